"""Overview: the region at a glance."""

import streamlit as st

from data.catalogue import load_catalogue
from data.indicators import COMPETENCE_FIELDS, FIELDS
from pages.text.amounts import year_label
from pages.ui import address, keyfigures
from pages.ui.blocks import below, title
from pages.ui.mapblock import map_block
from pages.ui.numbers import year_table
from pages.ui.pickers import area_name, chosen_area, of_field
from pages.ui.store import newest

KEY_FIGURES = 3  # the first listed of each field
MAP_INDICATOR = "renewables_per_capita"
ICONS = {
    "energy": ":material/wind_power:",
    "food": ":material/agriculture:",
    "health": ":material/cardiology:",
    "digital": ":material/lan:",
    "materials": ":material/precision_manufacturing:",
}

text = address.words()
area = chosen_area()

st.title(text("overview.title"), anchor=False)
st.header(text("glance.title", area=area_name(area, text)), anchor=False)
keyfigures.glance(area, text)
st.markdown(text("overview.lead"))

indicator = load_catalogue()[MAP_INDICATOR]
year = newest(indicator)

left, right = st.columns([3, 2], gap="large")
with left:
    title(indicator, year_label(indicator, year, text), text, level=2)
    map_block(indicator, year, area=area, text=text)
    below(indicator, year_table(indicator, year, text), text, map_shown=True)
with right:
    st.header(text("overview.fields"), anchor=False)
    st.markdown(text("overview.fields_lead"))
    for field in COMPETENCE_FIELDS:
        st.page_link(
            "pages/field.py",
            label=text(f"field.{field}.name"),
            icon=ICONS[field],
            query_params=of_field(field),
        )
        st.caption(text(f"field.{field}.lead"))

st.header(text("overview.figures", area=area_name(area, text)), anchor=False)
st.caption(text("overview.figures_lead"))
for field in FIELDS:
    st.subheader(text(f"field.{field}.name"), anchor=False)
    keyfigures.show(keyfigures.chosen(field, area, KEY_FIGURES), area, text)
