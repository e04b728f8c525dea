"""The page Vergleich: six views of areas one by one, together, over time and beside similar ones."""

import json
import re
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from onscreen import charts, foreign_words, notices, picker, plain, rerun, sound, tables, visit
from streamlit.testing.v1 import AppTest

from data.catalogue import load_catalogue
from data.change import Refusal
from data.indicators import Rule
from data.observations import FILE
from geo.areas import HANSESTADT, PARTNERS, REGION
from pages.text import LANGUAGES, Text, load_text
from pages.ui.store import listed

VIEWS = ("side", "time", "shift", "panels", "cloud", "alike")
CATALOGUE = load_catalogue()
GERMAN, ENGLISH = load_text("de"), load_text("en")
HARBURG, LUENEBURG, STADE, CELLE = "03353", "03355", "03359", "03351"
REST = f"{LUENEBURG}-{HANSESTADT}"
POWER = "renewables_per_capita"  # kW per inhabitant: the sum of one count by the sum of another
USUAL = "unemployed_share"  # what the page shows without a choice
SHARE = "share_65plus"  # a mean with the population as its weight; a break in 2011
OLDER = "gdp_per_inhabitant"  # a long series without a break of its own
REFUSED = "net_rent_2022"  # without a rule for totals
NORMED = "deprivation_score"  # normed anew in each year
BALANCE = "commuter_balance_rate"  # below zero
COUNT = "renewables_kw"  # divided by inhabitants or area


def compare(view: str = "side", **address: str) -> AppTest:
    return visit("compare", **({"lang": "de", "view": view} | address))


def column(app: AppTest, place: int = 0, *, number: int = 0) -> pd.Series:
    """A column of a table on the page."""
    return tables(app)[number].iloc[:, place]


def name(area: str, text: Text = GERMAN) -> str:
    return text(f"area.{area}")


def spec(app: AppTest, key: str) -> dict[str, Any]:
    """A figure as plotly draws it."""
    found: dict[str, Any] = json.loads(charts(app)[key].spec)
    return found


def headline(app: AppTest) -> list[str]:
    """The values written large."""
    return [each.value.strip("*") for each in app.markdown if re.fullmatch(r"\*\*.*\*\*", each.value)]


def captions(app: AppTest) -> list[str]:
    return [str(each.value) for each in app.caption]


def published(indicator: str, area: str, year: int) -> float:
    """A value straight from the file."""
    rows = pd.read_parquet(FILE, filters=[("indicator", "==", indicator), ("area", "==", area), ("year", "==", year)])
    return float(rows["value"].item())


# Every view, every indicator


@pytest.mark.parametrize(("view", "language"), [*product(VIEWS, LANGUAGES)])
def test_every_view_stands_in_words_of_one_language(view: str, language: str) -> None:
    other = next(each for each in LANGUAGES if each != language)
    app = compare(view, lang=language)
    for area, more in product((REGION, HARBURG, HANSESTADT), ({}, {"others": f"{CELLE},01001"})):
        rerun(app, lang=language, view=view, area=area, **more)
        assert sound(app) and not app.warning
        assert foreign_words(app, language, other) == []
        assert list(charts(app)) == ([view] if view != "alike" or area == HARBURG else [])


@pytest.mark.parametrize(("view", "language"), [*zip(VIEWS, LANGUAGES * 3, strict=True)])
def test_every_view_stands_for_every_indicator_and_divides_only_what_is_declared(view: str, language: str) -> None:
    app = compare(view, lang=language)
    broken, divided = [], []
    for indicator in listed():
        rerun(app, lang=language, view=view, indicator=indicator.id, area=LUENEBURG, areas=HARBURG)
        headings = " ".join(each.value for each in (*app.header, *app.subheader))
        if not sound(app) or app.warning or indicator.name[language] not in headings:
            broken.append(indicator.id)
        if any((each.key or "").startswith("measure:") for each in app.button_group):
            divided.append(indicator)
    assert broken == []
    assert divided == [indicator for indicator in listed() if indicator.per]


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_has_its_sentence_its_source_its_definition_and_its_table(view: str) -> None:
    app = compare(view, area=HARBURG, indicator=SHARE)
    (chart,) = charts(app).values()
    sentences = [plain(html.proto.body).strip() for html in app.get("html") if 'class="sentence"' in html.proto.body]
    assert chart.alt in sentences and chart.alt.startswith(CATALOGUE[SHARE].name["de"]) and chart.alt.endswith(".")
    assert any(said.startswith(f"{GERMAN('source.label')}: [") for said in captions(app))
    assert CATALOGUE[SHARE].definition["de"] in [each.value for each in app.markdown]
    assert tables(app)


