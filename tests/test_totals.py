"""A total follows the declared rule, and is refused rather than wrong."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd
import pytest
from declared import an_indicator
from hypothesis import given
from hypothesis import strategies as st

from data.flags import ORDER, Flag, worst
from data.indicators import Aggregation, Rule
from data.observations import NOTHING, Observation, Observations
from data.totals import Total, total

AREAS = ("03353", "03354", "03355", "03359", "03360")
YEAR = 2020
SUM = an_indicator("persons")
SHARE = an_indicator("share", Rule.RATIO, numerator="persons", denominator="inhabitants", factor=100)
RENT = an_indicator("rent", Rule.MEAN, weight="inhabitants")
REFUSED = an_indicator("yield", Rule.NONE)

Parts = Sequence[float | None]


def panels(flags: Sequence[Flag] = (), **indicators: Parts) -> Observations:
    """One value per area, None where it is confidential; `flags` are those of the first indicator."""
    rows = []
    for number, (name, parts) in enumerate(indicators.items()):
        for place, part in enumerate(parts):
            flag = flags[place] if flags and number == 0 else Flag.CONFIRMED if part is not None else Flag.CONFIDENTIAL
            rows.append((name, AREAS[place], YEAR, math.nan if part is None else part, flag.value))
    return Observations(pd.DataFrame(rows, columns=["indicator", "area", "year", "value", "flag"]))


def value(result: Total) -> float:
    assert result.observation.value is not None
    return result.observation.value


def test_counts_are_added() -> None:
    result = total(SUM, AREAS[:3], year=YEAR, panels=panels(persons=[10, 20.5, 30, 40]))
    assert result == Total(Observation(60.5, Flag.CONFIRMED))


def test_a_ratio_is_computed_anew_from_the_sums_of_its_parts() -> None:
    given_parts = panels(persons=[10, 30], inhabitants=[100, 100_000])
    assert value(total(SHARE, AREAS[:2], year=YEAR, panels=given_parts)) == pytest.approx(100 * 40 / 100_100)


def test_a_mean_is_weighted_by_the_declared_indicator() -> None:
    given_parts = panels(rent=[6, 10], inhabitants=[300, 100])
    assert value(total(RENT, AREAS[:2], year=YEAR, panels=given_parts)) == pytest.approx(7)


def test_without_a_rule_there_is_no_total() -> None:
    assert total(REFUSED, AREAS[:2], year=YEAR, panels=panels(**{"yield": [80, 90]})) == Total(NOTHING)


def test_nothing_divided_by_nothing_is_no_value() -> None:
    result = total(SHARE, AREAS[:2], year=YEAR, panels=panels(persons=[1, 2], inhabitants=[0, 0]))
    assert result == Total(NOTHING)


def test_a_year_without_values_names_every_area() -> None:
    assert total(SUM, AREAS, year=1999, panels=panels(persons=[1] * 5)) == Total(NOTHING, AREAS)


@pytest.mark.parametrize(
    ("indicator", "parts"),
    [
        (SUM, {"persons": [1, None, 3]}),
        (SHARE, {"persons": [1, None, 3], "inhabitants": [10, 10, 10]}),
        (SHARE, {"persons": [1, 2, 3], "inhabitants": [10, None, 10]}),
        (SHARE, {"persons": [1, None, 3], "inhabitants": [10, None, 10]}),
        (RENT, {"rent": [1, None, 3], "inhabitants": [10, 10, 10]}),
        (RENT, {"rent": [1, 2, 3], "inhabitants": [10, None, 10]}),
    ],
)
def test_a_missing_part_makes_the_total_missing_and_is_named_once(
    indicator: object, parts: Mapping[str, Parts]
) -> None:
    result = total(indicator, AREAS[:3], year=YEAR, panels=panels(**parts))  # type: ignore[arg-type]
    assert result == Total(NOTHING, ("03354",))


def test_of_several_missing_parts_every_area_is_named() -> None:
    given_parts = panels(persons=[None, 2, 3], inhabitants=[10, 10, None])
    assert total(SHARE, AREAS[:3], year=YEAR, panels=given_parts).missing == ("03353", "03355")


amounts = st.lists(st.integers(0, 10**7), min_size=5, max_size=5)
positive = st.lists(st.integers(1, 10**7), min_size=5, max_size=5)
flags = st.lists(st.sampled_from(ORDER[:5]), min_size=5, max_size=5)


@given(parts=amounts, cut=st.integers(1, 4))
def test_the_total_does_not_depend_on_how_the_areas_are_grouped(parts: list[int], cut: int) -> None:
    given_parts = panels(persons=parts)
    sums = [value(total(SUM, areas, year=YEAR, panels=given_parts)) for areas in (AREAS, AREAS[:cut], AREAS[cut:])]
    assert sums[0] == sums[1] + sums[2]


@given(order=st.permutations(AREAS), above=amounts, below=positive)
def test_the_total_does_not_depend_on_the_order_of_the_areas(
    order: list[str], above: list[int], below: list[int]
) -> None:
    given_parts = panels(persons=above, inhabitants=below)
    for indicator in (SUM, SHARE):
        results = [value(total(indicator, areas, year=YEAR, panels=given_parts)) for areas in (AREAS, order)]
        assert results[0] == results[1]


@given(above=amounts, below=positive)
def test_a_ratio_lies_between_the_smallest_and_the_largest_of_its_areas(above: list[int], below: list[int]) -> None:
    result = value(total(SHARE, AREAS, year=YEAR, panels=panels(persons=above, inhabitants=below)))
    single = [100 * part / whole for part, whole in zip(above, below, strict=True)]
    assert min(single) * (1 - 1e-12) <= result <= max(single) * (1 + 1e-12)


@given(rents=amounts, weights=positive)
def test_a_mean_lies_between_the_smallest_and_the_largest_of_its_areas(rents: list[int], weights: list[int]) -> None:
    result = value(total(RENT, AREAS, year=YEAR, panels=panels(rent=rents, inhabitants=weights)))
    assert min(rents) * (1 - 1e-12) <= result <= max(rents) * (1 + 1e-12)


@given(area=st.sampled_from(AREAS), number=st.integers(1, 10**6), whole=st.integers(1, 10**6))
def test_the_total_of_one_area_is_its_own_value(area: str, number: int, whole: int) -> None:
    given_parts = panels(persons=[number] * 5, inhabitants=[whole] * 5, rent=[number] * 5)
    results = [value(total(indicator, [area], year=YEAR, panels=given_parts)) for indicator in (SUM, SHARE, RENT)]
    assert results == pytest.approx([number, 100 * number / whole, number])


@given(given_flags=flags)
def test_a_total_carries_the_worst_flag_of_its_parts(given_flags: list[Flag]) -> None:
    given_parts = panels(given_flags, persons=[1] * 5, inhabitants=[2] * 5)
    for indicator in (SUM, SHARE):
        assert total(indicator, AREAS, year=YEAR, panels=given_parts).observation.flag == worst(*given_flags)


@given(given_flags=flags)
def test_a_ratio_and_a_mean_carry_a_reservation_about_their_base(given_flags: list[Flag]) -> None:
    given_parts = panels(given_flags, inhabitants=[2] * 5, persons=[1] * 5, rent=[1] * 5)
    for indicator in (SHARE, RENT):
        assert total(indicator, AREAS, year=YEAR, panels=given_parts).observation.flag == worst(*given_flags)


def test_the_worst_flag_is_the_one_that_makes_a_value_least_usable() -> None:
    assert worst(Flag.CONFIRMED, Flag.ESTIMATED, Flag.PROVISIONAL) is Flag.ESTIMATED
    assert worst(Flag.NOT_COMPARABLE, Flag.BREAK) is Flag.NOT_COMPARABLE
    assert worst(*Flag) is Flag.NOT_PUBLISHED


def test_a_rule_without_a_factor_leaves_the_ratio_as_it_is() -> None:
    assert Aggregation(rule=Rule.RATIO, numerator="a", denominator="b").factor == 1
