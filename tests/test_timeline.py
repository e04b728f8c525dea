"""The timeline has a map for every calendar year, the limits of its classes stay, and the reader chooses the method."""

from dataclasses import replace

import numpy as np
import pytest
from declared import LISTED
from onscreen import components, readable, visit

from data.catalogue import load_catalogue
from data.classes import COUNT, Method
from data.indicators import Indicator
from geo.areas import PARTNERS
from pages.text import load_text
from pages.ui.store import limits, observe, panel, years
from pages.ui.timeline import frames, has_timeline

CATALOGUE = load_catalogue()
GERMAN = load_text("de")
WIND, CLIMATE, EDITION = "wind_per_km2", "temperature_mean", "broadband_1000_2025"
LARGEST = 25_000  # bytes of a message
WITH_ONE = [indicator for indicator in LISTED if has_timeline(indicator)]


@pytest.mark.parametrize("indicator", WITH_ONE, ids=lambda indicator: indicator.id)
def test_there_is_a_frame_of_each_calendar_year_and_those_without_values_say_so(indicator: Indicator) -> None:
    having = years(indicator)
    found = dict(enumerate(frames(indicator, Method.QUANTILES, GERMAN), having[0]))
    assert list(found) == list(range(having[0], having[-1] + 1))
    for year, frame in found.items():
        values = [observe(indicator, area, year).value for area in PARTNERS]
        if year in having:
            assert "gap" not in frame
            assert [place is None for place, *_ in frame["areas"]] == [value is None for value in values]
            assert all(0 <= place < COUNT for place, *_ in frame["areas"] if place is not None)
        else:
            assert "areas" not in frame and set(values) == {None}
            assert str(year) in frame["gap"] and str(min(each for each in having if each > year)) in frame["gap"]
    assert len(str(list(found.values())).encode()) < LARGEST


def test_the_words_for_a_gap_name_its_first_and_last_year_and_the_one_that_follows() -> None:
    gaps = [frame.get("gap") for frame in frames(CATALOGUE[WIND], Method.QUANTILES, GERMAN)]
    assert gaps == [
        None,
        "2019 bis 2020: keine Werte. Weiter mit 2021.",
        "2020: keine Werte. Weiter mit 2021.",
        None,
        "2022: keine Werte. Weiter mit 2023.",
        None,
    ]


@pytest.mark.parametrize("method", [Method.QUANTILES, Method.EQUAL])
def test_the_class_of_a_value_is_the_same_in_every_year(method: Method) -> None:
    indicator = CATALOGUE["share_65plus"]
    found = limits(indicator, method)
    assert found is not None
    seen: dict[str, set[int]] = {}
    for frame in frames(indicator, method, GERMAN):
        for place, _, value, _ in frame["areas"]:
            if place is not None:
                seen.setdefault(value, set()).add(place)
    assert all(len(places) == 1 for places in seen.values())
    assert len({*seen}) > len(PARTNERS) and len(set.union(*seen.values())) > 2


def test_a_series_of_one_year_or_without_values_for_the_six_has_no_timeline() -> None:
    for indicator in (CLIMATE, EDITION):
        app = visit("map", lang="de", indicator=indicator)
        assert not app.exception and "player" not in components(app)
    assert GERMAN("year.only", year=GERMAN("year.edition", year=2025)) in readable(app)
    assert "player" in components(visit("map", lang="de", indicator=WIND))


def test_what_the_timeline_is_sent_does_not_change_with_year_or_area() -> None:
    first = components(visit("map", lang="de", indicator=WIND, year="2018"))["player"]
    assert components(visit("map", lang="de", indicator=WIND, year="2023", area="03359"))["player"] == first
    assert components(visit("map", lang="de", indicator=WIND, classes="equal"))["player"] != first


def test_the_legend_says_the_method_in_words() -> None:
    districts = int((~np.isnan(panel(WIND).comparable)).any(axis=1).sum())
    for address, method in (({}, Method.QUANTILES), ({"classes": "equal"}, Method.EQUAL)):
        said = readable(visit("map", lang="de", indicator=WIND, **address))
        assert GERMAN(f"classes.{method}.legend", districts=districts) in said
        assert GERMAN("classes.publisher.name") not in said


def test_the_publisher_s_own_limits_are_offered_where_they_are_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = replace(CATALOGUE[WIND], limits=(100.0, 200.0, 300.0))
    monkeypatch.setattr("pages.ui.store.load_catalogue", lambda: {**CATALOGUE, WIND: declared})
    app = visit("map", lang="de", indicator=WIND, classes="publisher", year="2023")
    assert not app.warning
    said = readable(app)
    assert GERMAN("classes.publisher.legend") in said and GERMAN("classes.publisher.name") in said
    assert [GERMAN("map.between", low="100", high="200"), GERMAN("map.above", value="300")] == [
        words for words in said.splitlines() if words in (GERMAN("map.between", low="100", high="200"), "300 und mehr")
    ]


# The default is right for six areas


def test_the_default_parts_the_six_for_nearly_every_indicator() -> None:
    occupied = []
    for indicator in LISTED:
        found = limits(indicator)
        values = [observe(indicator, area, years(indicator)[-1]).value for area in PARTNERS]
        if found is not None and any(value is not None for value in values):
            occupied.append(len({found.of(value) for value in values if value is not None}))
    assert len(occupied) > 100
    assert sum(number == 1 for number in occupied) <= 0.05 * len(occupied)
    assert sum(number >= 3 for number in occupied) >= 0.6 * len(occupied)
