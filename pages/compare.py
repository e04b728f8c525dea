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
from pages.ui.pickers import synced

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

address.check("view", VIEWS)
view = address.chosen("view", VIEWS, "side")
key = synced("view", view, text)
st.pills(
    text("compare.view"),
    list(VIEWS),
    format_func=lambda name: text(f"compare.view_{name}"),
    key=key,
    required=True,
    on_change=address.keep("view", key),
)
VIEWS[view](choice, text)
