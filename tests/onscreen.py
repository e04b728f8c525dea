"""What a page says, read from Streamlit's own test of an app: addresses in, elements and words out."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pandas as pd
from google.protobuf.json_format import MessageToDict
from reader import ROOT
from streamlit.testing.v1 import AppTest

from data.catalogue import load_catalogue
from data.history import load_history
from data.organisations import organisations
from data.projects import load_projects
from data.sources import load_sources
from geo.areas import load_areas
from geo.outlines import ATTRIBUTION
from pages.text import load_text

PAGES = ("overview", "map", "field", "area", "about")
SILENT = {"id", "key", "icon", "queryString", "page", "pageScriptHash", "jsContent", "cssContent", "config"}
SPOKEN_IN_CHARTS = {"text", "name", "hovertemplate", "title", "ticksuffix"}
QUOTATION = r'<(\w+)(?=[^>]* lang="de")[^>]*>.*?</\1>'  # marked as German on a page of whatever language
ADDRESS = r"https?://[^\s)]+|\?\w+=[^\s)]+"  # of another page, or of the view alone: no words of the page
SHORT_NAME = 10  # characters; shorter names of projects and programmes may be words of the page, too
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


def sound(app: AppTest) -> bool:
    """Whether a page stands, without an error box or a traceback."""
    return bool(app.title) and not app.error and not app.exception


def notices(app: AppTest) -> list[str]:
    """What stands in boxes."""
    return [str(box.value) for box in (*app.warning, *app.info)]


def picker(elements: Iterable[Any], name: str) -> Any:
    """The one widget that writes this part of the address; its key goes on with page and language."""
    (found,) = [element for element in elements if (element.key or "").startswith(f"{name}:")]
    return found


def charts(app: AppTest) -> dict[str, Any]:
    """The figures of plotly by key, as Streamlit sends them."""
    return {node.key: node.proto for node in nodes(app.main) if node.type == "plotly_chart"}


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


def tables(app: AppTest) -> list[pd.DataFrame]:
    """The tables below charts, as they are written."""
    found = [
        node.proto.body for node in nodes(app.main) if node.type == "html" and 'class="numbers"' in node.proto.body
    ]
    frames = []
    for html in found:
        head, *rows = [["".join(cell.itertext()) for cell in row] for row in ElementTree.fromstring(html).iter("tr")]
        index = pd.Index([name for name, *_ in rows], name=head[0])
        frames.append(pd.DataFrame([cells for _, *cells in rows], columns=head[1:], index=index))
    return frames


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
    """What HTML says, but for quotations: its text, and the attributes that are read aloud."""
    html = re.sub(QUOTATION, "\n", html, flags=re.DOTALL)
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    html = html.replace("<br>", " ")  # a name in two lines is one name
    return unescape(re.sub(r"<[^>]*>", lambda tag: f"\n{' '.join(re.findall(READ_ALOUD, tag[0]))}\n", html))


def said(node: Any) -> Iterator[str]:
    """Everything that one element or container of a page says."""
    if node.type == "table":
        frame = node.value.reset_index()
        yield from map(str, [*frame.columns, *frame.to_numpy().flatten()])
        return
    content = MessageToDict(node.proto) if getattr(node, "proto", None) is not None else {}
    if node.type == "plotly_chart":
        chart = json.loads(content.pop("spec"))
        for annotation in chart["layout"].get("annotations", ()):
            annotation.pop("name", "")  # the id of an area, never shown
        yield from map(plain, strings(chart, only=SPOKEN_IN_CHARTS))
    elif node.type == "bidi_component":
        content = {} if content["componentName"] == "outlines" else json.loads(content.get("json", "{}"))
    yield from map(plain, strings(content))


def everything(app: AppTest) -> str:
    """Everything that a page says, but for what it marks as a quotation."""
    return "\n".join(word for node in nodes(app.main) for word in said(node))


def readable(app: AppTest) -> str:
    """Everything that a page says, but for addresses, publishers, citations and names of projects: these are quoted."""
    text = everything(app)
    sources = load_sources().values()
    quoted = {words for each in sources for words in (each.citation, each.licence, each.publisher, each.url) if words}
    names = {name for each in load_projects() for name in (each.title, each.programme) if len(name) > SHORT_NAME}
    names |= {each.name for each in organisations(load_projects())}
    names |= {name for each in load_history().documents.values() for name in (each.title, each.publisher)}
    for words in sorted(quoted | names | {ATTRIBUTION}, key=len, reverse=True):
        text = text.replace(words, "")
    return re.sub(ADDRESS, "", text)


@cache
def vocabulary(language: str, other: str) -> dict[str, str]:
    """The words of a language, by key, that the other has not: of the interface and of all indicators."""
    foreign = load_text(other).entries.values()
    own = dict(load_text(language).entries)
    for indicator in load_catalogue().values():
        own |= {f"{indicator.id}.name": indicator.name[language], f"{indicator.id}.unit": indicator.unit[language]}
        foreign = [*foreign, indicator.name[other], indicator.unit[other], indicator.definition[other]]
    # "Landau in der Pfalz" is English, too.
    spoken = "\n".join([*foreign, *(area.names[other] for area in load_areas().values())])
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
