"""Specialisation: shares of a field in the areas as a multiple of its share in Germany."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.indicators import Indicator
from data.observations import Observation
from geo.areas import GERMANY, NIEDERSACHSEN, PARTNERS, REGION
from pages.figures.bars import Bar, draw_bars
from pages.text import Text
from pages.ui.blocks import below, figure, number, theme
from pages.ui.pickers import area_name, year_label
from pages.ui.store import listed, newest, observe, panel


def quotients(indicator: Indicator, areas: Sequence[str], year: int) -> dict[str, Observation]:
    """Area → its share divided by Germany's; missing where either is."""
    nation = panel(indicator.id).at(GERMANY, year)
    own = {area: observe(indicator, area, year) for area in areas}
    return {
        area: Observation(o.value / nation.value if o.value is not None and nation.value else None, o.flag)
        for area, o in own.items()
    }


def _table(indicator: Indicator, found: dict[str, Observation], year: int, text: Text) -> pd.DataFrame:
    """Quotient and share of each area."""
    shares = [number(indicator, observe(indicator, area, year), text) for area in found]
    multiples = ["–" if o.value is None else text.number(o.value, 2) for o in found.values()]
    heading = f"{text.of(indicator.unit)}, {year_label(indicator, year, text)}"
    names = pd.Index([area_name(area, text) for area in found], name=text("table.area"))
    return pd.DataFrame({text("table.quotient"): multiples, heading: shares}, index=names)


def _one(indicator: Indicator, areas: Sequence[str], *, area: str, text: Text) -> None:
    year = newest(indicator)
    found = quotients(indicator, (*areas, REGION, NIEDERSACHSEN), year)
    bars = [
        Bar(area=a, name=area_name(a, text), observation=o, quiet=a not in PARTNERS, strong=a == area)
        for a, o in found.items()
    ]
    st.subheader(text.of(indicator.name), anchor=False)
    st.caption(text("field.quotient", year=year_label(indicator, year, text)))
    written = [f"{area_name(a, text)} {text.number(o.value, 2)}" for a, o in found.items() if o.value is not None]
    drawn = draw_bars(bars, unit="", decimals=2, text=text, theme=theme(), mark_at=1.0)
    figure(drawn, key=f"specialisation-{indicator.id}", alt=f"{text('field.specialisation')}: {'; '.join(written)}.")
    below(indicator, _table(indicator, found, year, text), text)


def specialisation(field: str, areas: Sequence[str], *, area: str, text: Text) -> None:
    """A chart for each share that the field declares, and nothing where it declares none."""
    declared = [indicator for indicator in listed(field) if indicator.specialisation]
    if not declared:
        return
    st.header(text("field.specialisation"), anchor=False)
    st.markdown(text("field.specialisation_lead"))
    for indicator in declared:
        _one(indicator, areas, area=area, text=text)
