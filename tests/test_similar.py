"""Similar districts are the nearest in five standardised inputs."""

import math
from collections.abc import Mapping

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.observations import Observations, load_observations
from data.similar import COUNT, GAPS, INPUTS, NoKreisError, NoYearError, left_out, similar, years
from geo.areas import REGION, kreis_ids

NAMES = [part.indicator for part in INPUTS]
LOGARITHMS = [part.indicator for part in INPUTS if part.logarithm]
LANDKREISE = ("03353", "03354", "03355", "03359", "03360")
CITIES = ("02000", "11000", "09162")  # Hamburg, Berlin, Munich
Inputs = Mapping[str, list[float | None]]


def panels(inputs: Inputs, *, year: int = 2020, older: Inputs | None = None) -> Observations:
    """Kreise "05001", "05002", … with the given inputs and 7 for all others; "03" and "05001001" have values too."""
    number = len(next(iter(inputs.values())))
    rows: list[tuple[str, str, int, float, str]] = []
    for at, given_inputs in ((year, inputs), (year - 1, older or {})):
        for name in NAMES if given_inputs else ():
            found = given_inputs.get(name, [7.0] * number)
            rows += [(name, f"05{n:03}", at, v, "confirmed") for n, v in enumerate(found, 1) if v is not None]
            rows += [(name, area, at, 1e6, "confirmed") for area in ("03", "05001001")]
    return Observations(pd.DataFrame(rows, columns=["indicator", "area", "year", "value", "flag"]))


def distances(given_panels: Observations, area: str) -> dict[str, float]:
    return {n.area: n.distance for n in similar(given_panels, area, count=1000)}


# share_65plus: mean 23, standard deviation √5. Logarithms of the population: two apart from two by ln 10, that is 2
# standard deviations. All other inputs are the same everywhere and part nobody.
FOUR = panels({"share_65plus": [20, 22, 24, 26], "population": [1000, 1000, 10_000, 10_000]})


def test_the_distance_is_the_euclidean_one_of_standardised_inputs() -> None:
    expected = {"05002": 2 / math.sqrt(5), "05003": math.sqrt(16 / 5 + 4), "05004": math.sqrt(36 / 5 + 4)}
    assert distances(FOUR, "05001") == pytest.approx(expected)


def test_the_nearest_comes_first_and_the_kreis_itself_is_not_among_them() -> None:
    assert [n.area for n in similar(FOUR, "05001")] == ["05002", "05003", "05004"]
    assert [n.area for n in similar(FOUR, "05001", count=2)] == ["05002", "05003"]


def test_of_kreise_equally_near_the_lower_ags_comes_first() -> None:
    alike = panels({"share_65plus": [21, 20, 19, 21, 20]})
    assert [n.area for n in similar(alike, "05002")] == ["05005", "05001", "05003", "05004"]


def test_a_neighbour_carries_its_values_as_they_were_published() -> None:
    found = similar(FOUR, "05001", count=1)[0]
    expected = {**dict.fromkeys(NAMES, 7), "population": 1000, "share_65plus": 22}
    assert found.values == expected  # noqa: PD011 (no frame)


@pytest.mark.parametrize("name", LOGARITHMS)
def test_ten_times_as_much_is_one_step_at_any_size(name: str) -> None:
    found = distances(panels({name: [100, 1000, 10_000]}), "05002")
    assert found["05001"] == pytest.approx(found["05003"])


@pytest.mark.parametrize("name", LOGARITHMS)
def test_a_kreis_without_inhabitants_is_left_out(name: str) -> None:
    assert left_out(panels({name: [100, 0, 1000]})) == ("05002",)


def test_an_input_that_is_the_same_everywhere_parts_nobody() -> None:
    assert set(distances(panels({"share_65plus": [5, 5, 5]}), "05001").values()) == {0}


@pytest.mark.parametrize("name", NAMES)
def test_a_kreis_without_one_of_the_inputs_is_left_out_and_said_to_be(name: str) -> None:
    some = panels({"share_65plus": [20, 22, 24, 26], name: [20.0, None, 24.0, 26.0]})
    assert left_out(some) == ("05002",)
    assert "05002" not in distances(some, "05001")
    assert similar(some, "05002") == ()
    assert left_out(FOUR) == ()


@pytest.mark.parametrize("area", ["03", "DG", "05001001", "05999", REGION, "05001+05002"])
def test_an_area_that_is_no_kreis_is_refused_by_name(area: str) -> None:
    with pytest.raises(NoKreisError, match=area.replace("+", r"\+")):
        similar(FOUR, area)


@pytest.mark.parametrize(("gaps", "year"), [(GAPS, 2020), (GAPS + 1, 2019)])
def test_the_year_of_an_input_is_the_newest_that_nearly_all_kreise_have(gaps: int, year: int) -> None:
    values = [float(n) for n in range(20)]
    newest = {"share_65plus": [None] * gaps + values[gaps:]}
    found = years(panels(newest, older={"share_65plus": list(values)}))
    assert found == {**dict.fromkeys(NAMES, 2020), "share_65plus": year}


def test_an_input_without_such_a_year_is_refused_by_name() -> None:
    with pytest.raises(NoYearError, match="share_65plus"):
        years(panels({"share_65plus": [None] * (GAPS + 1) + [1.0] * 10}))


numbers = st.lists(st.integers(1, 1000).map(float), min_size=6, max_size=6)


@given(st.fixed_dictionaries({name: numbers for name in NAMES}))
@settings(max_examples=25, deadline=None)
def test_two_kreise_are_as_far_from_each_other_either_way(inputs: Inputs) -> None:
    given_panels = panels(inputs)
    assert distances(given_panels, "05001")["05004"] == pytest.approx(distances(given_panels, "05004")["05001"])


@given(
    st.fixed_dictionaries({name: numbers for name in NAMES}),
    st.sampled_from(NAMES),
    st.integers(1, 50),
    st.integers(0, 50),
)
@settings(max_examples=25, deadline=None)
def test_another_unit_of_an_input_changes_no_distance(inputs: Inputs, name: str, factor: int, shift: int) -> None:
    shift = 0 if name in LOGARITHMS else shift  # a logarithm has a zero that does not move
    other = {**inputs, name: [value * factor + shift for value in inputs[name] if value is not None]}
    assert distances(panels(other), "05001") == pytest.approx(distances(panels(inputs), "05001"), abs=1e-9)


class TestPublished:
    @pytest.mark.parametrize("area", LANDKREISE)
    def test_every_landkreis_has_ten_and_no_big_city_is_among_them(self, area: str) -> None:
        found = [n.area for n in similar(load_observations(), area)]
        assert len(set(found)) == COUNT == 10
        assert not {area, *CITIES} & set(found)
        assert set(found) <= set(kreis_ids())

    def test_the_districts_most_similar_to_berlin_are_big_cities(self) -> None:
        found = [n.area for n in similar(load_observations(), "11000", count=4)]
        assert {"02000", "09162"} <= set(found)

    def test_no_kreis_is_left_out_and_no_input_is_older_than_2021(self) -> None:
        assert left_out(load_observations()) == ()
        assert set(years(load_observations())) == set(NAMES)
        assert min(years(load_observations()).values()) >= 2021

    @pytest.mark.parametrize("area", LANDKREISE)
    def test_the_inputs_shown_are_the_values_of_those_years(self, area: str) -> None:
        shown = load_observations()
        for found in similar(shown, area):
            assert set(found.values) == set(NAMES)
            for name, year in years(shown).items():
                value = shown[name].at(found.area, year).value
                assert found.values[name] == value  # noqa: PD011 (no frame)
