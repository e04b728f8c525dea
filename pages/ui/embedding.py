"""Embedding: one chart of a view as a document for a frame in another page, without scripts, cookies and controls."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Scope

from pages.exports.embedded import failure_document, to_document
from pages.text import LANGUAGES, Text, load_text
from pages.ui import address, pasted
from pages.ui.document import language_of
from pages.ui.folder import NOT_KEPT, FolderMiddleware, root
from pages.ui.recording import RecordingError, exhibit
from pages.ui.takealong import FOLDER

# Any page may show it, and nothing in it loads or runs anything.
OPEN = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
KEPT = {"Cache-Control": "public, max-age=3600", "Vary": "Accept-Language"}
STATUS = {"failed": 500, "slow": 503, "long": 414}  # by what went wrong; everything else is not found
LONGEST = 2_000  # characters of the query of an address


def _refused(why: str, status: int, text: Text) -> Response:
    return HTMLResponse(failure_document(why, text=text), status, OPEN | NOT_KEPT)


def embedded(page: str, query: str, text: Text) -> Response:
    """The document of a view, or in a sentence why there is none."""
    choices = dict(pasted.choices(query))
    chart, language = choices.pop(address.CHART, ""), choices.get("lang", text.language)
    if language not in LANGUAGES:
        error = RecordingError(page, "refused", address.plain(address.unknown("lang", language, text), text))
        return _refused(error.said(text), 404, text)
    view = f"{page}?{pasted.written(choices.items())}"
    try:
        found = exhibit(view, text.language, chart=chart)
        return HTMLResponse(to_document(found, home=root(), text=text), headers=OPEN | KEPT)
    except RecordingError as error:
        return _refused(error.said(text), STATUS.get(error.cause, 404), text)
    except Exception:
        logging.getLogger(__name__).exception("%r could not be embedded", view)
        return _refused(text("recording.failed"), 500, text)


class EmbeddingMiddleware(FolderMiddleware):
    """The views for frames below /einbetten/."""

    folder = f"{FOLDER}/"

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app)
        # Two, as for files: a page with many frames takes no thread from readers.
        self.threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="embedding")

    async def respond(self, scope: Scope, name: str) -> Response:
        """The view of a page, made in a thread of its own."""
        text, query = load_text(language_of(scope)), scope["query_string"].decode("latin-1")
        if len(query) > LONGEST:
            return _refused(text("recording.long"), STATUS["long"], text)
        return await asyncio.get_running_loop().run_in_executor(self.threads, embedded, name, query, text)
