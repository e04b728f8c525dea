"""Marks: strokes, marks and fills of a chart as DrawingML."""

import re
from xml.sax.saxutils import escape

from pages.exports.slides.plot import Bar, Mark, Stroke

POINT = 12_700  # EMU
SIZE = 12  # points of the words of axes and labels
LANGUAGES = {"de": "de-DE", "en": "en-GB"}
DASHES = {"solid": "solid", "dash": "dash", "dot": "sysDot", "dashdot": "dashDot", "longdash": "lgDash"}
SYMBOLS = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle-up": "triangle",
    "triangle-right": "triangle",
    "triangle-left": "triangle",
    "star": "star",
    "cross": "plus",
    "x": "x",
    "triangle-down": "dash",
    "pentagon": "square",
    "hourglass": "x",
    "bowtie": "star",
    "hexagon": "diamond",
    "octagon": "circle",
    "hexagram": "star",
}
HATCHES = {"/": "wdUpDiag", "\\": "wdDnDiag", ".": "pct25"}
STROKED = {"star", "plus", "x"}  # symbols that Office draws by their line alone
PAPER = "#ffffff"


def rgb(colour: str) -> str:
    """Six hexadecimal digits of a colour written as #rrggbb or rgba()."""
    if colour.startswith("#"):
        return colour[1:]
    return "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


def solid(colour: str, opacity: float = 1.0) -> str:
    """A fill of one colour."""
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{rgb(colour)}">{alpha}</a:srgbClr></a:solidFill>'


def line(stroke: Stroke | None) -> str:
    """A line, or none."""
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    dash = DASHES.get(stroke.dash, "solid")
    width = round(stroke.width * POINT)
    head = '<a:tailEnd type="triangle" w="lg" len="lg"/>' if stroke.has_head else ""
    look = f'{solid(stroke.colour, stroke.opacity)}<a:prstDash val="{dash}"/><a:round/>{head}'
    return f'<a:ln w="{width}" cap="rnd">{look}</a:ln>'


def mark(found: Mark | None) -> str:
    """The mark of a point or of all points of a series; hollow where its fill is the paper."""
    if found is None:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    symbol = SYMBOLS.get(found.symbol, "circle")
    edge = found.fill if symbol in STROKED and found.fill != PAPER else found.line
    fill = "<a:noFill/>" if symbol in STROKED else solid(found.fill, found.opacity)
    width = 2.25 if symbol in STROKED or found.fill == PAPER else 1.0
    look = f"<c:spPr>{fill}{line(Stroke(edge, width))}</c:spPr>"
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{min(72, max(2, round(found.size)))}"/>{look}</c:marker>'


def fill(bar: Bar) -> str:
    """The fill of a bar, hatched for a reservation, dotted for several areas together."""
    if bar.hatch not in HATCHES:
        return f"<c:spPr>{solid(bar.fill)}</c:spPr>"
    front, back = (f'<a:srgbClr val="{rgb(each)}"/>' for each in (bar.fill, PAPER))
    hatch = f'<a:pattFill prst="{HATCHES[bar.hatch]}"><a:fgClr>{front}</a:fgClr><a:bgClr>{back}</a:bgClr></a:pattFill>'
    return f"<c:spPr>{hatch}{line(Stroke(bar.fill, 1.0))}</c:spPr>"


def letters(size: float, colour: str, *, language: str, is_bold: bool = False, is_whole: bool = False) -> str:
    """How the words of an axis or label look; `is_whole` where they stay in one line."""
    bold = ' b="1"' if is_bold else ' b="0"'
    look = f'<a:defRPr sz="{round(size * 100)}"{bold} lang="{language}">{solid(colour)}</a:defRPr>'
    body = '<a:bodyPr wrap="none" anchor="ctr"/>' if is_whole else "<a:bodyPr/>"
    end = f'<a:endParaRPr lang="{language}"/>'
    return f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{look}</a:pPr>{end}</a:p></c:txPr>"


def rich(words: str, size: float, colour: str, *, language: str) -> str:
    """Words written out, a paragraph for each line."""
    look = f'lang="{language}" sz="{round(size * 100)}" b="0"'
    lead = f"<a:p><a:pPr><a:defRPr {look}/></a:pPr><a:r><a:rPr {look}>{solid(colour)}</a:rPr>"
    lines = "".join(f"{lead}<a:t>{escape(each)}</a:t></a:r></a:p>" for each in words.split("\n"))
    return f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/>{lines}</c:rich></c:tx>"
