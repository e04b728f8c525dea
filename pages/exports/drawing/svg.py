"""SVG: elements as text, with everything escaped that is no element, and the room that words take."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from pages.exports.fonts import FALLBACKS

FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])  # characters that no XML may hold
Box = tuple[float, float, float, float]  # left, top, right, bottom; y downwards
Attribute = str | float | None


@dataclass(frozen=True)
class Part:
    """A piece of a picture, the boxes of its words, which must lie inside the picture, and what it refers to."""

    svg: str = ""
    boxes: tuple[Box, ...] = ()
    definitions: tuple[str, ...] = ()

    @property
    def bottom(self) -> float:
        """Where its words end; 0 where it has none."""
        return max((box[3] for box in self.boxes), default=0.0)

    @property
    def whole(self) -> str:
        """Its SVG with what it refers to, in front."""
        return (tag("defs", "".join(self.definitions)) if self.definitions else "") + self.svg


def joined(parts: Iterable[Part]) -> Part:
    """Pieces one above the other, in their order."""
    every = list(parts)
    boxes = tuple(box for part in every for box in part.boxes)
    definitions = dict.fromkeys(each for part in every for each in part.definitions)
    return Part("".join(part.svg for part in every), boxes, tuple(definitions))


def quoted(words: str) -> str:
    """Words as they stand in SVG, in an attribute or between elements."""
    return escape(words.translate(FORBIDDEN))


def written(value: float) -> str:
    """A length in pixels to a hundredth, without trailing zeros."""
    found = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if found == "-0" else found


def tag(name: str, content: str = "", **attributes: Attribute) -> str:
    """An element around SVG that is already written; `stroke_width` gives stroke-width, None gives nothing."""
    head = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{quoted(value) if isinstance(value, str) else written(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{head}>{content}</{name}>" if content else f"<{name}{head}/>"


def title(words: str) -> str:
    """What the pointer says on an element, in its first child."""
    return tag("title", quoted(words)) if words else ""


def key(kind: str, content: str) -> str:
    """An id that follows from what it stands for: equal ids of two pictures in one document mean the same."""
    return f"{kind}-{sha256(content.encode()).hexdigest()[:10]}"


def standalone(
    part: Part,
    *,
    size: tuple[float, float],
    view: tuple[float, float],
    alt: str,
    unit: str = "",
    is_open: bool = False,
) -> str:
    """A whole picture of a width and height in a unit, else pixels, over a view box; `alt` is its accessible name.

    From one that `is_open` words reach out: where our font is not installed, another one may be wider.
    """
    return tag(
        "svg",
        part.whole,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_label=alt,
        width=written(size[0]) + unit,
        height=written(size[1]) + unit,
        viewBox=f"0 0 {written(view[0])} {written(view[1])}",
        font_family=FALLBACKS,
        overflow="visible" if is_open else None,
    )
