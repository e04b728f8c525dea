"""Filters: pickers that show what the address asks for of the catalogue and write a new choice back into it."""

from collections import Counter

import streamlit as st

from data.project_areas import UNSTATED
from data.project_filters import NOT_STATED, Choice
from data.projects import load_projects
from pages.text import Text
from pages.text.projects import field_name
from pages.ui.pickers import area_name, synced
from pages.ui.projects.choice import (
    DEFAULT_LAYERS,
    FIELD_OPTIONS,
    LONGEST_SEARCH,
    PLACES,
    STATUS_OPTIONS,
    keep,
    keep_areas,
    offered_layers,
    programmes,
    reset,
    years,
)


def _search(choice: Choice, text: Text) -> None:
    key = synced("q", choice.words, text)
    st.text_input(
        text("projects.search"),
        key=key,
        max_chars=LONGEST_SEARCH,
        placeholder=text("projects.search_hint"),
        on_change=keep("q", key),
    )


def _field(choice: Choice, text: Text) -> None:
    key = synced("field", "".join(choice.fields), text)

    def label(field: str) -> str:
        if field in ("", NOT_STATED):
            return text("projects.no_field") if field else text("projects.all_fields")
        return field_name(field, text)

    st.selectbox(
        text("pick.field"), ("", *FIELD_OPTIONS), format_func=label, key=key, on_change=keep("field", key)
    )  # fmt: skip


def _layers(choice: Choice, text: Text) -> None:
    key = synced("layers", list(choice.layers), text)
    counts = Counter(project.layer for project in load_projects())
    st.pills(
        text("projects.layers"),
        offered_layers(),
        selection_mode="multi",
        format_func=lambda layer: f"{text(f'projects.layer.{layer}.name')} ({counts[layer]})",
        key=key,
        on_change=keep("layers", key),
    )


def _areas(choice: Choice, text: Text) -> None:
    key = synced("places", list(choice.areas), text)
    st.pills(
        text("projects.areas"),
        PLACES,
        selection_mode="multi",
        format_func=lambda a: text("projects.no_areas") if a == UNSTATED else area_name(a, text),
        key=key,
        on_change=keep_areas(key),
    )


def _status(choice: Choice, text: Text) -> None:
    key = synced("status", list(choice.statuses), text)
    st.pills(
        text("projects.column.status"),
        STATUS_OPTIONS,
        selection_mode="multi",
        format_func=lambda status: text(f"projects.status.{status}"),
        key=key,
        on_change=keep("status", key),
    )


def _programme(choice: Choice, text: Text) -> None:
    """Programmes of the chosen layers, and those of the address, by the names that the sources give them."""
    names = programmes()
    there = {project.programme_id or NOT_STATED for project in load_projects() if project.layer in choice.layers}
    key = synced("programme", list(choice.programmes), text)
    st.multiselect(
        text("projects.column.programme"),
        [each for each in names if each in there or each in choice.programmes],
        format_func=lambda name: names[name] or text("projects.no_programme"),
        key=key,
        placeholder=text("projects.all_programmes"),
        on_change=keep("programme", key),
    )


def _period(choice: Choice, text: Text) -> None:
    """First and last year; each may stay open."""
    offered = ["", *map(str, years())]
    since, until = st.columns(2)
    for column, name, place in ((since, "from", 0), (until, "to", 1)):
        given = st.query_params.get(name, "")
        value = str(choice.years[place]) if choice.years and given in offered[1:] else ""
        key = synced(name, value, text)
        with column:
            st.selectbox(
                text(f"projects.{name}"),
                offered,
                format_func=lambda year: year or text("projects.any_year"),
                key=key,
                on_change=keep(name, key),
            )


def is_filtered(choice: Choice) -> bool:
    """Whether anything but the lists without a choice is asked for."""
    is_usual = not choice.layers or set(choice.layers) == set(DEFAULT_LAYERS) & set(offered_layers())
    others = (choice.fields, choice.areas, choice.statuses, choice.programmes, choice.years, choice.words)
    return not is_usual or any(others)


def pick_filters(choice: Choice, text: Text) -> None:
    """All filters; the rarer ones fold away while none of them is used."""
    left, right = st.columns(2)
    with left:
        _search(choice, text)
    with right:
        _field(choice, text)
    _layers(choice, text)
    _areas(choice, text)
    is_used = bool(choice.statuses or choice.programmes or choice.years)
    with st.expander(text("projects.more_filters"), expanded=is_used):
        _status(choice, text)
        left, right = st.columns(2)
        with left:
            _programme(choice, text)
        with right:
            _period(choice, text)
    if is_filtered(choice):
        st.button(text("projects.reset"), on_click=reset, icon=":material/close:")
