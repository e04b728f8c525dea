"""The map of one indicator in one year with its legend, as pages show it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import streamlit as st

from data.classes import Method
from data.flags import Flag
from data.indicators import Indicator, Rule
from data.observations import Observation
from data.rounding import rounded
from geo.areas import BENCHMARKS, HANSESTADT, PARTNERS, REGION
from geo.outlines import load_outlines
from pages.exports.exhibit import MapPicture, Swatch
from pages.figures.map import Patch, Stand, draw_map
from pages.figures.theme import LIGHT, Theme
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui import captions
from pages.ui.benchmarks import reference_of
from pages.ui.blocks import legend, measure, number, said, theme
from pages.ui.mapview import show_map
from pages.ui.pickers import area_name
from pages.ui.store import limits, observe, years
from pages.ui.subject import of_indicator
from pages.ui.takealong import take_along

REMARKED = frozenset({Flag.NOT_COMPARABLE, Flag.ESTIMATED, Flag.PROVISIONAL})
KREIS_OF_CITY = "03355"
# CSS of a hatched swatch
HATCH = "repeating-linear-gradient(45deg,{ground} 0 4px,{line} 4px 6px)"


class Entry(NamedTuple):
    """An entry of a map's legend: its words and its class, none for areas without a value."""

    words: str
    place: int | None
    is_hatched: bool = False


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


def view(indicator: Indicator, method: Method, text: Text) -> str:
    """The id under which maps of one indicator differ only in year and selection."""
    return f"{indicator.id}:{method}:{text.language}"


def patches(indicator: Indicator, year: int, *, method: Method, text: Text) -> list[Patch]:
    """The six in a year, none of them selected."""
    found = limits(indicator, method)
    observed = {each: observe(indicator, each, year) for each in PARTNERS}
    entries = []
    for each, observation in observed.items():
        missing = observation.value is None
        in_kreis = each == HANSESTADT and missing and observed[KREIS_OF_CITY].value is not None
        value, words = _value(indicator, each, observation, in_kreis=in_kreis, text=text)
        # Rounded as it is written: otherwise 22.47, written 22.5, would have the colour of "below 22.5".
        shown = None if observation.value is None else rounded(observation.value, indicator.decimals)
        place = None if shown is None or found is None else found.of(shown)
        flagged = observation.flag in REMARKED
        entries.append(
            Patch(area=each, name=area_name(each, text), value=value, words=words, place=place, flagged=flagged)
        )
    return entries


def class_entries(limits: Sequence[float], decimals: int, text: Text) -> list[Entry]:
    """The classes between some inner limits, lowest first."""
    edges = [text.number(limit, decimals) for limit in limits]
    words = [text("map.below", value=edges[0])]
    words += [text("map.between", low=low, high=high) for low, high in pairwise(edges)]
    return [Entry(each, place) for place, each in enumerate([*words, text("map.above", value=edges[-1])])]


def missing_entry(text: Text) -> Entry:
    """An area without a value."""
    return Entry(text("map.missing"), None, is_hatched=True)


def swatches(entries: Iterable[Entry], theme: Theme) -> list[Swatch]:
    """Entries in the colours of a theme."""
    return [
        Swatch(
            fill=theme.context if each.place is None else theme.classes[each.place],
            words=each.words,
            is_hatched=each.is_hatched,
        )
        for each in entries
    ]


def map_legend(entries: Iterable[Entry], *, heading: str, note: str) -> None:
    """The legend below a map."""
    colours = theme()
    shown = [
        (HATCH.format(ground=each.fill, line=colours.quiet) if each.is_hatched else each.fill, each.words)
        for each in swatches(entries, colours)
    ]
    legend(shown, heading=heading, note=note)


def _entries(indicator: Indicator, *, method: Method, is_flagged: bool, text: Text) -> list[Entry]:
    """Each class, a missing value, and a remarked one where there is one."""
    found = limits(indicator, method)
    entries = [] if found is None else class_entries(found.limits, indicator.decimals, text)
    entries.append(missing_entry(text))
    if is_flagged:
        entries.append(Entry(text("map.remarked"), 2, is_hatched=True))
    return entries


def _comparison(indicator: Indicator, year: int, *, area: str, text: Text) -> str:
    """The chosen benchmark, Länder and Germany, each with its value or the word that it has none; "" for counts."""
    if indicator.aggregation.rule is Rule.SUM:
        return ""
    beside = [each for each in dict.fromkeys((reference_of(indicator, area), *BENCHMARKS)) if each]
    observed = {each: observe(indicator, each, year) for each in beside}
    if all(o.value is None for o in observed.values()):
        return text("map.no_compare")
    words = text("map.compare", year=year_label(indicator, year, text))
    return f"{words}: {' · '.join(f'{area_name(a, text)} {measure(indicator, o, text)}' for a, o in observed.items())}."


def _legend(
    indicator: Indicator, year: int, *, area: str, method: Method, moves: bool, text: Text
) -> tuple[list[Entry], str]:
    """Classes, missing values and the published values to compare with; if the map moves, for all its years."""
    found = limits(indicator, method)
    comparison = _comparison(indicator, year, area=area, text=text)
    origin = text("map.no_classes")
    if found is not None:
        origin = text(f"classes.{method}.legend", districts=found.districts)
    shown = years(indicator) if moves else (year,)
    is_flagged = any(observe(indicator, a, each).flag in REMARKED for a in PARTNERS for each in shown)
    entries = _entries(indicator, method=method, is_flagged=is_flagged, text=text)
    return entries, f"{comparison} {text('map.with_city_note')} {origin}".strip()


def map_block(
    indicator: Indicator,
    year: int,
    *,
    area: str,
    text: Text,
    method: Method = Method.QUANTILES,
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
    entries, note = _legend(indicator, year, area=area, method=method, moves=moves, text=text)
    map_legend(entries, heading=heading, note=f"{note} {text('map.hint')}")
    picture = MapPicture(patches=drawn, stand=stand, legend=swatches(entries, LIGHT), heading=heading, note=note)
    subject = of_indicator(indicator, label, text, map_shown=True)
    take_along(subject, key="map", sentence=alt, draw=lambda: picture, text=text)
