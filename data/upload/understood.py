"""Understood: an analyst's file → the figures that were understood in it, and what was not, by row and column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePath

from data.folding import fold
from data.upload.books import read_book
from data.upload.headings import YEAR, NoYearError, Role, YearOutsideError, as_text, year
from data.upload.numbers import Decimals, Missing, NotANumberError, Number, UndecidedError, decide, missing, parse
from data.upload.problems import Kind, Problem, Refusal, UploadError
from data.upload.shape import Layout, Match, Shape, ValueColumn, layout
from data.upload.tables import Book, Cell, Percent, Row, Sheet

NOTE_WORDS = r"quellen?|source|anmerkung(en)?|hinweise?|notes?|fussnoten?|footnotes?|stand"
NOTE = re.compile(rf"(?:{NOTE_WORDS})\b|©|\(c\)|[_=-]{{2,}}", re.I)


GREATEST = 1e15  # beyond it a value is not held to the digit


@dataclass(frozen=True, slots=True)
class OwnValue:
    """One figure of an analyst's; `value` is none where the cell says why there is none."""

    area: str  # id
    year: int
    indicator: str  # as written, or the file's name where the file names none
    value: float | None
    unit: str  # as written behind the number or in a column of units
    missing: Missing | None
    row: int  # of the file, from 1
    column: int


@dataclass(frozen=True)
class Understood:
    """What was understood of a file, in its order, and what was not."""

    rows: tuple[OwnValue, ...]
    problems: tuple[Problem, ...]
    shape: Shape
    sheet: str = ""


