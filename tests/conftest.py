"""What the browser tests share: one Chromium, one server."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Error, sync_playwright
from reader import ROOT, served
from tab import Tab, new_reader, new_tab

settings.register_profile("untimed", deadline=None)  # a busy machine is slow, which proves nothing
settings.load_profile("untimed")

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    # No other host can be reached. Playwright's own way of cutting requests off would switch the browser's cache off.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
TUNED = ("-m", "pages.ui.server", "{app}", "--port", "{port}", "--address", "127.0.0.1")


# Not for the whole session: while Playwright runs, no other test can run an event loop of its own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, else Playwright's own; without one the tests fail and say what to do."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        except Error as error:
            reason = str(error).partition("\n")[0]
            pytest.fail(f"The browser tests need a Chromium; `make test` installs one. ({reason})", pytrace=False)
        with browser:
            yield browser


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """Address of a running dashboard."""
    with served(ROOT / "dashboard.py", TUNED, {}) as server:
        yield f"http://127.0.0.1:{server.port}"


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    """The browser of a reader with a German locale, which keeps what it has loaded."""
    with new_reader(chromium) as context:
        yield context


@pytest.fixture
def open_tab(chromium: Browser, base: str) -> Iterator[Callable[..., Tab]]:
    """Opens a tab in the browser of a reader, or of a new one; no tab may have had anything to complain about."""
    tabs: list[Tab] = []
    new: list[BrowserContext] = []

    def opened(context: BrowserContext | None = None, **options: object) -> Tab:
        if context is None:
            context = new_reader(chromium, **options)
            new.append(context)
        tabs.append(new_tab(context, base))
        return tabs[-1]

    yield opened
    for tab in tabs:
        tab.page.close()
    for context in new:
        context.close()
    assert [complaint for tab in tabs for complaint in tab.complaints] == []


@pytest.fixture
def tab(reader: BrowserContext, open_tab: Callable[..., Tab]) -> Tab:
    """One tab of the reader."""
    return open_tab(reader)
