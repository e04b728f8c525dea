"""Captions: the one sentence of each chart, from the reader's choices."""

from collections.abc import Mapping, Sequence

from data.flags import Flag
from data.indicators import Indicator, Rule
from data.observations import Observation
from data.ranks import rank
from geo.areas import PARTNERS
from geo.composition import rivals
from pages.text import Text, changes, pairings, sentences, spreads
from pages.text.amounts import rest, sentence
from pages.ui.benchmarks import reference_of
from pages.ui.blocks import measure
from pages.ui.findings import Finding, finding
from pages.ui.pickers import area_name
from pages.ui.store import MEDIAN, is_benchmark, observe, observe_all, panel


def _beside(indicator: Indicator, area: str, year: int) -> sentences.Reference | None:
    """The chosen benchmark, with or without a value; None where the area has none, and for counts."""
    chosen = reference_of(indicator, area)
    return sentences.Reference(area=chosen, observation=observe(indicator, chosen, year)) if chosen else None


def level(found: Finding, text: Text) -> str:
    """One area in one year."""
    values = panel(found.indicator.id).compared(found.year)
    tied = sum(value == values.get(found.area) for value in values.values()) - 1 if found.area in values else 0
    shown = sentences.Level(
        area=found.area,
        year=found.year,
        observation=found.observation,
        rank=found.rank,
        tied=tied,
        change=found.change,
        reference=_beside(found.indicator, found.area, found.year),
    )
    return sentences.level(found.indicator, shown, text)


def ranking(indicator: Indicator, observed: Mapping[str, Observation], year: int, *, area: str, text: Text) -> str:
    """One area in one year, and which of those beside it stand apart because their values do not compare."""
    is_off = {each: o.value is not None and o.flag is Flag.NOT_COMPARABLE for each, o in observed.items()}
    names = ", ".join(area_name(each, text) for each in observed if is_off[each])
    said = level(finding(indicator, area, year=year), text)
    return f"{said} {text('chart.apart', areas=names)}" if names else said


def spread(indicator: Indicator, areas: Sequence[str], year: int, *, area: str, text: Text, beside: str = "") -> str:
    """Areas side by side in one year, benchmarks among them left to the comparison: `beside`, else the chosen one."""
    observed = {each: observe(indicator, each, year) for each in areas if not is_benchmark(each)}
    other = sentences.Reference(area=beside, observation=observe(indicator, beside, year)) if beside else None
    beside_it = other or _beside(indicator, area, year)
    shown = spreads.Spread(year=year, observed=observed, reference=beside_it, area=area)
    return spreads.spread(indicator, shown, text)


def development(
    indicator: Indicator,
    points: Mapping[str, Sequence[tuple[int, Observation]]],
    *,
    area: str,
    text: Text,
    base: int | None = None,
) -> str:
    """The looked-at area over the years, else the first one drawn, beside the benchmark; as an index to a `base` year.

    Where only benchmarks have values, as in a national series, the first of these beside the second.
    """
    valued = [
        each for each, series in points.items() if any(observation.value is not None for _, observation in series)
    ]
    own = area if area in points else next(iter(points))
    if valued and all(is_benchmark(each) for each in valued):
        own = valued[0]
        beside = next((each for each in valued if each != own), "")
    else:
        beside = reference_of(indicator, own)
    shown = changes.Development(
        area=own,
        points=observe_all(indicator, own),
        reference=beside,
        reference_points=observe_all(indicator, beside) if beside else (),
    )
    if base is not None:
        return changes.indexed(indicator, shown, base, text=text)
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
    across, upwards = panel(x.id).compared(year), panel(y.id).compared(other_year)
    shown = pairings.Scatter(
        area=area,
        x=_coordinate(x, area, year),
        y=_coordinate(y, area, other_year),
        both=len(across.keys() & upwards.keys()),
        of=len(across.keys() | upwards.keys()),
    )
    return pairings.scatter(shown, text)


def around_median(indicator: Indicator, year: int, *, area: str, text: Text) -> str:
    """The looked-at area if it is one of the six, and which of these lie above, at and below the median of all."""
    middle = observe(indicator, MEDIAN, year)
    sides: dict[str, list[str]] = {"above": [], "equal": [], "below": [], "apart": []}
    for each in rivals(PARTNERS, counted=indicator.aggregation.rule is Rule.SUM):
        own, name = observe(indicator, each, year), area_name(each, text)
        if own.flag is Flag.NOT_COMPARABLE and own.value is not None:
            sides["apart"].append(f"{name} ({measure(indicator, own, text)})")
        elif own.value is not None and middle.value is not None:
            gap = rest(own.value, middle.value, indicator)
            sides["above" if gap > 0 else "below" if gap < 0 else "equal"].append(name)
    said = [text("strip.few")]
    if middle.value is not None:
        districts, written = len(panel(indicator.id).compared(year)), measure(indicator, middle, text)
        said = [text("strip.median", districts=districts, value=written)]
    said += [text(f"strip.{side}", areas=", ".join(names)) for side, names in sides.items() if names]
    if area in PARTNERS:
        own = observe(indicator, area, year)
        said = [sentences.stated(indicator, area, year, own=own, text=text), *said]
    return sentence(text.of(indicator.name), said[0], said[1:], text=text)
