"""Profile: the figures of one area as a table that turns into cards on a phone."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from data.change import breaks_of
from data.flags import Flag
from data.indicators import Indicator
from data.ranks import Rank
from geo.areas import GERMANY, HANSESTADT, NIEDERSACHSEN, REGION, REGION_PARTS, find
from pages.figures.sparkline import draw_sparkline
from pages.text import Text
from pages.text.amounts import is_benchmark, year_label
from pages.text.rules import short_rule
from pages.ui.benchmarks import reference
from pages.ui.blocks import number, theme
from pages.ui.cards import tag_list
from pages.ui.findings import Finding, changed, finding, tags
from pages.ui.keyfigures import missing
from pages.ui.pickers import area_name
from pages.ui.store import observe, observe_all

COLUMNS = ("indicator", "value", "trend", "rank")
BESIDE = 3


def heading(area: str, text: Text) -> None:
    """Official key, NUTS code and size of the area; for the Hansestadt and its Landkreis, how they belong together."""
    if area == REGION:
        size = sum(find(part).area_km2 for part in REGION_PARTS)
        st.markdown(text("profile.whole", size=text.number(size, 1)))
        return
    found = find(area)
    nuts = f" · NUTS 3 {found.nuts}" if found.nuts else ""
    st.markdown(f"AGS {area}{nuts} · {text('profile.size', size=text.number(found.area_km2, 1))}")
    if area == HANSESTADT or area == find(HANSESTADT).parent:
        st.markdown(text("profile.city" if area == HANSESTADT else "profile.with_city"))


def _rank(place: Rank | None, text: Text) -> str:
    if place is None:
        return "–"
    first = text("figure.lowest" if place.lowest_first else "figure.highest")
    return f"{text('chart.place', place=text.ordinal(place.place), of=place.of)} <small>{escape(first)}</small>"


def _beside(found: Finding, other: str, text: Text) -> str:
    """The value of another area in the same year; none where it is no comparison."""
    if not is_benchmark(found.indicator, other):
        return "–"
    return escape(number(found.indicator, observe(found.indicator, other, found.year), text))


def _row(found: Finding, others: Sequence[str], text: Text) -> str:
    indicator, observation = found.indicator, found.observation
    every = dict(observe_all(indicator, found.area))
    points = [(y, o.value) for y, o in every.items() if o.value is not None]
    spark = draw_sparkline(points, breaks=sorted(breaks_of(indicator, every)), theme=theme())
    if observation.value is None:
        remark = missing(indicator, found.area, text)
    else:
        remark = "" if observation.flag is Flag.CONFIRMED else text(f"flag.{observation.flag}.long")
    rule = short_rule(indicator, text) if found.area == REGION and observation.value is not None else ""
    written = number(indicator, observation, text)
    when = "" if observation.value is None else year_label(indicator, found.year, text)
    cells = {
        text(
            "profile.value"
        ): f"<strong>{escape(written)}</strong> {escape(when)} <small>{escape(rule or remark)}</small>"
        f'<span class="tags">{tag_list(tags(found, text))}</span>',
        text("profile.trend"): f"{spark} <small>{escape(changed(found, text))}</small>",
        text("profile.rank"): _rank(found.rank, text),
        **{area_name(other, text): _beside(found, other, text) for other in others},
    }
    tail = "".join(f'<td data-label="{escape(label)}">{cell}</td>' for label, cell in cells.items())
    name = f"{escape(text.of(indicator.name))} <small>{escape(text.of(indicator.unit))}</small>"
    return f'<tr class="{"" if when else "empty"}"><th scope="row">{name}</th>{tail}</tr>'


def rows(indicators: Iterable[Indicator], area: str, text: Text) -> None:
    """One row for each indicator: value, judgement, trend, rank among the Kreise, and three to compare with."""
    offered = dict.fromkeys((reference(area), NIEDERSACHSEN, REGION, GERMANY))
    others = [each for each in offered if each and each != area][:BESIDE]
    labels = [text(f"profile.{key}") for key in COLUMNS] + [area_name(other, text) for other in others]
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label in labels)
    body = "".join(_row(finding(indicator, area), others, text) for indicator in indicators)
    st.html(f'<table class="profile"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')
