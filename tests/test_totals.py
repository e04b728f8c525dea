"""A total follows the declared rule, and is refused rather than wrong."""

import math
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
import pytest
from declared import CATALOGUE, COUNTS, LISTED, an_indicator
from hypothesis import given, settings
from hypothesis import strategies as st

from data.flags import ORDER, Flag, worst
from data.indicators import Aggregation, Indicator, Rule
from data.observations import NOTHING, Observation, Observations, load_observations
from data.totals import Panels, Total, total
from geo.areas import HANSESTADT, REGION
from geo.composition import LANDKREIS, REST, composition, union

AREAS = ("03353", "03354", "03355", "03359", "03360")
YEAR = 2020
SUM = an_indicator("persons")
SHARE = an_indicator("share", Rule.RATIO, numerator="persons", denominator="inhabitants", factor=100)
RENT = an_indicator("rent", Rule.MEAN, weight="inhabitants")
REFUSED = an_indicator("harvest", Rule.NONE)
WITHOUT_RULE = Observation(None, Flag.NO_RULE)

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


def test_without_a_rule_there_is_no_total_and_the_flag_says_so() -> None:
    assert total(REFUSED, AREAS[:2], year=YEAR, panels=panels(harvest=[80, 90])) == Total(WITHOUT_RULE)


@pytest.mark.parametrize(
    ("parts", "flag"),
    [
        ([1, None, 3], Flag.INCOMPLETE),
        ([None, None, None], Flag.CONFIDENTIAL),
        ([None, None, 3], Flag.INCOMPLETE),
        ([], Flag.NOT_PUBLISHED),
    ],
)
def test_a_total_says_whether_a_part_or_everything_is_missing(parts: Parts, flag: Flag) -> None:
    """A missing part makes it incomplete; where all parts are missing for one reason, that is the reason."""
    given_parts = panels(persons=parts or [1, 2, 3])
    result = total(SUM, AREAS[:3], year=YEAR if parts else 1999, panels=given_parts)
    assert result.observation == Observation(None, flag)


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
    assert result == Total(Observation(None, Flag.INCOMPLETE), ("03354",))


def test_of_several_missing_parts_every_area_is_named() -> None:
    given_parts = panels(persons=[None, 2, 3], inhabitants=[10, 10, None])
    assert total(SHARE, AREAS[:3], year=YEAR, panels=given_parts).missing == ("03353", "03355")


amounts = st.lists(st.integers(0, 10**7), min_size=5, max_size=5)
positive = st.lists(st.integers(1, 10**7), min_size=5, max_size=5)
flags = st.lists(st.sampled_from(ORDER[:5]), min_size=5, max_size=5)


@settings(deadline=None)
@given(parts=amounts, cut=st.integers(1, 4))
def test_the_total_does_not_depend_on_how_the_areas_are_grouped(parts: list[int], cut: int) -> None:
    given_parts = panels(persons=parts)
    sums = [value(total(SUM, areas, year=YEAR, panels=given_parts)) for areas in (AREAS, AREAS[:cut], AREAS[cut:])]
    assert sums[0] == sums[1] + sums[2]


@settings(deadline=None)
@given(order=st.permutations(AREAS), above=amounts, below=positive)
def test_the_total_does_not_depend_on_the_order_of_the_areas(
    order: list[str], above: list[int], below: list[int]
) -> None:
    given_parts = panels(persons=above, inhabitants=below)
    for indicator in (SUM, SHARE):
        results = [value(total(indicator, areas, year=YEAR, panels=given_parts)) for areas in (AREAS, order)]
        assert results[0] == results[1]


@settings(deadline=None)
@given(above=amounts, below=positive)
def test_a_ratio_lies_between_the_smallest_and_the_largest_of_its_areas(above: list[int], below: list[int]) -> None:
    result = value(total(SHARE, AREAS, year=YEAR, panels=panels(persons=above, inhabitants=below)))
    single = [100 * part / whole for part, whole in zip(above, below, strict=True)]
    assert min(single) * (1 - 1e-12) <= result <= max(single) * (1 + 1e-12)


