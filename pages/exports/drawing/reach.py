"""Reach: from where to where an axis runs whose figure leaves that open, as plotly would let it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from pages.exports.drawing.features import DrawingError, Look

FREE = 0.05  # of the axis at each end
PER_MARK = 1.6  # plotly leaves room for a marker's diameter divided by this, at least `LEAST` pixels
LEAST = 3.0
MARK = 6.0  # diameter of a marker where none is given
AROUND = 1.0  # on both sides of values that are all the same


@dataclass(frozen=True)
class Reach:
    """A value that must lie on the axis, with pixels that stay free beyond it."""

    value: float
    room: float


ZERO = Reach(0.0, 0.0)
Ends = tuple[Reach, Reach]  # what must lie above the low end of the axis, and what below the high one


def sizes(trace: Look, count: int) -> list[float]:
    """The diameters of a trace's markers in pixels."""
    size = trace.get("marker", {}).get("size", MARK)
    return [float(each) for each in size] if isinstance(size, (list, tuple)) else [float(size)] * count


def _of_scatter(trace: Look, letter: str, length: float) -> Iterable[Ends]:
    """Values of markers and lines; a line alone begins and ends at the very ends of the axis."""
    has_markers = "markers" in trace["mode"]
    free = FREE * length if has_markers or letter == "y" else 0.0
    for value, size in zip(trace[letter], sizes(trace, len(trace[letter])), strict=True):
        if value is not None:
            reach = Reach(float(value), free + (max(size / PER_MARK, LEAST) if has_markers else 0.0))
            yield reach, reach


def _of_bar(trace: Look, letter: str, length: float) -> Iterable[Ends]:
    """The ends of horizontal bars, which begin at zero, where no room is left."""
    if letter == "y" or "base" in trace:
        raise DrawingError(f"bar on a {letter}-axis without a range")
    for value in trace["x"]:
        end = Reach(float(value or 0.0), FREE * length if value else 0.0)
        yield (end, ZERO) if end.value < 0 else (ZERO, end)


def _furthest(reaches: Iterable[Reach], furthest: Callable[..., Reach]) -> list[Reach]:
    """Of those with the same room, the lowest or highest one."""
    rooms: dict[float, list[Reach]] = {}
    for reach in reaches:
        rooms.setdefault(reach.room, []).append(reach)
    return [furthest(group, key=lambda reach: reach.value) for group in rooms.values()]


def _widest(low: Sequence[Reach], high: Sequence[Reach], length: float) -> tuple[Reach, Reach, float]:
    """The two values that need most of the axis, with how much of it a pixel then is."""
    found, most = (low[0], high[0]), 0.0
    for one, other in product(low, high):
        pixels = length - one.room - other.room
        if other.value > one.value and pixels > 0 and (other.value - one.value) / pixels > most:
            found, most = (one, other), (other.value - one.value) / pixels
    return *found, most


def automatic(look: Look, letter: str, traces: Iterable[Look], *, length: float) -> tuple[float, float]:
    """The ends of an axis of a length in pixels, on which all values of its traces have room."""
    if look.get("type") == "log":
        raise DrawingError("axis.type log without a range")
    ends: list[Ends] = [(ZERO, ZERO)] if look.get("rangemode") == "tozero" else []
    for trace in traces:
        ends += (_of_bar if trace["type"] == "bar" else _of_scatter)(trace, letter, length)
    values = [reach.value for pair in ends for reach in pair] or [0.0]
    if min(values) == max(values):
        return values[0] - AROUND, values[0] + AROUND
    low, high = (_furthest((pair[side] for pair in ends), choose) for side, choose in ((0, min), (1, max)))
    first, last, pixel = _widest(low, high, length)
    return first.value - pixel * first.room, last.value + pixel * last.room
