"""Specialisation: shares of a field in the areas as multiples of its shares in Germany and in Niedersachsen."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.catalogue import load_catalogue
from data.indicators import Indicator
from data.observations import Observation
from data.specialisation import Measure, load_specialisation, quotient
from geo.areas import GERMANY, NIEDERSACHSEN, REGION
from pages.figures.quotients import BAR, DIAMOND, Quotient, draw_quotients, written
from pages.text import Text, pairings
from pages.text.amounts import year_label
from pages.ui.blocks import below, figure, number
from pages.ui.pickers import area_name
from pages.ui.store import newest, observe
from pages.ui.subject import of_several
from pages.ui.tables import Table

REFERENCES = (GERMANY, NIEDERSACHSEN)


def quotients(indicator: Indicator, area: str, year: int) -> tuple[Observation, ...]:
    """An area's share divided by that of each reference, in their order."""
    share = observe(indicator, area, year)
    return tuple(quotient(share, observe(indicator, reference, year)) for reference in REFERENCES)


def _named(sections: Sequence[str], text: Text) -> str:
    """Sections with letter and official name: "J Information und Kommunikation"."""
    names = load_specialisation().sections
    return "; ".join(f"{letter} {text.of(names[letter])}" for letter in sections)


def _table(indicator: Indicator, areas: Sequence[str], year: int, *, caption: str, text: Text) -> Table:
    """Both quotients and the share of each area, and why a value is missing."""
    found = [quotients(indicator, area, year) for area in areas]
    shares = [observe(indicator, area, year) for area in areas]
    columns = {
        text(f"specialisation.against.{reference}"): [written(pair[place], text) for pair in found]
        for place, reference in enumerate(REFERENCES)
    }
    share_in = f"{text('specialisation.share')} ({text.of(indicator.unit)})"
    columns[share_in] = [number(indicator, share, text) for share in shares]
    columns[text("table.flag")] = [text(f"flag.{share.flag}.long") for share in shares]
    names = pd.Index([area_name(area, text) for area in areas], name=text("table.area"))
    return Table(cells=pd.DataFrame(columns, index=names), caption=caption, rows=areas)


def sentence(indicator: Indicator, area: str, year: int, text: Text) -> str:
    """What the chart says of the area that the reader looks at: its share beside both references."""
    shown = pairings.Quotient(
        area=area,
        year=year,
        share=observe(indicator, area, year),
        whole_share=observe(indicator, GERMANY, year),
        whole=GERMANY,
    )
    said = pairings.quotient(indicator, shown, text)
    _, land = quotients(indicator, area, year)
    return said if land.value is None else f"{said} {text('specialisation.land', quotient=written(land, text))}"


def _row(indicator: Indicator, area: str, year: int, *, strong: bool, text: Text) -> Quotient:
    nation, land = quotients(indicator, area, year)
    quiet = area in (REGION, NIEDERSACHSEN)
    return Quotient(area=area, name=area_name(area, text), nation=nation, land=land, quiet=quiet, strong=strong)


def _one(measure: Measure, areas: Sequence[str], *, area: str, text: Text) -> None:
    indicator = load_catalogue()[measure.indicator]
    year = newest(indicator)
    shown = tuple(dict.fromkeys((*areas, area, REGION, NIEDERSACHSEN)))
    rows = [_row(indicator, each, year, strong=each == area, text=text) for each in shown]
    basis = text(f"specialisation.basis.{measure.basis}")
    heading = f"{basis}, {year_label(indicator, year, text)}"
    st.subheader(heading, anchor=False)
    st.caption(f"{text('specialisation.covers')}: {_named(measure.sections, text)}")
    if measure.note:
        st.caption(text.of(measure.note))
    caption = f"{text('field.specialisation')}: {heading}"
    covers = f"{text('specialisation.covers')}: {_named(measure.sections, text)}"
    figure(
        lambda theme: draw_quotients(rows, text=text, theme=theme),
        key=f"specialisation-{indicator.id}",
        alt=sentence(indicator, area, year, text),
        subject=of_several(caption, covers, [indicator], text),
    )
    below(indicator, _table(indicator, (*shown, GERMANY), year, caption=caption, text=text), text)


def specialisation(field: str, areas: Sequence[str], *, area: str, text: Text) -> None:
    """A chart for each basis of a competence field, with the sections that stand for it; nothing for a theme."""
    declared = load_specialisation().fields.get(field)
    if declared is None:
        return
    st.header(text("field.specialisation"), anchor=False)
    st.markdown(text("specialisation.lead"))
    st.markdown(
        f"**{text('specialisation.stands')}:** {_named(declared.sections, text)}. {text('specialisation.ours')}"
    )
    st.markdown(text.of(declared.reason))
    st.caption(text("specialisation.key", bar=BAR, diamond=DIAMOND))
    for measure in declared.measures:
        _one(measure, areas, area=area, text=text)
    if declared.left_out:
        st.caption(f"{text('specialisation.left_out')}: {text.of(declared.left_out)}")
