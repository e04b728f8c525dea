"""Files: a prepared talk as PPTX and PDF, each made when it is asked for; a slide that fails leaves the others."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import streamlit as st

from pages.exports.exhibit import Slide
from pages.exports.slides import to_pdf_bytes, to_pptx_bytes
from pages.text import Text
from pages.ui.talk.naming import literal

MADE = "talk_files"  # place of the session
LOGGER = logging.getLogger(__name__)


class Kind(NamedTuple):
    """A kind of file: its media type, and what writes slides with a title in the language of a text."""

    mime: str
    write: Callable[[Iterable[Slide], str, Text], bytes]


KINDS: Mapping[str, Kind] = {
    "pptx": Kind(
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        lambda slides, title, text: to_pptx_bytes(slides, title=title, text=text),
    ),
    "pdf": Kind("application/pdf", lambda slides, title, text: to_pdf_bytes(slides, title=title, text=text)),
}


@dataclass(frozen=True)
class Made:
    """A file of some slides, empty where none could be written; `failed` names those it has not, and why."""

    of: tuple[str, ...]
    content: bytes
    failed: tuple[str, ...]


def _failure(kind: str, slide: Slide, text: Text) -> str:
    """Why a slide alone cannot be written; "" where it can."""
    try:
        KINDS[kind].write([slide], slide.title, text)
    except Exception as error:
        LOGGER.exception("a slide could not be written as %s: %s", kind, slide.exhibit.address)
        return str(error) or type(error).__name__
    return ""


def _watched(slides: Sequence[Slide], text: Text) -> Iterator[Slide]:
    """The slides, with progress. Where the bar is next drawn, Streamlit ends this run if a button has been pressed."""
    bar = st.progress(0.0)
    st.button(text("talk.cancel"), key="talk:cancel:file", icon=":material/close:")
    for done, slide in enumerate(slides):
        bar.progress(done / len(slides), text("talk.writing", number=done + 1, count=len(slides)))
        yield slide


def make(kind: str, slides: Sequence[Slide], *, of: tuple[str, ...], text: Text) -> Made:
    """A file of all slides; where that fails, of those that can be written alone."""
    title, write = text("talk.file_title"), KINDS[kind].write
    try:
        return Made(of, write(_watched(slides, text), title, text), ())
    except Exception:
        LOGGER.exception("a talk could not be written as %s", kind)
    tried = [(slide, _failure(kind, slide, text)) for slide in slides]
    sound = [slide for slide, cause in tried if not cause]
    failed = tuple(f"{slide.title}: {cause}" for slide, cause in tried if cause)
    try:
        return Made(of, write(sound, title, text) if failed and sound else b"", failed)
    except Exception:
        LOGGER.exception("what is left of a talk could not be written as %s", kind)
        return Made(of, b"", failed)


def offer(kind: str, slides: Sequence[Slide], *, of: tuple[str, ...], text: Text) -> None:
    """The button that makes a file of the talk `of` some views and words, or the file itself."""
    kept: dict[str, Made] = st.session_state.setdefault(MADE, {})
    made = kept.get(kind)
    if made is None or made.of != of or not made.content:
        if st.button(text(f"talk.make.{kind}"), key=f"talk:make:{kind}", icon=":material/draft:"):
            kept[kind] = make(kind, slides, of=of, text=text)
            st.rerun()
        return
    st.download_button(
        text(f"talk.take.{kind}"),
        made.content,
        file_name=f"{text('talk.file_name')}.{kind}",
        mime=KINDS[kind].mime,
        key=f"talk:take:{kind}",
        icon=":material/download:",
        on_click="ignore",
    )


def failures(of: tuple[str, ...], text: Text) -> None:
    """What of the talk is not in a file that was made of it."""
    kept: dict[str, Made] = st.session_state.get(MADE, {})
    for kind, made in kept.items():
        if made.of != of or (made.content and not made.failed):
            continue
        said = text("talk.left_out" if made.content else "talk.unmade", kind=kind.upper())
        names = "\n".join(f"- {literal(name)}" for name in made.failed)
        st.warning(f"{said}\n\n{names}")
