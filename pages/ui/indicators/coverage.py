"""Coverage: which areas have a value in which years, as a picture and in words."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from data.flags import MISSING, Flag
from data.indicators import Indicator
from data.observations import Observation
from geo.areas import BENCHMARKS, PARTNERS, REGION, kreis_ids
from pages.figures.coverage import Cell, Look, draw_bar, draw_look, draw_row, draw_years
from pages.text import Text
from pages.text.amounts import reason
from pages.ui.blocks import theme
from pages.ui.pickers import area_name
from pages.ui.store import observe, panel
from pages.ui.tables import Table, draw_table

LOOKS = {Flag.CONFIRMED: Look.VALUE, Flag.BREAK: Look.BREAK, Flag.CONFIDENTIAL: Look.CONFIDENTIAL}
LOOKS |= dict.fromkeys(MISSING - {Flag.CONFIDENTIAL}, Look.MISSING)
SHOWN = (*PARTNERS, REGION, *BENCHMARKS)


@dataclass(frozen=True)
class Lane:
    """All years of one area; a year of which the source says nothing at all is in no lane."""

    area: str
    cells: tuple[tuple[int, Observation], ...]


def lanes(indicator: Indicator, areas: Iterable[str] = SHOWN) -> list[Lane]:
    """The years of an indicator in some areas."""
    years = panel(indicator.id).years
    return [Lane(area, tuple((year, observe(indicator, area, year)) for year in years)) for area in areas]


def counted(indicator: Indicator) -> tuple[tuple[int, int], ...]:
    """How many of today's Kreise have a value in each year."""
    every, today = panel(indicator.id), set(kreis_ids())
    return tuple((year, len(today & every.districts(year))) for year in every.years)


def flags(indicator: Indicator) -> Counter[Flag]:
    """How often each flag occurs in the six areas."""
    return Counter(observation.flag for lane in lanes(indicator, PARTNERS) for _, observation in lane.cells)


def spans(years: Sequence[int]) -> str:
    """Years in words, ascending, those that follow one another as a span: "2000–2015, 2017"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _said(indicator: Indicator, lane: Lane, text: Text) -> Iterator[str]:
    """What each flag of a lane says, with its years."""
    found = {observation.flag for _, observation in lane.cells}
    for flag in (each for each in Flag if each in found):
        years = spans([year for year, observation in lane.cells if observation.flag is flag])
        if flag is Flag.CONFIRMED:
            yield text("indicators.has_values", years=years)
        elif flag in MISSING:
            why = reason(indicator, lane.area, flag, text=text, is_brief=True)
            yield text("indicators.has_none", years=years, reason=why)
        else:
            yield text("indicators.has_reserved", years=years, reason=text(f"flag.{flag}.long"))


def lane_words(indicator: Indicator, lane: Lane, text: Text) -> str:
    """For which years an area has values, with or without reservation, and why not for the others."""
    return "; ".join(_said(indicator, lane, text))


def kreise_words(counts: Sequence[tuple[int, int]], text: Text) -> str:
    """In which years how many Kreise have a value, years with the same number together."""
    numbers = dict.fromkeys(count for _, count in counts)
    parts = [f"{spans([year for year, each in counts if each == count])}: {text.number(count)}" for count in numbers]
    return text("indicators.kreise_with", counts="; ".join(parts))


def _rows(indicator: Indicator, text: Text) -> Iterator[tuple[str, str, list[Cell]]]:
    """Name, words and cells of each row of the picture."""
    for lane in lanes(indicator):
        cells = [Cell(year, LOOKS.get(observation.flag, Look.RESERVED)) for year, observation in lane.cells]
        yield area_name(lane.area, text), lane_words(indicator, lane, text), cells
    counts, every = counted(indicator), len(kreis_ids())
    cells = [Cell(year, Look.SHARE, count / every) for year, count in counts]
    yield text("indicators.kreise", count=every), kreise_words(counts, text), cells


def _legend(shown: Collection[Look], text: Text) -> str:
    """What the cells that are shown mean."""
    looks = [look for look in Look if look in shown]
    items = (f"<li>{draw_look(look, theme())} {escape(text(f'indicators.look_{look}'))}</li>" for look in looks)
    return f'<ul class="looks">{"".join(items)}</ul>'


def coverage(indicator: Indicator, text: Text) -> None:
    """Areas × years as a picture whose rows have their words, its legend, and the same in words as a table."""
    rows, years = list(_rows(indicator, text)), panel(indicator.id).years
    caption = text("indicators.coverage_of", name=text.of(indicator.name))
    lines = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        f"<td>{draw_row(cells, years, words=f'{name}: {words}', theme=theme())}</td></tr>"
        for name, words, cells in rows
    )
    label = escape(caption, quote=True)
    st.html(
        f'<div class="numbers coverage" role="region" tabindex="0" aria-label="{label}"><table>'
        f"<thead><tr><td></td><td>{draw_years(years, theme=theme())}</td></tr></thead>"
        f"<tbody>{lines}</tbody></table></div>{_legend({cell.look for _, _, cells in rows for cell in cells}, text)}"
    )
    frame = pd.DataFrame(
        {text("indicators.coverage"): [words for _, words, _ in rows]},
        index=pd.Index([name for name, _, _ in rows], name=text("table.area")),
    )
    with st.expander(text("indicators.in_words")):
        st.html(draw_table(Table(cells=frame, caption=text("indicators.words_of", name=text.of(indicator.name))), text))


def filled(indicator: Indicator) -> tuple[tuple[int, int], ...]:
    """How many of the six have a value in each year from their first to their last; nothing where none ever has."""
    shares = [
        (year, sum(observe(indicator, area, year).value is not None for area in PARTNERS))
        for year in panel(indicator.id).years
    ]
    own = [year for year, count in shares if count]
    return tuple((year, count) for year, count in shares if own and own[0] <= year <= own[-1])


def bar(indicator: Indicator, text: Text) -> str:
    """The HTML of a small picture of the years, each as high as the share of the six with a value, with its sum."""
    counts = filled(indicator)
    if not counts:
        names = [
            area_name(lane.area, text)
            for lane in lanes(indicator, BENCHMARKS)
            if any(seen.value is not None for _, seen in lane.cells)
        ]
        return escape(text("indicators.only", names=", ".join(names)))
    picture = draw_bar([(year, count / len(PARTNERS)) for year, count in counts], words="", theme=theme())
    have, places = sum(count for _, count in counts), len(PARTNERS) * len(counts)
    words = text("indicators.filled", values=text.number(have), places=text.number(places))
    return f"{picture}<span>{escape(words)}</span>"
