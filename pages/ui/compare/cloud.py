"""Cloud: two indicators at once, the chosen areas named among all Kreise."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.indicators import Indicator
from geo.areas import PARTNERS, kreis_ids
from pages.figures.scales import Scale
from pages.figures.scatter import Dot, draw_scatter
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui import captions
from pages.ui.blocks import definition, figure, table
from pages.ui.compare.choice import DEFAULT as OTHER
from pages.ui.compare.choice import Choice
from pages.ui.numbers import cells
from pages.ui.pickers import area_name, pick_year
from pages.ui.store import listed, observe, panel, years
from pages.ui.subject import of_several, source_line
from pages.ui.tables import Table
from pages.ui.widgets import MENU, Picker

DEFAULT = "share_65plus"


def pick_second(first: Indicator, text: Text) -> Indicator:
    """The indicator on the second axis, without a choice another than on the first."""
    offered = {indicator.id: indicator for indicator in listed()}
    value = Picker(
        MENU,
        "against",
        offered,
        text("compare.second"),
        lambda name: f"{text(f'field.{offered[name].field}.name')}: {text.of(offered[name].name)}",
    ).pick(OTHER if first.id == DEFAULT else DEFAULT, text)
    return offered[value]


def same_or_before(indicator: Indicator, year: int) -> int:
    """The year itself, else the last one before it with values, else the first."""
    offered = years(indicator)
    return max((each for each in offered if each <= year), default=offered[0])


def _dots(choice: Choice, second: Indicator, *, year: int, other_year: int, text: Text) -> list[Dot]:
    """All Kreise, the Hansestadt, and what the reader has chosen, each with both values."""
    first = choice.indicator
    return [
        Dot(
            area=each,
            name=area_name(each, text),
            x=panel(first.id).at(each, year) if each in kreise else observe(first, each, year),
            y=panel(second.id).at(each, other_year) if each in kreise else observe(second, each, other_year),
            district=each in kreise,
            named=each in PARTNERS or each in choice.areas,
            strong=each == choice.area,
        )
        for kreise in [frozenset(kreis_ids())]
        for each in dict.fromkeys((*kreis_ids(), *PARTNERS, *choice.areas))
    ]


def _table(choice: Choice, scales: tuple[Scale, Scale], dots: Sequence[Dot], *, text: Text) -> Table:
    """Both values of the named areas, or in a word why there is none."""
    named = [dot for dot in dots if dot.named]
    across, upwards = scales
    columns = {
        f"{across.name} ({across.unit}, {across.when})": cells([dot.x for dot in named], across.decimals, text),
        f"{upwards.name} ({upwards.unit}, {upwards.when})": cells([dot.y for dot in named], upwards.decimals, text),
    }
    index = pd.Index([dot.name for dot in named], name=text("table.area"))
    caption = text("compare.cloud", first=across.name, second=text.inside(upwards.name))
    return Table(cells=pd.DataFrame(columns, index=index), caption=caption, rows=[dot.area for dot in named])


def cloud(choice: Choice, text: Text) -> None:
    """A scatter of two indicators; no cause is implied."""
    first, second = choice.indicator, pick_second(choice.indicator, text)
    year = pick_year(first, text)
    other_year = same_or_before(second, year)
    heading = text("compare.cloud", first=text.of(first.name), second=text.inside(text.of(second.name)))
    st.header(heading, anchor=False)
    st.caption(text("compare.no_cause"))

    def scale(indicator: Indicator, when: int) -> Scale:
        written = year_label(indicator, when, text)
        name, unit = text.of(indicator.name), text.of(indicator.unit)
        return Scale(name=name, unit=unit, decimals=indicator.decimals, when=written)

    dots = _dots(choice, second, year=year, other_year=other_year, text=text)
    scales = scale(first, year), scale(second, other_year)
    figure(
        lambda theme: draw_scatter(dots, *scales, text=text, theme=theme),
        key="cloud",
        alt=captions.cloud((first, year), (second, other_year), area=choice.area, text=text),
        subject=of_several(heading, text("compare.no_cause"), (first, second), text),
    )
    for each in (first, second):
        st.caption(source_line(each, text))
        definition(each, text)
    table(_table(choice, scales, dots, text=text), text)
