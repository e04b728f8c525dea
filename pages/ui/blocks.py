"""Blocks: a chart with all that makes it citable, and the small pieces of a page."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from data.catalogue import load_catalogue, source_ids
from data.flags import Flag
from data.indicators import Indicator
from data.observations import Observation
from data.sources import load_sources
from pages.figures import Figure
from pages.figures.theme import LIGHT, THEMES, Theme
from pages.text import Text
from pages.text.rules import fluctuating, rule
from pages.ui import address
from pages.ui.linked import areas_of, chooser
from pages.ui.subject import Subject, source_line
from pages.ui.tables import Table, draw_table
from pages.ui.takealong import take_along

PLOTLY = {"displayModeBar": False, "topojsonURL": "about:blank", "scrollZoom": False}


def theme() -> Theme:
    """The figures' colours for the brightness that the reader has chosen."""
    return THEMES.get(st.context.theme.type or "light", THEMES["light"])


def mark(observation: Observation) -> str:
    """An asterisk behind a value with a reservation."""
    return "" if observation.flag in (Flag.CONFIRMED, Flag.BREAK) else "*"


def number(indicator: Indicator, observation: Observation, text: Text) -> str:
    """A value without its unit, or a dash."""
    return "–" if observation.value is None else text.number(observation.value, indicator.decimals) + mark(observation)


def measure(indicator: Indicator, observation: Observation, text: Text) -> str:
    """A value as it is written, or in a word why there is none."""
    if observation.value is None:
        return text(f"flag.{observation.flag}.short")
    return text.measure(observation.value, indicator.decimals, unit=text.of(indicator.unit)) + mark(observation)


def publishers(indicators: Iterable[Indicator], text: Text) -> str:
    """Who published the figures of some indicators; the page of sources has the tables."""
    keys = dict.fromkeys(key for indicator in indicators for key in source_ids(indicator, load_catalogue()))
    names = dict.fromkeys(load_sources()[key].publisher for key in keys)
    return f"{text('source.label')}: {'; '.join(names)}"


def definition(indicator: Indicator, text: Text) -> None:
    """What the indicator is, on demand: definition, direction, rule for totals, breaks and remarks."""
    with st.popover(text("definition.label"), icon=":material/info:"):
        st.markdown(f"**{text.of(indicator.name)}** ({text.of(indicator.unit)})")
        st.markdown(text.of(indicator.definition))
        if indicator.reference:
            st.markdown(f"{text('definition.reference')}: {text.of(indicator.reference)}")
        if indicator.fluctuation:
            st.markdown(fluctuating(indicator, text))
        reason = f": {text.of(indicator.direction_reason)}" if indicator.direction_reason else ""
        st.markdown(f"{text(f'direction.{indicator.direction}')}{reason}")
        st.markdown(rule(indicator, text))
        for gap in indicator.breaks:
            st.markdown(f"- {text('definition.break', year=gap.year)}: {text.of(gap.cause)}")
        for remark in indicator.remarks:
            years = ", ".join(str(year) for year in remark.years)
            st.markdown(f"- {years + ': ' if years else ''}{text.of(remark.text)}")


def title(indicator: Indicator, when: str, text: Text, *, heading: str = "", level: int = 3) -> None:
    """The heading of a chart: the indicator's name or another one, unit, year or period; `level` follows the page's."""
    write = {2: st.header, 3: st.subheader}[level]
    write(heading or text.of(indicator.name), anchor=False)
    st.caption(f"{text.of(indicator.unit)} · {when}")


def said(sentence: str) -> None:
    """What a chart says, in one sentence."""
    st.html(f'<p class="sentence">{escape(sentence)}</p>')


def figure(draw: Callable[[Theme], Figure], *, key: str, alt: str, subject: Subject) -> None:
    """A plotly figure below its sentence, which is its alternative text, too; its areas can be selected.

    It is drawn for the reader's brightness, and taken along in the light one.
    """
    chart, text = draw(theme()), address.words()
    said(alt)
    st.plotly_chart(chart, theme=None, key=key, alt=alt, config=PLOTLY)
    if areas := areas_of(chart):
        chooser(areas, text, view=key)
    take_along(subject, key=key, sentence=alt, draw=lambda: draw(LIGHT), text=text)


def table(numbers: Table, text: Text) -> None:
    """The numbers of a chart as a table, on demand."""
    with st.expander(text("table.label")):
        st.html(draw_table(numbers, text))


def below(indicator: Indicator, numbers: Table | pd.DataFrame, text: Text, *, map_shown: bool = False) -> None:
    """What stands below each chart: source, definition, table of the same numbers."""
    st.caption(source_line(indicator, text, map_shown=map_shown))
    definition(indicator, text)
    if isinstance(numbers, pd.DataFrame):
        numbers = Table(cells=numbers, caption=text.of(indicator.name))
    table(numbers, text)


Swatches = Sequence[tuple[str, str]]  # (CSS background, words) from lowest to highest


def _legend(entries: Swatches, *, heading: str, note: str, attributes: str) -> str:
    items = "".join(f'<li><span style="background:{ground}"></span>{escape(words)}</li>' for ground, words in entries)
    words = f'<p>{escape(heading)}</p><ul>{items}</ul><p class="quiet">{escape(note)}</p>'
    return f'<div class="legend"{attributes}>{words}</div>'


def legend(entries: Swatches, *, heading: str, note: str, playing: tuple[Swatches, str] | None = None) -> None:
    """Swatches with words; those of a map that plays through the years, with their note, are hidden until it does."""
    shown = _legend(entries, heading=heading, note=note, attributes=' data-limits="resting"' if playing else "")
    if playing:
        attributes = ' data-limits="playing" hidden'
        shown += _legend(playing[0], heading=heading, note=playing[1], attributes=attributes)
    st.html(shown)
