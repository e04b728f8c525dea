"""Pictures: a chart with its title, unit, year, sentence, source and origin in one image, as SVG and as PNG."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from pages.exports.drawing import DrawingError, draw, draw_map
from pages.exports.drawing.figure import natural_height
from pages.exports.drawing.map import map_height
from pages.exports.drawing.svg import Part, joined, standalone, tag, written
from pages.exports.drawing.words import Style, paragraph
from pages.exports.exhibit import Exhibit, MapPicture
from pages.exports.legend import draw_legend
from pages.exports.typeset import to_png
from pages.figures import Figure
from pages.figures.theme import LIGHT
from pages.text import Text

EDGE, GAP, BREATH = 24.0, 14.0, 4.0  # around the picture, between its parts, between lines that belong together
TITLE, UNIT, SENTENCE = Style(25.0, LIGHT.ink, is_bold=True), Style(15.0, LIGHT.quiet), Style(16.0, LIGHT.ink)
SOURCE, ORIGIN = Style(11.5, LIGHT.quiet), Style(11.5, LIGHT.ink, is_bold=True)
LEAST, MOST = 0.75, 1.5  # a chart may be drawn so much smaller or higher than it was made for
COLUMNS = 2  # of a legend below its map
MAP = (0.5, 0.62)  # least and most of the width that a map takes; its legend has the rest
POINTS = 72  # in an inch: a unit of the picture is a point of the page that becomes the PNG


@dataclass(frozen=True, kw_only=True)
class Size:
    """How large a picture is: letters have their size in units, of which the width has a number."""

    width: float  # units
    least: float  # units of height, more where a chart or its words need it
    pixels: int  # width as PNG
    length: float  # width as SVG, in `unit`
    unit: str = ""


SIZES: Mapping[str, Size] = MappingProxyType(
    {
        "screen": Size(width=960.0, least=540.0, pixels=1600, length=1600.0),  # 16:9
        "print": Size(width=720.0, least=0.0, pixels=1890, length=160.0, unit="mm"),  # 300 dots per inch
    }
)


@dataclass(frozen=True)
class _Place:
    """Where a chart stands; `room` is the height that is left for it, in units."""

    top: float
    width: float
    room: float


def _head(exhibit: Exhibit, width: float) -> Part:
    """Title, unit with year, and the sentence."""
    parts = [paragraph(exhibit.title, (EDGE, EDGE), width=width, style=TITLE)]
    for words, style in ((exhibit.subtitle, UNIT), (exhibit.sentence, SENTENCE)):
        if words:
            parts.append(paragraph(words, (EDGE, parts[-1].bottom + BREATH), width=width, style=style))
    return joined(parts)


def _foot(exhibit: Exhibit, top: float, *, width: float, text: Text) -> Part:
    """Where the figures and the picture come from."""
    source = paragraph(exhibit.source, (EDGE, top), width=width, style=SOURCE)
    origin = " · ".join(part for part in (text("frame.title"), exhibit.address) if part)
    return joined([source, paragraph(origin, (EDGE, source.bottom + BREATH), width=width, style=ORIGIN)])


def _nested(svg: str, left: float, top: float) -> Part:
    """A standalone picture at a place in another one."""
    return Part(svg.replace("<svg ", f'<svg x="{written(left)}" y="{written(top)}" ', 1))


def _figure(figure: Figure, place: _Place, alt: str) -> tuple[Part, float]:
    """A figure, about as high as it was made for, so that the picture has its least height; and where it ends."""
    natural = natural_height(figure)
    height = natural if place.room < LEAST * natural else min(place.room, MOST * natural)
    above = max(0.0, place.room - height) / 2
    drawn = _nested(draw(figure, width=place.width, height=height, alt=alt), EDGE, place.top + above)
    return drawn, place.top + max(height, place.room)


def _map(picture: MapPicture, place: _Place, alt: str) -> tuple[Part, float]:
    """A map with its legend at the right, or below it where nothing limits the height; and where both end."""
    is_beside = place.room > 0
    width = min(max(place.room / map_height(1.0), MAP[0] * place.width), MAP[1] * place.width)
    width = width if is_beside else place.width
    drawn = _nested(draw_map(picture, width=width, alt=alt), EDGE, place.top)
    end = place.top + map_height(width)
    if is_beside:
        legend = draw_legend(picture, 2 * EDGE + width, place.top, width=place.width - width - EDGE, columns=1)
    else:
        legend = draw_legend(picture, EDGE, end + GAP, width=width, columns=COLUMNS)
    return joined([drawn, legend]), max(end, legend.bottom)


def _framed(exhibit: Exhibit, size: Size, text: Text) -> tuple[Part, float]:
    """Head, chart and foot below each other, and how high they are together, in units."""
    width = size.width - 2 * EDGE
    head = _head(exhibit, width)
    below = GAP + _foot(exhibit, 0.0, width=width, text=text).bottom + EDGE
    top = head.bottom + GAP
    place = _Place(top, width, room=size.least - below - top)
    alt, picture = exhibit.sentence or exhibit.title, exhibit.picture
    if picture is None:
        raise DrawingError(exhibit.sentence)
    chart, end = _map(picture, place, alt) if isinstance(picture, MapPicture) else _figure(picture, place, alt)
    return joined([head, chart, _foot(exhibit, end + GAP, width=width, text=text)]), end + below


def _picture(exhibit: Exhibit, size: Size, *, is_transparent: bool, text: Text) -> tuple[str, float]:
    """A whole picture as SVG, and its height in units."""
    part, height = _framed(exhibit, size, text)
    paper = "" if is_transparent else tag("rect", width=size.width, height=height, fill=LIGHT.paper)
    alt = f"{exhibit.title}, {exhibit.subtitle}. {exhibit.sentence}"
    view = (size.width, height)
    written_size = (size.length, size.length * height / size.width)
    svg = standalone(replace(part, svg=paper + part.svg), size=written_size, view=view, alt=alt, unit=size.unit)
    return svg, height


def svg(exhibit: Exhibit, *, size: str, is_transparent: bool, text: Text) -> bytes:
    """A chart in its frame as SVG of a size of `SIZES`, on white or on nothing.

    Raises:
        DrawingError: the chart has something that cannot be drawn.
    """
    return _picture(exhibit, SIZES[size], is_transparent=is_transparent, text=text)[0].encode()


def png(exhibit: Exhibit, *, size: str, is_transparent: bool, text: Text) -> bytes:
    """The same picture as PNG, letters in the fonts that come with the app.

    Raises:
        DrawingError: the chart has something that cannot be drawn.
    """
    wanted = SIZES[size]
    drawn, height = _picture(exhibit, wanted, is_transparent=is_transparent, text=text)
    return to_png(drawn, width=wanted.width, height=height, ppi=POINTS * wanted.pixels / wanted.width)
