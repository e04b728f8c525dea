"""Prepared figures: catalogue, observations and the values that pages ask for."""

from functools import cache, lru_cache

from data.catalogue import load_catalogue
from data.classes import Classes, Method, classes
from data.indicators import Indicator, Rule
from data.observations import NOTHING, Observation, Observations, Panel, load_observations
from data.per import indicator_of, quotient
from data.ranks import Quartiles, median, middle, quartiles
from data.similar import similar
from data.totals import Total, total
from geo.areas import BENCHMARKS, PARTNERS
from geo.composition import composition

MEDIAN = "median"  # of all Kreise
SIMILAR = "similar"  # the middle of the ten Kreise most similar to one: "similar:03353"

MANY = 10_000  # series that are remembered: readers compose areas at will


@cache
def _panel(panels: Observations, indicator: str) -> Panel:
    declared = indicator_of(indicator, load_catalogue())
    if indicator in panels:
        return panels[indicator]
    rule = declared.aggregation
    return quotient(panels[rule.numerator], panels[rule.denominator], rule.factor)


def panel(indicator: str) -> Panel:
    """All observations of an indicator, declared or divided."""
    return _panel(load_observations(), indicator)


@cache
def neighbours(area: str) -> tuple[str, ...]:
    """The ten Kreise most similar to a Kreis, the most similar first."""
    return tuple(each.area for each in similar(load_observations(), area))


def is_benchmark(area: str) -> bool:
    """Whether an id stands for what areas are compared with: a Land, Germany, or a middle."""
    return area in BENCHMARKS or area == MEDIAN or area.startswith(f"{SIMILAR}:")


def middle_half(indicator: Indicator, year: int) -> Quartiles | None:
    """Quartiles of the Kreise; None for counts and where too few compare."""
    return None if indicator.aggregation.rule is Rule.SUM else quartiles(panel(indicator.id), year)


def _middle(every: Panel, area: str, year: int) -> Observation:
    """The median of all Kreise, or of the ten similar ones, with its flag; none where too few compare."""
    return median(every, year) if area == MEDIAN else middle(every, neighbours(area.partition(":")[2]), year)


def together(indicator: Indicator, area: str, year: int) -> Total:
    """The value of a composed area by the indicator's rule, with the parts that have none."""
    parts = composition(area)
    return total(indicator, parts.plus, year=year, panels=load_observations(), without=parts.minus)


@lru_cache(maxsize=MANY)
def _by_year(panels: Observations, indicator: str, area: str) -> dict[int, Observation]:
    """The values of an area, of several together by the indicator's rule, or of a middle, by year; computed once."""
    every = _panel(panels, indicator)
    if area == MEDIAN or area.startswith(f"{SIMILAR}:"):
        return {year: _middle(every, area, year) for year in every.years}
    if composition(area).is_single:
        return dict(every.series(area))
    declared = indicator_of(indicator, load_catalogue())
    return {year: together(declared, area, year).observation for year in every.years}


def observe(indicator: Indicator, area: str, year: int) -> Observation:
    """The value in a year of an area, of several together, or of a middle."""
    return _by_year(load_observations(), indicator.id, area).get(year, NOTHING)


def observe_all(indicator: Indicator, area: str) -> list[tuple[int, Observation]]:
    """The values by year of an area, of several together, or of a middle."""
    return list(_by_year(load_observations(), indicator.id, area).items())


@cache
def _years(panels: Observations, indicator: str) -> tuple[int, ...]:
    every = _panel(panels, indicator)
    return every.years_of(PARTNERS) or every.years_of(every.rows)


def years(indicator: Indicator) -> tuple[int, ...]:
    """Years to choose from: those with a value for a partner area, else (national series) for anybody."""
    return _years(load_observations(), indicator.id)


def newest(indicator: Indicator, area: str = "") -> int:
    """The newest year with a value for the area, else for any partner area."""
    own = [year for year, observation in observe_all(indicator, area) if observation.value is not None] if area else []
    return own[-1] if own else years(indicator)[-1]


@lru_cache(maxsize=MANY)
def _limits(
    panels: Observations, indicator: str, decimals: int, method: Method, year: int | None, declared: tuple[float, ...]
) -> Classes | None:
    return classes(_panel(panels, indicator), decimals, method=method, year=year, declared=declared)


def limits(indicator: Indicator, method: Method, year: int) -> Classes | None:
    """Class limits of an indicator: those of a year, or by another method the same in all years."""
    of = year if method is Method.YEAR else None
    return _limits(load_observations(), indicator.id, indicator.decimals, method, of, indicator.limits)


def listed(field: str = "") -> list[Indicator]:
    """Indicators offered for choice, of one field or of all, in declared order."""
    return [i for i in load_catalogue().values() if i.listed and (not field or i.field == field)]
