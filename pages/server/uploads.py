"""Uploads: a file is taken only from a session that shows a field for one, and only so much at a time."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config, runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.ui.folder import root

FOLDER = "_stcore/upload_file/"
OF_A_SESSION = 12_000_000  # bytes that lie on the server or are under way; a file is read and let go of at once
OF_ALL = 120_000_000
LOGGER = logging.getLogger(__name__)

_showing: dict[str, bool] = {}  # session → whether its run under way has shown a field, of those that show one


def _session() -> str | None:
    context = get_script_run_ctx()
    return context.session_id if context else None


def expect() -> None:
    """The session of this run shows a field for a file."""
    if session := _session():
        _showing[session] = True


@contextmanager
def expected() -> Iterator[None]:
    """A whole run of a page: what it does not show is no longer expected of its session afterwards."""
    session = _session() or ""
    if session in _showing:
        _showing[session] = False
    yield
    if _showing.get(session) is False:
        del _showing[session]


class UploadsMiddleware:
    """Refuses uploads that no field asks for, and those beyond the sum of a session or of the server."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what comes next."""
        self.app = app
        self.under_way: dict[str, int] = {}  # session → bytes announced

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request."""
        folder = root() + FOLDER
        if scope["type"] != "http" or scope["method"] != "PUT" or not scope["path"].startswith(folder):
            await self.app(scope, receive, send)
            return
        session = scope["path"].removeprefix(folder).partition("/")[0]
        size = announced(Headers(scope=scope))
        if refusal := self._refusal(session, size):
            LOGGER.warning("upload refused: %s", refusal)
            answer = PlainTextResponse(refusal, 403 if "field" in refusal else 413, {"Connection": "close"})
            await answer(scope, receive, send)
            return
        self.under_way[session] = self.under_way.get(session, 0) + size
        try:
            await self.app(scope, receive, send)
        finally:
            self.under_way[session] -= size
            if not self.under_way[session]:
                del self.under_way[session]

    def _refusal(self, session: str, size: int) -> str:
        """Why an upload is not taken, else nothing."""
        _forget()
        if session not in _showing:
            return "no field of this session asks for a file"
        held = _held()
        if held.get(session, 0) + self.under_way.get(session, 0) + size > OF_A_SESSION:
            return "too much from one session"
        if sum(held.values()) + sum(self.under_way.values()) + size > OF_ALL:
            return "too much at a time"
        return ""


def announced(headers: Headers) -> int:
    """Bytes of a request: what it says, or the most that is taken where it says nothing one can rely on."""
    said = headers.get("content-length", "")
    most = int(config.get_option("server.maxUploadSize")) * 1024 * 1024
    return int(said) if said.isdecimal() else most


def _forget() -> None:
    """Sessions that have ended expect nothing."""
    for session in [each for each in _showing if not runtime.get_instance().is_active_session(each)]:
        del _showing[session]


def _held() -> dict[str, int]:
    """Bytes of files that lie on the server, by session."""
    files = runtime.get_instance().uploaded_file_mgr
    assert isinstance(files, MemoryUploadedFileManager)
    return {session: sum(len(file.data) for file in kept.values()) for session, kept in files.file_storage.items()}
