"""The map of one indicator in one year with its legend, as pages show it."""

from dataclasses import replace

import streamlit as st

from data.classes import Classes, Method
from data.flags import Flag
from data.indicators import Indicator
from data.observations import Observation
from data.rounding import rounded
from geo.areas import HANSESTADT, PARTNERS, REGION
from geo.outlines import load_outlines
from pages.exports.exhibit import MapPicture
from pages.figures.map import Patch, Stand, draw_map
from pages.figures.theme import LIGHT
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui import captions
from pages.ui.blocks import measure, number, said, theme
from pages.ui.maplegend import REMARKED, UNCLASSED, entries_of, map_legend, map_note, swatches, tones_of, while_playing
from pages.ui.mapview import show_map
from pages.ui.pickers import area_name
from pages.ui.store import limits, observe, years
from pages.ui.subject import of_indicator
from pages.ui.takealong import take_along

KREIS_OF_CITY = "03355"


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


def _colour(indicator: Indicator, observation: Observation, found: Classes | None) -> int | None:
    """The place of a value's colour in the palette."""
    if observation.value is None or observation.flag is Flag.NOT_COMPARABLE:
        return None
    if found is None:
        return UNCLASSED
    # Rounded as it is written: otherwise 22.47, written 22.5, would have the colour of "below 22.5".
    return tones_of(found)[found.of(rounded(observation.value, indicator.decimals))]


def view(indicator: Indicator, method: Method, text: Text) -> str:
    """The id under which maps of one indicator differ only in year and selection."""
    return f"{indicator.id}:{method}:{text.language}"


def patches(indicator: Indicator, year: int, *, method: Method, text: Text) -> list[Patch]:
    """The six in a year, none of them selected; a value that does not compare has no class."""
    found = limits(indicator, method, year)
    observed = {each: observe(indicator, each, year) for each in PARTNERS}
    entries = []
    for each, observation in observed.items():
        missing = observation.value is None
        in_kreis = each == HANSESTADT and missing and observed[KREIS_OF_CITY].value is not None
        value, words = _value(indicator, each, observation, in_kreis=in_kreis, text=text)
        place = _colour(indicator, observation, found)
        flagged = observation.flag in REMARKED
        entries.append(
            Patch(area=each, name=area_name(each, text), value=value, words=words, place=place, flagged=flagged)
        )
    return entries


def map_block(
    indicator: Indicator,
    year: int,
    *,
    area: str,
    text: Text,
    method: Method = Method.YEAR,
    moves: bool = False,
) -> None:
    """Sentence, map and legend; a click on an area selects it everywhere, the selected one again gives the region.

    The map `moves` where a timeline stands above it.
    """

    def choose(clicked: str, moved_to: str) -> None:
        changes = {"area": REGION if st.query_params.get("area") == clicked else clicked}
        if moved_to in map(str, years(indicator)):
            changes["year"] = moved_to
        st.query_params.from_dict(st.query_params.to_dict() | changes)

    drawn = [
        replace(patch, selected=patch.area == area) for patch in patches(indicator, year, method=method, text=text)
    ]
    label = year_label(indicator, year, text)
    stand = Stand(name=text.of(indicator.name), year=year, label=label, view=view(indicator, method, text))
    alt, heading = captions.spread(indicator, PARTNERS, year, area=area, text=text), text.of(indicator.unit)
    said(alt)
    show_map(draw_map(load_outlines(), drawn, stand=stand, theme=theme()), key="map", on_choose=choose)
    entries = entries_of(indicator, year, method=method, moves=moves, text=text)
    note = map_note(indicator, year, area=area, method=method, text=text)
    playing = while_playing(indicator, year, method=method, text=text) if moves else None
    map_legend(entries, heading=heading, note=f"{note} {text('map.hint')}", playing=playing)
    picture = MapPicture(patches=drawn, stand=stand, legend=swatches(entries, LIGHT), heading=heading, note=note)
    subject = of_indicator(indicator, label, text, map_shown=True)
    take_along(subject, key="map", sentence=alt, draw=lambda: picture, text=text)
