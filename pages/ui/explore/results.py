"""Results: the indicators that fit the search and the filters, to be chosen from."""

from collections.abc import Callable, Sequence

import streamlit as st

from data.indicators import Indicator
from data.search import load_index, search
from pages.text import Text
from pages.ui import address
from pages.ui.blocks import publishers
from pages.ui.explore.choice import MOST_INDICATORS, Choice, has_publisher
from pages.ui.pickers import period
from pages.ui.store import listed, observe_all
from pages.ui.widgets import MENU_OF_SEVERAL, Picker, synced

SHOWN = 6  # results with a box to tick; the list of names has all


def _has_values(indicator: Indicator, choice: Choice) -> bool:
    """Whether one of the chosen areas has a value in the chosen years."""
    return any(
        observation.value is not None and choice.since <= year <= choice.until
        for area in choice.areas
        for year, observation in observe_all(indicator, area)
    )


def find(choice: Choice) -> list[Indicator]:
    """The indicators that fit search and filters and have values to show, the best first."""
    offered = {each.id: each for each in listed(choice.field)}
    return [
        offered[name]
        for name in search(choice.words, load_index())
        if name in offered
        and (not choice.publisher or has_publisher(offered[name], choice.publisher))
        and _has_values(offered[name], choice)
    ]


def _label(indicator: Indicator, text: Text) -> str:
    return f"{text.of(indicator.name)} ({text.of(indicator.unit)})"


def _tick(indicator: Indicator, chosen: Sequence[str], key: str) -> Callable[[], None]:
    """A callback that puts an indicator behind the chosen ones or takes it away."""

    def write() -> None:
        others = [name for name in chosen if name != indicator.id]
        address.go(indicators=",".join([*others, indicator.id] if st.session_state[key] else others))

    return write


def _all(found: Sequence[Indicator], choice: Choice, text: Text) -> None:
    """The chosen indicators and, to add to them, the names of all that fit."""
    chosen = [each.id for each in choice.indicators]
    names = {each.id: each for each in (*choice.indicators, *found)}
    Picker(
        MENU_OF_SEVERAL,
        "indicators",
        names,
        text("address.indicators"),
        lambda name: _label(names[name], text),
        forget=("rows",),
        looks={"max_selections": MOST_INDICATORS, "placeholder": text("explore.choose", most=MOST_INDICATORS)},
    ).show(chosen, text)


def results(choice: Choice, text: Text) -> None:
    """How many indicators fit, the best of them with a box to tick, and the names of all."""
    found = find(choice)
    chosen = [each.id for each in choice.indicators]
    if not found:
        st.info(text("explore.nothing"))
    else:
        st.caption(text("explore.found", count=len(found), shown=min(SHOWN, len(found))))
    columns = st.columns(2)
    for place, indicator in enumerate(found[:SHOWN]):
        key = synced(f"tick:{indicator.id}", indicator.id in chosen, text)
        with columns[place * 2 // min(SHOWN, len(found)) if len(found) > 1 else 0]:
            st.checkbox(
                _label(indicator, text),
                key=key,
                wrap=True,
                disabled=len(chosen) >= MOST_INDICATORS and indicator.id not in chosen,
                on_change=_tick(indicator, chosen, key),
            )
            st.caption(
                f"{text(f'field.{indicator.field}.name')} · {period(indicator, text)} · {publishers([indicator], text)}"
            )
    _all(found, choice, text)
