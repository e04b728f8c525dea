"""Timeline of events: dates and what happened as an ordered list along a vertical line, each with its documents."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from data.history import Document, Event, load_history
from pages.text import Text
from pages.text.dates import period_of_dates


def _link(document: Document) -> str:
    # The title is quoted in its own language, whatever the page speaks.
    name = f"{escape(document.publisher)}: <span lang='de'>{escape(document.title)}</span>"
    return f'<a href="{escape(document.url)}">{name}</a>'


def links(documents: Iterable[str]) -> str:
    """Publisher, title and address of documents, by id, as HTML."""
    return "; ".join(_link(load_history().documents[key]) for key in documents)


def _item(event: Event, text: Text) -> str:
    field = f"<strong>{escape(text(f'field.{event.field}.name'))}</strong><br>" if event.field else ""
    return (
        f'<li><p class="when"><time datetime="{event.begin}">'
        f"{escape(period_of_dates(event.begin, event.end, text))}</time></p>"
        f"<p>{field}{escape(text.of(event.what))}</p>"
        f'<p class="quiet">{text("source.label")}: {links(event.documents)}</p></li>'
    )


def timeline_of_events(events: Iterable[Event], text: Text) -> None:
    """Events in their order, oldest first."""
    st.html(f'<ol class="events">{"".join(_item(event, text) for event in events)}</ol>')
