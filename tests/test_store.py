"""What pages ask for: values of areas, composed areas and middles, and the benchmark beside them."""

import statistics
from collections.abc import Callable, Mapping

import pandas as pd
import pytest
import streamlit
from declared import CATALOGUE, LISTED

from data.flags import Flag
from data.indicators import Indicator, Rule
from data.observations import NOTHING, Observation, Observations, load_observations
from data.per import indicator_of
from data.ranks import FEWEST, Quartiles
from data.totals import Total, total
from geo.areas import (
    GERMANY,
    HAMBURG,
    HANSESTADT,
    NIEDERSACHSEN,
    PARTNERS,
    REGION,
    REGION_PARTS,
    UnknownAreaError,
    kreis_ids,
)
from geo.composition import LANDKREIS, REST, composition
from pages.ui import store
from pages.ui.benchmarks import OFFERED, Benchmark, benchmark, reference
from pages.ui.store import MEDIAN, SIMILAR, middle_half, neighbours, newest, observe, observe_all, together

HARBURG, YEAR = "03353", 2020
NEAR_HARBURG = f"{SIMILAR}:{HARBURG}"
RATE, COUNT, DENSITY = CATALOGUE["share_65plus"], CATALOGUE["population"], CATALOGUE["population_density"]
COMPOSED = (REGION, REST, "03353+03359", f"03354+{REST}", "03354+03355022+03360", "03+02", "03351+09162")

