"""Map: any indicator in any year, with ranking and strip."""

import streamlit as st

from pages.ui import address
from pages.ui.blocks import below, title
from pages.ui.charts import bars, strip, year_table
from pages.ui.mapblock import map_block
from pages.ui.pickers import chosen_area, pick_indicator, pick_year, year_label

DEFAULT = "share_65plus"

text = address.words()
area = chosen_area()

st.title(text("map.title"), anchor=False)
left, right = st.columns([3, 2])
with left:
    indicator = pick_indicator(text, default=DEFAULT)
with right:
    year = pick_year(indicator, text)

title(indicator, year_label(indicator, year, text), text, level=2)
left, right = st.columns([3, 2], gap="large")
with left:
    map_block(indicator, year, area=area, text=text)
    below(indicator, year_table(indicator, year, text), text, map_shown=True)
with right:
    title(indicator, year_label(indicator, year, text), text, heading=text("map.ranking"), level=2)
    bars(indicator, year, area=area, text=text, ordered=True)
    title(indicator, year_label(indicator, year, text), text, heading=text("map.strip"), level=2)
    strip(indicator, year, area=area, text=text)
