"""Series: the figures of an analyst's own file by indicator and unit, with what a chart needs of them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from data.classes import Classes, classed
from data.upload.problems import printable
from data.upload.values import OwnValue

FEWEST = 5  # different values below which class limits say nothing
DIGITS = 5  # that a value needs to be told from others in a chart
MOST_DECIMALS = 12
LONGEST_NAME = 90  # signs of an indicator's name in menus, titles and exports


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
    name: str = ""  # the indicator in one short line, told apart from others of the file

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


def told_apart(indicators: Iterable[str]) -> dict[str, str]:
    """Each name of an indicator in one short line, no two alike: of long ones the middle is left out, not the end."""
    found: dict[str, str] = {}
    for each in dict.fromkeys(indicators):
        line = printable(each)
        head, tail = (LONGEST_NAME - 1) // 2, LONGEST_NAME // 2
        name = line if len(line) <= LONGEST_NAME else f"{line[:head].rstrip()}…{line[-tail:].lstrip()}"
        taken, number = set(found.values()), 2
        while name in taken:
            name, number = f"{name.rpartition(' (')[0] if number > 2 else name} ({number})", number + 1
        found[each] = name
    return found


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
    names = told_apart(indicator for indicator, _ in found)
    return tuple(Series(*key, MappingProxyType(rows), names[key[0]]) for key, rows in found.items())
