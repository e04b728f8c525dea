"""Series: the figures of an analyst's own file by indicator and unit, with what a chart needs of them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from data.classes import Classes, classed
from data.upload.understood import OwnValue

FEWEST = 5  # different values below which class limits say nothing
DIGITS = 5  # that a value needs to be told from others in a chart
MOST_DECIMALS = 12


def decimals_of(value: float) -> int:
    """Decimals of a value as it is read: 1.25 has two."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@dataclass(frozen=True)
class Series:
    """One indicator of a file in one unit; `rows` by area and year hold values, and where one is missing why."""

    indicator: str
    unit: str
    rows: Mapping[tuple[str, int], OwnValue]

    @cached_property
    def values(self) -> list[float]:
        """All values that are there."""
        return [row.value for row in self.rows.values() if row.value is not None]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years with a value, ascending."""
        return tuple(sorted({row.year for row in self.rows.values() if row.value is not None}))

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Areas with a value, in the order of the file."""
        return tuple(dict.fromkeys(row.area for row in self.rows.values() if row.value is not None))

    @cached_property
    def decimals(self) -> int:
        """Decimals for charts: as many as the values have, and no more than tell them apart."""
        greatest = max(map(abs, self.values), default=0.0)
        before = math.floor(math.log10(greatest)) + 1 if greatest else 1
        needed = min(max(DIGITS - before, 0), MOST_DECIMALS)
        return min(max(map(decimals_of, self.values), default=0), needed)

    def classes(self, year: int) -> Classes | None:
        """Fifths of all values of a year; None where fewer than five of them differ."""
        values = [row.value for row in self.rows.values() if row.year == year and row.value is not None]
        return classed(values, self.decimals, districts=len(values)) if len(set(values)) >= FEWEST else None


def series(rows: Iterable[OwnValue]) -> tuple[Series, ...]:
    """The series of a file in its order; values of one indicator in different units are different series.

    A missing value has no unit in the file: it belongs to its indicator's only series, and to none where there are two.
    """
    every = list(rows)
    units: dict[str, dict[str, None]] = {}
    for row in every:
        if row.value is not None:
            units.setdefault(row.indicator, {})[row.unit] = None
    found: dict[tuple[str, str], dict[tuple[str, int], OwnValue]] = {}
    for row in every:
        of = units.get(row.indicator, {})
        if row.value is not None or len(of) == 1:
            unit = row.unit if row.value is not None else next(iter(of))
            found.setdefault((row.indicator, unit), {})[row.area, row.year] = row
    return tuple(Series(*key, MappingProxyType(values)) for key, values in found.items())
