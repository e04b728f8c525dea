"""Classes of maps stay the same in all years, and a rank says who stands where."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from declared import LISTED
from hypothesis import given, settings
from hypothesis import strategies as st

from data.classes import COUNT, ENDS, FEWEST, Classes, Method, classes, fixed, methods
from data.flags import Flag
from data.indicators import Direction
from data.levels import threshold_level
from data.observations import NOTHING, Observation, Observations, Panel, load_observations
from data.ranks import FEWEST as FEWEST_KREISE
from data.ranks import Quartiles, Rank, median, middle, quartiles, rank
from data.rounding import rounded
from geo.areas import NIEDERSACHSEN, PARTNERS


def panel(values: dict[int, list[float]], **others: dict[int, float]) -> Panel:
    """Kreise "05001", "05002", … with one value per year, and other areas by name."""
    rows = [("x", f"05{n:03}", year, v, "confirmed") for year, found in values.items() for n, v in enumerate(found, 1)]
    rows += [("x", area, year, v, "confirmed") for area, found in others.items() for year, v in found.items()]
    return Observations(pd.DataFrame(rows, columns=["indicator", "area", "year", "value", "flag"]))["x"]


def limits(given_panel: Panel, decimals: int) -> tuple[float, ...]:
    found = classes(given_panel, decimals)
    assert found is not None
    return found.limits


class TestClasses:
    def test_five_classes_hold_a_fifth_of_the_values_each(self) -> None:
        assert limits(panel({2020: [float(n) for n in range(1, 101)]}), 0) == (21, 41, 60, 80)

    def test_limits_come_from_all_years_together(self) -> None:
        first, second = [float(n) for n in range(50)], [float(n) for n in range(50, 100)]
        both = panel({2010: first, 2020: second})
        assert limits(both, 0) == limits(panel({2010: first + second}), 0)
        assert limits(both, 0) != limits(panel({2020: second}), 0)

    def test_values_of_a_land_or_a_municipality_do_not_move_the_limits(self) -> None:
        values = {2020: [float(n) for n in range(100)]}
        assert limits(panel(values, **{"03": {2020: 1e9}, "DG": {2020: 1e9}, "03355022": {2020: -1e9}}), 0) == limits(
            panel(values), 0
        )

    @given(
        values=st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=FEWEST, max_size=60),
        decimals=st.integers(0, 2),
    )
    def test_limits_ascend_and_are_written_as_they_are(self, values: list[float], decimals: int) -> None:
        found = limits(panel({2020: values}), decimals)
        assert len(found) <= COUNT  # zero may part a class in two
        assert all(low < high for low, high in pairwise(found))
        assert [float(f"{limit:.{decimals}f}") for limit in found] == pytest.approx(found, abs=1e-9)

    def test_a_value_on_a_limit_belongs_to_the_upper_class(self) -> None:
        found = Classes((10.0, 20.0, 30.0, 40.0), 400)
        assert [found.of(value) for value in (-5, 9.99, 10, 19.99, 20, 39.99, 40, 1e9)] == [0, 0, 1, 1, 2, 3, 4, 4]

    def test_equal_limits_fall_together_and_none_lies_at_the_lowest_value(self) -> None:
        found = classes(panel({2020: [0.0] * 60 + [float(n) for n in range(1, 41)]}), 0)
        assert found == Classes((1.0, 20.0), 100, 0.6)  # 60 zeros, 19 below 20, 21 from 20 on
        assert not found.are_fifths
        assert limits(panel({2020: [0.0] * 90 + [1.0] * 10}), 0) == (1,)
        assert limits(panel({2020: [3.0] * 100}), 0) == ()

    def test_where_both_signs_occur_zero_is_a_limit(self) -> None:
        values = [float(n) for n in range(-90, 10)]  # fifths at -70, -50, -31 (rounded), -11
        found = classes(panel({2020: values}), 0)
        assert found is not None and found.is_signed
        assert found.limits == (-70, -50, -31, -11, 0) and found.below_zero == 5
        equal = classes(panel({2020: values}), 0, method=Method.EQUAL)
        assert equal is not None
        assert equal.limits == (-72, -54, -36, -18, 0) and equal.below_zero == 5  # steps of 18, counted from zero

    @pytest.mark.parametrize("values", [[float(n) for n in range(100)], [float(-n) for n in range(100)]])
    def test_zero_is_no_limit_of_its_own_where_all_values_have_one_sign(self, values: list[float]) -> None:
        found = classes(panel({2020: values}), 0)
        assert found is not None and found.below_zero is None and 0.0 not in found.limits

    def test_fifths_of_a_year_come_from_its_kreise_alone(self) -> None:
        first, second = [float(n) for n in range(1, 101)], [float(n) for n in range(501, 601)]
        both = panel({2010: first, 2020: second})
        for year, values in ((2010, first), (2020, second)):
            found = classes(both, 0, method=Method.YEAR, year=year)
            assert found == classes(panel({year: values}), 0)
            assert found is not None
            assert [sum(found.of(value) == place for value in values) for place in range(COUNT)] == [20, 20, 19, 20, 21]
        assert classes(both, 0, method=Method.YEAR, year=1999) is None
        with pytest.raises(ValueError, match="year"):
            classes(both, 0, method=Method.YEAR)

    def test_of_no_indicator_and_method_lies_a_class_below_the_smallest_or_above_the_greatest_value(self) -> None:
        empty = []
        for indicator in LISTED:
            shown = load_observations()[indicator.id]
            of_years = [(Method.YEAR, year) for year in shown.years[-3:]]
            for method, year in [(Method.QUANTILES, None), (Method.EQUAL, None), *of_years]:
                found = classes(shown, indicator.decimals, method=method, year=year)
                if found is None:
                    continue
                values = [*shown.compared(year).values()] if year else shown.comparable[~np.isnan(shown.comparable)]
                written = [rounded(value, indicator.decimals) for value in (min(values), max(values))]
                if [found.of(value) for value in written] != [0, len(found.limits)]:
                    empty.append((indicator.id, method, year))
        assert not empty

    @pytest.mark.parametrize(("number", "has_classes"), [(FEWEST - 1, False), (FEWEST, True)])
    def test_too_few_values_have_no_classes(self, number: int, has_classes: bool) -> None:
        assert (classes(panel({2020: [float(n) for n in range(number)]}), 0) is not None) == has_classes

    def test_kreise_without_any_value_are_not_counted(self) -> None:
        found = classes(panel({2020: [*map(float, range(30)), np.nan], 2021: [np.nan] * 31}), 0)
        assert found is not None
        assert found.districts == 30

    @pytest.mark.parametrize("indicator", LISTED, ids=lambda indicator: indicator.id)
    def test_the_limits_of_an_indicator_part_the_kreise_that_it_has(self, indicator: object) -> None:
        shown = load_observations()[indicator.id]  # type: ignore[attr-defined]
        found = classes(shown, indicator.decimals)  # type: ignore[attr-defined]
        if found is None:
            assert np.isnan(shown.comparable).all()
        else:
            assert 2 <= len(found.limits) <= COUNT


class TestMethods:
    def test_equal_steps_are_equal_and_lie_between_the_5th_and_the_95th_percentile(self) -> None:
        shown = panel({2020: [float(n) for n in range(101)]})  # percentiles 5 and 95, a step of 18
        found = classes(shown, 0, method=Method.EQUAL)
        assert found == Classes((23.0, 41.0, 59.0, 77.0), 101, 24 / 101)  # 77 to 100 are the most

    def test_a_few_extreme_values_do_not_stretch_the_steps(self) -> None:
        plain = classes(panel({2020: [float(n) for n in range(101)]}), 0, method=Method.EQUAL)
        extreme = classes(panel({2020: [*(float(n) for n in range(98)), 1e6, 1e6, 1e6]}), 0, method=Method.EQUAL)
        assert plain == extreme
        assert extreme is not None and extreme.of(1e6) == COUNT - 1

    @given(
        values=st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=FEWEST, max_size=60),
        decimals=st.integers(0, 2),
    )
    def test_steps_are_equal_as_they_are_written(self, values: list[float], decimals: int) -> None:
        found = classes(panel({2020: values}), decimals, method=Method.EQUAL)
        assert found is not None
        assert len(found.limits) <= COUNT + 1
        assert [float(f"{limit:.{decimals}f}") for limit in found.limits] == pytest.approx(found.limits, abs=1e-9)
        low, high = np.quantile(values, ENDS)
        if low < 0 < high or not found.is_signed:  # else zero stands apart from the steps
            inner = [limit for limit in found.limits if rounded(low, decimals) < limit < high]
            steps = [after - before for before, after in pairwise(inner)]
            assert steps == pytest.approx(steps[:1] * len(steps), abs=1e-6) and all(step > 0 for step in steps)

    @pytest.mark.parametrize("method", [Method.QUANTILES, Method.EQUAL])
    def test_limits_do_not_move_with_the_order_of_the_years(self, method: Method) -> None:
        low, high = [float(n) for n in range(50)], [float(n) for n in range(50, 100)]
        once, again = (panel({2010: low, 2020: high}), panel({2010: high, 2020: low}))
        assert classes(once, 0, method=method) == classes(again, 0, method=method)

    def test_the_publisher_s_limits_are_those_declared(self) -> None:
        shown = panel({2020: [1.0, 2.0]})  # too few for any other method
        assert classes(shown, 0, method=Method.PUBLISHER, declared=(10.0, 50.0)) == Classes((10.0, 50.0), 2)
        assert classes(shown, 0, method=Method.PUBLISHER) is None

    def test_the_publisher_s_limits_are_offered_only_where_declared_and_fifths_of_the_year_come_first(self) -> None:
        assert methods(()) == (Method.YEAR, Method.QUANTILES, Method.EQUAL)
        assert methods((10.0, 50.0)) == (Method.YEAR, Method.QUANTILES, Method.EQUAL, Method.PUBLISHER)
        assert [fixed(method) for method in Method] == [Method.QUANTILES, *list(Method)[1:]]


class TestRanks:
    SOME = panel({2020: [30.0, 10.0, 20.0, 20.0, np.nan]}, **{"03": {2020: 99.0}, "03355022": {2020: 99.0}})

    def place(self, number: int, direction: Direction) -> int:
        found = rank(self.SOME, f"05{number:03}", year=2020, direction=direction)
        assert found is not None
        return found.place

    def test_the_highest_value_is_first_and_equal_values_share_the_better_place(self) -> None:
        assert [self.place(number, Direction.HIGHER) for number in (1, 2, 3, 4)] == [1, 4, 2, 2]

    def test_where_lower_is_better_the_lowest_value_is_first(self) -> None:
        assert [self.place(number, Direction.LOWER) for number in (1, 2, 3, 4)] == [4, 1, 2, 2]

    def test_without_a_direction_the_highest_value_is_first(self) -> None:
        assert rank(self.SOME, "05001", year=2020, direction=Direction.NEITHER) == Rank(1, 4, False)

    def test_a_rank_says_from_which_end_it_counts(self) -> None:
        assert rank(self.SOME, "05002", year=2020, direction=Direction.LOWER) == Rank(1, 4, True)

    @pytest.mark.parametrize("area", ["03", "03355022", "DG", "05005", "05999"])
    def test_other_areas_and_kreise_without_a_value_have_no_rank(self, area: str) -> None:
        assert rank(self.SOME, area, year=2020, direction=Direction.HIGHER) is None

    def test_a_year_without_values_has_neither_ranks_nor_a_median(self) -> None:
        assert rank(self.SOME, "05001", year=1999, direction=Direction.HIGHER) is None
        assert median(self.SOME, 1999) == NOTHING

    def test_the_middle_of_some_kreise_is_the_median_of_their_values(self) -> None:
        found = [
            middle(self.SOME, areas, 2020) for areas in (["05001"], ["05001", "05002"], ["05001", "05002", "05003"])
        ]
        assert found == [Observation(value, Flag.CONFIRMED) for value in (30, 20, 20)]
        assert middle(self.SOME, [], 2020) == middle(self.SOME, ["05001", "05005"], 2020) == NOTHING

    @given(st.lists(st.integers(0, 5).map(float), min_size=1, max_size=30), st.sampled_from(Direction))
    def test_exactly_as_many_kreise_are_ahead_as_the_place_says(
        self, values: list[float], direction: Direction
    ) -> None:
        given_panel = panel({2020: values})
        for number, own in enumerate(values, 1):
            ahead = [v for v in values if (v < own if direction is Direction.LOWER else v > own)]
            found = rank(given_panel, f"05{number:03}", year=2020, direction=direction)
            assert found == Rank(len(ahead) + 1, len(values), direction is Direction.LOWER)

    def test_a_partner_is_ranked_among_about_400_kreise_and_the_land_is_not(self) -> None:
        shown = load_observations()["population"]
        newest = shown.years_of(PARTNERS)[-1]
        found = rank(shown, "03353", year=newest, direction=Direction.NEITHER)
        assert found is not None
        assert found.of == 400
        assert rank(shown, NIEDERSACHSEN, year=newest, direction=Direction.NEITHER) is None


class TestQuartiles:
    EVEN = tuple(float(n) for n in range(1, 402))

    def test_they_are_linearly_interpolated_between_the_kreise_in_order(self) -> None:
        assert quartiles(panel({2020: [*self.EVEN[::-1]]}), 2020) == Quartiles(lower=101, median=201, upper=301)
        assert quartiles(panel({2020: [*self.EVEN[:400]]}), 2020) == Quartiles(lower=100.75, median=200.5, upper=300.25)

    def test_other_areas_and_missing_values_do_not_move_them(self) -> None:
        shown = panel({2020: [np.nan, *self.EVEN]}, **{"03": {2020: 1e9}, "03355022": {2020: -1e9}})
        assert quartiles(shown, 2020) == Quartiles(lower=101, median=201, upper=301)

    def test_too_few_kreise_have_neither_quartiles_nor_a_median(self) -> None:
        for values, has_middle in (
            (self.EVEN[:FEWEST_KREISE], True),
            (self.EVEN[: FEWEST_KREISE - 1], False),
            ([], False),
        ):
            shown = panel({2020: [*values], 2021: [0.0]})
            assert (quartiles(shown, 2020) is not None) == (median(shown, 2020).value is not None) == has_middle
            assert quartiles(shown, 2021) is None

    @settings(deadline=None, max_examples=20)
    @given(st.lists(st.integers(-1000, 1000).map(float), min_size=FEWEST_KREISE, max_size=FEWEST_KREISE + 50))
    def test_the_second_is_the_median_and_all_are_quantiles(self, values: list[float]) -> None:
        found = quartiles(panel({2020: values}), 2020)
        assert found is not None
        assert found.median == median(panel({2020: values}), 2020).value
        assert (found.lower, found.median, found.upper) == pytest.approx(tuple(np.quantile(values, [0.25, 0.5, 0.75])))


class TestComparable:
    """One source of comparable values: what is known to be off counts nowhere; the middle has the worst flag."""

    VALUES = tuple(float(n) for n in range(1, 402))

    def flagged(self, flags: dict[int, Flag]) -> Panel:
        """The Kreise with 1, 2, 3, …, those of `flags` with another flag than "confirmed"."""
        rows = [
            ("x", f"05{n:03}", 2020, value, flags.get(n, Flag.CONFIRMED).value)
            for n, value in enumerate(self.VALUES, 1)
        ]
        return Observations(pd.DataFrame(rows, columns=["indicator", "area", "year", "value", "flag"]))["x"]

    def test_a_value_known_to_be_off_has_no_rank_and_is_in_no_rank_of_others_median_quartile_or_limit(self) -> None:
        with_one, without = self.flagged({401: Flag.NOT_COMPARABLE}), panel({2020: [*self.VALUES[:400]]})
        assert rank(with_one, "05401", year=2020, direction=Direction.HIGHER) is None
        assert rank(with_one, "05400", year=2020, direction=Direction.HIGHER) == Rank(1, 400, False)
        for found in (median, quartiles, threshold_level):
            assert found(with_one, 2020) == found(without, 2020)
        assert classes(with_one, 0) == classes(without, 0)
        assert middle(with_one, ["05001", "05401"], 2020) == NOTHING

    def test_where_too_few_compare_there_is_no_median(self) -> None:
        off = {n: Flag.NOT_COMPARABLE for n in range(FEWEST_KREISE, 402)}
        assert median(self.flagged(off), 2020) == NOTHING

    def test_the_middle_carries_the_worst_flag_of_what_it_rests_on(self) -> None:
        for flags, worst in (
            ({7: Flag.PROVISIONAL}, Flag.PROVISIONAL),
            ({7: Flag.PROVISIONAL, 8: Flag.ESTIMATED}, Flag.ESTIMATED),
            ({7: Flag.ESTIMATED, 8: Flag.BREAK}, Flag.BREAK),
            ({7: Flag.ESTIMATED, 8: Flag.NOT_COMPARABLE}, Flag.ESTIMATED),
        ):
            shown = self.flagged(flags)
            half = quartiles(shown, 2020)
            assert half is not None
            assert median(shown, 2020).flag is half.flag is worst
            assert middle(shown, ["05007", "05009"], 2020).flag is flags[7]
