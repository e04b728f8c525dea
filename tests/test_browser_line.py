"""A line that is cut is said in the reader's language, and what is clicked meanwhile is done when it is back."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext
from reader import free_port
from tab import Tab, new_tab

from pages.text import load_text

pytestmark = pytest.mark.browser

GERMAN = load_text("de")
LUECHOW, STADE = "03354", "03359"
LOST = "#line-lost:not([hidden])"


class Line:
    """The way to a server, which can be cut and mended."""

    def __init__(self, port: int) -> None:
        self.port, self._to = free_port(), port
        self._open: list[socket.socket] = []
        self._listener: socket.socket | None = None

    def mend(self) -> None:
        """Let the server be reached."""
        if self._listener is not None:
            return
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def cut(self) -> None:
        """End all connections, and let none begin."""
        if self._listener is None:
            return
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._listener = None
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._open.clear()

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
                self._open += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_forward, args=(one, other), daemon=True).start()


def _forward(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := one.recv(65_536):
            other.sendall(data)
    for each in (one, other):
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="module")
def line(base: str) -> Iterator[Line]:
    port = urlsplit(base).port
    assert port
    line = Line(port)
    yield line
    line.cut()


@pytest.fixture
def cut_tab(reader: BrowserContext, line: Line) -> Iterator[Tab]:
    """A tab on the map whose line has just been cut; what the browser itself says of that is no complaint."""
    line.mend()
    tab = new_tab(reader, f"http://127.0.0.1:{line.port}")
    tab.open("map", lang="de", area=LUECHOW)
    assert not tab.page.locator(LOST).count()
    line.cut()
    tab.page.locator(LOST).wait_for()
    yield tab
    tab.page.close()


def test_a_cut_is_said_in_the_reader_s_language_and_never_by_streamlit_s_dialog(cut_tab: Tab, line: Line) -> None:
    assert cut_tab.page.locator(LOST).inner_text() == GERMAN("line.lost")
    cut_tab.page.wait_for_timeout(20_000)  # Streamlit's dialog comes after the sixth try
    assert cut_tab.page.get_by_role("dialog").count() == 0
    line.mend()
    cut_tab.page.locator(LOST).wait_for(state="hidden")
    cut_tab.settle("map")


@pytest.mark.parametrize("moment", ["during the cut", "just after it"])
def test_a_click_on_an_area_is_done_when_the_line_is_back(cut_tab: Tab, line: Line, moment: str) -> None:
    clicks: dict[str, Callable[[], None]] = {
        "during the cut": lambda: cut_tab.area(STADE).first.click(force=True),
        "just after it": lambda: None,
    }
    clicks[moment]()
    assert cut_tab.address()["area"] == LUECHOW
    line.mend()
    if moment == "just after it":
        cut_tab.page.wait_for_function(
            "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState === 'CONNECTED'"
        )
        cut_tab.area(STADE).first.click(force=True)
    cut_tab.arrive("map", area=STADE)
    cut_tab.page.locator(LOST).wait_for(state="hidden")


def test_a_link_and_a_disabled_button_are_done_when_the_line_is_back(cut_tab: Tab, line: Line) -> None:
    cut_tab.page.get_by_role("button", name=GERMAN("frame.switch")).click(force=True)
    line.mend()
    cut_tab.page.wait_for_function("() => document.documentElement.lang === 'en'")
    cut_tab.settle("map")
    line.cut()
    cut_tab.page.locator(LOST).wait_for()
    assert cut_tab.page.locator(LOST).inner_text() == load_text("en")("line.lost")
    cut_tab.follow(load_text("en")("page.projects"))
    line.mend()
    cut_tab.arrive("projects", lang="en")
