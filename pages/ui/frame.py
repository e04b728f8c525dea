"""Frame: what every page has around it: head with links and shared choices, foot, and words for errors."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import streamlit as st

from pages import IN_FOOT, IN_HEAD, URLS, WITHIN
from pages.text import LANGUAGES, Text
from pages.text.failures import UNUSABLE, failure
from pages.ui import address, benchmarks, pasted
from pages.ui.blocks import theme
from pages.ui.linked import link_views
from pages.ui.mapview import describe_document, hold_outlines
from pages.ui.pickers import LOOKED_AT, carried_to_field, pick_area
from pages.ui.store import listed
from pages.ui.style import style

# A bar chart on a ground of our colour; drawn here, so that no icon font is asked for it.
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5d73"/>'
    '<path d="M7 25V17h4v8zM14 25V7h4v18zM21 25V12h4v13z" fill="#fff"/></svg>'
)
LOGGER = logging.getLogger(__name__)


def switch_language(language: str) -> None:
    """Write another language into the address."""
    st.query_params["lang"] = language


def _links(pages: Mapping[str, Any], names: Iterable[str], text: Text, *, key: str) -> None:
    """A row of links to pages that carry the reader's choices."""
    with st.container(horizontal=True, key=key, gap="small", width="content"):
        for name in names:
            query = carried_to_field() if name == "field" else address.carried()
            st.page_link(pages[name], label=text(f"page.{name}"), query_params=query, width="content")


def head(pages: Mapping[str, Any], shown: str, text: Text) -> None:
    """Outlines for maps; name, links that carry the reader's choices, language, the area the reader looks at."""
    address.begin(shown)
    st.html(style(theme()))
    hold_outlines()
    describe_document(language=text.language, navigation=text("frame.navigation"))
    link_views()
    with st.container(key="header"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.html(f'<div class="brand"><span>SMART REGION</span> {text("frame.brand")}</div>', width="content")
            other = next(language for language in LANGUAGES if language != text.language)
            st.button(text("frame.switch"), type="tertiary", key="language", on_click=switch_language, args=(other,))
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            _links(pages, IN_HEAD, text, key="navigation")
            with st.container(horizontal=True, key="looked-at", gap="small", width="content"):
                pick_area(text)
                benchmarks.pick_benchmark(text)
    for outer, names in WITHIN.items():
        if shown in [URLS[name] for name in (outer, *names)]:
            _links(pages, (outer, *names), text, key="within")
    _check(text)


def _check(text: Text) -> None:
    """Notices on what the address gives to every page, and on names that are not ours but resemble them."""
    address.check("lang", LANGUAGES)
    address.check("area", LOOKED_AT)
    address.check("indicator", {indicator.id for indicator in listed()})
    benchmarks.check()
    for name, meant in pasted.resembling(st.query_params).items():
        address.refuse(text("notice.resembles", given=address.echo(name), meant=meant))


def foot(pages: Mapping[str, Any], text: Text) -> None:
    """Who speaks here, and who answers for it."""
    st.divider()
    st.caption(text("frame.foot"))
    _links(pages, IN_FOOT, text, key="foot")


@contextmanager
def honest_errors(text: Text) -> Iterator[None]:
    """Errors end in a sentence for the reader and in full in the server's log."""
    try:
        yield
    except UNUSABLE as error:
        LOGGER.exception("file")
        st.error(failure(error, text))
    except Exception:
        LOGGER.exception("page")
        st.error(text("error.page"))
