"""Data: find indicators, choose areas and years, and see them in one table as the reader lays it out."""

import streamlit as st

from pages.ui import address
from pages.ui.explore.choice import chosen_choice
from pages.ui.explore.filters import pick_filters, pick_form
from pages.ui.explore.numbers import numbers
from pages.ui.explore.results import results

text = address.words()

st.title(text("explore.title"), anchor=False)
st.markdown(text("explore.lead"))
choice = chosen_choice()
pick_filters(choice, text)
st.header(text("explore.indicators"), anchor=False)
results(choice, text)
st.header(text("explore.table"), anchor=False)
pick_form(choice, text)
numbers(choice, text)
