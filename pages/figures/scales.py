"""Scales: one axis of a scatter, its ends and ticks, logarithmic where its values need it."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pages.figures.theme import wrapped
from pages.text import Text

EDGE = 0.07  # of the axis, free at each end
SKEWED = 10  # 95th percentile, as a multiple of the median, above which an axis is logarithmic
LINE = 42  # letters of a title in one line on a phone


@dataclass(frozen=True, kw_only=True)
class Scale:
    """What an axis shows and how its values are written."""

    name: str
    unit: str
    decimals: int
    when: str  # year as written


@dataclass(frozen=True)
class Axis:
    """An axis as drawn; its ends are in plotly's own terms, powers of ten where it is logarithmic."""

    scale: Scale
    is_log: bool
    low: float
    high: float

    def at(self, value: float) -> float:
        """Where a value lies on the axis, in plotly's own terms."""
        return math.log10(value) if self.is_log else value

    def share(self, value: float) -> float:
        """Where a value lies, from 0 at the low end to 1."""
        return (self.at(value) - self.low) / (self.high - self.low)


def is_skewed(values: Sequence[float]) -> bool:
    """Whether values need a logarithmic axis: all above zero, the 95th percentile above ten times the median."""
    if len(values) < 2 or min(values) <= 0:
        return False
    highest = statistics.quantiles(values, n=20, method="inclusive")[-1]
    return highest > SKEWED * statistics.median(values)


def fit(scale: Scale, values: Sequence[float]) -> Axis:
    """The axis on which all values lie, with some room at its ends."""
    is_log = is_skewed(values)
    ends = (min(values, default=0.0), max(values, default=1.0))
    low, high = (math.log10(end) if is_log else end for end in ends)
    free = EDGE * ((high - low) or abs(high) or 1.0)
    return Axis(scale, is_log, low - free, high + free)


def ticks(axis: Axis, text: Text) -> dict[str, Any]:
    """Round numbers in the language's writing; on a logarithmic axis 1, 2 and 5 of each power of ten, or fewer."""
    if not axis.is_log:
        decimals = 0 if axis.high - axis.low >= 10 else max(axis.scale.decimals, 1)
        return {"tickformat": f",.{decimals}f", "nticks": 5, "tickangle": 0}
    powers = range(math.floor(axis.low), math.ceil(axis.high) + 1)
    steps = (1, 2, 5) if axis.high - axis.low < 1.2 else (1, 3) if axis.high - axis.low < 3 else (1,)
    values = [(step * 10.0**power, max(0, -power)) for power in powers for step in steps]
    return {
        "type": "log",
        "tickangle": 0,
        "tickvals": [value for value, _ in values],
        "ticktext": [text.number(value, decimals) for value, decimals in values],
    }


def title(axis: Axis, text: Text) -> str:
    """Name, unit and year, in lines for a phone; a logarithmic axis says that it is one."""
    scale, note = axis.scale, f" ({text('compare_chart.log')})" if axis.is_log else ""
    return wrapped(f"{scale.name}, {scale.unit}, {scale.when}{note}", LINE)


def short(scale: Scale, value: float, text: Text) -> str:
    """A value as it is written where the axis' title names the unit."""
    return text.measure(value, scale.decimals, unit="%" if scale.unit == "%" else "")
