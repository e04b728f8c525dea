"""Filters: pickers that show what the address asks for of all figures and write a new choice back into it."""

import streamlit as st

from data.indicators import FIELDS
from pages.text import Text
from pages.ui import address
from pages.ui.explore.choice import LAYOUTS, LEVELS, PIVOTS, SORTS, Choice, publishers, years
from pages.ui.pickers import COMPARED, area_name, show_others
from pages.ui.widgets import MENU, SEVERAL, Picker, period, search_box

EXAMPLE = ("population", "share_65plus")
TABLE = ("rows",)  # a new choice shows the table from its top


def _field(choice: Choice, text: Text) -> None:
    def label(field: str) -> str:
        return text(f"field.{field}.name") if field else text("explore.all_fields")

    Picker(MENU, "field", ("", *FIELDS), text("pick.field"), label, forget=TABLE).show(choice.field, text)


def _publisher(choice: Choice, text: Text) -> None:
    names = {"": text("explore.all_publishers"), **publishers()}
    title = text("address.publisher")
    Picker(MENU, "publisher", names, title, names.__getitem__, forget=TABLE).show(choice.publisher, text)


def _levels(choice: Choice, text: Text) -> None:
    def label(level: str) -> str:
        return text(f"explore.level_{level}")

    Picker(SEVERAL, "levels", LEVELS, text("explore.levels"), label, forget=TABLE).show(choice.levels, text)


def _areas(choice: Choice, text: Text) -> None:
    def label(area: str) -> str:
        return area_name(area, text)

    Picker(SEVERAL, "areas", COMPARED, text("explore.areas"), label, forget=TABLE).show(choice.own_areas, text)


def _begin(text: Text) -> None:
    """How to begin, for a reader who has chosen nothing yet."""
    st.markdown(text("downloads.begin"))
    st.button(text("downloads.example"), key="example", on_click=lambda: address.go(indicators=",".join(EXAMPLE)))


def _state(choice: Choice, text: Text) -> str:
    """In words what the filters, which stay folded, let through."""
    areas = [area_name(area, text) for area in (*choice.own_areas, *choice.others)]
    areas += [text(f"explore.level_{level}") for level in choice.levels]
    is_open = (choice.since, choice.until) == (years()[0], years()[-1])
    period = text("downloads.all_years") if is_open else f"{choice.since}–{choice.until}"
    publisher = publishers()[choice.publisher] if choice.publisher else text("explore.all_publishers")
    return text("downloads.state", areas=", ".join(areas), period=period, publisher=publisher)


def pick_filters(choice: Choice, text: Text) -> None:
    """All filters of indicators, areas and years; those that are seldom changed are folded."""
    if not choice.indicators:
        _begin(text)
    left, right = st.columns([2, 1])
    with left:
        title, hint = text("explore.search"), text("explore.search_hint")
        search_box(choice.words, title=title, hint=hint, forget=TABLE, text=text)
    with right:
        _field(choice, text)
    with st.expander(text("downloads.filters")):
        _areas(choice, text)
        _levels(choice, text)
        show_others(choice.others, text)
        period(years(), (choice.since, choice.until), forget=TABLE, text=text)
        _publisher(choice, text)
    st.caption(_state(choice, text))


def pick_form(choice: Choice, text: Text) -> None:
    """How the table is laid out and sorted; what stands side by side only in the wide form."""
    if not choice.indicators:
        return  # there is no table yet
    forms = (("layout", choice.layout, LAYOUTS), ("pivot", choice.pivot, PIVOTS), ("sort", choice.sort, SORTS))
    shown = [form for form in forms if form[0] != "pivot" or choice.layout == "wide"]
    for column, (name, value, options) in zip(st.columns(len(shown)), shown, strict=True):

        def label(option: str, name: str = name) -> str:
            return text(f"explore.{name}_{option}")

        with column:
            Picker(MENU, name, options, text(f"address.{name}"), label, forget=TABLE).show(value, text)
