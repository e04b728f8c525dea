"""Tables: the sheets of an uploaded file as raw cells, and how large what is read of them may be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.upload.problems import Problem, Refusal, UploadError

MOST_ROWS, MOST_COLUMNS = 50_000, 200  # rows of known areas
MOST_CELLS = 250_000  # of these rows, blank ones not counted
MOST_LINES = 300_000  # rows of a sheet, blank ones and those of other areas too


@dataclass(frozen=True)
class Percent:
    """A number that a workbook shows as percent: 0.12 formatted as 12 % is 12."""

    value: float


Cell = str | float | Percent
Row = tuple[Cell, ...]
Match = Callable[[str], Sequence[str]]  # ids of the areas that a text may mean


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet as in the file, blank ones too: row n of the file is `rows[n - 1]`; blank cells are ""."""

    title: str
    rows: Sequence[Row]
    separator: str = ""  # of a CSV file's columns
    notices: tuple[Problem, ...] = ()
    split: int = 0  # columns that the first one of the file was split into, less one
    is_office: bool = False  # a statistical office's table: keys of other areas are expected

    def column(self, index: int) -> int:
        """The column of the file, from 1, that an index of `rows` stands for."""
        return max(index - self.split, 0) + 1


@dataclass(frozen=True)
class Part:
    """A sheet before it is read: a workbook may have many, and only one is needed."""

    title: str
    read: Callable[[], Sheet]
    is_blank: bool = False


@dataclass(frozen=True)
class Book:
    """The sheets of a file, in its order, with what is to be said of the file as a whole."""

    sheets: tuple[Part, ...]
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


def check_sheet(lines: int, columns: int) -> None:
    """Raise UploadError beyond 300,000 rows of any kind or 200 columns."""
    if lines > MOST_LINES:
        raise UploadError(Refusal.TOO_MANY_ROWS, str(MOST_LINES))
    if columns > MOST_COLUMNS:
        raise UploadError(Refusal.TOO_MANY_COLUMNS, str(MOST_COLUMNS))


def check_size(rows: int, cells: int) -> None:
    """Raise UploadError beyond 50,000 rows of known areas, or 250,000 cells in them that are not blank."""
    if rows > MOST_ROWS:
        raise UploadError(Refusal.TOO_MANY_ROWS, str(MOST_ROWS))
    if cells > MOST_CELLS:
        raise UploadError(Refusal.TOO_MANY_CELLS, str(MOST_CELLS))
