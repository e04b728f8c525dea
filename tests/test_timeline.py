"""The timeline has a map for every calendar year, the limits of its classes stay, and the reader chooses the method."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from declared import LISTED
from onscreen import components, readable, visit

from data.catalogue import load_catalogue
from data.classes import COUNT, Method
from data.flags import Flag
from data.indicators import Indicator
from data.rounding import rounded
from geo.areas import PARTNERS
from pages.figures.theme import LIGHT
from pages.text import load_text
from pages.ui.mapblock import patches
from pages.ui.maplegend import map_note, tones_of
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
    found = dict(enumerate(frames(indicator, Method.YEAR, GERMAN), having[0]))
    assert list(found) == list(range(having[0], having[-1] + 1))
    for year, frame in found.items():
        observed = [observe(indicator, area, year) for area in PARTNERS]
        values = [each.value for each in observed]
        if year in having:
            assert "gap" not in frame
            has_none = [each.value is None or each.flag is Flag.NOT_COMPARABLE for each in observed]
            for end in (0, -1):  # colours while the years pass, and at rest
                places = [area[end] for area in frame["areas"]]
                assert [place is None for place in places] == has_none
                assert all(0 <= place < len(LIGHT.palette) for place in places if place is not None)
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


@pytest.mark.parametrize("method", [Method.YEAR, Method.QUANTILES, Method.EQUAL])
def test_while_the_years_pass_the_class_of_a_value_is_the_same_in_each(method: Method) -> None:
    seen: dict[str, set[int]] = {}
    for frame in frames(CATALOGUE["share_65plus"], method, GERMAN):
        for place, _, value, *_ in frame["areas"]:
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


def test_at_rest_the_colours_say_the_place_in_that_year_and_the_legend_says_so() -> None:
    indicator = CATALOGUE["household_income"]
    for year, frame in zip(years(indicator), frames(indicator, Method.YEAR, GERMAN), strict=True):
        every = sorted(panel(indicator.id).compared(year).values())
        for area, (*_, place) in zip(PARTNERS, frame["areas"], strict=True):
            own = observe(indicator, area, year).value
            if own is not None:
                below = sum(value < own for value in every) / len(every)
                assert place in {int(COUNT * below), int(COUNT * (below - 0.01)), int(COUNT * (below + 0.01))}
    uelzen = patches(indicator, 2021, method=Method.YEAR, text=GERMAN)[PARTNERS.index("03360")]
    assert uelzen.place == 1  # below the median of the Kreise, and not in the darkest colour
    said = readable(visit("map", lang="de", indicator="household_income", year="2021"))
    assert GERMAN("classes.year.even", districts=400, year="2021") in said
    assert f"{GERMAN('map.playing')} {GERMAN('classes.quantiles.even', districts=400)}" in said


def test_limits_that_the_reader_has_chosen_stay_at_rest_and_the_legend_says_the_method_in_words() -> None:
    districts = int((~np.isnan(panel(WIND).comparable)).any(axis=1).sum())
    said = readable(visit("map", lang="de", indicator=WIND, classes="equal"))
    assert GERMAN("classes.equal.even", districts=districts) in said and GERMAN("map.playing") not in said
    assert GERMAN("classes.publisher.name") not in said
    for frame in frames(CATALOGUE[WIND], Method.EQUAL, GERMAN):
        assert all(area[0] == area[-1] for area in frame.get("areas", ()))


def test_where_many_values_are_equal_no_fifths_are_claimed() -> None:
    claimed = []
    for indicator in LISTED:
        year = years(indicator)[-1]
        found = limits(indicator, Method.YEAR, year)
        if found is None:
            continue
        written = [rounded(value, indicator.decimals) for value in panel(indicator.id).compared(year).values()]
        most = max(Counter(map(found.of, written)).values()) / len(written)
        assert found.largest == pytest.approx(most)
        note = map_note(indicator, year, area="03353", method=Method.YEAR, text=GERMAN)
        if (most > 0.25) == ("in Fünfteln" in note):
            claimed.append((indicator.id, most))
    assert not claimed


def test_values_of_both_signs_have_two_hues_that_meet_at_zero() -> None:
    indicator = CATALOGUE["natural_balance_rate"]
    found = limits(indicator, Method.YEAR, 2021)
    assert found is not None and 0.0 in found.limits
    colours = [LIGHT.palette[place] for place in tones_of(found)]
    zero = found.limits.index(0.0) + 1
    assert set(colours[:zero]) <= set(LIGHT.below) and set(colours[zero:]) <= set(LIGHT.above)
    said = readable(visit("map", lang="de", indicator=indicator.id, year="2021"))
    assert GERMAN("classes.signed") in said and "bis unter 0,0" in said


def test_the_publisher_s_own_limits_are_offered_where_they_are_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = replace(CATALOGUE[WIND], limits=(100.0, 200.0, 300.0))
    monkeypatch.setattr("pages.ui.store.load_catalogue", lambda: {**CATALOGUE, WIND: declared})
    app = visit("map", lang="de", indicator=WIND, classes="publisher", year="2023")
    assert not app.warning
    said = readable(app)
    assert GERMAN("classes.publisher.even") in said and GERMAN("classes.publisher.name") in said
    assert [GERMAN("map.between", low="100", high="200"), GERMAN("map.above", value="300")] == [
        words for words in said.splitlines() if words in (GERMAN("map.between", low="100", high="200"), "300 und mehr")
    ]


# The default is right for six areas


def test_the_default_parts_the_six_for_nearly_every_indicator() -> None:
    occupied = []
    for indicator in LISTED:
        found = limits(indicator, Method.YEAR, years(indicator)[-1])
        values = [observe(indicator, area, years(indicator)[-1]).value for area in PARTNERS]
        if found is not None and any(value is not None for value in values):
            occupied.append(len({found.of(value) for value in values if value is not None}))
    assert len(occupied) > 100
    assert sum(number == 1 for number in occupied) <= 0.05 * len(occupied)
    assert sum(number >= 3 for number in occupied) >= 0.6 * len(occupied)
