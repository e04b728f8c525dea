"""Cells of publishers' CSV files, each with its place for the error message."""

import csv
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from data.build.contract import SourceFormatError


def read_rows(file: Path) -> list[list[str]]:
    """All lines of a comma-separated file; every line is as long as the first one.

    Raises:
        SourceFormatError: the file is absent, empty, not UTF-8 or has a line of another length.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines))
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise SourceFormatError(file, f"cannot be read: {error}") from error
    if not rows:
        raise SourceFormatError(file, "is empty")
    for number_of_row, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            raise SourceFormatError(file, f"{len(row)} cells instead of {len(rows[0])}", row=number_of_row)
    return rows


def read_table(file: Path, columns: Iterable[str]) -> list[dict[str, str]]:
    """Rows by heading; row n of the list is line n + 2 of the file, the headings are exactly `columns`."""
    rows = read_rows(file)
    check_headings(file, rows[0], columns)
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def check_headings(file: Path, found: Sequence[object], expected: Iterable[str]) -> None:
    """Raise SourceFormatError for the first missing, unknown or repeated heading, whatever their order."""
    wanted = set(expected)
    for missing in sorted(wanted - {str(name) for name in found}):
        raise SourceFormatError(file, "column is missing", row=1, column=missing)
    for place, heading in enumerate(found):
        if heading not in wanted:
            raise SourceFormatError(file, "unexpected heading", row=1, column=str(heading))
        if heading in found[:place]:
            raise SourceFormatError(file, "heading stands twice", row=1, column=str(heading))


def number(text: str, file: Path, *, row: int, column: str) -> float | None:
    """The number in a cell with a decimal point, or nothing for a blank cell.

    Raises:
        SourceFormatError: the cell holds anything else.
    """
    if not text.strip():
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise SourceFormatError(file, f"{text!r} is not a number", row=row, column=column)
    return value


def year(text: str, file: Path, *, row: int, column: str) -> int:
    """The year in a cell, written 1995 or 1995.0.

    Raises:
        SourceFormatError: no whole number between 1900 and 2100.
    """
    value = number(text, file, row=row, column=column)
    if value is None or value != int(value) or not 1900 < value < 2100:
        raise SourceFormatError(file, f"{text!r} is not a year", row=row, column=column)
    return int(value)
