"""Presentation: a talk as one HTML document that asks for nothing else, shown full screen and turned by keys."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from pages.exports.drawing import draw, draw_map
from pages.exports.exhibit import Exhibit, MapPicture, Slide
from pages.exports.legend import listed
from pages.exports.screen import JS, style
from pages.figures.theme import LIGHT
from pages.text import Text

WIDE = 1.45  # how much wider than high the room for a chart is
LOW = 330.0  # units; a chart is drawn no lower, whatever its own height
TIGHT = 0.75  # of their height panels can do with, for the sake of larger words
OF_MAP = 1000.0  # units, its width
OWN_IDS = re.compile(r'(\bid="|url\(#|href="#|aria-labelledby="|aria-describedby=")')


def picture(exhibit: Exhibit) -> str:
    """The HTML of the chart of a slide, drawn for its room, so that its words are as large as can be; else ""."""
    shown, alt = exhibit.picture, exhibit.sentence
    if shown is None:
        return ""
    if isinstance(shown, MapPicture):
        return draw_map(shown, width=OF_MAP, alt=alt) + listed(shown)
    has_panels = "yaxis2" in shown.layout
    height = max(LOW, float(shown.layout.height or 0) * (TIGHT if has_panels else 1))
    return draw(shown, width=height * WIDE, height=height, alt=alt)


def _section(slide: Slide, drawn: str, *, number: int, count: int, text: Text) -> str:
    """One slide; the ids in its chart are its own, as all slides stand in one document."""
    exhibit, shown = slide.exhibit, slide.exhibit.picture
    title, place = escape(slide.title or exhibit.title), escape(text("talk.place", number=number, count=count))
    sentence = escape(exhibit.words)
    note = f"<p class=unit>{escape(shown.note)}</p>" if isinstance(shown, MapPicture) else ""
    chart = OWN_IDS.sub(rf"\g<1>slide{number}-", re.sub(r"^<\?xml[^>]*\?>\s*", "", drawn))
    return (
        f'<section data-said="{place}: {title}. {sentence}" aria-label="{place}"><h2>{title}</h2><div class=room>'
        f"<div class=words><p class=unit>{escape(exhibit.subtitle)}</p><p class=sentence>{sentence}</p>{note}</div>"
        f"<div class=chart>{chart}</div></div>"
        f"<footer><p>{escape(exhibit.source)}</p><p aria-hidden=true>{number}/{count}</p></footer></section>"
    )


def document(parts: Sequence[tuple[Slide, str]], *, title: str, text: Text) -> bytes:
    """The HTML document of slides whose charts are drawn already."""
    sections: Iterable[str] = (
        _section(slide, drawn, number=number, count=len(parts), text=text)
        for number, (slide, drawn) in enumerate(parts, start=1)
    )
    return (
        f'<!DOCTYPE html><html lang="{text.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><link rel=icon href=data:,><style>{style(LIGHT)}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{''.join(sections)}</main><div class=black hidden></div>"
        f"<p role=status></p><script>{JS}</script></body></html>"
    ).encode()


def to_html_bytes(slides: Sequence[Slide], *, title: str, text: Text) -> bytes:
    """Slides as one document in the language of `text`."""
    return document([(slide, picture(slide.exhibit)) for slide in slides], title=title, text=text)
