"""Change over time: between two years of one area, or two means of what fluctuates, never across a break."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from data.flags import Flag, worst
from data.indicators import Indicator
from data.observations import NOTHING, Observation

YEARS = 5
ENOUGH = 0.8  # of the years of a period need a value for its mean, as the WMO demands of climate normals

Points = Mapping[int, Observation]  # observations of one area by year


class Refusal(StrEnum):
    """Why there is no change to state."""

    NO_TREND = "no_trend"  # normed anew in each year
    SAME = "same"  # one year only
    MISSING = "missing"  # the source has no value in one of the years
    CONFIDENTIAL = "confidential"  # the value of one of the years is withheld or unknown
    OTHER_TERRITORY = "other_territory"  # in one of the years the area had another territory than today
    INCOMPLETE = "incomplete"  # in one of the years a part of several areas together has no value
    NO_RULE = "no_rule"  # several areas together, for which the indicator has no rule
    FEW_YEARS = "few_years"  # too few years of a period have a value for its mean
    OVERLAP = "overlap"  # of what fluctuates: the periods before the two years overlap
    FLUCTUATES = "fluctuates"  # no single year can be the base of an index
    NOT_COMPARABLE = "not_comparable"  # the publisher's value of one of the years is known to be off
    BREAK = "break"  # a new delimitation or method begins after the first year
    NOT_POSITIVE = "not_positive"  # a base of zero or less has no hundredth part


WITHOUT = {  # why there is no value → why there is no change
    Flag.CONFIDENTIAL: Refusal.CONFIDENTIAL,
    Flag.OTHER_TERRITORY: Refusal.OTHER_TERRITORY,
    Flag.INCOMPLETE: Refusal.INCOMPLETE,
    Flag.NO_RULE: Refusal.NO_RULE,
}


@dataclass(frozen=True)
class Change:
    """The values of two years that compare, `since` before `until`; or the means of the periods that end with them."""

    since: int
    until: int
    before: float
    after: float
    period: int = 1  # years of each mean

    @property
    def first(self) -> int:
        """The first year that is compared."""
        return self.since - self.period + 1

    @property
    def difference(self) -> float:
        """The change in the unit of the values."""
        return self.after - self.before

    @property
    def percent(self) -> float | None:
        """The change in percent of the first value; None where a sign makes it meaningless."""
        return 100 * self.difference / self.before if self.before > 0 and self.after >= 0 else None


def breaks_of(indicator: Indicator, points: Points) -> set[int]:
    """First years of a new series: those declared, and those that only this area has."""
    return {gap.year for gap in indicator.breaks} | {year for year, o in points.items() if o.flag is Flag.BREAK}


def _is_broken(breaks: set[int], since: int, until: int) -> bool:
    return any(since < year <= until for year in breaks)


def _usable(points: Points, year: int) -> float | Refusal:
    observation = points.get(year, NOTHING)
    if observation.value is None:
        return WITHOUT.get(observation.flag, Refusal.MISSING)
    return Refusal.NOT_COMPARABLE if observation.flag is Flag.NOT_COMPARABLE else observation.value


def _compared(indicator: Indicator, points: Points, year: int) -> float | Refusal:
    """The value of a year, or of what fluctuates the mean of the period that ends with it."""
    every = [_usable(points, each) for each in range(year - indicator.period + 1, year + 1)]
    values = [each for each in every if not isinstance(each, Refusal)]
    if values and len(values) >= ENOUGH * indicator.period:
        return fmean(values)
    last = every[-1]
    return last if isinstance(last, Refusal) and not values else Refusal.FEW_YEARS


def seen(indicator: Indicator, points: Points, year: int) -> Observation:
    """What of a year is compared with another: its observation, or the mean with the worst flag of its years."""
    if indicator.fluctuation is None:
        return points.get(year, NOTHING)
    value = _compared(indicator, points, year)
    if isinstance(value, Refusal):
        return NOTHING
    years = range(year - indicator.period + 1, year + 1)
    flags = [points[each].flag for each in years if not isinstance(_usable(points, each), Refusal)]
    return Observation(value, worst(*(Flag.CONFIRMED if flag is Flag.BREAK else flag for flag in flags)))


def between(indicator: Indicator, points: Points, *, since: int, until: int) -> Change | Refusal:
    """The change between two years, given in either order, or why there is none."""
    if not indicator.trend:
        return Refusal.NO_TREND
    if since == until:
        return Refusal.SAME
    since, until = sorted((since, until))
    if until - since < indicator.period:
        return Refusal.OVERLAP
    before, after = _compared(indicator, points, since), _compared(indicator, points, until)
    for value in (before, after):
        if isinstance(value, Refusal) and value is not Refusal.FEW_YEARS:
            return value
    if _is_broken(breaks_of(indicator, points), since - indicator.period + 1, until):
        return Refusal.BREAK
    if isinstance(before, Refusal) or isinstance(after, Refusal):
        return Refusal.FEW_YEARS
    return Change(since, until, before, after, indicator.period)


def recent(indicator: Indicator, points: Points, *, years: int = YEARS) -> Change | None:
    """The change to the newest value from the year nearest to `years` before; None where no earlier value compares.

    Of what fluctuates, the change from the period before to the one that ends with the newest value.
    """
    until = max((year for year, o in points.items() if o.value is not None), default=None)
    if until is None:
        return None
    if indicator.fluctuation:
        before = between(indicator, points, since=until - indicator.period, until=until)
        return before if isinstance(before, Change) else None
    # Nearest first, and of two years equally near the earlier one.
    for since in sorted(points, key=lambda year: (abs(year - (until - years)), year)):
        found = between(indicator, points, since=since, until=until) if since < until else None
        if isinstance(found, Change):
            return found
    return None


def longest(indicator: Indicator, points: Points) -> Change | None:
    """The change over the last unbroken segment: to the newest usable value from the earliest that compares.

    Of what fluctuates, from the first full period of the segment to its last one.
    """
    usable = sorted(year for year in points if not isinstance(_usable(points, year), Refusal))
    if not usable:
        return None
    for since in range(usable[0] + indicator.period - 1, usable[-1]):
        found = between(indicator, points, since=since, until=usable[-1])
        if isinstance(found, Change):
            return found
    return None


def index(indicator: Indicator, points: Points, *, base: int) -> dict[int, float] | Refusal:
    """Values in percent of that of the base year, by year; years beyond a break from it are left out."""
    if not indicator.trend:
        return Refusal.NO_TREND
    if indicator.fluctuation:
        return Refusal.FLUCTUATES
    reference = _usable(points, base)
    if isinstance(reference, Refusal):
        return reference
    if reference <= 0:
        return Refusal.NOT_POSITIVE
    breaks = breaks_of(indicator, points)
    found: dict[int, float] = {}
    for year in sorted(points):
        value = _usable(points, year)
        if not isinstance(value, Refusal) and not _is_broken(breaks, min(base, year), max(base, year)):
            found[year] = 100 * (value / reference)
    return found
