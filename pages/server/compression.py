"""Compression: what gains from it is sent compressed, and files that stay the same are compressed once."""

import asyncio
import gzip
from collections import OrderedDict
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALLEST = 1_000  # bytes; below it the head of the answer outweighs what is saved
LARGEST = 64_000_000  # bytes; more is sent as it comes
AT_ONCE = 50_000  # bytes that are compressed sooner than a thread is found for them
KEPT = 48_000_000  # bytes of compressed files that are remembered
TYPES = (
    "text/", "application/json", "application/javascript", "application/geo+json", "application/manifest+json",
    "application/xml", "application/wasm", "image/svg+xml",
)  # fmt: skip
MARK = "-gzip"  # at the end of an entity tag: compressed and plain are not the same bytes
Raw = list[tuple[bytes, bytes]]


def accepts(header: str) -> bool:
    """Whether an Accept-Encoding header takes gzip."""
    for each in header.lower().split(","):
        name, _, weight = each.strip().partition(";")
        if name.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def marked(tag: str) -> str:
    """The strong entity tag of the compressed form; a weak one means both."""
    return tag if tag.startswith("W/") or not tag.endswith('"') else f'{tag[:-1]}{MARK}"'


def tags(asked: Headers) -> list[str]:
    """The entity tags that a reader has already."""
    return [each.strip() for each in asked.get("if-none-match", "").split(",")]


def plain(scope: Scope, asked: Headers) -> Scope:
    """The request as if the reader took no compression, and spoke of the plain form by its own tag."""
    has = asked.get("if-none-match", "").replace(f'{MARK}"', '"')
    headers = [(name, value) for name, value in asked.raw if name not in (b"accept-encoding", b"if-none-match")]
    return {**scope, "headers": headers + ([(b"if-none-match", has.encode("latin-1"))] if has else [])}


def vary(message: Message) -> MutableHeaders:
    """The head of an answer; it says that another reader may get another form, where that is so."""
    headers = MutableHeaders(scope=message)
    if headers.get("content-type", "").startswith(TYPES):
        headers.add_vary_header("Accept-Encoding")
    return headers


async def squeezed(content: bytes) -> bytes:
    """Compressed for one answer: a little at once, more in a thread."""
    if len(content) <= AT_ONCE:
        return gzip.compress(content, 6, mtime=0)
    return await asyncio.to_thread(gzip.compress, content, 6, mtime=0)


def gains(headers: Headers) -> bool:
    """Whether an answer gets smaller: of a kind that does, not yet compressed, neither tiny nor huge."""
    length = headers.get("content-length", "")
    is_measured = length.isdecimal() and SMALLEST <= int(length) <= LARGEST
    return is_measured and "content-encoding" not in headers and headers.get("content-type", "").startswith(TYPES)


@dataclass
class Answer:
    """A whole answer, collected."""

    status: int
    headers: Raw
    body: bytearray = field(default_factory=bytearray)


class Kept:
    """Compressed bodies by name, those used last; several who ask for the same at once wait for one compression."""

    def __init__(self, most: int = KEPT) -> None:
        """`most` is how many bytes are kept."""
        self._most, self._size = most, 0
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._under_way: dict[str, asyncio.Task[bytes]] = {}

    def get(self, name: str) -> bytes | None:
        """The body of a name, if it is kept."""
        if name in self._bodies:
            self._bodies.move_to_end(name)
        return self._bodies.get(name)

    async def made(self, name: str, content: bytes) -> bytes:
        """The compressed content of a name."""
        if (body := self.get(name)) is not None:
            return body
        task = self._under_way.get(name) or asyncio.create_task(asyncio.to_thread(gzip.compress, content, 9, mtime=0))
        self._under_way[name] = task
        try:
            body = await asyncio.shield(task)
        finally:
            self._under_way.pop(name, None)
        if name not in self._bodies:
            self._bodies[name] = body
            self._size += len(body)
        while self._size > self._most:
            self._size -= len(self._bodies.popitem(last=False)[1])
        return body


class CompressionMiddleware:
    """Compresses answers that gain from it for browsers that take it; keeps what bears an entity tag."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what comes next."""
        self.app, self.kept = app, Kept()
        self.lasting: dict[str, tuple[Raw, str]] = {}  # path of what never changes → its head, its name among the kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        if not accepts(asked.get("accept-encoding", "")) or "range" in asked:
            await self._pass(scope, receive, send)
        elif not await self._sent(scope["path"], asked, send):
            await self._compress(scope, receive, send)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The plain answer, as it comes."""

        async def forward(message: Message) -> None:
            if message["type"] == "http.response.start":
                vary(message)
            await send(message)

        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": headers}, receive, forward)

    async def _sent(self, path: str, asked: Headers, send: Send) -> bool:
        """Whether the path is of a file that never changes and was sent from what is kept."""
        head, name = self.lasting.get(path, ([], ""))
        body = self.kept.get(name)
        if not head or body is None:
            return False
        has_it = Headers(raw=head).get("etag", "-") in tags(asked)
        await send({"type": "http.response.start", "status": 304 if has_it else 200, "headers": head})
        await send({"type": "http.response.body", "body": b"" if has_it else body})
        return True

    async def _compress(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask for the plain answer as a whole and send it compressed, or as it comes where nothing is gained."""
        answer: Answer | None = None
        asked = Headers(scope=scope)

        async def collect(message: Message) -> None:
            nonlocal answer
            if message["type"] == "http.response.start":
                headers = vary(message)
                if message["status"] == 304 and marked(headers.get("etag", "")) in tags(asked):
                    headers["etag"] = marked(headers["etag"])
                if message["status"] == 200 and gains(headers):
                    answer = Answer(200, headers.raw)
                    return
            if answer is None:
                await send(message)
                return
            answer.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send(scope["path"], answer, send)

        # The head of an answer is that of the answer to GET; the server itself leaves its body out.
        await self.app(plain({**scope, "method": "GET"}, asked), receive, collect)

    async def _send(self, path: str, answer: Answer, send: Send) -> None:
        headers = MutableHeaders(raw=answer.headers)
        content, tag = bytes(answer.body), headers.get("etag", "")
        name = f"{path} {tag}"
        if tag:
            body = await self.kept.made(name, content)
            headers["etag"] = marked(tag)
        else:
            body = await squeezed(content)
        headers["content-encoding"], headers["content-length"] = "gzip", str(len(body))
        if "accept-ranges" in headers:
            del headers["accept-ranges"]
        if tag and "immutable" in headers.get("cache-control", ""):
            self.lasting[path] = headers.raw, name
        await send({"type": "http.response.start", "status": answer.status, "headers": headers.raw})
        await send({"type": "http.response.body", "body": body})
