"""Trends: demography, climate and technology, the region beside Niedersachsen and Germany."""

import streamlit as st

from pages.ui import address, keyfigures
from pages.ui.pickers import area_name, chosen_area
from pages.ui.trends import indicators_of, is_valued, pick_trend, trend_chart

BESIDE = 2  # charts side by side where the window is wide enough

text = address.words()
area = chosen_area()

st.title(text("trends.title"), anchor=False)
trend = pick_trend(text)
indicators = indicators_of(trend)

st.header(text(f"trends.{trend}.name"), anchor=False)
st.markdown(text(f"trends.{trend}.lead"))
st.caption(text("trends.figures", area=area_name(area, text)))
keyfigures.show([each for each in indicators if is_valued(each, area)], area, text)

st.header(text("field.development"), anchor=False)
for first in range(0, len(indicators), BESIDE):
    for column, indicator in zip(st.columns(BESIDE, gap="large"), indicators[first : first + BESIDE], strict=False):
        with column:
            trend_chart(indicator, area=area, text=text)
