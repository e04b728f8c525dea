"""Numbers: the table of the choice, what its words mean, and where its figures come from."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from data.flags import Flag
from data.indicators import Indicator
from pages.text import Text
from pages.text.rules import rule
from pages.ui.blocks import theme
from pages.ui.explore.choice import Choice
from pages.ui.explore.downloads import downloads, everything
from pages.ui.explore.long import draw_long
from pages.ui.explore.rows import Row, rows
from pages.ui.explore.wide import draw_wide, wide
from pages.ui.subject import source_line

MOST_ROWS = 500  # on the screen; files have all
MOST_CELLS = 15_000


def _count(shown: int, of: int, text: Text) -> None:
    """How many rows there are, and how many of them stand below."""
    if shown < of:
        st.caption(text("explore.first_rows", of=text.number(of), shown=text.number(shown)))
    else:
        st.caption(text("explore.row") if of == 1 else text("explore.rows", of=text.number(of)))


def _wide(choice: Choice, text: Text) -> None:
    every = wide(choice, text)
    most = min(MOST_ROWS, max(1, MOST_CELLS // max(1, len(every.columns))))
    shown = replace(every, lines=every.lines[:most])
    _count(len(shown.lines), len(every.lines), text)
    st.html(draw_wide(shown, choice, theme=theme(), text=text))


def _long(every: list[Row], text: Text) -> None:
    shown = every[:MOST_ROWS]
    _count(len(shown), len(every), text)
    st.html(draw_long(shown, every, theme=theme(), text=text))


def _flags(found: Iterable[Row], text: Text) -> None:
    """What the words behind and instead of values mean."""
    there = {row.observation.flag for row in found} - {Flag.CONFIRMED}
    words = [f"**{text(f'flag.{flag}.short')}**: {text(f'flag.{flag}.meaning')}" for flag in Flag if flag in there]
    if words:
        st.caption(" · ".join(words))


def _about(indicators: Iterable[Indicator], text: Text) -> None:
    """Definition, rule for totals and sources of each indicator."""
    with st.expander(text("explore.about")):
        for indicator in indicators:
            parts = [f"**{text.of(indicator.name)}** ({text.of(indicator.unit)})", text.of(indicator.definition)]
            parts += [f"{text('definition.break', year=gap.year)}: {text.of(gap.cause)}" for gap in indicator.breaks]
            parts += [text.of(remark.text) for remark in indicator.remarks]
            st.markdown("  \n".join((*parts, rule(indicator, text), source_line(indicator, text))))


def _numbers(choice: Choice, found: list[Row], text: Text) -> None:
    if choice.layout == "wide":
        _wide(choice, text)
    else:
        _long(found, text)
    _flags(found, text)
    editions = [text.of(each.name) for each in choice.indicators if each.year_is_edition]
    if editions:
        st.caption(text("explore.editions", names="; ".join(editions)))
    downloads(choice, found, text)
    _about(choice.indicators, text)


def numbers(choice: Choice, text: Text) -> None:
    """The table in the chosen form and its files, or why there is none; then what there is of everything."""
    found = rows(choice, text)
    if found:
        _numbers(choice, found, text)
    else:
        st.info(text("explore.no_values" if choice.indicators else "explore.none_chosen"))
    everything(text)