@dataclass
class _Reader:
    """Reads the rows of one sheet; problems are collected on the way."""

    sheet: Sheet
    layout: Layout
    match: Match
    label: str
    problems: list[Problem] = field(default_factory=list)
    undecided: set[int] = field(default_factory=set)
    decimals: dict[int, Decimals | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows = self.sheet.rows[self.layout.first :]
        for index in (column.index for column in self.layout.values):
            self.decimals[index] = decide(cell for row in rows if isinstance(cell := _at(row, index), str))

    def say(self, kind: Kind, row: int, column: int, *, areas: tuple[str, ...] = ()) -> None:
        """Keep a problem of a cell; row and column are indexes."""
        given = as_text(_at(self.sheet.rows[row], column))
        self.problems.append(Problem(kind, row + 1, column + 1, given, areas))

    def rows(self) -> Iterator[OwnValue]:
        """The figures of all rows below the headings."""
        for index in range(self.layout.first, len(self.sheet.rows)):
            row = self.sheet.rows[index]
            if not row:
                continue
            if self._is_note(row):
                first = next(place for place, cell in enumerate(row) if cell != "")
                self.say(Kind.NOTE_LEFT_OUT, index, first)
            elif any(cell != "" for cell in row[len(self.layout.headings) :]):
                self.say(Kind.ROW_TOO_LONG, index, len(self.layout.headings))
            else:
                yield from self._values(index, row)

    def _is_note(self, row: Row) -> bool:
        """Whether a row is a line of text below or between the figures, or repeats the headings."""
        if self.match(as_text(_at(row, self.layout.area))):
            return False
        filled = [as_text(cell) for cell in row if cell != ""]
        return len(filled) == 1 or bool(NOTE.match(fold(filled[0]))) or row == self.layout.headings[: len(row)]

    def _area(self, index: int, row: Row) -> str | None:
        column = self.layout.area
        text = as_text(_at(row, column))
        found = tuple(self.match(text)) if text else ()
        if len(found) == 1:
            return found[0]
        kind = Kind.AREA_AMBIGUOUS if found else Kind.AREA_UNKNOWN if text else Kind.AREA_MISSING
        self.say(kind, index, column, areas=found)
        return None

    def _year(self, index: int, row: Row) -> int | None:
        column = self.layout.roles[Role.YEAR]
        try:
            return year(_at(row, column))
        except YearOutsideError:
            self.say(Kind.YEAR_OUTSIDE, index, column)
        except NoYearError:
            self.say(Kind.YEAR_UNREADABLE, index, column)
        return None

    def _values(self, index: int, row: Row) -> Iterator[OwnValue]:
        roles = self.layout.roles
        area = self._area(index, row)
        told = self._year(index, row) if Role.YEAR in roles else None
        named = as_text(_at(row, roles[Role.INDICATOR])) if Role.INDICATOR in roles else ""
        if Role.INDICATOR in roles and not named:
            self.say(Kind.INDICATOR_MISSING, index, roles[Role.INDICATOR])
            return
        for column in self.layout.values:
            when = told if column.year is None else column.year
            found = self._number(index, row, column)
            if isinstance(found, Number) and abs(found.value) >= GREATEST:
                self.say(Kind.VALUE_TOO_LARGE, index, column.index)
                found = None
            if area is None or when is None or found is None:
                continue
            indicator = " ".join(filter(None, (named, column.indicator))) or self.label
            number = found if isinstance(found, Number) else None
            unit = as_text(_at(row, roles[Role.UNIT])) if Role.UNIT in roles else number.unit if number else ""
            reason = found if isinstance(found, Missing) else None
            value = number.value if number else None
            yield OwnValue(area, when, indicator, value, unit, reason, index + 1, column.index + 1)

    def _number(self, index: int, row: Row, column: ValueColumn) -> Number | Missing | None:
        cell = _at(row, column.index)
        if isinstance(cell, Percent):
            return Number(cell.value, "%")
        if isinstance(cell, float):
            return Number(cell)
        reason = missing(cell)
        if reason:
            return reason
        try:
            return parse(cell, self.decimals[column.index])
        except UndecidedError:
            if column.index not in self.undecided:  # one question a column, not one a cell
                self.undecided.add(column.index)
                self.say(Kind.DECIMALS_UNDECIDED, index, column.index)
        except NotANumberError:
            self.say(Kind.FORMULA_ERROR if cell.startswith("#") else Kind.VALUE_UNREADABLE, index, column.index)
        return None


def _at(row: Row, index: int) -> Cell:
    return row[index] if index < len(row) else ""


def _without_duplicates(rows: list[OwnValue], problems: list[Problem]) -> tuple[OwnValue, ...]:
    """The rows that stand once; of two for the same area, year and indicator nobody knows which is right."""
    first: dict[tuple[str, int, str], OwnValue] = {}
    twice: set[tuple[str, int, str]] = set()
    for row in rows:
        key = (row.area, row.year, row.indicator)
        before = first.setdefault(key, row)
        if before is not row:
            twice.add(key)
            problems.append(Problem(Kind.DUPLICATE, row.row, row.column, str(before.row)))
    return tuple(row for row in rows if (row.area, row.year, row.indicator) not in twice)


def _chosen(book: Book, match: Match) -> tuple[Sheet, Layout]:
    """The first sheet that is a table; UploadError says what the first one that is not blank lacks."""
    lacking: UploadError | None = None
    for sheet in book.sheets:
        try:
            return sheet, layout(sheet, match)
        except UploadError as error:
            lacking = lacking or error if sheet.rows else lacking
    raise lacking or UploadError(Refusal.EMPTY)


def read(content: bytes, name: str, *, match: Match) -> Understood:
    """The figures of a CSV or XLSX file called `name`; `match` gives the ids of the areas that a text may mean.

    Raises:
        UploadError: nothing can be read.
    """
    book = read_book(content, name)
    match = cache(match)
    sheet, shape = _chosen(book, match)
    reader = _Reader(sheet, shape, match, PurePath(name).stem.strip() or name)
    rows = list(reader.rows())
    problems = [*book.notices, *reader.problems]
    left = [Problem(Kind.SHEET_LEFT_OUT, given=each.title) for each in book.sheets if each is not sheet and each.rows]
    for index in shape.left_out:
        heading = as_text(shape.headings[index])
        kind = Kind.YEAR_OUTSIDE if YEAR.fullmatch(heading) else Kind.COLUMN_LEFT_OUT
        left.append(Problem(kind, shape.first, index + 1, heading))
    kept = _without_duplicates(rows, problems)
    return Understood(kept, (*problems, *left), shape.shape, sheet.title)
