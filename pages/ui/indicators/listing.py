"""List: the indicators that fit words and field, by field, each with a link to its own address."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.indicators import FIELDS, Indicator
from data.search import load_index, search
from pages.text import Text
from pages.ui import address
from pages.ui.blocks import publishers
from pages.ui.indicators.coverage import bar
from pages.ui.indicators.links import name_link
from pages.ui.pickers import period
from pages.ui.store import listed
from pages.ui.widgets import MENU, Picker, search_box


def find(words: str, field: str) -> list[Indicator]:
    """The indicators of a field, or of all, that all words find, the best first."""
    offered = {each.id: each for each in listed(field)}
    return [offered[name] for name in search(words, load_index()) if name in offered]


def _pick(text: Text) -> tuple[str, str]:
    """Words and field of the address, with their pickers."""
    words, field = address.typed("q"), address.one_of("field", FIELDS, "")
    left, right = st.columns([2, 1])
    with left:
        title, hint = text("explore.search"), text("explore.search_hint")
        search_box(words, title=title, hint=hint, forget=(), text=text)

    def label(option: str) -> str:
        return text(f"field.{option}.name") if option else text("explore.all_fields")

    with right:
        Picker(MENU, "field", ("", *FIELDS), text("pick.field"), label).show(field, text)
    return words, field


def _item(indicator: Indicator, text: Text) -> str:
    about = f"{text.of(indicator.unit)} · {period(indicator, text)} · {publishers([indicator], text)}"
    return (
        f'<li><div><h3>{name_link(indicator, text)}</h3><p class="quiet">{escape(about)}</p></div>'
        f'<div class="filled quiet">{bar(indicator, text)}</div></li>'
    )


def _groups(found: Sequence[Indicator]) -> dict[str, list[Indicator]]:
    """Field → its indicators; the field of the best one first."""
    fields = dict.fromkeys(each.field for each in found)
    return {field: [each for each in found if each.field == field] for field in fields}


def listing(text: Text) -> None:
    """Filters, how many indicators fit, and all of them by field."""
    st.markdown(text("indicators.lead"))
    found = find(*_pick(text))
    st.caption(text("indicators.found", count=len(found), of=len(listed())))
    if not found:
        st.info(text("indicators.nothing"))
    for field, indicators in _groups(found).items():
        st.header(text(f"field.{field}.name"), anchor=False)
        st.html(f'<ul class="indicators">{"".join(_item(each, text) for each in indicators)}</ul>')
