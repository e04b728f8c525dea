"""Charts of the pages: from an indicator and the reader's choices to a figure, its words and its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from data.flags import Flag
from data.indicators import Indicator, Rule
from data.observations import Observation
from geo.areas import GERMANY, NIEDERSACHSEN, PARTNERS, REGION, load_areas
from pages.figures.bars import Bar, draw_bars
from pages.figures.lines import Axis, Line, draw_lines
from pages.figures.spans import Span
from pages.figures.strip import Tick, draw_strip
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui import captions
from pages.ui.benchmarks import reference, reference_of
from pages.ui.blocks import figure, measure
from pages.ui.numbers import districts_table
from pages.ui.pickers import area_name, period
from pages.ui.projects.beside import bars_below
from pages.ui.store import is_benchmark, observe, observe_all, panel
from pages.ui.subject import of_indicator

Points = Sequence[tuple[int, Observation]]


@dataclass(frozen=True)
class Written:
    """How values are written, an index in another unit than its indicator, and what stands below their years."""

    unit: str
    decimals: int
    below: Sequence[Span] = ()
    base: int | None = None  # the year of an index


def in_order(observed: Mapping[str, Observation]) -> list[str]:
    """Areas from the highest to the lowest value, then those whose value does not compare, then those without one."""

    def place(area: str) -> tuple[bool, bool, float]:
        found = observed[area]
        return found.value is None, found.flag is Flag.NOT_COMPARABLE, -(found.value or 0.0)

    return sorted(observed, key=place)


def bars(indicator: Indicator, year: int, *, area: str, text: Text, ordered: bool) -> None:
    """The six, the region and the chosen benchmark side by side; `ordered` by value, the benchmark included."""
    beside = reference_of(indicator, area)
    shown = list(dict.fromkeys((*PARTNERS, REGION, beside))) if beside else [*PARTNERS, REGION]
    observed = {each: observe(indicator, each, year) for each in shown}
    if indicator.aggregation.rule is Rule.SUM:
        shown = list(PARTNERS)  # the region's count beside a district's says nothing
    if all(observed[each].value is None for each in shown):
        st.info(text("chart.empty"))
        return
    if ordered:
        shown = in_order({each: observed[each] for each in shown})
    chart = [
        Bar(
            area=each,
            name=area_name(each, text),
            observation=observed[each],
            quiet=each not in PARTNERS,
            strong=each == area,
        )
        for each in shown
        if each in PARTNERS or each == beside or observed[each].value is not None
    ]
    unit, decimals = text.of(indicator.unit), indicator.decimals
    heading = text("map.ranking") if ordered else ""
    if ordered:
        alt = captions.ranking(indicator, {each: observed[each] for each in shown}, year, area=area, text=text)
    else:
        alt = captions.spread(indicator, shown, year, area=area, text=text)
    figure(
        lambda theme: draw_bars(chart, unit=unit, decimals=decimals, text=text, theme=theme),
        key="ranking" if ordered else "comparison",
        alt=alt,
        subject=of_indicator(indicator, year_label(indicator, year, text), text, heading=heading),
    )


def strip(indicator: Indicator, year: int, *, area: str, text: Text) -> None:
    """The six among the Kreise, with their ranks in words."""
    every = panel(indicator.id)
    kreise = every.compared(year)
    if len(kreise) < len(PARTNERS):
        st.info(text("chart.none_compare" if every.districts(year) else "chart.no_districts"))
        return
    ticks = []
    for each in dict.fromkeys((*kreise, *PARTNERS)):
        name = area_name(each, text) if each in PARTNERS else text.of(load_areas()[each].names)
        own = every.at(each, year)
        if own.value is not None and own.flag is not Flag.NOT_COMPARABLE:
            words = f"{name}: {measure(indicator, own, text)}"
            ticks.append(Tick(area=each, name=name, value=own.value, words=words, partner=each in PARTNERS))
    when = year_label(indicator, year, text)
    figure(
        lambda theme: draw_strip(ticks, decimals=indicator.decimals, strong=area, text=text, theme=theme),
        key="strip",
        alt=captions.around_median(indicator, year, area=area, text=text),
        subject=of_indicator(indicator, when, text, heading=text("map.strip")),
    )
    st.caption(text("chart.strip", districts=len(kreise), year=when))
    if st.toggle(text("chart.all_districts"), key="districts"):
        st.dataframe(districts_table(indicator, year, text))


def years_of(points: Mapping[str, Points]) -> list[int]:
    """The years with a value for any of the areas."""
    return sorted({year for observed in points.values() for year, o in observed if o.value is not None})


def lines_of(points: Mapping[str, Points], *, area: str, text: Text) -> list[Line]:
    """A line for each area with a value, benchmarks quiet, the looked-at area strong."""
    return [
        Line(area=each, name=area_name(each, text), points=series, quiet=is_benchmark(each), strong=each == area)
        for each, series in points.items()
        if any(observation.value is not None for _, observation in series)
    ]


def axis_of(indicator: Indicator, years: Sequence[int], text: Text) -> Axis:
    """Years and values as an indicator has them."""
    breaks = [gap.year for gap in indicator.breaks]
    return Axis(unit=text.of(indicator.unit), decimals=indicator.decimals, years=years, breaks=breaks)


def development(
    indicator: Indicator, points: Mapping[str, Points], *, written: Written, area: str, key: str, text: Text
) -> list[int]:
    """Lines of areas by year, benchmarks quiet, each break with its cause; gives the years shown, none where empty."""
    lines, every = lines_of(points, area=area, text=text), years_of(points)
    if not every:
        st.info(text("chart.empty"))
        return []
    axis = replace(axis_of(indicator, every, text), unit=written.unit, decimals=written.decimals)
    alt = captions.development(indicator, points, area=area, text=text, base=written.base)
    if written.below:
        alt += f" {text('project_chart.below', count=len(written.below))}"
    figure(
        lambda theme: draw_lines(lines, axis, text=text, theme=theme, spans=written.below),
        key=key,
        alt=alt,
        subject=of_indicator(indicator, period(indicator, text), text, unit=written.unit),
    )
    if written.below:
        st.caption(f"**{text('project_chart.no_cause')}**")
    for gap in indicator.breaks:
        if every[0] < gap.year <= every[-1]:
            st.caption(f"{text('definition.break', year=gap.year)}: {text.of(gap.cause)}")
    return every


def lines(indicator: Indicator, areas: Sequence[str], *, area: str, text: Text, field: str = "") -> list[int]:
    """Development of the chosen areas, with the chosen benchmark, Niedersachsen and Germany where these have values.

    With a `field` its projects in these areas stand below the years; gives the years shown.
    """
    shown = [*areas, *([REGION] if area == REGION else [])]
    if indicator.aggregation.rule is not Rule.SUM:
        beside = dict.fromkeys((NIEDERSACHSEN, GERMANY, reference(area)))
        known = [a for a in beside if a and any(o.value is not None for _, o in observe_all(indicator, a))]
        shown += [a for a in known if a not in shown]
    points = {each: observe_all(indicator, each) for each in shown}
    below = bars_below(field, areas, years_of(points), text=text) if field else ()
    written = Written(text.of(indicator.unit), indicator.decimals, below)
    return development(indicator, points, written=written, area=area, key="lines", text=text)
