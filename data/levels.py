"""Level and course: on which side of a benchmark a value lies and where it moves, beyond a robust threshold."""

import math
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from data.change import ENOUGH, Change
from data.flags import Flag
from data.indicators import Direction, Indicator, Rule
from data.observations import Panel

FEWEST = 100  # Kreise below which their spread says nothing
SHARE = 0.5  # of the median absolute deviation: what lies within it is similar, or stable

Numbers = npt.NDArray[np.float64]


class Level(StrEnum):
    """Where a value stands beside its benchmark; better and worse only where the indicator has a direction."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"


class Course(StrEnum):
    """Where a value moves; improving and worsening only where the indicator has a direction."""

    IMPROVING = "improving"
    STABLE = "stable"
    WORSENING = "worsening"
    RISING = "rising"
    FALLING = "falling"


def _values(panel: Panel, year: int) -> Numbers:
    """Values of all Kreise in a year as a column, NaN where there is none that compares with the others."""
    return panel.comparable[:, [panel.years.index(year)] if year in panel.years else []]


def _compared(indicator: Indicator, panel: Panel, year: int) -> Numbers:
    """Values of all Kreise in a year, or of what fluctuates the means of the period that ends with it."""
    every = np.hstack([_values(panel, each) for each in range(year - indicator.period + 1, year + 1)])
    if not every.size:
        return every
    count = (~np.isnan(every)).sum(axis=1, keepdims=True)
    means = np.full_like(every[:, :1], np.nan)
    total = np.nansum(every, axis=1, keepdims=True)
    np.divide(total, count, out=means, where=(count > 0) & (count >= ENOUGH * indicator.period))
    return means


def _changes(indicator: Indicator, panel: Panel, *, since: int, until: int) -> Numbers:
    """Changes of all Kreise, counts in percent, NaN where none can be stated."""
    before, after = _compared(indicator, panel, since), _compared(indicator, panel, until)
    if not (before.size and after.size):
        return np.empty(0)
    first = since - indicator.period + 1
    inside = [column for column, year in enumerate(panel.years) if first < year <= until]
    rows = [panel.rows[area] for area in panel.kreise]
    is_broken = (panel.flags[np.ix_(rows, inside)] == Flag.BREAK).any(axis=1, keepdims=True)
    change = np.where(is_broken, np.nan, after - before)
    if indicator.aggregation.rule is not Rule.SUM:
        return change
    percent = np.full_like(change, np.nan)
    np.divide(100 * change, before, out=percent, where=(before > 0) & (after >= 0))
    return percent


def spread(values: npt.ArrayLike) -> float | None:
    """The median absolute deviation, unscaled, without NaN; None for fewer than `FEWEST` values and where it is 0."""
    numbers = np.asarray(values, dtype="float64")
    numbers = numbers[~np.isnan(numbers)]
    if numbers.size < FEWEST:
        return None
    return float(np.median(np.abs(numbers - np.median(numbers)))) or None


def _threshold(values: Numbers) -> float | None:
    found = spread(values)
    return None if found is None else SHARE * found


def threshold_level(panel: Panel, year: int) -> float | None:
    """The distance to a benchmark up to which a value of the year is similar, in the unit of the values."""
    return _threshold(_values(panel, year))


def threshold_course(indicator: Indicator, panel: Panel, *, since: int, until: int) -> float | None:
    """The change between two years up to which a value is stable: percent for counts, else the unit of the values."""
    return _threshold(_changes(indicator, panel, since=since, until=until))


def _side(distance: float, threshold: float) -> int:
    """Beyond the threshold above (1), below (-1), or within (0); a distance that equals it is within."""
    # The difference of two written decimals is not exact: 12.3 − 12.0 is a little more than 0.3.
    if abs(distance) <= threshold or math.isclose(abs(distance), threshold):
        return 0
    return 1 if distance > 0 else -1


def level(indicator: Indicator, panel: Panel, *, year: int, value: float, benchmark: float) -> Level | None:
    """The level of a value beside its benchmark; None for counts and where no threshold can be stated."""
    threshold = None if indicator.aggregation.rule is Rule.SUM else threshold_level(panel, year)
    if threshold is None:
        return None
    side = _side(value - benchmark, threshold)
    if side == 0:
        return Level.SIMILAR
    if indicator.direction is Direction.NEITHER:
        return Level.HIGHER if side > 0 else Level.LOWER
    return Level.BETTER if (side > 0) == (indicator.direction is Direction.HIGHER) else Level.WORSE


def course(indicator: Indicator, panel: Panel, *, change: Change) -> Course | None:
    """The course of a change; None where no threshold can be stated, and for a count without a change in percent."""
    amount = change.percent if indicator.aggregation.rule is Rule.SUM else change.difference
    threshold = threshold_course(indicator, panel, since=change.since, until=change.until)
    if threshold is None or amount is None:
        return None
    side = _side(amount, threshold)
    if side == 0:
        return Course.STABLE
    if indicator.direction is Direction.NEITHER:
        return Course.RISING if side > 0 else Course.FALLING
    return Course.IMPROVING if (side > 0) == (indicator.direction is Direction.HIGHER) else Course.WORSENING
