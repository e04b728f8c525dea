"""Preparation: the charts of all views are recorded one after the other, with progress, and can be cancelled."""

from collections.abc import Sequence

import streamlit as st

from pages.text import Text
from pages.ui.talk.deck import View
from pages.ui.talk.naming import default_title, literal
from pages.ui.talk.recorded import forget, keep_only, record, recorded

IS_RUNNING = "talk_preparing"  # place of the session


def _run(is_running: bool) -> None:
    st.session_state[IS_RUNNING] = is_running


def _record_all(views: Sequence[View], text: Text) -> None:
    """Record what is missing. Streamlit ends this run where the bar is next drawn, as soon as a button is pressed."""
    keep_only(views)
    place = st.container(key="preparing")
    with place:
        bar = st.progress(0.0)
        st.button(text("talk.cancel"), key="talk:cancel", on_click=_run, args=(False,), icon=":material/close:")
    for done, view in enumerate(views):
        title = literal(view.title or default_title(view, text))
        bar.progress(done / len(views), text("talk.progress", number=done + 1, count=len(views), title=title))
        if recorded(view, text) is None:
            record(view, text)
    _run(False)
    st.rerun()


def _again(views: Sequence[View], text: Text, *, failed_only: bool) -> None:
    forget(views, text, failed_only=failed_only)
    _run(True)


def _failures(views: Sequence[View], text: Text) -> None:
    """Each view that has no slide, and why."""
    failed = [(n, v, found.failure) for n, v in enumerate(views, 1) if (found := recorded(v, text)) and found.failure]
    if not failed:
        return
    lines = [
        text("talk.failed", number=number, title=literal(view.title or default_title(view, text)), cause=cause)
        for number, view, cause in failed
    ]
    st.warning("\n\n".join([text("talk.failed_lead"), *(f"- {line}" for line in lines)]))
    st.button(text("talk.again"), key="talk:again", on_click=_again, args=(views, text), kwargs={"failed_only": True})


def prepare(views: Sequence[View], text: Text) -> bool:
    """The button that starts recording, or its progress; whether all views are recorded or have failed."""
    if st.session_state.get(IS_RUNNING):
        _record_all(views, text)
    missing = [view for view in views if recorded(view, text) is None]
    if missing:
        done = len(views) - len(missing)
        st.button(
            text("talk.resume", done=done, count=len(views)) if done else text("talk.prepare"),
            key="talk:prepare",
            on_click=_run,
            args=(True,),
            type="primary",
            icon=":material/slideshow:",
        )
        st.caption(text("talk.prepare_hint"))
        return False
    _failures(views, text)
    return True
