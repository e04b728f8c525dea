"""A level and a course are stated only beyond a threshold that comes from all Kreise."""

import statistics

import numpy as np
import pandas as pd
import pytest
from declared import LISTED, an_indicator
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.change import Change
from data.flags import Flag
from data.indicators import Direction, Indicator, Rule
from data.levels import FEWEST, Course, Level, course, level, spread, threshold_course, threshold_level
from data.observations import Observations, Panel, load_observations

COUNT = an_indicator("persons", Rule.SUM)


def a_rate(direction: Direction) -> Indicator:
    indicator = an_indicator("rate", Rule.NONE)
    return Indicator(**{**vars(indicator), "direction": direction})


UP, DOWN, NEITHER = (a_rate(direction) for direction in (Direction.HIGHER, Direction.LOWER, Direction.NEITHER))


def panel(columns: dict[int, list[float]], flags: dict[tuple[str, int], Flag] | None = None) -> Panel:
    """Kreise "05001", "05002", … with one value per year, "03" and "05001001" far away from all of them."""
    flags = flags or {}
    keys = [(f"05{n:03}", year, v) for year, found in columns.items() for n, v in enumerate(found, 1)]
    keys += [(area, year, 1e9) for area in ("03", "05001001") for year in columns]
    rows = [("x", area, year, v, flags.get((area, year), Flag.CONFIRMED).value) for area, year, v in keys]
    return Observations(pd.DataFrame(rows, columns=["indicator", "area", "year", "value", "flag"]))["x"]


# 0 to 100: the median is 50, the absolute deviations from it are 0, 1, 1, 2, 2, … 50, 50, and their median is 25.
EVEN = [float(n) for n in range(101)]
THRESHOLD = 12.5  # half of 25


class TestSpread:
    def test_it_is_the_median_distance_to_the_median(self) -> None:
        assert spread(EVEN) == 25

    def test_it_is_not_moved_by_a_few_values_far_away(self) -> None:
        assert spread([*EVEN[:-2], 1e9, 1e12]) == 25

    @pytest.mark.parametrize(("number", "has_spread"), [(FEWEST - 1, False), (FEWEST, True)])
    def test_too_few_values_have_none(self, number: int, has_spread: bool) -> None:
        assert (spread([*EVEN[:number], np.nan, np.nan]) is not None) == has_spread

    def test_where_most_values_are_equal_there_is_none(self) -> None:
        assert spread([0.0] * 60 + EVEN[:41]) is None

    @given(st.lists(st.floats(-1e6, 1e6), min_size=FEWEST, max_size=FEWEST + 5), st.integers(-1000, 1000))
    @settings(max_examples=30, deadline=None)
    def test_it_does_not_depend_on_where_zero_lies(self, values: list[float], shift: int) -> None:
        assert (spread(np.array(values) + shift) or 0) == pytest.approx(spread(values) or 0, abs=1e-6)


class TestLevel:
    @pytest.mark.parametrize(
        ("value", "up", "down", "neither"),
        [
            (62.6, Level.BETTER, Level.WORSE, Level.HIGHER),
            (62.5, Level.SIMILAR, Level.SIMILAR, Level.SIMILAR),
            (50, Level.SIMILAR, Level.SIMILAR, Level.SIMILAR),
            (37.5, Level.SIMILAR, Level.SIMILAR, Level.SIMILAR),
            (37.4, Level.WORSE, Level.BETTER, Level.LOWER),
        ],
    )
    def test_up_to_half_of_the_spread_from_the_benchmark_is_similar(
        self, value: float, up: Level, down: Level, neither: Level
    ) -> None:
        given_panel = panel({2020: EVEN})
        assert threshold_level(given_panel, 2020) == THRESHOLD
        found = [level(i, given_panel, year=2020, value=value, benchmark=50) for i in (UP, DOWN, NEITHER)]
        assert found == [up, down, neither]

    def test_a_distance_that_equals_the_threshold_as_written_is_similar(self) -> None:
        given_panel = panel({2020: [n / 10 * 0.24 for n in EVEN]})  # threshold 0.3, and 12.3 - 12.0 > 0.3
        assert threshold_level(given_panel, 2020) == pytest.approx(0.3)
        assert level(UP, given_panel, year=2020, value=12.3, benchmark=12.0) is Level.SIMILAR

    def test_the_threshold_is_that_of_the_year(self) -> None:
        given_panel = panel({2010: [n / 10 for n in EVEN], 2020: EVEN})
        found = [level(UP, given_panel, year=year, value=52, benchmark=50) for year in (2010, 2020)]
        assert found == [Level.BETTER, Level.SIMILAR]

    def test_a_count_has_no_level(self) -> None:
        assert level(COUNT, panel({2020: EVEN}), year=2020, value=1, benchmark=50) is None

    def test_without_a_threshold_there_is_no_level(self) -> None:
        for given_panel in (panel({2020: EVEN[: FEWEST - 1]}), panel({2020: [7.0] * 200}), panel({2019: EVEN})):
            assert threshold_level(given_panel, 2020) is None
            assert level(UP, given_panel, year=2020, value=1, benchmark=50) is None

    def test_values_known_to_be_off_do_not_enter_the_threshold(self) -> None:
        flags = {(f"05{n:03}", 2020): Flag.NOT_COMPARABLE for n in range(102, 201)}
        assert threshold_level(panel({2020: EVEN + [1e6] * 99}, flags), 2020) == THRESHOLD

    @given(value=st.floats(-200, 200), benchmark=st.floats(-200, 200))
    @settings(max_examples=50, deadline=None)
    def test_what_is_better_where_higher_is_better_is_worse_where_lower_is(
        self, value: float, benchmark: float
    ) -> None:
        mirror = {Level.BETTER: Level.WORSE, Level.WORSE: Level.BETTER, Level.SIMILAR: Level.SIMILAR}
        up, down = (level(i, self.EVEN_2020, year=2020, value=value, benchmark=benchmark) for i in (UP, DOWN))
        assert up is not None
        assert down is mirror[up]

    EVEN_2020 = panel({2020: EVEN})


