"""Intake: where the reader hands over a file, and reads before what is understood and what becomes of it."""

from datetime import date
from html import escape

import streamlit as st

from data.upload.headings import FIRST_YEAR, LAST_YEAR
from pages.text import Text
from pages.text.uploads import refused
from pages.ui.own.example import example
from pages.ui.own.held import Own, answer, remove, take, uploader_key
from pages.ui.uploader import uploader

MOST_MEGABYTES = 10


def _ask_year(suggested: int | None, text: Text) -> None:
    """A field for the year of figures that name none, filled with what title or file name suggest."""
    key = f"own_asked:{uploader_key()}"
    st.number_input(
        text("own.ask_year"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        value=suggested or date.today().year - 1,
        key=key,
        help=text("own.ask_year_help") if suggested else None,
    )
    st.button(text("own.read_year"), on_click=answer, args=(key,), icon=":material/check:")


def intake(own: Own | None, text: Text) -> None:
    """Uploader, what it understands, an example; with a file its name, why it is refused, and the way to remove it."""
    st.markdown(text("own.lead"))
    uploader(text("own.file"), key=uploader_key(), on_change=take, megabytes=MOST_MEGABYTES)
    st.caption(text("own.private"))
    with st.expander(text("own.forms")):
        st.markdown(text("own.forms_list"))
        st.download_button(
            text("own.example"),
            example(text),
            file_name=f"{text('own.example_file')}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
    if own is None:
        return
    title = escape(text("own.check", file=own.file))
    st.html(f'<h2 style="font-weight:600">{title}</h2>')
    if own.refusal:
        st.warning(refused(own.refusal, text))
    if own.refusal and own.asked:
        _ask_year(own.refusal.year, text)
    st.button(text("own.remove"), on_click=remove, icon=":material/delete:")
