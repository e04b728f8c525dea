"""Accessibility: the statement that public bodies owe, with contact, date and enforcement body."""

import streamlit as st

from pages.ui import address
from pages.ui.legal import show_operator

text = address.words()

st.title(text("accessibility.title"), anchor=False)
st.markdown(text("accessibility.text"))
st.header(text("accessibility.contact"), anchor=False)
st.markdown(text("accessibility.contact_text"))
show_operator("accessibility", text)
