"""What one visitor sends, or leaves unsent, nobody else notices."""

import asyncio
import contextlib
import http.client
import json
import resource
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn
from reader import ROOT, Server, reader_at, served
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send
from websockets.asyncio.client import connect

from pages.server import patience, uploads
from pages.server.patience import PatientProtocol, raise_limit
from pages.server.uploads import OF_A_SESSION, UploadsMiddleware

TUNED = ("-m", "pages.ui.server", "{app}", "--port", "{port}")
WHOLE = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"
UNFINISHED = {
    "nothing at all": b"",
    "half of a head": WHOLE[:-7],
    "a head without its body": POST,
    "half of a body": POST + b"half",
    "half of a second head": WHOLE + WHOLE[:-9],
}


async def slow(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads the request to its end and takes longer to answer than the server waits for one; echoes by websocket."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] != "websocket.disconnect":
            if message["type"] == "websocket.receive":
                await send({"type": "websocket.send", "text": message["text"]})
        return
    while scope["method"] == "POST" and (await receive()).get("more_body"):
        pass
    if scope["path"] == "/slow":
        await asyncio.sleep(6 * patience.HEAD)
    await PlainTextResponse("whole")(scope, receive, send)


@contextlib.asynccontextmanager
async def listening() -> Any:
    """The port of a server with this protocol."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(slow, http=PatientProtocol, ws="websockets-sansio", lifespan="off", log_level="error")
    )
    server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign, assignment]
    task = asyncio.create_task(server.serve([listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    yield listener.getsockname()[1]
    server.should_exit = True
    await task


async def until_closed(port: int, sent: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    received = b""
    with contextlib.suppress(ConnectionError):
        while part := await reader.read(1_000):
            received += part
    writer.close()
    return received


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HEAD", "PAUSE"):
        monkeypatch.setattr(patience, name, 0.3)


@pytest.mark.usefixtures("hasty")
def test_an_unfinished_request_is_closed_and_an_answer_takes_its_time() -> None:
    async def use() -> None:
        async with listening() as port, asyncio.timeout(30):
            slowly = asyncio.create_task(
                until_closed(port, b"GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            )
            ends = await asyncio.gather(*(until_closed(port, sent) for sent in UNFINISHED.values()))
            answered = {said for said, received in zip(UNFINISHED, ends, strict=True) if b"whole" in received}
            assert answered == {"half of a second head"}
            assert b"whole" in await slowly

    asyncio.run(use())


@pytest.mark.usefixtures("hasty")
def test_a_body_that_comes_in_parts_is_waited_for() -> None:
    async def use() -> None:
        async with listening() as port, asyncio.timeout(30):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(POST)
            for _ in range(9):
                await asyncio.sleep(patience.PAUSE / 3)
                writer.write(b"x")
            assert b"whole" in await reader.readuntil(b"whole")
            writer.close()

    asyncio.run(use())


@pytest.mark.usefixtures("hasty")
def test_a_websocket_may_be_silent_for_as_long_as_it_likes() -> None:
    async def use() -> None:
        async with listening() as port, asyncio.timeout(30), connect(f"ws://127.0.0.1:{port}/") as websocket:
            await asyncio.sleep(4 * patience.PAUSE)
            await websocket.send("still here")
            assert await websocket.recv() == "still here"

    asyncio.run(use())


def test_the_limit_of_open_files_is_raised_as_far_as_the_system_lets() -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
        raise_limit(most=700)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 700
        raise_limit(most=300)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 700  # never lowered
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


# The whole server


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served(ROOT / "dashboard.py", TUNED, {}) as server:
        yield server


def ask(port: int, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, str, str]:
    """Status, body and cookies of an answer."""
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, answer.read().decode(errors="replace"), answer.headers.get("set-cookie", "")
    connection.close()
    return found


def upload(port: int, session: str, size: int, name: str = "a") -> int:
    """How the server answers a file of a size; what it refuses is refused before it has come."""
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n'
    body = head + b"1" * size + b"\r\n--x--\r\n"
    path = f"/_stcore/upload_file/{session}/{name}"
    about = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(len(body))}
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    connection.request("PUT", path, headers=about)
    with contextlib.suppress(ConnectionError):
        connection.send(body)
    with contextlib.suppress(ConnectionError):
        return connection.getresponse().status
    return 0


def test_an_upload_is_taken_only_while_its_session_shows_a_field_and_only_so_much(server: Server) -> None:
    async def visit() -> None:
        async with reader_at(server.port) as reader:
            await reader.visit("karte")
            assert await asyncio.to_thread(upload, server.port, reader.session, 1_000) == 403
            await reader.visit("eigene-zahlen")
            sizes = [5_000_000, 5_000_000, 2_500_000, 1_000]
            codes = [
                await asyncio.to_thread(upload, server.port, reader.session, size, str(number))
                for number, size in enumerate(sizes)
            ]
            assert [code or 413 for code in codes] == [204, 204, 413, 204]  # 0: cut off while it was being sent
            await reader.visit("karte")
            assert await asyncio.to_thread(upload, server.port, reader.session, 1_000) == 403
            assert await asyncio.to_thread(upload, server.port, "somebody", 1_000) == 403

    asyncio.run(visit())


def test_all_uploads_together_have_a_sum_and_unsaid_sizes_count_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_showing", {str(number): True for number in range(40)})
    monkeypatch.setattr(uploads, "_forget", lambda: None)
    monkeypatch.setattr(uploads, "_held", dict)
    refusal: Callable[[str, int], str] = UploadsMiddleware(slow)._refusal
    assert refusal("1", OF_A_SESSION) == "" and refusal("1", OF_A_SESSION + 1) == "too much from one session"
    monkeypatch.setattr(uploads, "_held", lambda: {str(number): 10_000_000 for number in range(12)})
    assert refusal("20", 1_000) == "too much at a time"
    assert uploads.announced(uploads.Headers({"content-length": "12"})) == 12
    assert uploads.announced(uploads.Headers({})) > 6_000_000


def test_no_answer_sets_a_cookie_and_nobody_is_told_how_the_server_does(server: Server) -> None:
    paths = ["/", "/karte", "/gesund", "/_stcore/health", "/_stcore/host-config", "/app/static/data/index.json"]
    assert {path: ask(server.port, "GET", path)[2] for path in paths} == dict.fromkeys(paths, "")
    assert json.loads(ask(server.port, "GET", "/_stcore/host-config")[1])["allowedOrigins"] == []
    closed = ["/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/openapi.json", "/auth/login"]
    assert {ask(server.port, "GET", path)[0] for path in closed} == {404}
    assert ask(server.port, "POST", "/_stcore/agent/interact", b"{}")[0] == 404


@pytest.mark.parametrize("message", [b"\xff\xff\xff broken", "a text", b""], ids=["broken", "text", "empty"])
def test_a_broken_message_is_one_line_in_the_log_and_the_others_read_on(server: Server, message: bytes | str) -> None:
    before = server.said()

    async def send() -> None:
        async with reader_at(server.port) as other, reader_at(server.port) as reader:
            await reader.visit("karte")
            await reader.connection.send(message)
            await asyncio.wait_for(reader.connection.wait_closed(), 30)
            assert reader.connection.close_code == 1002
            await other.visit("ueber")

    asyncio.run(send())
    (line,) = server.said().removeprefix(before).strip().splitlines()
    assert line == "a websocket was closed: its message could not be read"
