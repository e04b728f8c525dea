"""The benchmark that a reader chooses is that of every page, and what is said of a value beside it is right."""

import re
from itertools import pairwise, product
from typing import NamedTuple

import pytest
from declared import LISTED, observations
from onscreen import PAGES, charts, nodes, notices, picker, plain, rerun, sound, visit
from streamlit.testing.v1 import AppTest

from data.catalogue import load_catalogue
from data.indicators import Direction, Rule
from data.levels import Course, Level
from data.rounding import rounded
from geo.areas import HANSESTADT, PARTNERS, REGION, REGION_PARTS
from pages.text import LANGUAGES, load_text
from pages.text.places import beside
from pages.ui.benchmarks import OFFERED, fixed
from pages.ui.cards import Tag
from pages.ui.findings import compared, finding, tags
from pages.ui.store import listed, observe
from pages.ui.verdict import verdict

CATALOGUE = load_catalogue()
GERMAN = load_text("de")
HARBURG = "03353"
POWER = "renewables_per_capita"
SHARE = "share_65plus"
SIGNS = {
    Level.SIMILAR: "≈", Course.STABLE: "→",
    **dict.fromkeys((Level.BETTER, Level.WORSE, Level.HIGHER, Level.LOWER), "▲▼"),
    **dict.fromkeys((Course.IMPROVING, Course.WORSENING, Course.RISING, Course.FALLING), "↗↘"),
}  # fmt: skip


class Shown(NamedTuple):
    """A tag on the screen."""

    side: str
    sign: str
    word: str


def html(app: AppTest) -> list[str]:
    return [node.proto.body for node in nodes(app.main) if node.type == "html"]


def shown_tags(block: str) -> list[Shown]:
    found = re.findall(r'<span class="tag (\w+)"><span aria-hidden="true">(.*?)</span> (.*?)</span>', block)
    return [Shown(*each) for each in found]


def blocks(app: AppTest) -> dict[str, str]:
    """Cards and rows of profiles by the name of their indicator."""
    every = "".join(html(app))
    cards = re.findall(r'<li class="card"><p class="name">(.*?)</p>(.*?)</li>', every)
    rows = re.findall(r'<th scope="row">(.*?) <small>.*?</th>(.*?)</tr>', every)
    return {name.replace("&amp;", "&"): block for name, block in (*cards, *rows)}


def words(app: AppTest) -> dict[str, str]:
    return {name: plain(block) for name, block in blocks(app).items()}


# The choice


@pytest.mark.parametrize("page", [*PAGES, "compare"])
def test_every_page_offers_the_benchmark_of_the_address(page: str) -> None:
    app = visit(page, lang="de", benchmark="median")
    assert picker(app.selectbox, "benchmark").value == "median" and not app.warning
    for chosen in OFFERED:
        rerun(app, lang="de", benchmark=chosen, area=HARBURG)
        assert sound(app) and not app.warning
        assert picker(app.selectbox, "benchmark").value == chosen


def test_another_benchmark_is_written_into_the_address_and_kept_on_the_next_page() -> None:
    app = visit("overview", lang="de", area=HARBURG)
    picker(app.selectbox, "benchmark").select("DG").run()
    assert app.query_params == {"lang": "de", "area": HARBURG, "benchmark": "DG"}
    app.switch_page("pages/area.py").run()
    assert picker(app.selectbox, "benchmark").value == "DG"


@pytest.mark.parametrize("given", ["99999", "", "03353"])
def test_an_unknown_benchmark_is_named(given: str) -> None:
    app = visit("map", lang="de", benchmark=given)
    (warning,) = app.warning
    assert GERMAN("address.benchmark") in warning.value and f"`{given or '…'}`" in warning.value
    assert picker(app.selectbox, "benchmark").value == "median"


