"""Folder: what answers the addresses below a folder of the app."""

from abc import ABC, abstractmethod

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

NOT_KEPT = {"Cache-Control": "no-store"}  # of every answer that is a failure or says that there is nothing


def root() -> str:
    """The path of the app on its host, with a slash at its end."""
    base = config.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/" if base else "/"


class FolderMiddleware(ABC):
    """Answers the addresses below `folder`; everything else goes on."""

    folder: str  # with a slash at its end

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what comes next."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request."""
        folder = root() + self.folder
        if scope["type"] != "http" or not scope["path"].startswith(folder):
            await self.app(scope, receive, send)
            return
        response = await self.respond(scope, scope["path"].removeprefix(folder))
        if scope["method"] == "HEAD":  # the head of the same answer
            response.body = b""
        await response(scope, receive, send)

    @abstractmethod
    async def respond(self, scope: Scope, name: str) -> Response:
        """What stands under a name in the folder."""
