"""Words: plotly's markup as lines of SVG text, measured with the font they are written in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

from pages.exports.drawing.features import DrawingError
from pages.exports.drawing.svg import Box, Part, quoted, tag
from pages.exports.fonts import length

TAG = re.compile(r"<(/?)(\w+)((?:\s[^<>]*)?)/?>")
COLOUR = re.compile(r"color:\s*([^;'\"]+)")
LANGUAGE = re.compile(r"lang=['\"]([\w-]+)['\"]")
LINE = 1.3  # height of a line, as a multiple of its letters
BASE = 1.0  # from the top of a line to the foot of its letters
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
SHARES = {"left": 0.0, "center": 0.5, "middle": 0.5, "right": 1.0, "top": 0.0, "bottom": 1.0}


@dataclass(frozen=True)
class Run:
    """Letters of one look."""

    words: str
    is_bold: bool
    colour: str
    language: str = ""


@dataclass(frozen=True)
class Block:
    """Words in lines, all letters of one size in pixels."""

    lines: tuple[tuple[Run, ...], ...]
    size: float

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max((_length(line, self.size) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """Of all lines."""
        return len(self.lines) * self.size * LINE


def _length(line: Sequence[Run], size: float) -> float:
    return sum(length(run.words, size, is_bold=run.is_bold) for run in line)


def _looked(look: Run, name: str, attributes: str) -> Run:
    """The look inside an element of plotly's markup."""
    if name not in ("b", "span"):
        raise DrawingError(f"<{name}>")
    colour, language = COLOUR.search(attributes), LANGUAGE.search(attributes)
    return replace(
        look,
        is_bold=look.is_bold or name == "b",
        colour=colour[1] if colour else look.colour,
        language=language[1] if language else look.language,
    )


def block(markup: str, *, size: float, colour: str) -> Block:
    """Words with <b>, <br> and <span> as lines.

    Raises:
        DrawingError: another element is in them.
    """
    looks = [Run("", is_bold=False, colour=colour)]
    lines: list[list[Run]] = [[]]
    place = 0
    for found in [*TAG.finditer(markup), None]:
        if words := unescape(markup[place : found.start() if found else None]):
            lines[-1].append(replace(looks[-1], words=words))
        if found is None:
            break
        place = found.end()
        closes, name, attributes = found.groups()
        if name == "br":
            lines.append([])
        elif closes:
            looks.pop()
        else:
            looks.append(_looked(looks[-1], name, attributes))
    return Block(tuple(map(tuple, lines)), size)


def plain(markup: str) -> str:
    """What the pointer says, without markup, a line for each line."""
    said = re.sub(r"<extra>.*?</extra>", "", markup)
    return unescape(TAG.sub("", re.sub(r"<br\s*/?>", "\n", said)))


def _line(line: Sequence[Run], x: float, y: float, *, size: float, anchor: str) -> str:
    """One line of text; letters of several looks follow each other inside it."""
    first = line[0]
    spans = [
        quoted(run.words)
        if run == first
        else tag("tspan", quoted(run.words), fill=run.colour, font_weight=700 if run.is_bold else 400)
        for run in line
    ]
    return tag(
        "text",
        "".join(spans),
        x=x,
        y=y,
        font_size=size,
        fill=first.colour,
        font_weight=700 if first.is_bold else None,
        text_anchor=None if anchor == "start" else anchor,
        lang=first.language or None,
        **{"xml:space": "preserve" if any("  " in run.words for run in line) else None},
    )


def write(words: Block, corner: tuple[float, float], *, align: str = "left", ground: str = "") -> Part:
    """Lines of text whose box has a left upper corner; `ground` is the colour behind them."""
    left, top = corner
    box: Box = (left, top, left + words.width, top + words.height)
    x = left + SHARES[align] * words.width
    behind = tag("rect", x=left, y=top, width=words.width, height=words.height, fill=ground) if ground else ""
    lines = [
        _line(line, x, top + (number * LINE + BASE) * words.size, size=words.size, anchor=ANCHORS[align])
        for number, line in enumerate(words.lines)
        if line
    ]
    return Part(behind + "".join(lines), (box,))


def wrapped(words: str, width: float, *, size: float, is_bold: bool = False) -> list[str]:
    """Words in lines that are no longer than a width in pixels; a word that is longer, as an address, is parted."""
    lines = [""]
    for word in words.split(" "):
        tried = f"{lines[-1]} {word}" if lines[-1] else word
        if length(tried, size, is_bold=is_bold) <= width:
            lines[-1] = tried
            continue
        lines += [""] if lines[-1] else []
        for letter in word:
            if lines[-1] and length(lines[-1] + letter, size, is_bold=is_bold) > width:
                lines.append("")
            lines[-1] += letter
    return lines


@dataclass(frozen=True)
class Style:
    """The look of a paragraph; size in pixels."""

    size: float
    colour: str
    is_bold: bool = False


def paragraph(words: str, corner: tuple[float, float], *, width: float, style: Style) -> Part:
    """Plain words in lines below a left upper corner, no longer than a width."""
    lines = wrapped(words, width, size=style.size, is_bold=style.is_bold)
    runs = tuple((Run(line, style.is_bold, style.colour),) for line in lines)
    return write(Block(runs, style.size), corner)
