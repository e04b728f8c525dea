"""Key figures: value, trend, comparison and rank of indicators for one area."""

from collections.abc import Iterable

from data.flags import Flag
from data.indicators import Indicator, Rule
from data.observations import Observation
from data.ranks import median, rank
from geo.areas import NIEDERSACHSEN, REGION
from pages.figures.sparkline import draw_sparkline
from pages.text import Text
from pages.ui.blocks import cards, is_better, measure, theme
from pages.ui.pickers import year_label
from pages.ui.store import newest, observe, observe_all, panel

TREND_YEARS = 5


def _missing(indicator: Indicator, area: str, text: Text) -> str:
    """Why an area has no value at all."""
    if area == REGION and indicator.aggregation.reason:
        return text("figure.no_total", reason=text.of(indicator.aggregation.reason))
    return text("figure.not_here")


def change(indicator: Indicator, points: list[tuple[int, float]], text: Text) -> str:
    """The change over about five years, never across a break; "" where there is no such pair."""
    if len(points) < 2 or not indicator.trend:
        return ""
    last_year, last = points[-1]
    start = max((gap.year for gap in indicator.breaks if gap.year <= last_year), default=points[0][0])
    before = [(year, value) for year, value in points[:-1] if year >= start and year <= last_year - 1]
    if not before:
        return ""
    year, value = min(before, key=lambda point: abs(point[0] - (last_year - TREND_YEARS)))
    if text.of(indicator.unit) == "%":
        amount = text.measure(last - value, indicator.decimals, unit=text("figure.points"), signed=True)
    elif value:
        amount = text.measure(100 * (last - value) / abs(value), 1, unit="%", signed=True)
    else:
        amount = text.measure(last - value, indicator.decimals, unit=text.of(indicator.unit), signed=True)
    return text("figure.change", amount=amount, since=year)


def compared(indicator: Indicator, observation: Observation, year: int, text: Text) -> str:
    """The value of Niedersachsen, else the median of the Kreise, and on which side of it the area is."""
    if observation.value is None:
        return ""
    benchmark = panel(indicator.id).at(NIEDERSACHSEN, year).value
    name = text("area.03")
    if benchmark is None:
        benchmark, name = median(panel(indicator.id), year), text("figure.median")
    if benchmark is None or indicator.aggregation.rule is Rule.SUM:
        return ""
    own, other = (round(value, indicator.decimals) for value in (observation.value, benchmark))
    verdict = is_better(indicator, own - other)
    side = "equal" if own == other else "higher" if own > other else "lower"
    mark = "" if verdict is None else f" ({text('figure.better' if verdict else 'figure.worse')})"
    written = text.measure(benchmark, indicator.decimals, unit=text.of(indicator.unit))
    return text(f"figure.{side}", name=name, value=written) + mark


def ranked(indicator: Indicator, area: str, year: int, text: Text) -> str:
    """The area's rank among the Kreise, with what rank 1 means."""
    place = rank(panel(indicator.id), area, year=year, direction=indicator.direction)
    if place is None:
        return ""
    first = text("figure.lowest" if place.lowest_first else "figure.highest")
    return text("figure.rank", place=place.place, of=place.of, first=first)


def entry(indicator: Indicator, area: str, text: Text) -> dict[str, str]:
    """One card: the newest value of an area, or why there is none."""
    year = newest(indicator, area)
    observation = observe(indicator, area, year)
    points = [(y, o.value) for y, o in observe_all(indicator, area) if o.value is not None]
    missing = observation.value is None
    return {
        "name": text.of(indicator.name),
        "value": "–" if missing else measure(indicator, observation, text),
        "when": "" if missing else year_label(indicator, year, text),
        "trend": draw_sparkline(points, breaks=[gap.year for gap in indicator.breaks], theme=theme()),
        "change": change(indicator, points, text),
        "compared": _missing(indicator, area, text) if missing else compared(indicator, observation, year, text),
        "rank": ranked(indicator, area, year, text)
        + (f" {text(f'flag.{observation.flag}.long')}" if observation.flag in (Flag.NOT_COMPARABLE,) else ""),
    }


def show(indicators: Iterable[Indicator], area: str, text: Text) -> None:
    """A card for each indicator."""
    cards([entry(indicator, area, text) for indicator in indicators])
