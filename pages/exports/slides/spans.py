"""Spans: projects below the years of a native chart, as bars and as triangles where a date is missing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pptx.enum.shapes import MSO_SHAPE
from pptx.shapes.shapetree import _BaseGroupShapes as Shapes
from pptx.util import Pt

from pages.exports.drawing.words import Run, plain
from pages.exports.fonts import length
from pages.exports.slides.looks import Look, is_project
from pages.exports.slides.marks import SIZE
from pages.exports.slides.plot import Box, Plot
from pages.exports.slides.shapes import bare, colour, describe, place, write
from pages.figures.theme import LIGHT

BAR, ARROW = 0.5, 9.0  # height of a bar as a share of its row; points of a triangle
GAP, WIDER = 5.0, 1.05  # points beside a bar; how much wider than ours another font may be
TITLE = re.compile(r"</b>.*", re.DOTALL)  # what is said behind the name
NUMBER = 26.0  # points for the number in front of a row


@dataclass(frozen=True)
class Drawn:
    """A project: number, title, what is said of it, its box and its row; `turn` in degrees is that of a triangle."""

    number: int
    title: str
    words: str
    box: Box
    row: Box
    turn: float | None = None


def title_of(hover: str) -> str:
    """What a project is called, from the words that a figure shows at the pointer."""
    return plain(TITLE.sub("</b>", hover)).replace("\n", " ")


def said(look: Look) -> list[str]:
    """What is said of each project, by number where they stand below another chart."""
    found = {}
    for trace in look["data"]:
        if is_project(trace):
            for row, words in zip(trace["y"], trace["hovertemplate"], strict=True):
                found[row] = plain(words).replace("\n", " ")
    is_numbered = not all(map(is_project, look["data"]))
    return [f"{row + 1}  {found[row]}" if is_numbered else found[row] for row in sorted(found)]


def spans(look: Look, plot: Plot) -> Iterator[Drawn]:
    """The projects of a figure in the rows of its plot; what reaches beyond the years is cut off."""
    if plot.rows is None:
        return
    count, left, right = len(said(look)), plot.plot.left, plot.plot.left + plot.plot.width
    end = plot.box.left + plot.box.width  # beside the rows no line has its name
    high = plot.rows.height / count
    for trace in look["data"]:
        if not is_project(trace):
            continue
        for place_, row in enumerate(trace["y"]):
            top = plot.rows.top + row * high
            whole = Box(left, top, end - left, high)
            hover = trace["hovertemplate"][place_]
            words = title_of(hover), plain(hover).replace("\n", " ")
            middle = top + high / 2
            if trace.get("type") == "bar":
                first = max(left, plot.across(trace["base"][place_]))
                last = min(right, plot.across(trace["base"][place_] + trace["x"][place_]))
                yield Drawn(row + 1, *words, Box(first, middle - BAR * high / 2, last - first, BAR * high), whole)
            else:
                turn = 90.0 if trace["marker"]["symbol"][place_] == "triangle-right" else 270.0
                x = plot.across(trace["x"][place_])
                yield Drawn(row + 1, *words, Box(x - ARROW / 2, middle - ARROW / 2, ARROW, ARROW), whole, turn)


def _title(shapes: Shapes, found: Drawn) -> None:
    """What the project is called, beside its bar on the side that has more room; a longer name ends in dots."""
    before = found.box.left - found.row.left - GAP
    after = found.row.left + found.row.width - found.box.left - found.box.width - GAP
    room, words = max(before, after), found.title
    while words and length(f"{words}…", SIZE) * WIDER > room:
        words = words[:-1].rstrip()
    shown = found.title if words == found.title else f"{words}…"
    left = found.box.left + found.box.width + GAP if after >= before else found.row.left
    height = 1.2 * SIZE
    box = Box(left, found.row.top + (found.row.height - height) / 2, room, height)
    runs = [Run(shown, is_bold=False, colour=LIGHT.ink)]
    write(shapes, [runs], box, size=SIZE, name=found.title, align="left" if after >= before else "right")


def draw_span(shapes: Shapes, found: Drawn) -> None:
    """A project with its number in front of its row."""
    kind = MSO_SHAPE.RECTANGLE if found.turn is None else MSO_SHAPE.ISOSCELES_TRIANGLE
    drawn = shapes.add_shape(kind, *place(found.box))
    bare(drawn)
    drawn.fill.solid()
    drawn.fill.fore_color.rgb = colour(LIGHT.quiet)
    drawn.line.fill.background()
    drawn.line.width = Pt(0)
    drawn.rotation = found.turn or 0.0
    describe(drawn, name=f"{found.number}", words=found.words)
    _title(shapes, found)
    runs = [Run(str(found.number), is_bold=False, colour=LIGHT.quiet)]
    height = 1.2 * SIZE
    beside = Box(found.row.left - NUMBER - 4, found.row.top + (found.row.height - height) / 2, NUMBER, height)
    write(shapes, [runs], beside, size=SIZE, name=f"{found.number}", align="right")
