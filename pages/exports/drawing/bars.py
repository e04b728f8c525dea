"""Bars: horizontal ones from zero or from their base, with words behind them."""

from pages.exports.drawing.features import Look
from pages.exports.drawing.marks import at, hover
from pages.exports.drawing.plot import Plot
from pages.exports.drawing.strokes import hatched
from pages.exports.drawing.svg import Part, joined, tag
from pages.exports.drawing.words import block, write

GAP = 0.2  # between two bars, as a share of their row, if a figure says nothing
BEHIND = 3.0  # pixels between a bar and its words


def _words(words: str, end: float, middle: float, *, is_left: bool, plot: Plot) -> Part:
    """What stands behind the end of a bar."""
    written = block(words, size=float(plot.font["size"]), colour=plot.font["color"])
    left = end - BEHIND - written.width if is_left else end + BEHIND
    return write(written, (left, middle - written.height / 2))


def _bar(trace: Look, place: int, plot: Plot) -> Part:
    """One bar, cut off at the ends of the axis."""
    x, y = plot.axes[trace.get("xaxis", "x")], plot.axes[trace.get("yaxis", "y")]
    value, base = float(trace["x"][place]), float(at(trace.get("base", 0.0), place))
    ends = sorted((x.at(base), x.at(base + value)))
    left, right = (min(max(end, x.span[0]), x.span[1]) for end in ends)
    middle = y.at(y.term(trace["y"][place]))
    thick = float(at(trace.get("width", 1 - plot.spec.layout.get("bargap", GAP)), place))
    height = abs(y.at(thick) - y.at(0.0))
    marker = trace.get("marker", {})
    colour, shape = at(marker["color"], place), at(marker.get("pattern", {}).get("shape", ""), place)
    fill, definition = hatched(colour, shape) if shape else (colour, "")
    rect = tag(
        "rect",
        hover(trace, place),
        class_="bar",
        x=left,
        y=middle - height / 2,
        width=right - left,
        height=height,
        fill=fill,
        stroke=colour if shape else None,
        opacity=marker.get("opacity"),
    )
    if ends[1] < x.span[0] or ends[0] > x.span[1]:
        rect = ""
    words = at(trace.get("text", ""), place) if trace.get("textposition") == "outside" else ""
    is_left = value < 0
    behind = _words(words, ends[0 if is_left else 1], middle, is_left=is_left, plot=plot) if words else Part()
    return joined([Part(rect, definitions=(definition,) if definition else ()), behind])


def bars(trace: Look, plot: Plot) -> Part:
    """All bars of a trace that have a value."""
    return joined(_bar(trace, place, plot) for place, value in enumerate(trace["x"]) if value is not None)
