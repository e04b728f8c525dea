"""Figures: the rows of a sheet whose layout is known → one figure for each cell, and what is to be said of cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from data.folding import fold
from data.upload.areacolumns import is_within, meant
from data.upload.headings import LONGEST, NoYearError, YearOutsideError, as_text, year
from data.upload.heads import cell_at
from data.upload.layouts import Layout, ValueColumn
from data.upload.names import is_key
from data.upload.numbers import Decimals, Missing, NotANumberError, Number, UndecidedError, is_ambiguous, missing, parse
from data.upload.problems import Kind, Problem
from data.upload.tables import Match, Percent, Row, Sheet, check_size, filled
from data.upload.values import OwnValue

NOTE_WORDS = r"quellen?|source|anmerkung(en)?|hinweise?|notes?|fussnoten?|footnotes?|stand"
NOTE = re.compile(rf"(?:{NOTE_WORDS})\b|©|\(c\)|[_=-]{{2,}}", re.I)
GREATEST = 1e15  # beyond it a value is not held to the digit


@dataclass
class Figures:
    """Reads the rows of one sheet; problems are collected on the way."""

    sheet: Sheet
    layout: Layout
    match: Match
    label: str
    decimals: dict[int, Decimals | None]
    dimensions: tuple[int, ...]  # columns that belong to the name of the indicator
    own: frozenset[int]  # columns of values that do not decide by themselves how points are read
    problems: list[Problem] = field(default_factory=list)
    undecided: set[int] = field(default_factory=set)
    points: str = ""  # how the first number with an ambiguous point was read
    size: tuple[int, int] = field(init=False)  # rows and filled cells of known areas

    def __post_init__(self) -> None:
        self.size = 0, filled(self.layout.headings)

    def say(self, kind: Kind, row: int, column: int, *, areas: tuple[str, ...] = (), detail: str = "") -> None:
        """Keep a problem of a cell; row and column are indexes."""
        given = as_text(cell_at(self.sheet.rows[row], column))
        self.problems.append(Problem(kind, row + 1, self.sheet.column(column), given, areas, detail))

    def read(self) -> Iterator[OwnValue]:
        """The figures of all rows below the headings."""
        for index in range(self.layout.first, self.layout.end):
            row = self.sheet.rows[index]
            if not row:
                continue
            if self._is_note(row):
                first = next(place for place, cell in enumerate(row) if cell != "")
                self.say(Kind.NOTE_LEFT_OUT, index, first)
            elif any(cell != "" for cell in row[self.layout.width :]):
                self._count(row)
                self.say(Kind.ROW_TOO_LONG, index, self.layout.width)
            else:
                yield from self._values(index, row)

    def _is_note(self, row: Row) -> bool:
        """Whether a row is a line of text below or between the figures, or repeats the headings."""
        if any(self.match(as_text(cell_at(row, place))) for place in self.layout.areas):
            return False
        texts = [as_text(cell) for cell in row if cell != ""]
        is_note = bool(NOTE.match(fold(texts[0][:LONGEST])))
        is_alone = len(texts) == 1 and bool(self.layout.areas)
        return is_alone or is_note or row == self.layout.headings[: len(row)]

    def _area(self, index: int, row: Row) -> str | None:
        """The area of a row: a key decides, a name only where there is none."""
        places = [place for place in self.layout.areas if cell_at(row, place) != ""]
        if not places:
            self.say(Kind.AREA_MISSING, index, self.layout.areas[0])
            return None
        rank, found = meant([as_text(cell_at(row, place)) for place in places], self.match)
        if len(found) != 1:
            self._say_area(index, places[rank], as_text(cell_at(row, places[rank])), found=found)
            return None
        self._check_names(index, row, found[0], others=places[rank + 1 :])
        return found[0]

    def _say_area(self, index: int, place: int, text: str, *, found: tuple[str, ...]) -> None:
        is_outside = not found and (is_key(text) or self.sheet.is_office) and self.layout.is_office
        kind = Kind.AREA_AMBIGUOUS if found else Kind.AREA_OUTSIDE if is_outside else Kind.AREA_UNKNOWN
        self.say(kind, index, place, areas=found)

    def _check_names(self, index: int, row: Row, area: str, *, others: Sequence[int]) -> None:
        """Say where the name beside a key is the name of quite another area."""
        for place in others:
            named = set(self.match(as_text(cell_at(row, place))))
            if named and not is_within(named, {area}):
                self.say(Kind.AREA_CONTRADICTED, index, place, areas=(area,))

    def _year(self, index: int, row: Row) -> int | None:
        column = self.layout.year
        if column is None:
            return None
        try:
            return year(cell_at(row, column))
        except YearOutsideError:
            self.say(Kind.YEAR_OUTSIDE, index, column)
        except NoYearError as error:
            self.say(Kind.YEAR_UNREADABLE, index, column, detail=error.span or "")
        return None

    def name(self, row: Row, column: ValueColumn) -> str:
        """What a cell is a figure of, or nothing where neither row nor heading says it."""
        if self.layout.named:
            return self.layout.named(row, column)
        parts = [as_text(cell_at(row, place)) for place in self.layout.names]
        parts += [column.indicator, *(self._told(row, place) for place in self.dimensions)]
        return ", ".join(dict.fromkeys(filter(None, parts)))

    def _told(self, row: Row, place: int) -> str:
        """A dimension's cell; a number alone says nothing, so its heading stands before it."""
        text = as_text(cell_at(row, place))
        heading = as_text(cell_at(self.layout.headings, place))
        return f"{heading} {text}" if text.isdecimal() and heading else text

    def _values(self, index: int, row: Row) -> Iterator[OwnValue]:
        areas, names = self.layout.areas, self.layout.names
        area = self._area(index, row) if areas else None
        told = self._year(index, row)
        if names and all(cell_at(row, place) == "" for place in names):
            self.say(Kind.INDICATOR_MISSING, index, names[0])
            return
        if area is None and areas:
            return
        self._count(row)
        for column in self.layout.values:
            where = area or self._column_area(column)
            when = told if column.year is None else column.year
            found = self._checked(index, row, column)
            if where is None or when is None or found is None:
                continue
            number = found if isinstance(found, Number) else None
            unit = as_text(cell_at(row, self.layout.unit)) if self.layout.unit is not None else column.unit
            yield OwnValue(
                where,
                when,
                self.name(row, column) or self.label,
                number.value if number else None,
                unit or (number.unit if number else ""),
                found if isinstance(found, Missing) else None,
                index + 1,
                self.sheet.column(column.index),
            )

    def _column_area(self, column: ValueColumn) -> str | None:
        found = self.match(column.area)
        return found[0] if len(found) == 1 else None

    def _count(self, row: Row) -> None:
        """Keep the size of what is read within its limits; rows of other areas do not count."""
        self.size = self.size[0] + 1, self.size[1] + filled(row)
        check_size(*self.size)

    def _checked(self, index: int, row: Row, column: ValueColumn) -> Number | Missing | None:
        """The number of a cell or why there is none; its mark is said, and a number that is too great is none."""
        found = self._number(index, row, column)
        if not isinstance(found, Number):
            return found
        if abs(found.value) >= GREATEST:
            self.say(Kind.VALUE_TOO_LARGE, index, column.index)
            return None
        if found.mark:
            self.say(Kind.VALUE_MARKED, index, column.index, detail=found.mark)
        elif column.mark is not None and (mark := as_text(cell_at(row, column.mark))):
            self.say(Kind.VALUE_MARKED, index, column.index, detail=mark)
        return found

    def _number(self, index: int, row: Row, column: ValueColumn) -> Number | Missing | None:
        cell = cell_at(row, column.index)
        if isinstance(cell, Percent):
            return Number(cell.value, "%")
        if isinstance(cell, float):
            return Number(cell)
        reason = missing(cell)
        if reason:
            return reason
        try:
            found = parse(cell, self.decimals[column.index])
        except UndecidedError:
            if column.index not in self.undecided:  # one question a column, not one a cell
                self.undecided.add(column.index)
                self.say(Kind.DECIMALS_UNDECIDED, index, column.index)
        except NotANumberError:
            self.say(Kind.FORMULA_ERROR if cell.startswith("#") else Kind.VALUE_UNREADABLE, index, column.index)
        else:
            if not self.points and column.index in self.own and is_ambiguous(cell):
                self.points = cell
                self.say(Kind.POINTS_READ, index, column.index, detail=repr(found.value))
            return found
        return None
