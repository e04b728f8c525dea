"""Flat files: a table as CSV and as Parquet."""

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO

import pyarrow as pa
import pyarrow.parquet as pq

from data.flags import Flag
from pages.exports.spreadsheet import BOM, SEPARATORS, localised, number, plain
from pages.exports.tables import STAMP, Cell, Extract, Figure, Table, tabulated
from pages.text import Text


def _written(cell: Cell, text: Text | None) -> str:
    """A cell as CSV has it: by id and with a point, or as a spreadsheet of the reader's language understands it."""
    if cell is None:
        return ""
    if isinstance(cell, Figure):
        return localised(number(cell.value), text) if text else number(cell.value)
    if isinstance(cell, Flag):
        return text(f"flag.{cell}.long") if text else cell.value
    return plain(cell) if isinstance(cell, str) else str(cell)


def line(cells: Iterable[str], delimiter: str = ",") -> str:
    """A line of CSV without its end."""
    written = StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator="").writerow([plain(cell) for cell in cells])
    return written.getvalue()


def csv_of(table: Table, text: Text | None) -> bytes:
    """A table as CSV in UTF-8: headings, flags and numbers of the reader's language, or by id and with a point."""
    written = StringIO(newline="")
    lines = csv.writer(written, delimiter=SEPARATORS[text.language] if text else ",")
    lines.writerow([plain(column.label if text else column.id) for column in table.columns])
    lines.writerows([_written(cell, text) for cell in row] for row in table.rows)
    return written.getvalue().encode()


def to_csv_bytes(extract: Extract, text: Text, *, bom: bool) -> bytes:
    """CSV for a spreadsheet of the reader's language, with a byte order mark, or for a program, plain and by id."""
    table = tabulated(extract, text, is_stamped=True)
    return BOM + csv_of(table, text) if bom else csv_of(table, None)


def to_parquet_bytes(extract: Extract, text: Text) -> bytes:
    """Parquet with columns and flags by id; text as it is, since no program takes it for a formula."""
    table = tabulated(extract, text, is_stamped=True)
    types = {"string": pa.string(), "flag": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    cells = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.columns)
    arrays = [
        pa.array([cell.value if isinstance(cell, Figure) else cell for cell in column], type=types[head.kind])
        for head, column in zip(table.columns, cells, strict=True)
    ]
    about = dict(zip(STAMP, (extract.version, extract.date, extract.address), strict=True))
    written = BytesIO()
    pq.write_table(pa.table(arrays, names=[head.id for head in table.columns], metadata=about), written)
    return written.getvalue()
