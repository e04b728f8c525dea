"""GENESIS: the two table formats of the statistical offices' databases, read from rows of cells.

`data.genesis.datencsv` is the wide form with a title block, `data.genesis.ffcsv` the flat one of 2024 and later.
Both are shared: `data.build` imports publishers' files with them, `data.upload` an analyst's own.
"""


class FormError(ValueError):
    """Rows have not the form that they announce; row and column count from 1."""

    def __init__(self, message: str, *, row: int | None = None, column: int | None = None) -> None:
        """All parts stay readable on the error."""
        super().__init__(message)
        self.message, self.row, self.column = message, row, column
