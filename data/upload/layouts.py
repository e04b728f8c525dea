"""Layouts: what is known of a sheet once its columns are told: where areas, years and figures stand."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from data.upload.problems import Problem
from data.upload.tables import Row


class Shape(StrEnum):
    """How a table is laid out."""

    LONG = "long"  # area, year, value, perhaps indicator
    YEARS = "years"  # a column for each year
    INDICATORS = "indicators"  # a column for each indicator
    AREAS = "areas"  # a column for each area


@dataclass(frozen=True)
class ValueColumn:
    """A column of values, with what its heading says of all of them; "" and none where a column of its own says it."""

    index: int
    indicator: str = ""
    year: int | None = None
    unit: str = ""
    area: str = ""
    mark: int | None = None  # the column of marks


@dataclass(frozen=True, kw_only=True)
class Layout:
    """What each column of a sheet is; indexes count from 0, `first` to before `end` are the rows of figures."""

    shape: Shape
    first: int
    end: int
    width: int
    areas: tuple[int, ...] = ()  # columns that name the area, the deciding one first; none where areas are columns
    year: int | None = None  # column of years
    unit: int | None = None
    names: tuple[int, ...] = ()  # columns that name the indicator
    dimensions: tuple[int, ...] = ()  # columns that may belong to its name
    values: tuple[ValueColumn, ...]
    headings: Row = ()
    notices: tuple[Problem, ...] = ()
    is_office: bool = False  # a statistical office's table: keys of other areas are expected
    named: Callable[[Row, ValueColumn], str] | None = None  # where a table has a rule of its own for names
