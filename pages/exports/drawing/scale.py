"""Scales: where a value lies on an axis, and which values are written beside it."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pages.exports.drawing.features import DrawingError, Look
from pages.exports.fonts import length

ROUND = (2.0, 5.0, 10.0)  # steps between ticks, times a power of ten
APART = {"x": 80.0, "y": 40.0}  # pixels between two ticks
LEAST, MOST = 4.0, 9.0  # ticks, less one
BESIDE = 8.0  # pixels between the words of two ticks
FORMAT = re.compile(r"(,?)(?:\.(\d)f|d)")
MINUS = "\N{MINUS SIGN}"
NEAR = 1e-9  # of a step: two numbers this close are one


@dataclass(frozen=True, kw_only=True)
class Axis:
    """An axis from `start` at the pixel `low` to `end` at `high`; on a logarithmic one these are powers of ten."""

    id: str
    look: Look
    low: float
    high: float
    start: float
    end: float
    categories: Sequence[str] = ()

    @property
    def is_log(self) -> bool:
        """Whether steps on it are factors."""
        return bool(self.look.get("type") == "log")

    @property
    def span(self) -> tuple[float, float]:
        """Its ends in pixels, the smaller one first."""
        return min(self.low, self.high), max(self.low, self.high)

    def term(self, value: Any) -> float:
        """A value as the axis counts: the place of a category, the power of ten on a logarithmic axis."""
        if isinstance(value, str):
            return float(self.categories.index(value))
        return math.log10(value) if self.is_log else float(value)

    def at(self, term: float) -> float:
        """The pixel of a place on the axis."""
        return self.low + (term - self.start) / (self.end - self.start) * (self.high - self.low)

    def has(self, term: float) -> bool:
        """Whether a place is on it."""
        edge = NEAR * abs(self.end - self.start)
        return min(self.start, self.end) - edge <= term <= max(self.start, self.end) + edge


@dataclass(frozen=True)
class Tick:
    """A place on an axis with its words."""

    term: float
    words: str


def step(rough: float) -> float:
    """The next round step that is not smaller than a rough one."""
    base = 10.0 ** math.floor(math.log10(rough))
    return next((base * each for each in ROUND if base * each >= rough * (1 - NEAR)), base * ROUND[-1])


def formatted(value: float, look: Look, separators: str) -> str:
    """The number of a tick in the writing of a language; `separators` are decimal mark and thousands separator.

    Raises:
        DrawingError: the axis has no format, or one that is not known here.
    """
    found = FORMAT.fullmatch(look.get("tickformat", ""))
    if not found:
        raise DrawingError(f"axis.tickformat {look.get('tickformat')!r}")
    grouping, decimals = found.groups()
    shown = round(value, int(decimals or 0))
    digits = f"{abs(shown):{grouping}.{int(decimals or 0)}f}".translate(
        str.maketrans(".,", separators[0] + separators[1])
    )
    return (MINUS if shown < 0 else "") + digits


def _numbers(axis: Axis, apart: float, separators: str) -> list[Tick]:
    """The ticks at all multiples of a step."""
    low, high = sorted((axis.start, axis.end))
    first, last = math.ceil(low / apart - NEAR), math.floor(high / apart + NEAR)
    return [Tick(number * apart, formatted(number * apart, axis.look, separators)) for number in range(first, last + 1)]


def _is_crowded(axis: Axis, found: Sequence[Tick], size: float) -> bool:
    """Whether the words of neighbours on a horizontal axis would touch."""
    if axis.id.startswith("y") or len(found) < 2:
        return False
    room = abs(axis.at(found[1].term) - axis.at(found[0].term))
    return max(length(tick.words, size) for tick in found) + BESIDE > room


def ticks(axis: Axis, *, size: float, separators: str) -> list[Tick]:
    """The ticks on an axis, those given or round numbers; as many as plotly draws, fewer where words would touch."""
    look = axis.look
    if "tickvals" in look:
        pairs = zip(look["tickvals"], look["ticktext"], strict=True)
        return [tick for tick in (Tick(axis.term(value), words) for value, words in pairs) if axis.has(tick.term)]
    span = abs(axis.end - axis.start)
    wanted = look.get("nticks") or min(max(abs(axis.high - axis.low) / APART[axis.id[0]], LEAST), MOST) + 1
    apart = look.get("dtick") or step(span / wanted)
    if look.get("tickformat") == "d":
        apart = max(apart, 1.0)  # no year is written twice
    found = _numbers(axis, apart, separators)
    while _is_crowded(axis, found, size):
        apart = step(apart * 1.5)
        found = _numbers(axis, apart, separators)
    return found
