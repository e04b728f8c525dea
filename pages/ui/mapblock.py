"""The map of one indicator in one year with its legend, as pages show it."""

from itertools import pairwise

import streamlit as st

from data.flags import Flag
from data.indicators import Indicator
from data.observations import Observation
from geo.areas import BENCHMARKS, HANSESTADT, PARTNERS, REGION
from geo.outlines import load_outlines
from pages.figures.map import Patch, draw_map
from pages.text import Text, rounded
from pages.ui.blocks import legend, measure, number, theme
from pages.ui.mapview import show_map
from pages.ui.pickers import area_name, year_label
from pages.ui.store import limits, observe, panel

REMARKED = frozenset({Flag.NOT_COMPARABLE, Flag.ESTIMATED, Flag.PROVISIONAL})
KREIS_OF_CITY = "03355"
HATCH = "repeating-linear-gradient(45deg,{ground} 0 4px,{line} 4px 6px)"


def choose_area(area: str) -> None:
    """Select an area everywhere; the selected one again gives the region."""
    st.query_params["area"] = REGION if st.query_params.get("area") == area else area


def _value(indicator: Indicator, area: str, observation: Observation, *, in_kreis: bool, text: Text) -> tuple[str, str]:
    """What stands on the map, and the same in whole words; `in_kreis`: the value is part of the Landkreis's."""
    name = area_name(area, text)
    if in_kreis:
        return text("map.in_kreis_short"), text("map.in_kreis", name=name)
    if observation.value is None:
        return text(f"flag.{observation.flag}.short"), f"{name}: {text(f'flag.{observation.flag}.long')}"
    words = f"{name}: {measure(indicator, observation, text)}"
    if area == KREIS_OF_CITY:
        words += f" ({text('map.with_city')})"
    if observation.flag in REMARKED:
        words += f" – {text(f'flag.{observation.flag}.long')}"
    return number(indicator, observation, text), words


def _entries(indicator: Indicator, *, is_flagged: bool, text: Text) -> list[tuple[str, str]]:
    """Swatch and words of each class, of a missing value, and of a remarked one where there is one."""
    found, colours = limits(indicator), theme()
    entries = []
    if found is not None:
        edges = [text.number(limit, indicator.decimals) for limit in found.limits]
        words = [text("map.below", value=edges[0])]
        words += [text("map.between", low=low, high=high) for low, high in pairwise(edges)]
        entries = list(zip(colours.classes, [*words, text("map.above", value=edges[-1])], strict=False))
    entries.append((HATCH.format(ground=colours.context, line=colours.quiet), text("map.missing")))
    if is_flagged:
        entries.append((HATCH.format(ground=colours.classes[2], line=colours.quiet), text("map.remarked")))
    return entries


def _legend(indicator: Indicator, year: int, *, is_flagged: bool, text: Text) -> None:
    """Classes, unit, missing values and the published values to compare with."""
    found = limits(indicator)
    benchmarks = [(area, panel(indicator.id).at(area, year)) for area in BENCHMARKS]
    known = [f"{area_name(a, text)} {measure(indicator, o, text)}" for a, o in benchmarks if o.value is not None]
    comparison = f"{text('map.compare')}: {' · '.join(known)}." if known else text("map.no_compare")
    origin = text("map.no_classes") if found is None else text("map.classes", districts=found.districts)
    legend(
        _entries(indicator, is_flagged=is_flagged, text=text),
        heading=f"{text.of(indicator.unit)}, {year_label(indicator, year, text)}",
        note=f"{comparison} {text('map.with_city_note')} {origin} {text('map.hint')}",
    )


def map_block(indicator: Indicator, year: int, *, area: str, text: Text) -> None:
    """Map and legend; a click on an area selects it everywhere."""
    found = limits(indicator)
    observed = {each: observe(indicator, each, year) for each in PARTNERS}
    patches = []
    for each, observation in observed.items():
        missing = observation.value is None
        in_kreis = each == HANSESTADT and missing and observed[KREIS_OF_CITY].value is not None
        value, words = _value(indicator, each, observation, in_kreis=in_kreis, text=text)
        # Rounded as it is written: otherwise 22.47, written 22.5, would have the colour of "below 22.5".
        shown = None if observation.value is None else rounded(observation.value, indicator.decimals)
        patches.append(
            Patch(
                area=each,
                name=area_name(each, text),
                value=value,
                words=words,
                place=None if shown is None or found is None else found.of(shown),
                selected=each == area,
                flagged=observation.flag in REMARKED,
            )
        )
    title = f"{text.of(indicator.name)}, {year_label(indicator, year, text)}"
    svg = draw_map(load_outlines(), patches, title=title, theme=theme())
    show_map(svg, key="map", on_choose=choose_area)
    _legend(indicator, year, is_flagged=any(patch.flagged for patch in patches), text=text)
