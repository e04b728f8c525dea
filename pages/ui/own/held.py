"""Held: the reader's own figures, in this session only and gone with it; nothing of them reaches address or log."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from data.upload.apart import read_apart
from data.upload.problems import Refusal, UploadError, short
from data.upload.series import Series, series
from data.upload.understood import Understood
from geo.areas import load_areas
from pages.ui.uploader import current, received, renew

FIGURES = "own_figures"  # place of the session
FIELD = "own"  # of the uploader
LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Own:
    """One file as it was read: what was understood, or why nothing was; `choices` are the reader's, by name."""

    file: str
    understood: Understood | None = None
    refusal: UploadError | None = None
    series: tuple[Series, ...] = ()
    is_shown: bool = False
    choices: dict[str, Any] = field(default_factory=dict)
    asked: bytes = b""  # the file itself while its reader is asked for the year, then let go
    name: str = ""  # of the file, whole


def held() -> Own | None:
    """The figures of this session."""
    found: Own | None = st.session_state.get(FIGURES)
    return found


def _read(content: bytes, name: str, year: int | None = None) -> Own:
    try:
        understood = read_apart(content, name, areas=load_areas().values(), year=year)
    except UploadError as error:
        asked = content if error.kind is Refusal.NO_YEAR else b""
        return Own(short(name), refusal=error, asked=asked, name=name)
    except Exception as error:  # its own words may repeat the file's, which must not reach the log
        LOGGER.error("an upload could not be read: %s", type(error).__name__)
        return Own(short(name), refusal=UploadError(Refusal.DAMAGED))
    return Own(short(name), understood, series=series(understood.rows))


def uploader_key() -> str:
    """The key of the uploader, another one after each file."""
    return current(FIELD)


def take() -> None:
    """Read the file that was just uploaded and let go of its bytes; what was held before is replaced."""
    upload = received(uploader_key())
    if upload is None:
        return
    name, content = upload
    st.session_state[FIGURES] = _read(content, name)
    renew(FIELD)


def answer(key: str) -> None:
    """Read the file again with the year that the reader gives in a field."""
    own = held()
    if own and own.asked:
        st.session_state[FIGURES] = _read(own.asked, own.name, int(st.session_state[key]))


def show() -> None:
    """Draw the figures from now on."""
    own = held()
    if own:
        st.session_state[FIGURES] = replace(own, is_shown=True)


def remove() -> None:
    """Forget the figures and the reader's choices among them."""
    st.session_state.pop(FIGURES, None)
    renew(FIELD)


def remembered(own: Own, name: str, default: Any, *, options: Sequence[Any]) -> Any:
    """The reader's choice among options, one or a list; `default` without one that is still offered."""
    value = own.choices.get(name, default)
    parts = value if isinstance(value, list) else [value]
    return value if all(part in options for part in parts) else default


def remember(name: str, key: str) -> None:
    """Keep the value of a widget: Streamlit would forget it with the page or the language."""
    own = held()
    if own:
        own.choices[name] = st.session_state[key]
