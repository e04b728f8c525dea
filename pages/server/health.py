"""Health: whether the dashboard is sound, for whoever watches over it, and which file is not."""

import asyncio
import logging
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from data.catalogue import files
from data.projects import BY_HAND
from data.version import version
from pages.server.soundness import PARTS, ROOT, faults
from pages.text import load_text
from pages.text.failures import failure
from pages.ui.document import spoken
from pages.ui.folder import root

PATH = "gesund"
UNKEPT = {"Cache-Control": "no-store"}


def _state() -> tuple[tuple[Path, float, int], ...]:
    """What tells one state of the files from another, without reading them."""
    found = []
    for file in (*files(), BY_HAND, *(part.path for part in PARTS)):
        try:
            about = file.stat()
            found.append((file, about.st_mtime, about.st_size))
        except OSError:
            found.append((file, 0.0, -1))
    return tuple(found)


class Health:
    """Faults of the files as they are on the disk now; they are read again only after they have changed."""

    def __init__(self) -> None:
        """At the start, whose check they have just passed."""
        self._state = _state()
        self._faults: list[Exception] = []
        self._one = asyncio.Lock()  # many who ask at once wait for one check

    async def faults(self) -> list[Exception]:
        """What keeps the next start from being one; nothing where all is well."""
        async with self._one:
            now = _state()
            if now != self._state:
                self._faults = await asyncio.to_thread(lambda: list(faults(ROOT)))
                self._state = now
                for fault in self._faults:
                    logging.getLogger(__name__).error("not healthy: %s", fault)
        return self._faults


class HealthMiddleware:
    """Answers /gesund: 200 where everything was loaded, checked and still is right, else 503 with the file."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what comes next."""
        self.app, self.health = app, Health()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request."""
        if scope["type"] != "http" or scope["path"] != root() + PATH or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        text = load_text(spoken(Headers(scope=scope).get("accept-language", "")))
        found = await self.health.faults()
        words = [failure(fault, text) for fault in found] or [text("health.sound", version=version())]
        answer = PlainTextResponse("\n".join(words) + "\n", 503 if found else 200, UNKEPT)
        await answer(scope, receive, send)
