"""Over time: the areas as lines, as published or in percent of a base year."""

import pandas as pd
import streamlit as st

from data.change import Refusal, index
from data.flags import Flag
from data.observations import NOTHING, Observation
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui.blocks import below, title
from pages.ui.charts import Written, development
from pages.ui.compare.choice import Choice
from pages.ui.numbers import cells
from pages.ui.pickers import area_name, period
from pages.ui.store import observe_all, years
from pages.ui.tables import Table
from pages.ui.widgets import MENU, Picker

PUBLISHED = ""  # no base year


def pick_base(choice: Choice, text: Text) -> str:
    """The base year of an index, or none; of what fluctuates there is none."""
    offered = [PUBLISHED, *(str(year) for year in years(choice.indicator) if not choice.indicator.fluctuation)]
    return Picker(
        MENU,
        "base",
        offered,
        text("compare.base"),
        lambda year: text("compare.index", year=year) if year else text("compare.published"),
        of=choice.indicator.id,
    ).pick(PUBLISHED, text)


def _points(choice: Choice, area: str, base: str) -> list[tuple[int, Observation]] | Refusal:
    """The values of an area by year, in percent of the base year if there is one, or why that cannot be."""
    published = observe_all(choice.indicator, area)
    if not base:
        return published
    found = index(choice.indicator, dict(published), base=int(base))
    if isinstance(found, Refusal):
        return found
    flags = {year: observation.flag for year, observation in published}
    return [(year, Observation(value, flags.get(year, Flag.CONFIRMED))) for year, value in found.items()]


def time(choice: Choice, text: Text) -> None:
    """Lines of the areas, all together, the region and the benchmarks; an index stays within unbroken years."""
    indicator, base = choice.indicator, pick_base(choice, text)
    unit = text("compare.index", year=base) if base else text.of(indicator.unit)
    written = Written(unit, 1 if base else indicator.decimals, base=int(base) if base else None)
    found = {each: _points(choice, each, base) for each in (*choice.sets, *choice.benchmarks)}
    points = {each: part for each, part in found.items() if not isinstance(part, Refusal)}
    title(indicator, f"{unit} · {period(indicator, text)}" if base else period(indicator, text), text, level=2)
    for each, part in found.items():
        if isinstance(part, Refusal):
            st.caption(f"{area_name(each, text)}: {text(f'refusal.{part}')}")
    every = development(indicator, points, written=written, area=choice.area, key="time", text=text)
    columns = {
        area_name(each, text): cells([dict(part).get(year, NOTHING) for year in every], written.decimals, text)
        for each, part in points.items()
    }
    index_of = pd.Index([year_label(indicator, year, text) for year in every], name=text("table.year"))
    frame = pd.DataFrame(columns, index=index_of)
    below(indicator, Table(cells=frame, caption=f"{text.of(indicator.name)}, {unit}", columns=list(points)), text)
