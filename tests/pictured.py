"""A picture read back: its elements, where marks lie and what room words take."""

import re
from xml.etree import ElementTree

from pages.exports.fonts import length

SVG = "{http://www.w3.org/2000/svg}"
AT = re.compile(r"translate\(([-\d.]+),([-\d.]+)\)")
RISE, FALL = 0.75, 0.22  # how far letters reach above and below their foot, as a multiple of their size
BACK = {"start": 0.0, "middle": 0.5, "end": 1.0}
Box = tuple[float, float, float, float]


def parsed(svg: str | bytes) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def of_class(svg: str | bytes, name: str) -> list[ElementTree.Element]:
    return [each for each in parsed(svg).iter() if each.get("class") == name]


def places(svg: str | bytes) -> list[tuple[float, float]]:
    """The middles of all markers, in pixels."""
    found = [AT.fullmatch(mark.get("transform", "")) for mark in of_class(svg, "mark")]
    return [(float(each[1]), float(each[2])) for each in found if each]


def bar_widths(svg: str | bytes) -> list[float]:
    return [float(bar.get("width", "nan")) for bar in of_class(svg, "bar")]


def strokes(svg: str | bytes) -> list[list[str]]:
    """The unbroken parts of each line."""
    return [line.get("d", "").split("M")[1:] for line in of_class(svg, "line")]


def said(svg: str | bytes) -> str:
    """All words in the order in which they stand."""
    return " ".join("".join(text.itertext()) for text in parsed(svg).iter(f"{SVG}text"))


def word_boxes(root: ElementTree.Element) -> list[tuple[str, Box]]:
    """Each line of words with its room: left, top, right, bottom."""
    found = []
    for text in root.iter(f"{SVG}text"):
        size, bold = float(text.get("font-size", "0")), text.get("font-weight") == "700"
        parts = [(text.text or "", bold)] + [(each.text or "", each.get("font-weight") == "700") for each in text]
        wide = sum(length(words, size, is_bold=is_bold) for words, is_bold in parts)
        x, y = float(text.get("x", "nan")), float(text.get("y", "nan"))
        left = x - BACK[text.get("text-anchor", "start")] * wide
        found.append(("".join(words for words, _ in parts), (left, y - RISE * size, left + wide, y + FALL * size)))
    return found


def view(root: ElementTree.Element) -> tuple[float, float]:
    """Width and height of the picture in its own units."""
    _, _, width, height = map(float, root.get("viewBox", "").split())
    return width, height


def outside(svg: str | bytes) -> list[str]:
    """Words that reach out of their picture."""
    root = parsed(svg)
    width, height = view(root)
    return [
        words
        for words, (left, top, right, bottom) in word_boxes(root)
        if left < 0 or top < 0 or right > width or bottom > height
    ]


def overlapping(svg: str | bytes) -> list[tuple[str, str]]:
    """Words that stand on other words."""
    boxes = word_boxes(parsed(svg))
    return [
        (one, other)
        for place, (one, a) in enumerate(boxes)
        for other, b in boxes[place + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
