"""A browser tab that notes requests to other hosts and everything that a reader's browser would complain about."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Locator,
    Page,
    Request,
    TimeoutError,
    WebSocket,
)

from pages import URLS
from pages.text import LANGUAGES, load_text

PATIENCE = 20_000  # milliseconds after which a view counts as missing
HEADINGS = {"area": ("profile.title", "profile.title_kreis")}  # else "<page>.title"

# What a view still lacks, by name: nothing as soon as it stands.
LACKS = """(headings) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const links = [...document.querySelectorAll(".st-key-navigation a")];
  const choices = (query) => [...new URLSearchParams(query)].sort().join("&");
  const drawn = (query, part) => [...document.querySelectorAll(query)].every((each) => each.querySelector(part));
  const has = {
    "a connection": app?.dataset.testConnectionState === "CONNECTED",
    "the end of its script": app?.dataset.testScriptState === "notRunning",
    "its heading": headings.some((each) => new RegExp(`^${each}`).test(document.querySelector("h1")?.innerText ?? "")),
    "links with its choices": links.length > 0
      && links.every((each) => choices(each.search) === choices(location.search)),
    "an end of the view before": !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]'),
    "its charts": drawn('[data-testid="stPlotlyChart"]', ".main-svg"),
    "its map": drawn(".map", "[data-area]"),
  };
  return Object.keys(has).filter((name) => !has[name]);
}"""
WIDEST = """() => Math.max(document.documentElement.scrollWidth,
                            document.querySelector('[data-testid="stMain"]').scrollWidth)"""
BOXES = '[data-testid="stException"], [data-testid="stAlertContentError"], [role="dialog"]'


@dataclass
class Tab:
    """One tab; `complaints` and `frames` grow while it is used."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    frames: list[bytes] = field(default_factory=list)  # what the server has sent over the websocket

    def open(self, page: str, **address: str) -> None:
        """Ask for a page by its address and wait for the whole view."""
        query = f"?{urlencode(address)}" if address else ""
        self.page.goto(f"{self.base}/{URLS[page]}{query}")
        self.settle(page)

    def settle(self, page: str = "") -> None:
        """Return when the view of the address stands, and is of this page."""
        try:
            self.page.wait_for_function(f"(headings) => ({LACKS})(headings).length === 0", arg=headings(page))
        except TimeoutError:
            lacks = self.page.evaluate(LACKS, headings(page))
            pytest.fail(f"{self.page.url} lacks {lacks}; {self.complaints}")

    def arrive(self, page: str, **address: str) -> None:
        """Return when the tab is at an address, whatever else that carries, and its view stands; "" stands for none."""
        self.page.wait_for_function(
            """([path, given]) => { const query = new URLSearchParams(location.search);
                return location.pathname === path
                  && Object.entries(given).every(([name, value]) => (query.get(name) ?? "") === value); }""",
            arg=[f"/{URLS[page]}", address],
        )
        self.settle(page)

    def resize(self, width: int, height: int = 900) -> None:
        """Return when the view fits another window."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.settle()

    def follow(self, link: str) -> None:
        """Click a link at the top of the page."""
        self.page.locator(".st-key-navigation").get_by_role("link", name=link, exact=True).click()

    def address(self) -> dict[str, str]:
        """The choices of the address."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    def area(self, area: str) -> Locator:
        """An area of the map."""
        return self.page.locator(f'.map [data-area="{area}"]')

    def choose(self, picker: str, option: str) -> None:
        """Choose an option of a picker with the keyboard, both as their words say."""
        box = self.page.get_by_role("combobox", name=picker)
        box.click()
        box.fill(option)
        self.page.get_by_role("option", name=option).first.wait_for()
        box.press("Enter")

    def pressed(self) -> list[str]:
        """The selected areas of the map."""
        found: list[str] = self.page.locator('.map [aria-pressed="true"]').evaluate_all(
            "areas => areas.map((each) => each.dataset.area)"
        )
        return found

    def view(self) -> dict[str, object]:
        """What tells one view from another: headings, values, pickers, selection, words of charts."""
        seen: dict[str, object] = self.page.evaluate(
            """() => { const all = (query, read) => [...document.querySelectorAll(query)].map(read); return {
                 headings: all("h1, h2, h3", (each) => each.innerText),
                 pickers: all('[data-testid="stMain"] input', (each) => each.value),
                 pills: all('[data-variant="pills"]', (each) => each.ariaPressed ?? each.ariaChecked),
                 map: all(".map [data-area]", (each) => [each.ariaLabel, each.ariaPressed]),
                 cards: all(".card, .profile tr", (each) => each.innerText),
                 charts: all('[data-testid="stPlotlyChart"] [aria-label]', (each) => each.ariaLabel),
               }; }"""
        )
        return seen

    def comes_to(self, view: dict[str, object]) -> dict[str, object]:
        """The view as soon as it is the one given, else what it still is when patience ends."""
        end = time.monotonic() + PATIENCE / 1000
        while (seen := self.view()) != view and time.monotonic() < end:
            self.page.wait_for_timeout(50)
        return seen

    def boxes(self) -> list[str]:
        """Texts of error boxes and dialogs."""
        return self.page.locator(BOXES).all_inner_texts()

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        window = self.page.viewport_size
        assert window is not None
        return int(self.page.evaluate(WIDEST)) - window["width"]


