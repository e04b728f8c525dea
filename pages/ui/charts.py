"""Charts of the pages: from an indicator and the reader's choices to a figure, its words and its table."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.flags import Flag
from data.indicators import Indicator, Rule
from data.observations import Observation
from data.ranks import median, rank
from geo.areas import BENCHMARKS, GERMANY, NIEDERSACHSEN, PARTNERS, REGION, load_areas
from pages.figures.bars import Bar, draw_bars
from pages.figures.lines import Axis, Line, draw_lines
from pages.figures.strip import Tick, draw_strip
from pages.text import Text
from pages.ui.blocks import figure, measure, theme
from pages.ui.pickers import area_name, year_label
from pages.ui.store import observe, observe_all, panel, years

MEDIAN = "median"
NEARLY_ALL = 380  # Kreise, of 400


def period(indicator: Indicator, text: Text) -> str:
    """The years of an indicator: "2000–2015"."""
    every = years(indicator)
    first = year_label(indicator, every[0], text)
    return first if len(every) == 1 else f"{every[0]}–{every[-1]}"


def spoken(indicator: Indicator, areas: Sequence[str], year: int, text: Text) -> str:
    """The values of areas in a year as one sentence, for those who do not see the figure."""
    values = [f"{area_name(a, text)} {measure(indicator, observe(indicator, a, year), text)}" for a in areas]
    return f"{text.of(indicator.name)}, {year_label(indicator, year, text)}: {'; '.join(values)}."


def _height(observation: Observation) -> float:
    return float("-inf") if observation.value is None else observation.value


def bars(indicator: Indicator, year: int, *, area: str, text: Text, ordered: bool) -> None:
    """The six, the region and the benchmarks side by side; `ordered` by value, benchmarks included."""
    shown = [*PARTNERS, REGION, *BENCHMARKS]
    observed = {each: observe(indicator, each, year) for each in shown}
    if indicator.aggregation.rule is Rule.SUM:
        shown = list(PARTNERS)  # a Land's count beside a district's says nothing
    if all(observed[each].value is None for each in shown):
        st.info(text("chart.empty"))
        return
    if ordered:
        shown.sort(key=lambda each: _height(observed[each]), reverse=True)
    chart = [
        Bar(
            area=each,
            name=area_name(each, text),
            observation=observed[each],
            quiet=each not in PARTNERS,
            strong=each == area,
        )
        for each in shown
        if each in PARTNERS or observed[each].value is not None
    ]
    drawn = draw_bars(chart, unit=text.of(indicator.unit), decimals=indicator.decimals, text=text, theme=theme())
    figure(drawn, key="ranking" if ordered else "comparison", alt=spoken(indicator, shown, year, text))


def _districts_table(indicator: Indicator, year: int, text: Text) -> pd.DataFrame:
    """All Kreise with rank and value, the first rank on top."""
    every = panel(indicator.id)
    found = [(rank(every, a, year=year, direction=indicator.direction), a) for a in every.districts(year)]
    placed = sorted((r.place, a) for r, a in found if r)
    return pd.DataFrame(
        {
            text("table.rank"): [place for place, _ in placed],
            text("table.area"): [text.of(load_areas()[a].names) for _, a in placed],
            text.of(indicator.unit): [text.number(every.districts(year)[a], indicator.decimals) for _, a in placed],
        }
    ).set_index(text("table.rank"))


def strip(indicator: Indicator, year: int, *, area: str, text: Text) -> None:
    """The six among the Kreise, with their ranks in words."""
    every = panel(indicator.id)
    values = every.districts(year)
    if len(values) < len(PARTNERS):
        st.info(text("chart.no_districts"))
        return
    values |= {each: value for each in PARTNERS if (value := every.at(each, year).value) is not None}
    ticks = []
    for each, value in values.items():
        name = area_name(each, text) if each in PARTNERS else text.of(load_areas()[each].names)
        written = text.measure(value, indicator.decimals, unit=text.of(indicator.unit))
        ticks.append(Tick(area=each, name=name, value=value, words=f"{name}: {written}", partner=each in PARTNERS))
    drawn = draw_strip(ticks, decimals=indicator.decimals, strong=area, text=text, theme=theme())
    places = {each: rank(every, each, year=year, direction=indicator.direction) for each in PARTNERS}
    words = [f"{area_name(e, text)} {text('chart.place', place=r.place, of=r.of)}" for e, r in places.items() if r]
    figure(drawn, key="strip", alt=f"{text('map.strip')}: {'; '.join(words)}.")
    st.caption(text("chart.strip", districts=len(every.districts(year)), year=year_label(indicator, year, text)))
    if st.toggle(text("chart.all_districts"), key="districts"):
        st.dataframe(_districts_table(indicator, year, text))


def _median_line(indicator: Indicator, text: Text) -> Line:
    """The middle of the Kreise by year, in years in which nearly all have a value."""
    every = panel(indicator.id)
    points = [(year, Observation(median(every, year), Flag.CONFIRMED)) for year in every.years]
    full = [(year, o) for year, o in points if len(every.districts(year)) >= NEARLY_ALL]
    return Line(area=MEDIAN, name=text("chart.median"), points=full, quiet=True)


def lines(indicator: Indicator, areas: Sequence[str], *, area: str, text: Text) -> None:
    """Development of the chosen areas, Niedersachsen and Germany as quiet lines where they compare."""
    benchmarks = () if indicator.aggregation.rule is Rule.SUM else (NIEDERSACHSEN, GERMANY)
    drawn = [
        Line(
            area=each,
            name=area_name(each, text),
            points=observe_all(indicator, each),
            quiet=each in BENCHMARKS,
            strong=each == area,
        )
        for each in (*areas, *benchmarks)
    ]
    if benchmarks and not any(o.value is not None for line in drawn if line.quiet for _, o in line.points):
        drawn.append(_median_line(indicator, text))
    if area == REGION:
        drawn.append(
            Line(area=REGION, name=area_name(REGION, text), points=observe_all(indicator, REGION), strong=True)
        )
    drawn = [line for line in drawn if any(o.value is not None for _, o in line.points)]
    if not drawn:
        st.info(text("chart.empty"))
        return
    every = sorted({year for line in drawn for year, o in line.points if o.value is not None})
    gaps = [gap.year for gap in indicator.breaks]
    axis = Axis(unit=text.of(indicator.unit), decimals=indicator.decimals, years=every, breaks=gaps)
    chart = draw_lines(drawn, axis, text=text, theme=theme())
    figure(
        chart,
        key="lines",
        alt=spoken(indicator, [line.area for line in drawn if line.area != MEDIAN], every[-1], text),
    )
    for gap in indicator.breaks:
        if every[0] < gap.year <= every[-1]:
            st.caption(f"{text('definition.break', year=gap.year)}: {text.of(gap.cause)}")


def _cells(indicator: Indicator, observations: Sequence[Observation], text: Text) -> list[str]:
    return [
        text.number(o.value, indicator.decimals) if o.value is not None else text(f"flag.{o.flag}.short")
        for o in observations
    ]


def year_table(indicator: Indicator, year: int, text: Text) -> pd.DataFrame:
    """Areas with value, flag and rank in one year."""
    shown = [*PARTNERS, REGION, *BENCHMARKS]
    observed = [observe(indicator, each, year) for each in shown]
    places = [rank(panel(indicator.id), each, year=year, direction=indicator.direction) for each in shown]
    return pd.DataFrame(
        {
            f"{text.of(indicator.unit)}, {year_label(indicator, year, text)}": _cells(indicator, observed, text),
            text("table.flag"): [text(f"flag.{o.flag}.long") for o in observed],
            text("table.rank"): [text("chart.place", place=r.place, of=r.of) if r else "–" for r in places],
        },
        index=pd.Index([area_name(each, text) for each in shown], name=text("table.area")),
    )


def series_table(indicator: Indicator, areas: Sequence[str], text: Text) -> pd.DataFrame:
    """Years as rows, areas, region and benchmarks as columns."""
    shown = [*areas, REGION, *BENCHMARKS]
    every = years(indicator)
    columns = {
        area_name(each, text): _cells(indicator, [observe(indicator, each, year) for year in every], text)
        for each in shown
    }
    index = pd.Index([year_label(indicator, year, text) for year in every], name=text("table.year"))
    return pd.DataFrame(columns, index=index)
