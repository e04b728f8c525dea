"""Headers: what every answer tells a browser to refuse, whoever asks for it."""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.exports.screen import JS
from pages.text import LANGUAGES
from pages.ui.document import document

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# The app needs none of the first; full screen and copying are its own buttons.
REFUSED = (
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
OWN = ("clipboard-write", "fullscreen")
PERMISSIONS = ", ".join([*(f"{name}=()" for name in REFUSED), *(f"{name}=(self)" for name in OWN)])


def scripts() -> Iterator[str]:
    """The scripts that stand in documents themselves: of the app, and of a talk, which is shown in a frame of it."""
    for language in LANGUAGES:
        yield from INLINE.findall(document(language))
    yield JS


@cache
def policy() -> str:
    """Content-Security-Policy of the app: everything from here, framed by nobody.

    Streamlit runs the scripts of components as `blob:` and writes style elements and attributes of its own; it needs
    neither `eval` nor an inline script beyond those whose sums stand here.
    """
    sums = dict.fromkeys(b64encode(sha256(script.encode()).digest()).decode() for script in scripts())
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self' blob:", *(f"'sha256-{each}'" for each in sums)]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class HeadersMiddleware:
    """Adds the headers to every answer; one that says better itself, as views for frames do, keeps its own."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what comes next."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", policy())
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "same-origin")
                headers.setdefault("Permissions-Policy", PERMISSIONS)
                headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
            await send(message)

        await self.app(scope, receive, answer)
