"""Widgets: each shows a choice of the address and writes a new one back into it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from pages.text import Text
from pages.ui import address

HEAD_WIDTH = 350  # pixels of a picker in the head: the longest name fits, and so does a phone
Draw = Callable[..., object]
PILLS: Draw = partial(st.pills, required=True)
SEGMENTS: Draw = partial(st.segmented_control, required=True)
SEVERAL: Draw = partial(st.pills, selection_mode="multi")
MENU: Draw = st.selectbox
MENU_OF_SEVERAL: Draw = st.multiselect


def synced(name: str, value: object, text: Text) -> str:
    """A widget key that holds `value`.

    Another page or language has another key: there it is another widget for Streamlit, which would begin
    with its first option although the state of the same key holds the choice.
    """
    key = f"{name}:{st.session_state.get(address.PAGE, '')}:{text.language}"
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


@dataclass(frozen=True)
class Picker:
    """A widget for one or several of some options, by id.

    `of` tells apart pickers of one name whose options differ; a new choice drops from the address what depends on it.
    """

    draw: Draw
    name: str
    options: Collection[str]
    title: str
    label: Callable[[str], str] = str
    of: str = ""
    forget: Collection[str] = ()
    looks: Mapping[str, Any] = field(default_factory=dict)

    def show(self, value: str | Iterable[str], text: Text) -> None:
        """Draw it with a choice that is known already."""
        name = f"{self.name}:{self.of}" if self.of else self.name
        key = synced(name, value if isinstance(value, str) else list(value), text)
        write = address.keep(self.name, key, forget=self.forget)
        self.draw(self.title, list(self.options), format_func=self.label, key=key, on_change=write, **self.looks)

    def pick(self, default: str, text: Text) -> str:
        """The one that the address gives, and draw it."""
        value = address.one_of(self.name, self.options, default)
        self.show(value, text)
        return value


def in_head(name: str, options: Collection[str], title: str, label: Callable[[str], str]) -> Picker:
    """A picker in the head of the page, which says in its own line what it picks."""
    looks = {"label_visibility": "collapsed", "width": HEAD_WIDTH}
    return Picker(MENU, name, options, title, lambda option: f"{title}: {label(option)}", looks=looks)


def search_box(value: str, *, title: str, hint: str, forget: Collection[str], text: Text) -> None:
    """A line to type words into."""
    key = synced("q", value, text)
    write = address.keep("q", key, forget=forget)
    st.text_input(title, key=key, max_chars=address.LONGEST_TYPED, placeholder=hint, on_change=write)


def period(years: Sequence[int], chosen: Sequence[int], *, forget: Collection[str], text: Text) -> None:
    """First and last year of a period; each may stay open."""
    options = ("", *map(str, years))
    for column, name, year in zip(st.columns(2), ("from", "to"), chosen or (0, 0), strict=True):
        value = str(year) if chosen and address.chosen(name, options, "") else ""
        with column:
            Picker(
                MENU, name, options, text(f"pick.{name}"), lambda each: each or text("pick.any_year"), forget=forget
            ).show(value, text)
