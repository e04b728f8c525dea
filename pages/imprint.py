"""Imprint: who answers for this dashboard, and whom to tell of a weakness."""

import streamlit as st

from data.operator import security_contact
from pages.ui import address
from pages.ui.legal import show_fields, show_operator

text = address.words()

st.title(text("imprint.title"), anchor=False)
show_operator("imprint", text)
st.markdown(text("imprint.figures"))

st.header(text("imprint.security"), anchor=False)
st.markdown(text("imprint.security_text"))
show_fields({text("legal.security_contact"): security_contact().removeprefix("mailto:")}, text)
