"""Indicators: each with definition, rule, coverage, source and download at one address."""

import streamlit as st

from pages.ui import address
from pages.ui.indicators.detail import detail
from pages.ui.indicators.links import link_indicators
from pages.ui.indicators.listing import listing
from pages.ui.store import listed

text = address.words()
offered = {indicator.id: indicator for indicator in listed()}
opened = address.chosen("indicator", offered, "")

st.title(text("indicators.title"), anchor=False)
if opened:
    detail(offered[opened], text)
else:
    listing(text)
link_indicators(opened)
