"""Competence field: its key figures, development, comparison and specialisation."""

import streamlit as st

from pages.text.amounts import year_label
from pages.ui import address, keyfigures
from pages.ui.blocks import below, title
from pages.ui.charts import bars, lines
from pages.ui.numbers import series_table, year_table
from pages.ui.pickers import area_name, chosen_area, period, pick_areas, pick_field, pick_indicator, pick_year
from pages.ui.projects.beside import happening, pick_projects
from pages.ui.specialisation import specialisation

KEY_FIGURES = 4

text = address.words()
area = chosen_area()

st.title(text("field.title"), anchor=False)
field = pick_field(text)
st.header(text(f"field.{field}.name"), anchor=False)
st.markdown(text(f"field.{field}.lead"))
st.page_link(
    "pages/present.py",
    label=text("take.field"),
    icon=":material/slideshow:",
    query_params=address.carried(field=field),
)
st.caption(text("field.figures", area=area_name(area, text)))
keyfigures.show(keyfigures.chosen(field, area, KEY_FIGURES), area, text)

st.header(text("field.development"), anchor=False)
indicator = pick_indicator(text, field=field)
areas = pick_areas(text)
title(indicator, period(indicator, text), text)
with_projects = pick_projects(field, text)
shown = lines(indicator, areas, area=area, text=text, field=field if with_projects else "")
below(indicator, series_table(indicator, areas, text), text)
if with_projects:
    happening(field, areas, shown, text=text)

st.header(text("field.comparison"), anchor=False)
year = pick_year(indicator, text)
title(indicator, year_label(indicator, year, text), text)
bars(indicator, year, area=area, text=text, ordered=False)
below(indicator, year_table(indicator, year, text), text)

specialisation(field, areas, area=area, text=text)
