"""Ffcsv: the flat form of a GENESIS table (2024 and later), one row for each value.

Headings are fixed names; for each dimension there is a block of four, numbered from 1. The dimension whose codes are
area keys is the area. The total of a dimension has a label ("Insgesamt") and no code.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.genesis import FormError
from data.genesis.datencsv import KEY

BLOCK = re.compile(r"([1-9]\d?)_variable_attribute_code", re.ASCII)
FIXED = ("time", "value", "value_variable_label")
SAMPLED = 400  # rows that tell which dimension is the area

Row = Sequence[str]


@dataclass(frozen=True)
class Dimension:
    """The columns of one dimension, from 0."""

    code: int  # of the attribute: "03355", "GESW", "" for the total
    label: int  # "Lüneburg, Landkreis", "weiblich", "Insgesamt"


@dataclass(frozen=True, kw_only=True)
class Structure:
    """Which column holds what; columns count from 0."""

    time: int
    area: Dimension
    dimensions: tuple[Dimension, ...]  # without the area, in their order
    measure: int
    value: int
    unit: int | None
    quality: int | None

    def name_of(self, row: Row) -> str:
        """What a row is a figure of: "Bevölkerungsstand, weiblich"."""
        return ", ".join(filter(None, (_at(row, self.measure), *(_at(row, each.label) for each in self.dimensions))))


@dataclass(frozen=True, kw_only=True)
class Record:
    """One row in the source's words; `line` counts from 1."""

    line: int
    area: str  # key
    time: str
    measure: str
    items: tuple[str, ...]  # labels of the dimensions without the area
    unit: str
    text: str
    quality: str


def _at(row: Row, index: int | None) -> str:
    return row[index].strip() if index is not None and index < len(row) else ""


def is_ffcsv(heading: Row) -> bool:
    """Whether a row is the heading of such a table."""
    names = {cell.strip().lstrip("\ufeff") for cell in heading}
    return names.issuperset(FIXED) and any(BLOCK.fullmatch(name) for name in names)


def structure(rows: Sequence[Row]) -> Structure:
    """Which column of the rows, the heading first, holds what.

    Raises:
        FormError: no dimension has area keys.
    """
    places = {cell.strip().lstrip("\ufeff"): index for index, cell in reversed(list(enumerate(rows[0])))}
    numbers = sorted(int(found[1]) for name in places if (found := BLOCK.fullmatch(name)))
    blocks = [
        Dimension(places[f"{n}_variable_attribute_code"], places.get(f"{n}_variable_attribute_label", -1))
        for n in numbers
    ]
    sample = [row for row in rows[1 : SAMPLED + 1] if any(row)]

    def keys(block: Dimension) -> int:
        return sum(bool(KEY.fullmatch(_at(row, block.code))) for row in sample)

    area = max(blocks, key=keys)
    if not keys(area):
        raise FormError("no dimension with area keys", row=1)
    return Structure(
        time=places["time"],
        area=area,
        dimensions=tuple(block for block in blocks if block is not area),
        measure=places["value_variable_label"],
        value=places["value"],
        unit=places.get("value_unit"),
        quality=places.get("value_q"),
    )


def records(rows: Sequence[Row]) -> Iterator[Record]:
    """The rows below the heading, which is the first.

    Raises:
        FormError: no dimension has area keys.
    """
    told = structure(rows)
    for line, row in enumerate(rows[1:], start=2):
        if any(row):
            yield Record(
                line=line,
                area=_at(row, told.area.code),
                time=_at(row, told.time),
                measure=_at(row, told.measure),
                items=tuple(_at(row, each.label) for each in told.dimensions),
                unit=_at(row, told.unit),
                text=_at(row, told.value),
                quality=_at(row, told.quality),
            )
