"""Axes: grid and zero lines below the marks, lines and numbers at the edges."""

from collections.abc import Iterable, Iterator

from pages.exports.drawing.features import DrawingError
from pages.exports.drawing.plot import Plot
from pages.exports.drawing.scale import Axis, Tick, ticks
from pages.exports.drawing.svg import Part, joined, tag
from pages.exports.drawing.words import block, write

LINE = 1  # pixels
GAP = 0.2  # from an axis to its numbers, as a multiple of their letters
INSIDE = 1.0  # pixels from an end of an axis at which a zero line is a line of its own


def _is_shown(axis: Axis, name: str, *, default: bool) -> bool:
    return bool(axis.look.get("visible", True) and axis.look.get(name, default))


def _size(axis: Axis, plot: Plot) -> float:
    return float(axis.look.get("tickfont", {}).get("size", plot.font["size"]))


def _ticks(axis: Axis, plot: Plot) -> list[Tick]:
    separators = plot.spec.layout.get("separators", ".,")
    return ticks(axis, size=_size(axis, plot), separators=separators)


def _rule(axis: Axis, pixel: float, other: Axis, *, colour: str, width: float) -> str:
    """A line across the other axis at a place of this one."""
    low, high = other.span
    x, y = ((pixel, pixel), (low, high)) if axis.id.startswith("x") else ((low, high), (pixel, pixel))
    return tag("line", x1=x[0], y1=y[0], x2=x[1], y2=y[1], stroke=colour, stroke_width=width)


def _grid(axis: Axis, other: Axis, plot: Plot) -> Iterator[str]:
    """Grid lines inside the axis, and a zero line where zero is none of its ends."""
    look = axis.look
    has_zero = _is_shown(axis, "zeroline", default=True) and not axis.is_log and axis.has(0.0) and not axis.categories
    if _is_shown(axis, "showgrid", default=True):
        for tick in _ticks(axis, plot):
            if not (has_zero and tick.term == 0):
                yield _rule(axis, axis.at(tick.term), other, colour=look["gridcolor"], width=LINE)
    low, high = axis.span
    if has_zero and low + INSIDE < axis.at(0.0) < high - INSIDE:
        yield _rule(axis, axis.at(0.0), other, colour=look["zerolinecolor"], width=LINE)


def grid(plot: Plot) -> Part:
    """All grid and zero lines, below everything else."""
    lines = (line for x, y in plot.subplots for axis, other in ((x, y), (y, x)) for line in _grid(axis, other, plot))
    return Part("".join(lines))


def _other(axis: Axis, plot: Plot) -> Axis:
    """The axis at whose low end this one stands."""
    return plot.axes[axis.look.get("anchor", "y" if axis.id.startswith("x") else "x")]


def _line(axis: Axis, plot: Plot) -> str:
    """The line of the axis itself; plotly draws one where it has a colour."""
    if not _is_shown(axis, "showline", default=True):
        return ""
    other = _other(axis, plot)
    return _rule(other, other.low, axis, colour=axis.look["linecolor"], width=LINE)


def _numbers(axis: Axis, plot: Plot) -> Iterable[Part]:
    """The words of the ticks, below or left of the axis."""
    size, edge = _size(axis, plot), _other(axis, plot).low
    colour = axis.look.get("tickfont", {}).get("color", plot.font["color"])
    for tick in _ticks(axis, plot):
        words = block(tick.words, size=size, colour=colour)
        if axis.id.startswith("x"):
            yield write(words, (axis.at(tick.term) - words.width / 2, edge + GAP * size), align="center")
        else:
            corner = (edge - GAP * size - words.width, axis.at(tick.term) - words.height / 2)
            yield write(words, corner, align="right")


def _title(axis: Axis, plot: Plot, below: float) -> Part:
    """The title of a horizontal axis below its numbers."""
    if axis.id.startswith("y"):
        raise DrawingError("title of a vertical axis")
    title = axis.look["title"]
    size = float(title.get("font", {}).get("size", plot.font["size"]))
    words = block(title["text"], size=size, colour=plot.font["color"])
    middle = sum(axis.span) / 2
    return write(words, (middle - words.width / 2, below + title.get("standoff", 0)), align="center")


def edges(plot: Plot) -> Part:
    """Lines, numbers and titles of all axes."""
    parts: list[Part] = []
    for axis in plot.axes.values():
        if not axis.look.get("visible", True):
            continue
        parts.append(Part(_line(axis, plot)))
        written = joined(_numbers(axis, plot) if _is_shown(axis, "showticklabels", default=True) else ())
        parts.append(written)
        if axis.look.get("title"):
            below = max((box[3] for box in written.boxes), default=_other(axis, plot).low)
            parts.append(_title(axis, plot, below))
    return joined(parts)
