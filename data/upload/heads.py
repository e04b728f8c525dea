"""Heads: where a sheet has its rows of headings, of which there may be several, and what they say of each column."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data.genesis.units import is_unit, is_units
from data.periods import period
from data.upload.headings import FIRST_YEAR, LAST_YEAR, Role, as_text, role
from data.upload.numbers import NotANumberError, parse
from data.upload.problems import Refusal, UploadError
from data.upload.tables import Cell, Match, Row

LOOKED_AT = 60  # rows that are searched for the headings
MOST_HEADS = 8  # rows of headings above and below the one that names the areas


def cell_at(row: Row, index: int) -> Cell:
    """A cell of a row, blank behind its end."""
    return row[index] if index < len(row) else ""


def is_named(cell: Cell, match: Match) -> bool:
    """Whether a cell without a heading is an area: its name or a whole key, no number that happens to be one."""
    text = as_text(cell)
    is_whole = len(text) in (5, 8, 12) or (len(text) == 2 and text[0] == "0")
    return (is_whole or any(sign.isalpha() for sign in text)) and bool(match(text))


def is_figure(cell: Cell) -> bool:
    """Whether a cell is a number and no year."""
    if isinstance(cell, str):
        told = period(cell)
        if not cell or (told and FIRST_YEAR <= told.year <= LAST_YEAR):
            return False
        try:
            parse(cell, None)
        except NotANumberError:
            return False
        except ValueError:  # a number that is only not decided
            return True
        return True
    return not (isinstance(cell, float) and cell.is_integer() and FIRST_YEAR <= cell <= LAST_YEAR)


@dataclass(frozen=True)
class Heads:
    """Rows of headings from the top, `heading` the one that names the areas, `first` the first row below them."""

    rows: tuple[Row, ...]
    heading: int
    top: int
    first: int
    width: int

    @cached_property
    def _spread(self) -> tuple[tuple[str, ...], ...]:
        """The texts of each row, all but the lowest spread over the blank cells to the right of each."""
        found = []
        for place, row in enumerate(self.rows):
            texts = [as_text(cell_at(row, index)) for index in range(self.width)]
            if place < len(self.rows) - 1:
                lowest = [as_text(cell_at(self.rows[-1], index)) for index in range(self.width)]
                start = next((index for index, text in enumerate(texts) if text), self.width)
                for index in range(start + 1, self.width):
                    texts[index] = texts[index] or (texts[index - 1] if lowest[index] else "")
            found.append(tuple(texts))
        return tuple(found)

    @cached_property
    def _units(self) -> tuple[str, ...] | None:
        """The lowest row where it holds units and nothing else."""
        texts = [text for text in self._spread[-1] if text]
        return self._spread[-1] if len(self.rows) > 1 and is_units(texts) else None

    def unit(self, index: int) -> str:
        """The unit that the headings give a column, in a row of its own or in brackets: "Umsatz [Tsd. EUR]"."""
        if self._units:
            return self._units[index]
        text = self.lowest(index)
        inside = text.rpartition("[")[2].removesuffix("]") if text.endswith("]") else ""
        return inside if inside and is_unit(inside) else ""

    def label(self, index: int) -> str:
        """All headings of a column in one line, from the top, without its unit."""
        rows = self._spread[:-1] if self._units else self._spread
        text = ", ".join(dict.fromkeys(texts[index] for texts in rows if texts[index]))
        unit = self.unit(index)
        return text.removesuffix(f"[{unit}]").rstrip() if unit and not self._units else text

    def lowest(self, index: int) -> str:
        """The heading nearest to the figures of a column."""
        rows = self._spread[:-1] if self._units else self._spread
        return next((text for texts in reversed(rows) if (text := texts[index])), "")

    def titles(self, rows: Sequence[Row]) -> list[str]:
        """The lines above the headings."""
        return [as_text(cell) for row in rows[: self.top] for cell in row if cell != ""]


def _areas_in(row: Row, match: Match) -> int:
    """How many different areas stand in a row."""
    found = {tuple(match(as_text(cell))) for cell in row if is_named(cell, match)}
    return len(found)


def _heading_row(rows: Sequence[Row], match: Match) -> int:
    """Index of the row of headings: that which names an area column, else above the first area, or names areas."""
    several = [index for index, row in enumerate(rows[:LOOKED_AT]) if len(row) - row.count("") > 1]
    for index in several:
        row = rows[index]
        is_headed = any(role(cell) is Role.AREA for cell in row) or _areas_in(row, match) > 1
        if is_headed and not any(is_figure(cell) and not is_named(cell, match) for cell in row):
            return index
        if _areas_in(row, match):
            break  # no headings stand below the first area
    for index in several:
        number = _areas_in(rows[index], match)
        if number > 1:
            return index
        above = [before for before in several if before < index]
        if number and above:
            figures = [at for at, cell in enumerate(rows[index]) if is_figure(cell)]
            plain = [b for b in above if not any(is_figure(cell_at(rows[b], at)) for at in figures)]
            return (plain or above)[-1]
        if number and any(period(as_text(cell)) is None and not is_figure(cell) for cell in rows[index]):
            below = rows[index + 1 : index + 3]
            if any(role(cell) is Role.YEAR for cell in rows[index]) and below:
                return index
    index = several[0] if several else 0
    heads = [as_text(cell) for cell in (rows[index] if rows else ()) if cell != ""]
    raise UploadError(Refusal.NO_AREA, ", ".join(heads[:8]), row=index + 1)


def _is_lower(row: Row, heading: Row, start: int) -> bool:
    """Whether a row below the headings goes on with them: nothing but words and years, none of them an area."""
    own = [cell_at(row, index) for index in range(start + 1)]
    above = [cell_at(heading, index) for index in range(start + 1)]
    is_apart = all(cell in ("", over) for cell, over in zip(own, above, strict=True))
    return is_apart and any(cell != "" for cell in row[start + 1 :]) and not any(map(is_figure, row))


def _is_numbering(row: Row) -> bool:
    """Whether a row counts the columns: 1, 2, 3 …"""
    places = [(index, as_text(cell)) for index, cell in enumerate(row) if cell != ""]
    return len(places) > 2 and all(text.strip("()") == str(index + 1) for index, text in places)


def _start(rows: Sequence[Row], heading: int, match: Match) -> int:
    """Index of the leftmost column of areas."""
    headed = [index for index, cell in enumerate(rows[heading]) if role(cell) is Role.AREA]
    sample = rows[heading + 1 : heading + 1 + LOOKED_AT]
    named = [index for row in sample for index, cell in enumerate(row) if is_named(cell, match)]
    return min([*headed[:1], *named], default=0)


def heads_of(rows: Sequence[Row], match: Match) -> Heads:
    """Where the headings are.

    Raises:
        UploadError: no row names areas.
    """
    heading = _heading_row(rows, match)
    start = _start(rows, heading, match)
    is_long = any(role(cell) is Role.YEAR for cell in rows[heading]) and any(
        role(cell) is Role.VALUE for cell in rows[heading]
    )
    last = heading
    while not is_long and last - heading < MOST_HEADS and last + 1 < len(rows):
        if not _is_lower(rows[last + 1], rows[heading], start):
            break
        last += 1
    first = last + 1
    while first < len(rows) and (_is_numbering(rows[first]) or (not rows[first] and first - last < MOST_HEADS)):
        first += 1
    top = heading
    while top and heading - top < MOST_HEADS and _is_upper(rows[top - 1], start):
        top -= 1
    kept = tuple(rows[top : last + 1])
    return Heads(kept, heading, top, first if first < len(rows) else last + 1, max(map(len, kept)))


def _is_upper(row: Row, start: int) -> bool:
    """Whether a row above the headings belongs to them: nothing stands above the areas, something beside them."""
    return all(cell == "" for cell in row[: start + 1]) and any(cell != "" for cell in row[start + 1 :])
