"""Map: the reader's own figures of one year for the six areas, classed by the file's own values of that year."""

import streamlit as st

from data.rounding import rounded
from geo.areas import PARTNERS
from geo.outlines import load_outlines
from pages.exports.exhibit import MapPicture
from pages.figures.map import Patch, Stand, draw_map
from pages.figures.theme import LIGHT
from pages.text import Text
from pages.text.uploads import reason
from pages.ui import blocks
from pages.ui.linked import choose_area
from pages.ui.maplegend import UNCLASSED, Entry, class_entries, map_legend, missing_entry, swatches, tones_of
from pages.ui.mapview import show_map
from pages.ui.own.choice import Choice, named
from pages.ui.own.drawn import heading, source, subject
from pages.ui.pickers import area_name, chosen_area
from pages.ui.takealong import take_along


def _patch(choice: Choice, area: str, text: Text) -> Patch:
    series, name, selected = choice.series, area_name(area, text), area == chosen_area()
    row = series.rows.get((area, choice.year))
    if row is None or row.value is None:
        lacks = reason(row.missing, text) if row and row.missing else text("own.absent")
        short = text("map.missing")
        return Patch(area=area, name=name, value=short, words=f"{name}: {lacks}", place=None, selected=selected)
    value, found = text.number(row.value, series.decimals), series.classes(choice.year)
    shown = rounded(row.value, series.decimals)  # as it is written, so that legend and colour agree
    return Patch(
        area=area,
        name=name,
        value=value,
        words=f"{name}: {text.measure(row.value, series.decimals, unit=series.unit)}",
        place=UNCLASSED if found is None else tones_of(found)[found.of(shown)],
        selected=selected,
    )


def _legend(choice: Choice, text: Text) -> tuple[list[Entry], str]:
    """Classes with where their limits come from, or why there are none; what hatching means; who is not on the map."""
    series, found = choice.series, choice.series.classes(choice.year)
    notes = [text("own.no_classes", year=choice.year)]
    if found is not None:
        about = {"count": text.number(found.districts), "year": choice.year}
        share = text.measure(100 * found.largest, 0, unit="%")
        notes = [text("own.fifths" if found.are_fifths else "own.classes", **about, share=share)]
        notes += [text("classes.signed")] if found.is_signed else []
    entries = [*class_entries(found, series.decimals, text), missing_entry(text)]
    if not set(series.areas) <= set(PARTNERS):
        notes.append(text("own.only_six"))
    return entries, " ".join(notes)


def own_map(choice: Choice, file: str, text: Text) -> None:
    """Title, sentence, map, legend and source; a sentence alone where none of the six has a value in the year."""
    heading(choice, str(choice.year), text)
    patches = [_patch(choice, area, text) for area in PARTNERS]
    if all(patch.place is None for patch in patches):
        st.info(text("own.no_map", year=choice.year))
        return
    name = named(choice.series)
    values = "; ".join(patch.words for patch in patches)
    alt = text("own.map_said", indicator=name, year=choice.year, values=values)
    blocks.said(alt)
    stand = Stand(name=name, year=choice.year, label=str(choice.year), view=f"own:{text.language}")
    svg = draw_map(load_outlines(), patches, stand=stand, theme=blocks.theme())
    show_map(svg, key="own_map", on_choose=lambda area, _: choose_area(area))
    entries, note = _legend(choice, text)
    map_legend(entries, heading=name, note=note)
    picture = MapPicture(patches=patches, stand=stand, legend=swatches(entries, LIGHT), heading=name, note=note)
    about = subject(choice, str(choice.year), file, text)
    take_along(about, key="own_map", sentence=alt, draw=lambda: picture, text=text)
    source(file, text, map_shown=True)
