"""Document: the HTML that a browser gets first, in the reader's language and with the address of the server in it."""

import json
import logging
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages import URLS
from pages.server import line
from pages.text import LANGUAGES, load_text
from pages.ui.folder import root

LOGGER = logging.getLogger(__name__)
INDEX = Path(st.__file__).parent / "static" / "index.html"
# Without it the browser looks for the server below each page's own address first: two failed requests and a
# second of waiting on every deep link.
BASE = """<script>
  const base = new URL(".", window.location.href).href;
  window.__streamlit = {
    MAIN_PAGE_BASE_URL: base, BACKEND_BASE_URL: base,
    HOST_CONFIG: { blockErrorDialogs: true },  // they are in English
  };
</script>"""

# Streamlit's own words, which it writes in English whatever the language of the page.
WORDS = (
    "upload",
    "icon",
    "file",
    "files",
    "browse",
    "option",
    "options",
    "results",
    "every",
    "clear",
    "value",
    "open",
    "close",
    "fullscreen",
    "download",
    "search",
)
TRANSLATION = """<script>
  const words = new Map(Object.entries(%s));
  const spoken = ["aria-label", "title", "placeholder", "alt"];
  const translate = (node) => {
    if (document.documentElement.lang !== "%s") return;
    if (node.nodeType === Node.TEXT_NODE) {
      const said = words.get(node.data.trim());
      if (said) node.data = said;
      return;
    }
    for (const name of node.nodeType === Node.ELEMENT_NODE ? spoken : []) {
      const said = words.get(node.getAttribute(name));
      if (said) node.setAttribute(name, said);
    }
    node.childNodes.forEach(translate);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      type === "childList" ? addedNodes.forEach(translate) : translate(target);
  }).observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: spoken });
</script>"""


LINE = f"<script>{line.script()}</script>"


def translation(language: str) -> str:
    """A script that puts the language's words in the place of Streamlit's English ones; "" where they are the same."""
    text, english = load_text(language), load_text("en")
    words = {english(f"streamlit.{word}"): text(f"streamlit.{word}") for word in WORDS}
    if all(one == other for one, other in words.items()):
        return ""
    return TRANSLATION % (json.dumps(words, ensure_ascii=False), language)


def spoken(header: str) -> str:
    """The language of an Accept-Language header: German where it comes first or nothing is asked for, else English."""
    first = header.split(",")[0].strip().lower()
    return "de" if first.startswith("de") or first in ("", "*") else "en"


def language_of(scope: Scope) -> str:
    """The language of a request: that of its address, else the one that the browser asks for."""
    request = Request(scope)
    given = request.query_params.get("lang", "")
    return given if given in LANGUAGES else spoken(request.headers.get("accept-language", ""))


@cache
def document(language: str) -> str:
    """Streamlit's document with language, title, a note for browsers without JavaScript, and the server's address.

    Where this release of Streamlit has another document than expected, it is given unchanged, and the log says so.
    """
    text = load_text(language)
    html = given = INDEX.read_text(encoding="utf-8")
    changes = {
        '<html lang="en">': f'<html lang="{language}">',
        "<title>Streamlit</title>": f"<title>{text('frame.title')}</title>{BASE}{translation(language)}{LINE}",
        '<div id="root">': f'<noscript>{text("frame.noscript")}</noscript><div id="root">',
    }
    for old, new in changes.items():
        if html.count(old) != 1:
            LOGGER.error("%s of Streamlit %s has no single %r; it is served as it is", INDEX.name, st.__version__, old)
            return given
        html = html.replace(old, new)
    return html


def is_page(path: str) -> bool:
    """Whether a path is a page's address."""
    return path.startswith(root()) and path.removeprefix(root()) in URLS.values()


class DocumentMiddleware:
    """Answers the addresses of pages with our document; everything else goes on to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what comes next."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not is_page(scope["path"]):
            await self.app(scope, receive, send)
            return
        shown = document(language_of(scope))
        await HTMLResponse(shown, headers={"Cache-Control": "no-cache"})(scope, receive, send)
