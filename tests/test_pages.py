"""Each page says what it shows, in one language, and says in words what it cannot show."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict
from reader import ROOT
from streamlit.testing.v1 import AppTest

from data.indicators import load_catalogue
from data.sources import load_sources
from geo.outlines import ATTRIBUTION
from pages.text import LANGUAGES, load_text

PAGES = ("overview", "map", "field", "area", "about")


def visit(page: str, **address: str) -> AppTest:
    """A page as a reader finds it who opens an address."""
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60).run()  # knows the pages only after a run
    app.query_params.clear()
    app.query_params.update(address)
    return app.switch_page(f"pages/{page}.py").run()


def nodes(node: Any) -> Iterator[Any]:
    """A block and all below it."""
    yield node
    for child in getattr(node, "children", {}).values():
        yield from nodes(child)


SILENT = {"id", "key", "icon", "queryString", "page", "jsContent", "cssContent", "componentName", "config"}
SPOKEN_IN_CHARTS = {"text", "name", "hovertemplate", "title", "ticksuffix"}


def strings(value: Any, *, only: set[str] | None = None, key: str = "") -> Iterator[str]:
    """All texts in a nested value; with `only`, those below one of these keys."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in SILENT:
                yield from strings(part, only=only, key=name if only is None or name in only else key)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part, only=only, key=key)
    elif isinstance(value, str) and (only is None or key):
        yield value


def plain(html: str) -> str:
    """What HTML says: its text, and the attributes that are read aloud."""
    spoken = r'(?:title|alt|aria-label|data-label)="([^"]*)"'
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", lambda tag: f"\n{' '.join(re.findall(spoken, tag[0]))}\n", html))


def said(node: Any) -> Iterator[str]:
    """Everything that one element or container of a page says."""
    if node.type == "table":
        frame = node.value.reset_index()
        yield from map(str, [*frame.columns, *frame.to_numpy().flatten()])
        return
    content = MessageToDict(node.proto) if getattr(node, "proto", None) is not None else {}
    if node.type == "plotly_chart":
        yield from (plain(word) for word in strings(json.loads(content.pop("spec")), only=SPOKEN_IN_CHARTS))
    elif node.type == "bidi_component":
        content = {} if content["componentName"] == "outlines" else json.loads(content.get("json", "{}"))
    yield from map(plain, strings(content))


def readable(app: AppTest) -> str:
    """Everything that a page says, names of publishers and publications aside, which are quoted as they are."""
    text = "\n".join(word for node in nodes(app.main) for word in said(node))
    quoted = {ATTRIBUTION}
    for source in load_sources().values():
        quoted |= {source.citation, source.licence, source.publisher, source.url}
    for words in sorted(quoted, key=len, reverse=True):
        text = text.replace(words, "") if words else text
    return text


def vocabulary(language: str, other: str) -> dict[str, str]:
    """The words of a language, by key, that the other language has not; placeholders aside."""
    own, foreign = load_text(language).entries, " ".join(load_text(other).entries.values())
    words = {
        f"{key}[{place}]": part.strip(" :;.,()„“”»«*`–\n")
        for key, value in own.items()
        for place, part in enumerate(re.split(r"\{\w+\}", value))
    }
    return {key: part for key, part in words.items() if len(part) > 3 and part not in foreign}