@pytest.mark.parametrize(
    ("part", "given"),
    [("view", "pie"), ("measure", "per_moon"), ("base", "1066"), ("since", "1066"), ("against", "steam"),
     ("others", "99999"), ("areas", "99999"), ("indicator", "steam")],
)  # fmt: skip
def test_an_unknown_word_in_the_address_is_named(part: str, given: str) -> None:
    view = {"base": "time", "since": "shift", "against": "cloud"}.get(part, "side")
    app = compare(**{"view": view, "indicator": SHARE} | {part: given})
    assert sound(app)
    (warning,) = app.warning
    assert GERMAN(f"address.{part}") in warning.value and f"`{given}`" in warning.value


# Together


def test_the_value_of_two_areas_is_computed_by_the_rule_and_the_rule_stands_below_it() -> None:
    app = compare(indicator=POWER, year="2023", areas=f"{HARBURG},{STADE}")
    parts = [(published(COUNT, area, 2023), published("population", area, 2023)) for area in (HARBURG, STADE)]
    expected = sum(above for above, _ in parts) / sum(below for _, below in parts)
    assert round(expected, 2) == 2.17 and headline(app) == ["2,17\u00a0kW je Einwohner"]
    assert GERMAN("compare.together", areas="Harburg + Stade") in [each.value for each in app.subheader]
    assert f"2023 · {GERMAN('rule_short.ratio')}" in captions(app)
    assert column(app)[GERMAN("area.together")] == "2,17"


def test_counts_are_added_and_means_are_weighted() -> None:
    count = compare(indicator="population", year="2020", areas=f"{HARBURG},{STADE}")
    assert headline(count) == ["461.373\u00a0Einwohner"]  # 256.016 + 205.357
    assert f"2020 · {GERMAN('rule_short.sum')}" in captions(count)
    mean = compare(indicator=SHARE, year="2020", areas=f"{HARBURG},{STADE}")
    both = {area: (published(SHARE, area, 2020), published("population", area, 2020)) for area in (HARBURG, STADE)}
    expected = sum(value * weight for value, weight in both.values()) / sum(weight for _, weight in both.values())
    assert headline(mean) == [GERMAN.measure(expected, 1, unit="%")]
    weight = CATALOGUE["population_census_2011"].name["de"]
    assert f"2020 · {GERMAN('rule_short.mean', weight=weight)}" in captions(mean)


def test_of_landkreis_and_hansestadt_the_landkreis_counts_once_and_the_page_says_so() -> None:
    app = compare(indicator=POWER, year="2023", areas=f"{LUENEBURG},{HANSESTADT}")
    said = GERMAN("compare.inside", area=name(HANSESTADT), container=name(LUENEBURG))
    assert said not in captions(compare(indicator=POWER, areas=f"{HARBURG},{LUENEBURG}"))
    with_harburg = compare(indicator=POWER, year="2023", areas=f"{HARBURG},{LUENEBURG},{HANSESTADT}")
    assert said in captions(with_harburg) and said in captions(app)
    assert headline(app) == ["2,25\u00a0kW je Einwohner"]
    without_city = compare(indicator=POWER, year="2023", areas=f"{HARBURG},{LUENEBURG}")
    assert headline(with_harburg) == headline(without_city) == ["1,79\u00a0kW je Einwohner"]
    assert GERMAN("area.together") not in column(app).index  # the Landkreis has its own row
    assert column(app)[name(LUENEBURG)] == "2,25"


def test_the_landkreis_without_its_hansestadt_can_be_picked_where_both_have_values() -> None:
    app = compare(indicator=POWER, year="2023", areas=REST)
    assert GERMAN("area.rest") in picker(app.button_group, "areas").options
    power = published(COUNT, LUENEBURG, 2023) - published(COUNT, HANSESTADT, 2023)
    people = published("population", LUENEBURG, 2023) - published("population", HANSESTADT, 2023)
    assert round(power / people, 2) == 3.56
    assert column(app)[GERMAN("area.rest")] == "3,56" and headline(app) == ["3,56\u00a0kW je Einwohner"]
    refused = compare(indicator=OLDER, areas=REST)
    assert column(refused)[GERMAN("area.rest")] == "–"


