"""Take along: the menu below a chart, with pictures of it, a place in the talk and a line to embed it elsewhere."""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from html import escape
from urllib.parse import urlencode

import streamlit as st

from pages.exports import pictures
from pages.exports.exhibit import Exhibit, MapPicture
from pages.figures import Figure
from pages.text import Text
from pages.ui import address
from pages.ui.stamp import home
from pages.ui.subject import Subject
from pages.ui.talk import deck

TAPE = "tape"  # where a run that is recorded collects its charts
FOLDER = "einbetten"  # the address of a view below it is the view for a frame in another page
WRITERS: Mapping[str, Callable[..., bytes]] = {"png": pictures.png, "svg": pictures.svg}
TYPES = {"png": "image/png", "svg": "image/svg+xml"}
Draw = Callable[[], Figure | MapPicture]


def _view(text: Text) -> str:
    """The address of this view below that of the app, in the page's language, without talk and figures of other pages.

    A run that is recorded has not come to its end here: its address stays whole.
    """
    left = {"talk"} if TAPE in st.session_state else {"talk", *(n for n in address.FIGURES if not address.is_read(n))}
    query = {name: value for name, value in address.carried(lang=text.language).items() if name not in left}
    return f"{st.session_state[address.PAGE]}?{urlencode(query, safe=',')}"


def _exhibit(subject: Subject, *, key: str, sentence: str, draw: Draw, text: Text) -> Exhibit:
    return Exhibit(
        key=key,
        title=subject.title,
        subtitle=subject.subtitle,
        sentence=sentence,
        picture=draw(),
        source=subject.source,
        notes=subject.notes,
        address="" if subject.is_own else _view(text),
    )


def _pictures(exhibit: Exhibit, text: Text) -> None:
    """The chart as a picture with its title, unit and source in it; where it cannot be drawn, why."""
    st.markdown(f"**{text('take.picture')}**")

    def pick(name: str, options: Collection[str]) -> str:
        label, first = text(f"take.{name}"), next(iter(options))
        key = f"take:{exhibit.key}:{name}:{text.language}"

        def worded(option: str) -> str:
            return text(f"take.{option}")

        return st.segmented_control(label, options, format_func=worded, default=first, required=True, key=key) or first

    kind, size = pick("kind", WRITERS), pick("size", pictures.SIZES)
    is_transparent = st.checkbox(text("take.transparent"), key=f"take:{exhibit.key}:transparent:{text.language}")
    try:
        content = WRITERS[kind](exhibit, size=size, is_transparent=is_transparent, text=text)
    except Exception as error:
        logging.getLogger(__name__).exception("%s could not be drawn", exhibit.key)
        st.error(text("take.failed", cause=str(error)))
        return
    st.download_button(
        text("take.download"),
        content,
        file_name=f"smart-region_{exhibit.key}_{size}.{kind}",
        mime=TYPES[kind],
        key=f"take:{exhibit.key}:file",
        on_click="ignore",
        width="stretch",
    )


def embedding(exhibit: Exhibit, host: str) -> str:
    """The line of HTML that shows the chart in another page; `host` is the address of the app."""
    page, _, query = exhibit.address.partition("?")
    source = f"{host}{FOLDER}/{page}?{query}&chart={exhibit.key}"
    return (
        f'<iframe src="{escape(source)}" title="{escape(exhibit.title)}" loading="lazy" '
        'style="width:100%;height:640px;border:0"></iframe>'
    )


def _menu(exhibit: Exhibit, text: Text) -> None:
    _pictures(replace(exhibit, address=exhibit.address and home() + exhibit.address), text)
    if not exhibit.address:
        st.caption(text("take.own"))
        return
    st.markdown(f"**{text('take.elsewhere')}**")
    view = deck.view(exhibit.address, exhibit.key)
    if st.button(text("take.talk"), key=f"take:{exhibit.key}:talk", width="stretch"):
        deck.add(view)
        st.rerun()
    st.caption(text("take.embed"))
    st.code(embedding(exhibit, home()), language=None, wrap_lines=True)


def take_along(subject: Subject, *, key: str, sentence: str, draw: Draw, text: Text) -> None:
    """The button of a chart that opens its menu; where the page is recorded, the chart itself."""
    if TAPE in st.session_state:
        st.session_state[TAPE].append(_exhibit(subject, key=key, sentence=sentence, draw=draw, text=text))
        return
    # A dialog is run for itself: the page stays as it is while the reader chooses.
    if st.button(text("take.label"), icon=":material/ios_share:", type="tertiary", key=f"take:{key}:menu"):
        exhibit = _exhibit(subject, key=key, sentence=sentence, draw=draw, text=text)
        st.dialog(text("take.title", chart=subject.title))(_menu)(exhibit, text)
