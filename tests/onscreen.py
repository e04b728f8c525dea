"""What a page says, read from Streamlit's own test of an app: addresses in, elements and words out."""

import json
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any

from google.protobuf.json_format import MessageToDict
from reader import ROOT
from streamlit.testing.v1 import AppTest

from data.indicators import load_catalogue
from data.sources import load_sources
from geo.outlines import ATTRIBUTION
from pages.text import load_text

PAGES = ("overview", "map", "field", "area", "about")
SILENT = {"id", "key", "icon", "queryString", "page", "pageScriptHash", "jsContent", "cssContent", "config"}
SPOKEN_IN_CHARTS = {"text", "name", "hovertemplate", "title", "ticksuffix"}
READ_ALOUD = r'(?:title|alt|aria-label|data-label)="([^"]*)"'


def visit(page: str, *, locale: str | None = None, **address: str) -> AppTest:
    """A page as a reader finds it who opens an address."""
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60)
    app.context = {"locale": locale}
    app.run()  # only then it knows its pages
    return rerun(app, page=page, **address)


def rerun(app: AppTest, *, page: str = "", **address: str) -> AppTest:
    """The same reader at another address of the same page, or of another."""
    app.query_params.clear()
    app.query_params.update(address)
    return (app.switch_page(f"pages/{page}.py") if page else app).run()


def nodes(node: Any) -> Iterator[Any]:
    """A block and all below it."""
    yield node
    for child in getattr(node, "children", {}).values():
        yield from nodes(child)


def components(app: AppTest) -> dict[str, Any]:
    """What our own components were given, by name."""
    found = [node.proto for node in nodes(app.main) if node.type == "bidi_component"]
    return {proto.component_name: json.loads(proto.json or "null") for proto in found}


def page_links(app: AppTest) -> list[Any]:
    """All links to pages: `page` and `query_string`."""
    return [node.proto for node in nodes(app.main) if node.type == "page_link"]


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
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", lambda tag: f"\n{' '.join(re.findall(READ_ALOUD, tag[0]))}\n", html))


def said(node: Any) -> Iterator[str]:
    """Everything that one element or container of a page says."""
    if node.type == "table":
        frame = node.value.reset_index()
        yield from map(str, [*frame.columns, *frame.to_numpy().flatten()])
        return
    content = MessageToDict(node.proto) if getattr(node, "proto", None) is not None else {}
    if node.type == "plotly_chart":
        yield from map(plain, strings(json.loads(content.pop("spec")), only=SPOKEN_IN_CHARTS))
    elif node.type == "bidi_component":
        content = {} if content["componentName"] == "outlines" else json.loads(content.get("json", "{}"))
    yield from map(plain, strings(content))


def readable(app: AppTest) -> str:
    """Everything that a page says, publishers and their citations aside, which are quoted as they are."""
    text = "\n".join(word for node in nodes(app.main) for word in said(node))
    sources = load_sources().values()
    quoted = {words for each in sources for words in (each.citation, each.licence, each.publisher, each.url) if words}
    for words in sorted(quoted | {ATTRIBUTION}, key=len, reverse=True):
        text = text.replace(words, "")
    return text


@cache
def vocabulary(language: str, other: str) -> dict[str, str]:
    """The words of a language, by key, that the other has not: of the interface and of all indicators."""
    foreign = load_text(other).entries.values()
    own = dict(load_text(language).entries)
    for indicator in load_catalogue().values():
        own |= {f"{indicator.id}.name": indicator.name[language], f"{indicator.id}.unit": indicator.unit[language]}
        foreign = [*foreign, indicator.name[other], indicator.unit[other], indicator.definition[other]]
    spoken = "\n".join(foreign)
    parts = {
        f"{key}[{place}]": part.strip(" :;.,()„“”»«*`–\n")
        for key, value in own.items()
        for place, part in enumerate(re.split(r"\{\w+\}", value))
    }
    return {key: part for key, part in parts.items() if len(part) > 3 and part not in spoken}


def foreign_words(app: AppTest, language: str, other: str) -> list[str]:
    """Words of the other language on a page."""
    text = readable(app)
    words = [word for word in vocabulary(other, language).values() if word in text]
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
