"""Map: the six as shapes that can be coloured anew, with their values in a table beside them."""

import re
from collections.abc import Sequence

from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.shapes.autoshape import Shape as Drawn
from pptx.shapes.shapetree import SlideShapes
from pptx.shapes.shapetree import _BaseGroupShapes as Shapes
from pptx.util import Pt

from geo.outlines import Kind, Shape, load_outlines
from pages.exports.drawing.words import Block, Run
from pages.exports.exhibit import MapPicture, Swatch
from pages.exports.fonts import length
from pages.exports.slides.overlay import Rule, Words
from pages.exports.slides.plot import Box, Stroke
from pages.exports.slides.shapes import bare, colour, describe, emu, fill, label, place, rule, write
from pages.figures.map import BESIDE, OUTSIDE, Patch
from pages.figures.theme import LIGHT
from pages.text import Text

RING = re.compile(r"M([^lZ]+)l([^Z]+)Z")
MAIN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
GRID = 10  # places to a unit of the view box
SIZE = 12.0  # points of labels, of the table and of the legend
ROW, LINE = 21.0, 16.0  # points of a row of the table, of a line of the legend
SWATCH = 14.0
GAP = 24.0  # between the map and what stands beside it


def _pair(words: str) -> tuple[float, float]:
    x, _, y = words.partition(",")
    return float(x), float(y)


def rings(path: str) -> list[list[tuple[float, float]]]:
    """The corners of each ring of an outline in units of the view box."""
    found = []
    for start, steps in RING.findall(path):
        corners = [_pair(start)]
        for dx, dy in map(_pair, steps.split(" ")):
            corners.append((corners[-1][0] + dx, corners[-1][1] + dy))
        found.append(corners)
    return found


def _path(corners: Sequence[Sequence[tuple[int, int]]], low: tuple[int, int]) -> str:
    """What a freeform draws, seen from its upper left corner, all rings in one, so that holes are cut out."""

    def at(corner: tuple[int, int]) -> str:
        return f'<a:pt x="{corner[0] - low[0]}" y="{corner[1] - low[1]}"/>'

    return "".join(
        f"<a:moveTo>{at(ring[0])}</a:moveTo>{''.join(f'<a:lnTo>{at(each)}</a:lnTo>' for each in ring[1:])}<a:close/>"
        for ring in corners
    )


def _outline(shapes: Shapes, shape: Shape, box: Box, *, scale: float) -> Drawn:
    """An outline as a freeform; holes are cut out."""
    corners = [[(round(x * GRID), round(y * GRID)) for x, y in ring] for ring in rings(shape.path)]
    xs, ys = zip(*(corner for ring in corners for corner in ring), strict=True)
    (left, right), (top, bottom) = (min(xs), max(xs)), (min(ys), max(ys))
    # A freeform of the same size whose corners are then replaced: python-pptx is slow with many corners.
    builder = shapes.build_freeform(left, top, scale=emu(scale) / GRID)
    builder.add_line_segments([(right, top), (right, bottom)], close=True)
    drawn: Drawn = builder.convert_to_shape(emu(box.left), emu(box.top))
    (path,) = drawn._element.xpath(".//a:path")
    size = f'w="{right - left}" h="{bottom - top}"'
    path.getparent().replace(path, parse_xml(f"<a:path {MAIN} {size}>{_path(corners, (left, top))}</a:path>"))
    bare(drawn)
    return drawn


def paint(drawn: Drawn, ground: str, *, is_hatched: bool, edge: str, width: float) -> None:
    """Fill a shape, hatched for a missing or remarked value."""
    if is_hatched:
        drawn.fill.patterned()
        drawn.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        drawn.fill.fore_color.rgb, drawn.fill.back_color.rgb = colour(LIGHT.quiet), colour(ground)
    else:
        drawn.fill.solid()
        drawn.fill.fore_color.rgb = colour(ground)
    drawn.line.color.rgb, drawn.line.width = colour(edge), Pt(width)


def _patch(shapes: Shapes, patch: Patch, shape: Shape, box: Box, *, scale: float) -> None:
    drawn = _outline(shapes, shape, box, scale=scale)
    ground = LIGHT.context if patch.place is None else LIGHT.palette[patch.place]
    edge, width = (LIGHT.accent, 3.0) if patch.selected else (LIGHT.border, 1.25)
    paint(drawn, ground, is_hatched=patch.place is None or patch.flagged, edge=edge, width=width)
    describe(drawn, name=patch.name, words=patch.words)


