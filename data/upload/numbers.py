"""Numbers as people write them: "1.234,5", "1,234.5", "12 %", "(7,5)"; what a cell leaves open, its file decides."""

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 200  # signs; a longer text is no number
GAPS = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")  # thousands parted by a blank or an apostrophe
BLANK = r"[ \u00a0\u2009\u202f]"
# Marks of official statistics behind a number: provisional, revised, estimated …, and numbers of footnotes.
MARK = rf"{BLANK}?(?:[bcdefinprsuz]{{1,2}}|\*{{1,3}}|[¹²³⁴⁵⁶⁷⁸⁹])|{BLANK}(?:\d|[a-d])\)"
SHAPE = re.compile(
    rf"(?P<sign>[+\-−–]?){BLANK}?(?P<digits>[\d.,]*\d(?:e[+-]?\d{{1,3}})?){BLANK}?(?P<unit>%|‰|€|EUR)?(?P<mark>{MARK})?",
    re.IGNORECASE | re.ASCII,
)
GROUPED = r"[1-9]\d{{0,2}}(?:{group}\d{{3}})+"
EXPONENT = r"(?:[eE][+-]?\d{1,3})?"
AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
ENOUGH = 3  # numbers with three digits behind the point, and no other, that are thousands beyond doubt


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
    NOT_STATED = "not_stated"  # "k. A.", "n/a", ":"


SIGNS = (
    {"": Missing.EMPTY, ".": Missing.CONFIDENTIAL, "•": Missing.CONFIDENTIAL, "*": Missing.CONFIDENTIAL}
    | {"/": Missing.UNCERTAIN, "x": Missing.MEANINGLESS, "…": Missing.LATER, "...": Missing.LATER}
    | {".g": Missing.CONFIDENTIAL, ": c": Missing.CONFIDENTIAL, "()": Missing.UNCERTAIN, ": u": Missing.UNCERTAIN}
    | {": z": Missing.MEANINGLESS}
    | dict.fromkeys("-–—−", Missing.NOTHING)
    | dict.fromkeys(
        ("k.a.", "k. a.", "ka", "n/a", "na", "n.a.", "nan", "null", "none", "#n/a", "#nv"), Missing.NOT_STATED
    )
)


@dataclass(frozen=True)
class Number:
    """A number with the unit and the mark that stood behind it."""

    value: float
    unit: str = ""
    mark: str = ""


class NotANumberError(ValueError):
    """A text is no number."""


class UndecidedError(ValueError):
    """A text is one number in German and another in English, and its file does not decide."""


def missing(text: str) -> Missing | None:
    """What a cell without a number says, or nothing for any other text."""
    given = text.strip().lower() if len(text) <= LONGEST else text
    found = SIGNS.get(given)
    return Missing.NOT_STATED if found is None and given[:1] == ":" and len(given) <= 4 else found


def _parts(text: str) -> re.Match[str]:
    found = SHAPE.fullmatch(GAPS.sub("", text)) if len(text) <= LONGEST else None
    if not found:
        raise NotANumberError(text)
    return found


def _unbracketed(text: str) -> str:
    """The number of "(12,3)", which official statistics give with a reservation."""
    return text[1:-1].strip() if text[:1] == "(" and text[-1:] == ")" else text


def _fits(digits: str) -> list[Decimals]:
    return [decimals for decimals, pattern in PATTERNS.items() if pattern.fullmatch(digits)]


def _digits(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        try:
            yield _parts(_unbracketed(text.strip()))["digits"]
        except NotANumberError:
            continue


def _proven(texts: Iterable[str]) -> set[Decimals]:
    proven: set[Decimals] = set()
    for digits in _digits(texts):
        fits = _fits(digits)
        proven.update(fits if len(fits) == 1 else ())
    return proven


def decide(texts: Iterable[str]) -> Decimals | None:
    """The decimal separator that the texts of a column prove; none where they prove none, or both."""
    proven = _proven(texts)
    return proven.pop() if len(proven) == 1 else None


def is_ambiguous(text: str) -> bool:
    """Whether a text is one number in German and another in English."""
    return any(AMBIGUOUS.fullmatch(digits) for digits in _digits([text]))


def decide_all(
    columns: Mapping[int, Collection[str]], *, told: Decimals | None = None, is_comma_separated: bool = False
) -> dict[int, Decimals | None]:
    """The decimal separator of each column: what it proves, else what the whole file proves or tells.

    Where nothing in a file has decimals, points with three digits behind each are thousands; where commas part the
    columns, they may as well be an English file's decimals.
    """
    proven = {index: _proven(texts) for index, texts in columns.items()}
    every = set().union(*proven.values()) if proven else set()
    whole = told or (next(iter(every)) if len(every) == 1 else None)
    if not every and not whole and not is_comma_separated:
        open_ones = [d for texts in columns.values() for d in _digits(texts) if AMBIGUOUS.fullmatch(d)]
        if len(open_ones) >= ENOUGH and all("." in digits for digits in open_ones):
            whole = Decimals.COMMA
    return {index: next(iter(p)) if len(p) == 1 else None if p else whole for index, p in proven.items()}


def parse(text: str, decimals: Decimals | None) -> Number:
    """The number in a text; `decimals` is what its column decided, a unit and a mark behind it are kept.

    Raises:
        NotANumberError: there is no number, or none that a computer can hold.
        UndecidedError: German and English differ and the column does not decide.
    """
    given = text.strip()
    inside = _unbracketed(given)
    parts = _parts(inside)
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
    mark = "()" if inside is not given else (parts["mark"] or "").strip()
    unit = (parts["unit"] or "").upper().replace("EUR", "€")
    return Number(-value if parts["sign"] in ("-", "−", "–") else value, unit, mark)
