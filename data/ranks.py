"""Ranks: where an area stands among all Kreise that compare, and the middle of these."""

import statistics
from collections.abc import Collection
from dataclasses import dataclass

from data.flags import Flag, worst
from data.indicators import Direction
from data.observations import NOTHING, Observation, Panel

FEWEST = 350  # Kreise that compare below which their middle stands for too few


@dataclass(frozen=True)
class Rank:
    """`place` of `of` Kreise; equal values share the better place."""

    place: int
    of: int
    lowest_first: bool  # place 1 is the lowest value


@dataclass(frozen=True, kw_only=True)
class Quartiles:
    """Where the middle half of the Kreise lies, with the worst flag of what it rests on."""

    lower: float  # first quartile
    median: float
    upper: float  # third quartile
    flag: Flag = Flag.CONFIRMED


def rank(panel: Panel, area: str, *, year: int, direction: Direction) -> Rank | None:
    """The rank of a Kreis among all that compare in the year; None for other areas and where it does not compare."""
    values = panel.compared(year)
    if area not in values:
        return None
    own, lowest_first = values[area], direction is Direction.LOWER
    ahead = sum(value < own if lowest_first else value > own for value in values.values())
    return Rank(ahead + 1, len(values), lowest_first)


def middle(panel: Panel, areas: Collection[str], year: int) -> Observation:
    """The median of some Kreise with the worst of their flags; none unless all of them compare in the year."""
    values = panel.compared(year)
    if not areas or not set(areas) <= values.keys():
        return NOTHING
    flag = worst(*panel.flags_of(areas, year))
    return Observation(statistics.median(values[area] for area in areas), flag)


def median(panel: Panel, year: int) -> Observation:
    """The median of all Kreise that compare in the year; none where these are fewer than `FEWEST`."""
    areas = panel.compared(year)
    return middle(panel, areas, year) if len(areas) >= FEWEST else NOTHING


def quartiles(panel: Panel, year: int) -> Quartiles | None:
    """Quartiles of all Kreise that compare, by linear interpolation; None where these are fewer than `FEWEST`."""
    values = panel.compared(year)
    if len(values) < FEWEST:
        return None
    lower, half, upper = statistics.quantiles(values.values(), n=4, method="inclusive")
    return Quartiles(lower=lower, median=half, upper=upper, flag=worst(*panel.flags_of(values, year)))
