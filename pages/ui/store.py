"""Prepared figures: catalogue, observations and the values that pages ask for."""

from functools import cache

from data.classes import Classes, classes
from data.indicators import Indicator, load_catalogue
from data.observations import NOTHING, Observation, Observations, Panel, load_observations
from data.totals import total
from geo.areas import PARTNERS, REGION, REGION_PARTS


def panel(indicator: str) -> Panel:
    """All observations of an indicator."""
    return load_observations()[indicator]


@cache
def _by_year(panels: Observations, indicator: str, area: str) -> dict[int, Observation]:
    """The values of an area, or of the region by the indicator's rule, by year; computed once."""
    every = panels[indicator]
    if area != REGION:
        return dict(every.series(area))
    declared = load_catalogue()[indicator]
    return {year: total(declared, REGION_PARTS, year=year, panels=panels).observation for year in every.years}


def observe(indicator: Indicator, area: str, year: int) -> Observation:
    """The value of an area, or of the region, in a year."""
    return _by_year(load_observations(), indicator.id, area).get(year, NOTHING)


def observe_all(indicator: Indicator, area: str) -> list[tuple[int, Observation]]:
    """The values of an area, or of the region, by year."""
    return list(_by_year(load_observations(), indicator.id, area).items())


@cache
def _years(panels: Observations, indicator: str) -> tuple[int, ...]:
    every = panels[indicator]
    return every.years_of(PARTNERS) or every.years_of(every.rows)


def years(indicator: Indicator) -> tuple[int, ...]:
    """Years to choose from: those with a value for a partner area, else (national series) for anybody."""
    return _years(load_observations(), indicator.id)


def newest(indicator: Indicator, area: str = "") -> int:
    """The newest year with a value for the area, else for any partner area."""
    own = [year for year, observation in observe_all(indicator, area) if observation.value is not None] if area else []
    return own[-1] if own else years(indicator)[-1]


@cache
def _limits(panels: Observations, indicator: str, decimals: int) -> Classes | None:
    return classes(panels[indicator], decimals)


def limits(indicator: Indicator) -> Classes | None:
    """Class limits of an indicator, the same in all years."""
    return _limits(load_observations(), indicator.id, indicator.decimals)


def listed(field: str = "") -> list[Indicator]:
    """Indicators offered for choice, of one field or of all, in declared order."""
    return [i for i in load_catalogue().values() if i.listed and (not field or i.field == field)]
