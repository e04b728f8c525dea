"""Own figures: a file of the reader beside the official figures, in this session only."""

import streamlit as st

from pages.ui import address
from pages.ui.own.beside import beside
from pages.ui.own.held import held
from pages.ui.own.intake import intake
from pages.ui.own.review import review

text = address.words()

st.title(text("own.title"), anchor=False)
own = held()
intake(own, text)
if own:
    review(own, text)
    if own.is_shown:
        beside(own, text)
