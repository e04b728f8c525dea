"""SMART REGION: what it was, how it went, and what is not known of it."""

import streamlit as st

from data.history import load_history
from data.indicators import COMPETENCE_FIELDS
from data.trends import TRENDS
from pages.ui import address
from pages.ui.pickers import of_field
from pages.ui.timeline_of_events import links, timeline_of_events

text = address.words()
history = load_history()
funding = history.funding

st.title(text("history.title"), anchor=False)
st.markdown(text("history.lead"))
st.header(text("history.partners"), anchor=False)
st.markdown(text("history.partners_text"))

left, right = st.columns(2, gap="large")
with left:
    st.header(text("overview.fields"), anchor=False)
    for field in COMPETENCE_FIELDS:
        st.page_link("pages/field.py", label=text(f"field.{field}.name"), query_params=of_field(field))
with right:
    st.header(text("history.trends"), anchor=False)
    for trend in TRENDS:
        link = address.carried(trend=trend)
        st.page_link("pages/trends.py", label=text(f"trends.{trend}.name"), query_params=link)

st.header(text("history.way"), anchor=False)
timeline_of_events(history.events, text)

st.header(text("history.nine"), anchor=False)
st.markdown(text("history.nine_text"))

st.header(text("history.funding"), anchor=False)
sums = {
    "grant": text.number(funding.grant_eur),
    "planned": text.number(funding.planned_eur),
    "settled": text.number(funding.settled_eur, 2),
}
st.markdown(text("history.funding_text", programme=text.of(funding.programme), **sums))
st.html(f'<p class="quiet">{text("source.label")}: {links(funding.documents)}</p>')

st.header(text("history.contact"), anchor=False)
st.markdown(text("history.contact_text"))

st.header(text("history.sources"), anchor=False)
st.caption(text("history.sources_note"))
for document in history.documents.values():
    st.markdown(f"- {document.publisher}: [{document.title}]({document.url})")