@settings(deadline=None)
@given(rents=amounts, weights=positive)
def test_a_mean_lies_between_the_smallest_and_the_largest_of_its_areas(rents: list[int], weights: list[int]) -> None:
    result = value(total(RENT, AREAS, year=YEAR, panels=panels(rent=rents, inhabitants=weights)))
    assert min(rents) * (1 - 1e-12) <= result <= max(rents) * (1 + 1e-12)


@settings(deadline=None)
@given(area=st.sampled_from(AREAS), number=st.integers(1, 10**6), whole=st.integers(1, 10**6))
def test_the_total_of_one_area_is_its_own_value(area: str, number: int, whole: int) -> None:
    given_parts = panels(persons=[number] * 5, inhabitants=[whole] * 5, rent=[number] * 5)
    results = [value(total(indicator, [area], year=YEAR, panels=given_parts)) for indicator in (SUM, SHARE, RENT)]
    assert results == pytest.approx([number, 100 * number / whole, number])


@settings(deadline=None)
@given(given_flags=flags)
def test_a_total_carries_the_worst_flag_of_its_parts(given_flags: list[Flag]) -> None:
    given_parts = panels(given_flags, persons=[1] * 5, inhabitants=[2] * 5)
    for indicator in (SUM, SHARE):
        assert total(indicator, AREAS, year=YEAR, panels=given_parts).observation.flag == worst(*given_flags)


@settings(deadline=None)
@given(given_flags=flags)
def test_a_ratio_and_a_mean_carry_a_reservation_about_their_base(given_flags: list[Flag]) -> None:
    given_parts = panels(given_flags, inhabitants=[2] * 5, persons=[1] * 5, rent=[1] * 5)
    for indicator in (SHARE, RENT):
        assert total(indicator, AREAS, year=YEAR, panels=given_parts).observation.flag == worst(*given_flags)


def test_the_worst_flag_is_the_one_that_makes_a_value_least_usable() -> None:
    assert worst(Flag.CONFIRMED, Flag.ESTIMATED, Flag.PROVISIONAL) is Flag.ESTIMATED
    assert worst(Flag.NOT_COMPARABLE, Flag.BREAK) is Flag.NOT_COMPARABLE
    assert worst(Flag.CONFIDENTIAL, Flag.CONFIRMED, Flag.INCOMPLETE) is Flag.INCOMPLETE


def test_a_rule_without_a_factor_leaves_the_ratio_as_it_is() -> None:
    assert Aggregation(rule=Rule.RATIO, numerator="a", denominator="b").factor == 1


RULED = [indicator for indicator in LISTED if indicator.aggregation.rule is not Rule.NONE]
ATOMS = ("03353", "03354", HANSESTADT, REST, "03359", "03360")  # the region without overlap
EVERY = (*AREAS, HANSESTADT)


def partitions(areas: Sequence[str]) -> Iterator[list[list[str]]]:
    """All ways to part areas into groups."""
    if not areas:
        yield []
        return
    first, *others = areas
    for groups in partitions(others):
        yield [[first], *groups]
        yield from ([[first, *group], *(g for g in groups if g is not group)] for group in groups)


def composed(indicator: Indicator, area: str, *, year: int = YEAR, panels: Panels) -> Total:
    parts = composition(area)
    return total(indicator, parts.plus, year=year, panels=panels, without=parts.minus)


def base(indicator: Indicator, catalogue: Mapping[str, Indicator]) -> Indicator | None:
    """By what the values of groups are weighted when they are put together again; None for counts."""
    rule = indicator.aggregation
    return catalogue.get(rule.denominator or rule.weight)


