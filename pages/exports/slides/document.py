"""Document: a talk as a tagged PDF of 16:9 (PDF/UA-1) with embedded fonts, charts as drawings."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from pages.exports.archive import UNDATED
from pages.exports.drawing import draw, draw_map
from pages.exports.drawing.map import map_height
from pages.exports.exhibit import Exhibit, MapPicture, Slide
from pages.exports.slides.arrangement import (
    EDGE,
    HEIGHT,
    NUMBER,
    ROOM,
    SENTENCE,
    SOURCE,
    SUBTITLE,
    WIDTH,
    arranged,
    subtitle,
)
from pages.exports.slides.fitting import fitted
from pages.exports.slides.plot import Box
from pages.exports.spreadsheet import writable
from pages.exports.typeset import FAMILIES, to_pdf
from pages.figures.theme import LIGHT
from pages.text import Text

GAP = 24.0  # points between a map and its legend
TEMPLATE = r"""
#let talk = json(bytes(sys.inputs.data))
#let ink = rgb(talk.ink)
#let quiet = rgb(talk.quiet)
#set document(title: talk.title, author: talk.author)
#set page(width: talk.width * 1pt, height: talk.height * 1pt, margin: 0pt)
#set text(font: talk.fonts, fallback: false, lang: talk.language, fill: ink, size: 16pt, hyphenate: false)
#set par(leading: 0.42em, spacing: 0.42em)
#show heading: set block(above: 0pt, below: 0pt)
#show heading: set text(weight: "bold", hyphenate: false)
#let at(box, body) = place(top + left, dx: box.left * 1pt, dy: box.top * 1pt,
  block(width: box.width * 1pt, height: auto, body))
#let hatch = tiling(size: (5pt, 5pt), place(line(start: (0%, 100%), end: (100%, 0%), stroke: 1pt + quiet)))
#let swatch(it) = box(width: 14pt, height: 14pt, baseline: 3pt, stroke: 0.5pt + quiet, fill: rgb(it.fill),
  if it.is_hatched { box(width: 100%, height: 100%, fill: hatch) })

#at(talk.opening, [
  #heading(level: 1, text(size: 40pt, talk.title))
  #v(24pt)
  #text(size: 20pt, talk.author)
])
#for (number, slide) in talk.slides.enumerate(start: 2) [
  #pagebreak()
  #at(slide.at.title, heading(level: 2, text(size: slide.at.title_size * 1pt, slide.title)))
  #at(slide.at.subtitle, text(size: talk.sizes.subtitle * 1pt, fill: quiet, slide.subtitle))
  #at(slide.at.sentence, text(size: talk.sizes.sentence * 1pt, slide.sentence))
  #if slide.picture != none { at(slide.picture.box, image(bytes(slide.picture.svg), format: "svg",
    alt: slide.picture.alt, width: slide.picture.box.width * 1pt, height: slide.picture.box.height * 1pt)) }
  #if slide.legend != none { at(slide.legend.box, {
    set text(size: 12pt)
    strong(slide.legend.heading)
    for each in slide.legend.entries { block(above: 5pt, below: 0pt, [#swatch(each) #h(5pt) #each.words]) }
    block(above: 12pt, text(fill: quiet, slide.legend.note))
  }) }
  #at(slide.at.source, text(size: talk.sizes.source * 1pt, fill: quiet, slide.source))
  #at(slide.at.number, align(right, text(size: talk.sizes.number * 1pt, fill: quiet, str(number))))
]
"""


def _map(picture: MapPicture, box: Box, alt: str) -> dict[str, object]:
    """A map at the left with its legend beside it."""
    width = box.height / map_height(1.0)
    left = box.left + width + GAP
    legend = {
        "box": asdict(Box(left, box.top, box.left + box.width - left, box.height)),
        "heading": picture.heading,
        "entries": [asdict(each) for each in picture.legend],
        "note": picture.note,
    }
    place = Box(box.left, box.top, width, box.height)
    drawn = draw_map(picture, width=width, alt=alt)
    return {"picture": {"svg": drawn, "alt": alt, "box": asdict(place)}, "legend": legend}


def _picture(exhibit: Exhibit, box: Box, text: Text) -> dict[str, object]:
    alt = exhibit.sentence or exhibit.title
    if exhibit.picture is None:
        return {"picture": None, "legend": None}
    if isinstance(exhibit.picture, MapPicture):
        return _map(exhibit.picture, box, alt)
    drawn = draw(fitted(exhibit.picture, box, text=text), width=box.width, height=box.height, alt=alt)
    return {"picture": {"svg": drawn, "alt": alt, "box": asdict(box)}, "legend": None}


def _slide(slide: Slide, text: Text) -> dict[str, object]:
    """What the template reads of a slide."""
    at, exhibit = arranged(slide), slide.exhibit
    words = {"title": slide.title, "subtitle": subtitle(slide), "sentence": exhibit.words, "source": exhibit.source}
    return words | {"at": asdict(at)} | _picture(exhibit, at.chart, text)


def _clean(part: Any) -> Any:
    """The same without the signs that no file may hold."""
    if isinstance(part, str):
        return writable(part)
    if isinstance(part, dict):
        return {key: _clean(value) for key, value in part.items()}
    return [_clean(each) for each in part] if isinstance(part, list) else part


def _data(slides: Iterable[Slide], title: str, text: Text) -> dict[str, object]:
    """What the template reads: words never become markup."""
    return {
        "title": title,
        "author": text("frame.title"),
        "language": text.language,
        "fonts": FAMILIES,
        "width": WIDTH,
        "height": HEIGHT,
        "ink": LIGHT.ink,
        "quiet": LIGHT.quiet,
        "opening": asdict(Box(EDGE, 180, ROOM, 200)),
        "sizes": {"subtitle": SUBTITLE, "sentence": SENTENCE, "source": SOURCE, "number": NUMBER},
        "slides": [_slide(each, text) for each in slides],
    }


def to_pdf_bytes(slides: Iterable[Slide], *, title: str, text: Text) -> bytes:
    """A PDF with an opening and a page for each slide, the same to the byte for the same slides.

    Raises:
        DrawingError: a chart has something that cannot be drawn.
        TypesettingError: a sign, as an emoji in a title, has no letter in our fonts; the message names it.
    """
    return to_pdf(TEMPLATE, _clean(_data(slides, title, text)), date=UNDATED)
