"""Datencsv: the wide form of a GENESIS table, told by its content.

Rows are: a title block, whose first line is "GENESIS-Tabelle: 12411-01-01-4"; heading rows, whose first cell is blank;
data rows; a line of underscores; a footer. What a column without a heading holds is told by what stands in it: date,
area key, its name, unit, else a dimension. Dates may also stand in the headings or once in the title block.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data.genesis import FormError
from data.genesis.headings import Column, columns_of, measure, stated
from data.genesis.units import is_unit
from data.periods import period

KEY = re.compile(r"DG|\d{2}|\d{3}|\d{5,12}", re.ASCII)  # never four digits: that is a year
TITLE = re.compile(r"\ufeff?(?:GENESIS-)?Tabelle: ?(?P<code>[\w-]{1,40})")
CODE = re.compile(r"\d{5}-\d{4}|(?:\d{5}|AI-[A-Z]{1,2}\d?)-\d\d-\d\d?-\d(?:-[A-Z])?", re.ASCII)
FOOTER = "____"
MOST_LEADING = 12  # columns before the first of values
SAMPLED = 400  # data rows that tell what a column holds

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Structure:
    """Where the parts of a table are; rows and columns count from 0."""

    code: str
    title: tuple[str, ...]  # lines of the title block
    headings: tuple[int, ...]  # heading rows
    first: int  # first data row
    end: int  # first row that is none any more
    width: int
    time: int | None
    key: int | None
    name: int | None
    unit: int | None
    dimensions: tuple[int, ...]
    columns: tuple[Column, ...]

    @cached_property
    def stated(self) -> str:
        """The date of the whole table as its title block writes it."""
        return stated(self.title)

    def name_of(self, column: Column, row: Sequence[str]) -> str:
        """What a cell is a figure of, in the source's words: "Personen, 65 Jahre und mehr, weiblich"."""
        title, unit = measure(self.title)
        kind = title or column.kind
        words = [text for place in self.dimensions if (text := _at(row, place))]
        if title and not words and not column.items:
            return f"{title} ({unit})"  # the title's own line
        parts = [kind, *words, *column.items] if kind else [*column.items[:1], *words, *column.items[1:]]
        return ", ".join(dict.fromkeys(filter(None, parts)))


def _at(row: Sequence[str], index: int) -> str:
    return row[index].strip() if index < len(row) else ""


def is_key(text: str) -> bool:
    """Whether a text has the form of an area key."""
    return bool(KEY.fullmatch(text.strip()))


def code_of(rows: Rows) -> str | None:
    """The code of the table whose title block begins these rows; none where they are no such table."""
    first = next((row for row in rows[:5] if any(row)), ())
    found = TITLE.fullmatch(first[0].strip()) if first and len(first[0]) < 80 else None
    return found["code"] if found else None


def footer_of(rows: Rows) -> int | None:
    """Index of the line of underscores before the footer."""
    return next((i for i, row in enumerate(rows) if row and row[0].startswith(FOOTER)), None)


def _first(rows: Rows, end: int) -> int:
    """The first data row: it has an area key among its first cells, or stands below the headings."""
    heads = [i for i in range(end) if len(rows[i]) > 1 and not _at(rows[i], 0) and any(rows[i])]
    for i in range(end):
        row = rows[i]
        if len(row) > 2 and _at(row, 0) and any(map(is_key, row[:4])):
            return i
    below = (i for i in range(heads[-1] + 1 if heads else end, end) if sum(map(bool, rows[i])) > 2)
    found = next(below, None)
    if found is None:
        raise FormError("no row with an area key")
    return found


def _kinds(rows: Rows, count: int) -> dict[str, int]:
    """Which of the leading columns is the date, the key, the name and the unit."""
    kinds: dict[str, int] = {}
    sample = rows[:SAMPLED]
    for place in range(min(count, MOST_LEADING)):
        texts = [_at(row, place) for row in sample]
        half = max(len([text for text in texts if text]) / 2, 1)
        if "key" not in kinds and sum(map(is_key, texts)) >= half:
            kinds["key"] = place
        elif "time" not in kinds and sum(period(text) is not None for text in texts) >= half:
            kinds["time"] = place
        elif "unit" not in kinds and sum(map(is_unit, texts)) >= half:
            kinds["unit"] = place
        elif "key" in kinds and "name" not in kinds:
            kinds["name"] = place
    return kinds


def structure(rows: Rows) -> Structure:
    """Where the parts of a table are.

    Raises:
        FormError: there is no data row, or no heading above it.
    """
    end = footer_of(rows)
    end = len(rows) if end is None else end
    first = _first(rows, end)
    headings = tuple(i for i in range(first) if len(rows[i]) > 1 and not _at(rows[i], 0) and any(rows[i]))
    if not headings:
        raise FormError("no heading row above the first data row", row=first + 1)
    start = min(next(c for c, cell in enumerate(rows[i]) if cell.strip()) for i in headings)
    width = max(len(rows[i]) for i in headings)
    kinds = _kinds(rows[first:end], start)
    if "key" in kinds and start < kinds["key"] + 2:
        raise FormError("heading above the area's key or name", row=headings[0] + 1, column=start + 1)
    title = tuple(line for i in range(first) if i not in headings and rows[i] and (line := _at(rows[i], 0)))
    heads = [[_at(rows[i], place) for place in range(start, width)] for i in headings]
    taken = set(kinds.values())
    return Structure(
        code=code_of(rows) or "",
        title=title[1:] if code_of(rows) else title,
        headings=headings,
        first=first,
        end=end,
        width=width,
        time=kinds.get("time"),
        key=kinds.get("key"),
        name=kinds.get("name"),
        unit=kinds.get("unit"),
        dimensions=tuple(place for place in range(start) if place not in taken),
        columns=tuple(columns_of(heads, title, first=start)),
    )