class Groups:
    """Totals of groups of areas in one year, computed once, and what the groups of a partition give together."""

    def __init__(self, indicator: Indicator, *, year: int, panels: Panels, catalogue: Mapping[str, Indicator]) -> None:
        self.indicator, self.base = indicator, base(indicator, catalogue)
        self.year, self.panels = year, panels
        self.found: dict[str, tuple[float, float]] = {}

    def one(self, group: Sequence[str]) -> tuple[float, float]:
        """Value and weight of a group."""
        area = union(group).area
        if area not in self.found:
            both = [
                value(composed(each, area, year=self.year, panels=self.panels))
                for each in (self.indicator, self.base or self.indicator)
            ]
            self.found[area] = (both[0], both[1])
        return self.found[area]

    def together(self, partition: Sequence[Sequence[str]]) -> tuple[float, float]:
        """The value of all groups together, and how far rounding of floating point numbers may move it."""
        found = [self.one(group) for group in partition]
        if self.base is None:
            return math.fsum(v for v, _ in found), 1e-9 * math.fsum(abs(v) for v, _ in found)
        weight = math.fsum(w for _, w in found)
        return math.fsum(v * w for v, w in found) / weight, 1e-9 * math.fsum(abs(v * w) for v, w in found) / weight

    def agree(self, partition: Sequence[Sequence[str]]) -> bool:
        """Whether a partition gives the value of the region, between its smallest and its largest group."""
        whole = self.one([area for group in partition for area in group])[0]
        again, tolerance = self.together(partition)
        single = [self.one(group)[0] for group in partition]
        inside = self.base is None or min(single) - tolerance <= whole <= max(single) + tolerance
        return abs(again - whole) <= tolerance and inside


SMALL_CATALOGUE = {each.id: each for each in (SUM, SHARE, RENT, an_indicator("inhabitants"))}
parts_of_atoms = st.lists(st.integers(0, 10**5), min_size=6, max_size=6)
weights_of_atoms = st.lists(st.integers(1, 10**5), min_size=6, max_size=6)
cuts = st.sampled_from(list(partitions(ATOMS)))


def of_atoms(means: Sequence[str] = (), **indicators: Sequence[float]) -> Observations:
    """One value per atom of the region, and the Landkreis as what its Hansestadt and its rest are together.

    Names in `means` are means weighted by the inhabitants.
    """
    rows = []
    for name, given_values in indicators.items():
        of = dict(zip(ATOMS, given_values, strict=True))
        weights = dict(zip(ATOMS, indicators["inhabitants"] if name in means else [1] * 6, strict=True))
        both = of[HANSESTADT] * weights[HANSESTADT] + of[REST] * weights[REST]
        of[LANDKREIS] = both / (weights[HANSESTADT] + weights[REST]) if name in means else both
        rows += [(name, area, YEAR, of[area], Flag.CONFIRMED.value) for area in EVERY]
    return Observations(pd.DataFrame(rows, columns=["indicator", "area", "year", "value", "flag"]))


@settings(deadline=None, max_examples=50)
@given(parts=parts_of_atoms, weights=weights_of_atoms, cut=cuts)
@pytest.mark.parametrize("indicator", [SUM, SHARE, RENT], ids=lambda indicator: indicator.id)
def test_any_partition_of_the_region_gives_the_same_total(
    indicator: Indicator, parts: list[int], weights: list[int], cut: list[list[str]]
) -> None:
    given_parts = of_atoms(["rent"], persons=parts, rent=parts, inhabitants=weights)
    groups = Groups(indicator, year=YEAR, panels=given_parts, catalogue=SMALL_CATALOGUE)
    assert groups.agree(cut)


@settings(deadline=None)
@given(parts=parts_of_atoms, weights=weights_of_atoms)
def test_the_landkreis_without_its_hansestadt_is_what_it_was_made_with(parts: list[int], weights: list[int]) -> None:
    given_parts = of_atoms(["rent"], persons=parts, rent=parts, inhabitants=weights)
    number, weight = parts[ATOMS.index(REST)], weights[ATOMS.index(REST)]
    assert value(composed(SUM, REST, panels=given_parts)) == number
    assert value(composed(SHARE, REST, panels=given_parts)) == pytest.approx(100 * number / weight)
    scale = max(parts) * sum(weights) / weight  # a small rest of large numbers has lost digits
    assert value(composed(RENT, REST, panels=given_parts)) == pytest.approx(number, abs=1e-12 * scale)


