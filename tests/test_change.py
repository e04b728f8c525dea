"""A change over time compares what compares, and is refused otherwise."""

import math
from dataclasses import replace
from types import MappingProxyType

import pytest
from declared import LISTED, an_indicator
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.change import Change, Refusal, between, index, longest, recent, seen
from data.flags import Flag
from data.indicators import Break, Fluctuation
from data.observations import Observation, load_observations
from geo.areas import PARTNERS

CAUSE = MappingProxyType({"de": "Zensus", "en": "Census"})
PLAIN = an_indicator("persons")
BROKEN = an_indicator("persons", breaks=(Break(year=2011, cause=CAUSE),))
NORMED = an_indicator("score", trend=False)


def points(values: dict[int, float | None], **flags: Flag) -> dict[int, Observation]:
    """Observations by year; `y2018=Flag.BREAK` flags one of them."""
    missing = Flag.CONFIDENTIAL
    return {
        year: Observation(value, missing if value is None else flags.get(f"y{year}", Flag.CONFIRMED))
        for year, value in values.items()
    }


SOME = points({2009: 80, 2010: 100, 2011: 110, 2012: None, 2016: 90, 2018: 120})


class TestBetween:
    def test_a_change_has_a_difference_and_a_percentage_of_the_first_value(self) -> None:
        found = between(PLAIN, SOME, since=2009, until=2018)
        assert found == Change(2009, 2018, 80, 120)
        assert (found.difference, found.percent) == (40, 50)

    def test_the_earlier_year_comes_first_in_whichever_order_they_are_given(self) -> None:
        assert between(PLAIN, SOME, since=2018, until=2009) == between(PLAIN, SOME, since=2009, until=2018)

    @pytest.mark.parametrize(
        ("before", "after", "percent"), [(-5, 10, None), (0, 10, None), (10, -1, None), (10, 0, -100), (4, 5, 25)]
    )
    def test_a_percentage_is_stated_only_of_a_positive_value_and_of_one_that_stays_above_nothing(
        self, before: float, after: float, percent: float | None
    ) -> None:
        assert Change(2010, 2020, before, after).percent == percent

    @pytest.mark.parametrize(
        ("since", "until", "refused"),
        [(2009, 2010, False), (2011, 2018, False), (2010, 2011, True), (2009, 2018, True), (2010, 2016, True)],
    )
    def test_a_change_into_or_over_a_declared_break_is_refused(self, since: int, until: int, refused: bool) -> None:
        assert (between(BROKEN, SOME, since=since, until=until) is Refusal.BREAK) == refused

    def test_a_break_that_only_this_area_has_is_a_break_too(self) -> None:
        found = points({2003: 1, 2004: 2, 2005: 3}, y2004=Flag.BREAK)
        assert between(PLAIN, found, since=2003, until=2005) is Refusal.BREAK
        assert between(PLAIN, found, since=2004, until=2005) == Change(2004, 2005, 2, 3)

    @pytest.mark.parametrize(
        ("flag", "refusal"),
        [
            (Flag.NOT_PUBLISHED, Refusal.MISSING),
            (Flag.CONFIDENTIAL, Refusal.CONFIDENTIAL),
            (Flag.OTHER_TERRITORY, Refusal.OTHER_TERRITORY),
            (Flag.INCOMPLETE, Refusal.INCOMPLETE),
            (Flag.NO_RULE, Refusal.NO_RULE),
        ],
    )
    def test_without_a_value_in_both_years_there_is_no_change_for_the_reason_of_the_value(
        self, flag: Flag, refusal: Refusal
    ) -> None:
        found = SOME | {2012: Observation(None, flag)}
        assert between(PLAIN, found, since=2010, until=2012) is refusal
        assert index(PLAIN, found, base=2012) is refusal

    def test_a_year_of_which_the_source_says_nothing_has_no_change(self) -> None:
        assert between(PLAIN, SOME, since=2010, until=1999) is Refusal.MISSING

    @pytest.mark.parametrize("flagged", ["y2018", "y2023"])
    def test_a_value_known_to_be_off_enters_no_change(self, flagged: str) -> None:
        found = points({2018: 10, 2021: 40, 2023: 60}, **{flagged: Flag.NOT_COMPARABLE})
        assert between(PLAIN, found, since=2018, until=2023) is Refusal.NOT_COMPARABLE

    @pytest.mark.parametrize("flag", [Flag.PROVISIONAL, Flag.ESTIMATED])
    def test_provisional_and_estimated_values_compare(self, flag: Flag) -> None:
        assert isinstance(between(PLAIN, points({1: 1, 2: 2}, y1=flag, y2=flag), since=1, until=2), Change)

    def test_what_is_normed_anew_in_each_year_has_no_change(self) -> None:
        assert between(NORMED, SOME, since=2009, until=2018) is Refusal.NO_TREND

    def test_a_year_has_no_change_to_itself(self) -> None:
        assert between(PLAIN, SOME, since=2010, until=2010) is Refusal.SAME


