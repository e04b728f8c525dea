"""In a browser each view stands, is one address, can be used without a mouse and asks nobody else."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import TUNED
from playwright.sync_api import Browser, expect
from reader import ROOT, served
from tab import URLS, Tab, new_tab

from data.indicators import load_catalogue
from geo.areas import HANSESTADT, PARTNERS
from geo.outlines import Kind, load_outlines
from pages.text import LANGUAGES, load_text

pytestmark = pytest.mark.browser

GERMAN, ENGLISH = load_text("de"), load_text("en")
STREAMLIT_RUN = ("-m", "streamlit", "run", "{app}", "--server.port", "{port}", "--server.address", "127.0.0.1")
LUECHOW, STADE = "03354", "03359"
CATALOGUE = load_catalogue()
SHARE, DENSITY = "share_65plus", "population_density"
VIEW = {"lang": "de", "indicator": DENSITY, "year": "2015", "area": LUECHOW}

# (page, language, width, brightness): each page in both languages on a laptop, once on a phone, light and dark
READERS = [
    *((page, language, 1280, "light") for page, language in product(URLS, LANGUAGES)),
    *((page, "de", 390, "dark") for page in URLS),
]


@pytest.fixture(scope="module", params=READERS, ids=lambda reader: "-".join(map(str, reader)))
def opened(request: pytest.FixtureRequest, chromium: Browser, base: str) -> Iterator[Tab]:
    """Each page as one reader finds it, for several tests to look at."""
    page, language, width, brightness = request.param
    window = {"width": width, "height": 900}
    tab = new_tab(chromium, base, viewport=window, color_scheme=brightness, has_touch=width < 500)
    tab.open(page, lang=language, area=LUECHOW)
    yield tab
    tab.page.context.close()


# Every page


def test_a_page_stands_without_a_complaint_and_asks_nobody_else(opened: Tab) -> None:
    assert opened.boxes() == []
    assert opened.complaints == []


def test_a_page_tells_its_language(opened: Tab) -> None:
    assert opened.page.evaluate("document.documentElement.lang") == opened.address()["lang"]


def test_a_page_never_scrolls_sideways(opened: Tab) -> None:
    window = opened.page.viewport_size
    assert window is not None and opened.overflow() <= 0
    for width in (320, 1920) if window["width"] == 390 else (1920,):
        opened.page.set_viewport_size({"width": width, "height": 900})
        opened.settle()
        assert opened.overflow() <= 0, f"at {width} pixels"
    opened.page.set_viewport_size(window)
    opened.settle()


def test_axe_finds_nothing_serious(opened: Tab) -> None:
    found = Axe().run(opened.page).response["violations"]
    serious = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [(each["id"], node["target"]) for each in serious for node in each["nodes"]] == []


@pytest.mark.parametrize("page", ["map", "field"])
def test_axe_finds_nothing_serious_in_what_opens(tab: Tab, page: str) -> None:
    tab.open(page, lang="de")
    for table in tab.page.get_by_text(GERMAN("table.label"), exact=True).all():
        table.click()
    tab.page.get_by_role("button", name=GERMAN("definition.label")).first.click()
    expect(tab.page.get_by_text(GERMAN("definition.reference")).first).to_be_visible()
    expect(tab.page.locator("table").first).to_be_visible()
    found = Axe().run(tab.page).response["violations"]
    serious = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [(each["id"], node["target"]) for each in serious for node in each["nodes"]] == []


# One view is one address


@pytest.mark.parametrize("command", [TUNED, STREAMLIT_RUN], ids=["tuned", "streamlit run"])
def test_a_deep_link_is_opened_as_the_very_first_request(chromium: Browser, command: tuple[str, ...]) -> None:
    with served(ROOT / "dashboard.py", command, {}) as server:
        tab = new_tab(chromium, f"http://127.0.0.1:{server.port}")
        tab.open("area", lang="de", area=LUECHOW)
        assert tab.page.locator("h1").inner_text() == GERMAN("profile.title", area=GERMAN(f"area.{LUECHOW}"))
        assert tab.page.locator(".st-key-navigation a").count() == len(URLS)
        assert tab.page.get_by_text(GERMAN("frame.foot")).is_visible()
        assert (tab.boxes(), tab.complaints) == ([], [])
        tab.page.context.close()


@pytest.mark.parametrize("page", ["map", "field"])
def test_reload_and_a_copied_link_give_the_same_view(open_tab: Callable[..., Tab], page: str) -> None:
    first, second = open_tab(), open_tab()
    first.open(page, **VIEW)
    view = first.view()
    first.page.reload()
    first.settle()
    assert first.view() == view
    second.page.goto(first.page.url)
    second.settle()
    assert second.view() == view


def test_back_and_forward_give_the_earlier_views(tab: Tab) -> None:
    tab.open("map", lang="de")
    views = [tab.view()]
    tab.area(LUECHOW).click()
    tab.arrive(area=LUECHOW)
    views.append(tab.view())
    choose(tab, "pick.indicator", CATALOGUE[DENSITY].name["de"])
    tab.arrive(indicator=DENSITY)
    views.append(tab.view())
    tab.page.get_by_role("link", name=GERMAN("page.field"), exact=True).click()
    tab.arrive("field", area=LUECHOW, indicator=DENSITY)
    last = tab.view()
    tab.page.go_back()
    tab.arrive("map", area=LUECHOW, indicator=DENSITY)
    assert tab.view() == views[2]
    tab.page.go_back()
    tab.arrive("map", area=LUECHOW, indicator="")
    assert tab.view() == views[1]
    tab.page.go_back()
    tab.arrive("map", area="", indicator="")
    assert tab.view() == views[0]
    for indicator in ("", DENSITY):
        tab.page.go_forward()
        tab.arrive("map", area=LUECHOW, indicator=indicator)
    tab.page.go_forward()
    tab.arrive("field", area=LUECHOW, indicator=DENSITY)
    assert tab.view() == last


def choose(tab: Tab, picker: str, option: str) -> None:
    """Choose an option of a picker with the keyboard, as its words say."""
    box = tab.page.get_by_role("combobox", name=GERMAN(picker))
    box.click()
    box.fill(option)
    tab.page.get_by_role("option", name=option).first.wait_for()
    box.press("Enter")


# The map


def test_a_click_on_an_area_selects_it_on_all_pages(tab: Tab) -> None:
    tab.open("map", lang="de")
    assert tab.pressed() == []
    tab.area(STADE).click()
    tab.arrive(area=STADE)
    assert tab.pressed() == [STADE]
    picker = tab.page.get_by_role("combobox", name=GERMAN("pick.area"))
    expect(picker).to_have_value(f"{GERMAN('pick.area')}: {GERMAN(f'area.{STADE}')}")
    tab.page.get_by_role("link", name=GERMAN("page.area"), exact=True).click()
    tab.arrive("area", area=STADE)
    assert tab.page.locator("h1").inner_text() == GERMAN("profile.title", area=GERMAN(f"area.{STADE}"))
    tab.page.get_by_role("link", name=GERMAN("page.overview"), exact=True).click()
    tab.arrive("overview", area=STADE)
    assert tab.pressed() == [STADE]


def test_a_second_click_takes_the_selection_back(tab: Tab) -> None:
    tab.open("map", lang="de", area=STADE)
    tab.area(STADE).click()
    tab.arrive(area="region")
    assert tab.pressed() == []


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_an_area_is_selected_with_the_keyboard_and_keeps_the_focus(tab: Tab, key: str) -> None:
    tab.open("map", lang="de")
    focused = "document.activeElement.dataset.area ?? null"
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate(focused) == HANSESTADT:
            break
    tab.page.keyboard.press(key)
    tab.arrive(area=HANSESTADT)
    assert tab.pressed() == [HANSESTADT]
    assert tab.page.evaluate(focused) == HANSESTADT
    tab.page.keyboard.press(key)
    tab.arrive(area="region")
    assert tab.page.evaluate(focused) == HANSESTADT


def test_the_outlines_are_sent_once(tab: Tab) -> None:
    longest = max(load_outlines().of(Kind.PARTNER), key=lambda shape: len(shape.path)).path.encode()
    tab.open("map", lang="de", indicator=DENSITY)
    assert sum(longest in frame for frame in tab.frames) == 1
    changes: list[Callable[[], None]] = [
        lambda: choose(tab, "pick.indicator", CATALOGUE[SHARE].name["de"]),
        lambda: tab.page.get_by_role("slider").press("ArrowLeft"),
        lambda: tab.area(STADE).click(),
        lambda: tab.page.get_by_role("link", name=GERMAN("page.overview"), exact=True).click(),
    ]
    for change, address in zip(changes, ({"indicator": SHARE}, {"year": "2021"}, {"area": STADE}, {}), strict=True):
        tab.frames.clear()
        change()
        tab.arrive("" if address else "overview", **address)
        assert tab.frames and not any(longest in frame for frame in tab.frames), address
        assert sum(map(len, tab.frames)) < 250_000, address


# Language and keyboard


@pytest.mark.parametrize(("locale", "text"), [("de-DE", GERMAN), ("en-GB", ENGLISH), ("fr-FR", ENGLISH)])
def test_the_browser_s_language_comes_first(open_tab: Callable[..., Tab], locale: str, text: load_text) -> None:
    tab = open_tab(locale=locale)
    tab.open("about")
    assert tab.page.locator("h1").inner_text() == text("about.title")
    assert tab.page.evaluate("document.documentElement.lang") == text.language


def test_the_language_of_the_document_follows_the_reader_s(tab: Tab) -> None:
    tab.open("about", lang="de", area=LUECHOW)
    for text, switch in ((ENGLISH, GERMAN("frame.switch")), (GERMAN, ENGLISH("frame.switch"))):
        tab.page.get_by_role("button", name=switch).click()
        tab.until("(language) => document.documentElement.lang === language", text.language)
        assert tab.page.locator("h1").inner_text() == text("about.title")
        assert tab.address() == {"lang": text.language, "area": LUECHOW}


INTERACTIVE = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [role=button], [role=slider], [role=switch]")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0)
  .map((each, place) => { each.dataset.place = place; return each.ariaLabel || each.innerText || each.outerHTML; })"""
