"""Paths: addresses as people paste them lead where they were meant to go, and all others say that they lead nowhere."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.operator import security_contact
from pages import URLS
from pages.exports.embedded import missing_document
from pages.text import LANGUAGES, load_text
from pages.ui import pasted
from pages.ui.document import language_of
from pages.ui.folder import NOT_KEPT, root
from pages.ui.takealong import FOLDER

STREAMLITS = ("_stcore/", "media/", "component/", "static/", "app/static/", "favicon.png", "manifest.json")
OF_READERS = "media/"  # where Streamlit offers downloads, which may be HTML
READING = ("GET", "HEAD")
VALID = timedelta(days=180)  # of what the file for those who find a weakness says


def _below(path: str) -> str:
    """A path below that of the app; one outside of it stays as it is, and that of the app without its slash is one."""
    return path.removeprefix(root()) if path.startswith(root()) else path.removeprefix(root().rstrip("/")) or "/"


def _home(scope: Scope) -> str:
    """The whole address of the app, as the request has named it."""
    request = Request(scope)
    return f"{request.url.scheme}://{request.url.netloc}{root()}"


def robots(scope: Scope) -> Response:
    """What programs that gather addresses may read: the pages and the data, not what is made for frames."""
    lines = ("User-agent: *", f"Disallow: {root()}{FOLDER}/", f"Disallow: {root()}_stcore/", "")
    return PlainTextResponse("\n".join((*lines, f"Sitemap: {_home(scope)}sitemap.xml", "")))


def sitemap(scope: Scope) -> Response:
    """All pages in all languages."""
    lines = [
        f"<url><loc>{escape(f'{_home(scope)}{slug}?lang={language}')}</loc></url>"
        for slug in URLS.values()
        for language in LANGUAGES
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return Response(f"{head}{''.join(lines)}</urlset>", media_type="application/xml")


def security(scope: Scope) -> Response:
    """Whom to tell of a weakness (RFC 9116); without a contact the file says that its operator has named none."""
    contact = security_contact()
    until = (datetime.now(UTC) + VALID).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {contact}" if contact else "# No contact: the operator of this server has not named one.",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
        f"Canonical: {_home(scope)}{SECURITY}",
    ]
    return PlainTextResponse("\n".join((*lines, "")))


SECURITY = ".well-known/security.txt"
FILES: Mapping[str, Callable[[Scope], Response]] = {"robots.txt": robots, "sitemap.xml": sitemap, SECURITY: security}


def _is_streamlits(below: str) -> bool:
    return below.startswith(STREAMLITS)


def _meant(below: str) -> tuple[str, str] | None:
    """The address below the app that a path means, and what of it belongs to the query; None for what is not ours."""
    found, rest = pasted.path(below)
    first, _, page = found.partition("/")
    if first.lower() == FOLDER:
        slug, _ = pasted.path(page)
        return (f"{FOLDER}/{slug}", rest) if slug in URLS.values() else None
    if found == SECURITY.rpartition("/")[2]:
        return SECURITY, ""
    return (found, rest) if found in URLS.values() else None


def target(below: str, query: str) -> str | None:
    """Where a path below the app with its query was meant to lead; None where it is right or none of ours."""
    meant = None if _is_streamlits(below) else _meant(below)
    if meant is None:
        return None
    found, rest = meant
    if found == below and pasted.is_clean(query):
        return None
    asked = pasted.written(pasted.choices("&".join(part for part in (rest, query) if part)))
    return f"{found}?{asked}" if asked else found


class PathMiddleware:
    """Sends readers from an address that was changed on its way to the one that was meant; pages are only read."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what comes next."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request."""
        answer = self.app
        if scope["type"] == "http":
            below = _below(scope["path"])
            meant = target(below, scope["query_string"].decode("latin-1"))
            if scope["method"] not in READING and not _is_streamlits(below):
                text = load_text(language_of(scope))
                answer = PlainTextResponse(text("missing.method"), 405, NOT_KEPT | {"Allow": ", ".join(READING)})
            elif meant is not None:
                answer = RedirectResponse(root() + meant, 301, {"Cache-Control": "no-cache"})
            elif below in FILES:
                answer = FILES[below](scope)
        await answer(scope, receive, send)


def missing(scope: Scope) -> Response:
    """That there is no such page, in the reader's language, with all that there are."""
    text = load_text(language_of(scope))
    links = {f"{root()}{slug}?lang={text.language}": text(f"page.{name}") for name, slug in URLS.items()}
    return HTMLResponse(missing_document(links, text=text), 404, NOT_KEPT)


class MissingMiddleware:
    """Stands before Streamlit, which would answer any address with its own document and the status of success."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is Streamlit."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is Streamlit's, unless it has no answer of its own."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        below, is_missing = _below(scope["path"]), False

        async def watched(message: Message) -> None:
            nonlocal is_missing
            if message["type"] == "http.response.start":
                kind = dict(message["headers"]).get(b"content-type", b"")
                is_missing = kind.startswith(b"text/html") and not below.startswith(OF_READERS)
            if not is_missing:
                await send(message)

        if _is_streamlits(below):
            await self.app(scope, receive, watched)
        if is_missing or not _is_streamlits(below):
            await missing(scope)(scope, receive, send)
