"""Tables: the sheets of an uploaded file as raw cells, and how large they may be."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.upload.problems import Problem, Refusal, UploadError

MOST_ROWS, MOST_COLUMNS = 50_000, 200
MOST_CELLS = 250_000  # of all sheets together that are not blank


@dataclass(frozen=True)
class Percent:
    """A number that a workbook shows as percent: 0.12 formatted as 12 % is 12."""

    value: float


Cell = str | float | Percent
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet as in the file, blank ones too: row n of the file is `rows[n - 1]`; blank cells are ""."""

    title: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Book:
    """The sheets of a file, in its order, with what is to be said of the file as a whole."""

    sheets: tuple[Sheet, ...]
    notices: tuple[Problem, ...] = ()


def trimmed(row: Sequence[Cell]) -> Row:
    """A row without the blank cells at its end."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return tuple(row[:end])


def filled(row: Row) -> int:
    """How many cells of a row are not blank."""
    return len(row) - row.count("")


def check_size(rows: int, columns: int, cells: int) -> None:
    """Raise UploadError beyond 50,000 rows, 200 columns or 250,000 cells that are not blank."""
    if rows > MOST_ROWS:
        raise UploadError(Refusal.TOO_MANY_ROWS, str(MOST_ROWS))
    if columns > MOST_COLUMNS:
        raise UploadError(Refusal.TOO_MANY_COLUMNS, str(MOST_COLUMNS))
    if cells > MOST_CELLS:
        raise UploadError(Refusal.TOO_MANY_CELLS, str(MOST_CELLS))
