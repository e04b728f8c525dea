"""Profile: the figures of one area as a table that turns into cards on a phone."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from data.flags import Flag
from data.indicators import Indicator, Rule
from geo.areas import GERMANY, HANSESTADT, NIEDERSACHSEN, REGION, REGION_PARTS, find
from pages.figures.sparkline import draw_sparkline
from pages.text import Text
from pages.ui.blocks import measure, theme
from pages.ui.keyfigures import change, ranked
from pages.ui.pickers import area_name, year_label
from pages.ui.store import newest, observe, observe_all

COLUMNS = ("indicator", "value", "trend", "rank", "region", "benchmark")


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


def _row(indicator: Indicator, area: str, text: Text) -> str:
    year = newest(indicator, area)
    observation = observe(indicator, area, year)
    points = [(y, o.value) for y, o in observe_all(indicator, area) if o.value is not None]
    spark = draw_sparkline(points, breaks=[gap.year for gap in indicator.breaks], theme=theme())
    region = observe(indicator, REGION, year)
    countable = indicator.aggregation.rule is Rule.SUM
    benchmarks = [] if countable else [(b, observe(indicator, b, year)) for b in (NIEDERSACHSEN, GERMANY)]
    known = [f"{area_name(b, text)} {measure(indicator, o, text)}" for b, o in benchmarks if o.value is not None]
    flag = "" if observation.flag is Flag.CONFIRMED else text(f"flag.{observation.flag}.long")
    written = measure(indicator, observation, text)
    value = "–" if observation.value is None else f"{written} ({year_label(indicator, year, text)})"
    cells = {
        "value": f"<strong>{escape(value)}</strong><small>{escape(flag)}</small>",
        "trend": f"{spark}<small>{escape(change(indicator, points, text))}</small>",
        "rank": escape(ranked(indicator, area, year, text)) or "–",
        "region": escape(measure(indicator, region, text)) if region.value is not None else "–",
        "benchmark": escape(" · ".join(known)) or "–",
    }
    tail = "".join(f'<td data-label="{escape(text(f"profile.{key}"))}">{cell}</td>' for key, cell in cells.items())
    return f'<tr><th scope="row">{escape(text.of(indicator.name))}</th>{tail}</tr>'


def rows(indicators: Iterable[Indicator], area: str, text: Text) -> None:
    """One row for each indicator: value, trend, rank among the Kreise, region, Niedersachsen and Germany."""
    head = "".join(f'<th scope="col">{escape(text(f"profile.{key}"))}</th>' for key in COLUMNS)
    body = "".join(_row(indicator, area, text) for indicator in indicators)
    st.html(f'<table class="profile"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')
