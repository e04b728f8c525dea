"""Own figures: a file of the reader beside the official figures, in this session only."""

import streamlit as st

from pages.ui import address

text = address.words()

st.title(text("own.title"), anchor=False)