class TestRecent:
    def test_it_reaches_from_the_newest_value_to_the_year_nearest_to_five_years_before(self) -> None:
        assert recent(PLAIN, points({2010: 1, 2015: 2, 2016: 3, 2020: 4})) == Change(2015, 2020, 2, 4)
        assert recent(PLAIN, points({2010: 1, 2014: 2, 2018: 3, 2020: 4})) == Change(2014, 2020, 2, 4)

    def test_of_two_years_equally_near_the_earlier_one_is_taken(self) -> None:
        assert recent(PLAIN, points({2013: 1, 2017: 2, 2020: 3})) == Change(2013, 2020, 1, 3)

    def test_it_does_not_reach_over_a_break(self) -> None:
        found = points({2008: 1, 2011: 2, 2012: 3, 2013: 4})
        assert recent(PLAIN, found) == Change(2008, 2013, 1, 4)
        assert recent(BROKEN, found) == Change(2011, 2013, 2, 4)
        assert recent(BROKEN, points({2006: 1, 2011: 2})) is None

    def test_a_value_known_to_be_off_is_passed_over_as_its_base(self) -> None:
        assert recent(PLAIN, points({2018: 1, 2021: 2, 2023: 3}, y2018=Flag.NOT_COMPARABLE)) == Change(2021, 2023, 2, 3)

    def test_a_newest_value_known_to_be_off_has_no_change(self) -> None:
        assert recent(PLAIN, points({2018: 1, 2021: 2, 2023: 3}, y2023=Flag.NOT_COMPARABLE)) is None

    def test_a_missing_newest_observation_is_not_the_newest_value(self) -> None:
        assert recent(PLAIN, points({2015: 1, 2020: 2, 2021: None})) == Change(2015, 2020, 1, 2)

    @pytest.mark.parametrize("values", [{}, {2020: None}, {2020: 1.0}])
    def test_one_value_or_none_has_no_change(self, values: dict[int, float | None]) -> None:
        assert recent(PLAIN, points(values)) is None

    def test_what_is_normed_anew_in_each_year_has_none(self) -> None:
        assert recent(NORMED, SOME) is None


SWINGING = an_indicator("yield", fluctuation=Fluctuation(years=5, cause=CAUSE))
SWINGS = points({year: 100 + 10 * (year % 2) + (year >= 2010) * 50 for year in range(2000, 2020)})


class TestMeans:
    """What fluctuates is compared by means of periods, never by single years."""

    def test_the_means_of_the_periods_that_end_with_the_years_are_compared(self) -> None:
        found = between(SWINGING, SWINGS, since=2004, until=2019)
        assert found == Change(2004, 2019, 104, 156, period=5)
        assert found.first == 2000

    def test_periods_that_overlap_have_no_change(self) -> None:
        assert between(SWINGING, SWINGS, since=2015, until=2019) is Refusal.OVERLAP
        assert isinstance(between(SWINGING, SWINGS, since=2014, until=2019), Change)

    @pytest.mark.parametrize(("lost", "is_stated"), [((2001,), True), ((2001, 2002), False)])
    def test_a_mean_needs_four_fifths_of_its_years(self, lost: tuple[int, ...], is_stated: bool) -> None:
        found = between(SWINGING, SWINGS | points(dict.fromkeys(lost)), since=2004, until=2019)
        assert isinstance(found, Change) if is_stated else found is Refusal.FEW_YEARS

    def test_a_value_known_to_be_off_is_in_no_mean(self) -> None:
        odd = SWINGS | {2019: Observation(999, Flag.NOT_COMPARABLE)}
        assert between(SWINGING, odd, since=2004, until=2019) == Change(2004, 2019, 104, 155, period=5)

    @pytest.mark.parametrize("year", [2001, 2004, 2010, 2019])
    def test_no_mean_and_no_two_means_reach_over_a_break(self, year: int) -> None:
        broken = replace(SWINGING, breaks=(Break(year=year, cause=CAUSE),))
        assert between(broken, SWINGS, since=2004, until=2019) is Refusal.BREAK

    def test_over_time_the_first_and_the_last_period_of_the_unbroken_segment_are_compared(self) -> None:
        broken = replace(SWINGING, breaks=(Break(year=2002, cause=CAUSE),))
        for indicator, since in ((SWINGING, 2004), (broken, 2006)):
            found = longest(indicator, SWINGS)
            assert found is not None
            assert (found.since, found.until) == (since, 2019)

    def test_recently_the_last_two_periods_are_compared(self) -> None:
        found = recent(SWINGING, SWINGS)
        assert found is not None
        assert (found.since, found.until, found.period) == (2014, 2019, 5)

    def test_too_few_years_for_two_periods_have_no_change(self) -> None:
        short = {year: o for year, o in SWINGS.items() if year > 2011}
        assert recent(SWINGING, short) is None
        assert longest(SWINGING, short) is None

    def test_no_single_year_is_the_base_of_an_index(self) -> None:
        assert index(SWINGING, SWINGS, base=2010) is Refusal.FLUCTUATES

    def test_a_mean_carries_the_worst_flag_of_its_years(self) -> None:
        flagged = SWINGS | {2017: Observation(160, Flag.PROVISIONAL)}
        assert seen(SWINGING, flagged, 2019) == Observation(156, Flag.PROVISIONAL)
        assert seen(PLAIN, flagged, 2017) == flagged[2017]


