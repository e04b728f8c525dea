"""Deck: a talk as PPTX, each chart native where Office has one of its kind, with its numbers inside."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Book
from pptx.util import Emu

from pages.exports.archive import UNDATED, sealed
from pages.exports.exhibit import Slide
from pages.exports.slides.arrangement import EDGE, HEIGHT, ROOM, WIDTH
from pages.exports.slides.marks import LANGUAGES
from pages.exports.slides.page import add_slide, write_placeholder
from pages.exports.slides.plot import Box
from pages.exports.slides.shapes import emu
from pages.text import Text

OPENING, TITLE_ONLY = 0, 5  # layouts of the template that comes with python-pptx


def _widen(book: Book) -> None:
    """Make the book and its layouts, which are 4:3, as wide as a slide is today."""
    share = emu(WIDTH) / book.slide_width
    book.slide_width, book.slide_height = emu(WIDTH), emu(HEIGHT)
    for part in (book.slide_master, *book.slide_layouts):
        for shape in part.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = Emu(round(shape.left * share)), Emu(round(shape.width * share))


def _open(book: Book, title: str, text: Text) -> None:
    """The first slide: what the talk is called, and where it comes from."""
    page = book.slides.add_slide(book.slide_layouts[OPENING])
    heading, below = page.placeholders
    write_placeholder(heading, title, Box(EDGE, 180, ROOM, 110), size=40, is_bold=True)
    heading.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    write_placeholder(below, text("frame.title"), Box(EDGE, 300, ROOM, 40), size=20, is_bold=False)


def _speak(book: Book, language: str) -> None:
    """Say in which language every word is."""
    for page in book.slides:
        parts = [page._element, page.notes_slide._element] if page.has_notes_slide else [page._element]
        for run in (run for part in parts for run in part.iter(qn("a:r"), qn("a:fld"))):
            run.get_or_add_rPr().set("lang", language)


def _sign(book: Book, title: str, text: Text) -> None:
    """Say what the file is, and no time of day."""
    about = book.core_properties
    about.title, about.author, about.language = title, text("frame.title"), LANGUAGES[text.language]
    about.last_modified_by, about.revision = "", 1
    about.created = about.modified = datetime.fromisoformat(UNDATED)


def to_pptx_bytes(slides: Iterable[Slide], *, title: str, text: Text) -> bytes:
    """A presentation of 16:9 with an opening and a slide each, the same to the byte for the same slides.

    Raises:
        DrawingError: a figure without a native chart cannot be drawn.
    """
    book = Presentation()
    _widen(book)
    _open(book, title, text)
    for number, slide in enumerate(slides, start=2):
        add_slide(book.slides.add_slide(book.slide_layouts[TITLE_ONLY]), slide, number, text)
    _speak(book, LANGUAGES[text.language])
    _sign(book, title, text)
    written = BytesIO()
    book.save(written)
    with ZipFile(written) as archive:
        return sealed((name, archive.read(name)) for name in archive.namelist())