def test_hansestadt_and_the_rest_are_the_landkreis() -> None:
    app = compare(indicator=POWER, year="2023", areas=f"{HARBURG},{HANSESTADT},{REST}")
    assert GERMAN("compare.together", areas=f"Harburg + {name(LUENEBURG)}") in [each.value for each in app.subheader]
    assert headline(app) == ["1,79\u00a0kW je Einwohner"]


def test_the_five_landkreise_together_are_the_region() -> None:
    app = compare(indicator=POWER, year="2023", areas=",".join(PARTNERS))
    assert headline(app) == ["2,70\u00a0kW je Einwohner"]
    assert list(column(app).index).count(name(REGION)) == 1 and GERMAN("area.together") not in column(app).index


def test_one_area_alone_has_no_value_together() -> None:
    assert headline(compare(areas=HARBURG)) == []


def test_a_refused_total_gives_its_reason() -> None:
    reason = CATALOGUE[REFUSED].aggregation.reason
    assert CATALOGUE[REFUSED].aggregation.rule is Rule.NONE and reason
    app = compare(indicator=REFUSED, areas=f"{HARBURG},{STADE}")
    assert headline(app) == [] and any(reason["de"] in said for said in notices(app))
    assert column(app)[GERMAN("area.together")] == "–"


def test_a_part_without_a_value_is_named_with_what_it_lacks() -> None:
    app = compare(indicator=SHARE, year="2022", areas=f"{HARBURG},{STADE}")  # no population of 2022
    (said,) = notices(app)
    assert f"({CATALOGUE['population_census_2011'].name['de']})" in said and said.endswith("für: Harburg, Stade.")
    assert headline(app) == []
    city = compare(indicator=OLDER, year="2015", areas=f"{HARBURG},{HANSESTADT}")
    (said,) = notices(city)
    assert f"({CATALOGUE[OLDER].name['de']})" in said and said.endswith(f"für: {name(HANSESTADT)}.")
    assert headline(city) == []


# Count, per head, per km²


def test_only_a_declared_count_can_be_divided_and_then_has_another_unit() -> None:
    app = compare(indicator=COUNT, year="2023", areas=HARBURG)
    unit = CATALOGUE[COUNT].unit["de"]
    assert picker(app.button_group, "measure").options == [
        GERMAN("compare.measure_absolute"), GERMAN("compare.measure_population"), GERMAN("compare.measure_area_km2")
    ]  # fmt: skip
    assert column(app).name == unit and column(app)[name(HARBURG)] == "390.327"
    for divisor, written in (("population", "1.474,2"), ("area_km2", "312,64")):
        rerun(app, lang="de", indicator=COUNT, year="2023", areas=HARBURG, measure=divisor)
        label = CATALOGUE[divisor].divisor
        assert label and column(app).name == f"{unit} {label.unit['de']}"
        assert column(app)[name(HARBURG)] == written  # 390.326,6 by 264,767 thousand, and by 1.248,47 km²
        assert f"{unit} {label.unit['de']} · 2023" in captions(app)


def test_what_is_no_declared_count_is_not_divided() -> None:
    app = compare(indicator=POWER, year="2023", measure="population", areas=HARBURG)
    (warning,) = app.warning
    assert GERMAN("address.measure") in warning.value and "`population`" in warning.value
    assert column(app)[name(HARBURG)] == "1,47"
    rerun(app, lang="de", indicator="population", measure="population", areas=HARBURG)  # only per km²
    assert column(app).name == "Einwohner"
    rerun(app, lang="de", indicator="population_census_2022", measure="area_km2", areas=HARBURG)  # a count, not divided
    assert column(app).name == "Einwohner"
    assert not any((each.key or "").startswith("measure:") for each in app.button_group)


# Over time: index


def test_the_base_year_of_an_index_is_100() -> None:
    app = compare("time", indicator=OLDER, areas=f"{HARBURG},{STADE}", area=HARBURG, base="2010")
    index = tables(app)[0]
    assert set(index.loc["2010"]) == {"100,0"}
    assert index.loc["2015", name(HARBURG)] == "118,8"  # 22.100 of 18.600
    assert index.loc["2015", name(STADE)] == "118,4"  # 28.900 of 24.400
    assert GERMAN("compare.index", year="2010") in " ".join(captions(app))
    drawn = [value for trace in spec(app, "time")["data"] for value in trace["y"] if value is not None]
    assert 100 in drawn and 50 < min(drawn) < max(drawn) < 200


