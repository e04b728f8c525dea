"""SMART REGION Monitor: the frame of all pages. Start it with `make run` or `streamlit run dashboard.py`."""

import streamlit as st

from pages.ui import address, frame

text = address.words()
st.set_page_config(page_title=text("frame.title"), page_icon=":material/monitoring:", layout="wide")

# URLs are German words; none equals the name of a file in pages/ (Streamlit would run that file alone).
PAGES = {
    "overview": st.Page("pages/overview.py", title=text("page.overview"), default=True),
    "map": st.Page("pages/map.py", title=text("page.map"), url_path="karte"),
    "field": st.Page("pages/field.py", title=text("page.field"), url_path="kompetenzfeld"),
    "area": st.Page("pages/area.py", title=text("page.area"), url_path="steckbrief"),
    "about": st.Page("pages/about.py", title=text("page.about"), url_path="ueber"),
}
page = st.navigation(list(PAGES.values()), position="hidden")
with frame.honest_errors(text):
    frame.head(PAGES, text)
    page.run()
frame.foot(text)
