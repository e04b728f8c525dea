"""The table format of GENESIS, the database system of the German statistical offices, as CSV.

A file has a title block, heading rows (first cell empty), data rows, a line of underscores and a footer.
A data row is: [date;] area key; area name; row items…; values. Dates may also stand in the headings,
or once for the whole table in the title block ("30.06.2015", "Jahr: 2010").
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.build.contract import SourceFormatError
from data.build.genesis_headings import DATE, Column, columns_of, is_units, item

KEY = re.compile(r"DG|\d{2}|\d{3}|\d{5,}")  # never four digits: that is a year
TITLE = re.compile(r"GENESIS-Tabelle: (?P<code>[\w-]+)")


@dataclass(frozen=True, kw_only=True)
class Table:
    """One exported table.

    `cells` has one row per cell: line (of the file, from 1), column (from 1), area, year, items, unit, text;
    items are the row's and then the column's headings in the source's words, joined by "/".
    """

    file: Path
    code: str
    cells: pd.DataFrame


@dataclass(frozen=True, kw_only=True)
class _Layout:
    """Where in a grid of rows (lists of cells, counted from 0) the parts of the table are."""

    first: int  # first data row
    headings: tuple[int, ...]  # heading rows
    key: int  # column of the area key
    cells: int  # first column of values


def read_table(file: Path, only: frozenset[str] | None = None) -> Table:
    """The table in `file`, all areas or `only` the named ones.

    Raises:
        SourceFormatError: the file has not the form that this module describes.
    """
    grid, code = _grid(file)
    layout = _layout(file, grid)
    width = len(grid[layout.headings[0]])
    for line, row in enumerate(grid, start=1):
        is_data = line > layout.first
        if (is_data or line - 1 in layout.headings) and len(row) != width:
            raise SourceFormatError(file, f"{len(row)} cells, not {width} as in the heading", row=line)
        if is_data and not KEY.fullmatch(row[layout.key]):
            raise SourceFormatError(file, f"no area key: {row[layout.key]!r}", row=line, column=layout.key + 1)
    data = {i + 1: row for i, row in enumerate(grid) if i >= layout.first and (not only or row[layout.key] in only)}
    rows = pd.DataFrame.from_dict(data, orient="index", columns=range(width), dtype=str)
    return Table(file=file, code=code, cells=_cells(file, grid, layout, rows=rows))


def _grid(file: Path) -> tuple[list[list[str]], str]:
    """Cells of each line above the footer, and the table's code."""
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:  # a later export of the same table
        text = raw.decode("iso-8859-1")
    lines = text.splitlines()
    title = TITLE.fullmatch(lines[0].strip(";")) if lines else None
    if title is None or title["code"] not in file.name:
        raise SourceFormatError(file, "no line 'GENESIS-Tabelle: <code>' with the code of the file name", row=1)
    end = next((i for i, line in enumerate(lines) if line.startswith("____")), None)
    if end is None:
        raise SourceFormatError(file, "no line of underscores before the footer: cut off?", row=len(lines))
    return [[cell.strip() for cell in line.split(";")] for line in lines[:end]], title["code"]


def _layout(file: Path, grid: list[list[str]]) -> _Layout:
    first = next((i for i, row in enumerate(grid) if _key_column(row) is not None), None)
    if first is None:
        raise SourceFormatError(file, "no row with an area key")
    key = _key_column(grid[first])
    headings = tuple(i for i in range(first) if len(grid[i]) > 1 and not grid[i][0] and any(grid[i]))
    if key is None or not headings:
        raise SourceFormatError(file, "no heading row above the first data row", row=first + 1)
    cells = min(next(c for c, cell in enumerate(grid[i]) if cell) for i in headings)
    if cells < key + 2:
        raise SourceFormatError(file, "heading above the area's key or name", row=headings[0] + 1, column=cells + 1)
    return _Layout(first=first, headings=headings, key=key, cells=cells)


def _key_column(row: list[str]) -> int | None:
    """The column of the area key: the first, or the second behind a date."""
    if len(row) > 2 and KEY.fullmatch(row[0]):
        return 0
    if len(row) > 2 and DATE.fullmatch(row[0]) and KEY.fullmatch(row[1]):
        return 1
    return None


def _cells(file: Path, grid: list[list[str]], layout: _Layout, *, rows: pd.DataFrame) -> pd.DataFrame:
    """The cells of `rows` (data rows by line number) as in `Table.cells`."""
    labels = _labels(rows, layout)
    title = [grid[i][0] for i in range(1, layout.first) if i not in layout.headings]
    if layout.key == 1:
        dates = rows[0].str.extract(f"^{DATE.pattern}$")["year"]
        if dates.isna().any():
            raise SourceFormatError(file, "no date", row=int(dates.index[dates.isna()][0]), column=1)
        labels["row_year"] = dates.astype("int64").array
    else:
        labels["row_year"] = next((int(match["year"]) for text in title if (match := DATE.fullmatch(text))), 0)
    parts = [
        labels.assign(column=c.number + 1, text=rows[c.number].array, column_items=c.items, at=c.year, measured=c.unit)
        for c in _columns(file, grid, layout, title=title)
    ]
    cells = pd.concat(parts, ignore_index=True)
    cells["year"] = cells["at"].where(cells["at"] > 0, cells["row_year"])
    cells["unit"] = cells["measured"].where(cells["measured"] != "", cells["row_unit"])
    cells["items"] = cells["row_items"] + cells["column_items"]
    if (cells["year"] == 0).any():
        raise SourceFormatError(file, "no date in rows, headings or title", row=layout.first + 1)
    if (cells["unit"] == "").any():
        raise SourceFormatError(file, "no known unit in headings, rows or title", row=layout.headings[-1] + 1)
    return cells[["line", "column", "area", "year", "items", "unit", "text"]]


def _labels(rows: pd.DataFrame, layout: _Layout) -> pd.DataFrame:
    """Line, area, items (each followed by "/") and unit ("" if none) of each data row."""
    labels = pd.DataFrame({"line": rows.index, "area": rows[layout.key].array, "row_items": "", "row_unit": ""})
    for column in range(layout.key + 2, layout.cells):
        texts = rows[column].reset_index(drop=True)
        if is_units(texts.unique()):
            labels["row_unit"] = texts
        else:
            labels["row_items"] += texts.map({text: item(text) + "/" for text in texts.unique()})
    return labels


def _columns(file: Path, grid: list[list[str]], layout: _Layout, *, title: list[str]) -> list[Column]:
    texts = [grid[i][layout.cells :] for i in layout.headings]
    columns = columns_of(texts, title, first=layout.cells)
    last = layout.headings[-1] + 1
    for column in columns:
        if not column.items:
            raise SourceFormatError(file, "no heading", row=last, column=column.number + 1)
    if len({(column.items, column.year) for column in columns}) < len(columns):
        raise SourceFormatError(file, "two columns with the same headings", row=last)
    return columns
