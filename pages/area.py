"""Area profile: one area, all fields, each figure with rank, trend and the region."""

import streamlit as st

from data.indicators import FIELDS
from geo.areas import REGION, REGION_PARTS
from pages.ui import address
from pages.ui.blocks import publishers
from pages.ui.pickers import area_name, chosen_area
from pages.ui.profile import heading, rows
from pages.ui.projects import beside
from pages.ui.sheet.offer import offers
from pages.ui.store import listed
from pages.ui.talk.deck import extend
from pages.ui.talk.profile import views_of_area

text = address.words()
area = chosen_area()

st.title(
    text("profile.title_kreis" if area in REGION_PARTS else "profile.title", area=area_name(area, text)), anchor=False
)
if area == REGION:
    st.info(text("profile.choose"))
heading(area, text)
offers(area, text)
st.button(text("take.area"), key="talk:area", icon=":material/slideshow:", on_click=extend, args=(views_of_area(area),))
for field in FIELDS:
    st.header(text(f"field.{field}.name"), anchor=False)
    rows(listed(field), area, text)
    st.caption(publishers(listed(field), text))
    beside.profile(field, area, text)
