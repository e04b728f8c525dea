"""Each page says what it shows, in one language, and says in words what it cannot show."""

import json
import re
from collections.abc import Iterator
from html import escape
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pandas as pd
import pytest
from onscreen import (
    PAGES,
    charts,
    components,
    foreign_words,
    nodes,
    notices,
    page_links,
    picker,
    plain,
    readable,
    rerun,
    sound,
    tables,
    visit,
    vocabulary,
)
from streamlit.testing.v1 import AppTest

from data.catalogue import load_catalogue
from data.change import Refusal, between
from data.flags import Flag
from data.indicators import FIELDS, Rule
from data.observations import COLUMNS, load_observations
from data.search import load_index, load_synonyms
from geo import areas, outlines
from geo.areas import HANSESTADT, PARTNERS, REGION
from geo.outlines import load_outlines
from pages import IN_HEAD, URLS
from pages.figures.theme import THEMES
from pages.text import LANGUAGES, load_text
from pages.ui import mapview
from pages.ui.store import MEDIAN, listed, observe, observe_all, panel, years

CATALOGUE = load_catalogue()
GERMAN, ENGLISH = load_text("de"), load_text("en")
LUENEBURG = "03355"
CLASS_COLOURS = {colour for theme in THEMES.values() for colour in theme.palette}
CLIMATE = "temperature_mean"  # a series of Land and Bund
OF_BOTH = "population_density"  # published for the Hansestadt and for the Landkreis
REFUSED = "net_rent_2022"  # an indicator without a rule for totals
CHOICES = {"lang": "de", "area": "03354", "indicator": "share_65plus", "year": "2015", "areas": "03354,03360"}


def headings(app: AppTest) -> list[str]:
    return [str(heading.value) for heading in (*app.title, *app.header, *app.subheader)]


def buttons(app: AppTest) -> dict[str, ElementTree.Element]:
    """The areas of the map by id."""
    svg = ElementTree.fromstring(components(app)["map"]["svg"])
    return {each.get("data-area", ""): each for each in svg.iter("g") if each.get("role") == "button"}


def fills(button: ElementTree.Element) -> set[str | None]:
    return {use.get("fill") for use in button.iter("use")}


def table(app: AppTest) -> pd.DataFrame:
    """The table below the (first) chart."""
    return tables(app)[0]


def profiles(app: AppTest) -> list[str]:
    """The tables of a profile, as HTML."""
    return [
        node.proto.body
        for node in nodes(app.main)
        if node.type == "html" and '<table class="profile' in node.proto.body
    ]


# Every page, every indicator


@pytest.mark.parametrize(("page", "language"), [*product(PAGES, LANGUAGES)])
def test_every_page_stands_in_both_languages(page: str, language: str) -> None:
    for area in (REGION, HANSESTADT):
        app = visit(page, lang=language, area=area)
        assert sound(app) and not app.warning
        assert load_text(language)("frame.foot") in readable(app)


@pytest.mark.parametrize(("page", "language"), [("map", "en"), ("field", "de")])
def test_every_indicator_can_be_shown_in_words_of_one_language(page: str, language: str) -> None:
    app = visit(page, lang=language)
    other = next(each for each in LANGUAGES if each != language)
    broken, unnamed, mixed = [], [], []
    for indicator in listed():
        rerun(app, lang=language, indicator=indicator.id, area=HANSESTADT)
        if not sound(app) or app.warning:
            broken.append(indicator.id)
        if indicator.name[language] not in headings(app):
            unnamed.append(indicator.id)
        mixed += [(indicator.id, word) for word in foreign_words(app, language, other)]
    assert (broken, unnamed, mixed) == ([], [], [])


def test_every_field_can_be_shown() -> None:
    app = visit("field")
    for field, area in product(FIELDS, (REGION, HANSESTADT)):
        rerun(app, field=field, area=area)
        assert sound(app) and GERMAN(f"field.{field}.name") in headings(app)


