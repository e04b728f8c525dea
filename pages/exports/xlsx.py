"""Workbooks: what is seen as XLSX, with definitions, sources and how to cite it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from data.flags import Flag
from pages.exports.archive import sealed
from pages.exports.provenance import definition, described, sources
from pages.exports.spreadsheet import plain
from pages.exports.tables import Cell, Extract, Figure, citation, tabulated
from pages.text import Text

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of a sheet
WIDTHS = {"definition": 70, "breaks": 40, "remarks": 40, "rule": 40, "title": 50, "citation": 50}
NARROW, NAME, WORDS = 14, 34, 100  # widths in characters
HEADING = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")


class TooLargeError(ValueError):
    """More rows or columns than a sheet can have; the message names both."""


def _cell(sheet: Worksheet, content: Cell, text: Text) -> WriteOnlyCell:
    """A typed cell; the sheet's program writes the number with the separators of its own language."""
    cell = WriteOnlyCell(sheet)
    if isinstance(content, Figure):
        cell.value = content.value
        cell.number_format = "#,##0" + ("." + "0" * content.decimals if content.decimals else "")
    elif isinstance(content, str):
        words = text(f"flag.{content}.long") if isinstance(content, Flag) else content
        cell.value = plain(ILLEGAL_CHARACTERS_RE.sub("", words))
        cell.data_type = "s"  # never an error value such as "#REF!"
    else:
        cell.value = content
    return cell


def _heading(sheet: Worksheet, words: Iterable[str], text: Text) -> list[WriteOnlyCell]:
    cells = [_cell(sheet, each, text) for each in words]
    for cell in cells:
        cell.font = HEADING
    return cells


def _sheet(book: Workbook, name: str, widths: Sequence[int], *, frozen: str = "") -> Worksheet:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = frozen or None
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    return sheet


def _data(book: Workbook, extract: Extract, text: Text) -> None:
    table = tabulated(extract, text, is_stamped=False)
    if len(table.rows) >= MOST_ROWS or len(table.columns) > MOST_COLUMNS:
        raise TooLargeError(f"{len(table.rows)} rows, {len(table.columns)} columns")
    widths = [NAME if column.id.endswith("_name") else NARROW for column in table.columns]
    sheet = _sheet(book, text("export.sheet.data"), widths, frozen="A2")
    sheet.append(_heading(sheet, [column.label for column in table.columns], text))
    for row in table.rows:
        sheet.append([_cell(sheet, cell, text) for cell in row])


def _wrapped(sheet: Worksheet, words: Iterable[str], text: Text) -> list[WriteOnlyCell]:
    cells = [_cell(sheet, each, text) for each in words]
    for cell in cells:
        cell.alignment = WRAPPED
    return cells


def _definitions(book: Workbook, extract: Extract, text: Text) -> None:
    """Indicators first, under the frozen heading, then their sources under a heading of their own."""
    indicators = [definition(indicator, text) for indicator in extract.indicators]
    published = [described(source, text) for source in sources(extract.indicators)]
    widths = [WIDTHS.get(key, NAME) for key in next(iter(indicators), ())]
    sheet = _sheet(book, text("export.sheet.definitions"), widths, frozen="A2")
    sheet.append(_heading(sheet, [text(f"export.definition.{key}") for key in next(iter(indicators), ())], text))
    for each in indicators:
        sheet.append(_wrapped(sheet, each.values(), text))
    sheet.append([])
    sheet.append(_heading(sheet, [text(f"export.source.{key}") for key in next(iter(published), ())], text))
    for each in published:
        sheet.append(_wrapped(sheet, each.values(), text))


def _citation(book: Workbook, extract: Extract, text: Text) -> None:
    sheet = _sheet(book, text("export.sheet.citation"), [NAME, WORDS])
    lines = [
        (text("export.citation.label"), citation(extract, text)),
        (text("export.column.data_version"), f"{extract.version} ({text('export.citation.version')})"),
        (text("export.column.date"), text.date(extract.date)),
        (text("export.column.address"), extract.address),
        (text("export.citation.use"), text("export.citation.use_text")),
        (text("export.citation.values"), text("export.citation.values_text")),
    ]
    lines += [
        (text("source.label"), f"{each.citation} ({each.licence}, {each.licence_url})")
        for each in sources(extract.indicators)
    ]
    lines += [(text(f"flag.{flag}.long"), text(f"flag.{flag}.meaning")) for flag in Flag]
    for label, words in lines:
        sheet.append([*_heading(sheet, [label], text), *_wrapped(sheet, [words], text)])


def to_xlsx_bytes(extract: Extract, text: Text) -> bytes:
    """A workbook of three sheets, the same to the byte for the same extract.

    Raises:
        TooLargeError: more rows or columns than a sheet can have.
    """
    book = Workbook(write_only=True)
    for write in (_data, _definitions, _citation):
        write(book, extract, text)
    book.properties.title = text("frame.title")
    book.properties.creator = text("frame.title")
    book.properties.created = book.properties.modified = datetime.fromisoformat(extract.date)
    drawn = BytesIO()
    with ZipFile(drawn, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()  # `save` of the workbook would put in the time of day
    with ZipFile(drawn) as archive:
        return sealed((name, archive.read(name)) for name in archive.namelist())