def headings(page: str) -> list[str]:
    """Patterns of the heading of a page, in both languages; those of all pages without one."""
    keys = [key for each in ([page] if page else URLS) for key in HEADINGS.get(each, (f"{each}.title",))]
    words = [load_text(language)(key) for key in keys for language in LANGUAGES]
    return [".+".join(map(re.escape, re.split(r"\{\w+\}", each))) for each in words]


def new_reader(browser: Browser, **options: Any) -> BrowserContext:
    """The browser of a reader who has never been here."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "de-DE"} | options)
    context.set_default_timeout(PATIENCE)
    return context


def until(page: Page, expression: str, *, arg: object = None, timeout: float = PATIENCE) -> None:
    """Return when an expression or function is true; asked from outside, as our policy lets no page evaluate a text.

    Raises:
        TimeoutError: it is still not.
    """
    end = time.monotonic() + timeout / 1000
    while not page.evaluate(expression, arg):
        if time.monotonic() > end:
            raise TimeoutError(expression)
        page.wait_for_timeout(50)


def new_tab(context: BrowserContext, base: str) -> Tab:
    """A tab in a reader's browser."""
    page = context.new_page()
    page.wait_for_function = partial(until, page)  # type: ignore[method-assign, assignment]
    tab = Tab(page, base)
    host = urlsplit(base).netloc

    def request(sent: Request) -> None:
        address = urlsplit(sent.url)
        if address.scheme in ("http", "https") and address.netloc != host:
            tab.complaints.append(f"foreign request: {sent.url}")

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            tab.complaints.append(f"{message.type}: {message.text}")

    def dialog(shown: Dialog) -> None:
        tab.complaints.append(f"dialog: {shown.message}")
        shown.dismiss()

    def socket(opened: WebSocket) -> None:
        if urlsplit(opened.url).netloc != host:
            tab.complaints.append(f"foreign websocket: {opened.url}")
        opened.on("framereceived", lambda data: tab.frames.append(data.encode() if isinstance(data, str) else data))

    handlers: dict[str, Callable[..., None]] = {
        "request": request,
        "console": console,
        "dialog": dialog,
        "websocket": socket,
        "pageerror": lambda error: tab.complaints.append(f"exception: {error}"),
        "crash": lambda _: tab.complaints.append("crash"),
    }
    for event, handler in handlers.items():
        page.on(event, handler)  # type: ignore[call-overload]
    return tab
