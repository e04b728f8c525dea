"""Points: a figure of marks as a native chart, a series for each area that it names."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pages.exports.drawing.words import plain
from pages.exports.slides.looks import UNIT, Look, areas, marks, numbers
from pages.exports.slides.plot import Axis, Box, Mark, Plot, Series, Stroke, fitted
from pages.text import Text

TICK = "line-ns"  # an upright tick
BELOW, BESIDE = 22, 52  # points for the numbers of the axes
MOST = 8  # steps of an axis
ARROW = 3.0  # points
INNER_HEAD = 4.0  # points of the mark inside an arrowhead
LINE = 19  # pixels of a line of a heading
PALE = 0.45  # opacity of ticks


def names(look: Look) -> dict[str, str]:
    """What stands beside the marks of each area, in one line."""
    found = [(each["name"], plain(each["text"])) for each in look["layout"]["annotations"] if each.get("name")]
    return {area: words.replace("\n", " ") for area, words in found}


def _own(look: Look, named: Mapping[str, str]) -> list[Series]:
    """A series for each named area, all its points in the order of the traces; two are joined by an arrow."""
    found: dict[str, list[tuple[float, float | None, Mark | None]]] = {}
    for trace in look["data"]:
        for each in zip(areas(trace), numbers(trace["x"]), numbers(trace["y"]), marks(trace), strict=True):
            area, x, y, mark = each
            if area in named and x is not None:
                found.setdefault(area, []).append((x, y, mark))
    return [_joined(named[area], points) for area, points in found.items()]


def _joined(name: str, points: Sequence[tuple[float, float | None, Mark | None]]) -> Series:
    xs, ys, drawn = (list(column) for column in zip(*points, strict=True))
    stroke, last = None, drawn[-1]
    if len(points) > 1 and last is not None:
        stroke = Stroke(last.line, ARROW, has_head=xs[0] != xs[-1])
        drawn[-1] = replace(last, symbol="circle", size=INNER_HEAD) if xs[0] != xs[-1] else last
    return Series(name=name, x=xs, y=ys, stroke=stroke, marks=drawn)


def _cloud(trace: Look, named: Mapping[str, str], *, tick: float, text: Text) -> Series | None:
    """All points of a trace that are not named, as one series."""
    rows = zip(areas(trace), numbers(trace["x"]), numbers(trace["y"]), marks(trace), _said(trace), strict=True)
    points = [each for each in rows if each[0] not in named]
    if not points:
        return None
    _, xs, ys, drawn, said = (list(column) for column in zip(*points, strict=True))
    first = drawn[0]
    is_tick = first is not None and first.symbol == TICK
    stroke = Stroke(first.line, 1.0, opacity=PALE) if first and is_tick else None
    drawn = [None] * len(xs) if is_tick else drawn
    height = tick if is_tick else 0.0
    name = text("slides.districts")
    return Series(name=name, x=xs, y=ys, stroke=stroke, marks=drawn, words=said, tick=height)


def _said(trace: Look) -> list[str]:
    """What each point is, without markup."""
    said = trace.get("text") or [""] * len(trace["x"])
    return [plain(each).partition("\n")[0] for each in said]


def _axis(look: Look, values: Sequence[float], *, title: str = "") -> Axis:
    """The axis of a figure; a visible one ends at round steps."""
    is_log = look.get("type") == "log"
    low, high = look.get("range") or (min(values), max(values))
    if is_log:
        return Axis(low=10.0 ** math.floor(low), high=10.0 ** math.ceil(high), is_log=True, title=title)
    if not look.get("visible", True):
        return Axis(low=min(low, high), high=max(low, high), is_reversed=low > high, is_shown=False)
    return replace(fitted(low, high, count=MOST), title=title)


def _titles(layout: Look) -> tuple[str, str]:
    """The titles of both axes; that of y stands above the plot, as words without an area."""
    below = plain(layout["xaxis"].get("title", {}).get("text", "").replace("<br><span", " · <span")).replace("\n", " ")
    above = [each for each in layout["annotations"] if not each.get("name") and each.get("x") == 0]
    return below, plain(above[0]["text"]).replace("\n", " ") if above else ""


def spare(look: Look) -> float:
    """Pixels above a plot that are not needed where its heading stands in one line."""
    headings = [each["text"] for each in look["layout"]["annotations"] if not each.get("name") and each.get("x") == 0]
    return LINE * float(sum(str(each).count("<br>") for each in headings))


def points(look: Look, box: Box, *, text: Text) -> Plot:
    """The chart of a figure of marks on two axes."""
    layout, named = look["layout"], names(look)
    below, above = _titles(layout)
    xs, ys = ([v for trace in look["data"] for v in numbers(trace[each]) if v is not None] for each in ("x", "y"))
    x = replace(_axis(layout["xaxis"], xs, title=below), has_grid=bool(below))
    y = replace(_axis(layout["yaxis"], ys, title=above), has_grid=bool(below))
    margin = layout["margin"]
    left = BESIDE if y.is_shown else margin["l"] * UNIT
    bottom = BELOW + (BELOW if below else 0) if x.is_shown else margin["b"] * UNIT
    plot = box.inner(left, (margin["t"] - spare(look)) * UNIT, margin["r"] * UNIT, bottom)
    tick = 8 * UNIT * (y.high - y.low) / plot.height
    clouds = [_cloud(trace, named, tick=tick, text=text) for trace in look["data"]]
    series = [each for each in clouds if each] + _own(look, named)
    return Plot(series=series, x=x, y=y, box=box, plot=plot)
