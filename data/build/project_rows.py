"""One row of a source of projects: its cells as ids, dates and sums, each error with file, row and column."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from data.build.contract import SourceFormatError, text_table
from data.build.project_codes import AREAS
from data.project_schema import SEPARATOR, days

Meaning = TypeVar("Meaning")
DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")


@dataclass(frozen=True)
class SourceRow:
    """A row with its place in the file."""

    file: Path
    number: int  # counts the lines of the file from 1
    cells: Mapping[str, str]

    def wrong(self, column: str, message: str) -> SourceFormatError:
        """The error to raise for one cell."""
        return SourceFormatError(self.file, message, row=self.number, column=column)

    def code(self, column: str, known: Mapping[str, Meaning]) -> Meaning:
        """What the cell's words mean; an undeclared cell is an error."""
        if self.cells[column] not in known:
            raise self.wrong(column, f"unknown {self.cells[column]!r}")
        return known[self.cells[column]]

    def areas(self, column: str) -> str:
        """Ids separated by semicolons for names separated so; a cell may be empty."""
        names = [name for name in self.cells[column].split(";") if name]
        for name in names:
            if name not in AREAS:
                raise self.wrong(column, f"unknown {name!r}")
        return SEPARATOR.join(AREAS[name] for name in names)

    def date(self, column: str) -> str:
        """A date as precise as it is: YYYY, YYYY-MM or YYYY-MM-DD; a cell may be empty."""
        cell = self.cells[column]
        text = DAY.sub(r"\3-\2-\1", cell) if DAY.fullmatch(cell) else cell
        try:
            if text:
                days(text)
        except ValueError:
            raise self.wrong(column, f"{cell!r} is no date") from None
        return text

    def amount(self, column: str) -> str:
        """A sum in euro with two decimals; a cell may be empty."""
        cell = self.cells[column]
        if cell and not re.fullmatch(r"\d+(\.\d{1,2})?", cell, re.ASCII):
            raise self.wrong(column, f"{cell!r} is not a sum")
        return f"{Decimal(cell):.2f}" if cell else ""


def source_rows(file: Path, columns: Sequence[str]) -> Iterator[SourceRow]:
    """The rows of a source; `SourceFormatError` if one of `columns` is missing."""
    table = text_table(file, columns)[list(columns)].apply(lambda column: column.str.strip())
    for number, cells in zip(table.index, table.to_dict("records"), strict=True):
        yield SourceRow(file, int(number), {str(column): str(cell) for column, cell in cells.items()})
