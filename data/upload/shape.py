"""Shape: where a sheet has its headings, and whether it is long, or wide by years or by indicators."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from data.upload.headings import Role, as_text, label_and_year, role
from data.upload.problems import Refusal, UploadError
from data.upload.tables import Cell, Row, Sheet

Match = Callable[[str], Sequence[str]]
LOOKED_AT = 60  # rows that are searched for the headings
SAMPLED = 300  # rows that tell which column names the areas


class Shape(StrEnum):
    """How a table is laid out."""

    LONG = "long"  # area, year, value, perhaps indicator
    YEARS = "years"  # a column for each year
    INDICATORS = "indicators"  # a column for each indicator


@dataclass(frozen=True)
class ValueColumn:
    """A column of values, with what its heading says of all of them; "" and none where a column of its own says it."""

    index: int
    indicator: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Layout:
    """What each column of a sheet is; indexes count from 0, `first` is that of the first row below the headings."""

    shape: Shape
    first: int
    area: int
    roles: dict[Role, int]  # year, indicator and unit, where there is such a column
    values: tuple[ValueColumn, ...]
    headings: Row
    left_out: tuple[int, ...] = ()


def _is_named(cell: Cell, match: Match) -> bool:
    """Whether a cell without a heading is an area: its name or a whole key, no number that happens to be one."""
    text = as_text(cell)
    return (any(sign.isalpha() for sign in text) or len(text) in (5, 8)) and bool(match(text))


def _cell(row: Row, index: int) -> str:
    return as_text(row[index]) if index < len(row) else ""


def _heading_row(rows: Sequence[Row], match: Match) -> int:
    """Index of the row of headings: the first that names an area column, else the one above the first area's name."""
    for index, row in enumerate(rows[:LOOKED_AT]):
        if sum(cell != "" for cell in row) > 1 and any(role(cell) is Role.AREA for cell in row):
            return index
    for index, row in enumerate(rows[:LOOKED_AT]):
        if sum(cell != "" for cell in row) > 1 and any(_is_named(cell, match) for cell in row):
            above = [before for before in range(index) if len(rows[before]) > 1]
            if above:
                return above[-1]
    raise UploadError(Refusal.NO_AREA)


def _area_column(rows: Sequence[Row], headings: Row, match: Match) -> tuple[int, list[int]]:
    """The column that names most areas without doubt, and the others that are headed as areas."""
    headed = [index for index, cell in enumerate(headings) if role(cell) is Role.AREA]
    width = max(map(len, rows), default=0)
    places = (
        headed or [index for index in range(width) if index >= len(headings) or headings[index] == ""] or range(width)
    )

    def score(index: int) -> tuple[int, int]:
        found = [
            len(match(text))
            for row in rows[:SAMPLED]
            if (text := _cell(row, index)) and (headed or _is_named(text, match))
        ]
        return found.count(1), len(found) - found.count(0)

    best = max(places, key=score, default=None)
    if best is None or (not headed and score(best) == (0, 0)):
        raise UploadError(Refusal.NO_AREA)
    return best, [index for index in headed if index != best]


def _filled(upper: Row, width: int) -> list[str]:
    """An upper row of headings, each spread over the blank cells that were merged with it."""
    labels: list[str] = []
    for index in range(width):
        labels.append(_cell(upper, index) or (labels[-1] if labels else ""))
    return labels


def _levels(rows: Sequence[Row], heading: int, area: int) -> tuple[int, int | None]:
    """Index of the lowest row of headings, and of one above it that names indicators over years, or none."""

    def has_years(index: int) -> bool:
        return any(label_and_year(cell) for cell in rows[index])

    below, above = heading + 1, heading - 1
    is_long = any(role(cell) is Role.YEAR for cell in rows[heading])
    is_blank = below < len(rows) and _cell(rows[below], area) == ""
    if is_blank and not is_long and has_years(below) and not has_years(heading):
        return below, heading
    is_above = (
        above >= 0 and has_years(heading) and any(_cell(rows[above], i) for i in range(area + 1, len(rows[above])))
    )
    return heading, above if is_above and _cell(rows[above], area) == "" else None


def _value_columns(headings: Row, uppers: list[str], free: list[int], has_year: bool) -> list[ValueColumn]:
    """Columns of values: all with a heading where a column gives the year, else those whose heading has a year."""
    if has_year:
        return [ValueColumn(index, as_text(headings[index])) for index in free if headings[index] != ""]
    found = [(index, label_and_year(headings[index])) for index in free]
    return [ValueColumn(index, pair[0] or uppers[index], pair[1]) for index, pair in found if pair]


def layout(sheet: Sheet, match: Match) -> Layout:
    """The layout of a sheet.

    Raises:
        UploadError: it is no table, or has no column of areas, years or values.
    """
    rows = sheet.rows
    if max(map(len, rows), default=0) < 2 or sum(map(bool, rows)) < 2:
        raise UploadError(Refusal.NO_TABLE)
    heading = _heading_row(rows, match)
    area, other_areas = _area_column(rows[heading + 1 :], rows[heading], match)
    lowest, upper = _levels(rows, heading, area)
    width = max(len(rows[heading]), len(rows[lowest]))
    lower = tuple(rows[lowest][i] if i < len(rows[lowest]) else "" for i in range(width))
    headings = tuple(c if c != "" else rows[heading][i] if i < len(rows[heading]) else "" for i, c in enumerate(lower))
    named = [(role(cell), index) for index, cell in enumerate(headings) if index not in (area, *other_areas)]
    roles: dict[Role, int] = {kind: index for kind, index in reversed(named) if kind and kind is not Role.AREA}
    value = roles.pop(Role.VALUE, None)
    free = [i for i in range(width) if i not in (area, value, *other_areas, *roles.values())]
    if value is not None and Role.YEAR in roles:
        values, shape = [ValueColumn(value)], Shape.LONG
    else:
        free = sorted([*free, value]) if value is not None else free
        uppers = _filled(rows[upper], width) if upper is not None else [""] * width
        values = _value_columns(headings, uppers, free, Role.YEAR in roles)
        shape = Shape.INDICATORS if Role.YEAR in roles else Shape.YEARS
    if not values:
        raise UploadError(Refusal.NO_VALUE if Role.YEAR in roles else Refusal.NO_YEAR)
    left = tuple(i for i in free if headings[i] != "" and i not in {column.index for column in values})
    return Layout(shape, lowest + 1, area, roles, tuple(values), headings, left)
