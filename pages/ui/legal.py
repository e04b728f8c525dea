"""Legal: what the operator says of itself, and a note where it has not."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from data.operator import FIELDS, load_operator
from pages.text import Text


def show_operator(page: str, text: Text) -> None:
    """The fields of a page; those that are missing are named, as a reader has a right to them."""
    said = load_operator().get(page, {})
    show_fields({text(f"legal.{page}_{field}"): said.get(field, "") for field in FIELDS[page]}, text)


def show_fields(fields: Mapping[str, str], text: Text) -> None:
    """Label and words of each field that has any, and a note on the others."""
    rows = [f"<dt>{escape(label)}</dt><dd>{_lines(words)}</dd>" for label, words in fields.items() if words]
    if rows:
        st.html(f'<dl class="legal">{"".join(rows)}</dl>')
    if missing := [label for label, words in fields.items() if not words]:
        st.warning(text("legal.missing", fields=", ".join(missing)))


def _lines(words: str) -> str:
    return "<br>".join(escape(line) for line in words.strip().splitlines())
