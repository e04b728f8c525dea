"""Numbers as people write them: "1.234,5", "1,234.5", "12 %"; what one cell leaves open, its whole column decides."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

GAPS = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")  # thousands parted by a blank or an apostrophe
SHAPE = re.compile(
    r"(?P<sign>[+\-−–]?)[ \u00a0]?(?P<digits>[\d.,]*\d(?:e[+-]?\d{1,3})?)[ \u00a0\u2009\u202f]*(?P<unit>%|‰|€|EUR)?",
    re.IGNORECASE | re.ASCII,
)
GROUPED = r"[1-9]\d{{0,2}}(?:{group}\d{{3}})+"
EXPONENT = r"(?:[eE][+-]?\d{1,3})?"
AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


class Decimals(StrEnum):
    """Which sign a column uses as decimal separator."""

    COMMA = ","
    POINT = "."


PATTERNS = {
    Decimals.COMMA: re.compile(rf"(?:\d+|{GROUPED.format(group='[.]')})?(?:,\d+)?{EXPONENT}"),
    Decimals.POINT: re.compile(rf"(?:\d+|{GROUPED.format(group=',')})?(?:[.]\d+)?{EXPONENT}"),
}


class Missing(StrEnum):
    """Why a cell holds no number, by the signs of official statistics."""

    EMPTY = "empty"
    NOTHING = "nothing"  # "-": nothing there
    CONFIDENTIAL = "confidential"  # "." and "*": unknown or kept secret
    UNCERTAIN = "uncertain"  # "/": not certain enough to be stated
    MEANINGLESS = "meaningless"  # "x": cannot be stated in a meaningful way
    LATER = "later"  # "…": not yet there
    NOT_STATED = "not_stated"  # "k. A.", "n/a"


SIGNS = (
    {"": Missing.EMPTY, ".": Missing.CONFIDENTIAL, "•": Missing.CONFIDENTIAL, "*": Missing.CONFIDENTIAL}
    | {"/": Missing.UNCERTAIN, "x": Missing.MEANINGLESS, "…": Missing.LATER, "...": Missing.LATER}
    | dict.fromkeys("-–—−", Missing.NOTHING)
    | dict.fromkeys(
        ("k.a.", "k. a.", "ka", "n/a", "na", "n.a.", "nan", "null", "none", "#n/a", "#nv"), Missing.NOT_STATED
    )
)


@dataclass(frozen=True)
class Number:
    """A number with the unit that stood behind it."""

    value: float
    unit: str = ""


class NotANumberError(ValueError):
    """A text is no number."""


class UndecidedError(ValueError):
    """A text is one number in German and another in English, and its column does not decide."""


def missing(text: str) -> Missing | None:
    """What a cell without a number says, or nothing for any other text."""
    return SIGNS.get(text.strip().lower())


def _parts(text: str) -> re.Match[str]:
    found = SHAPE.fullmatch(GAPS.sub("", text.strip()))
    if not found:
        raise NotANumberError(text)
    return found


def _fits(digits: str) -> list[Decimals]:
    return [decimals for decimals, pattern in PATTERNS.items() if pattern.fullmatch(digits)]


def decide(texts: Iterable[str]) -> Decimals | None:
    """The decimal separator that the texts of a column prove; none where they prove none, or both."""
    proven: set[Decimals] = set()
    for text in texts:
        try:
            fits = _fits(_parts(text)["digits"])
        except NotANumberError:
            continue
        proven.update(fits if len(fits) == 1 else ())
    return proven.pop() if len(proven) == 1 else None


def parse(text: str, decimals: Decimals | None) -> Number:
    """The number in a text; `decimals` is what its column decided, a percent sign is kept as unit.

    Raises:
        NotANumberError: there is no number, or none that a computer can hold.
        UndecidedError: German and English differ and the column does not decide.
    """
    parts = _parts(text)
    digits = parts["digits"]
    fits = _fits(digits)
    if not fits:
        raise NotANumberError(text)
    if len(fits) == 2 and AMBIGUOUS.fullmatch(digits):
        if decimals is None:
            raise UndecidedError(text)
        fits = [decimals]
    group = "." if fits[0] is Decimals.COMMA else ","
    value = float(digits.replace(group, "").replace(fits[0], "."))
    if not math.isfinite(value):
        raise NotANumberError(text)
    return Number(-value if parts["sign"] in ("-", "−", "–") else value, (parts["unit"] or "").replace("EUR", "€"))
