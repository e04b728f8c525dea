"""SMART REGION Monitor: the frame of all pages. Start it with `make run` or `streamlit run dashboard.py`."""

from pathlib import Path

import streamlit as st
from streamlit import runtime

from pages import URLS
from pages.server import uploads
from pages.ui import address, frame, server

ROOT = Path(__file__).parent


def show() -> None:
    """One run of the dashboard: the frame, and in it the page that the address names."""
    text = address.words()
    pages = {
        name: st.Page(ROOT / "pages" / f"{name}.py", title=text(f"page.{name}"), url_path=url, default=not url)
        for name, url in URLS.items()
    }
    page = st.navigation(list(pages.values()), position="hidden")
    st.set_page_config(page_title=f"{page.title} – {text('frame.title')}", page_icon=frame.ICON, layout="wide")
    with uploads.expected(), frame.honest_errors(text):
        frame.head(pages, page.url_path, text)
        page.run()
    frame.foot(pages, text)


if runtime.exists():
    show()
else:  # imported by a server: `streamlit run` finds the application here and serves it as it is
    server.check()
    app = st.App(__file__, lifespan=server.first_visit, middleware=server.MIDDLEWARE)
