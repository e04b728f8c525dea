"""Patience: how long the server waits for a request that does not come to its end."""

import asyncio
import sys

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD = 10.0  # seconds for the head of a request, from the connection or from its first byte
PAUSE = 20.0  # seconds between two parts of a body
WHOLE = 180.0  # seconds for a whole request: the largest upload takes two minutes on a slow phone
FILES = 65_536  # open files at most; each connection is one


def raise_limit(most: int = FILES) -> None:
    """Let this process have as many open files as the system allows it, up to `most`."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class PatientProtocol(H11Protocol):
    """HTTP/1.1 that closes connections whose request stays unfinished; answers and websockets take their time."""

    _timer: asyncio.TimerHandle | None = None
    _since: float | None = None  # when the unfinished request began
    _is_websocket = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait(is_unfinished=True)

    def data_received(self, data: bytes) -> None:
        """Take what has come and wait for the rest, if there is one; between requests the server itself is patient."""
        super().data_received(data)
        state = self.conn.their_state
        is_head = state is h11.IDLE and bool(self.conn.trailing_data[0])
        self._wait(is_unfinished=is_head or state is h11.SEND_BODY)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._wait(is_unfinished=False)
        super().connection_lost(exc)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand the connection over, whose request counts as whole."""
        self._is_websocket = True
        super().handle_websocket_upgrade(event)

    def _wait(self, *, is_unfinished: bool) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not is_unfinished or self._is_websocket:
            self._since = None
            return
        now = self.loop.time()
        if self._since is None:
            self._since = now
        is_body = self.conn.their_state is h11.SEND_BODY
        left = min(PAUSE, self._since + WHOLE - now) if is_body else self._since + HEAD - now
        self._timer = self.loop.call_later(max(0.0, left), self.transport.abort)