@pytest.mark.parametrize(
    ("area", "chosen"), [(HANSESTADT, "similar"), (REGION, "similar"), (REGION, "region")], ids=lambda each: each
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_no_such_benchmark_the_page_says_so_and_compares_with_nothing(
    area: str, chosen: str, language: str
) -> None:
    text = load_text(language)
    app = visit("overview", lang=language, area=area, benchmark=chosen)
    assert sound(app) and text("notice.benchmark", area=text(f"area.{area}")) in notices(app)
    power = words(app)[CATALOGUE[POWER].name[language]]
    assert [other for other in (*OFFERED, "similar") if text(f"area.{other}") in power] == []
    assert text("glance.no_benchmark", area=text(f"area.{area}")) in [plain(each).strip() for each in html(app)]


# Where it reaches


@pytest.mark.parametrize("chosen", OFFERED)
def test_the_benchmark_reaches_the_cards(chosen: str) -> None:
    card = words(visit("overview", lang="de", area=HARBURG, benchmark=chosen))[CATALOGUE[POWER].name["de"]]
    other = f"similar:{HARBURG}" if chosen == "similar" else chosen
    value = observe(CATALOGUE[POWER], other, 2023).value
    assert value is not None
    written = GERMAN.measure(value, 2, unit=CATALOGUE[POWER].unit["de"])
    side = "higher" if value < 1.47 else "lower"
    assert GERMAN(f"figure.{side}", than=beside(other, GERMAN), value=written) in card


def test_the_benchmark_reaches_the_profile() -> None:
    name = CATALOGUE["unemployed_share"].name["de"]
    for chosen in ("median", "similar", "02", "DG"):
        app = visit("area", lang="de", area=HARBURG, benchmark=chosen)
        columns = re.findall(r'<th scope="col">(.*?)</th>', "".join(html(app)))
        assert columns[4] == GERMAN(f"area.{chosen}"), "the first to compare with"
        assert name in blocks(app)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [("median", "im mittleren Kreis"), ("similar", "Median der zehn ähnlichen Kreise"), ("DG", "in Deutschland"),
     ("02", "in Hamburg"), ("region", "in der Region"), ("03", "in Niedersachsen")],
)  # fmt: skip
@pytest.mark.parametrize(("page", "key"), [("map", "ranking"), ("field", "comparison"), ("compare", "side")])
def test_the_benchmark_reaches_the_sentences(page: str, key: str, chosen: str, said: str) -> None:
    app = visit(page, lang="de", indicator="gdp_per_inhabitant", area=HARBURG, benchmark=chosen)
    assert said in charts(app)[key].alt
    if page == "field":
        assert said in charts(app)["lines"].alt


def test_the_benchmark_decides_the_judgement() -> None:
    for chosen, judged in (("02", "higher"), ("median", "similar"), ("03", "lower")):  # 1.47 beside 0.16, 1.73, 2.71
        app = visit("area", lang="de", area=HARBURG, benchmark=chosen)
        assert shown_tags(blocks(app)[CATALOGUE[POWER].name["de"]])[0].word == GERMAN(f"level.{judged}")


# Tags

# By hand from the published values (unemployed per 100 of working age 2021: median of the Kreise 4.20, half of the
# median absolute deviation 0.56, of the changes since 2016 0.17; share of 65 and over 2022: 22.6, 0.81, since 2017
# 0.23).
BY_HAND = [
    ("unemployed_share", "03353", "similar", "worsening", "≈↗"),  # 3.8; 0.25 more
    ("unemployed_share", "03354", "worse", "stable", "▲→"),  # 6.0; 0.00
    ("unemployed_share", "03359", "worse", "worsening", "▲↗"),  # 5.3; 0.48 more
    ("unemployed_share", "03360", "similar", "improving", "≈↘"),  # 4.2; 0.62 less
    (SHARE, "03353", "similar", "rising", "≈↗"),  # 22.5; 0.25 more
    (SHARE, "03354", "higher", "rising", "▲↗"),  # 28.6; 1.02 more
    (SHARE, "03355", "lower", "rising", "▼↗"),  # 20.9; 1.12 more
    ("hospital_beds_rate", "03354", "lower", "falling", "▼↘"),  # 2.2 beside 5.2, 1.05; 0.23 less, 0.14
]


