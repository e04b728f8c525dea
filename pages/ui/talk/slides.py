"""Slides: the list of a talk's views, each to be named, moved and removed."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pages.text import Text
from pages.ui import address
from pages.ui.talk.deck import LONGEST_TITLE, View, change, shortened
from pages.ui.talk.naming import default_title, literal, origin
from pages.ui.widgets import synced

# Their words are for those who do not see the place of a button: with forty titles they would fill the page.
STYLE = """<style>
.st-key-slides [data-testid="stButton"] p { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }
.st-key-slides [data-testid="stButton"] button { min-width: 2.75rem; min-height: 2.75rem; }
.st-key-slides [data-testid="stButton"] button * { gap: 0; margin: 0; }
.st-key-slides [data-testid="stPageLink"] a { padding-left: 0; white-space: normal; }
.st-key-slides [data-testid="stPageLink"] p { font-weight: 600; white-space: normal; }
</style>"""


def moved(views: Sequence[View], place: int, *, to: int) -> list[View]:
    """The views with one of them at another place."""
    rest = [*views[:place], *views[place + 1 :]]
    return [*rest[:to], views[place], *rest[to:]]


def _retitle(views: Sequence[View], place: int, key: str) -> None:
    """Give a slide the title in the widget `key`; an empty one takes the title of its chart again."""
    titled = replace(views[place], title=shortened(st.session_state[key]))
    change([*views[:place], titled, *views[place + 1 :]])


def _buttons(views: Sequence[View], place: int, text: Text) -> None:
    """Up, down and remove, each with the title of its slide as part of its name."""
    about = {"number": place + 1, "title": literal(views[place].title or default_title(views[place], text))}
    moves = {"up": (place - 1, ":material/arrow_upward:"), "down": (place + 1, ":material/arrow_downward:")}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for name, (to, icon) in moves.items():
            st.button(
                text(f"talk.{name}", **about),
                key=f"talk:{name}:{place}",
                on_click=lambda to=to: change(moved(views, place, to=to)),
                disabled=not 0 <= to < len(views),
                icon=icon,
            )
        st.button(
            text("talk.remove", **about),
            key=f"talk:remove:{place}",
            on_click=lambda: change([*views[:place], *views[place + 1 :]]),
            icon=":material/delete:",
        )


def _slide(views: Sequence[View], place: int, text: Text) -> None:
    view = views[place]
    title, chart = view.title or default_title(view, text), default_title(view, text)
    what, name, move = st.columns([5, 4, 2], vertical_alignment="bottom")
    with what:
        query = {**view.choices, "lang": text.language, "talk": st.query_params.get("talk", "")}
        st.page_link(f"pages/{view.page}.py", label=f"{place + 1}\\. {literal(title)}", query_params=query)
        if origin(view, text) != title:
            st.caption(literal(origin(view, text)))
    with name:
        key = synced(f"talk:title:{place}", view.title, text)
        st.text_input(
            text("talk.retitle", number=place + 1),
            key=key,
            max_chars=LONGEST_TITLE,
            placeholder=chart,
            on_change=_retitle,
            args=(views, place, key),
        )
    with move:
        _buttons(views, place, text)


def slides(views: Sequence[View], text: Text) -> None:
    """All slides in their order; every change is a new address, which the browser's way back takes back."""
    st.html(STYLE)
    with st.container(key="slides"):
        for place in range(len(views)):
            with st.container(border=True):
                _slide(views, place, text)
    st.button(text("talk.empty_it"), key="talk:empty", on_click=lambda: address.go(talk=""), icon=":material/delete:")
