"""Every answer says what a browser is to refuse, and what gains from it is sent compressed."""

import asyncio
import gzip
import http.client
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reader import ROOT, served
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Scope

from pages.server.compression import SMALLEST, CompressionMiddleware, Kept, accepts
from pages.server.headers import policy
from pages.ui import document as documents

TUNED = ("-m", "pages.ui.server", "{app}", "--port", "{port}")
PLOTLY = next((documents.INDEX.parent / "static" / "js").glob("PlotlyChart.*.js"))
ADDRESSES = {
    "a page": "/karte",
    "the start": "/",
    "a script": f"/static/js/{PLOTLY.name}",
    "a picture": "/favicon.png",
    "a file": "/app/static/data/household_income.csv",
    "a file that is none": "/app/static/data/none.csv",
    "a view": "/einbetten/karte?indicator=gp_density",
    "a view that is none": "/einbetten/nirgends",
    "health": "/gesund",
    "Streamlit's health": "/_stcore/health",
    "Streamlit's settings": "/_stcore/host-config",
    "an upload that is refused": "/_stcore/upload_file/none/none",
    "a download that is gone": "/media/none.csv",
    "a path that is unsafe": "/static/..%2f..%2fetc/passwd",
}
Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with served(ROOT / "dashboard.py", TUNED, {}) as server:
        yield server.port