@pytest.mark.parametrize(("indicator", "area", "level", "course", "signs"), BY_HAND)
def test_level_and_course_are_those_found_by_hand(
    indicator: str, area: str, level: str, course: str, signs: str
) -> None:
    found = shown_tags(blocks(visit("area", lang="de", area=area))[CATALOGUE[indicator].name["de"]])
    assert [each.word for each in found] == [GERMAN(f"level.{level}"), GERMAN(f"course.{course}")]
    assert "".join(each.sign for each in found) == signs
    sides = {"better": "good", "improving": "good", "worse": "bad", "worsening": "bad"}
    assert [each.side for each in found] == [sides.get(level, "even"), sides.get(course, "even")]


def every_tag() -> list[tuple[str, str, Tag]]:
    found = [finding(indicator, area) for indicator, area in product(listed(), (*PARTNERS, REGION))]
    return [(each.indicator.id, each.area, tag) for each in found for tag in tags(each, GERMAN)]


def test_every_tag_has_a_sign_and_a_word_that_belong_together() -> None:
    judgements = {GERMAN(f"level.{each}"): each for each in Level} | {GERMAN(f"course.{each}"): each for each in Course}
    assert len(judgements) == len(SIGNS)
    found = every_tag()
    assert len(found) > 500 and {tag.word for _, _, tag in found} == set(judgements)
    assert [each for each in found if each[2].sign not in SIGNS[judgements[each[2].word]]] == []


def test_only_higher_and_lower_are_said_where_neither_is_better() -> None:
    judging = {GERMAN(key) for key in ("level.better", "level.worse", "course.improving", "course.worsening")}
    open_ended = {GERMAN(key) for key in ("level.higher", "level.lower", "course.rising", "course.falling")}
    for indicator, area, tag in every_tag():
        is_neither = CATALOGUE[indicator].direction is Direction.NEITHER
        assert tag.word not in (judging if is_neither else open_ended), (indicator, area)
        assert (tag.is_good is None) == (tag.word not in judging), (indicator, area)


def test_counts_are_not_beside_a_benchmark() -> None:
    counts = [indicator for indicator in listed() if indicator.aggregation.rule is Rule.SUM]
    assert len(counts) > 5
    for found in (finding(each, area) for each in counts for area in REGION_PARTS):
        assert (found.benchmark, found.level) == (None, None), found.indicator.id
    row = blocks(visit("area", lang="de", area=HARBURG))[CATALOGUE["population"].name["de"]]
    assert not {each.sign for each in shown_tags(row)} & set("▲▼≈")


@pytest.mark.parametrize("page", ["overview", "field", "area"])
def test_tags_are_read_as_words_and_their_signs_are_not_read_aloud(page: str) -> None:
    every = "".join(html(visit(page, lang="en", area=HARBURG)))
    text = load_text("en")
    known = {text(f"level.{each}") for each in Level} | {text(f"course.{each}") for each in Course}
    found = shown_tags(every)
    assert found and every.count('class="tag ') == len(found)
    assert {each.word for each in found} <= known and all(len(each.sign) == 1 for each in found)


# At a glance


FIRST_YEAR = 2019  # seven years with 2025, the newest


def by_hand(area: str) -> dict[str, list[str]]:
    """Judged indicators of a Kreis against the median, from the committed values alone."""
    judged: dict[str, list[str]] = {"better": [], "similar": [], "worse": []}
    every_value = observations()
    for each in LISTED:
        found = every_value[every_value["indicator"] == each.id]
        own = found[found["area"] == area].dropna(subset="value")
        if each.direction is Direction.NEITHER or own.empty or own["year"].max() < FIRST_YEAR:
            continue
        newest = own[own["year"] == own["year"].max()].iloc[0]
        every = found[(found["year"] == newest["year"]) & (found["flag"] != "not_comparable")]
        kreise = every[every["area"].str.len() == 5]["value"].dropna()
        if newest["flag"] == "not_comparable" or len(kreise) < 350:
            continue
        near = (kreise - kreise.median()).abs().median() / 2
        gap = rounded(newest["value"], each.decimals) - rounded(float(kreise.median()), each.decimals)
        side = "similar" if abs(gap) <= near + 1e-9 else ""
        judged[side or ("better" if (gap > 0) is (each.direction is Direction.HIGHER) else "worse")].append(each.id)
    return judged


