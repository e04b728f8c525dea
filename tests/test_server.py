"""The tuned start serves the dashboard quickly and quietly; the configuration keeps its readers private."""

import asyncio
import contextlib
import re
import signal
import socket
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from reader import ROOT, Server, free_port, reader_at, served
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin

TUNED = ("-m", "pages.ui.server", "{app}", "--port", "{port}")
STREAMLIT_RUN = ("-m", "streamlit", "run", "{app}", "--server.port", "{port}", "--server.address", "127.0.0.1")
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

# A dashboard that tells what it sees of the process which serves it.
DASHBOARD = """
import contextlib, gc, os, socket
import streamlit as st

@st.cache_resource
def shared():
    asked, look_up = [], socket.getaddrinfo
    def note(host, *rest, **options):
        asked.append(str(host))
        return look_up(host, *rest, **options)
    socket.getaddrinfo = note
    return {"runs": 0, "asked": asked}

def connections():
    for number in os.listdir("/proc/self/fd"):
        try:
            with socket.socket(fileno=os.dup(int(number))) as copy:
                if copy.family == socket.AF_INET and copy.getpeername():
                    yield copy.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
        except OSError:
            pass

def is_watching():
    targets = []
    for number in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            targets.append(os.readlink("/proc/self/fd/" + number))
    return any("inotify" in target for target in targets)

shared()["runs"] += 1
if "fail" in st.query_params:
    raise ValueError("the password is 1234")
st.markdown(f"runs: {shared()['runs']}")
st.markdown(f"exempt from collection: {gc.get_freeze_count() > 10_000}")
st.markdown(f"without delay: {set(connections())}")
st.markdown(f"watches files: {is_watching()}")
st.markdown(f"hosts asked: {shared()['asked']}")
"""


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("served") / "dashboard.py"
    file.write_text(DASHBOARD, encoding="utf-8")
    return file


@pytest.fixture
def server(dashboard: Path) -> Iterator[Server]:
    with served(dashboard, TUNED, {}) as server:
        yield server


def words_at(server: Server, view: str = "") -> list[str]:
    async def visit() -> list[str]:
        async with reader_at(server.port) as reader:
            await reader.visit(view)
            return reader.words or [reader.complaint]

    return asyncio.run(visit())


def body(server: Server, path: str) -> str:
    with urllib.request.urlopen(f"http://localhost:{server.port}{path}", timeout=10) as answer:
        return str(answer.read().decode())


def test_the_tuned_start_serves_the_page_its_health_and_the_dashboard(server: Server) -> None:
    assert '<div id="root">' in body(server, "/")
    assert body(server, "/_stcore/health") == "ok"
    assert words_at(server)[0].startswith("runs: ")


def test_the_first_reader_finds_the_dashboard_loaded_and_exempt_from_collection(server: Server) -> None:
    assert words_at(server)[:2] == ["runs: 2", "exempt from collection: True"]


def test_every_connection_sends_without_delay(server: Server) -> None:
    assert "without delay: {True}" in words_at(server)


def test_no_session_watches_source_files(server: Server) -> None:
    assert "watches files: False" in words_at(server)


def test_a_page_of_another_site_is_refused_and_nobody_else_is_asked(server: Server) -> None:
    async def intrude() -> None:
        async with connect(f"ws://127.0.0.1:{server.port}/_stcore/stream", origin=Origin("https://example.org")):
            pass

    with pytest.raises(InvalidStatus):
        asyncio.run(intrude())
    assert "hosts asked: []" in words_at(server)


def test_an_error_is_told_to_the_log_and_not_to_the_reader(server: Server) -> None:
    words = words_at(server, "?fail=1")
    assert words[0] and "1234" not in words[0] and "ValueError" not in words[0]
    said = re.sub(r"\x1b\[[\d;]*m", "", server.said())  # coloured where the package rich is installed
    assert "ValueError: the password is 1234" in said


def test_ctrl_c_ends_it_quietly_with_a_tab_still_open(server: Server) -> None:
    async def interrupt() -> None:
        async with reader_at(server.port) as reader:
            await reader.visit("")
            server.process.send_signal(signal.SIGINT)
            await asyncio.to_thread(server.process.wait, 10)

    asyncio.run(interrupt())
    assert server.process.returncode == 0
    assert server.said().splitlines() == [f"SMART REGION Monitor on http://localhost:{server.port} (Ctrl-C ends it)"]


def test_streamlit_run_serves_the_same_dashboard_and_knows_every_option(dashboard: Path) -> None:
    with served(dashboard, STREAMLIT_RUN, {}) as server:
        assert words_at(server)[0] == "runs: 1"
        assert "watches files: True" in words_at(server)  # as it should while the sources are being written
        assert "not a valid config option" not in server.said()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], r"Port \d+ is taken by another program\. Choose one with --port\."),
        (["--port", "70000"], r"The dashboard cannot be served on localhost, port 70000: .+"),
        (["--address", "192.0.2.1"], r"The dashboard cannot be served on 192\.0\.2\.1, port \d+: .+"),
        (["nowhere.py"], r"There is no dashboard at nowhere\.py\."),
    ],
)
def test_what_cannot_be_served_ends_with_a_sentence(arguments: list[str], sentence: str, dashboard: Path) -> None:
    with contextlib.closing(socket.create_server(("127.0.0.1", free_port()))) as other:
        port = str(other.getsockname()[1])
        command = [sys.executable, "-m", "pages.ui.server", "--port", port, *(arguments or [str(dashboard)])]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert re.fullmatch(sentence, ended.stderr.strip())


def test_the_configuration_keeps_visitors_private() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["client"]["showErrorLinks"] is False
    assert "://" not in str(CONFIG)


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" as WCAG 2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def thinned(ink: str, ground: str) -> str:
    """The ink at 60 %, as Streamlit writes captions."""
    pairs = [(int(ink[start : start + 2], 16), int(ground[start : start + 2], 16)) for start in (1, 3, 5)]
    return "#" + "".join(f"{round(0.6 * one + 0.4 * other):02x}" for one, other in pairs)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_every_colour_of_the_theme_can_be_told_from_every_ground(mode: str, ground: str) -> None:
    theme = CONFIG["theme"][mode]
    inks = [theme["textColor"], theme["linkColor"], theme["primaryColor"], thinned(theme["textColor"], theme[ground])]
    assert min(contrast(ink, theme[ground]) for ink in inks) >= 4.5
    assert contrast(theme["borderColor"], theme[ground]) >= 3
