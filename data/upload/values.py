"""Values: one figure of an analyst's file, as every page and export takes it."""

from dataclasses import dataclass

from data.upload.numbers import Missing


@dataclass(frozen=True, slots=True)
class OwnValue:
    """One figure of an analyst's; `value` is none where the cell says why there is none."""

    area: str  # id
    year: int
    indicator: str  # as written, or the file's name where the file names none
    value: float | None
    unit: str  # as written behind the number, in a column of units or in the headings
    missing: Missing | None
    row: int  # of the file, from 1
    column: int