def test_the_glance_judges_all_listed_indicators_by_one_rule_for_all_areas() -> None:
    for area in REGION_PARTS:
        with fixed("median"):
            shown = verdict(area)
        found = {str(level): [each.indicator.id for each in figures] for level, figures in shown.found.items()}
        assert found == by_hand(area), area
    with fixed("median"):
        stade = verdict("03359")
    assert {str(level): len(each) for level, each in stade.found.items()} == {"better": 6, "similar": 8, "worse": 9}


def test_the_glance_says_how_many_were_judged_against_what_and_from_which_years() -> None:
    app = visit("overview", lang="de", area="03359")
    sentence = (
        f"Stade: 6 von 23 Kennzahlen günstiger als {beside('median', GERMAN)}, 8 ähnlich, 9 ungünstiger; "
        "Werte von 2019 bis 2025."
    )
    assert sentence in [plain(each).strip() for each in html(app)]
    rerun(app, lang="en", area="03359", benchmark="03")
    english = "Stade: 1 of 2 indicators better than the figure in Lower Saxony, 1 similar, 0 worse; values of 2021."
    assert f"{english} 21 more cannot be compared and are not counted." in [plain(each).strip() for each in html(app)]


@pytest.mark.parametrize("chosen", OFFERED)
def test_what_the_head_names_is_what_is_judged(chosen: str) -> None:
    """No other takes the place of a benchmark without a value: nothing is compared, and it is said."""
    with fixed(chosen):
        for area in (*PARTNERS, REGION):
            expected = {f"{chosen}:{area}" if chosen == "similar" else chosen}
            every = [finding(each, area) for each in listed()]
            assert {each.benchmark.area for each in every if each.benchmark is not None} <= expected
            said = [each for each in every if each.benchmark is None and compared(each, GERMAN)]
            nothing = GERMAN("figure.no_benchmark", name=GERMAN(f"area.{chosen}"))
            assert [each.indicator.id for each in said if compared(each, GERMAN) != nothing] == []


def test_the_ranking_shows_the_benchmark_of_the_head_and_no_other_even_without_a_value() -> None:
    for chosen, others in (("03", ("02", "DG", "median")), ("median", ("02", "DG", "03"))):
        app = visit("map", lang="de", indicator="broadband_1000_2025", area=HARBURG, benchmark=chosen)
        drawn = charts(app)["ranking"].spec
        assert GERMAN(f"area.{chosen}") in drawn  # Niedersachsen has no value
        assert [other for other in others if GERMAN(f"area.{other}") in drawn] == []
        legend = next(plain(each) for each in html(app) if 'class="legend"' in each)
        assert f"{GERMAN('area.03')} {GERMAN('flag.not_published.short')}" in legend


# Sentences


@pytest.mark.parametrize("page", ["map", "field", "compare"])
@pytest.mark.parametrize("area", [REGION, HARBURG, HANSESTADT])
def test_the_sentence_above_each_chart_is_its_alternative_text(page: str, area: str) -> None:
    app = visit(page, lang="de", area=area, indicator="population_density")
    elements = [node for node in nodes(app.main) if node.type in ("html", "plotly_chart")]
    seen = 0
    for before, chart in pairwise(elements):
        if chart.type == "plotly_chart":
            assert before.type == "html" and plain(before.proto.body).strip() == chart.proto.alt
            seen += 1
    assert seen == len(charts(app)) > 0
    assert not any("{" in chart.alt for chart in charts(app).values())  # no placeholder is left
