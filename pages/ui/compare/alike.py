"""Alike: the ten Kreise most similar to a Landkreis, by which inputs, and how they stand in an indicator."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.catalogue import load_catalogue
from data.observations import load_observations
from data.similar import INPUTS, similar, years
from geo.areas import REGION_PARTS
from pages.figures.bars import Bar
from pages.figures.comparison import draw_comparison
from pages.text import Text, pairings
from pages.text.amounts import year_label
from pages.ui import captions
from pages.ui.blocks import below, figure, measure, number, said, table, title
from pages.ui.compare.choice import Choice
from pages.ui.pickers import area_name, pick_year
from pages.ui.store import SIMILAR, middle_half, neighbours, observe
from pages.ui.subject import of_indicator
from pages.ui.tables import Table


def _inputs(area: str, text: Text) -> Table:
    """Distance and the five inputs of the Landkreis and its ten similar Kreise."""
    catalogue, when = load_catalogue(), years(load_observations())
    used = [catalogue[part.indicator] for part in INPUTS]
    found = similar(load_observations(), area)
    rows = [area, *(each.area for each in found)]
    columns = {text("compare.distance"): ["–", *(text.number(each.distance, 2) for each in found)]}
    for indicator in used:
        year = when[indicator.id]
        heading = f"{text.of(indicator.name)} ({text.of(indicator.unit)}, {year_label(indicator, year, text)})"
        columns[heading] = [number(indicator, observe(indicator, each, year), text) for each in rows]
    names = pd.Index([area_name(each, text) for each in rows], name=text("table.area"))
    return Table(cells=pd.DataFrame(columns, index=names), caption=text("compare.alike_table"), rows=rows)


def use_as_benchmark() -> None:
    """Compare with the similar Kreise on all pages."""
    st.query_params["benchmark"] = SIMILAR


def _bars(choice: Choice, group: Sequence[str], *, text: Text) -> None:
    """The Landkreis, its similar Kreise and their median in one year."""
    indicator, middle = choice.indicator, f"{SIMILAR}:{choice.area}"
    year = pick_year(indicator, text)
    title(indicator, year_label(indicator, year, text), text, level=2)
    shown = [choice.area, middle, *group]
    bars = [
        Bar(
            area=each,
            name=area_name(each, text),
            observation=observe(indicator, each, year),
            quiet=each != choice.area,
            strong=each == choice.area,
        )
        for each in shown
    ]
    kreise = middle_half(indicator, year)
    unit, decimals = text.of(indicator.unit), indicator.decimals
    alt = captions.spread(indicator, [choice.area, *group], year, area=choice.area, text=text, beside=middle)
    figure(
        lambda theme: draw_comparison(bars, kreise, unit=unit, decimals=decimals, text=text, theme=theme),
        key="alike",
        alt=alt,
        subject=of_indicator(indicator, year_label(indicator, year, text), text),
    )
    values = [measure(indicator, observe(indicator, each, year), text) for each in shown]
    names = pd.Index([area_name(each, text) for each in shown], name=text("table.area"))
    below(indicator, pd.DataFrame({text.of(indicator.unit): values}, index=names), text)


def alike(choice: Choice, text: Text) -> None:
    """The ten similar Kreise in one year, then the inputs that make them similar."""
    if choice.area not in REGION_PARTS:
        st.info(text("compare.alike_choose"))
        return
    group = neighbours(choice.area)
    _bars(choice, group, text=text)
    st.button(
        text("compare.alike_use"), on_click=use_as_benchmark, disabled=st.query_params.get("benchmark") == SIMILAR
    )
    st.subheader(text("compare.alike_why", area=area_name(choice.area, text)), anchor=False)
    said(pairings.similar(choice.area, group, text))
    st.markdown(text("compare.alike_method"))
    table(_inputs(choice.area, text), text)
