"""Key figures: value, trend, judgement, comparison and rank of indicators for one area."""

from collections.abc import Iterable, Iterator

import streamlit as st

from data.change import breaks_of
from data.flags import Flag
from data.indicators import Direction, Indicator
from data.levels import Level
from geo.areas import REGION
from pages.figures.sparkline import draw_sparkline
from pages.text import Text
from pages.text.amounts import year_label
from pages.text.rules import short_rule
from pages.ui.blocks import mark, publishers, theme
from pages.ui.cards import Card, cards
from pages.ui.findings import Finding, changed, compared, finding, ranked, tags
from pages.ui.store import listed, newest, observe, observe_all

JUDGED = (Level.BETTER, Level.SIMILAR, Level.WORSE)


def missing(indicator: Indicator, area: str, text: Text) -> str:
    """Why an area has no value at all."""
    if area == REGION and indicator.aggregation.reason:
        return text("figure.no_total", reason=text.of(indicator.aggregation.reason))
    return text("figure.not_here")


def card(found: Finding, text: Text) -> Card:
    """The value of an area with all that is said about it, or why there is none."""
    indicator, area, observation = found.indicator, found.area, found.observation
    name, source = text.of(indicator.name), publishers([indicator], text)
    if observation.value is None:
        return Card(name=name, value="–", compared=missing(indicator, area, text), source=source)
    every = dict(observe_all(indicator, area))
    points = [(y, o.value) for y, o in every.items() if o.value is not None]
    written, unit = text.parted(observation.value, indicator.decimals, unit=text.of(indicator.unit))
    remark = text("flag.not_comparable.long") if observation.flag is Flag.NOT_COMPARABLE else ""
    return Card(
        name=name,
        value=written + mark(observation),
        unit=unit,
        when=year_label(indicator, found.year, text),
        trend=draw_sparkline(points, breaks=sorted(breaks_of(indicator, every)), theme=theme()),
        change=changed(found, text),
        tags=tags(found, text),
        compared=compared(found, text),
        rank=" ".join([ranked(found, text), remark]).strip(),
        rule=short_rule(indicator, text) if area == REGION else "",
        source=source,
    )


def chosen(field: str, area: str, count: int) -> list[Indicator]:
    """The first indicators of a field, those with a value for the area before those without."""
    every = listed(field)
    valued = [i for i in every if observe(i, area, newest(i, area)).value is not None]
    return (valued + [i for i in every if i not in valued])[:count]


def show(indicators: Iterable[Indicator], area: str, text: Text) -> list[Finding]:
    """A card for each indicator; gives what is said on them."""
    shown = [finding(indicator, area) for indicator in indicators]
    cards([card(found, text) for found in shown])
    return shown


def judged(shown: Iterable[Finding], text: Text) -> Iterator[tuple[str, str]]:
    """In words how many values are better than their benchmark, similar to it, and worse; and their names."""
    directed = [found for found in shown if found.indicator.direction is not Direction.NEITHER]
    known = [found for found in directed if found.level in JUDGED]
    for level in JUDGED:
        names = [text.of(found.indicator.name) for found in known if found.level is level]
        yield text(f"glance.{level}", count=len(names), of=len(known)), "; ".join(names)


def glance(shown: Iterable[Finding], text: Text) -> None:
    """The answer in one look."""
    for words, names in judged(shown, text):
        st.markdown(f"**{words}**" + (f": {names}." if names else "."))
    st.caption(text("glance.threshold"))
