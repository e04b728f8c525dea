"""Key figures: value, trend, comparison and rank of indicators for one area."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from data.flags import Flag
from data.indicators import Indicator, Rule
from data.observations import Observation
from data.ranks import median, rank
from geo.areas import NIEDERSACHSEN, REGION
from pages.figures.sparkline import draw_sparkline
from pages.text import Text, rounded
from pages.ui.blocks import Card, cards, is_better, number, publishers, theme
from pages.ui.pickers import year_label
from pages.ui.store import listed, newest, observe, observe_all, panel

TREND_YEARS = 5
MANY_TIMES = 10  # from here on a percentage says less than a multiple


def missing(indicator: Indicator, area: str, text: Text) -> str:
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
    unit = text.of(indicator.unit)
    if unit != "%" and value > 0 and last / value >= MANY_TIMES:
        return text("figure.times", times=text.number(last / value, 0), since=year)
    if unit != "%" and value > 0 and last >= 0:
        amount = text.measure(100 * (last - value) / value, 1, unit="%", signed=True)
    else:
        unit = text("figure.points") if unit == "%" else unit
        amount = text.measure(last - value, indicator.decimals, unit=unit, signed=True)
    return text("figure.change", amount=amount, since=year)


@dataclass(frozen=True)
class Comparison:
    """A value beside its benchmark; `is_better` is None where neither side is."""

    own: float
    benchmark: float
    name: str  # of the benchmark
    is_better: bool | None


def comparison(indicator: Indicator, observation: Observation, year: int, text: Text) -> Comparison | None:
    """The value beside Niedersachsen's, else beside the median of the Kreise; None for counts and without either."""
    if observation.value is None or indicator.aggregation.rule is Rule.SUM:
        return None
    benchmark, name = panel(indicator.id).at(NIEDERSACHSEN, year).value, text("area.03")
    if benchmark is None:
        benchmark, name = median(panel(indicator.id), year), text("figure.median")
    if benchmark is None:
        return None
    own, other = (rounded(value, indicator.decimals) for value in (observation.value, benchmark))
    return Comparison(own, other, name, is_better(indicator, own - other))


def compared(indicator: Indicator, found: Comparison | None, text: Text) -> str:
    """A comparison in words: on which side, of what, and whether that is better."""
    if found is None:
        return ""
    side = "equal" if found.own == found.benchmark else "higher" if found.own > found.benchmark else "lower"
    mark = "" if found.is_better is None else f" ({text('figure.better' if found.is_better else 'figure.worse')})"
    written = text.measure(found.benchmark, indicator.decimals, unit=text.of(indicator.unit))
    return text(f"figure.{side}", name=found.name, value=written) + mark


def ranked(indicator: Indicator, area: str, year: int, text: Text) -> str:
    """The area's rank among the Kreise, with what rank 1 means."""
    place = rank(panel(indicator.id), area, year=year, direction=indicator.direction)
    if place is None:
        return ""
    first = text("figure.lowest" if place.lowest_first else "figure.highest")
    return text("figure.rank", place=place.place, of=place.of, first=first)


def entry(indicator: Indicator, area: str, text: Text) -> Card:
    """The newest value of an area, or why there is none."""
    year = newest(indicator, area)
    observation = observe(indicator, area, year)
    if observation.value is None:
        reason = missing(indicator, area, text)
        return Card(name=text.of(indicator.name), value="–", compared=reason, source=publishers([indicator], text))
    points = [(y, o.value) for y, o in observe_all(indicator, area) if o.value is not None]
    found = comparison(indicator, observation, year, text)
    remark = text("flag.not_comparable.long") if observation.flag is Flag.NOT_COMPARABLE else ""
    return Card(
        name=text.of(indicator.name),
        value=number(indicator, observation, text),
        unit=text.of(indicator.unit),
        when=year_label(indicator, year, text),
        trend=draw_sparkline(points, breaks=[gap.year for gap in indicator.breaks], theme=theme()),
        change=change(indicator, points, text),
        compared=compared(indicator, found, text),
        rank=" ".join([ranked(indicator, area, year, text), remark]).strip(),
        source=publishers([indicator], text),
        verdict=None if found is None else found.is_better,
    )


def chosen(field: str, area: str, count: int) -> list[Indicator]:
    """The first indicators of a field, those with a value for the area before those without."""
    every = listed(field)
    valued = [i for i in every if observe(i, area, newest(i, area)).value is not None]
    return (valued + [i for i in every if i not in valued])[:count]


def show(indicators: Iterable[Indicator], area: str, text: Text) -> list[Card]:
    """A card for each indicator; gives the cards."""
    shown = [entry(indicator, area, text) for indicator in indicators]
    cards(shown)
    return shown


def glance(shown: Iterable[Card], text: Text) -> None:
    """The answer in one look: which of the cards stand better than their benchmark, and which worse."""
    shown = list(shown)
    for verdict, heading in ((True, "better"), (False, "worse")):
        names = [card.name for card in shown if card.verdict is verdict]
        judged = sum(card.verdict is not None for card in shown)
        if judged:
            words = text(f"glance.{heading}", count=len(names), of=judged)
            st.markdown(f"**{words}**" + (f": {'; '.join(names)}." if names else "."))
