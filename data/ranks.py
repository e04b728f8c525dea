"""Ranks: where an area stands among all Kreise."""

import statistics
from dataclasses import dataclass

from data.indicators import Direction
from data.observations import Panel


@dataclass(frozen=True)
class Rank:
    """`place` of `of` Kreise; equal values share the better place."""

    place: int
    of: int
    lowest_first: bool  # place 1 is the lowest value


def rank(panel: Panel, area: str, *, year: int, direction: Direction) -> Rank | None:
    """The rank of a Kreis among all Kreise with a value in the year; None for other areas and where it has no value."""
    values = panel.districts(year)
    if area not in values:
        return None
    own, lowest_first = values[area], direction is Direction.LOWER
    ahead = sum(value < own if lowest_first else value > own for value in values.values())
    return Rank(ahead + 1, len(values), lowest_first)


def median(panel: Panel, year: int) -> float | None:
    """The median of all Kreise with a value in the year; None where there is none."""
    values = panel.districts(year)
    return statistics.median(values.values()) if values else None


def quartiles(panel: Panel, year: int) -> tuple[float, float, float] | None:
    """First quartile, median and third quartile of all Kreise with a value, by linear interpolation; None for < 2."""
    values = panel.districts(year)
    if len(values) < 2:
        return None
    lower, middle, upper = statistics.quantiles(values.values(), n=4, method="inclusive")
    return lower, middle, upper
