"""Indicators: what a declaration in `catalogue/*.toml` says of one measure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from data.flags import Flag

COMPETENCE_FIELDS = ("energy", "food", "health", "digital", "materials")
THEMES = ("demography", "labour", "economy", "climate", "land")
FIELDS = COMPETENCE_FIELDS + THEMES
LANGUAGES = ("de", "en")
Words = Mapping[str, str]  # language → text


class CatalogueError(ValueError):
    """An indicator is declared wrongly; the message names file, indicator and key."""


class Direction(StrEnum):
    """What a higher value means."""

    HIGHER = "higher_is_better"
    LOWER = "lower_is_better"
    NEITHER = "neither"


class Rule(StrEnum):
    """How the value of several areas together is found."""

    SUM = "sum"
    RATIO = "ratio"
    MEAN = "mean"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Aggregation:
    """The declared rule for totals."""

    rule: Rule
    numerator: str = ""  # ratio: indicator id
    denominator: str = ""  # ratio: indicator id
    factor: float = 1.0  # ratio: value = factor × numerator / denominator
    weight: str = ""  # mean: indicator id
    reason: Words | None = None  # none: why no honest total exists


@dataclass(frozen=True, kw_only=True)
class Break:
    """From `year` on the values do not compare with those before."""

    year: int
    cause: Words


@dataclass(frozen=True, kw_only=True)
class Fluctuation:
    """Single years say nothing about a course: means over periods of so many years are compared."""

    years: int
    cause: Words  # what makes the values swing


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A caveat to some values of an indicator; with the flag "confirmed" it is only said, not marked."""

    text: Words
    flag: Flag
    years: tuple[int, ...] = ()  # empty: all years
    areas: tuple[str, ...] = ()  # empty: all areas
    mark: Words | None = None  # short words that stand beside each of the years, e.g. the census behind its population


@dataclass(frozen=True, kw_only=True)
class Divisor:
    """What a count divided by this indicator is called and how it is written."""

    unit: Words  # behind the count's own: "je 1.000 Einwohner"
    factor: float
    decimals: int


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One declared measure: what it is, where it comes from, how it may be used."""

    id: str
    field: str
    name: Words
    definition: Words
    unit: Words
    decimals: int
    direction: Direction
    aggregation: Aggregation
    series: tuple[str, ...] = ()  # joined one after the other; never two values for one area and year
    terms: tuple[str, ...] = ()  # added up; a leading "-" subtracts
    direction_reason: Words | None = None
    reference: Words | None = None  # reference date or period of a year's value, e.g. "31.12."
    year_is_edition: bool = False  # the publisher gives an edition, not the year of the data
    breaks: tuple[Break, ...] = ()
    remarks: tuple[Remark, ...] = ()
    fluctuation: Fluctuation | None = None  # none: the values of two years compare
    trend: bool = True  # False: normed anew in each year, so that a change over time says nothing
    per: tuple[str, ...] = ()  # indicators by which dividing this count makes sense
    divisor: Divisor | None = None  # only of indicators that others name in `per`
    limits: tuple[float, ...] = ()  # of the classes that the publisher itself uses on maps, the same in all years
    listed: bool = True  # False: only a part of other indicators, not offered for choice

    def mark(self, year: int) -> Words | None:
        """What stands beside a year wherever it is written; None where nothing has to."""
        return next((remark.mark for remark in self.remarks if remark.mark and year in remark.years), None)

    @property
    def period(self) -> int:
        """The number of years whose mean is compared over time; 1 where single years compare."""
        return self.fluctuation.years if self.fluctuation else 1
