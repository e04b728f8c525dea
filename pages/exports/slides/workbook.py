"""Workbook: the numbers of a chart as the sheet that opens for editing, and where on it each series stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from pages.exports.archive import sealed
from pages.exports.slides.plot import Plot
from pages.exports.spreadsheet import plain

SHEET = "Sheet1"
UNDATED = datetime(1980, 1, 1)  # the same bytes whenever it is made

Cell = str | float | None


@dataclass(frozen=True)
class Place:
    """Where a series stands on the sheet, as references."""

    name: str
    x: str
    y: str


def _reference(column: int, first: int, last: int) -> str:
    letter = get_column_letter(column)
    return f"{SHEET}!${letter}${first}" + (f":${letter}${last}" if last > first else "")


def _is_wide(plot: Plot) -> bool:
    """Whether all series share their x, so that they stand side by side in columns."""
    return bool(plot.categories) or all(tuple(each.x) == tuple(plot.series[0].x) for each in plot.series)


def _wide(plot: Plot) -> tuple[list[list[Cell]], list[Place]]:
    """A row for each x or category, a column for each series."""
    first: Sequence[Cell] = plot.categories or plot.series[0].x
    rows: list[list[Cell]] = [["", *(each.name for each in plot.series)]]
    rows += [[name, *(each.y[place] for each in plot.series)] for place, name in enumerate(first)]
    last = len(rows)
    places = [
        Place(_reference(column, 1, 1), _reference(1, 2, last), _reference(column, 2, last))
        for column in range(2, len(plot.series) + 2)
    ]
    return rows, places


def _long(plot: Plot) -> tuple[list[list[Cell]], list[Place]]:
    """A heading for each series, below it a row for each point, with what it is, x and y."""
    rows: list[list[Cell]] = [["", plot.x.title or "x", plot.y.title or "y"]]
    places = []
    for series in plot.series:
        rows.append([series.name])
        head, words = len(rows), series.words or [""] * len(series.y)
        rows += [[*each] for each in zip(words, series.x, series.y, strict=True)]
        columns = (_reference(column, head + 1, len(rows)) for column in (2, 3))
        places.append(Place(_reference(1, head, head), *columns))
    return rows, places


def _written(sheet: object, content: Cell) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet)
    if isinstance(content, str):
        cell.value = plain(ILLEGAL_CHARACTERS_RE.sub("", content))
        cell.data_type = "s"  # never an error value such as "#REF!"
    else:
        cell.value = content
    return cell


def sheet_of(plot: Plot) -> tuple[bytes, list[Place]]:
    """A workbook of one sheet, the same to the byte for the same plot, and the place of each series on it."""
    rows, places = _wide(plot) if _is_wide(plot) else _long(plot)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    for row in rows:
        sheet.append([_written(sheet, cell) for cell in row])
    book.properties.creator = ""
    book.properties.created = book.properties.modified = UNDATED
    drawn = BytesIO()
    with ZipFile(drawn, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()  # `save` of the workbook would put in the time of day
    with ZipFile(drawn) as archive:
        return sealed((name, archive.read(name)) for name in archive.namelist()), places
