"""Choice: which of the reader's own figures are drawn; kept in the session, never in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from data.upload.problems import short
from data.upload.series import Series
from geo.areas import PARTNERS
from pages.text import Text
from pages.ui.own.held import Own, remember, remembered, uploader_key
from pages.ui.pickers import area_name
from pages.ui.widgets import synced

MOST_LINES = 10


@dataclass(frozen=True)
class Choice:
    """One series of a file, a year of it for the map, and some of its areas for the development."""

    series: Series
    year: int
    areas: tuple[str, ...]


def named(series: Series) -> str:
    """Indicator and unit of a series in one short line."""
    unit = short(series.unit)
    is_said = not unit or series.indicator.endswith(f"({series.unit})")
    return series.name if is_said else f"{series.name} ({unit})"


def _pick(own: Own, name: str, options: Sequence[Any], default: Any, text: Text) -> tuple[Any, dict[str, Any]]:
    """The choice that is remembered, and the widget's key and callback."""
    value = remembered(own, name, default, options=options)
    key = synced(f"own_{name}:{uploader_key()}", value, text)
    return value, {"key": key, "on_change": remember, "args": (name, key)}


def pick(own: Own, text: Text) -> Choice:
    """Pickers of indicator, year and areas of the file; an indicator is known by its place, for names may repeat."""
    places = list(range(len(own.series)))
    place, wiring = _pick(own, "indicator", places, 0, text)
    st.selectbox(text("own.own_indicator"), places, format_func=lambda each: named(own.series[each]), **wiring)
    series = own.series[place]
    year, wiring = _pick(own, f"year:{place}", series.years, series.years[-1], text)
    if len(series.years) > 1:
        st.selectbox(text("own.own_year"), series.years, **wiring)
    offered = [*(a for a in PARTNERS if a in series.areas), *(a for a in series.areas if a not in PARTNERS)]
    areas, wiring = _pick(own, f"areas:{place}", offered, offered[:MOST_LINES], text)
    st.multiselect(
        text("own.own_areas"), offered, format_func=lambda a: area_name(a, text), max_selections=MOST_LINES, **wiring
    )
    if len(offered) > MOST_LINES:
        st.caption(text("own.many_areas", shown=len(areas), count=len(offered), most=MOST_LINES))
    return Choice(series, year, tuple(areas))
