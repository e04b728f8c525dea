"""Arrangement: where the parts of a slide stand; a chart has all the room that the words leave."""

from dataclasses import dataclass

from pages.exports.drawing.words import wrapped
from pages.exports.exhibit import Slide
from pages.exports.fonts import length
from pages.exports.slides.plot import Box

WIDTH, HEIGHT = 960.0, 540.0  # points: 16:9
EDGE = 44.0
ROOM = WIDTH - 2 * EDGE
LARGE, SMALLER, SENTENCE, SUBTITLE, NUMBER, SOURCE = 28.0, 22.0, 16.0, 14.0, 12.0, 10.0  # points of letters
LEADING = 1.22  # height of a line, as a multiple of its letters
FOR_NUMBER = 50.0  # points at the right of the source
GAP = 10.0


@dataclass(frozen=True)
class Arrangement:
    """The boxes of a slide in points, and how large its title is."""

    title: Box
    title_size: float
    subtitle: Box
    sentence: Box
    chart: Box
    source: Box
    number: Box


def subtitle(slide: Slide) -> str:
    """Unit and years, behind the chart's own title where the presenter gave it another one."""
    exhibit = slide.exhibit
    if exhibit.title == slide.title:
        return exhibit.subtitle
    return " · ".join(part for part in (exhibit.title, exhibit.subtitle) if part)


def _height(words: str, size: float, *, width: float = ROOM, is_bold: bool = False) -> float:
    return LEADING * size * len(wrapped(words, width, size=size, is_bold=is_bold)) + 2 if words else 0.0


def arranged(slide: Slide) -> Arrangement:
    """The parts one below the other, the source at the foot, the chart between."""
    title_size = LARGE if length(slide.title, LARGE, is_bold=True) < ROOM else SMALLER
    title = Box(EDGE, 24, ROOM, _height(slide.title, title_size, is_bold=True))
    below = Box(EDGE, title.top + title.height + 2, ROOM, _height(subtitle(slide), SUBTITLE))
    sentence = Box(EDGE, below.top + below.height + 4, ROOM, _height(slide.exhibit.words, SENTENCE))
    source = _height(slide.exhibit.source, SOURCE, width=ROOM - FOR_NUMBER)
    foot = HEIGHT - 18 - max(source, LEADING * NUMBER)
    top = sentence.top + sentence.height + GAP
    return Arrangement(
        title=title,
        title_size=title_size,
        subtitle=below,
        sentence=sentence,
        chart=Box(EDGE, top, ROOM, foot - GAP - top),
        source=Box(EDGE, foot, ROOM - FOR_NUMBER, source),
        number=Box(WIDTH - EDGE - FOR_NUMBER, HEIGHT - 18 - LEADING * NUMBER, FOR_NUMBER, LEADING * NUMBER),
    )
