"""Change over time: between two years of one area, never across a break."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from data.flags import Flag
from data.indicators import Indicator
from data.observations import NOTHING, Observation

YEARS = 5

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
    """The values of two years that compare, `since` before `until`."""

    since: int
    until: int
    before: float
    after: float

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


def between(indicator: Indicator, points: Points, *, since: int, until: int) -> Change | Refusal:
    """The change between two years, given in either order, or why there is none."""
    if not indicator.trend:
        return Refusal.NO_TREND
    if since == until:
        return Refusal.SAME
    since, until = sorted((since, until))
    before, after = _usable(points, since), _usable(points, until)
    if isinstance(before, Refusal):
        return before
    if isinstance(after, Refusal):
        return after
    if _is_broken(breaks_of(indicator, points), since, until):
        return Refusal.BREAK
    return Change(since, until, before, after)


def recent(indicator: Indicator, points: Points, *, years: int = YEARS) -> Change | None:
    """The change to the newest value from the year nearest to `years` before; None where no earlier value compares."""
    until = max((year for year, o in points.items() if o.value is not None), default=None)
    if until is None:
        return None
    # Nearest first, and of two years equally near the earlier one.
    for since in sorted(points, key=lambda year: (abs(year - (until - years)), year)):
        found = between(indicator, points, since=since, until=until) if since < until else None
        if isinstance(found, Change):
            return found
    return None


def index(indicator: Indicator, points: Points, *, base: int) -> dict[int, float] | Refusal:
    """Values in percent of that of the base year, by year; years beyond a break from it are left out."""
    if not indicator.trend:
        return Refusal.NO_TREND
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