def test_years_beyond_a_break_are_not_in_an_index() -> None:
    after = compare("time", indicator=SHARE, areas=HARBURG, area=HARBURG, base="2015")
    index = tables(after)[0]
    assert index.index[0] == "2011" and index.loc["2015", name(HARBURG)] == "100,0"
    before = compare("time", indicator=SHARE, areas=HARBURG, area=HARBURG, base="2005")
    assert tables(before)[0].index[-1] == "2010"


@pytest.mark.parametrize(
    ("indicator", "area", "base", "refusal"),
    [(NORMED, HARBURG, "2015", Refusal.NO_TREND), (SHARE, HANSESTADT, "2015", Refusal.MISSING),
     (BALANCE, HARBURG, "2015", Refusal.NOT_POSITIVE), (POWER, HARBURG, "2018", Refusal.NOT_COMPARABLE)],
)  # fmt: skip
def test_an_index_that_cannot_be_is_refused_in_words(indicator: str, area: str, base: str, refusal: Refusal) -> None:
    app = compare("time", indicator=indicator, areas=area, area=area, base=base)
    assert sound(app) and not app.warning
    assert f"{name(area)}: {GERMAN(f'refusal.{refusal}')}" in captions(app)
    assert not tables(app) or name(area) not in tables(app)[0].columns


# Change


def test_a_change_is_given_in_the_unit_and_in_percent() -> None:
    app = compare("shift", indicator=OLDER, areas=HARBURG, area=HARBURG, since="2010", year="2015")
    row = tables(app)[0].loc[name(HARBURG)]
    assert list(row) == ["18.600", "22.100", "+3.500\u00a0€ je Einwohner", "+18,8\u00a0%"]
    assert [each.strip() for each in tables(app)[0].columns[:2]] == ["2010", "2015"]
    falling = compare("shift", indicator=SHARE, areas="01001", others="01001", since="2015", year="2022")
    assert sound(falling)


def test_the_change_of_a_percentage_is_in_percentage_points() -> None:
    app = compare("shift", indicator=SHARE, areas=HARBURG, area=HARBURG, since="2015", year="2022")
    row = tables(app)[0].loc[name(HARBURG)]
    assert list(row)[:3] == ["21,9", "22,5", f"+0,6\u00a0{GERMAN('figure.points')}"]
    assert GERMAN("figure.points") in charts(app)["shift"].alt


def test_the_two_years_may_be_given_in_either_order() -> None:
    usual = compare("shift", indicator=OLDER, areas=HARBURG, area=HARBURG, since="2010", year="2015")
    turned = compare("shift", indicator=OLDER, areas=HARBURG, area=HARBURG, since="2015", year="2010")
    assert tables(usual)[0].equals(tables(turned)[0])
    assert charts(usual)["shift"].alt == charts(turned)["shift"].alt


@pytest.mark.parametrize(
    ("indicator", "since", "year", "words"),
    [(SHARE, "2005", "2015", GERMAN("sentence.shift.break", year=2011)), (NORMED, "2015", "2018", ""),
     (SHARE, "2015", "2015", "")],
)  # fmt: skip
def test_a_change_that_cannot_be_stated_is_refused_in_words(indicator: str, since: str, year: str, words: str) -> None:
    app = compare("shift", indicator=indicator, areas=f"{HARBURG},{STADE}", area=HARBURG, since=since, year=year)
    assert sound(app) and not charts(app) and not tables(app)
    (said,) = notices(app)
    refusal = "no_trend" if indicator == NORMED else "same" if since == year else "break"
    assert (words or GERMAN(f"refusal.{refusal}")) in said and said.endswith(".")
    assert CATALOGUE[indicator].definition["de"] in [each.value for each in app.markdown]


def test_without_a_choice_the_change_begins_in_a_year_that_compares() -> None:
    app = compare("shift", area=HARBURG, indicator=SHARE, year="2014")  # 2009, five years before, lies before a break
    assert charts(app) and picker(app.selectbox, "since").value == "2011"
    rerun(app, lang="de", view="shift", area=REGION, indicator=SHARE)  # without a value together in 2022
    assert charts(app) and picker(app.selectbox, "since").value == "2017"


