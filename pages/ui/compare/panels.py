"""Panels: one small picture for each area, all on the same scale."""

import streamlit as st

from geo.areas import REGION
from pages.figures.panels import draw_panels
from pages.text import Text
from pages.ui import captions
from pages.ui.blocks import below, figure, title
from pages.ui.charts import axis_of, lines_of, years_of
from pages.ui.compare.choice import Choice
from pages.ui.numbers import series_table
from pages.ui.pickers import period
from pages.ui.store import observe_all
from pages.ui.subject import of_indicator

COLUMNS = 2  # as many as fit on a phone


def panels(choice: Choice, text: Text) -> None:
    """Each area strong in its own panel, the others faint behind it."""
    indicator = choice.indicator
    title(indicator, period(indicator, text), text, level=2)
    points = {each: observe_all(indicator, each) for each in (*choice.sets, *choice.benchmarks[:1])}
    lines = lines_of(points, area=choice.area, text=text)
    if not lines:
        st.info(text("chart.empty"))
        return
    every = years_of(points)
    axis = axis_of(indicator, every, text)
    newest = max(
        (year for each in choice.sets for year, o in observe_all(indicator, each) if o.value is not None), default=0
    )
    year = newest or every[-1]
    figure(
        lambda theme: draw_panels(lines, axis, columns=COLUMNS, text=text, theme=theme),
        key="panels",
        alt=captions.spread(indicator, choice.sets, year, area=choice.area, text=text),
        subject=of_indicator(indicator, period(indicator, text), text),
    )
    below(indicator, series_table(indicator, [each for each in choice.sets if each != REGION], text), text)
