"""Workbooks: sheets of typed cells as XLSX (ECMA-376), written row by row; words are never a formula or a link.

Libraries keep an object for each cell; the four million cells that a reader can choose take them a minute and more.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pages.exports import workbook_parts as parts
from pages.exports.archive import sealed
from pages.exports.spreadsheet import plain, writable
from pages.exports.tables import Figure
from pages.exports.workbook_parts import Style

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of a sheet
PACKED = 500  # rows that are packed at once


class TooLargeError(ValueError):
    """More rows or columns than a sheet can have; the message says which."""


class Words(NamedTuple):
    """Words with a look of their own."""

    words: str
    style: Style


Content = str | float | Figure | Words | None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet; each row is taken when it is written, and has no more cells than there are widths."""

    name: str
    widths: Sequence[int]  # of the columns, in characters
    rows: Iterable[Sequence[Content]]
    frozen: tuple[int, int] = (0, 0)  # rows above and columns on the left that stay
    first: int = 0  # the column, from 0, that is seen first beside those on the left


def letters(column: int) -> str:
    """The name of a column, from 0: A, Z, AA."""
    ahead, last = divmod(column, 26)
    return (letters(ahead - 1) if ahead else "") + chr(ord("A") + last)


class _Cells:
    """What cells hold; words stand once for the whole workbook, and cells name their place."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.decimals: dict[int, int] = {0: 0}  # → place among the formats of numbers
        self._known: dict[str | Words, str] = {}

    def __call__(self, content: str | float | Figure | Words) -> str:
        """A cell behind its address, as XML: style, kind and value."""
        if isinstance(content, Figure):
            place = self.decimals.setdefault(content.decimals, len(self.decimals))
            return f' s="{len(Style) + place}"><v>{float(content.value)!r}</v></c>'
        if isinstance(content, int | float):
            return f"><v>{content!r}</v></c>"
        if content not in self._known:
            words, style = content if isinstance(content, Words) else (content, Style.PLAIN)
            place = self.words.setdefault(plain(writable(words)), len(self.words))
            look = f' s="{style:d}"' if style else ""
            self._known[content] = look + f' t="s"><v>{place}</v></c>'
        return self._known[content]


def _view(sheet: Sheet) -> str:
    """What stays while a reader scrolls, and what is seen first beside it."""
    rows, columns = sheet.frozen
    if not rows and not columns:
        return '<sheetView workbookViewId="0"/>'
    pane = "bottomRight" if rows and columns else "bottomLeft" if rows else "topRight"
    split = (f' xSplit="{columns}"' if columns else "") + (f' ySplit="{rows}"' if rows else "")
    seen = f"{letters(max(sheet.first, columns))}{rows + 1}"
    return (
        f'<sheetView workbookViewId="0"><pane{split} topLeftCell="{seen}" activePane="{pane}" state="frozen"/>'
        f'<selection pane="{pane}"/></sheetView>'
    )


def _lines(sheet: Sheet, cells: _Cells) -> Iterator[str]:
    names = [letters(column) for column in range(len(sheet.widths))]
    for number, row in enumerate(sheet.rows, start=1):
        if number > MOST_ROWS:
            raise TooLargeError(f"more than {MOST_ROWS} rows")
        written = [
            f'<c r="{name}{number}"{cells(content)}'
            for name, content in zip(names, row, strict=False)
            if content is not None
        ]
        yield f'<row r="{number}">{"".join(written)}</row>'


def _written(sheet: Sheet, cells: _Cells) -> Iterator[bytes]:
    """A sheet as XML, in pieces."""
    if len(sheet.widths) > MOST_COLUMNS:
        raise TooLargeError(f"more than {MOST_COLUMNS} columns")
    yield parts.opened(_view(sheet), sheet.widths)
    piece: list[str] = []
    for line in _lines(sheet, cells):
        piece.append(line)
        if len(piece) == PACKED:
            yield "".join(piece).encode()
            piece.clear()
    yield f"{''.join(piece)}</sheetData></worksheet>".encode()


def _files(sheets: Sequence[Sheet], *, title: str, date: str) -> Iterator[tuple[str, bytes | Iterable[bytes]]]:
    """Words and formats come last: they are known when all sheets are written."""
    yield "[Content_Types].xml", parts.types(len(sheets))
    yield "_rels/.rels", parts.relations()
    yield "docProps/core.xml", parts.properties(title, date)
    yield "xl/workbook.xml", parts.index([sheet.name for sheet in sheets])
    yield "xl/_rels/workbook.xml.rels", parts.index_relations(len(sheets))
    cells = _Cells()
    for number, sheet in enumerate(sheets, start=1):
        yield f"xl/worksheets/sheet{number}.xml", _written(sheet, cells)
    yield "xl/sharedStrings.xml", parts.words(cells.words)
    yield "xl/styles.xml", parts.styles(cells.decimals)


def workbook(sheets: Sequence[Sheet], *, title: str, date: str) -> bytes:
    """A workbook of some sheets, the same to the byte for the same rows; `date` is an ISO day.

    Raises:
        TooLargeError: more rows or columns than a sheet can have.
    """
    return sealed(_files(sheets, title=title, date=date))