# Each Kreis from 100 to 100 + n: differences and percentages are both 0, 1, … 100.
MOVING = panel({2015: [100.0] * 101, 2020: [100 + n for n in EVEN]})


class TestCourse:
    @pytest.mark.parametrize(
        ("after", "up", "down", "neither"),
        [
            (212.6, Course.IMPROVING, Course.WORSENING, Course.RISING),
            (212.5, Course.STABLE, Course.STABLE, Course.STABLE),
            (187.5, Course.STABLE, Course.STABLE, Course.STABLE),
            (187.4, Course.WORSENING, Course.IMPROVING, Course.FALLING),
        ],
    )
    def test_a_change_up_to_half_of_the_spread_of_the_changes_is_stable(
        self, after: float, up: Course, down: Course, neither: Course
    ) -> None:
        change = Change(2015, 2020, 200, after)
        assert [course(i, MOVING, change=change) for i in (UP, DOWN, NEITHER)] == [up, down, neither]

    def test_counts_are_judged_by_their_change_in_percent(self) -> None:
        doubled = panel({2015: [200.0] * 101, 2020: [200 + n for n in EVEN]})  # 0 %, 0.5 %, … 50 %
        assert threshold_course(COUNT, doubled, since=2015, until=2020) == THRESHOLD / 2
        assert threshold_course(NEITHER, doubled, since=2015, until=2020) == THRESHOLD
        found = [course(COUNT, doubled, change=Change(2015, 2020, 1000, after)) for after in (1062, 1063, 937)]
        assert found == [Course.STABLE, Course.RISING, Course.FALLING]

    def test_a_count_without_a_change_in_percent_has_no_course(self) -> None:
        assert course(COUNT, MOVING, change=Change(2015, 2020, 0, 5)) is None
        assert course(UP, MOVING, change=Change(2015, 2020, 0, 50)) is Course.IMPROVING

    def test_kreise_whose_count_was_zero_do_not_enter_the_threshold(self) -> None:
        given_panel = panel({2015: [100.0] * 101 + [0.0] * 99, 2020: [100 + n for n in EVEN] + [7.0] * 99})
        assert threshold_course(COUNT, given_panel, since=2015, until=2020) == THRESHOLD

    def test_kreise_whose_count_fell_below_zero_do_not_enter_the_threshold(self) -> None:
        given_panel = panel({2015: [100.0] * 200, 2020: [100 + n for n in EVEN] + [-700.0] * 99})
        assert threshold_course(COUNT, given_panel, since=2015, until=2020) == THRESHOLD

    @pytest.mark.parametrize(
        ("year", "flag", "enters"),
        [
            (2017, Flag.BREAK, False),
            (2020, Flag.BREAK, False),
            (2015, Flag.BREAK, True),
            (2015, Flag.NOT_COMPARABLE, False),
            (2020, Flag.NOT_COMPARABLE, False),
            (2017, Flag.NOT_COMPARABLE, True),
            (2020, Flag.PROVISIONAL, True),
        ],
    )
    def test_kreise_without_a_change_that_compares_do_not_enter_the_threshold(
        self, year: int, flag: Flag, enters: bool
    ) -> None:
        columns = {2015: [100.0] * 101, 2017: [0.0] * 101, 2020: [100 + n for n in EVEN]}
        every = {(f"05{n:03}", year): flag for n in range(1, 102)}
        found = threshold_course(UP, panel(columns, every), since=2015, until=2020)
        assert found == (THRESHOLD if enters else None)

    @pytest.mark.parametrize(("since", "until"), [(2015, 2019), (2014, 2020)])
    def test_a_year_without_values_has_no_threshold(self, since: int, until: int) -> None:
        assert threshold_course(UP, MOVING, since=since, until=until) is None
        assert course(UP, MOVING, change=Change(since, until, 1, 99)) is None


def test_the_threshold_of_a_published_indicator_can_be_worked_out_from_its_kreise() -> None:
    shown = load_observations()["share_65plus"]
    numbers = list(shown.compared(2022).values())
    middle = statistics.median(numbers)
    expected = statistics.median(abs(number - middle) for number in numbers) / 2
    assert threshold_level(shown, 2022) == pytest.approx(expected)
    older = shown.compared(2017)
    changes = [value - older[area] for area, value in shown.compared(2022).items()]
    middle = statistics.median(changes)
    expected = statistics.median(abs(change - middle) for change in changes) / 2
    indicator = load_catalogue()["share_65plus"]
    assert threshold_course(indicator, shown, since=2017, until=2022) == pytest.approx(expected)


@pytest.mark.parametrize("indicator", LISTED, ids=lambda indicator: indicator.id)
def test_no_threshold_of_a_published_indicator_is_wider_than_its_middle_half(indicator: Indicator) -> None:
    shown = load_observations()[indicator.id]
    for year in shown.years[-5:]:
        threshold = threshold_level(shown, year)
        if threshold is not None:
            low, _, high = np.quantile(list(shown.compared(year).values()), [0.25, 0.5, 0.75])
            assert 0 < threshold <= (high - low) * (0.5 + 1e-9)
