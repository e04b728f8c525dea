"""Filters: pickers that show what the address asks for of all figures and write a new choice back into it."""

from collections.abc import Callable, Sequence

import streamlit as st

from data.indicators import FIELDS
from pages.text import Text
from pages.ui.explore.choice import LAYOUTS, LEVELS, PIVOTS, SORTS, Choice, other_kreise, publishers, years
from pages.ui.pickers import COMPARED, MOST_OTHERS, area_name, synced
from pages.ui.projects.choice import LONGEST_SEARCH, keep

Label = Callable[[str], str]


def _search(choice: Choice, text: Text) -> None:
    key = synced("q", choice.words, text)
    st.text_input(
        text("explore.search"),
        key=key,
        max_chars=LONGEST_SEARCH,
        placeholder=text("explore.search_hint"),
        on_change=keep("q", key),
    )


def _select(name: str, value: str, text: Text, *, options: Sequence[str], title: str, label: Label) -> None:
    """A picker of one of few or many."""
    key = synced(name, value, text)
    st.selectbox(title, options, format_func=label, key=key, on_change=keep(name, key))


def _pills(name: str, value: Sequence[str], text: Text, *, options: Sequence[str], title: str, label: Label) -> None:
    """A picker of several."""
    key = synced(name, list(value), text)
    st.pills(title, options, selection_mode="multi", format_func=label, key=key, on_change=keep(name, key))


def _others(choice: Choice, text: Text) -> None:
    key = synced("others", list(choice.others), text)
    st.multiselect(
        text("pick.others"),
        other_kreise(),
        format_func=lambda area: area_name(area, text),
        key=key,
        max_selections=MOST_OTHERS,
        placeholder=text("pick.others_hint"),
        on_change=keep("others", key),
    )


def _period(choice: Choice, text: Text) -> None:
    """First and last year; each may stay open."""
    offered = ["", *map(str, years())]
    given = (("from", choice.since, years()[0]), ("to", choice.until, years()[-1]))
    for column, (name, year, end) in zip(st.columns(2), given, strict=True):
        value = "" if year == end else str(year)
        with column:
            _select(
                name,
                value,
                text,
                options=offered,
                title=text(f"projects.{name}"),
                label=lambda year: year or text("explore.any_year"),
            )


def pick_filters(choice: Choice, text: Text) -> None:
    """All filters of indicators, areas and years."""
    left, middle, right = st.columns([2, 1, 1])
    names = publishers()
    with left:
        _search(choice, text)
    with middle:
        _select(
            "field",
            choice.field,
            text,
            options=("", *FIELDS),
            title=text("pick.field"),
            label=lambda field: text(f"field.{field}.name") if field else text("explore.all_fields"),
        )
    with right:
        _select(
            "publisher",
            choice.publisher,
            text,
            options=("", *names),
            title=text("address.publisher"),
            label=lambda name: names[name] if name else text("explore.all_publishers"),
        )
    _areas(choice, text)


def _areas(choice: Choice, text: Text) -> None:
    """Areas, whole levels of them, and the period."""
    _pills(
        "areas",
        choice.own_areas,
        text,
        options=COMPARED,
        title=text("explore.areas"),
        label=lambda area: area_name(area, text),
    )
    _pills(
        "levels",
        choice.levels,
        text,
        options=LEVELS,
        title=text("explore.levels"),
        label=lambda level: text(f"explore.level_{level}"),
    )
    left, right = st.columns(2)
    with left:
        _others(choice, text)
    with right:
        _period(choice, text)


def pick_form(choice: Choice, text: Text) -> None:
    """How the table is laid out and sorted; what stands side by side only in the wide form."""
    forms = (
        ("layout", choice.layout, LAYOUTS),
        ("pivot", choice.pivot, PIVOTS),
        ("sort", choice.sort, SORTS),
    )
    shown = [form for form in forms if form[0] != "pivot" or choice.layout == "wide"]
    for column, (name, value, options) in zip(st.columns(len(shown)), shown, strict=True):
        with column:
            _select(
                name,
                value,
                text,
                options=options,
                title=text(f"address.{name}"),
                label=lambda each, name=name: text(f"explore.{name}_{each}"),  # type: ignore[misc]
            )
