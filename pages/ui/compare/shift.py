"""Shift: the change of each area between two years, in the unit and in percent."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from data.change import Change, Points, Refusal, between, recent, seen
from data.indicators import Indicator
from pages.figures.shift import Shift, Span, draw_shift
from pages.text import Text
from pages.text.amounts import compared_year, has_percent, unit_of_difference
from pages.text.shifts import Shift as Changes
from pages.text.shifts import shift as sentence
from pages.ui.blocks import below, definition, figure, title
from pages.ui.compare.choice import Choice
from pages.ui.pickers import area_name, pick_year
from pages.ui.store import is_benchmark, observe_all, years
from pages.ui.subject import of_indicator
from pages.ui.tables import Table
from pages.ui.widgets import MENU, Picker


def _since(choice: Choice, until: int) -> int:
    """Where the recent change begins, of the looked-at area or the first that has one; else the first year of all."""
    for area in (choice.area, *choice.areas):
        change = recent(choice.indicator, {y: o for y, o in observe_all(choice.indicator, area) if y <= until})
        if change is not None and change.until == until:
            return change.since
    return years(choice.indicator)[0]


def pick_since(choice: Choice, until: int, text: Text) -> int:
    """The first of the two years; without a choice one that compares."""
    indicator = choice.indicator
    offered = [str(year) for year in years(indicator)]
    picker = Picker(MENU, "since", offered, text("compare.since"), of=indicator.id)
    return int(picker.pick(str(_since(choice, until)), text))


def _difference(indicator: Indicator, change: Change, text: Text) -> str:
    """The difference of the values in its unit."""
    unit = unit_of_difference(text.of(indicator.unit), text)
    return text.measure(change.difference, indicator.decimals, unit=unit, signed=True)


def _table(indicator: Indicator, found: dict[str, Change | Refusal], text: Text) -> Table:
    """Both values, the difference and the percentage, or why there is none."""
    rows = []
    for change in found.values():
        if isinstance(change, Refusal):
            rows.append(["–", "–", text(f"refusal.{change}"), "–"])
            continue
        percent = "–"
        if change.percent is not None and has_percent(indicator, text):
            percent = text.measure(change.percent, 1, unit="%", signed=True)
        values = [text.number(value, indicator.decimals) for value in (change.before, change.after)]
        rows.append([*values, _difference(indicator, change, text), percent])
    kept = [change for change in found.values() if isinstance(change, Change)]
    ends = (kept[0].since, kept[0].until) if kept else ()
    since, until = (compared_year(indicator, year, text) for year in ends) if kept else ("–", "–")
    frame = pd.DataFrame(
        rows,
        columns=[since, f"{until} ", text("compare.difference"), text("compare.percent")],
        index=pd.Index([area_name(each, text) for each in found], name=text("table.area")),
    )
    return Table(cells=frame, caption=f"{text.of(indicator.name)}, {text.of(indicator.unit)}", rows=list(found))


def _shifts(
    choice: Choice,
    *,
    span: tuple[int, int],
    every: Mapping[str, Points],
    found: Mapping[str, Change | Refusal],
    text: Text,
) -> list[Shift]:
    """Each area in both years, with the reason where these do not compare."""
    since, until = span
    return [
        Shift(
            area=each,
            name=area_name(each, text),
            first=seen(choice.indicator, every[each], since),
            last=seen(choice.indicator, every[each], until),
            refusal=text(f"refusal.{change}") if isinstance(change, Refusal) else "",
            quiet=is_benchmark(each),
            strong=each == choice.area,
        )
        for each, change in found.items()
    ]


def shift(choice: Choice, text: Text) -> None:
    """From one year to another, for the areas, all together, the region and the benchmarks."""
    indicator = choice.indicator
    left, right = st.columns([2, 3])
    with right:
        until = pick_year(indicator, text)
    with left:
        since = pick_since(choice, until, text)
    since, until = sorted((since, until))
    every = {each: dict(observe_all(indicator, each)) for each in (*choice.sets, *choice.benchmarks)}
    found = {each: between(indicator, points, since=since, until=until) for each, points in every.items()}
    span = Span(
        first=compared_year(indicator, since, text),
        last=compared_year(indicator, until, text),
        unit=text.of(indicator.unit),
        decimals=indicator.decimals,
    )
    title(indicator, f"{span.first} → {span.last}", text, level=2)
    stated = {each: change for each, change in found.items() if not is_benchmark(each)}
    alt = sentence(indicator, Changes(since=since, until=until, changes=stated, area=choice.area), text)
    if not any(isinstance(change, Change) for change in found.values()):
        st.info(alt)
        definition(indicator, text)
        return
    shifts = _shifts(choice, span=(since, until), every=every, found=found, text=text)
    figure(
        lambda theme: draw_shift(shifts, span, text=text, theme=theme),
        key="shift",
        alt=alt,
        subject=of_indicator(indicator, f"{span.first} → {span.last}", text),
    )
    below(indicator, _table(indicator, found, text), text)
