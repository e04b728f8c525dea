"""Classes: limits for maps, from the Kreise of the year that is shown, or from all years, so that they never move."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from data.observations import Panel
from data.rounding import rounded

COUNT = 5
FEWEST = 20  # values of Kreise below which quantiles say nothing
# Equal steps lie between these quantiles of all values: a few cities would otherwise stretch the steps until the six
# areas share one class. The lowest and the highest class are open, so that every value still has one.
ENDS = (0.05, 0.95)
FIFTH = 0.25  # of all values, up to which a class is about a fifth of them

Numbers = npt.NDArray[np.float64]


class Method(StrEnum):
    """How the limits of classes are found; the first is the default."""

    YEAR = "year"  # fifths of the Kreise of the year that is shown
    QUANTILES = "quantiles"  # fifths of the values of all years
    EQUAL = "equal"  # equal steps, the same in all years
    PUBLISHER = "publisher"  # the limits that the indicator's publisher uses, where they are declared


@dataclass(frozen=True)
class Classes:
    """Inner limits of the classes, ascending; class i holds limits[i-1] ≤ value < limits[i]."""

    limits: tuple[float, ...]
    districts: int  # Kreise from which the limits come
    largest: float = 1 / COUNT  # share of the values that the fullest class holds
    is_signed: bool = False  # values of both signs occur: zero is a limit

    def of(self, value: float) -> int:
        """Number of the class of a value, from 0."""
        return int(np.searchsorted(self.limits, value, side="right"))

    @property
    def below_zero(self) -> int | None:
        """How many classes lie below zero; None where all values have one sign."""
        return self.limits.index(0.0) + 1 if self.is_signed else None

    @property
    def are_fifths(self) -> bool:
        """Whether no class holds much more than a fifth of the values, as one does in which many are equal."""
        return self.largest <= FIFTH


def methods(declared: Sequence[float]) -> tuple[Method, ...]:
    """The methods for an indicator; its publisher's only where limits are declared."""
    return tuple(method for method in Method if declared or method is not Method.PUBLISHER)


def fixed(method: Method) -> Method:
    """The method whose limits stay while the years pass: fifths of one year become those of all years."""
    return Method.QUANTILES if method is Method.YEAR else method


def _fifths(values: Numbers, decimals: int) -> list[float]:
    """Quintiles; one at the lowest value, which no class can lie below, moves to the next."""
    found = np.quantile(values, np.linspace(0, 1, COUNT + 1)[1:-1]).tolist()
    shown = sorted({rounded(value, decimals) for value in values.tolist()})
    return [max(rounded(limit, decimals), *shown[1:2]) for limit in found if len(shown) > 1]


def _equal_steps(values: Numbers, decimals: int) -> list[float]:
    """Limits at equal distances, counted from zero where the steps cross it."""
    low, high = np.quantile(values, ENDS).tolist()
    step = max(rounded((high - low) / COUNT, decimals), 10.0**-decimals)
    if low < 0 < high:
        return [step * place for place in range(-COUNT, COUNT + 1) if low < step * place < high]
    return [rounded(low, decimals) + step * place for place in range(1, COUNT)]


def classed(given: npt.ArrayLike, decimals: int, *, districts: int, method: Method = Method.YEAR) -> Classes:
    """Classes of some values by a method of ours: at most five, and one more where zero parts a class in two.

    Limits are rounded to the decimals that are shown, so that legend and colour agree; equal limits fall together, and
    none leaves a class without a value at either end. Where both signs occur zero is a limit.
    """
    values = np.asarray(given, dtype="float64")
    shown = np.array([rounded(value, decimals) for value in values.tolist()])
    low, high = float(shown.min()), float(shown.max())
    found = (_equal_steps if method is Method.EQUAL else _fifths)(values, decimals)
    is_signed = low < 0 < high
    every = {rounded(limit, decimals) + 0.0 for limit in (*found, *([0.0] if is_signed else []))}  # no −0.0
    limits = tuple(sorted(limit for limit in every if low < limit <= high))
    fullest = np.bincount(np.searchsorted(limits, shown, side="right")).max() / len(shown)
    return Classes(limits, districts, float(fullest), is_signed)


def classes(
    panel: Panel,
    decimals: int,
    *,
    method: Method = Method.QUANTILES,
    year: int | None = None,
    declared: tuple[float, ...] = (),
) -> Classes | None:
    """Classes from the Kreise that compare, of a year or, with a method for all years, of all; None of too few values.

    Raises:
        ValueError: fifths of a year without a year.
    """
    table = panel.comparable[~np.isnan(panel.comparable).all(axis=1)]
    if method is Method.PUBLISHER:
        return Classes(declared, len(table)) if declared else None
    values, districts = table[~np.isnan(table)], len(table)
    if method is Method.YEAR:
        if year is None:
            raise ValueError(method)
        values = np.array(list(panel.compared(year).values()), dtype="float64")
        districts = len(values)
    return None if len(values) < FEWEST else classed(values, decimals, districts=districts, method=method)
