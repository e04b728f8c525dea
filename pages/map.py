"""Map: any indicator in any year, with ranking and strip."""

import streamlit as st

from pages.text.amounts import year_label
from pages.ui import address
from pages.ui.blocks import below, title
from pages.ui.charts import bars, strip
from pages.ui.mapblock import map_block
from pages.ui.numbers import year_table
from pages.ui.pickers import chosen_area, chosen_year, period, pick_indicator, pick_method, pick_year
from pages.ui.timeline import has_timeline, timeline

DEFAULT = "share_65plus"

text = address.words()
area = chosen_area()

st.title(text("map.title"), anchor=False)
left, right = st.columns([3, 2])
with left:
    indicator = pick_indicator(text, default=DEFAULT)
with right:
    method = pick_method(indicator, text)
moves = has_timeline(indicator)
year = chosen_year(indicator, text) if moves else pick_year(indicator, text)

when = year_label(indicator, year, text)
title(indicator, period(indicator, text) if moves else when, text, level=2)
left, right = st.columns([3, 2], gap="large")
with left:
    if moves:
        timeline(indicator, method, text)
    map_block(indicator, year, area=area, text=text, method=method, moves=moves)
    below(indicator, year_table(indicator, year, text), text, map_shown=True)
with right:
    title(indicator, when, text, heading=text("map.ranking"), level=2)
    bars(indicator, year, area=area, text=text, ordered=True)
    title(indicator, when, text, heading=text("map.strip"), level=2)
    strip(indicator, year, area=area, text=text)
