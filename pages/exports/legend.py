"""Legend: the swatches of a map with their words, as a column of SVG."""

import math
from html import escape

from pages.exports.drawing.strokes import hatched
from pages.exports.drawing.svg import Part, joined, tag
from pages.exports.drawing.words import Style, paragraph
from pages.exports.exhibit import MapPicture, Swatch
from pages.figures.theme import LIGHT

WIDE, HIGH, GAP = 28.0, 17.0, 8.0  # of a swatch and beside it, in units of the picture
LETTERS, SMALL = 14.0, 12.0
BETWEEN = 6.0  # rows
LINE = 1.5  # of a hatch, as thin as on the map


def _swatch(entry: Swatch, left: float, top: float) -> Part:
    """The colour of a class, with the hatch of the map where it stands for values that are missing or remarked."""
    fill, definition = hatched(LIGHT.quiet, stroke=LINE) if entry.is_hatched else ("none", "")
    ground, hatch = (
        tag("rect", class_="swatch", x=left, y=top, width=WIDE, height=HIGH, fill=colour, stroke=LIGHT.quiet)
        for colour in (entry.fill, fill)
    )
    return Part(ground + hatch, definitions=(definition,)) if entry.is_hatched else Part(ground)


def _entries(picture: MapPicture, left: float, top: float, *, width: float, columns: int) -> Part:
    """Swatches with their words, one below the other in each column."""
    parts: list[Part] = []
    rows = math.ceil(len(picture.legend) / columns)
    for column in range(columns):
        below, x = top, left + column * width / columns
        for entry in picture.legend[column * rows : (column + 1) * rows]:
            room = width / columns - WIDE - 2 * GAP
            words = paragraph(entry.words, (x + WIDE + GAP, below), width=room, style=Style(LETTERS, LIGHT.ink))
            parts += [_swatch(entry, x, below), words]
            below = words.bottom + BETWEEN
    return joined(parts)


def listed(picture: MapPicture) -> str:
    """Unit and swatches as a list of HTML; a style sheet hatches those of class "hatched"."""
    entries = "".join(
        f'<li><span class="{"hatched" if each.is_hatched else "even"}" style="background-color:{each.fill}"></span>'
        f"{escape(each.words)}</li>"
        for each in picture.legend
    )
    heading = f"<li><b>{escape(picture.heading)}</b></li>" if picture.heading else ""
    return f'<ul class="legend">{heading}{entries}</ul>' if heading or entries else ""


def draw_legend(picture: MapPicture, left: float, top: float, *, width: float, columns: int) -> Part:
    """Unit, swatches in columns and note of a map in some width."""
    head = paragraph(picture.heading, (left, top), width=width, style=Style(LETTERS, LIGHT.ink, is_bold=True))
    entries = _entries(picture, left, head.bottom + BETWEEN, width=width, columns=columns)
    note = (left, max(entries.bottom, head.bottom) + 2 * BETWEEN)
    return joined([head, entries, paragraph(picture.note, note, width=width, style=Style(SMALL, LIGHT.quiet))])
