"""Shapes: words, lines and boxes on a slide, each with its language and a name."""

from collections.abc import Iterable, Sequence

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.shapetree import _BaseGroupShapes as Shapes
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from pages.exports.drawing.words import SHARES, Run
from pages.exports.slides.marks import POINT, rgb
from pages.exports.slides.overlay import Band, Rule, Words
from pages.exports.slides.plot import Box
from pages.exports.spreadsheet import writable
from pages.figures.theme import LIGHT

ALIGNS = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
DASHES = {
    "dot": MSO_LINE.ROUND_DOT,
    "dash": MSO_LINE.DASH,
    "dashdot": MSO_LINE.DASH_DOT,
    "longdash": MSO_LINE.LONG_DASH,
}
SPARE, LEAST = 0.12, 6.0  # room for another font, as a share and in points
ALPHA = '<a:alpha xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" val="80000"/>'


def emu(points: float) -> Emu:
    """A length of a slide in its own unit."""
    return Emu(round(points * POINT))


def place(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    """Left, top, width and height of a box."""
    return emu(box.left), emu(box.top), emu(box.width), emu(box.height)


def colour(css: str) -> RGBColor:
    """A colour written as #rrggbb or rgba()."""
    red, green, blue = bytes.fromhex(rgb(css))
    return RGBColor(red, green, blue)


def bare(shape: BaseShape) -> None:
    """Take from a shape what the theme would add, as shadows."""
    for style in shape._element.xpath("./p:style"):
        shape._element.remove(style)


def describe(shape: BaseShape, *, name: str, words: str = "") -> None:
    """Give a shape its name and its alternative text."""
    found = shape._element.xpath(".//p:cNvPr")[0]
    found.set("name", writable(name))
    found.set("descr", writable(words))


def fill(frame: TextFrame, lines: Iterable[Sequence[Run]], *, size: float, align: str = "left") -> None:
    """Write lines into a frame, a paragraph each."""
    for number, runs in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = ALIGNS[align]
        for each in runs:
            run = paragraph.add_run()
            run.text = each.words
            run.font.size, run.font.bold, run.font.color.rgb = Pt(size), each.is_bold, colour(each.colour)


def write(
    shapes: Shapes, lines: Iterable[Sequence[Run]], box: Box, *, size: float, name: str, align: str = "left"
) -> Shape:
    """A text box without edges; its lines break at its width."""
    shape = shapes.add_textbox(*place(box))
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fill(frame, lines, size=size, align=align)
    describe(shape, name=name)
    return shape


def veil(shape: Shape) -> None:
    """Lay paper behind words, through which the marks shine."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(LIGHT.paper)
    shape.fill._xPr.find(qn("a:solidFill"))[0].append(parse_xml(ALPHA))


def label(shapes: Shapes, words: Words) -> None:
    """Words of a chart in a box with room for a wider font, so that no line breaks."""
    box, more = words.box, SPARE * words.box.width + LEAST
    left = box.left - SHARES[words.align] * more
    roomy = Box(left, box.top, box.width + more, box.height)
    shape = write(shapes, words.block.lines, roomy, size=words.block.size, name="", align=words.align)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    describe(shape, name=" ".join(run.words for line in words.block.lines for run in line))
    if words.has_veil:
        veil(shape)


def rule(shapes: Shapes, found: Rule) -> None:
    """A line between two points."""
    ends = [emu(each) for point in (found.start, found.end) for each in point]
    drawn = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
    bare(drawn)
    drawn.line.color.rgb, drawn.line.width = colour(found.stroke.colour), Pt(found.stroke.width)
    if found.stroke.dash in DASHES:
        drawn.line.dash_style = DASHES[found.stroke.dash]


def band(shapes: Shapes, found: Band) -> None:
    """A filled box with a thin edge."""
    drawn = shapes.add_shape(MSO_SHAPE.RECTANGLE, *place(found.box))
    bare(drawn)
    drawn.fill.solid()
    drawn.fill.fore_color.rgb = colour(found.fill)
    drawn.line.color.rgb, drawn.line.width = colour(found.edge), Pt(1)