# Benchmarks


def test_median_and_middle_half_are_those_of_the_400_kreise() -> None:
    every = pd.read_parquet(FILE, filters=[("indicator", "==", POWER), ("year", "==", 2023)])
    values = every.loc[every["area"].str.len() == 5, "value"].dropna()
    assert len(values) == 400
    lower, middle, upper = np.percentile(values, [25, 50, 75])
    app = compare(indicator=POWER, year="2023")
    band, _, line = spec(app, "side")["layout"]["shapes"]
    assert (band["x0"], band["x1"], line["x0"]) == pytest.approx((lower, upper, middle))
    words = " ".join(each["text"] for each in spec(app, "side")["layout"]["annotations"])
    assert f"{GERMAN('chart.median')} {GERMAN.number(middle, 2)}" in words
    assert GERMAN.number(lower, 2) in words and GERMAN.number(upper, 2) in words


def test_counts_have_no_median_no_band_and_no_benchmark() -> None:
    app = compare(indicator="population", benchmark="DG")
    assert "shapes" not in spec(app, "side")["layout"]
    assert not {name("03"), name("DG"), GERMAN("area.median")} & set(column(app).index)


@pytest.mark.parametrize("view", ["side", "time", "shift"])
def test_the_chosen_benchmark_is_shown_with_the_areas(view: str) -> None:
    for chosen, shown in (("median", "median"), ("similar", "similar")):
        app = compare(view, indicator=SHARE, areas=HARBURG, area=HARBURG, benchmark=chosen, since="2015")
        table = tables(app)[0]
        assert GERMAN(f"area.{shown}") in {*table.index, *table.columns}


# Other Kreise


def test_other_kreise_stand_with_the_six() -> None:
    app = compare(indicator=POWER, year="2023", others=f"{CELLE},01001", areas=HARBURG)
    assert list(column(app).index)[:3] == [name(HARBURG), "Flensburg, Stadt", "Landkreis Celle"]
    assert column(app)["Landkreis Celle"] == GERMAN.number(published(POWER, CELLE, 2023), 2)


def test_an_unknown_kreis_is_named_and_the_others_are_shown() -> None:
    app = compare(others=f"{CELLE},99999")
    (warning,) = app.warning
    assert "`99999`" in warning.value and GERMAN("address.others") in warning.value
    assert picker(app.multiselect, "others").value == [CELLE]


def test_at_most_four_other_kreise_are_shown() -> None:
    app = compare(others="01001,01002,01003,01004,01051,01053", areas=HARBURG)
    assert sound(app)
    assert picker(app.multiselect, "others").value == ["01001", "01002", "01003", "01004"]
    (warning,) = app.warning
    many = GERMAN("notice.many", what=GERMAN("address.others"), count=6, most=4)
    assert warning.value == f"{many} {GERMAN('notice.nearest')}"
    drawn = [bar for (bar,) in spec(app, "side")["data"][0]["customdata"]]
    assert {each for each in drawn if each.startswith("01") and "+" not in each} == {"01001", "01002", "01003", "01004"}


def test_one_of_the_six_is_not_offered_as_another_kreis() -> None:
    options = picker(compare().multiselect, "others").options
    assert len(options) == 395 and not {GERMAN(f"area.{area}") for area in PARTNERS} & set(options)


# Two indicators


def test_the_cloud_shows_the_kreise_and_names_the_chosen_in_figure_and_table() -> None:
    app = compare("cloud", indicator=POWER, against=SHARE, year="2023", area=HARBURG, others=CELLE)
    points = [len(trace["x"]) for trace in spec(app, "cloud")["data"]]
    assert sum(points) >= 400
    row = tables(app)[0].loc["Landkreis Celle"]
    second = GERMAN.number(published(SHARE, CELLE, 2022), 1)
    assert list(row) == [GERMAN.number(published(POWER, CELLE, 2023), 2), second]
    assert re.search(r"2023\)$", row.index[0]) and row.index[1].endswith("2022 (Zensus 2011))")  # no share of 2023
    assert GERMAN("compare.no_cause") in captions(app)
    sources = [said for said in captions(app) if said.startswith(f"{GERMAN('source.label')}: ")]
    assert len(sources) == 2