class TestIndex:
    def test_values_are_in_percent_of_the_base_year(self) -> None:
        assert index(PLAIN, SOME, base=2010) == pytest.approx({2009: 80, 2010: 100, 2011: 110, 2016: 90, 2018: 120})

    def test_years_beyond_a_break_from_the_base_are_left_out(self) -> None:
        assert index(BROKEN, SOME, base=2010) == pytest.approx({2009: 80, 2010: 100})
        later = index(BROKEN, SOME, base=2011)
        assert not isinstance(later, Refusal)
        assert set(later) == {2011, 2016, 2018}

    def test_a_value_known_to_be_off_is_neither_base_nor_member(self) -> None:
        found = points({2018: 1, 2021: 2, 2023: 3}, y2018=Flag.NOT_COMPARABLE)
        assert index(PLAIN, found, base=2018) is Refusal.NOT_COMPARABLE
        assert index(PLAIN, found, base=2021) == pytest.approx({2021: 100, 2023: 150})

    @pytest.mark.parametrize(
        ("value", "refusal"), [(None, Refusal.CONFIDENTIAL), (0, Refusal.NOT_POSITIVE), (-3, Refusal.NOT_POSITIVE)]
    )
    def test_a_base_without_a_positive_value_is_refused(self, value: float | None, refusal: Refusal) -> None:
        assert index(PLAIN, points({2010: value, 2011: 5}), base=2010) is refusal

    def test_what_is_normed_anew_in_each_year_has_none(self) -> None:
        assert index(NORMED, SOME, base=2010) is Refusal.NO_TREND


years = st.integers(2000, 2020)
values = st.dictionaries(years, st.one_of(st.none(), st.floats(-1e6, 1e6)))
numbers = st.dictionaries(years, st.floats(1e-3, 1e6), min_size=2)


@given(values=numbers, data=st.data())
def test_an_index_is_100_in_its_base_year(values: dict[int, float | None], data: st.DataObject) -> None:
    base = data.draw(st.sampled_from(sorted(values)))
    found = index(PLAIN, points(values), base=base)
    assert not isinstance(found, Refusal)
    assert found[base] == 100
    assert set(found) == set(values)


@given(values=values, since=years, until=years, gap=years)
def test_no_change_and_no_index_ever_crosses_a_break(
    values: dict[int, float | None], since: int, until: int, gap: int
) -> None:
    broken = an_indicator("persons", breaks=(Break(year=gap, cause=CAUSE),))
    near = recent(broken, points(values))
    for found in (between(broken, points(values), since=since, until=until), near):
        assert not isinstance(found, Change) or not found.since < gap <= found.until
    indexed = index(broken, points(values), base=since)
    assert isinstance(indexed, Refusal) or len({year < gap for year in indexed}) == 1


@given(values=numbers)
def test_the_first_value_and_the_difference_give_the_second(values: dict[int, float | None]) -> None:
    found = between(PLAIN, points(values), since=max(values), until=min(values))
    assert isinstance(found, Change)
    assert found.since < found.until
    assert math.isclose(found.before + found.difference, found.after, abs_tol=1e-6)


def test_no_partners_solar_capacity_grows_since_the_year_of_an_incomplete_register() -> None:
    indicator, panel = load_catalogue()["pv_per_1000"], load_observations()["pv_per_1000"]
    for area in PARTNERS:
        found = recent(indicator, dict(panel.series(area)))
        assert found is None or found.since > 2018


@pytest.mark.parametrize("indicator", LISTED, ids=lambda indicator: indicator.id)
def test_the_recent_change_of_a_partner_is_one_between_two_published_values_or_means_of_them(indicator: object) -> None:
    panel = load_observations()[indicator.id]  # type: ignore[attr-defined]
    for area in PARTNERS:
        found = recent(indicator, dict(panel.series(area)))  # type: ignore[arg-type]
        if found:
            every = dict(panel.series(area))
            for year, value in ((found.since, found.before), (found.until, found.after)):
                years = range(year - found.period + 1, year + 1)
                values = [o.value for each in years if (o := every[each]).value is not None]
                assert value == math.fsum(values) / len(values)
            assert found.until == panel.years_of([area])[-1]
            assert not any(found.since < gap.year <= found.until for gap in indicator.breaks)  # type: ignore[attr-defined]
