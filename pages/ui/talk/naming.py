"""Naming: what a view of a talk is called before and after its chart is known."""

import re

from data.catalogue import load_catalogue
from data.per import SEPARATOR
from pages.text import Text
from pages.ui.pickers import LOOKED_AT, area_name
from pages.ui.talk.deck import View
from pages.ui.talk.recorded import recorded

MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


def literal(words: str) -> str:
    """Words that Streamlit shows as they are, whatever Markdown would make of them."""
    return MARKUP.sub(r"\\\1", words)


def origin(view: View, text: Text) -> str:
    """Where a view comes from: "Karte · Anteil ab 65 · 2023 · Harburg"."""
    choices, catalogue = view.choices, load_catalogue()
    parts = [text(f"page.{view.page}")]
    indicator = catalogue.get(choices.get("indicator", "").partition(SEPARATOR)[0])
    if indicator:
        parts.append(text.of(indicator.name))
    elif f"field.{choices.get('field')}.name" in text.entries:
        parts.append(text(f"field.{choices['field']}.name"))
    if len(year := choices.get("year", "")) == len("2023") and year.isdigit():
        parts.append(year)
    if (area := choices.get("area")) in LOOKED_AT:
        parts.append(area_name(area, text))
    return " · ".join(parts)


def default_title(view: View, text: Text) -> str:
    """The title of a slide that was given none: of its chart, once that is known."""
    found = recorded(view, text)
    return found.exhibit.title if found and found.exhibit else origin(view, text)
