"""A publisher's file in the wide form of GENESIS as one table of cells; the form is that of `data.genesis.datencsv`.

Every row must be of the form that its title block announces; an analyst's own file may be looser.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.build.contract import SourceFormatError
from data.genesis import FormError
from data.genesis.datencsv import KEY, Structure, code_of, footer_of, structure
from data.genesis.headings import Column, slashed, year_of


@dataclass(frozen=True, kw_only=True)
class Table:
    """One exported table.

    `cells` has one row per cell: line (of the file, from 1), column (from 1), area, year, items, unit, text;
    items are the row's and then the column's headings in the source's words, joined by "/".
    """

    file: Path
    code: str
    cells: pd.DataFrame


def read_table(file: Path, only: frozenset[str] | None = None) -> Table:
    """The table in `file`, all areas or `only` the named ones.

    Raises:
        SourceFormatError: the file has not the form that this module describes.
    """
    grid, code = _grid(file)
    try:
        told = structure(grid)
    except FormError as error:
        raise SourceFormatError(file, error.message, row=error.row, column=error.column) from error
    if told.key is None:
        raise SourceFormatError(file, "no row with an area key")
    for line, row in enumerate(grid, start=1):
        is_data = line > told.first
        if (is_data or line - 1 in told.headings) and len(row) != told.width:
            raise SourceFormatError(file, f"{len(row)} cells, not {told.width} as in the heading", row=line)
        if is_data and not KEY.fullmatch(row[told.key]):
            raise SourceFormatError(file, f"no area key: {row[told.key]!r}", row=line, column=told.key + 1)
    data = {i + 1: row for i, row in enumerate(grid) if i >= told.first and (not only or row[told.key] in only)}
    rows = pd.DataFrame.from_dict(data, orient="index", columns=range(told.width), dtype=str)
    return Table(file=file, code=code, cells=_cells(file, told, rows=rows))


def _grid(file: Path) -> tuple[list[list[str]], str]:
    """Cells of each line above the footer, and the table's code."""
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:  # a later export of the same table
        text = raw.decode("iso-8859-1")
    grid = [[cell.strip() for cell in line.split(";")] for line in text.splitlines()]
    code = code_of(grid[:1])
    if code is None or code not in file.name:
        raise SourceFormatError(file, "no line 'GENESIS-Tabelle: <code>' with the code of the file name", row=1)
    end = footer_of(grid)
    if end is None:
        raise SourceFormatError(file, "no line of underscores before the footer: cut off?", row=len(grid))
    return grid[:end], code


def _cells(file: Path, told: Structure, *, rows: pd.DataFrame) -> pd.DataFrame:
    """The cells of `rows` (data rows by line number) as in `Table.cells`."""
    labels = _labels(rows, told)
    if told.time is not None:
        years = rows[told.time].map(year_of)
        if (years == 0).any():
            raise SourceFormatError(file, "no date", row=int(years.index[years == 0][0]), column=told.time + 1)
        labels["row_year"] = years.array
    else:
        labels["row_year"] = year_of(told.stated)
    parts = [
        labels.assign(
            column=c.index + 1,
            text=rows[c.index].array,
            column_items="/".join(map(slashed, c.items)),
            at=year_of(c.time),
            measured=c.unit,
        )
        for c in _checked(file, told)
    ]
    cells = pd.concat(parts, ignore_index=True)
    cells["year"] = cells["at"].where(cells["at"] > 0, cells["row_year"])
    cells["unit"] = cells["measured"].where(cells["measured"] != "", cells["row_unit"])
    cells["items"] = cells["row_items"] + cells["column_items"]
    if (cells["year"] == 0).any():
        raise SourceFormatError(file, "no date in rows, headings or title", row=told.first + 1)
    if (cells["unit"] == "").any():
        raise SourceFormatError(file, "no known unit in headings, rows or title", row=told.headings[-1] + 1)
    return cells[["line", "column", "area", "year", "items", "unit", "text"]]


def _labels(rows: pd.DataFrame, told: Structure) -> pd.DataFrame:
    """Line, area, items (each followed by "/") and unit ("" if none) of each data row."""
    labels = pd.DataFrame({"line": rows.index, "area": rows[told.key].array, "row_items": "", "row_unit": ""})
    if told.unit is not None:
        labels["row_unit"] = rows[told.unit].array
    for column in told.dimensions:
        texts = rows[column].reset_index(drop=True)
        labels["row_items"] += texts.map({text: slashed(text) + "/" for text in texts.unique()})
    return labels


def _checked(file: Path, told: Structure) -> tuple[Column, ...]:
    """The columns of values, each with a heading of its own."""
    last = told.headings[-1] + 1
    for column in told.columns:
        if not column.items:
            raise SourceFormatError(file, "no heading", row=last, column=column.index + 1)
    if len({(column.items, column.time) for column in told.columns}) < len(told.columns):
        raise SourceFormatError(file, "two columns with the same headings", row=last)
    return told.columns
