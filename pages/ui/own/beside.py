"""Beside: the reader's own figures, and next to them an official indicator of the same areas."""

from html import escape

import streamlit as st

from data.indicators import Indicator
from geo.areas import BENCHMARKS
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui import blocks, charts
from pages.ui.mapblock import map_block
from pages.ui.numbers import series_table
from pages.ui.own.choice import Choice, pick
from pages.ui.own.drawn import development
from pages.ui.own.held import Own
from pages.ui.own.map import own_map
from pages.ui.pickers import chosen_area, period, pick_indicator
from pages.ui.store import years
from pages.ui.subject import source_line


def _official_title(indicator: Indicator, when: str, text: Text) -> None:
    title = escape(text("own.official", indicator=text.of(indicator.name)))
    st.html(
        f'<h3 style="font-weight:600">{title}</h3><p class="quiet">{escape(f"{text.of(indicator.unit)} · {when}")}</p>'
    )


def _official_map(indicator: Indicator, choice: Choice, text: Text) -> None:
    """The map of the same year, or of the nearest that has values, which is said."""
    year = min(years(indicator), key=lambda each: (abs(each - choice.year), -each))
    label = year_label(indicator, year, text)
    _official_title(indicator, label, text)
    if year != choice.year:
        st.caption(text("own.official_year", given=choice.year, used=label))
    map_block(indicator, year, area=chosen_area(), text=text)
    st.caption(source_line(indicator, text, map_shown=True))


def _official_development(indicator: Indicator, choice: Choice, text: Text) -> None:
    _official_title(indicator, period(indicator, text), text)
    charts.lines(indicator, choice.areas, area=chosen_area(), text=text)
    others = [area for area in choice.areas if area not in BENCHMARKS]  # these are in every table
    blocks.below(indicator, series_table(indicator, others, text), text)


def beside(own: Own, text: Text) -> None:
    """Maps of one year, then developments, each own and official side by side; on a phone below each other."""
    st.header(text("own.beside"), anchor=False)
    left, right = st.columns(2)
    with left:
        choice = pick(own, text)
    with right:
        indicator = pick_indicator(text)
    for draw_own, draw_official in ((own_map, _official_map), (development, _official_development)):
        left, right = st.columns(2)
        with left:
            draw_own(choice, own.file, text)
        with right:
            draw_official(indicator, choice, text)
