"""Intake: where the reader hands over a file, and reads before what is understood and what becomes of it."""

from html import escape

import streamlit as st

from pages.text import Text
from pages.text.uploads import refused
from pages.ui.own.example import example
from pages.ui.own.held import Own, remove, take, uploader_key
from pages.ui.uploader import uploader

MOST_MEGABYTES = 5


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
    st.button(text("own.remove"), on_click=remove, icon=":material/delete:")
