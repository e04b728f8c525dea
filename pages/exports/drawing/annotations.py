"""Annotations and shapes: words at their places, with leaders; rules and bands."""

import math
from collections.abc import Iterable

from pages.exports.drawing.features import Look
from pages.exports.drawing.plot import PAPER, Plot
from pages.exports.drawing.strokes import dashes
from pages.exports.drawing.svg import Box, Part, joined, tag
from pages.exports.drawing.words import SHARES, block, write

BORDER, PAD = 1.0, 1.0  # pixels around words: an unseen border, and room if none is given
LEADER = (-10.0, -30.0)  # pixels from what is named to its words, if none are given
WIDTH = 2.0  # pixels of a shape's line
Point = tuple[float, float]


def _share(look: Look, letter: str) -> float:
    """Which part of the words, from the left or the top, stands at their place."""
    anchor = look.get(f"{letter}anchor", "auto")
    if anchor != "auto":
        return SHARES[anchor]
    if look.get("showarrow", True) or look.get(f"{letter}ref") != PAPER:
        return 0.5
    part = look[letter] if letter == "x" else 1 - look[letter]  # on paper, words lean inwards
    return 0.0 if part < 1 / 3 else 1.0 if part > 2 / 3 else 0.5


def _tail(look: Look, head: Point, plot: Plot) -> Point:
    """Where the words stand whose leader ends at the head."""
    across, down = look.get("ax", LEADER[0]), look.get("ay", LEADER[1])
    x = plot.at(look["axref"], across) if "axref" in look else head[0] + across
    y = plot.at(look["ayref"], down) if "ayref" in look else head[1] + down
    return x, y


def _outside(head: Point, tail: Point, box: Box) -> Point:
    """Where the leader from the head to the tail meets the words."""
    shares = [1.0]
    for place, low, high in ((0, box[0], box[2]), (1, box[1], box[3])):
        way = tail[place] - head[place]
        if way:
            shares.append(((low if way > 0 else high) - head[place]) / way)
    share = max((each for each in shares[1:] if 0 <= each <= 1), default=1.0)
    return head[0] + share * (tail[0] - head[0]), head[1] + share * (tail[1] - head[1])


def _leader(look: Look, head: Point, tail: Point, box: Box) -> Part:
    """A line from words to what they name, which it leaves free by the standoff."""
    end = _outside(head, tail, box)
    far = math.hypot(end[0] - head[0], end[1] - head[1])
    free = look.get("standoff", 0) / far if far else 1.0
    if free >= 1:
        return Part()
    start = (head[0] + free * (end[0] - head[0]), head[1] + free * (end[1] - head[1]))
    colour, width = look["arrowcolor"], float(look["arrowwidth"])
    return Part(
        tag("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], stroke=colour, stroke_width=width, class_="leader")
    )


def _annotation(look: Look, plot: Plot) -> Part:
    head = (plot.place("x", look.get("xref"), look["x"]), plot.place("y", look.get("yref"), look["y"]))
    font = look.get("font", {})
    words = block(
        look["text"],
        size=float(font.get("size", plot.font["size"])),
        colour=font.get("color", plot.font["color"]),
    )
    has_leader = look.get("showarrow", True)
    spot = _tail(look, head, plot) if has_leader else head
    spot = (spot[0] + look.get("xshift", 0), spot[1] - look.get("yshift", 0))
    edge = BORDER + look.get("borderpad", PAD)
    left = spot[0] - _share(look, "x") * (words.width + 2 * edge) + edge
    top = spot[1] - _share(look, "y") * (words.height + 2 * edge) + edge
    written = write(words, (left, top), align=look.get("align", "center"), ground=look.get("bgcolor", ""))
    return joined([_leader(look, head, spot, written.boxes[0]), written]) if has_leader else written


def annotations(plot: Plot) -> Part:
    """All words, in their order."""
    return joined(_annotation(look, plot) for look in plot.spec.annotations)


def _ends(look: Look, letter: str, plot: Plot) -> tuple[float, float]:
    first, last = (
        plot.place(letter, look.get(f"{letter}ref"), look[f"{letter}{end}"], is_term=False) for end in (0, 1)
    )
    return first, last


def _shape(look: Look, plot: Plot) -> str:
    (x0, x1), (y0, y1) = _ends(look, "x", plot), _ends(look, "y", plot)
    line = look.get("line", {})
    width = float(line.get("width", WIDTH))
    stroke = {
        "stroke": line.get("color"),
        "stroke_width": width,
        "stroke_dasharray": dashes(line.get("dash"), width),
        "class_": "shape",
    }
    if look["type"] == "line":
        return tag("line", x1=x0, y1=y0, x2=x1, y2=y1, **stroke)
    ground = look.get("fillcolor", "none")
    return tag("rect", x=min(x0, x1), y=min(y0, y1), width=abs(x1 - x0), height=abs(y1 - y0), fill=ground, **stroke)


def shapes(plot: Plot, layer: str) -> Part:
    """The shapes of a layer: "below" the grid, "between" it and the marks, "above" them."""
    drawn: Iterable[Look] = (look for look in plot.spec.shapes if look.get("layer", "above") == layer)
    return Part("".join(_shape(look, plot) for look in drawn))
