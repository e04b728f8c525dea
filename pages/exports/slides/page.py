"""Page: one slide of a presentation, with its notes."""

from collections.abc import Iterable
from io import BytesIO

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide as Page
from pptx.util import Pt

from pages.exports.drawing import draw
from pages.exports.drawing.words import Run
from pages.exports.exhibit import Exhibit, MapPicture, Slide
from pages.exports.slides.arrangement import NUMBER, SENTENCE, SOURCE, SUBTITLE, arranged, subtitle
from pages.exports.slides.figure import add_figure, plot_of
from pages.exports.slides.fitting import fitted
from pages.exports.slides.map import add_map
from pages.exports.slides.plot import Box
from pages.exports.slides.shapes import colour, describe, place, write
from pages.exports.slides.spans import said
from pages.exports.typeset import to_png
from pages.figures.theme import LIGHT
from pages.text import Text

DENSITY = 200  # pixels to an inch of a chart that is a picture
FIELD = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/>'
    '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr>'
    '</p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm></p:spPr><p:txBody>'
    '<a:bodyPr rIns="0"/><a:p><a:pPr algn="r"/><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
    '<a:rPr sz="{size}"/><a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>'
)


def write_placeholder(shape: Shape, words: str, box: Box, *, size: float, is_bold: bool) -> None:
    """Words in a placeholder of the layout, which makes them the slide's title or subtitle."""
    shape.left, shape.top, shape.width, shape.height = place(box)
    frame = shape.text_frame
    frame.text, frame.word_wrap, frame.vertical_anchor = words, True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold = Pt(size), is_bold
        paragraph.font.color.rgb = colour(LIGHT.ink)


def _say(page: Page, words: str, box: Box, *, size: float, name: str, ink: str = LIGHT.ink) -> None:
    if words:
        write(page.shapes, [[Run(words, is_bold=False, colour=ink)]], box, size=size, name=name)


def _number(page: Page, number: int, box: Box, *, text: Text) -> None:
    x, y, cx, cy = place(box)
    at = {"x": x, "y": y, "cx": cx, "cy": cy, "size": round(NUMBER * 100)}
    id_ = max(shape.shape_id for shape in page.shapes) + 1000  # above those inside of groups
    page.shapes._spTree.append(parse_xml(FIELD.format(id=id_, name=text("slides.number"), number=number, **at)))


def notes_of(exhibit: Exhibit, text: Text) -> list[str]:
    """What the speaker may need: what the chart says, definition and rules, projects, source and address."""
    picture = exhibit.picture
    beside: Iterable[str] = ()
    if picture is not None:
        beside = [picture.note] if isinstance(picture, MapPicture) else said(picture.to_dict())
    address = [f"{text('slides.address')}: {exhibit.address}"] if exhibit.address else []
    return [part for part in (exhibit.words, *beside, *exhibit.notes, exhibit.source, *address) if part]


def _picture(page: Page, exhibit: Exhibit, box: Box, text: Text) -> None:
    """The chart, if there is one: native, as shapes, or as a picture."""
    picture, words = exhibit.picture, exhibit.sentence or exhibit.title
    if picture is None:
        return
    if isinstance(picture, MapPicture):
        add_map(page.shapes, picture, box, words=words, text=text)
        return
    plot = plot_of(picture, box, title=exhibit.title, text=text)
    if plot:
        add_figure(page.shapes, picture, plot, words=words, text=text)
        return
    svg = draw(fitted(picture, box, text=text), width=box.width, height=box.height, alt=words)
    drawn = to_png(svg, width=box.width, height=box.height, ppi=DENSITY)
    describe(page.shapes.add_picture(BytesIO(drawn), *place(box)), name=text("slides.chart"), words=words)


def add_slide(page: Page, slide: Slide, number: int, text: Text) -> None:
    """Fill a page of the layout "title only", in the order in which it is read, and its notes."""
    exhibit, at = slide.exhibit, arranged(slide)
    assert page.shapes.title is not None, "the layout has a title"
    write_placeholder(page.shapes.title, slide.title, at.title, size=at.title_size, is_bold=True)
    _say(page, subtitle(slide), at.subtitle, size=SUBTITLE, name=text("slides.subtitle"), ink=LIGHT.quiet)
    _say(page, exhibit.words, at.sentence, size=SENTENCE, name=text("slides.sentence"))
    _picture(page, exhibit, at.chart, text)
    _say(page, exhibit.source, at.source, size=SOURCE, name=text("slides.source"), ink=LIGHT.quiet)
    _number(page, number, at.number, text=text)
    frame = page.notes_slide.notes_text_frame
    assert frame is not None, "the notes have a place for words"
    frame.text = "\n".join(notes_of(exhibit, text))
