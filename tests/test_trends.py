"""The three trends: the region beside Niedersachsen and Germany, and plain words where there is no figure for it."""

import json
from itertools import product
from typing import Any

import pytest
from onscreen import foreign_words, nodes, readable, rerun, tables, visit

from data.catalogue import load_catalogue
from data.flags import Flag
from data.trends import TRENDS
from geo.areas import GERMANY, HANSESTADT, NIEDERSACHSEN, PARTNERS, REGION
from pages.text import LANGUAGES, load_text
from pages.text.amounts import reason, year_label
from pages.ui.store import MEDIAN, listed, observe_all
from pages.ui.trends import is_valued, shown_areas

GERMAN = load_text("de")
NATIONAL = ("temperature_mean", "hot_days")  # the weather service has no averages of Kreise
ONLY_DISTRICTS = "broadband_1000"  # households, needed for a total, are not published
NO_LAND = "bev_rate"
MOST_CHARTS = 5


def charts(app: Any) -> dict[str, dict[str, Any]]:
    """The figures of a page in their order, by alternative text."""
    return {n.proto.alt: json.loads(n.proto.spec) for n in nodes(app.main) if n.type == "plotly_chart"}


def drawn(spec: dict[str, Any]) -> set[str]:
    """The areas whose lines a figure has."""
    return {str(row[0]) for trace in spec["data"] for row in trace.get("customdata") or ()}


def test_there_are_the_three_trends_with_few_indicators_that_are_declared_and_listed() -> None:
    assert list(TRENDS) == ["demography", "climate", "technology"]
    offered = {indicator.id for indicator in listed()}
    for indicators in TRENDS.values():
        assert 3 <= len(indicators) <= MOST_CHARTS and set(indicators) <= offered
    every = [indicator for indicators in TRENDS.values() for indicator in indicators]
    assert len(set(every)) == len(every)


def test_most_indicators_have_values_for_the_region_niedersachsen_and_germany() -> None:
    catalogue = load_catalogue()
    for trend, indicators in TRENDS.items():
        full = [
            key for key in indicators if all(is_valued(catalogue[key], a) for a in (REGION, NIEDERSACHSEN, GERMANY))
        ]
        assert len(full) >= (2 if trend == "climate" else 4), trend


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trend_stands_in_words_of_one_language(language: str) -> None:
    app = visit("trends", lang=language)
    other = next(each for each in LANGUAGES if each != language)
    for trend, area in product(TRENDS, (REGION, HANSESTADT, "03355")):
        rerun(app, lang=language, trend=trend, area=area)
        assert not app.exception and not app.error and not app.warning
        assert foreign_words(app, language, other) == []
        headings = [each.value for each in (*app.header, *app.subheader)]
        names = [load_catalogue()[key].name[language] for key in TRENDS[trend]]
        assert load_text(language)(f"trends.{trend}.name") in headings and set(names) <= set(headings)


@pytest.mark.parametrize("trend", TRENDS)
def test_lines_of_the_region_stand_beside_niedersachsen_and_germany(trend: str) -> None:
    app = visit("trends", lang="de", trend=trend)
    figures = charts(app)
    assert len(figures) == len(TRENDS[trend])
    for (alt, spec), key in zip(figures.items(), TRENDS[trend], strict=True):
        indicator = load_catalogue()[key]
        assert alt.startswith(indicator.name["de"])
        valued = {area for area in (REGION, NIEDERSACHSEN, GERMANY) if is_valued(indicator, area)}
        assert valued <= drawn(spec)


def test_the_looked_at_area_is_a_line_of_its_own() -> None:
    app = visit("trends", lang="de", trend="demography", area="03360")
    for alt, spec in charts(app).items():
        assert {"03360", REGION} <= drawn(spec) and "Uelzen" in alt


def test_national_climate_series_say_that_they_are_national() -> None:
    app = visit("trends", lang="de", trend="climate")
    for key in NATIONAL:
        indicator = load_catalogue()[key]
        assert shown_areas(indicator, REGION) == [NIEDERSACHSEN, GERMANY]
        assert str(indicator.aggregation.reason["de"]) in readable(app)  # type: ignore[index]
    assert "In der Grafik: Niedersachsen, Deutschland." in readable(app)
    assert GERMAN("trends.climate.lead") in readable(app)
    names = {load_catalogue()[key].name["de"] for key in NATIONAL}
    cards = "".join(n.proto.body for n in nodes(app.main) if n.type == "html" and 'class="cards"' in n.proto.body)
    assert not [name for name in names if f'class="name">{name}' in cards]


def test_where_no_total_is_possible_the_six_are_shown_and_the_reason_is_said() -> None:
    indicator = load_catalogue()[ONLY_DISTRICTS]
    assert set(shown_areas(indicator, REGION)) == {*PARTNERS, NIEDERSACHSEN, GERMANY, MEDIAN}
    assert shown_areas(indicator, "03353") == ["03353", NIEDERSACHSEN, GERMANY, MEDIAN]
    said = readable(visit("trends", lang="de", trend="technology"))
    why = reason(indicator, REGION, Flag.NO_RULE, text=GERMAN)
    assert f"{GERMAN('area.region')}: {GERMAN('figure.missing', reason=why)}" in said


def test_without_land_and_germany_the_median_stands_beside_the_region() -> None:
    assert shown_areas(load_catalogue()[NO_LAND], REGION) == [REGION, "median"]


def test_each_trend_begins_with_key_figures_of_the_area() -> None:
    app = visit("trends", lang="de", trend="demography")
    [cards] = [n.proto.body for n in nodes(app.main) if n.type == "html" and 'class="cards"' in n.proto.body]
    assert cards.count('class="card"') == len(TRENDS["demography"]) and 'class="tag ' in cards


def test_below_each_chart_stand_source_definition_and_the_same_numbers() -> None:
    app = visit("trends", lang="de", trend="demography", area="03360")
    sources = [each.value for each in app.caption if each.value.startswith(GERMAN("source.label") + ":")]
    labels = [node.proto.popover.label for node in nodes(app.main) if node.type == "popover"]
    assert len(sources) == labels.count(GERMAN("definition.label")) == len(TRENDS["demography"])
    for key, table in zip(TRENDS["demography"], tables(app), strict=True):
        indicator = load_catalogue()[key]
        for area in ("03360", REGION, NIEDERSACHSEN):
            year, last = [(y, o) for y, o in observe_all(indicator, area) if o.value is not None][-1]
            assert last.value is not None
            when = year_label(indicator, year, GERMAN)
            assert table.loc[when, GERMAN(f"area.{area}")] == GERMAN.number(last.value, indicator.decimals)


def test_an_unknown_trend_is_named_and_the_first_is_shown() -> None:
    app = visit("trends", lang="de", trend="weather")
    assert "weather" in app.warning[0].value and GERMAN("address.trend") in app.warning[0].value
    assert GERMAN("trends.demography.name") in [each.value for each in app.header]
