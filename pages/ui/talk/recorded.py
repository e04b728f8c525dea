"""Recorded: the charts of a talk's views as this session has them, so that another order needs no new recording."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from data.version import version
from pages.exports.exhibit import Exhibit
from pages.exports.presentation import picture
from pages.text import Text
from pages.ui.recording import RecordingError, exhibit
from pages.ui.talk.deck import View

KEPT = "talk_recorded"  # place of the session
LOGGER = logging.getLogger(__name__)
Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Recorded:
    """The chart of a view and how it is drawn on a slide, or else in a sentence why there is none.

    A view is refused for its address, and that is said on its slide; one that failed has no slide.
    """

    exhibit: Exhibit | None = None
    drawn: str = ""
    refusal: str = ""
    failure: str = ""

    @property
    def remarks(self) -> Sequence[str]:
        """How its slide differs from what its address asks for."""
        return self.exhibit.remarks if self.exhibit else ()


def _key(view: View, text: Text) -> Key:
    return view.view, view.chart, text.language, version()


def _kept() -> dict[Key, Recorded]:
    found: dict[Key, Recorded] = st.session_state.setdefault(KEPT, {})
    return found


def recorded(view: View, text: Text) -> Recorded | None:
    """What is known of a view; None until it is recorded."""
    return _kept().get(_key(view, text))


def _record(view: View, text: Text) -> Recorded:
    try:
        found = exhibit(view.view, text.language, chart=view.chart)
        return Recorded(found, picture(found))
    except RecordingError as error:
        return Recorded(failure=error.said(text)) if error.is_failure else Recorded(refusal=error.said(text))
    except Exception:
        LOGGER.exception("a view of a talk could not be recorded: %s", view.view)
        return Recorded(failure=text("recording.failed"))


def record(view: View, text: Text) -> None:
    """Record a view; one that fails keeps its reason, and the others stay as they are."""
    _kept()[_key(view, text)] = _record(view, text)


def keep_only(views: Sequence[View]) -> None:
    """Let go of all views that are no longer in the talk."""
    wanted = {(view.view, view.chart) for view in views}
    st.session_state[KEPT] = {key: found for key, found in _kept().items() if key[:2] in wanted}


def forget(views: Sequence[View], text: Text, *, failed_only: bool) -> None:
    """Let go of what some views gave, or only of failures, so that they are recorded again."""
    for view in views:
        found = recorded(view, text)
        if found and (found.failure or not failed_only):
            del _kept()[_key(view, text)]
