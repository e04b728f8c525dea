"""Privacy: what is known of a visitor, for how long, and who answers for it."""

import streamlit as st

from pages.ui import address
from pages.ui.legal import show_operator

text = address.words()

st.title(text("privacy.title"), anchor=False)
st.markdown(text("privacy.text"))
st.header(text("privacy.controller"), anchor=False)
show_operator("privacy", text)
