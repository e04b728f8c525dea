"""Similar districts: the Kreise nearest to a Kreis in five standardised inputs."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.observations import Panel
from data.totals import Panels

COUNT = 10
GAPS = 5  # Kreise that may be without a value in the year of an input


@dataclass(frozen=True)
class Input:
    """One input of the comparison; `logarithm` where a few Kreise lie far above all others."""

    indicator: str
    logarithm: bool


INPUTS = (
    Input("population", True),
    Input("population_density", True),
    Input("share_65plus", False),
    # Economic structure: production industries in gross value added. Manufacturing alone and employment by sector end
    # in 2014 or lack Kreise whose values are confidential; this share has all Kreise.
    Input("secondary_gva_share", False),
    # The official unemployment rate ends in 2016 and never had all Kreise; this one has the same unemployed per
    # inhabitants of working age.
    Input("unemployed_share", False),
)


class NoKreisError(LookupError):
    """An area that is no German Kreis has no similar districts."""


class NoYearError(LookupError):
    """An input has no year in which nearly all Kreise have a value."""


@dataclass(frozen=True)
class Neighbour:
    """A similar Kreis: its Euclidean distance in standard deviations and its values as published, by indicator."""

    area: str
    distance: float
    values: Mapping[str, float]


def _kreise(panels: Panels) -> list[str]:
    return sorted({area for part in INPUTS for area in panels[part.indicator].rows if len(area) == 5})


def _newest(panel: Panel, indicator: str, kreise: int) -> int:
    for year in reversed(panel.years):
        if len(panel.compared(year)) >= kreise - GAPS:
            return year
    raise NoYearError(indicator)


def years(panels: Panels) -> Mapping[str, int]:
    """By indicator, the newest year in which at most `GAPS` of all Kreise have no value.

    Raises:
        NoYearError: an input has no such year.
    """
    kreise = len(_kreise(panels))
    return {part.indicator: _newest(panels[part.indicator], part.indicator, kreise) for part in INPUTS}


def _complete(panels: Panels) -> dict[str, list[float]]:
    """The five values of each Kreis that has them all (and above 0 where a logarithm is taken), in order of AGS."""
    newest = years(panels)
    columns = [panels[part.indicator].compared(newest[part.indicator]) for part in INPUTS]
    found = {area: [column.get(area) for column in columns] for area in _kreise(panels)}
    return {
        area: [value for value in row if value is not None]
        for area, row in found.items()
        if all(v is not None and (v > 0 or not part.logarithm) for v, part in zip(row, INPUTS, strict=True))
    }


def _standardised(rows: list[list[float]]) -> npt.NDArray[np.float64]:
    """Kreise × inputs with mean 0 and standard deviation 1; an input that is the same everywhere is 0."""
    table = np.array(rows, dtype="float64")
    logarithms = [column for column, part in enumerate(INPUTS) if part.logarithm]
    table[:, logarithms] = np.log(table[:, logarithms])
    deviation = table.std(axis=0)
    return np.asarray((table - table.mean(axis=0)) / np.where(deviation > 0, deviation, 1), dtype="float64")


def left_out(panels: Panels) -> tuple[str, ...]:
    """Kreise that are compared with none, because they lack one of the inputs."""
    complete = _complete(panels)
    return tuple(area for area in _kreise(panels) if area not in complete)


def similar(panels: Panels, area: str, *, count: int = COUNT) -> tuple[Neighbour, ...]:
    """The `count` Kreise nearest to a Kreis, the nearest first, ties by AGS; none where the Kreis itself is left out.

    Raises:
        NoKreisError: the area is no Kreis.
        NoYearError: an input has no year in which nearly all Kreise have a value.
    """
    if area not in _kreise(panels):
        raise NoKreisError(area)
    complete = _complete(panels)
    if area not in complete:
        return ()
    areas = list(complete)
    scores = _standardised(list(complete.values()))
    distances = np.sqrt(((scores - scores[areas.index(area)]) ** 2).sum(axis=1)).tolist()
    others = [(other, distance) for other, distance in zip(areas, distances, strict=True) if other != area]
    # Rounded, because equal distances differ in their last digits.
    nearest = sorted(others, key=lambda other: (round(other[1], 9), other[0]))[:count]
    names = [part.indicator for part in INPUTS]
    return tuple(Neighbour(other, d, dict(zip(names, complete[other], strict=True))) for other, d in nearest)