@pytest.mark.parametrize("page", ["map", "field"])
def test_each_chart_has_its_words_its_source_its_definition_and_its_table(page: str) -> None:
    app = visit(page, lang="de", indicator=OF_BOTH)
    charts = [node for node in nodes(app.main) if node.type == "plotly_chart"]
    assert len(charts) == 2
    said = "".join(node.proto.body for node in nodes(app.main) if node.type == "html")
    for chart in charts:
        assert chart.proto.alt.endswith(".") and f'<p class="sentence">{escape(chart.proto.alt)}</p>' in said
    sources = [each.value for each in app.caption if each.value.startswith(GERMAN("source.label") + ":")]
    assert sources and all("](https://" in source for source in sources)
    labels = [node.proto.popover.label for node in nodes(app.main) if node.type == "popover"]
    assert labels.count(GERMAN("definition.label")) == len(sources)
    assert len(tables(app)) >= len(sources)


# What an address asks for and is not there


UNKNOWN = [
    *((page, "area", "99999") for page in PAGES),
    *((page, "lang", "fr") for page in PAGES),
    *product(("map", "field"), ("indicator",), ("steam_power", "", "SHARE_65PLUS")),
    *product(("map", "field"), ("year",), ("soon", "-5", "2015.5", "9" * 5000)),
    *product(("map",), ("classes",), ("jenks", "", "publisher")),
    *(("field", name, "99999") for name in ("field", "areas")),
]


@pytest.mark.parametrize(("page", "name", "given"), UNKNOWN, ids=lambda each: each[:12])
def test_an_unknown_word_in_the_address_is_named_and_the_nearest_view_shown(page: str, name: str, given: str) -> None:
    app = visit(page, **{"lang": "de", name: given})
    assert sound(app)
    (warning,) = app.warning
    assert GERMAN(f"address.{name}") in warning.value and f"`{given[:40] or '…'}`" in warning.value
    usual = visit(page, lang="de")
    assert headings(app) == headings(usual)


def year_shown(app: AppTest) -> int:
    """The year of the map, else that of the picker."""
    if "map" in components(app):
        return int(ElementTree.fromstring(components(app)["map"]["svg"]).get("data-year", ""))
    return int(picker(app.select_slider, "year").value)


def test_an_unknown_area_beside_known_ones_is_named_and_the_others_are_shown() -> None:
    app = visit("field", lang="de", areas="03354,99999,03360")
    (warning,) = app.warning
    assert "`99999`" in warning.value
    assert picker(app.button_group, "areas").value == ["03354", "03360"]


def test_many_unknown_areas_are_one_notice() -> None:
    assert len(visit("field", areas=",".join(f"9{number}" for number in range(30))).warning) == 1


def test_what_an_address_says_is_repeated_without_its_markup() -> None:
    app = visit("map", lang="de", area="`</code><img src=x onerror=alert(1)>\n# Free money" + 100 * "!")
    (warning,) = app.warning
    quoted = warning.value.split("`")
    assert len(quoted) == 3 and not re.search(r"[<>\n]", quoted[1]) and len(quoted[1]) <= 40


@pytest.mark.parametrize("page", ["map", "field"])
@pytest.mark.parametrize(("given", "used"), [("2019", "2018"), ("2020", "2021"), ("1066", "2018"), ("9999", "2023")])
def test_a_year_without_values_gives_the_nearest_and_says_so(page: str, given: str, used: str) -> None:
    assert years(CATALOGUE["wind_per_km2"]) == (2018, 2021, 2023)
    app = visit(page, lang="de", indicator="wind_per_km2", year=given)
    assert sound(app)
    assert GERMAN("notice.year", given=given, used=used) in notices(app)
    assert year_shown(app) == int(used)


def test_a_year_with_values_is_shown_without_a_word() -> None:
    app = visit("map", lang="de", indicator="wind_per_km2", year="2021")
    assert notices(app) == [] and year_shown(app) == 2021
    assert table(app).columns[0].endswith(", 2021")


# Files that cannot be used


@pytest.fixture
def data_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Another data file than the repository's: first there is none."""
    file = tmp_path / "observations.parquet"
    monkeypatch.setattr(load_observations.__wrapped__, "__defaults__", (file,))
    load_observations.cache_clear()
    yield file
    load_observations.cache_clear()


