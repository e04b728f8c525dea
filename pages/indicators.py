"""Indicators: each with definition, rule, coverage, source and download at one address."""

import streamlit as st

from pages.ui import address

text = address.words()

st.title(text("indicators.title"), anchor=False)
