"""What every importer gives, and how it says that a publisher's format has changed."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from gzip import BadGzipFile
from pathlib import Path

import pandas as pd

from data.flags import Flag

COLUMNS = ["series", "area", "year", "value", "flag"]


class SourceFormatError(ValueError):
    """A publisher's file does not look as the importer expects."""

    def __init__(self, file: Path, message: str, *, row: int | None = None, column: str | int | None = None) -> None:
        """`row` counts the lines of the file from 1; `column` is its heading or number."""
        place = f"row {row}" if row is not None else "file"
        place += f", column {column}" if column is not None else ""
        super().__init__(f"{file.name}: {place}: {message}")
        self.file, self.row, self.column = file, row, column


@dataclass(frozen=True)
class Reading:
    """What an importer read from one publisher.

    `frame` has one row per series × area × year, with the columns of `COLUMNS`:
    series: "<folder>/<table>/<item>…", area: AGS (5 digits Kreis, 2 Land, 8 municipality) or "DG",
    year: int, value: float or missing, flag: a `Flag`.
    """

    frame: pd.DataFrame
    files: tuple[str, ...]
    rejected: Counter[str] = field(default_factory=Counter)  # reason → number of cells or rows left out
    recalculated: bool = False  # the publisher has recalculated all years to today's territory


def tidy(rows: Iterable[tuple[str, str, int, float | None, Flag]]) -> pd.DataFrame:
    """Rows as the frame of a `Reading`."""
    frame = pd.DataFrame(list(rows), columns=COLUMNS)
    return frame.astype({"year": "int64", "value": "float64"})


def text_table(file: Path, columns: Collection[str], *, sep: str = ",", header: int = 0) -> pd.DataFrame:
    """All cells of a UTF-8 file as text, its headings in line `header` (from 0), the index counting the file's lines.

    Raises:
        SourceFormatError: the file is not such a table, or one of `columns` is missing.
    """
    try:
        cells = pd.read_csv(file, sep=sep, header=header, dtype=str, keep_default_na=False, skip_blank_lines=False)
    except (BadGzipFile, EOFError, ValueError) as error:  # not UTF-8, a row with more cells, or cut off
        raise SourceFormatError(file, f"cannot be read: {error}") from error
    for column in columns:
        if column not in cells.columns:
            raise SourceFormatError(file, "heading not found", row=header + 1, column=column)
    cells.index = pd.RangeIndex(header + 2, header + 2 + len(cells))
    return cells


def numbers(cells: pd.Series, file: Path, *, missing: Collection[str] = ()) -> pd.Series:
    """Text cells as numbers with a decimal point; the index of `cells` counts the file's lines, its name is the column.

    Raises:
        SourceFormatError: a cell is neither a number nor one of the signs in `missing`.
    """
    text = cells.str.strip()
    is_number = text.str.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?")
    wrong = cells[~is_number & ~text.isin(list(missing))]
    if len(wrong):
        raise SourceFormatError(file, f"{wrong.iloc[0]!r} is not a number", row=wrong.index[0], column=str(cells.name))
    return text.where(is_number).astype("float64")
