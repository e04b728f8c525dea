"""Profile: the figures of one area as a table that turns into cards on a phone."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from data.flags import Flag
from data.indicators import Indicator, Rule
from data.ranks import rank
from geo.areas import GERMANY, HANSESTADT, NIEDERSACHSEN, REGION, REGION_PARTS, find
from pages.figures.sparkline import draw_sparkline
from pages.text import Text
from pages.ui.blocks import number, theme
from pages.ui.keyfigures import change, missing
from pages.ui.pickers import year_label
from pages.ui.store import newest, observe, observe_all, panel

COLUMNS = ("indicator", "value", "trend", "rank", "region", "land", "nation")


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


def _rank(indicator: Indicator, area: str, year: int, text: Text) -> str:
    place = rank(panel(indicator.id), area, year=year, direction=indicator.direction)
    if place is None:
        return "–"
    first = text("figure.lowest" if place.lowest_first else "figure.highest")
    return f"{text('chart.place', place=place.place, of=place.of)}<small>{escape(first)}</small>"


def _row(indicator: Indicator, area: str, text: Text) -> str:
    year = newest(indicator, area)
    observation = observe(indicator, area, year)
    points = [(y, o.value) for y, o in observe_all(indicator, area) if o.value is not None]
    spark = draw_sparkline(points, breaks=[gap.year for gap in indicator.breaks], theme=theme())
    if observation.value is None:
        remark = missing(indicator, area, text)
    else:
        remark = "" if observation.flag is Flag.CONFIRMED else text(f"flag.{observation.flag}.long")
    written = number(indicator, observation, text)
    when = "" if observation.value is None else year_label(indicator, year, text)
    countable = indicator.aggregation.rule is Rule.SUM
    cells = {
        "value": f"<strong>{escape(written)}</strong> {escape(when)}<small>{escape(remark)}</small>",
        "trend": f"{spark}<small>{escape(change(indicator, points, text))}</small>",
        "rank": _rank(indicator, area, year, text),
        "region": escape(number(indicator, observe(indicator, REGION, year), text)),
        "land": "–" if countable else escape(number(indicator, observe(indicator, NIEDERSACHSEN, year), text)),
        "nation": "–" if countable else escape(number(indicator, observe(indicator, GERMANY, year), text)),
    }
    tail = "".join(f'<td data-label="{escape(text(f"profile.{key}"))}">{cell}</td>' for key, cell in cells.items())
    name = f"{escape(text.of(indicator.name))}<small>{escape(text.of(indicator.unit))}</small>"
    return f'<tr class="{"" if when else "empty"}"><th scope="row">{name}</th>{tail}</tr>'


def rows(indicators: Iterable[Indicator], area: str, text: Text) -> None:
    """One row for each indicator: value, trend, rank among the Kreise, region, Niedersachsen and Germany."""
    head = "".join(f'<th scope="col">{escape(text(f"profile.{key}"))}</th>' for key in COLUMNS)
    body = "".join(_row(indicator, area, text) for indicator in indicators)
    st.html(f'<table class="profile"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')
