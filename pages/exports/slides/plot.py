"""Plot: a chart in native terms, with its numbers, marks, axes and the room that its plot takes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

STEPS = (1, 2, 5, 10)  # of an axis, within a power of ten


@dataclass(frozen=True)
class Stroke:
    """A line; its width in points, its dash in plotly's terms."""

    colour: str
    width: float
    dash: str = "solid"
    opacity: float = 1.0
    has_head: bool = False  # an arrowhead at its end


@dataclass(frozen=True)
class Mark:
    """A mark at a point; its size in points, its symbol in plotly's terms."""

    symbol: str
    size: float
    fill: str
    line: str
    opacity: float = 1.0


@dataclass(frozen=True)
class Bar:
    """How a bar is filled, by a hatch in plotly's terms or evenly, and the number format of the value behind it."""

    fill: str
    hatch: str
    format: str
    is_bold: bool = False


@dataclass(frozen=True, kw_only=True)
class Series:
    """Numbers under one name: of points with a stroke and marks, or of bars.

    `x` and `y` are as long as `marks` or `bars`; a missing value is None and parts the line.
    """

    name: str
    x: Sequence[float] = ()  # empty for bars
    y: Sequence[float | None]
    stroke: Stroke | None = None
    marks: Sequence[Mark | None] = ()
    bars: Sequence[Bar] = ()
    words: Sequence[str] = ()  # what each point is, for the sheet of numbers
    label_at: int | None = None  # the point at which its name stands
    label_shift: tuple[float, float] = (0.0, 0.0)  # from there, as shares of the chart's width and, downwards, height
    tick: float = 0.0  # half the height of upright ticks in units of y, in place of marks


@dataclass(frozen=True, kw_only=True)
class Axis:
    """Ends and steps of an axis; on a logarithmic one the ends are powers of ten."""

    low: float
    high: float
    step: float = 1.0
    format: str = "General"
    title: str = ""
    is_log: bool = False
    is_shown: bool = True
    is_reversed: bool = False
    has_grid: bool = False

    def share(self, value: float) -> float:
        """Where a value stands, from 0 at the left or lower end to 1."""
        low, high, at = (math.log10(each) if self.is_log else each for each in (self.low, self.high, value))
        found = (at - low) / (high - low)
        return 1 - found if self.is_reversed else found


@dataclass(frozen=True)
class Box:
    """A place on a slide, in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def inner(self, left: float, top: float, right: float, bottom: float) -> "Box":
        """The box within margins."""
        return Box(self.left + left, self.top + top, self.width - left - right, self.height - top - bottom)


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A chart: its series, its axes, the box of the whole and that of the plot alone."""

    series: Sequence[Series]
    x: Axis
    y: Axis
    box: Box
    plot: Box
    categories: Sequence[str] = ()  # of bars, from top to bottom; empty for points
    rows: Box | None = None  # below the years, where projects stand

    def across(self, value: float) -> float:
        """Where a value of the x-axis stands on the slide."""
        return self.plot.left + self.x.share(value) * self.plot.width

    def down(self, value: float) -> float:
        """Where a value of the y-axis stands on the slide."""
        return self.plot.top + (1 - self.y.share(value)) * self.plot.height


def step(low: float, high: float, count: int) -> float:
    """A round step by which an axis has at most about `count` of them."""
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    return next(each * power for each in STEPS if each * power >= rough * 0.999)


def fitted(low: float, high: float, *, count: int, whole: bool = False) -> Axis:
    """An axis with both ends at round steps; one of years is `whole`, and ends where they do."""
    if high <= low:
        low, high = (low - 1, high + 1) if whole else (low - (abs(low) or 1.0) / 2, high + (abs(high) or 1.0) / 2)
    each = max(1.0, step(low, high, count)) if whole else step(low, high, count)
    # Rounded, for 3 * 0.1 would be an end of 0.30000000000000004.
    ends = (math.floor(round(low / each, 6)), math.ceil(round(high / each, 6)))
    decimals = max(0, -math.floor(math.log10(each)))
    return Axis(
        low=low if whole else round(ends[0] * each, 10),
        high=high if whole else round(ends[1] * each, 10),
        step=round(each, 10),
        format="0" if whole else number_format(decimals),
    )


def number_format(decimals: int, behind: str = "") -> str:
    """How Office writes a number, with the signs of its own language, and with words behind it."""
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    return digits + (f'"{behind}"' if behind else "")
