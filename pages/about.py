"""About: SMART REGION, sources and licences, and what flags mean."""

import pandas as pd
import streamlit as st

from data.catalogue import load_catalogue, source_ids
from data.flags import Flag
from data.sources import load_sources
from geo.areas import GERMANY
from geo.outlines import ADDRESS_OF_LICENCE, ATTRIBUTION
from pages.exports.provenance import is_computed
from pages.ui import address

text = address.words()
catalogue = load_catalogue()
used = {key for indicator in catalogue.values() for key in source_ids(indicator, catalogue)}

st.title(text("about.title"), anchor=False)
offered = [each for each in catalogue.values() if each.listed]
computed = sum(is_computed(each, GERMANY) for each in offered)

st.header(text("about.project"), anchor=False)
st.markdown(text("about.project_text"))
st.header(text("about.figures"), anchor=False)
st.markdown(text("about.figures_text", offered=len(offered), computed=computed, taken=len(offered) - computed))
for section in ("totals", "methods"):
    st.header(text(f"about.{section}"), anchor=False)
    st.markdown(text(f"about.{section}_text"))

st.header(text("about.flags"), anchor=False)
st.table(
    pd.DataFrame(
        {text("about.flag_meaning"): [text(f"flag.{flag}.meaning") for flag in Flag]},
        index=pd.Index([text(f"flag.{flag}.long") for flag in Flag], name=text("table.flag")),
    )
)

st.header(text("about.sources"), anchor=False)
for source in load_sources().values():
    if source.id in used:
        status = text("source.status", date=text.date(source.retrieved))
        licence = f"[{source.licence}]({source.licence_url})" if source.licence_url else source.licence
        st.markdown(f"- [{text.of(source.title)}]({source.url}): {source.citation}. {licence}, {status}.")
st.markdown(f"- {text('about.outlines')}: [{ATTRIBUTION}]({ADDRESS_OF_LICENCE})")
