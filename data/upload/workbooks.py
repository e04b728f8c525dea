"""Workbooks: XLSX bytes → sheets of raw cells; what is packed is measured before it is unpacked."""

import io
import math
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl

from data.upload.problems import Kind, Problem, Refusal, UploadError
from data.upload.tables import Book, Cell, Percent, Row, Sheet, check_size, filled, trimmed

MOST_UNPACKED = 60_000_000  # bytes of all parts together
HIGHEST_RATIO = 200  # unpacked to packed: ordinary sheets stay below 30
SMALL = 1_000_000  # bytes that may be packed at any ratio
MOST_PARTS = 1_000
LAST_ROW = 1_048_576
MOST_READ = 10_000_000  # cells of a sheet, blank ones that only carry a format included
# A formula whose result nobody has computed: <f>…</f> and no value before the cell ends.
UNCOMPUTED = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")


def _checked(content: bytes) -> zipfile.ZipFile:
    """The package of a workbook, measured by its directory before anything is unpacked."""
    package = zipfile.ZipFile(io.BytesIO(content))
    parts = package.infolist()
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise UploadError(Refusal.BOMB)
    if unpacked > SMALL and unpacked > HIGHEST_RATIO * max(min(packed, len(content)), 1):
        raise UploadError(Refusal.BOMB)
    if any(part.flag_bits & 1 for part in parts):
        raise UploadError(Refusal.ENCRYPTED)
    names = {part.filename.lower() for part in parts}
    if any(name.endswith(("vbaproject.bin", "xl/workbook.bin")) or "macrosheets/" in name for name in names):
        raise UploadError(Refusal.MACROS)
    if "xl/workbook.xml" not in names:
        raise UploadError(Refusal.TYPE if "mimetype" in names else Refusal.DAMAGED)
    return package


def _notices(package: zipfile.ZipFile) -> Iterator[Problem]:
    """What is to be said of a package; a document type, which only hostile files declare, is refused."""
    names = package.namelist()
    for name in names:
        part = package.read(name)
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in part[:5_000]:
            raise UploadError(Refusal.DAMAGED)
        if name.startswith("xl/worksheets/") and UNCOMPUTED.search(part):
            yield Problem(Kind.FORMULAS_WITHOUT_VALUE)
    if any(name.startswith("xl/externalLinks/") for name in names):
        yield Problem(Kind.LINKS_IGNORED)


def _cell(cell: Any) -> Cell:
    """A cell as text or number; a date is its ISO text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        number = float(value)
        if not math.isfinite(number):
            return str(number)  # a file may say 1e999: no number that a computer can hold
        return Percent(round(number * 100, 10)) if "%" in (cell.number_format or "") else number
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value).strip()


def _rows(sheet: Any, before: int) -> list[Row]:
    """The rows of a sheet down to the last that is not blank; `before`: cells of the sheets before it."""
    sheet.reset_dimensions()  # what a file says of its size need not be true
    rows: list[Row] = []
    last, read, lines, cells = 0, 0, 0, before
    for number, line in enumerate(sheet.iter_rows(), start=1):
        read += len(line)
        if number > LAST_ROW or read > MOST_READ:
            raise UploadError(Refusal.TOO_MANY_COLUMNS if read > MOST_READ else Refusal.TOO_MANY_ROWS)
        row = trimmed([_cell(cell) for cell in line])
        rows.append(row)
        if row:
            last, lines, cells = number, lines + 1, cells + filled(row)
            check_size(lines, len(row), cells)
    return rows[:last]


def read_workbook(content: bytes) -> Book:
    """The visible sheets of a workbook, with the results that its formulas had when it was saved.

    Raises:
        UploadError: the workbook is damaged, locked, has macros, or unpacks to more than is allowed.
    """
    try:
        package = _checked(content)
        notices = tuple(dict.fromkeys(_notices(package)))
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        sheets: list[Sheet] = []
        cells = 0
        for sheet in shown:
            sheets.append(Sheet(sheet.title, _rows(sheet, cells)))
            cells += sum(map(filled, sheets[-1].rows))
        return Book(tuple(sheets), notices)
    except UploadError:
        raise
    except Exception as error:  # a damaged workbook fails in the reader in more ways than can be named
        raise UploadError(Refusal.DAMAGED) from error