GROUP = "document.activeElement.closest('[role=radiogroup], [role=toolbar]')?.querySelectorAll('button').length ?? 0"


@pytest.mark.parametrize("page", URLS)
def test_everything_can_be_reached_with_the_keyboard(tab: Tab, page: str) -> None:
    tab.open(page, lang="de")
    words: list[str] = tab.page.evaluate(INTERACTIVE)
    reached: set[int] = set()

    def look() -> None:
        place = tab.page.evaluate("document.activeElement.dataset.place ?? -1")
        reached.add(int(place))

    for _ in words:
        tab.page.keyboard.press("Tab")
        look()
        for _ in range(tab.page.evaluate(GROUP) - 1):  # one stop, then the arrow keys
            tab.page.keyboard.press("ArrowRight")
            look()
    assert [word for place, word in enumerate(words) if place not in reached] == []
    assert len(words) > len(URLS) and not set(PARTNERS) - areas_among(tab, reached, page)


def areas_among(tab: Tab, reached: set[int], page: str) -> set[str]:
    """Areas of the map among what was reached; all of them where a page has no map."""
    if page not in ("overview", "map"):
        return set(PARTNERS)
    found = tab.page.locator(".map [data-area]").evaluate_all(
        "all => all.map((e) => [e.dataset.area, +e.dataset.place])"
    )
    return {area for area, place in found if place in reached}
