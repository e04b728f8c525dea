"""Hand: a talk changes hands as an address or as a file that can be read and written without this dashboard."""

from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st

from pages.text import Text
from pages.ui import address
from pages.ui.talk.deck import MOST, Deck, Problem, change
from pages.ui.talk.file import from_file, to_file
from pages.ui.uploader import current, received, renew, uploader

PROBLEMS = "talk_problems"  # place of the session
FIELD = "talk:file"  # of the uploader


def problems(found: Iterable[Problem], text: Text) -> None:
    """What of a talk was not understood, by place."""
    lines = [
        text(f"talk.problem.{each.cause}", place=each.place, given=address.echo(each.given), most=MOST)
        for each in found
    ]
    if lines:
        st.warning("\n\n".join([text("talk.not_understood"), *(f"- {line}" for line in lines)]))


def _take() -> None:
    """Put the talk of a file in the place of the present one; a file without any view changes nothing."""
    upload = received(current(FIELD))
    if upload is None:
        return
    found = from_file(upload[1])
    renew(FIELD)
    st.session_state[PROBLEMS] = found.problems if found.views else (*found.problems, Problem("empty"))
    if found.views:
        change(found.views)


def from_a_file(text: Text) -> None:
    """Where a file is handed over, and once what of it was not understood."""
    st.markdown(text("talk.file_lead"))
    uploader(text("talk.file"), key=current(FIELD), on_change=_take, megabytes=1)
    problems(st.session_state.pop(PROBLEMS, ()), text)


def take_away(deck: Deck, text: Text) -> None:
    """The address of the talk, and the talk as a file."""
    query = urlencode({"talk": st.query_params.get("talk", ""), "lang": text.language})
    st.markdown(text("talk.address"))
    st.code(f"{(st.context.url or '').partition('?')[0]}?{query}", language=None, wrap_lines=True)
    st.download_button(
        text("talk.download"),
        to_file(deck.views, text=text),
        file_name=f"{text('talk.file_name')}.txt",
        mime="text/plain",
        icon=":material/download:",
        on_click="ignore",
    )
