"""Embedded: a chart, or why there is none, as a small HTML document that needs nothing else."""

import contextlib
from collections.abc import Mapping
from html import escape

from pages.exports.drawing import draw, draw_map
from pages.exports.drawing.figure import NoRoomError, natural_height
from pages.exports.exhibit import Exhibit, MapPicture
from pages.exports.legend import listed
from pages.figures import Figure
from pages.figures.theme import FONT, LIGHT
from pages.text import Text

# Pixels for which a chart is drawn, the first in which its words have room: in a frame as wide as a phone the letters
# of the first are smaller by a quarter.
WIDTHS = (480, 760)
WIDEST = 620  # pixels of a chart in a wide frame
CSS = f"""
*{{box-sizing:border-box}} body{{margin:0;padding:12px;font:16px/1.4 {FONT};color:{LIGHT.ink};background:{LIGHT.paper}}}
h1{{font-size:1.15rem;margin:0}} p{{margin:.25rem 0}} .quiet{{color:{LIGHT.quiet};font-size:.85rem}}
svg{{width:100%;max-width:{WIDEST}px;height:auto;display:block}} a{{color:inherit}}
ul{{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;margin:.25rem 0;font-size:.85rem}}
li span{{display:inline-block;width:1.2em;height:.9em;margin-right:.4em;vertical-align:-.1em}}
li span{{border:1px solid {LIGHT.quiet}}}
nav ul{{font-size:1rem}} nav a{{display:inline-block;padding:.4rem 0}}
.hatched{{background-image:repeating-linear-gradient(45deg,transparent 0 4px,{LIGHT.quiet} 4px 6px)}}
"""


def _document(body: str, *, title: str, text: Text) -> str:
    return (
        f'<!doctype html><html lang="{text.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{CSS}</style></head><body><main>{body}</main></body></html>"
    )


def _drawn(figure: Figure, alt: str) -> str:
    for width in WIDTHS[:-1]:
        with contextlib.suppress(NoRoomError):
            return draw(figure, width=width, height=natural_height(figure), alt=alt)
    return draw(figure, width=WIDTHS[-1], height=natural_height(figure), alt=alt)


def _picture(exhibit: Exhibit) -> str:
    picture = exhibit.picture
    if picture is None:
        return ""
    if not isinstance(picture, MapPicture):
        return _drawn(picture, exhibit.sentence)
    note = f"<p class='quiet'>{escape(picture.note)}</p>"
    return f"{draw_map(picture, width=WIDTHS[0], alt=exhibit.sentence)}{listed(picture)}{note}"


def to_document(exhibit: Exhibit, *, home: str, text: Text) -> str:
    """The document of a chart: title, unit and year, what is said of it, the chart, its source, the way to the view."""
    link = f'<a href="{escape(home + exhibit.address)}" target="_blank" rel="noopener">{escape(text("embed.view"))}</a>'
    remarks = "".join(f"<p><strong>{escape(each)}</strong></p>" for each in exhibit.remarks)
    return _document(
        f"<h1>{escape(exhibit.title)}</h1><p class='quiet'>{escape(exhibit.subtitle)}</p>"
        f"{remarks}<p>{escape(exhibit.sentence)}</p>{_picture(exhibit)}"
        f"<p class='quiet'>{escape(exhibit.source)}</p><p class='quiet'>{link}</p>",
        title=f"{exhibit.title} – {text('frame.title')}",
        text=text,
    )


def missing_document(links: Mapping[str, str], *, text: Text) -> str:
    """A document that says that there is no such page; `links` are the pages that there are, address → name."""
    items = "".join(f'<li><a href="{escape(address)}">{escape(name)}</a></li>' for address, name in links.items())
    return _document(
        f"<h1>{escape(text('missing.title'))}</h1><p>{escape(text('missing.lead'))}</p><nav><ul>{items}</ul></nav>",
        title=f"{text('missing.title')} – {text('frame.title')}",
        text=text,
    )


def failure_document(why: str, *, text: Text) -> str:
    """A document that says why there is no chart."""
    return _document(f"<p>{escape(why)}</p>", title=text("frame.title"), text=text)