def ask(port: int, address: str, method: str = "GET", **headers: str) -> Answer:
    """Status, headers and body as they were sent."""
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    connection.request(method, address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


# Headers


def test_every_answer_has_every_header_and_no_name_of_its_server(port: int) -> None:
    needed = {
        "content-security-policy",
        "x-content-type-options",
        "referrer-policy",
        "permissions-policy",
        "cross-origin-opener-policy",
    }
    lacking = {}
    for said, address in ADDRESSES.items():
        _, headers, _ = ask(port, address)
        if (missing := needed - headers.keys()) or "server" in headers:
            lacking[said] = missing
    assert lacking == {}


def test_the_app_can_be_framed_by_nobody_and_a_view_for_frames_by_everybody(port: int) -> None:
    framed = {
        said: "frame-ancestors" not in ask(port, ADDRESSES[said])[1]["content-security-policy"] for said in ADDRESSES
    }
    assert {said for said, is_open in framed.items() if is_open} == {"a view", "a view that is none"}
    assert "frame-ancestors 'none'" in policy()


def test_the_policy_names_no_foreign_source_and_runs_no_text_as_a_script() -> None:
    assert "http" not in policy() and "*" not in policy() and "ws:" not in policy()
    (scripts,) = (rule for rule in policy().split("; ") if rule.startswith("script-src"))
    assert not re.search("unsafe|eval|data:", scripts)
    assert policy().startswith("default-src 'none'")


# Compression


def test_what_gains_is_sent_small_and_is_the_same(port: int) -> None:
    for said, most in {"a script": 1_500_000, "a file": 80_000, "a page": 6_000}.items():
        _, plain_headers, plain = ask(port, ADDRESSES[said])
        status, headers, body = ask(port, ADDRESSES[said], accept_encoding="br, gzip")
        assert (status, headers["content-encoding"]) == (200, "gzip"), said
        assert len(body) < most and gzip.decompress(body) == plain, said
        assert int(headers["content-length"]) == len(body), said
        assert "content-encoding" not in plain_headers
        assert headers["vary"] == plain_headers["vary"] == "Accept-Encoding", said
        assert headers["content-type"] == plain_headers["content-type"], said


def test_what_gains_nothing_is_sent_as_it_is(port: int) -> None:
    parquet = "/app/static/data/household_income.parquet"
    for address in ("/gesund", "/favicon.png", parquet, "/_stcore/health"):
        _, headers, _ = ask(port, address, accept_encoding="gzip")
        assert "content-encoding" not in headers, address


def test_each_form_has_its_own_tag_by_which_it_is_known_again(port: int) -> None:
    for said in ("a script", "a file"):
        _, plain, _ = ask(port, ADDRESSES[said])
        _, small, _ = ask(port, ADDRESSES[said], accept_encoding="gzip")
        assert plain["etag"] != small["etag"], said
        for tag, accepted in ((plain["etag"], "identity"), (small["etag"], "gzip"), (f'"x", {small["etag"]}', "gzip")):
            status, headers, body = ask(port, ADDRESSES[said], if_none_match=tag, accept_encoding=accepted)
            assert (status, body) == (304, b""), said
            assert headers["etag"] in tag, said
        assert ask(port, ADDRESSES[said], if_none_match='"other"', accept_encoding="gzip")[0] == 200


def test_a_part_is_a_part_of_the_plain_form(port: int) -> None:
    whole = PLOTLY.read_bytes()
    asked = {"range": "bytes=100-199", "accept_encoding": "gzip"}
    status, headers, body = ask(port, ADDRESSES["a script"], **asked)
    assert (status, body) == (206, whole[100:200])
    assert headers["content-range"] == f"bytes 100-199/{len(whole)}" and "content-encoding" not in headers
    _, small, _ = ask(port, ADDRESSES["a script"], accept_encoding="gzip")
    status, _, body = ask(port, ADDRESSES["a script"], if_range=small["etag"], **asked)
    assert (status, body) == (200, whole)  # the part would be one of other bytes than the reader has


def test_the_head_of_an_answer_is_that_of_the_whole(port: int) -> None:
    for said in ("a script", "a file", "a page", "health"):
        for accepted in ("gzip", "identity"):
            _, whole, _ = ask(port, ADDRESSES[said], accept_encoding=accepted)
            _, head, body = ask(port, ADDRESSES[said], "HEAD", accept_encoding=accepted)
            assert body == b""
            assert {**head, "date": ""} == {**whole, "date": ""}, (said, accepted)


@pytest.mark.parametrize(
    ("header", "is_taken"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("*", True), ("", False), ("identity", False), ("gzip; q=0", False),
     ("br", False), ("x-gzip", False), ("GZIP", True)],
)  # fmt: skip
def test_a_browser_says_whether_it_takes_compression(header: str, is_taken: bool) -> None:
    assert accepts(header) is is_taken


def test_many_who_ask_at_once_wait_for_one_compression_and_only_so_much_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[int] = []
    compress = gzip.compress

    def counted(content: bytes, *given: int, **options: Any) -> bytes:
        made.append(len(content))
        return compress(content, *given, **options)

    monkeypatch.setattr(gzip, "compress", counted)

    async def use() -> None:
        kept = Kept(most=100)
        bodies = await asyncio.gather(*(kept.made("one", b"a" * 5_000) for _ in range(20)))
        assert len(made) == 1 and len(set(bodies)) == 1
        await kept.made("two", b"b" * 5_000)
        assert kept.get("one") and kept.get("two")  # 'two' was used last
        await kept.made("three", b"c" * 50_000)
        assert kept.get("one") is None and kept.get("three")

    asyncio.run(use())


def test_what_never_changes_is_read_and_compressed_once() -> None:
    asked = []

    async def app(scope: Scope, receive: Any, send: Any) -> None:
        asked.append(scope["path"])
        headers = {"ETag": '"1"', "Cache-Control": "public, immutable, max-age=1"}
        await PlainTextResponse("x" * SMALLEST, headers=headers)(scope, receive, send)

    compressing = CompressionMiddleware(app)
    bodies = [call(compressing, "/one", accept_encoding="gzip")[2] for _ in range(3)]
    assert asked == ["/one"]
    assert {gzip.decompress(body) for body in bodies} == {b"x" * SMALLEST}


def call(app: Any, path: str, **headers: str) -> Answer:
    """What an application answers in this process."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "headers": raw, "query_string": b""}
    asyncio.run(app(scope, None, send))
    named = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], named, b"".join(message.get("body", b"") for message in sent[1:])


# Streamlit's document


@pytest.mark.parametrize("html", ["<!doctype html><title>New</title>", '<html lang="en"><html lang="en">'])
def test_another_document_of_streamlit_is_served_unchanged_and_the_log_says_so(
    html: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    monkeypatch.setattr(documents, "INDEX", tmp_path / "index.html")
    documents.document.cache_clear()
    try:
        with caplog.at_level(logging.ERROR):
            status, _, body = call(documents.DocumentMiddleware(Response("beyond", 404)), "/karte")
            call(documents.DocumentMiddleware(Response("beyond", 404)), "/karte")
    finally:
        documents.document.cache_clear()
    assert (status, body.decode()) == (200, html)
    assert len(caplog.messages) == 1 and "is served as it is" in caplog.messages[0]
