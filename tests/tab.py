"""A browser tab that keeps to this machine and notes everything that a reader's browser would complain about."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Locator, Page, Route, WebSocket

PATIENCE = 20_000  # milliseconds after which a view counts as missing
URLS = {"overview": "", "map": "karte", "field": "kompetenzfeld", "area": "steckbrief", "about": "ueber"}

# The script has ended, nothing is left of the view before, all charts and the map are drawn.
SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app?.dataset.testScriptState === "notRunning" && app.dataset.testConnectionState === "CONNECTED"
    && document.querySelector("h1") && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
    && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every((each) => each.querySelector(".main-svg"))
    && [...document.querySelectorAll(".map")].every((each) => each.querySelector("[data-area]"));
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
        self.page.goto(f"{self.base}/{URLS[page]}?{urlencode(address)}" if address else f"{self.base}/{URLS[page]}")
        self.settle()

    def settle(self) -> None:
        """Return when the view stands."""
        self.page.wait_for_function(SETTLED)

    def until(self, condition: str, argument: object = None) -> None:
        """Return when a condition in JavaScript holds and the view stands."""
        self.page.wait_for_function(condition, arg=argument)
        self.settle()

    def arrive(self, page: str = "", **address: str) -> None:
        """Return when the tab is at an address, whatever else that carries, and the view stands."""
        self.until(
            """([path, given]) => { const query = new URLSearchParams(location.search);
                return (path === null || location.pathname === path)
                  && Object.entries(given).every(([name, value]) => (query.get(name) ?? "") === value); }""",
            [f"/{URLS[page]}" if page else None, address],
        )

    def address(self) -> dict[str, str]:
        """The choices of the address."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    def area(self, area: str) -> Locator:
        """An area of the map."""
        return self.page.locator(f'.map [data-area="{area}"]')

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
                 links: all(".st-key-navigation a", (each) => each.href),
               }; }"""
        )
        return seen

    def boxes(self) -> list[str]:
        """Texts of error boxes and dialogs."""
        return self.page.locator(BOXES).all_inner_texts()

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        window = self.page.viewport_size
        assert window is not None
        return int(self.page.evaluate(WIDEST)) - window["width"]


def new_tab(browser: Browser, base: str, **context: object) -> Tab:
    """A tab in a browser context of its own, as of a reader who has never been here."""
    options = {"viewport": {"width": 1280, "height": 900}, "locale": "de-DE"} | context
    return tab_of(browser.new_context(**options), base)  # type: ignore[arg-type]


def tab_of(context: BrowserContext, base: str) -> Tab:
    """A new tab of a browser context; what goes to another host is cut off and noted."""
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    tab = Tab(page, base)
    host = urlsplit(base).netloc

    def request(route: Route) -> None:
        if urlsplit(route.request.url).netloc == host:
            route.continue_()
        else:
            tab.complaints.append(f"foreign request: {route.request.url}")
            route.abort()

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
        "console": console,
        "dialog": dialog,
        "websocket": socket,
        "pageerror": lambda error: tab.complaints.append(f"exception: {error}"),
        "crash": lambda _: tab.complaints.append("crash"),
    }
    for event, handler in handlers.items():
        page.on(event, handler)  # type: ignore[call-overload]
    context.route("**/*", request)
    return tab
