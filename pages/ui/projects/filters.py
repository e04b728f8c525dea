"""Filters: pickers that show what the address asks for of the catalogue and write a new choice back into it."""

from collections import Counter

import streamlit as st

from data.project_areas import UNSTATED
from data.project_filters import NOT_STATED, Choice
from data.project_schema import PASSED
from data.projects import load_projects
from pages.text import Text
from pages.text.projects import field_name
from pages.ui.pickers import area_name
from pages.ui.projects.choice import (
    DEFAULT_LAYERS,
    FIELD_OPTIONS,
    PLACES,
    STATUS_OPTIONS,
    keep_areas,
    offered_layers,
    programmes,
    reset,
    years,
)
from pages.ui.widgets import MENU, MENU_OF_SEVERAL, SEVERAL, Picker, period, search_box, synced

LIST = ("rows",)  # a new choice shows the list from its top


def _field(choice: Choice, text: Text) -> None:
    def label(field: str) -> str:
        if field in ("", NOT_STATED):
            return text("projects.no_field") if field else text("projects.all_fields")
        return field_name(field, text)

    options = ("", *FIELD_OPTIONS)
    Picker(MENU, "field", options, text("pick.field"), label, forget=LIST).show("".join(choice.fields), text)


def _layers(choice: Choice, text: Text) -> None:
    counts = Counter(project.layer for project in load_projects())
    Picker(
        SEVERAL,
        "layers",
        offered_layers(),
        text("projects.layers"),
        lambda layer: f"{text(f'projects.layer.{layer}.name')} ({counts[layer]})",
        forget=LIST,
    ).show(choice.layers, text)


def _areas(choice: Choice, text: Text) -> None:
    key = synced("places", list(choice.areas), text)
    SEVERAL(
        text("projects.areas"),
        PLACES,
        format_func=lambda a: text("projects.no_areas") if a == UNSTATED else area_name(a, text),
        key=key,
        on_change=keep_areas(key),
    )


def _status(choice: Choice, text: Text) -> None:
    Picker(
        SEVERAL,
        "status",
        STATUS_OPTIONS,
        text("projects.column.status"),
        lambda status: text(f"projects.status.{status}"),
        forget=LIST,
    ).show((*choice.statuses, *((PASSED,) if choice.passed_on else ())), text)


def _programme(choice: Choice, text: Text) -> None:
    """Programmes of the chosen layers, and those of the address, by the names that the sources give them."""
    names = programmes()
    there = {project.programme_id or NOT_STATED for project in load_projects() if project.layer in choice.layers}
    Picker(
        MENU_OF_SEVERAL,
        "programme",
        [each for each in names if each in there or each in choice.programmes],
        text("projects.column.programme"),
        lambda name: names[name] or text("projects.no_programme"),
        forget=LIST,
        looks={"placeholder": text("projects.all_programmes")},
    ).show(choice.programmes, text)


def is_filtered(choice: Choice) -> bool:
    """Whether anything but the lists without a choice is asked for."""
    is_usual = not choice.layers or set(choice.layers) == set(DEFAULT_LAYERS) & set(offered_layers())
    stages = (choice.statuses, choice.passed_on)
    others = (choice.fields, choice.areas, choice.programmes, choice.years, choice.words)
    return not is_usual or any((*stages, *others))


def pick_filters(choice: Choice, text: Text) -> None:
    """All filters; the rarer ones fold away while none of them is used."""
    left, right = st.columns(2)
    with left:
        search_box(
            choice.words, title=text("projects.search"), hint=text("projects.search_hint"), forget=LIST, text=text
        )
    with right:
        _field(choice, text)
    _layers(choice, text)
    _areas(choice, text)
    is_used = bool(choice.statuses or choice.passed_on or choice.programmes or choice.years)
    with st.expander(text("projects.more_filters"), expanded=is_used):
        _status(choice, text)
        left, right = st.columns(2)
        with left:
            _programme(choice, text)
        with right:
            period(years(), choice.years or (), forget=LIST, text=text)
    if is_filtered(choice):
        st.button(text("projects.reset"), on_click=reset, icon=":material/close:")
