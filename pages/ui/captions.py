"""Captions: the one sentence of each chart, from the reader's choices."""

import statistics
from collections.abc import Mapping, Sequence

from data.indicators import Indicator
from data.observations import Observation
from data.ranks import rank
from geo.areas import GERMANY, NIEDERSACHSEN, PARTNERS
from pages.text import Text, changes, pairings, rounded, sentences
from pages.ui.benchmarks import benchmark, reference
from pages.ui.findings import Finding
from pages.ui.pickers import area_name
from pages.ui.store import MEDIAN, is_benchmark, observe, observe_all, panel


def _beside(indicator: Indicator, area: str, year: int) -> sentences.Reference | None:
    found = benchmark(indicator, area, year)
    return None if found is None else sentences.Reference(area=found.area, value=found.value)


def level(found: Finding, text: Text) -> str:
    """One area in one year."""
    beside = found.benchmark
    values = panel(found.indicator.id).districts(found.year)
    tied = sum(value == values.get(found.area) for value in values.values()) - 1 if found.area in values else 0
    shown = sentences.Level(
        area=found.area,
        year=found.year,
        observation=found.observation,
        rank=found.rank,
        tied=tied,
        change=found.change,
        reference=None if beside is None else sentences.Reference(area=beside.area, value=beside.value),
    )
    return sentences.level(found.indicator, shown, text)


def spread(indicator: Indicator, areas: Sequence[str], year: int, *, area: str, text: Text, beside: str = "") -> str:
    """Areas side by side in one year, benchmarks among them left to the comparison: `beside`, else the chosen one."""
    observed = {each: observe(indicator, each, year) for each in areas if not is_benchmark(each)}
    other = sentences.Reference(area=beside, value=observe(indicator, beside, year).value) if beside else None
    shown = sentences.Spread(year=year, observed=observed, reference=other or _beside(indicator, area, year))
    return sentences.spread(indicator, shown, text)


def development(
    indicator: Indicator, points: Mapping[str, Sequence[tuple[int, Observation]]], *, area: str, text: Text
) -> str:
    """The looked-at area over the years, else the first one drawn, beside the benchmark.

    Where only benchmarks have values, as in a national series, the first of these.
    """
    valued = [
        each for each, series in points.items() if any(observation.value is not None for _, observation in series)
    ]
    own = area if area in points else next(iter(points))
    if valued and all(is_benchmark(each) for each in valued):
        own = valued[0]
    beside = reference(own) or NIEDERSACHSEN
    if beside == own:
        beside = GERMANY
    if beside == own or not any(observation.value is not None for _, observation in observe_all(indicator, beside)):
        beside = ""
    shown = changes.Development(
        area=own,
        points=observe_all(indicator, own),
        reference=beside,
        reference_points=observe_all(indicator, beside) if beside else (),
    )
    return changes.development(indicator, shown, text)


def _coordinate(indicator: Indicator, area: str, year: int) -> pairings.Coordinate:
    every = panel(indicator.id)
    return pairings.Coordinate(
        indicator=indicator,
        year=year,
        observation=observe(indicator, area, year),
        rank=rank(every, area, year=year, direction=indicator.direction),
        median=observe(indicator, MEDIAN, year).value,
    )


def cloud(first: tuple[Indicator, int], second: tuple[Indicator, int], *, area: str, text: Text) -> str:
    """Where the looked-at area stands in two indicators, each in its year."""
    (x, year), (y, other_year) = first, second
    across, upwards = panel(x.id).districts(year), panel(y.id).districts(other_year)
    shown = pairings.Scatter(
        area=area,
        x=_coordinate(x, area, year),
        y=_coordinate(y, area, other_year),
        both=len(across.keys() & upwards.keys()),
        of=len(across.keys() | upwards.keys()),
    )
    return pairings.scatter(shown, text)


def around_median(indicator: Indicator, year: int, text: Text) -> str:
    """Which of the six lie above, at and below the median of the Kreise, as the values are written."""
    districts = panel(indicator.id).districts(year)
    middle = rounded(statistics.median(districts.values()), indicator.decimals)
    sides: dict[str, list[str]] = {"above": [], "equal": [], "below": []}
    for area in PARTNERS:
        value = observe(indicator, area, year).value
        if value is not None:
            own = rounded(value, indicator.decimals)
            sides["above" if own > middle else "below" if own < middle else "equal"].append(area_name(area, text))
    written = text.measure(middle, indicator.decimals, unit=text.of(indicator.unit))
    parts = [text(f"strip.{side}", areas=", ".join(names)) for side, names in sides.items() if names]
    start = text("strip.median", name=text.of(indicator.name), districts=len(districts), value=written)
    return f"{'; '.join([start, *parts])}."
