"""Curves: a figure of lines over years as a native chart, each line named at its end."""

from collections.abc import Sequence
from itertools import pairwise

from pages.exports.fonts import length
from pages.exports.slides.looks import UNIT, Look, marks, numbers
from pages.exports.slides.marks import SIZE
from pages.exports.slides.plot import Axis, Box, Plot, Series, Stroke, fitted

APART = 1.3 * SIZE  # points between two names
FREE = 14  # points between the plot and the names
BELOW = 24  # points for the years
ROW, MOST_ROWS = 16.0, 0.45  # points of a project below the years; share of the plot for all of them
MOST_YEARS, MOST_VALUES = 12, 6  # on an axis


def lines_of(look: Look) -> list[Look]:
    """Each line with values once: panels repeat the benchmarks."""
    named = {each["name"]: each for each in look["data"] if each.get("name")}
    return [line for line in named.values() if _end(line) is not None]


def _end(line: Look) -> int | None:
    """Where the last value of a line is."""
    return max((place for place, value in enumerate(line["y"]) if value is not None), default=None)


def _spread(places: Sequence[float], low: float, high: float) -> list[float]:
    """Heights of names, moved apart and kept between two ends."""
    order = sorted(range(len(places)), key=lambda each: places[each])
    found = list(places)
    for upper, lower in pairwise(order):
        found[lower] = max(found[lower], found[upper] + APART)
    over = max(0.0, (found[order[-1]] - high) if order else 0.0)
    middle = (sum(found) - sum(places)) / (len(places) or 1)
    shift = min(max(over, middle), max(0.0, found[order[0]] - low) if order else 0.0)
    return [each - shift for each in found]


def _series(line: Look, *, shift: tuple[float, float]) -> Series:
    look = line["line"]
    return Series(
        name=line["name"],
        x=list(line["x"]),
        y=numbers(line["y"]),
        stroke=Stroke(look["color"], look["width"] * UNIT, look.get("dash", "solid")),
        marks=marks(line, look["color"]) if "markers" in line["mode"] else [None] * len(line["x"]),
        label_at=_end(line),
        label_shift=shift,
    )


def _axes(lines: Sequence[Look]) -> tuple[Axis, Axis]:
    years = [year for line in lines for year in line["x"]]
    values = [value for line in lines for value in line["y"] if value is not None]
    across = fitted(min(years), max(years), count=MOST_YEARS, whole=True)
    upwards = fitted(min(values), max(values), count=MOST_VALUES)
    return across, Axis(**{**vars(upwards), "has_grid": True})


def _rows(look: Look, plot: Box) -> Box | None:
    """The lowest part of a plot, for projects below the years, if there are any."""
    count = len(look["layout"].get("yaxis2", {}).get("tickvals") or ())  # the axes of panels have none of their own
    if not count:
        return None
    height = min(ROW * count, MOST_ROWS * plot.height)
    return Box(plot.left, plot.top + plot.height - height, plot.width, height + BELOW)


def curves(look: Look, box: Box) -> Plot:
    """The chart of a figure of lines or panels, all lines in one plot; a gap stays a gap."""
    lines = lines_of(look)
    x, y = _axes(lines)
    beside = FREE + max(length(line["name"], SIZE, is_bold=True) for line in lines)
    digits = max(len(f"{end:,.0f}") for end in (y.low, y.high)) + max(0, len(y.format.partition(".")[2])) + 1
    whole = box.inner(16 + 0.55 * SIZE * digits, 8, beside, BELOW)
    rows = _rows(look, whole)
    plot = whole if rows is None else Box(whole.left, whole.top, whole.width, rows.top - whole.top - BELOW)
    empty = Plot(series=(), x=x, y=y, box=box, plot=plot)
    ended = [(line, _end(line)) for line in lines]
    drawn = [(line, at) for line, at in ended if at is not None]
    places = [empty.down(line["y"][at]) for line, at in drawn]
    right = plot.left + plot.width
    shifts = [
        ((right - empty.across(line["x"][at])) / box.width, (place - own) / box.height)
        for (line, at), own, place in zip(drawn, places, _spread(places, plot.top, plot.top + plot.height), strict=True)
    ]
    series = [_series(line, shift=shift) for (line, _), shift in zip(drawn, shifts, strict=True)]
    return Plot(series=series, x=x, y=y, box=box, plot=plot, rows=rows)
