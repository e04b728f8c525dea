"""Embedding: one chart of a view as a document for a frame in another page, without scripts, cookies and controls."""

import asyncio
import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from starlette.datastructures import Headers, QueryParams
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from pages.exports.embedded import failure_document, to_document
from pages.exports.exhibit import Exhibit
from pages.text import LANGUAGES, Text, load_text
from pages.ui.document import spoken
from pages.ui.recording import RecordingError, exhibits
from pages.ui.takealong import FOLDER

# Any page may show it, and nothing in it loads or runs anything.
OPEN = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
    "Cache-Control": "public, max-age=3600",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
LONGEST = 2_000  # characters of an address


def chart(found: tuple[Exhibit, ...], key: str) -> Exhibit | None:
    """The chart of a view that is meant: by its key, without one the first."""
    return next((each for each in found if each.key == key), None) if key else found[0]


def embedded(page: str, query: Mapping[str, str], *, home: str, text: Text) -> Response:
    """The document of a view, or in a sentence why there is none; `home` leads to the app."""
    view = f"{page}?{urlencode({name: value for name, value in query.items() if name != 'chart'})}"
    try:
        exhibit = chart(exhibits(view, text.language), query.get("chart", ""))
    except RecordingError as error:
        return HTMLResponse(failure_document(text(f"recording.{error.cause}"), text=text), 404, OPEN)
    except Exception:
        logging.getLogger(__name__).exception("%s could not be embedded", view)
        return HTMLResponse(failure_document(text("recording.failed"), text=text), 500, OPEN)
    if exhibit is None:
        return HTMLResponse(failure_document(text("recording.chart"), text=text), 404, OPEN)
    return HTMLResponse(to_document(exhibit, home=home, text=text), headers=OPEN)


class EmbeddingMiddleware:
    """Answers the addresses of views for frames; everything else goes on."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what comes next."""
        self.app = app
        # Two, as for files: a page with many frames takes no thread from readers.
        self.threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="embedding")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request."""
        base = config.get_option("server.baseUrlPath").strip("/")
        home = f"/{base}/" if base else "/"
        folder = f"{home}{FOLDER}/"
        if scope["type"] != "http" or not scope["path"].startswith(folder):
            await self.app(scope, receive, send)
            return
        query = QueryParams(scope["query_string"][:LONGEST])
        headers = Headers(scope=scope)
        given = query.get("lang", "")
        text = load_text(given if given in LANGUAGES else spoken(headers.get("accept-language", "")))
        page = scope["path"].removeprefix(folder)

        def make() -> Response:
            return embedded(page, dict(query), home=home, text=text)

        response = await asyncio.get_running_loop().run_in_executor(self.threads, make)
        if scope["method"] == "HEAD":  # the head of the same answer
            response.body = b""
        await response(scope, receive, send)
