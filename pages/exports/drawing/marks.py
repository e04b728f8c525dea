"""Marks: lines and markers of scatters."""

from collections.abc import Iterator
from typing import Any

from pages.exports.drawing.features import Look
from pages.exports.drawing.plot import Plot
from pages.exports.drawing.reach import sizes
from pages.exports.drawing.scale import Axis
from pages.exports.drawing.strokes import dashes
from pages.exports.drawing.svg import Part, key, tag, title, written
from pages.exports.drawing.symbols import OPEN, outline
from pages.exports.drawing.words import plain

LINE = 2.0  # pixels of a line without a width
PALE, RIM, PAPER = 0.7, 1.0, "#ffffff"  # of markers of several sizes, if they are given nothing else
LINES_ONLY = ("line-ns",)  # symbols without an inside


def at(values: Any, place: int) -> Any:
    """What is given for each mark, or once for all."""
    return values[place] if isinstance(values, (list, tuple)) else values


def hover(trace: Look, place: int) -> str:
    """What the pointer says on a mark, as a first child; "" where it says nothing."""
    template = at(trace.get("hovertemplate", ""), place)
    if trace.get("hoverinfo") == "skip" or not template:
        return ""
    values = {name: at(trace.get(name, ""), place) for name in ("x", "y", "text")}
    for name, value in values.items():
        template = template.replace(f"%{{{name}}}", str(value))
    return title(plain(template))


def _points(trace: Look, axes: tuple[Axis, Axis]) -> list[tuple[float, float] | None]:
    """The pixels of a trace's values, none where one is missing."""
    x, y = axes
    return [
        None if one is None or other is None else (x.at(x.term(one)), y.at(y.term(other)))
        for one, other in zip(trace["x"], trace["y"], strict=True)
    ]


def _clipped(content: str, axes: tuple[Axis, Axis]) -> Part:
    """Something cut off at the ends of its axes."""
    (left, right), (top, bottom) = axes[0].span, axes[1].span
    name = key("inside", f"{left} {top} {right} {bottom}")
    inside = tag("rect", x=left, y=top, width=right - left, height=bottom - top)
    return Part(tag("g", content, clip_path=f"url(#{name})"), definitions=(tag("clipPath", inside, id=name),))


def _is_inside(point: tuple[float, float], axes: tuple[Axis, Axis]) -> bool:
    """Whether a mark lies on both axes; one beyond them is cut off, as on the screen."""
    return all(axis.span[0] - 1 <= pixel <= axis.span[1] + 1 for pixel, axis in zip(point, axes, strict=True))


def _line(trace: Look, axes: tuple[Axis, Axis]) -> Part:
    """The line of a trace with a gap at each missing value."""
    points = _points(trace, axes)
    path, before = "", None
    for point in points:
        if point:
            path += f"{'L' if before else 'M'}{written(point[0])},{written(point[1])}"
        before = point
    look = trace.get("line", {})
    width = float(look.get("width", LINE))
    drawn = tag(
        "path",
        class_="line",
        d=path,
        fill="none",
        stroke=look["color"],
        stroke_width=width,
        stroke_dasharray=dashes(look.get("dash"), width),
        stroke_linejoin="round",
    )
    is_whole = all(_is_inside(point, axes) for point in points if point)
    return Part(drawn) if is_whole else _clipped(drawn, axes)


def _style(trace: Look, place: int) -> dict[str, str | float]:
    """Fill, rim and opacity of one marker; markers of several sizes are pale with a rim if nothing else is given."""
    look = trace.get("marker", {})
    is_bubble = isinstance(look.get("size"), (list, tuple))
    colour = at(look.get("color", trace.get("line", {}).get("color")), place)
    rim = look.get("line", {})
    width = float(at(rim.get("width", RIM if is_bubble else 0.0), place))
    opacity = float(at(look.get("opacity", PALE if is_bubble else 1.0), place))
    symbol = at(look.get("symbol", "circle"), place)
    style: dict[str, str | float] = {"fill": colour, "stroke": at(rim.get("color", PAPER), place)}
    if symbol.endswith(OPEN) or symbol in LINES_ONLY:
        style, width = {"fill": "none", "stroke": colour}, width or 1.0
    return style | {"stroke_width": width} | ({"opacity": opacity} if opacity != 1 else {})


def _markers(trace: Look, axes: tuple[Axis, Axis]) -> Iterator[str]:
    points = _points(trace, axes)
    symbols = trace.get("marker", {}).get("symbol", "circle")
    for place, (point, size) in enumerate(zip(points, sizes(trace, len(points)), strict=True)):
        if point is None or size == 0 or not (trace.get("cliponaxis") is False or _is_inside(point, axes)):
            continue
        yield tag(
            "path",
            hover(trace, place),
            class_="mark",
            transform=f"translate({written(point[0])},{written(point[1])})",
            d=outline(at(symbols, place), size),
            **_style(trace, place),
        )


def scatter(trace: Look, plot: Plot) -> Part:
    """A scatter's line and, on it, its markers."""
    axes = (plot.axes[trace.get("xaxis", "x")], plot.axes[trace.get("yaxis", "y")])
    line = _line(trace, axes) if "lines" in trace["mode"] else Part()
    content = line.svg + ("".join(_markers(trace, axes)) if "markers" in trace["mode"] else "")
    opacity = trace.get("opacity", 1)
    group = tag("g", content, opacity=opacity if opacity != 1 else None) if content else ""
    return Part(group, definitions=line.definitions)
