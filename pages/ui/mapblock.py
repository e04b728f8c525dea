"""The map of one indicator in one year with its legend, as pages show it."""

from itertools import pairwise

import streamlit as st

from data.flags import Flag
from data.indicators import Indicator
from data.observations import Observation
from geo.areas import BENCHMARKS, HANSESTADT, PARTNERS, REGION
from geo.outlines import load_outlines
from pages.figures.map import Patch, draw_map
from pages.text import Text
from pages.ui.blocks import legend, measure, theme
from pages.ui.mapview import show_map
from pages.ui.pickers import area_name, year_label
from pages.ui.store import limits, observe, panel

REMARKED = frozenset({Flag.NOT_COMPARABLE, Flag.ESTIMATED, Flag.PROVISIONAL})
LUENEBURG = "03355"


def choose_area(area: str) -> None:
    """Select an area everywhere; the selected one again gives the region."""
    st.query_params["area"] = REGION if st.query_params.get("area") == area else area


def _value(indicator: Indicator, area: str, observation: Observation, text: Text) -> tuple[str, str]:
    """What stands on the map, and the same in whole words."""
    name = area_name(area, text)
    if observation.value is None:
        if area == HANSESTADT:
            return text("map.in_kreis_short"), text("map.in_kreis", name=name)
        return text(f"flag.{observation.flag}.short"), f"{name}: {text(f'flag.{observation.flag}.long')}"
    written = measure(indicator, observation, text)
    words = f"{name}: {written}"
    if area == LUENEBURG:
        words += f" ({text('map.with_city')})"
    if observation.flag in REMARKED:
        words += f" – {text(f'flag.{observation.flag}.long')}"
    return text.number(observation.value, indicator.decimals) + ("*" if observation.flag in REMARKED else ""), words


def _legend(indicator: Indicator, year: int, text: Text) -> None:
    found, colours = limits(indicator), theme().classes
    if found is None:
        legend([], heading=text.of(indicator.unit), note=text("map.no_classes"))
        return
    edges = [text.number(limit, indicator.decimals) for limit in found.limits]
    words = [text("map.below", value=edges[0])]
    words += [text("map.between", low=low, high=high) for low, high in pairwise(edges)]
    words += [text("map.above", value=edges[-1])]
    hatch = f"repeating-linear-gradient(45deg,{theme().context} 0 4px,{theme().quiet} 4px 6px)"
    entries = [*zip(colours, words, strict=False), (hatch, text("map.missing"))]
    benchmarks = [(area, panel(indicator.id).at(area, year)) for area in BENCHMARKS]
    known = [f"{area_name(a, text)} {measure(indicator, o, text)}" for a, o in benchmarks if o.value is not None]
    comparison = f"{text('map.compare')}: {' · '.join(known)}. " if known else f"{text('map.no_compare')} "
    note = comparison + text("map.classes", districts=found.districts)
    legend(entries, heading=f"{text.of(indicator.unit)}, {year_label(indicator, year, text)}", note=note)


def map_block(indicator: Indicator, year: int, *, area: str, text: Text) -> None:
    """Map and legend; a click on an area selects it everywhere."""
    found = limits(indicator)
    patches = []
    for each in PARTNERS:
        observation = observe(indicator, each, year)
        value, words = _value(indicator, each, observation, text)
        patches.append(
            Patch(
                area=each,
                name=area_name(each, text),
                value=value,
                words=words,
                place=None if observation.value is None or found is None else found.of(observation.value),
                selected=each == area,
                flagged=observation.flag in REMARKED,
            )
        )
    title = f"{text.of(indicator.name)}, {year_label(indicator, year, text)}"
    svg = draw_map(load_outlines(), patches, title=title, theme=theme())
    show_map(svg, key="map", on_choose=choose_area)
    _legend(indicator, year, text)