def test_without_a_choice_the_two_indicators_differ() -> None:
    for first, second in ((SHARE, USUAL), (USUAL, SHARE)):
        assert picker(compare("cloud", indicator=first).selectbox, "against").value == second


# Small multiples


def test_the_sentence_on_the_panels_is_of_the_newest_year_in_which_the_areas_have_values() -> None:
    app = compare("panels", indicator=OLDER, area=HARBURG)  # Niedersachsen has 2021, too
    assert charts(app)["panels"].alt.startswith(f"{CATALOGUE[OLDER].name['de']}: 2020 ")


def test_the_table_of_the_panels_has_all_that_is_drawn_together() -> None:
    app = compare("panels", indicator=POWER, areas=f"{HARBURG},{STADE}")
    assert list(tables(app)[0].columns[:4]) == ["Harburg", "Stade", GERMAN("area.together"), name(REGION)]


# Similar Kreise


@pytest.mark.parametrize("area", [REGION, HANSESTADT])
def test_similar_kreise_need_a_landkreis_and_the_page_says_so(area: str) -> None:
    app = compare("alike", area=area)
    assert GERMAN("compare.alike_choose") in notices(app)
    assert not charts(app) and not tables(app)


def test_the_ten_similar_kreise_stand_with_distance_and_five_inputs() -> None:
    app = compare("alike", area=HARBURG, indicator=POWER)
    values, inputs = tables(app)
    assert len(values) == 12 and list(values.index[:2]) == [name(HARBURG), GERMAN("area.similar")]
    assert list(inputs.index) == [name(HARBURG), *values.index[2:]]
    assert inputs.index[1] == "Wetteraukreis"
    assert len(inputs) == 11 and len(inputs.columns) == 6 and not inputs.isin(["–"]).iloc[1:].to_numpy().any()
    distances = [float(each.replace(",", ".")) for each in inputs[GERMAN("compare.distance")][1:]]
    assert distances == sorted(distances) and distances[0] > 0
    # Inhabitants of 2024; density of 2023, 264,767 on 1,248.47 km².
    assert inputs.loc[name(HARBURG)].iloc[1:].tolist() == ["265.864", "212", "22,5", "19,0", "3,8"]
    assert GERMAN("compare.alike_method") in [each.value for each in app.markdown]


def test_a_button_makes_the_similar_kreise_the_benchmark_of_all_pages() -> None:
    app = compare("alike", area=HARBURG)
    (button,) = [each for each in app.button if each.label == GERMAN("compare.alike_use")]
    assert not button.disabled
    button.click().run()
    assert app.query_params["benchmark"] == "similar" and sound(app)
    assert picker(app.selectbox, "benchmark").value == "similar"
    (button,) = [each for each in app.button if each.label == GERMAN("compare.alike_use")]
    assert button.disabled
    app.switch_page("pages/map.py").run()
    assert app.query_params["benchmark"] == "similar"


# Choices live in the address


def test_each_choice_of_the_page_is_written_into_the_address() -> None:
    app = compare("side", indicator=COUNT)
    picker(app.button_group, "measure").select("population").run()
    picker(app.button_group, "areas").unselect(STADE).run()
    picker(app.multiselect, "others").select(CELLE).run()
    picker(app.button_group, "view").select("time").run()
    picker(app.selectbox, "base").select("2021").run()
    picker(app.button_group, "view").select("shift").run()
    picker(app.selectbox, "since").select("2021").run()  # 2018 is shown without a choice
    picker(app.button_group, "view").select("cloud").run()
    picker(app.selectbox, "against").select(OLDER).run()
    assert sound(app)
    assert app.query_params == {
        "lang": "de", "indicator": COUNT, "view": "cloud", "measure": "population", "others": CELLE,
        "areas": "03353,03354,03355,03355022,03360", "base": "2021", "since": "2021", "against": OLDER,
    }  # fmt: skip


def test_another_language_keeps_the_view_and_its_choices() -> None:
    app = compare("time", indicator=OLDER, base="2010", others=CELLE, areas=HARBURG)
    before = tables(app)[0]
    app.button(key="language").click().run()
    assert app.title[0].value == ENGLISH("compare.title") and app.query_params["lang"] == "en"
    after = tables(app)[0]
    assert before.shape == after.shape and after.loc["2010"].iloc[0] == "100.0"
    assert picker(app.multiselect, "others").value == [CELLE]
