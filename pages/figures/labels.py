"""Labels: what is written on a mark, and a place for it where it covers neither a mark nor another label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from data.flags import Flag
from data.observations import Observation
from pages.text import Text

Box = tuple[float, float, float, float]  # left, bottom, right, top in pixels
SIZE = 13  # pixels of a label's letters
LETTER = 7.2  # width of a letter of that size, rather too wide than too narrow
LINE = 17.0  # height of a line
MARK = 9.0  # half a mark
OFFSET = 12.0  # from the middle of a mark to its label
STEP = 4  # in which a label is moved up or down
SIDES = {"left": OFFSET, "right": -OFFSET, "center": 0.0}  # where a label is held → how far from the mark


@dataclass(frozen=True)
class Mark:
    """A mark to be named in lines parted by <br>: its place as shares of the plot's width and, upwards, height."""

    x: float
    y: float
    words: str


@dataclass(frozen=True)
class Place:
    """Where a label stands, in pixels to the right of and above its mark."""

    dx: float
    dy: float
    anchor: str  # which end of the label is there

    def annotation(self, line: str) -> dict[str, Any]:
        """Its position for plotly; a label far from its mark has a leader in the colour `line`."""
        if abs(self.dy) <= LINE + STEP:
            return {"showarrow": False, "xanchor": self.anchor, "xshift": self.dx, "yshift": self.dy}
        arrow = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": line, "standoff": MARK}
        return arrow | {"ax": self.dx, "ay": -self.dy, "xanchor": self.anchor, "yanchor": "middle"}


def is_reserved(observation: Observation) -> bool:
    """Whether a value stands under a reservation, so that it is hatched, hollow or starred."""
    return observation.flag not in (Flag.CONFIRMED, Flag.BREAK)


def label(observation: Observation, *, unit: str, decimals: int, text: Text) -> str:
    """A value as it is written on its mark, with * for a reservation, or in a word why there is none.

    The unit stands in the chart's title; only % is short enough to stand behind each value.
    """
    if observation.value is None:
        return text(f"flag.{observation.flag}.short")
    mark = "*" if is_reserved(observation) else ""
    return text.measure(observation.value, decimals, unit="%" if unit == "%" else "") + mark


def width(words: str) -> float:
    """About how many pixels the longest line of words needs."""
    return LETTER * max(len(line) for line in words.split("<br>"))


def height(words: str) -> float:
    """How many pixels their lines need."""
    return LINE * len(words.split("<br>"))


def box(mark: Mark, place: Place, *, size: tuple[float, float]) -> Box:
    """The room of a label in a plot of a width and height in pixels."""
    long, high = width(mark.words), height(mark.words)
    left = mark.x * size[0] + place.dx - {"left": 0.0, "center": long / 2, "right": long}[place.anchor]
    middle = mark.y * size[1] + place.dy
    return left, middle - high / 2, left + long, middle + high / 2


def is_hit(one: Box, other: Box) -> bool:
    """Whether two boxes overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _places(limit: float) -> list[Place]:
    """All places for a label, the nearest first."""
    every = [
        Place(dx, float(sign * dy), anchor)
        for (anchor, dx), dy, sign in product(SIDES.items(), range(0, int(limit), STEP), (1, -1))
        if anchor != "center" or dy > LINE
    ]
    return sorted(every, key=lambda place: (abs(place.dy), place.anchor != "left"))


def _fits(found: Box, size: tuple[float, float], taken: Sequence[Box]) -> bool:
    inside = found[0] >= 0 and found[1] >= 0 and found[2] <= size[0] and found[3] <= size[1]
    return inside and not any(is_hit(found, each) for each in taken)


def place_labels(marks: Sequence[Mark], *, size: tuple[float, float], taken: Sequence[Box] = ()) -> list[Place]:
    """A place for the label of each mark, clear of other labels, of the boxes `taken` and, where possible, of marks.

    `size` is the plot's height and the smallest width that it will have: in a wider plot each label needs a smaller
    share of the width around its mark, so that labels which are clear of each other stay so.
    """
    reach = [Mark(mark.x, mark.y, "") for mark in marks]
    symbols = [(b[0] - MARK, b[1], b[2] + MARK, b[3]) for b in (box(m, Place(0, 0, "left"), size=size) for m in reach)]
    placed: list[Box] = []

    def free(mark: Mark, *avoid: Sequence[Box]) -> Iterator[Place]:
        near = [each for group in avoid for each in group]
        return (p for p in _places(size[1]) if _fits(box(mark, p, size=size), size, near))

    found = []
    for mark in marks:
        choice = next(free(mark, placed, taken, symbols), None) or next(free(mark, placed), Place(OFFSET, 0.0, "left"))
        placed.append(box(mark, choice, size=size))
        found.append(choice)
    return found