@pytest.mark.parametrize("page", ["overview", "map", "field", "area"])
@pytest.mark.parametrize("cause", ["missing", "damaged", "columns"])
def test_an_unusable_data_file_is_named_with_the_command_that_rebuilds_it(
    page: str, cause: str, data_file: Path
) -> None:
    if cause == "damaged":
        data_file.write_bytes(b"PAR1 and then nothing of use")
    elif cause == "columns":
        pd.DataFrame({column: ["x"] for column in COLUMNS - {"flag"}}).to_parquet(data_file)
    app = visit(page, lang="de")
    (error,) = app.error
    assert "`observations.parquet`" in error.value and GERMAN(f"error.{cause}") in error.value
    assert "`python -m data.build" in error.value
    assert not app.exception and "Traceback" not in readable(app)
    assert GERMAN("frame.foot") in readable(app)


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Nothing of the files of space has been read yet, nor is kept."""
    kept = [each for module in (areas, outlines, mapview) for each in vars(module).values() if is_cached(each)]
    assert kept
    for function in kept:
        function.cache_clear()
    yield
    for function in kept:
        function.cache_clear()


def is_cached(function: object) -> bool:
    return hasattr(function, "cache_clear")


def instead(module: ModuleType, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every loader of a module reads another file than its own."""
    for load in (getattr(each, "__wrapped__", each) for each in vars(module).values()):
        if getattr(load, "__defaults__", None) == (module.FILE,):
            monkeypatch.setattr(load, "__defaults__", (file,))


@pytest.mark.usefixtures("forgotten")
def test_pages_without_a_map_stand_without_outlines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(outlines, tmp_path / "none.geojson", monkeypatch)
    fallen = [page for page in ("about", "history", "indicators", "explore", "compare") if visit(page, lang="de").error]
    assert fallen == []
    assert "`none.geojson`" in visit("map", lang="de").error[0].value


