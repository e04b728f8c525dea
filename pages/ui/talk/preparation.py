"""Preparation: the charts of all views are recorded one after the other, with progress, and can be cancelled."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.text import Text
from pages.ui.talk.deck import View
from pages.ui.talk.naming import default_title, literal
from pages.ui.talk.recorded import Recorded, forget, keep_only, record, recorded

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


def _named(lead: str, views: Sequence[View], said: Callable[[Recorded], str], text: Text) -> str:
    """The views of which something is to be said, below a line that says what; "" without any."""
    lines = [
        text("talk.failed", number=number, title=literal(view.title or default_title(view, text)), cause=literal(words))
        for number, view in enumerate(views, 1)
        if (found := recorded(view, text)) and (words := said(found))
    ]
    return "\n\n".join([lead, *(f"- {line}" for line in lines)]) if lines else ""


def _notices(views: Sequence[View], text: Text) -> None:
    """Each view that has no slide, whose slide has no chart, or shows something near to what was asked, and why."""
    if failed := _named(text("talk.failed_lead"), views, lambda found: found.failure, text):
        st.warning(failed)
        only = {"failed_only": True}
        st.button(text("talk.again"), key="talk:again", on_click=_again, args=(views, text), kwargs=only)
    if refused := _named(text("talk.refused_lead"), views, lambda found: found.refusal, text):
        st.warning(refused)
    if remarked := _named(text("talk.remarked_lead"), views, lambda found: " ".join(found.remarks), text):
        st.info(remarked)


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
    _notices(views, text)
    return True
