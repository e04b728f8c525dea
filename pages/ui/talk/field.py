"""Field: the indicators of a competence field as slides, put into the talk all at once."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from pages import URLS
from pages.text import Text
from pages.ui import address
from pages.ui.pickers import pick_field
from pages.ui.projects.beside import HIDDEN
from pages.ui.store import listed, years
from pages.ui.talk.deck import View, extend, view

FEWEST = 3  # years; with less a line says little, and bars stand in its place
CARRIED = ("area", "areas", "benchmark")  # choices that the views of a field share


def views_of_field(field: str, carried: Mapping[str, str]) -> list[View]:
    """A view for each indicator of a field, its development or, with few years, its comparison."""
    kept = {name: carried[name] for name in CARRIED if name in carried} | {"projects": HIDDEN}
    return [
        view(
            f"{URLS['field']}?{urlencode({'field': field, 'indicator': indicator.id, **kept}, safe=',')}",
            "lines" if len(years(indicator)) >= FEWEST else "comparison",
        )
        for indicator in listed(field)
    ]


def _add(field: str) -> None:
    extend(views_of_field(field, address.carried()))


def from_a_field(text: Text) -> None:
    """Where a field is chosen and put into the talk."""
    st.markdown(text("talk.field_lead"))
    field = pick_field(text)
    label = text("talk.field_add", field=text(f"field.{field}.name"), count=len(listed(field)))
    st.button(label, key="talk:field", on_click=_add, args=(field,), icon=":material/playlist_add:")
