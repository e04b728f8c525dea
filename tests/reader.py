"""Readers without a browser: they start a server on this machine and speak Streamlit's protocol with it."""

import asyncio
import contextlib
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0  # seconds after which an answer counts as missing


class PageError(Exception):
    """The page cannot be measured."""


@dataclass
class Reader:
    """One browser tab: asks as a browser asks and waits until the script has finished."""

    connection: ClientConnection
    page: str = ""  # Streamlit's hash of the page, as the server announced it
    pickers: dict[str, tuple[str, list[str]]] = field(default_factory=dict)  # select box → its fragment, its options
    words: list[str] = field(default_factory=list)  # texts of the last run
    session: str = ""  # Streamlit's id of it
    complaint: str = ""  # text of an error that the page showed

    async def visit(self, view: str) -> float:
        """Open an address of the dashboard, "karte?jahr=2020"; seconds until it was answered."""
        page_name, _, query = view.partition("?")
        self.pickers.clear()
        return await self.answer(ClientState(query_string=query, page_name=page_name, is_history_navigation=True))

    async def pick(self) -> float:
        """Choose any option of any select box of the page; seconds until it was answered."""
        if not self.pickers:
            raise PageError("The page has no select box to change: name several addresses with --views.")
        box = random.choice(list(self.pickers))
        fragment, options = self.pickers[box]
        state = ClientState(page_script_hash=self.page, fragment_id=fragment)
        state.widget_states.widgets.add(id=box, string_value=random.choice(options))
        return await self.answer(state)

    async def answer(self, state: ClientState) -> float:
        """Seconds from the request to the end of the script.

        Raises:
            TimeoutError: no answer within the readers' patience.
        """
        self.words.clear()
        start = time.perf_counter()
        async with asyncio.timeout(PATIENCE):
            await self.connection.send(BackMsg(rerun_script=state).SerializeToString())
            async for data in self.connection:
                message = ForwardMsg.FromString(data)
                if message.HasField("new_session"):
                    self.page = message.new_session.page_script_hash
                    self.session = message.new_session.initialize.session_id
                elif message.HasField("delta"):
                    self.note(message.delta)
                elif message.HasField("script_finished"):
                    return time.perf_counter() - start
        raise ConnectionError("The server closed the connection.")

    def note(self, delta: Delta) -> None:
        """Remember select boxes, texts and errors of the page."""
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "selectbox" and len(element.selectbox.options) > 1:
            self.pickers[element.selectbox.id] = (delta.fragment_id, list(element.selectbox.options))
        elif kind == "markdown":
            self.words.append(element.markdown.body)
        elif kind == "exception":
            self.complaint = element.exception.message


@contextlib.asynccontextmanager
async def reader_at(port: int) -> AsyncIterator[Reader]:
    """A connected reader."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    streamlit = [Subprotocol("streamlit")]
    async with connect(address, subprotocols=streamlit, max_size=None, open_timeout=PATIENCE) as connection:
        yield Reader(connection)


@dataclass(frozen=True)
class Server:
    """A running server of the dashboard."""

    port: int
    process: subprocess.Popen[bytes]
    log: IO[bytes]

    def said(self) -> str:
        """Everything it has written so far to both of its outputs."""
        self.log.flush()
        return os.pread(self.log.fileno(), 1_000_000, 0).decode()


@contextlib.contextmanager
def served(
    app: Path, command: Sequence[str], environment: Mapping[str, str], *, folder: Path = ROOT
) -> Iterator[Server]:
    """A server, started in a folder, that has answered its health check and ends with this block.

    Raises:
        TimeoutError: the server was not ready within the readers' patience.
    """
    port = free_port()
    words = [word.format(app=app, port=port) for word in command]
    # The configuration is this repository's, whatever the developer's own shell says.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, *words], cwd=folder, env={**inherited, **environment}, stdout=log, stderr=subprocess.STDOUT
        )
        server = Server(port, process, log)
        try:
            wait_until_healthy(server)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_until_healthy(server: Server) -> None:
    """Return when the server answers its health check.

    Raises:
        TimeoutError: it has ended, or did not answer within the readers' patience.
    """
    end = time.monotonic() + PATIENCE
    address = f"http://127.0.0.1:{server.port}/_stcore/health"
    while time.monotonic() < end and server.process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.2)
    raise TimeoutError(f"No server on port {server.port}: {server.said()}")
