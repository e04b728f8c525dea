"""Workbook: the numbers of a chart as the sheet that opens for editing, and where on it each series stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.exports.archive import UNDATED
from pages.exports.slides.plot import Plot
from pages.exports.workbook import Sheet, letters, workbook

SHEET = "Sheet1"
WIDTH = 14  # of a column, in characters

Cell = str | float | None


@dataclass(frozen=True)
class Place:
    """Where a series stands on the sheet, as references."""

    name: str
    x: str
    y: str


def _reference(column: int, first: int, last: int) -> str:
    letter = letters(column - 1)
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


def sheet_of(plot: Plot) -> tuple[bytes, list[Place]]:
    """A workbook of one sheet, the same to the byte for the same plot, and the place of each series on it."""
    rows, places = _wide(plot) if _is_wide(plot) else _long(plot)
    sheet = Sheet(name=SHEET, widths=[WIDTH] * max(map(len, rows)), rows=rows)
    return workbook([sheet], title="", date=UNDATED), places
