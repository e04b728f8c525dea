"""Sheet cells: the XML of one worksheet → its rows as they are seen, merged headings spread over their cells."""

import io
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element  # the type of what defusedxml gives

from defusedxml.ElementTree import iterparse

from data.upload.problems import Kind, Problem, Refusal, UploadError
from data.upload.tables import Cell, Percent, Row, Sheet, check_sheet, filled, trimmed

PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
FIRST_DAY = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
MOST_READ = 10_000_000  # cells of a sheet, blank ones that only carry a format included
MOST_SPREAD = 50_000  # cells that merged ones are spread over


@dataclass(frozen=True)
class Styles:
    """What the cells of all sheets refer to."""

    strings: tuple[str, ...]
    dates: frozenset[int]
    percents: frozenset[int]
    is_1904: bool


@dataclass
class _Reader:
    """Takes the rows of one sheet as they come."""

    styles: Styles
    rows: list[Row] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    read: int = 0
    is_uncomputed: bool = False

    def row(self, element: Element) -> None:
        """Keep a row with everything before it that has no cells."""
        number = int(element.get("r") or len(self.rows) + 1)
        cells: list[Cell] = []
        for each in element:
            self.read += 1
            at = _column(each.get("r", "")) if each.get("r") else len(cells)
            value = self._cell(each)
            if value != "":
                check_sheet(number, at + 1)
                cells.extend([""] * (at + 1 - len(cells)))
                cells[at] = value
            elif at < MOST_READ and at == len(cells):
                cells.append("")
        if self.read > MOST_READ:
            raise UploadError(Refusal.TOO_MANY_COLUMNS, str(MOST_READ))
        kept = trimmed(cells)
        if kept:
            self.rows.extend([()] * (number - 1 - len(self.rows)))
            self.rows[number - 1 :] = [kept]

    def _cell(self, cell: Element) -> Cell:
        """A cell as text or number; a date is its ISO text."""
        parts = {each.tag.rpartition("}")[2]: each for each in cell}
        kind, value = cell.get("t", "n"), parts["v"].text if "v" in parts else None
        if kind == "inlineStr":
            inside = parts.get("is")
            return (
                "" if inside is None else "".join(t.text or "" for t in inside.iter() if t.tag.endswith("}t")).strip()
            )
        if value is None or not value.strip():
            self.is_uncomputed |= "f" in parts
            return ""
        if kind == "s":
            return self.styles.strings[int(value)].strip()
        if kind == "b":
            return str(value.strip() == "1")
        return self._number(float(value), int(cell.get("s") or 0)) if kind == "n" else value.strip()[:10_000]

    def _number(self, number: float, style: int) -> Cell:
        if not math.isfinite(number):
            return str(number)  # a file may say 1e999: no number that a computer can hold
        if style in self.styles.dates and abs(number) < 1e6:
            return (FIRST_DAY[self.styles.is_1904] + timedelta(days=number)).isoformat()[:10]
        return Percent(round(number * 100, 10)) if style in self.styles.percents else number


def _column(place: str) -> int:
    """Index of the column of a place: "B2" is 1."""
    found = PLACE.fullmatch(place)
    if not found:
        raise ValueError(place)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _spread(rows: list[Row], merged: Iterable[str]) -> None:
    """Write what merged cells show into each of them: text and years, never a figure, never a title."""
    left = MOST_SPREAD
    for each in merged:
        (first, last), (top, bottom) = _bounds(each)
        row = rows[top] if top < len(rows) else ()
        value = row[first] if first < len(row) else ""
        is_spread = isinstance(value, str) or (isinstance(value, float) and value in range(1900, 2101))
        is_title = top == bottom and filled(row) == 1
        size = (last - first + 1) * (bottom - top + 1)
        if value == "" or not is_spread or is_title or size > left or bottom >= len(rows):
            continue
        left -= size
        for at in range(top, bottom + 1):
            cells = [*rows[at], *[""] * (last + 1 - len(rows[at]))]
            cells[first : last + 1] = [value] * (last + 1 - first)
            rows[at] = tuple(cells)


def _bounds(merged: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last column, first and last row of "B3:C4", from 0."""
    start, _, end = merged.partition(":")
    rows = [int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1 for place in (start, end or start)]
    return (_column(start), _column(end or start)), (rows[0], rows[1])


def read_sheet(part: bytes, title: str, styles: Styles) -> Sheet:
    """The rows of a sheet down to the last that is not blank.

    Raises:
        UploadError: it has too many rows, columns or cells; any other error: the XML is damaged or hostile.
    """
    reader, data = _Reader(styles), None
    for event, element in iterparse(io.BytesIO(part), events=("start", "end"), forbid_dtd=True):
        name = element.tag.rpartition("}")[2]
        if name == "sheetData" and event == "start":
            data = element
        elif name == "row" and event == "end":
            reader.row(element)
            if data is not None:
                data.clear()  # else every row stays in memory twice
        elif name == "mergeCell" and event == "end":
            reader.merged.append(element.get("ref", ""))
    _spread(reader.rows, reader.merged)
    notices = (Problem(Kind.FORMULAS_WITHOUT_VALUE),) if reader.is_uncomputed else ()
    return Sheet(title, reader.rows, notices=notices)
