"""Closed: what Streamlit answers of itself and nobody here needs, and messages that are none."""

import logging
from typing import Any

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.ui.folder import root

# Figures about sessions and memory, the interface for other programs, and signing in, which there is not.
CLOSED = ("_stcore/metrics", "_stcore/script-health-check", "_stcore/agent", "auth/", "oauth2callback")
PROTOCOL_ERROR = 1002
LOGGER = logging.getLogger(__name__)


class ClosedMiddleware:
    """Answers 404 for what is closed; a broken message ends its websocket and is one line in the log."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what comes next."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request or connection."""
        if scope["type"] == "http" and scope["path"].startswith(tuple(root() + each for each in CLOSED)):
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
        elif scope["type"] == "websocket":
            await self.app(scope, _checked(receive, send), send)
        else:
            await self.app(scope, receive, send)


def _checked(receive: Receive, send: Send) -> Receive:
    """What a websocket receives, up to the first message that Streamlit could not read."""

    async def checked() -> Message:
        message = await receive()
        if message["type"] != "websocket.receive" or _is_sound(message):
            return message
        LOGGER.warning("a websocket was closed: its message could not be read")
        await send({"type": "websocket.close", "code": PROTOCOL_ERROR})
        return {"type": "websocket.disconnect", "code": PROTOCOL_ERROR}

    return checked


def _is_sound(message: Any) -> bool:
    content = message.get("bytes")
    if content is None:
        return False
    try:
        return BackMsg.FromString(content).WhichOneof("type") is not None
    except DecodeError:
        return False
