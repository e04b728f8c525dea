"""Prepared figures: catalogue, observations and the values that pages ask for."""

from data.classes import Classes, classes
from data.indicators import Indicator, load_catalogue
from data.observations import Observation, Panel, load_observations
from data.totals import total
from geo.areas import PARTNERS, REGION, REGION_PARTS


def panel(indicator: str) -> Panel:
    """All observations of an indicator."""
    return load_observations()[indicator]


def observe(indicator: Indicator, area: str, year: int) -> Observation:
    """The value of an area, or of the region by the indicator's rule."""
    if area != REGION:
        return panel(indicator.id).at(area, year)
    return total(indicator, REGION_PARTS, year=year, panels=load_observations()).observation


def observe_all(indicator: Indicator, area: str) -> list[tuple[int, Observation]]:
    """The values of an area, or of the region, by year."""
    return [(year, observe(indicator, area, year)) for year in panel(indicator.id).years]


def years(indicator: Indicator) -> tuple[int, ...]:
    """Years to choose from: those with a value for a partner area, else (national series) for anybody."""
    every = panel(indicator.id)
    return every.years_of(PARTNERS) or every.years_of(every.rows)


def newest(indicator: Indicator, area: str = "") -> int:
    """The newest year with a value for the area, else for any partner area."""
    own = [year for year, observation in observe_all(indicator, area) if observation.value is not None] if area else []
    return own[-1] if own else years(indicator)[-1]


def limits(indicator: Indicator) -> Classes | None:
    """Class limits of an indicator, the same in all years."""
    return classes(panel(indicator.id), indicator.decimals)


def listed(field: str = "") -> list[Indicator]:
    """Indicators offered for choice, of one field or of all, in declared order."""
    return [i for i in load_catalogue().values() if i.listed and (not field or i.field == field)]
