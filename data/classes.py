"""Classes: limits for maps, from all Kreise and all years, so that they never move."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from data.observations import Panel

COUNT = 5
FEWEST = 20  # values of Kreise below which quantiles say nothing
# Equal steps lie between these quantiles of all values: a few cities would otherwise stretch the steps until the six
# areas share one class. The lowest and the highest class are open, so that every value still has one.
ENDS = (0.05, 0.95)


class Method(StrEnum):
    """How the limits of classes are found; the first is the default."""

    QUANTILES = "quantiles"  # as many values of Kreise in each class
    EQUAL = "equal"  # equal steps
    PUBLISHER = "publisher"  # the limits that the indicator's publisher uses, where they are declared


@dataclass(frozen=True)
class Classes:
    """Inner limits of the classes, ascending; class i holds limits[i-1] ≤ value < limits[i]."""

    limits: tuple[float, ...]
    districts: int  # Kreise from which the limits come

    def of(self, value: float) -> int:
        """Number of the class of a value, from 0."""
        return int(np.searchsorted(self.limits, value, side="right"))


def methods(declared: Sequence[float]) -> tuple[Method, ...]:
    """The methods for an indicator; its publisher's only where limits are declared."""
    return tuple(method for method in Method if declared or method is not Method.PUBLISHER)


def _equal_steps(values: npt.NDArray[np.float64], decimals: int) -> list[float]:
    low, high = np.quantile(values, ENDS)
    step = max(round((high - low) / COUNT, decimals), 10.0**-decimals)
    return [round(low, decimals) + step * place for place in range(1, COUNT)]


def classes(
    panel: Panel, decimals: int, *, method: Method = Method.QUANTILES, declared: tuple[float, ...] = ()
) -> Classes | None:
    """At most five classes from the values of all Kreise in all years; None where there are too few values.

    Limits are rounded to the decimals that are shown, so that legend and colour agree; equal limits fall together.
    """
    table = panel.comparable[~np.isnan(panel.comparable).all(axis=1)]
    if method is Method.PUBLISHER:
        return Classes(declared, len(table)) if declared else None
    values = table[~np.isnan(table)]
    if len(values) < FEWEST:
        return None
    if method is Method.EQUAL:
        limits = _equal_steps(values, decimals)
    else:
        limits = list(np.quantile(values, np.linspace(0, 1, COUNT + 1)[1:-1]))
    return Classes(tuple(sorted({float(np.round(limit, decimals)) for limit in limits})), len(table))
