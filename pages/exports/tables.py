"""Tables to take away: what is seen, as typed cells in a long or wide layout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from data.flags import Flag
from data.indicators import Indicator
from data.observations import Observation
from pages.exports.provenance import cited, is_computed, licences
from pages.text import Text


class Layout(StrEnum):
    """Whether each value has a row of its own, or one of the axes runs across."""

    LONG = "long"
    WIDE = "wide"


class Axis(StrEnum):
    """What a value belongs to."""

    INDICATOR = "indicator"
    AREA = "area"
    YEAR = "year"


class Row(NamedTuple):
    """One value that is seen."""

    indicator: Indicator
    area: str  # id
    name: str  # of the area, in the reader's language
    year: int
    observation: Observation


@dataclass(frozen=True, kw_only=True)
class Extract:
    """What is seen and taken away: never two rows of the same indicator, area and year."""

    rows: Sequence[Row]
    address: str  # of the view
    version: str  # of the data
    date: str  # ISO day on which it is taken away
    layout: Layout = Layout.LONG
    across: Axis = Axis.YEAR  # what the columns of a wide table are

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator once, in the order of the rows."""
        return tuple({row.indicator.id: row.indicator for row in self.rows}.values())


class Figure(NamedTuple):
    """A value at full precision and the decimals it is shown with."""

    value: float
    decimals: int


Cell = str | int | Figure | Flag | None


class Column(NamedTuple):
    """A column by its id, with its heading in the reader's language."""

    id: str
    label: str
    kind: Literal["string", "integer", "number", "flag"]


class Table(NamedTuple):
    """Columns and rows, and the columns whose cells together name a row."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    key: Sequence[str]


LEAD = {Axis.INDICATOR: ("indicator", "indicator_name", "unit"), Axis.AREA: ("area", "area_name"), Axis.YEAR: ("year",)}
STAMP = ("data_version", "date", "address")


def _lead(row: Row, axis: Axis, text: Text) -> tuple[Cell, ...]:
    if axis is Axis.INDICATOR:
        return row.indicator.id, text.of(row.indicator.name), text.of(row.indicator.unit)
    return (row.area, row.name) if axis is Axis.AREA else (row.year,)


def _valued(row: Row | None) -> tuple[Cell, Cell]:
    """Value and flag; both empty where a wide table has a place that nobody asked for."""
    if row is None:
        return None, None
    value = row.observation.value
    return None if value is None else Figure(value, row.indicator.decimals), row.observation.flag


def _head(row: Row, axis: Axis, text: Text) -> tuple[Column, Column]:
    """The columns of value and flag of one indicator, area or year of a wide table."""
    name = {
        Axis.INDICATOR: f"{text.of(row.indicator.name)} ({text.of(row.indicator.unit)})",
        Axis.AREA: row.name,
        Axis.YEAR: str(row.year),
    }[axis]
    place = str(_lead(row, axis, text)[0])
    flag = Column(f"{place}_flag", f"{name}: {text('export.column.flag')}", "flag")
    return Column(place, name, "number"), flag


def _grouped(extract: Extract, text: Text) -> tuple[list[tuple[Column, Column]], list[list[Row | None]]]:
    """Pairs of columns for values and flags, and what stands in them in each line, both as the rows bring them."""
    if extract.layout is Layout.LONG:
        pair = (
            Column("value", text("export.column.value"), "number"),
            Column("flag", text("export.column.flag"), "flag"),
        )
        return [pair], [[row] for row in extract.rows]
    heads: dict[Cell, Row] = {}
    lines: dict[tuple[Cell, ...], dict[Cell, Row]] = {}
    for row in extract.rows:
        place: dict[Axis, Cell] = {Axis.INDICATOR: row.indicator.id, Axis.AREA: row.area, Axis.YEAR: row.year}
        head = place.pop(extract.across)
        heads.setdefault(head, row)
        lines.setdefault(tuple(place.values()), {})[head] = row
    pairs = [_head(row, extract.across, text) for row in heads.values()]
    return pairs, [[line.get(head) for head in heads] for line in lines.values()]


class _Origins:
    """Citation and licence of a row's values, put together once for rows alike."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._known: dict[tuple[tuple[str, bool], ...], tuple[str, str]] = {}

    def __call__(self, rows: Iterable[Row]) -> tuple[str, str]:
        found = {(row.indicator.id, is_computed(row.indicator, row.area)): row.indicator for row in rows}
        if tuple(found) not in self._known:
            computed = any(each for _, each in found)
            source = cited(found.values(), self._text, computed=computed)
            self._known[tuple(found)] = source, "; ".join(licences(found.values()))
        return self._known[tuple(found)]


def tabulated(extract: Extract, text: Text, *, is_stamped: bool) -> Table:
    """The extract in its layout; `is_stamped`: version, date and address stand in every row."""
    axes = [axis for axis in Axis if extract.layout is Layout.LONG or axis is not extract.across]
    pairs, lines = _grouped(extract, text)
    ends = ("source", "licence", *(STAMP if is_stamped else ()))
    stamp = (extract.version, extract.date, extract.address) if is_stamped else ()
    columns = [Column(i, text(f"export.column.{i}"), "string") for axis in axes for i in LEAD[axis] if i != "year"]
    if Axis.YEAR in axes:
        columns.append(Column("year", text("export.column.year"), "integer"))  # the last of the axes
    columns += [column for pair in pairs for column in pair]
    columns += [Column(i, text(f"export.column.{i}"), "string") for i in ends]
    origins, rows = _Origins(text), []
    for line in lines:
        present = [row for row in line if row is not None]
        lead = [cell for axis in axes for cell in _lead(present[0], axis, text)]
        values = [cell for row in line for cell in _valued(row)]
        rows.append([*lead, *values, *origins(present), *stamp])
    return Table(columns, rows, key=[axis.value for axis in axes])


def citation(extract: Extract, text: Text) -> str:
    """How the extract is cited, in a sentence."""
    return text(
        "export.citation.full",
        sources=cited(extract.indicators, text, computed=False),
        version=extract.version,
        date=text.date(extract.date),
        address=extract.address,
    )