Given = Callable[[Mapping[str, float]], None]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Given:
    """Lets the store know nothing but these values of `RATE`, its weight and `COUNT`, by area."""
    neighbours(HARBURG)  # remembered from the committed observations

    def know(values: Mapping[str, float]) -> None:
        names = (RATE.id, COUNT.id, RATE.aggregation.weight)
        rows = [(name, area, YEAR, v, Flag.CONFIRMED.value) for name in names for area, v in values.items()]
        frame = pd.DataFrame(rows, columns=["indicator", "area", "year", "value", "flag"])
        observations = Observations(frame)
        monkeypatch.setattr(store, "load_observations", lambda: observations)

    return know


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a benchmark into the address."""
    return lambda area: monkeypatch.setattr(streamlit, "query_params", {"benchmark": area} if area else {})


def confirmed(value: float) -> Observation:
    return Observation(value, Flag.CONFIRMED)


def kreise(number: int, **others: float) -> dict[str, float]:
    """Values 1, 2, 3, … of so many Kreise, the five among them, and of other areas."""
    areas = sorted(kreis_ids(), key=lambda area: (area not in REGION_PARTS, area))[:number]
    return {area: float(place) for place, area in enumerate(areas, 1)} | others


class TestMiddles:
    @pytest.mark.parametrize("number", [FEWEST, FEWEST + 1, 400])
    def test_the_median_is_that_of_the_kreise(self, given: Given, number: int) -> None:
        given(kreise(number, **{NIEDERSACHSEN: 1e9, HANSESTADT: -1e9}))
        assert observe(RATE, MEDIAN, YEAR) == Observation((number + 1) / 2, Flag.CONFIRMED)

    def test_too_few_kreise_have_no_median_and_no_quartiles(self, given: Given) -> None:
        given(kreise(FEWEST - 1))
        assert observe(RATE, MEDIAN, YEAR) == NOTHING
        assert middle_half(RATE, YEAR) is None

    def test_quartiles_are_those_of_the_kreise_and_none_of_counts(self, given: Given) -> None:
        given(kreise(397))
        assert middle_half(RATE, YEAR) == Quartiles(lower=100, median=199, upper=298)
        assert middle_half(COUNT, YEAR) is None
        assert middle_half(RATE, YEAR - 1) is None

    @pytest.mark.parametrize("area", REGION_PARTS)
    def test_the_middle_of_the_similar_ones_is_the_median_of_exactly_those_ten(self, area: str) -> None:
        ten = neighbours(area)
        assert len(set(ten)) == 10
        assert area not in ten
        for indicator in LISTED:
            panel = load_observations()[indicator.id]
            for year, observation in observe_all(indicator, f"{SIMILAR}:{area}"):
                found = [panel.at(each, year) for each in ten]
                known = [each.value for each in found if each.value is not None and each.flag != Flag.NOT_COMPARABLE]
                assert observation.value == (statistics.median(known) if len(known) == 10 else None)

    def test_it_does_not_depend_on_any_other_kreis(self, given: Given) -> None:
        ten = neighbours(HARBURG)
        given({area: 1e9 for area in kreis_ids()} | {area: float(place) for place, area in enumerate(ten, 1)})
        assert observe(RATE, NEAR_HARBURG, YEAR) == Observation(5.5, Flag.CONFIRMED)

    @pytest.mark.parametrize("place", range(10))
    def test_where_one_of_the_ten_has_no_value_there_is_none(self, given: Given, place: int) -> None:
        values = kreise(400)
        del values[neighbours(HARBURG)[place]]
        given(values)
        assert observe(RATE, NEAR_HARBURG, YEAR) == NOTHING

    def test_median_and_similar_ones_have_values_for_most_rates(self) -> None:
        for area in (MEDIAN, NEAR_HARBURG):
            known = [each for each in LISTED if any(o.value is not None for _, o in observe_all(each, area))]
            assert len(known) > 0.8 * len(LISTED)


class TestComposed:
    @pytest.mark.parametrize("indicator", LISTED, ids=lambda indicator: indicator.id)
    def test_a_composed_area_has_its_total_in_every_year(self, indicator: Indicator) -> None:
        panels = load_observations()
        for area in COMPOSED:
            parts = composition(area)
            for year, observation in observe_all(indicator, area):
                found = total(indicator, parts.plus, year=year, panels=panels, without=parts.minus)
                assert together(indicator, area, year) == found
                assert observe(indicator, area, year) == observation == found.observation

    @pytest.mark.parametrize("name", ["nights@population", "population@area_km2", "gdp_total@area_km2"])
    def test_a_divided_count_of_several_areas_is_their_sum_by_their_sum(self, name: str) -> None:
        divided = indicator_of(name, CATALOGUE)
        rule = divided.aggregation
        counts, divisors = CATALOGUE[rule.numerator], CATALOGUE[rule.denominator]
        year = newest(divided, REGION)
        sums = [observe(each, "03353+03359", year).value for each in (counts, divisors)]
        assert None not in sums
        assert observe(divided, "03353+03359", year).value == rule.factor * (sums[0] or 0) / (sums[1] or 1)

    def test_one_area_has_its_published_value(self) -> None:
        panel = load_observations()[RATE.id]
        assert dict(observe_all(RATE, HARBURG)) == dict(panel.series(HARBURG))

    def test_what_is_missing_is_named(self) -> None:
        year = newest(DENSITY, HANSESTADT)
        assert together(DENSITY, REST, year).missing == ()
        without = next(y for y, o in observe_all(RATE, LANDKREIS) if o.value is not None)
        assert together(RATE, REST, without) == Total(Observation(None, Flag.INCOMPLETE), (HANSESTADT,))

    def test_a_year_that_nobody_has_is_not_published(self) -> None:
        for area in (HARBURG, REGION, REST, MEDIAN, NEAR_HARBURG):
            assert observe(RATE, area, 1900) == NOTHING

    @pytest.mark.parametrize("area", ["99999", "03353+99999", "middle"])
    def test_an_unknown_area_is_refused(self, area: str) -> None:
        with pytest.raises(UnknownAreaError):
            observe(RATE, area, YEAR)


class TestBenchmark:
    EVERYBODY = kreise(400, **{GERMANY: 21.0, NIEDERSACHSEN: 22.0, HAMBURG: 18.0})

    def beside(self, area: str = HARBURG) -> Benchmark | None:
        return benchmark(RATE, area, YEAR)

    def test_the_chosen_one_comes_first(self, given: Given, choose: Callable[[str], None]) -> None:
        given(self.EVERYBODY)
        ten = statistics.median(self.EVERYBODY[area] for area in neighbours(HARBURG))
        values = {**self.EVERYBODY, MEDIAN: 200.5, SIMILAR: ten}
        for area in OFFERED:
            if area != REGION:
                choose(area)
                expected = NEAR_HARBURG if area == SIMILAR else area
                assert self.beside() == Benchmark(expected, confirmed(values[area]))

    def test_the_region_can_be_chosen(self, given: Given, choose: Callable[[str], None]) -> None:
        given(self.EVERYBODY)
        choose(REGION)
        weighted = sum(n * n for n in range(1, 6)) / sum(range(1, 6))  # here the inhabitants are the values, too
        assert self.beside() == Benchmark(REGION, confirmed(weighted))

    @pytest.mark.parametrize("given_area", ["", MEDIAN, "nonsense", "99999"])
    def test_without_a_choice_it_is_the_median(
        self, given: Given, choose: Callable[[str], None], given_area: str
    ) -> None:
        given(self.EVERYBODY)
        choose(given_area)
        assert self.beside() == Benchmark(MEDIAN, confirmed(200.5))

    def test_a_choice_without_a_value_is_replaced_by_no_other(
        self, given: Given, choose: Callable[[str], None]
    ) -> None:
        choose(GERMANY)
        given(kreise(400, **{NIEDERSACHSEN: 22.0}))
        assert self.beside() is None

    def test_similar_kreise_are_none_where_one_has_no_value(self, given: Given, choose: Callable[[str], None]) -> None:
        choose(SIMILAR)
        given({area: v for area, v in self.EVERYBODY.items() if area != neighbours(HARBURG)[0]})
        assert self.beside() is None

    @pytest.mark.parametrize("area", [REGION, HANSESTADT, REST])
    def test_what_is_no_kreis_has_no_similar_ones(self, given: Given, choose: Callable[[str], None], area: str) -> None:
        given(self.EVERYBODY)
        choose(SIMILAR)
        assert reference(area) == ""
        assert self.beside(area) is None

    def test_nothing_is_compared_with_itself(self, given: Given, choose: Callable[[str], None]) -> None:
        given(self.EVERYBODY)
        choose(REGION)
        assert self.beside(REGION) is None

    def test_a_count_has_none(self, choose: Callable[[str], None]) -> None:
        for area in OFFERED:
            choose(area)
            assert all(benchmark(COUNT, partner, 2020) is None for partner in PARTNERS)

    @pytest.mark.parametrize("chosen", OFFERED)
    def test_whatever_is_chosen_a_benchmark_has_the_value_that_the_store_gives(
        self, choose: Callable[[str], None], chosen: str
    ) -> None:
        choose(chosen)
        for indicator in LISTED:
            year = newest(indicator)
            for area in (REGION, *PARTNERS):
                found = benchmark(indicator, area, year)
                if found is not None:
                    assert indicator.aggregation.rule is not Rule.SUM
                    assert found.area != area
                    assert found.value == observe(indicator, found.area, year).value
