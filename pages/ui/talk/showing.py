"""Showing: a prepared talk on this screen, and as files for another one."""

from collections.abc import Sequence

import streamlit as st

from pages.exports.exhibit import Slide, without_chart
from pages.exports.presentation import document
from pages.text import Text
from pages.ui.talk.deck import View, encode
from pages.ui.talk.files import KINDS, failures, offer
from pages.ui.talk.naming import origin
from pages.ui.talk.projector import projector
from pages.ui.talk.recorded import recorded


def _slide(view: View, text: Text) -> tuple[Slide, str] | None:
    """The slide of a view with its chart as HTML, one that says why there is no chart, or none where it has failed."""
    found = recorded(view, text)
    if found is None or found.failure:
        return None
    exhibit = found.exhibit or without_chart(origin(view, text), found.refusal, address=view.view)
    return Slide(title=view.title or exhibit.title, exhibit=exhibit), found.drawn


def show(views: Sequence[View], text: Text) -> None:
    """The button that presents, and downloads; views that failed are left out."""
    parts = [slide for view in views if (slide := _slide(view, text))]
    if not parts:
        return
    of = (encode(views), text.language)
    html = document(parts, title=text("talk.file_title"), text=text)
    projector(html, label=text("talk.present"), title=text("present.title"))
    st.caption(text("talk.keys"))
    with st.container(horizontal=True):
        st.download_button(
            text("talk.html"),
            html,
            file_name=f"{text('talk.file_name')}.html",
            mime="text/html",
            key="talk:take:html",
            icon=":material/download:",
            on_click="ignore",
        )
        for kind in KINDS:
            offer(kind, [slide for slide, _ in parts], of=of, text=text)
    failures(of, text)
