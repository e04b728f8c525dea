"""Compare: areas against each other, together, over time, and beside similar ones."""

from collections.abc import Callable, Mapping

import streamlit as st

from pages.text import Text
from pages.ui import address
from pages.ui.compare.alike import alike
from pages.ui.compare.choice import Choice, pick_choice
from pages.ui.compare.cloud import cloud
from pages.ui.compare.panels import panels
from pages.ui.compare.shift import shift
from pages.ui.compare.side import side
from pages.ui.compare.time import time
from pages.ui.widgets import PILLS, Picker

VIEWS: Mapping[str, Callable[[Choice, Text], None]] = {
    "side": side,
    "time": time,
    "shift": shift,
    "panels": panels,
    "cloud": cloud,
    "alike": alike,
}

text = address.words()

st.title(text("compare.title"), anchor=False)
choice = pick_choice(text)

picker = Picker(PILLS, "view", VIEWS, text("compare.view"), lambda name: text(f"compare.view_{name}"))
VIEWS[picker.pick("side", text)](choice, text)
