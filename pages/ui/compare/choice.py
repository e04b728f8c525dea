"""Choice: what the reader compares: an indicator, as a count or divided, and areas, one by one and together."""

from dataclasses import dataclass

import streamlit as st

from data.catalogue import load_catalogue
from data.indicators import Indicator, Rule
from data.per import per
from geo.areas import BENCHMARKS, REGION
from geo.composition import Union, union
from pages.text import Text
from pages.ui import address
from pages.ui.benchmarks import reference
from pages.ui.pickers import chosen_area, pick_areas, pick_indicator, pick_others
from pages.ui.store import observe_all
from pages.ui.widgets import SEGMENTS, Picker

DEFAULT = "unemployed_share"  # all areas and the Kreise have it, and no break parts its newest years
ABSOLUTE = "absolute"


@dataclass(frozen=True)
class Choice:
    """The reader's choice on this page; `areas` in the order in which they are drawn."""

    indicator: Indicator
    areas: tuple[str, ...]
    union: Union
    area: str  # the one that the reader looks at

    @property
    def sets(self) -> tuple[str, ...]:
        """The areas, all together where these are several, and the region."""
        return tuple(dict.fromkeys((*self.areas, self.union.area, REGION)))

    @property
    def benchmarks(self) -> tuple[str, ...]:
        """What the areas are compared with, if it has values; nothing for counts."""
        if self.indicator.aggregation.rule is Rule.SUM:
            return ()
        offered = dict.fromkeys((*BENCHMARKS, reference(self.area)))
        return tuple(each for each in offered if each not in ("", REGION) and _has_values(self.indicator, each))


def _has_values(indicator: Indicator, area: str) -> bool:
    return any(observation.value is not None for _, observation in observe_all(indicator, area))


def pick_measure(indicator: Indicator, text: Text) -> Indicator:
    """The indicator as published or, where its declaration allows it, per head or per km²."""
    address.check("measure", (ABSOLUTE, *indicator.per))
    if not indicator.per:
        return indicator
    value = address.chosen("measure", (ABSOLUTE, *indicator.per), ABSOLUTE)
    Picker(
        SEGMENTS,
        "measure",
        (ABSOLUTE, *indicator.per),
        text("compare.measure"),
        lambda measure: text(f"compare.measure_{measure}"),
    ).show(value, text)
    return indicator if value == ABSOLUTE else per(indicator, load_catalogue()[value])


def pick_choice(text: Text) -> Choice:
    """The pickers that all views share."""
    left, right = st.columns([3, 2])
    with left:
        indicator = pick_indicator(text, default=DEFAULT)
    with right:
        measured = pick_measure(indicator, text)
    areas = pick_areas(text)
    others = pick_others(text)
    together = union((*areas, *others))
    return Choice(measured, (*areas, *others), together, chosen_area())
