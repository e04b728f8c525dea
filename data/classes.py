"""Classes: limits for maps, from all Kreise and all years, so that they never move."""

from dataclasses import dataclass

import numpy as np

from data.observations import Panel

COUNT = 5
FEWEST = 20  # values of Kreise below which quantiles say nothing


@dataclass(frozen=True)
class Classes:
    """Inner limits of the classes, ascending; class i holds limits[i-1] ≤ value < limits[i]."""

    limits: tuple[float, ...]
    districts: int  # Kreise from which the limits come

    def of(self, value: float) -> int:
        """Number of the class of a value, from 0."""
        return int(np.searchsorted(self.limits, value, side="right"))


def classes(panel: Panel, decimals: int) -> Classes | None:
    """Five classes of equal size over the values of all Kreise in all years; None where there are too few values.

    Limits are rounded to the decimals that are shown, so that legend and colour agree; equal limits fall together.
    """
    table = panel.all_districts()
    values = table[~np.isnan(table)]
    if len(values) < FEWEST:
        return None
    quantiles = np.quantile(values, np.linspace(0, 1, COUNT + 1)[1:-1])
    limits = tuple(sorted({float(np.round(limit, decimals)) for limit in quantiles}))
    return Classes(limits, len(table))