@settings(deadline=None, max_examples=50)
@given(lost=st.sets(st.sampled_from(EVERY), min_size=1), group=st.sets(st.sampled_from(ATOMS), min_size=1))
@pytest.mark.parametrize(
    ("indicator", "incomplete"),
    [(SUM, "persons"), (SHARE, "persons"), (SHARE, "inhabitants"), (RENT, "rent"), (RENT, "inhabitants")],
)
def test_a_missing_part_makes_every_group_that_needs_it_missing_and_no_other(
    indicator: Indicator, incomplete: str, lost: set[str], group: set[str]
) -> None:
    rows = [
        (name, area, math.nan if area in lost and name == incomplete else 30 if area == LANDKREIS else 10)
        for name in ("persons", "inhabitants", "rent")
        for area in EVERY
    ]
    frame = pd.DataFrame(rows, columns=["indicator", "area", "value"])
    area = union(group).area
    needed = [each for each in (*composition(area).plus, *composition(area).minus) if each in lost]
    result = composed(indicator, area, panels=Observations(frame.assign(year=YEAR, flag=Flag.CONFIRMED.value)))
    assert result.missing == tuple(needed)
    assert (result.observation.value is None) == bool(needed)


@settings(deadline=None)
@given(group=st.sets(st.sampled_from(ATOMS), min_size=1))
def test_without_a_rule_no_areas_have_a_total_together(group: set[str]) -> None:
    given_parts = of_atoms(harvest=[1, 2, 3, 4, 5, 6])
    assert composed(REFUSED, union(group).area, panels=given_parts) in (Total(WITHOUT_RULE), Total(NOTHING))


def needs(indicator: Indicator) -> list[str]:
    """The indicators from which a total is computed."""
    rule = indicator.aggregation
    names = (rule.numerator, rule.denominator) if rule.rule is Rule.RATIO else (indicator.id, rule.weight)
    return [name for name in names if name]


def has_all(indicator: Indicator, areas: Sequence[str], year: int) -> bool:
    parts = [load_observations()[name] for name in needs(indicator)]
    return all(part.at(area, year).value is not None for part in parts for area in areas)


@pytest.mark.parametrize("indicator", RULED, ids=lambda indicator: indicator.id)
class TestObserved:
    def test_any_partition_of_the_region_gives_its_total_in_every_year(self, indicator: Indicator) -> None:
        panels = load_observations()
        for year in panels[indicator.id].years:
            if not has_all(indicator, AREAS, year):
                continue
            groups = Groups(indicator, year=year, panels=panels, catalogue=CATALOGUE)
            parted = ATOMS if has_all(indicator, [HANSESTADT], year) else AREAS
            assert groups.one(parted)[0] == value(composed(indicator, REGION, year=year, panels=panels))
            assert all(groups.agree(cut) for cut in partitions(parted))

    def test_a_total_that_lacks_a_part_is_missing_and_names_it(self, indicator: Indicator) -> None:
        panels = load_observations()
        for year in panels[indicator.id].years:
            lacking = [area for area in AREAS if not has_all(indicator, [area], year)]
            result = composed(indicator, REGION, year=year, panels=panels)
            assert sorted(result.missing) == lacking
            assert (result.observation.value is None) == bool(lacking)

    def test_the_landkreis_without_its_hansestadt_exists_wherever_both_do(self, indicator: Indicator) -> None:
        panels = load_observations()
        for year in panels[indicator.id].years:
            result = composed(indicator, REST, year=year, panels=panels)
            both = [panels[indicator.id].at(area, year).value for area in (LANDKREIS, HANSESTADT)]
            assert (result.observation.value is not None) == has_all(indicator, (LANDKREIS, HANSESTADT), year)
            assert (result.observation.value is not None) == (None not in both)


@pytest.mark.parametrize("indicator", COUNTS, ids=lambda indicator: indicator.id)
def test_no_count_of_the_hansestadt_is_larger_than_that_of_its_landkreis(indicator: Indicator) -> None:
    panels = load_observations()
    if (panels[indicator.id].comparable < 0).any():
        return  # a balance may be negative
    for year in panels[indicator.id].years:
        rest = composed(indicator, REST, year=year, panels=panels).observation.value
        assert rest is None or rest >= 0


def test_enough_is_known_of_the_hansestadt_for_these_proofs_to_mean_something() -> None:
    panels = load_observations()
    known = [
        indicator
        for indicator in RULED
        if any(composed(indicator, REST, year=y, panels=panels).observation.value for y in panels[indicator.id].years)
    ]
    assert {indicator.aggregation.rule for indicator in known} == {Rule.SUM, Rule.RATIO}
    assert len(known) >= 10
