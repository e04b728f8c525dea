"""Columns: what each column of a sheet holds, judged by its cells; where keys stand beside names the keys decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from data.periods import period
from data.upload.areacolumns import are_headings, area_columns, judge
from data.upload.headings import DATES, INDEX, Role, as_text, heading, role, word
from data.upload.heads import Heads, cell_at, is_named
from data.upload.numbers import NotANumberError, missing, parse
from data.upload.tables import Cell, Match, Row

SAMPLED = 1_500  # rows, evenly spaced, that tell what a column holds
LONGEST_MARK = 3
MOST_CODES = 120  # different numbers that may be the codes of a dimension


class Kind(StrEnum):
    """What a column holds."""

    AREA = "area"
    YEAR = "year"
    PERIOD = "period"  # months, quarters, school years
    NUMBER = "number"
    KEYS = "keys"  # numbers that only name something: "007", or a running index
    WORDS = "words"
    BLANK = "blank"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column; `rank` orders those of areas, the deciding one first."""

    index: int
    heading: Cell
    role: Role | None
    kind: Kind
    unit: str = ""
    rank: int = 0
    different: int = 0  # how many different cells it has
    is_whole: bool = False  # whether all its numbers are whole
    is_years: bool = False  # whether all its numbers may be years
    is_mark: bool = False  # whether its cells are marks of figures: "p", "e", "1)"
    example: str = ""


def is_number(cell: Cell) -> bool:
    """Whether a cell is a number, if only the file's decimal sign is known."""
    if not isinstance(cell, str):
        return True
    try:
        parse(cell, None)
    except NotANumberError:
        return False
    except ValueError:
        return True
    return True


def _sampled(rows: Sequence[Row]) -> list[Row]:
    filled = [row for row in rows if len(row) - row.count("") > 1]
    step = max(1, len(filled) // SAMPLED)
    return filled[::step]


def _is_running(texts: Sequence[str]) -> bool:
    """Whether cells count the rows: 0, 1, 2 … or 1, 2, 3 …"""
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 10]
    return len(numbers) == len(texts) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _kind(cells: Sequence[Cell], named: str, said: Role | None) -> Kind:
    """What cells hold that are no areas, below a heading."""
    texts = [as_text(cell) for cell in cells]
    if not texts:
        return Kind.BLANK
    half = len(texts) / 2
    periods = [found for text in texts if (found := period(text))]
    spelled = sum(not text.isdecimal() for text in texts)
    is_spelled = said is not Role.VALUE and spelled > half and len(periods) >= 0.9 * len(texts)
    if len(periods) >= half and (said is Role.YEAR or is_spelled):
        return Kind.YEAR if sum(each.is_year for each in periods) >= len(periods) / 2 else Kind.PERIOD
    if sum(text[:1] == "0" and text.isdecimal() and len(text) > 1 for text in texts) >= half:
        return Kind.KEYS
    if named in INDEX and _is_running(texts):
        return Kind.KEYS
    signs = sum(isinstance(cell, str) and missing(cell) is not None for cell in cells)
    numbers = sum(map(is_number, cells))
    return Kind.NUMBER if (numbers and numbers + signs >= half) or signs == len(texts) else Kind.WORDS


def _plain(index: int, cells: Sequence[Cell], heads: Heads) -> Column:
    """A column that names no areas."""
    top, label = heads.lowest(index), heads.label(index)
    said = role(top)
    values = [
        float(text) for cell in cells if (text := as_text(cell)).isascii() and text.removesuffix(".0").isdecimal()
    ]
    texts = {as_text(cell) for cell in cells}
    is_whole = len(values) == len(cells) > 0 and all(value.is_integer() for value in values)
    return Column(
        index=index,
        heading=top or label,
        role=said,
        kind=_kind(cells, word(top), said),
        unit=heads.unit(index),
        different=len(texts),
        is_whole=is_whole,
        is_years=is_whole and all(1950 <= value <= 2100 for value in values),
        is_mark=all(len(text) <= LONGEST_MARK for text in texts),
        example=next((as_text(cell) for cell in cells), ""),
    )


def columns_of(rows: Sequence[Row], heads: Heads, match: Match) -> tuple[Column, ...]:
    """What each column below the headings holds."""
    sample = _sampled(rows[heads.first :]) or list(rows[heads.first :])
    cells = [[c for row in sample if (c := cell_at(row, i)) != ""] for i in range(heads.width)]
    plain = [_plain(index, each, heads) for index, each in enumerate(cells)]
    free = [
        each.index
        for each in plain
        if each.role in (None, Role.AREA)
        and (each.kind is not Kind.BLANK or each.role is Role.AREA)
        and (each.role is Role.AREA or heading(heads.label(each.index)).year is None)
    ]
    judged = [judge(index, cells[index], heads, match) for index in free]
    named = {e.index for e in plain if e.kind in (Kind.NUMBER, Kind.BLANK) and is_named(e.heading, match)}
    if are_headings(named, judged, has_time=any(each.role is Role.YEAR for each in plain)):
        return tuple(plain)
    numbers = {each.index for each in plain if each.kind is Kind.NUMBER and each.role is not Role.AREA}
    ranks = {index: rank for rank, index in enumerate(area_columns(sample, judged, numbers, match=match))}
    return tuple(replace(e, kind=Kind.AREA, rank=ranks[e.index]) if e.index in ranks else e for e in plain)


def dimensions_of(columns: Iterable[Column], used: set[int]) -> tuple[int, ...]:
    """Columns whose words, or few whole numbers, may tell one row from another of the same area and year."""
    found = []
    for each in columns:
        if each.index in used or each.heading == "" or each.role in (Role.AREA, Role.MARK, Role.UNIT, Role.VALUE):
            continue
        is_code = each.kind in (Kind.NUMBER, Kind.YEAR) and each.is_whole and 1 < each.different <= MOST_CODES
        is_date = word(each.heading) in DATES
        if not is_date and (each.kind in (Kind.WORDS, Kind.PERIOD) or (is_code and each.role is not None)):
            found.append(each.index)
    return tuple(found)
