"""Timeline: the map of every calendar year, played or scrubbed in the browser; the server learns where it rests."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from data.classes import Method, fixed
from data.indicators import Indicator
from geo.areas import PARTNERS
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui.mapblock import patches, view
from pages.ui.player import play
from pages.ui.store import panel


def has_timeline(indicator: Indicator) -> bool:
    """Whether there are values of the six in more than one year."""
    return len(panel(indicator.id).years_of(PARTNERS)) > 1


def _areas(indicator: Indicator, year: int, method: Method, text: Text) -> list[list[Any]]:
    """Of each area its colour while the years pass, whether it is hatched, value, words, and its colour at rest."""
    moving, resting = (patches(indicator, year, method=each, text=text) for each in (fixed(method), method))
    return [
        [each.place, each.flagged and each.place is not None, each.value, each.words, still.place]
        for each, still in zip(moving, resting, strict=True)
    ]


def _gap(year: int, following: int, indicator: Indicator, text: Text) -> str:
    """That there are no values from a year up to the following one with values."""
    first, after = year_label(indicator, year, text), year_label(indicator, following, text)
    if following == year + 1:
        return text("timeline.gap", year=first, next=after)
    return text("timeline.gaps", year=first, last=year_label(indicator, following - 1, text), next=after)


def frames(indicator: Indicator, method: Method, text: Text) -> list[Mapping[str, Any]]:
    """The map of every calendar year from the first to the last with values of the six.

    Each has its `label`, and either `areas` in the order of `PARTNERS` (see `_areas`) or, without any
    value, the words for the `gap`.
    """
    having = panel(indicator.id).years_of(PARTNERS)
    found: list[Mapping[str, Any]] = []
    for year in range(having[0], having[-1] + 1):
        label = year_label(indicator, year, text)
        if year in having:
            found.append({"label": label, "areas": _areas(indicator, year, method, text)})
        else:
            following = next(each for each in having if each > year)
            found.append({"label": label, "gap": _gap(year, following, indicator, text)})
    return found


def timeline(indicator: Indicator, method: Method, text: Text) -> None:
    """Button and slider over the years of the map below; the year on which they rest goes into the address."""

    def rest(year: str) -> None:
        st.query_params["year"] = year

    first = panel(indicator.id).years_of(PARTNERS)[0]
    data = {
        "view": view(indicator, method, text),
        "name": text.of(indicator.name),
        "areas": PARTNERS,
        "first": first,
        "frames": frames(indicator, method, text),
        "nothing": _areas(indicator, first - 1, method, text),
        "label": text("timeline.label"),
        "slider": text("pick.year"),
        "play": text("timeline.play"),
        "pause": text("timeline.pause"),
    }
    play(data, key="timeline", on_rest=rest)
