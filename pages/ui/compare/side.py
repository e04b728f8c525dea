"""Side by side: areas, all together, region and benchmarks in one year, before the middle half of the Kreise."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.catalogue import load_catalogue
from data.indicators import Indicator, Rule
from geo.composition import composition
from pages.figures.bars import Bar
from pages.figures.comparison import draw_comparison
from pages.text import Text
from pages.text.amounts import year_label
from pages.text.rules import rule, short_rule
from pages.ui import captions
from pages.ui.blocks import below, figure, measure, number, title
from pages.ui.compare.choice import Choice
from pages.ui.findings import Finding, compared, finding, ranked, tags
from pages.ui.pickers import area_name, pick_year
from pages.ui.store import is_benchmark, middle_half, observe, panel, together
from pages.ui.subject import of_indicator
from pages.ui.tables import Table


def _table(choice: Choice, year: int, text: Text) -> Table:
    """Value, flag, rank, judgement and comparison of each row."""
    shown = [*choice.sets, *choice.benchmarks]
    found: list[Finding] = [finding(choice.indicator, each, year=year) for each in shown]
    cells = pd.DataFrame(
        {
            text.of(choice.indicator.unit): [number(choice.indicator, each.observation, text) for each in found],
            text("table.flag"): [text(f"flag.{each.observation.flag}.long") for each in found],
            text("table.rank"): [ranked(each, text) or "–" for each in found],
            text("compare.judgement"): [
                ", ".join(tag.word for tag in tags(each, text)) if each.area not in choice.benchmarks else "–"
                for each in found
            ],
            text("pick.benchmark"): [
                compared(each, text) if each.area not in choice.benchmarks else "–" for each in found
            ],
        },
        index=pd.Index([area_name(each, text) for each in shown], name=text("table.area")),
    )
    return Table(
        cells=cells, caption=f"{text.of(choice.indicator.name)}, {year_label(choice.indicator, year, text)}", rows=shown
    )


def _lacking(indicator: Indicator, areas: Sequence[str], year: int, *, text: Text) -> list[str]:
    """What the rule for totals needs and has no value for one of the areas."""
    rule, catalogue = indicator.aggregation, load_catalogue()
    parts = [key for key in (rule.numerator, rule.denominator) if key] or [indicator.id, rule.weight]
    return [
        text.of(catalogue[key].name)
        for key in parts
        if key and any(panel(key).at(each, year).value is None for each in areas)
    ]


def _together(choice: Choice, year: int, text: Text) -> None:
    """The value of all chosen areas as one, the rule below it, and in words what is not counted or missing."""
    indicator, area = choice.indicator, choice.union.area
    found, is_single, when = (
        observe(indicator, area, year),
        composition(area).is_single,
        year_label(indicator, year, text),
    )
    names = " + ".join(area_name(part, text) for part in area.split("+"))
    st.subheader(text("compare.together", areas=names), anchor=False)
    if is_single or found.value is not None:
        st.markdown(f"**{measure(indicator, found, text)}**")
        st.caption(when if is_single else f"{when} · {short_rule(indicator, text)}")
    elif indicator.aggregation.rule is Rule.NONE:
        st.info(rule(indicator, text))
    elif missing := together(indicator, area, year).missing:
        lacking = {
            "areas": ", ".join(area_name(each, text) for each in missing),
            "parts": ", ".join(_lacking(indicator, missing, year, text=text)),
        }
        st.info(text("compare.part_missing", year=when, rule=rule(indicator, text), **lacking))
    for inside, container in choice.union.inside:
        st.caption(text("compare.inside", area=area_name(inside, text), container=area_name(container, text)))


def side(choice: Choice, text: Text) -> None:
    """Bars of one year with median and quartiles of the Kreise, and the value of all chosen areas together."""
    indicator = choice.indicator
    year = pick_year(indicator, text)
    title(indicator, year_label(indicator, year, text), text, level=2)
    shown = [*choice.sets, *choice.benchmarks]
    bars = [
        Bar(
            area=each,
            name=area_name(each, text),
            observation=observe(indicator, each, year),
            quiet=is_benchmark(each),
            strong=each == choice.area,
            together=not is_benchmark(each) and not composition(each).is_single,
        )
        for each in shown
        if each in choice.areas or observe(indicator, each, year).value is not None
    ]
    middle = middle_half(indicator, year)
    left, right = st.columns([3, 2], gap="large")
    with left:
        unit, decimals = text.of(indicator.unit), indicator.decimals
        figure(
            lambda theme: draw_comparison(bars, middle, unit=unit, decimals=decimals, text=text, theme=theme),
            key="side",
            alt=captions.spread(indicator, choice.sets, year, area=choice.area, text=text),
            subject=of_indicator(indicator, year_label(indicator, year, text), text),
        )
        below(indicator, _table(choice, year, text), text)
    with right:
        if choice.union.inside or not composition(choice.union.area).is_single:
            _together(choice, year, text)
