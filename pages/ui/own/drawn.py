"""Drawn: the reader's own figures as development and table, marked as their own in each place."""

import re
from html import escape

import pandas as pd
import streamlit as st

from data.flags import Flag
from data.observations import NOTHING, Observation
from data.upload.series import Series
from geo.outlines import ADDRESS_OF_LICENCE, ATTRIBUTION
from pages.figures.bars import Bar, draw_bars
from pages.figures.lines import Axis, Line, draw_lines
from pages.text import Text
from pages.ui import blocks
from pages.ui.own.choice import Choice, named
from pages.ui.own.review import written
from pages.ui.pickers import area_name, chosen_area
from pages.ui.store import is_benchmark
from pages.ui.subject import Subject
from pages.ui.tables import Table

# A unit goes into words that plotly reads as markup: only what can be none goes there, any other stands in the title.
PLAIN_UNIT = re.compile(r"[\w%‰€²³/. -]{1,20}")


def heading(choice: Choice, when: str, text: Text) -> None:
    """Title and badge of a chart of own figures; names of a file are never read as Markdown."""
    title = escape(text("own.heading", indicator=named(choice.series)))
    badge = f'<span class="tag bad">{escape(text("own.badge"))}</span>'
    st.html(f'<h3 style="font-weight:600">{title}</h3><p class="quiet">{escape(when)} {badge}</p>')


def source(file: str, text: Text, *, map_shown: bool = False) -> None:
    """The line of the source: the reader's file, never a publisher but that of a map's outlines."""
    st.html(f'<p class="quiet">{escape(text("own.source", file=file))}</p>')
    if map_shown:
        st.caption(f"{text('own.outlines')}: [{ATTRIBUTION}]({ADDRESS_OF_LICENCE})")


def subject(choice: Choice, when: str, file: str, text: Text) -> Subject:
    """What a chart of own figures is of: words of the reader's file, marked as theirs."""
    title = text("own.heading", indicator=named(choice.series))
    said = " · ".join(each for each in (_unit(choice.series), when, text("own.badge")) if each)
    return Subject(title=title, subtitle=said, source=text("own.source", file=file), is_own=True)


def period(series: Series) -> str:
    """The years of a series: "2000–2015"."""
    first, last = series.years[0], series.years[-1]
    return str(first) if first == last else f"{first}–{last}"


def _observed(series: Series, area: str, year: int) -> Observation:
    """The value as charts take it; own figures have no status, so the flag says no more than whether there is one."""
    row = series.rows.get((area, year))
    return NOTHING if row is None or row.value is None else Observation(row.value, Flag.CONFIRMED)


def _unit(series: Series) -> str:
    return series.unit if PLAIN_UNIT.fullmatch(series.unit) else ""


def _bars(choice: Choice, file: str, *, alt: str, text: Text) -> None:
    """Areas side by side, where a series has only one year."""
    series, year = choice.series, choice.series.years[0]
    bars = [
        Bar(area=area, name=area_name(area, text), observation=_observed(series, area, year), strong=area == strong)
        for strong in (chosen_area(),)
        for area in choice.areas
    ]
    blocks.figure(
        lambda theme: draw_bars(bars, unit=_unit(series), decimals=series.decimals, text=text, theme=theme),
        key="own_bars",
        alt=alt,
        subject=subject(choice, str(year), file, text),
    )


def _lines(choice: Choice, file: str, *, alt: str, text: Text) -> None:
    """Lines by year; every calendar year stands on the axis, so that a line joins only neighbouring years."""
    series = choice.series
    every = range(series.years[0], series.years[-1] + 1)
    lines = [
        Line(
            area=area,
            name=area_name(area, text),
            points=[(year, _observed(series, area, year)) for year in every],
            quiet=is_benchmark(area),
            strong=area == chosen_area(),
        )
        for area in choice.areas
    ]
    axis = Axis(unit=_unit(series), decimals=series.decimals, years=every)
    blocks.figure(
        lambda theme: draw_lines(lines, axis, text=text, theme=theme),
        key="own_lines",
        alt=alt,
        subject=subject(choice, period(series), file, text),
    )
    if len(series.years) < len(every):
        st.caption(text("own.lines_gaps"))


def development(choice: Choice, file: str, text: Text) -> None:
    """The chosen areas over the years, or side by side where there is one year, with source and table."""
    series = choice.series
    heading(choice, period(series), text)
    if not choice.areas:
        st.info(text("own.no_area"))
        return
    names = ", ".join(area_name(area, text) for area in choice.areas)
    alt = text("own.lines_said", indicator=named(series), period=period(series), areas=names)
    draw = _bars if len(series.years) == 1 else _lines
    draw(choice, file, alt=alt, text=text)
    source(file, text)
    blocks.table(table(choice, text), text)


def cell(series: Series, area: str, year: int, text: Text) -> str:
    """A value as it was read, the reason of the file why there is none, or that the file has no such cell."""
    row = series.rows.get((area, year))
    return text("own.absent") if row is None else written(row, text)


def table(choice: Choice, text: Text) -> Table:
    """Years as rows, the chosen areas as columns."""
    series = choice.series
    columns = {
        area_name(area, text): [cell(series, area, year, text) for year in series.years] for area in choice.areas
    }
    index = pd.Index([str(year) for year in series.years], name=text("table.year"), dtype=object)
    caption = text("own.heading", indicator=named(series))
    return Table(cells=pd.DataFrame(columns, index=index, dtype=object), caption=caption, columns=choice.areas)