@pytest.mark.usefixtures("forgotten")
@pytest.mark.parametrize("cause", ["missing", "damaged"])
@pytest.mark.parametrize("module", [areas, outlines], ids=["areas", "outlines"])
def test_an_unusable_file_of_space_is_named_with_the_command_that_rebuilds_it(
    module: ModuleType, cause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / module.FILE.name
    if cause == "damaged":
        file.write_text("neither,a,file\nof,this,kind\n", encoding="utf-8")
    instead(module, file, monkeypatch)
    app = visit("map", lang="de")
    (error,) = app.error
    assert f"`{file.name}`" in error.value and GERMAN(f"error.{cause}") in error.value
    assert "`python -m geo.build" in error.value
    assert not app.exception and "Traceback" not in readable(app)


def test_a_page_that_fails_keeps_its_frame_and_shows_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the password is 1234")

    monkeypatch.setattr("pages.ui.mapblock.map_block", fail)
    app = visit("map", lang="de")
    assert [error.value for error in app.error] == [GERMAN("error.page")]
    assert not app.exception and "1234" not in readable(app)
    assert page_links(app) and GERMAN("frame.foot") in readable(app)


def test_a_wrong_list_of_synonyms_is_named_as_a_declaration(monkeypatch: pytest.MonkeyPatch) -> None:
    load_index.cache_clear()
    monkeypatch.setattr(load_synonyms.__wrapped__, "__defaults__", (Path("none.toml"),))
    load_synonyms.cache_clear()
    app = visit("explore", lang="de", q="wohnen")
    monkeypatch.undo()
    load_synonyms.cache_clear()
    (error,) = app.error
    assert error.value.startswith(GERMAN("error.declaration", what="none.toml").partition("`.")[0])
    assert not app.exception
    assert GERMAN("frame.foot") in readable(app)


# What is not published


def test_an_indicator_without_values_for_the_areas_is_hatched_and_says_so() -> None:
    app = visit("map", lang="de", indicator=CLIMATE)
    assert sound(app)
    found = buttons(app)
    assert sorted(found) == sorted(PARTNERS)
    for area, button in found.items():
        assert "url(#hatch-missing)" in fills(button) and not fills(button) & CLASS_COLOURS
        assert GERMAN("flag.not_published.long") in button.get("aria-label", "") or area == HANSESTADT
    assert GERMAN("chart.no_districts") in notices(app)
    assert GERMAN("map.no_classes") in readable(app)


def test_a_national_series_still_shows_its_development() -> None:
    app = visit("field", lang="de", indicator=CLIMATE)
    chart = next(node for node in nodes(app.main) if node.type == "plotly_chart")
    assert all(f'"{area}"' in chart.proto.spec for area in ("03", "DG"))
    assert GERMAN("area.03") in chart.proto.alt


def test_a_value_with_a_reservation_is_starred_hatched_and_explained() -> None:
    indicator = CATALOGUE["renewables_per_capita"]
    year, area = next(
        (year, area)
        for area in PARTNERS
        for year, observation in panel(indicator.id).series(area)
        if observation.flag is Flag.NOT_COMPARABLE
    )
    app = visit("map", lang="de", indicator=indicator.id, year=str(year))
    button = buttons(app)[area]
    assert "url(#hatch-missing)" in fills(button) and not fills(button) & CLASS_COLOURS  # off: it has no class
    assert GERMAN("map.missing_or_off") in readable(app)
    assert GERMAN("flag.not_comparable.long") in button.get("aria-label", "")
    name = GERMAN(f"area.{area}")
    assert table(app).loc[name, GERMAN("table.flag")] == GERMAN("flag.not_comparable.long")
    ranking = next(node for node in nodes(app.main) if node.type == "plotly_chart")
    assert GERMAN("flag.not_comparable.long") in ranking.proto.alt
    (bars,) = json.loads(ranking.proto.spec)["data"]
    place = [point[0] for point in bars["customdata"]].index(area)
    assert bars["text"][place].endswith("*")


def test_a_value_that_does_not_compare_has_no_rank_no_place_in_the_strip_and_stands_apart_in_the_ranking() -> None:
    app = visit("map", lang="de", indicator="broadband_1000_2025", area="03354")  # 99.7 %, known to be off
    ranking, strip = (charts(app)[key] for key in ("ranking", "strip"))
    (bars,) = json.loads(ranking.spec)["data"]
    assert (
        bars["customdata"][-1] == ["03354"] and bars["text"][-1] == "99,7\u00a0%*" and max(bars["x"]) == bars["x"][-1]
    )
    assert GERMAN("chart.apart", areas="Lüchow-Dannenberg") in ranking.alt and "Rang" not in ranking.alt
    placed = [area for trace in json.loads(strip.spec)["data"] for (area,) in trace.get("customdata", [])]
    assert "03354" not in placed and "03353" in placed
    assert GERMAN("strip.apart", areas="Lüchow-Dannenberg (99,7\u00a0%*)") in strip.alt and "399 Kreisen" in strip.alt
    assert table(app).loc["Lüchow-Dannenberg", GERMAN("table.rank")] == "–"


def test_a_median_of_estimated_values_is_marked_wherever_it_stands() -> None:
    app = visit("field", lang="de", indicator="gdp_per_inhabitant", year="2020", benchmark="median", area="03353")
    assert "34.300\u00a0€ je Einwohner*" in readable(app)
    compared = visit(
        "compare", lang="de", indicator="gdp_per_inhabitant", year="2020", benchmark="median", area="03353"
    )
    assert f"{GERMAN('chart.median')} 34.300*" in readable(compared)
    assert f"({GERMAN('flag.estimated.long')})" in charts(compared)["side"].alt


def test_no_change_of_a_median_is_stated_from_a_year_in_which_the_kreise_do_not_compare() -> None:
    indicator = CATALOGUE["renewables_per_capita"]
    points = dict(observe_all(indicator, MEDIAN))
    assert points[2018].value is None and points[2023].value is not None
    assert between(indicator, points, since=2018, until=2023) is Refusal.MISSING


def test_the_region_s_value_is_refused_with_its_reason_where_there_is_no_rule() -> None:
    indicator = CATALOGUE[REFUSED]
    assert indicator.aggregation.rule is Rule.NONE and indicator.aggregation.reason
    reason = indicator.aggregation.reason["de"]
    app = visit("map", lang="de", indicator=REFUSED, area=REGION)
    assert reason in readable(app)
    assert table(app).loc[GERMAN(f"area.{REGION}")].iloc[0] == GERMAN("flag.no_rule.short")
    profile = next(block for block in profiles(visit("area", lang="de", area=REGION)) if indicator.name["de"] in block)
    row = next(row for row in profile.split("<tr") if f">{indicator.name['de']} <" in row)
    assert f"({reason.removesuffix('.')})." in plain(row) and not re.search(r"<strong>[\d.,]+", row)


def test_the_region_counts_the_hansestadt_once() -> None:
    indicator = CATALOGUE["population"]
    year = years(indicator)[-1]
    parts = [observe(indicator, area, year).value for area in PARTNERS if area != HANSESTADT]
    whole = GERMAN.number(sum(part for part in parts if part is not None))
    app = visit("map", lang="de", indicator="population")
    assert table(app).loc[GERMAN(f"area.{REGION}")].iloc[0] == whole


# Hansestadt and Landkreis Lüneburg


@pytest.mark.parametrize("language", LANGUAGES)
def test_hansestadt_and_landkreis_lueneburg_are_never_mixed(language: str) -> None:
    text = load_text(language)
    city, kreis = text(f"area.{HANSESTADT}"), text(f"area.{LUENEBURG}")
    assert city != kreis and city not in kreis and kreis not in city
    indicator = CATALOGUE[OF_BOTH]
    year = years(indicator)[-1]
    values = {}
    for area in (HANSESTADT, LUENEBURG):
        value = panel(OF_BOTH).at(area, year).value
        assert value is not None
        values[area] = text.number(value, indicator.decimals)
    assert values[HANSESTADT] != values[LUENEBURG]
    app = visit("map", lang=language, indicator=OF_BOTH, year=str(year))
    assert (table(app).loc[city].iloc[0], table(app).loc[kreis].iloc[0]) == (values[HANSESTADT], values[LUENEBURG])
    for area, name in ((HANSESTADT, city), (LUENEBURG, kreis)):
        assert buttons(app)[area].get("aria-label", "").startswith(f"{name}: {values[area]}")
    assert text("map.with_city") in buttons(app)[LUENEBURG].get("aria-label", "")
    titles = {area: visit("area", lang=language, area=area).title[0].value for area in (HANSESTADT, LUENEBURG)}
    assert city in titles[HANSESTADT] and kreis in titles[LUENEBURG]


def test_no_page_names_lueneburg_without_saying_which() -> None:
    bare = re.compile(r"(?<!Landkreis )(?<!Landkreises )(?<!Hansestadt )(?<!-)\bLüneburg\b(?! district)")
    said_in_full = "Lüneburg, Stade und Uelzen"  # the list of Landkreise in the words about the project
    for page, area in product(PAGES, (REGION, HANSESTADT, LUENEBURG)):
        words = readable(visit(page, lang="de", area=area)).replace(said_in_full, "")
        assert [words[max(0, hit.start() - 30) : hit.end() + 20] for hit in bare.finditer(words)] == []


def test_the_hansestadt_never_borrows_the_value_of_its_landkreis() -> None:
    without = next(i for i in listed() if not panel(i.id).years_of([HANSESTADT]) and panel(i.id).years_of([LUENEBURG]))
    app = visit("map", lang="de", indicator=without.id)
    button = buttons(app)[HANSESTADT]
    assert button.get("aria-label") == GERMAN("map.in_kreis", name=GERMAN(f"area.{HANSESTADT}"))
    assert "url(#hatch-missing)" in fills(button)
    assert table(app).loc[GERMAN(f"area.{HANSESTADT}")].iloc[0] == GERMAN("flag.not_published.short")


# Choices live in the address


@pytest.mark.parametrize("page", PAGES)
def test_links_carry_all_choices_to_every_page(page: str) -> None:
    links = page_links(visit(page, **CHOICES))
    assert {link.page for link in links} >= {URLS[name] for name in IN_HEAD}
    for link in links:
        carried = dict(parse_qsl(link.query_string))
        own = CATALOGUE[CHOICES["indicator"]].field
        is_shown = carried.get("field", own) == own  # beside another field the indicator could not be shown
        kept = {name: given for name, given in CHOICES.items() if is_shown or name != "indicator"}
        assert {name: carried[name] for name in CHOICES if name in carried} == kept


def test_choices_survive_a_change_of_page() -> None:
    app = visit("map", **CHOICES)
    assert (picker(app.selectbox, "indicator").value, year_shown(app)) == ("share_65plus", 2015)
    for page in ("field", "area", "map"):
        app.switch_page(f"pages/{page}.py").run()
        assert picker(app.selectbox, "area").value == CHOICES["area"]
    assert (picker(app.selectbox, "indicator").value, year_shown(app)) == ("share_65plus", 2015)
    assert app.query_params == CHOICES


def test_each_choice_is_written_into_the_address() -> None:
    app = visit("field", lang="de")
    picker(app.selectbox, "area").select("03360").run()
    picker(app.button_group, "field").select("demography").run()
    picker(app.selectbox, "indicator").select("share_65plus").run()
    picker(app.select_slider, "year").set_value(2012).run()
    picker(app.button_group, "areas").unselect("03353").run()
    assert sound(app)
    assert app.query_params == {
        "lang": "de",
        "area": "03360",
        "field": "demography",
        "indicator": "share_65plus",
        "year": "2012",
        "areas": "03354,03355,03355022,03359,03360",
    }


def test_another_field_drops_the_indicator_of_the_last() -> None:
    app = visit("field", lang="de", indicator="share_65plus")
    assert picker(app.button_group, "field").value == "demography"  # an indicator's own
    picker(app.button_group, "field").select("energy").run()
    assert "indicator" not in app.query_params and not app.warning
    assert CATALOGUE[picker(app.selectbox, "indicator").value].field == "energy"


def test_another_language_keeps_every_choice() -> None:
    app = visit("map", **CHOICES)
    app.button(key="language").click().run()
    assert app.title[0].value == ENGLISH("map.title")
    assert app.query_params == CHOICES | {"lang": "en"}
    assert picker(app.selectbox, "area").value == CHOICES["area"]
    assert (picker(app.selectbox, "indicator").value, year_shown(app)) == ("share_65plus", 2015)


def test_without_a_language_in_the_address_the_browser_decides_and_german_comes_first() -> None:
    for locale, language in (("de-DE", "de"), ("de-AT", "de"), (None, "de"), ("en-GB", "en"), ("fr-FR", "en")):
        app = visit("about", locale=locale)
        assert app.title[0].value == load_text(language)("about.title")


# Two languages


@pytest.mark.parametrize(("language", "other"), [("de", "en"), ("en", "de")])
def test_no_word_of_the_other_language_is_on_a_page(language: str, other: str) -> None:
    assert len(vocabulary(other, language)) > 300
    app = visit("overview", lang=language)
    found = []
    for page, area in product(PAGES, (REGION, HANSESTADT, LUENEBURG)):
        assert sound(rerun(app, page=page, lang=language, area=area))
        found += [(page, area, word) for word in foreign_words(app, language, other)]
    assert found == []


def test_only_names_and_a_few_words_are_the_same_in_both_languages() -> None:
    same = {key: words for key, words in GERMAN.entries.items() if words == ENGLISH.entries[key]}
    pieces = ("month.", "sentence.", "in.", "the.", "to.", "than.")  # "April", "in {name}"
    shared = {key: words for key, words in same.items() if not key.startswith(pieces)}
    bare = {re.sub(r"\{\w+\}|= 100|[^\w\s-]", "", words).strip() for words in shared.values()}
    names = {"Harburg", "Lüchow-Dannenberg", "Stade", "Uelzen", "Hamburg"}
    names |= {"SMART REGION", "SMART REGION Monitor", "Monitor"}
    assert bare - {""} == names | {
        "Status",
        "Definition",
        "Trend",
        "Trends",
        "Median",
        "Index",
        "Organisation",
        "Parquet",
        "PNG",
        "SVG",
        "Format",
        "Region",
        "Land",
        "Lüneburg",
    }
    assert [each.id for each in CATALOGUE.values() if each.name["de"] == each.name["en"]] == []


def test_numbers_are_written_in_the_page_s_language() -> None:
    for page in ("overview", "map", "area"):
        english = readable(visit(page, lang="en", area=LUENEBURG))
        assert re.search(r"\d\.\d", english) and re.findall(r"\d,\d{1,2}(?!\d)", english) == []


# The overview


def is_outlines(node: Any) -> bool:
    return node.type == "bidi_component" and node.proto.component_name == "outlines"


def test_the_outlines_are_the_same_in_every_run_and_the_map_brings_none() -> None:
    first, second = visit("map", indicator=OF_BOTH), visit("overview", area=HANSESTADT)
    held = [node.proto for app in (first, second) for node in nodes(app.main) if is_outlines(node)]
    assert len(held) == 2
    assert held[0] == held[1]
    longest = max(load_outlines().shapes, key=lambda shape: len(shape.path)).path
    assert longest in held[0].html_content and longest not in components(first)["map"]["svg"]


def test_the_about_page_says_how_many_figures_are_computed_and_how_many_taken_as_published() -> None:
    offered = [each for each in load_catalogue().values() if each.listed]
    taken = sum(bool(each.series or each.terms) for each in offered)
    for language in LANGUAGES:
        words = load_text(language)(
            "about.figures_text", offered=len(offered), computed=len(offered) - taken, taken=taken
        )
        assert words.strip() in [each.value.strip() for each in visit("about", lang=language).markdown]
    assert 0 < taken < len(offered)