def _name(shapes: Shapes, patch: Patch, shape: Shape, box: Box, *, scale: float) -> None:
    """Name and value in the middle of an area, on paper; beside a small one with a leader."""
    middle = (box.left + shape.label_x * scale, box.top + shape.label_y * scale)
    x, y = middle
    if shape.label_radius < OUTSIDE:
        x, y = x + BESIDE[0] * scale, y + BESIDE[1] * scale
        rule(shapes, Rule(middle, (x, y), Stroke(LIGHT.ink, 1.0)))
    runs = [Run(patch.name, is_bold=False, colour=LIGHT.ink), Run(patch.value, is_bold=True, colour=LIGHT.ink)]
    words = Block(tuple((run,) for run in runs if run.words), SIZE)
    wide = max(length(run.words, SIZE, is_bold=True) for run in runs)
    around = Box(x - wide / 2, y - words.height / 2, wide, words.height)
    label(shapes, Words(words, around, "center", has_veil=True))


def _legend(shapes: Shapes, picture: MapPicture, box: Box) -> None:
    """Swatches with words under the unit."""
    unit = [Run(picture.heading, is_bold=True, colour=LIGHT.ink)]
    write(shapes, [unit], Box(box.left, box.top, box.width, LINE), size=SIZE, name=picture.heading)
    for number, each in enumerate(picture.legend, start=1):
        top = box.top + number * (LINE + 3)
        _swatch(shapes, each, Box(box.left, top, SWATCH, SWATCH))
        words = [Run(each.words, is_bold=False, colour=LIGHT.ink)]
        beside = Box(box.left + SWATCH + 8, top - 1, box.width - SWATCH - 8, LINE)
        write(shapes, [words], beside, size=SIZE, name=each.words)


def _swatch(shapes: Shapes, swatch: Swatch, box: Box) -> None:
    drawn = shapes.add_shape(MSO_SHAPE.RECTANGLE, *place(box))
    bare(drawn)
    paint(drawn, swatch.fill, is_hatched=swatch.is_hatched, edge=LIGHT.quiet, width=0.5)
    describe(drawn, name=swatch.words, words=swatch.words)


def _table(shapes: SlideShapes, picture: MapPicture, box: Box, text: Text) -> None:
    """The six with their values as they are written."""
    rows = [
        (text("table.area"), picture.stand.label or picture.heading),
        *((each.name, each.value) for each in picture.patches),
    ]
    frame = shapes.add_table(len(rows), 2, *place(Box(box.left, box.top, box.width, ROW * len(rows))))
    describe(frame, name=text("slides.values"), words=text("slides.values"))
    table = frame.table
    table.columns[0].width, table.columns[1].width = emu(box.width * 0.6), emu(box.width * 0.4)
    for number, cells in enumerate(rows):
        table.rows[number].height = emu(ROW)
        for column, words in enumerate(cells):
            cell = table.cell(number, column)
            cell.margin_top = cell.margin_bottom = emu(1.5)
            cell.fill.solid()
            cell.fill.fore_color.rgb = colour(LIGHT.context if number == 0 else LIGHT.paper)
            runs = [Run(words, is_bold=number == 0, colour=LIGHT.ink)]
            fill(cell.text_frame, [runs], size=SIZE, align="right" if column else "left")


def add_map(shapes: SlideShapes, picture: MapPicture, box: Box, *, words: str, text: Text) -> None:
    """Draw a map as one group of outlines, with a table of its values and its legend; `words` are what it says."""
    outlines = load_outlines()
    scale = box.height / outlines.height
    group = shapes.add_group_shape()
    for shape in outlines.shapes:
        if shape.kind in (Kind.NEIGHBOUR, Kind.WATER):
            ground = LIGHT.water if shape.kind is Kind.WATER else LIGHT.context
            drawn = _outline(group.shapes, shape, box, scale=scale)
            paint(drawn, ground, is_hatched=False, edge=LIGHT.faint, width=0.75)
            describe(drawn, name=shape.id)
    partners = {shape.id: shape for shape in outlines.of(Kind.PARTNER)}
    for patch in sorted(picture.patches, key=lambda each: each.selected):
        _patch(group.shapes, patch, partners[patch.area], box, scale=scale)
    for patch in picture.patches:
        _name(group.shapes, patch, partners[patch.area], box, scale=scale)
    describe(group, name=picture.stand.name, words=words)
    left = box.left + outlines.width * scale + GAP
    beside = Box(left, box.top, box.left + box.width - left, box.height)
    _table(shapes, picture, beside, text)
    below = ROW * (len(picture.patches) + 1) + 14
    _legend(shapes, picture, Box(left, box.top + below, beside.width, box.height - below))
