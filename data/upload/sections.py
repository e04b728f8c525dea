"""Sections: rows of nothing but a year, which holds for all rows below them → a column of years before all others."""

from collections.abc import Sequence
from dataclasses import replace

from data.periods import period
from data.upload.headings import FIRST_YEAR, LAST_YEAR, as_text
from data.upload.heads import is_named
from data.upload.tables import Match, Row, Sheet, filled

LEADING = 3  # cells of a row that may name its area


def _is_year(row: Row) -> bool:
    """Whether a row says a year or the date of one in its first cell, and nothing else."""
    told = period(as_text(row[0])) if row and filled(row) == 1 else None
    return told is not None and told.is_year and FIRST_YEAR <= told.year <= LAST_YEAR


def first_area(rows: Sequence[Row], match: Match) -> int:
    """Index of the first row that names an area beside other cells; their number where none does."""
    found = (
        index
        for index, row in enumerate(rows)
        if filled(row) > 1 and any(is_named(cell, match) for cell in row[:LEADING])
    )
    return next(found, len(rows))


def dated(sheet: Sheet, match: Match) -> Sheet:
    """A sheet whose years stand in rows of their own below the headings, with a first column of these years.

    Rows of text in one cell stay as they are: titles and notes.
    """
    rows = sheet.rows
    start = next((index for index, row in enumerate(rows) if filled(row) > 1), len(rows))
    years = {index for index, row in enumerate(rows) if index > start and _is_year(row)}
    if sheet.split or not years or not min(years) < first_area(rows, match) < len(rows):
        return sheet
    told, found = "", list[Row]()
    for index, row in enumerate(rows):
        told = as_text(row[0]) if index in years else told
        found.append(() if index in years else (told, *row) if filled(row) > 1 else row)
    return replace(sheet, rows=found, split=1)
