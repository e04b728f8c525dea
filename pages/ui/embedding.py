"""Embedding: one chart of a view as a document for a frame in another page, without scripts, cookies and controls."""

import asyncio
import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from starlette.datastructures import Headers, QueryParams
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Scope

from pages.exports.embedded import failure_document, to_document
from pages.text import LANGUAGES, Text, load_text
from pages.ui.document import spoken
from pages.ui.folder import FolderMiddleware, root
from pages.ui.recording import RecordingError, exhibit
from pages.ui.takealong import FOLDER

# Any page may show it, and nothing in it loads or runs anything.
OPEN = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
    "Cache-Control": "public, max-age=3600",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
LONGEST = 2_000  # characters of an address


def embedded(page: str, query: Mapping[str, str], text: Text) -> Response:
    """The document of a view, or in a sentence why there is none."""
    view = f"{page}?{urlencode({name: value for name, value in query.items() if name != 'chart'})}"
    try:
        found = exhibit(view, text.language, chart=query.get("chart", ""))
        return HTMLResponse(to_document(found, home=root(), text=text), headers=OPEN)
    except RecordingError as error:
        return HTMLResponse(failure_document(text(f"recording.{error.cause}"), text=text), 404, OPEN)
    except Exception:
        logging.getLogger(__name__).exception("%s could not be embedded", view)
        return HTMLResponse(failure_document(text("recording.failed"), text=text), 500, OPEN)


class EmbeddingMiddleware(FolderMiddleware):
    """The views for frames below /einbetten/."""

    folder = f"{FOLDER}/"

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app)
        # Two, as for files: a page with many frames takes no thread from readers.
        self.threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="embedding")

    async def respond(self, scope: Scope, name: str) -> Response:
        """The view of a page, made in a thread of its own."""
        query = dict(QueryParams(scope["query_string"][:LONGEST]))
        given, accepted = query.get("lang", ""), Headers(scope=scope).get("accept-language", "")
        text = load_text(given if given in LANGUAGES else spoken(accepted))
        return await asyncio.get_running_loop().run_in_executor(self.threads, embedded, name, query, text)
