"""Key figures: value, trend, judgement, comparison and rank of indicators for one area."""

from collections.abc import Iterable

import streamlit as st

from data.change import breaks_of
from data.flags import Flag
from data.indicators import Indicator
from geo.areas import REGION
from pages.figures.sparkline import draw_sparkline
from pages.text import Text
from pages.text.amounts import reason, year_label
from pages.text.rules import short_rule
from pages.ui.blocks import mark, publishers, said, theme
from pages.ui.cards import Card, cards
from pages.ui.findings import Finding, changed, compared, finding, ranked, tags
from pages.ui.store import listed, newest, observe, observe_all
from pages.ui.verdict import YEARS, named, since, verdict
from pages.ui.verdict import said as verdict_said


def missing(indicator: Indicator, area: str, text: Text) -> str:
    """Why an area has no value at all."""
    flag = observe(indicator, area, newest(indicator, area)).flag
    return text("figure.missing", reason=reason(indicator, area, flag, text=text))


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


def show(indicators: Iterable[Indicator], area: str, text: Text) -> None:
    """A card for each indicator."""
    cards([card(finding(indicator, area), text) for indicator in indicators])


def glance(area: str, text: Text) -> None:
    """The answer in one look: how all figures of an area are judged, and on demand which."""
    shown = verdict(area)
    said(verdict_said(shown, text))
    if shown.judged:
        with st.expander(text("glance.which")):
            for words, names in named(shown, text):
                st.markdown(f"**{words}:** {names}")
    st.caption(text("glance.threshold", years=YEARS, since=since()))
