"""In a browser each view stands, is one address, can be used without a mouse and asks nobody else."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import TUNED
from playwright.sync_api import Browser, BrowserContext, expect
from reader import ROOT, served
from tab import URLS, Tab, new_reader, new_tab

from data.catalogue import load_catalogue
from geo.areas import HANSESTADT, PARTNERS, REGION
from geo.outlines import Kind, load_outlines
from pages import IN_HEAD
from pages.text import Text, load_text

pytestmark = pytest.mark.browser

GERMAN, ENGLISH = load_text("de"), load_text("en")
STREAMLIT_RUN = ("-m", "streamlit", "run", "{app}", "--server.port", "{port}", "--server.address", "127.0.0.1")
LUECHOW, STADE = "03354", "03359"
CATALOGUE = load_catalogue()
SHARE, DENSITY = "share_65plus", "population_density"
VIEW = {"lang": "de", "indicator": DENSITY, "year": "2015", "area": LUECHOW}

LAPTOP, PHONE = "laptop", "phone"


@pytest.fixture(scope="module")
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """The browser of a phone set to dark."""
    window = {"width": 390, "height": 844}
    with new_reader(chromium, viewport=window, color_scheme="dark", has_touch=True, is_mobile=True) as context:
        yield context


@pytest.fixture(scope="module", params=product(URLS, (LAPTOP, PHONE)), ids="-".join)
def opened(request: pytest.FixtureRequest, reader: BrowserContext, phone: BrowserContext, base: str) -> Iterator[Tab]:
    """Each page on a light laptop and on a dark phone, for several tests to look at."""
    page, device = request.param
    tab = new_tab(phone if device == PHONE else reader, base)
    tab.open(page, lang="de", area=LUECHOW)
    yield tab
    tab.page.close()


# Every page


def test_a_page_stands_without_a_complaint_and_asks_nobody_else(opened: Tab) -> None:
    assert opened.boxes() == []
    assert opened.complaints == []


def test_links_lead_where_they_say(opened: Tab) -> None:
    for place, name in enumerate(IN_HEAD):
        link = opened.page.locator(".st-key-navigation a").nth(place)
        expect(link).to_have_js_property("pathname", f"/{URLS[name]}")


def test_a_page_never_scrolls_sideways(opened: Tab) -> None:
    window = opened.page.viewport_size
    assert window is not None and opened.overflow() <= 0
    other = 320 if window["width"] == 390 else 1920
    opened.resize(other)
    assert opened.overflow() <= 0, f"at {other} pixels"
    opened.resize(window["width"])


def test_axe_finds_nothing_in_the_page(opened: Tab) -> None:
    assert violations(opened) == []


def test_a_page_stands_in_english_too_and_says_that_it_is(opened: Tab) -> None:
    opened.page.get_by_role("button", name=GERMAN("frame.switch")).click()
    opened.page.wait_for_url("**lang=en**")
    opened.settle()
    assert (opened.boxes(), opened.complaints) == ([], [])
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    assert opened.overflow() <= 0


INTERACTIVE = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [role=button], [role=slider], [role=switch]")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0)
  .map((each, place) => { each.dataset.place = place; return each.ariaLabel || each.innerText || each.outerHTML; })"""
GROUP = "document.activeElement.closest('[role=radiogroup], [role=toolbar]')?.querySelectorAll('button').length ?? 0"


def test_everything_can_be_reached_with_the_keyboard(opened: Tab) -> None:
    tab, reached = opened, set[int]()
    words: list[str] = tab.page.evaluate(INTERACTIVE)

    def look() -> None:
        place = tab.page.evaluate("document.activeElement.dataset.place ?? -1")
        reached.add(int(place))

    for _ in range(len(words) + 3):  # the scrolling parts of the page are stops of their own
        tab.page.keyboard.press("Tab")
        look()
        for _ in range(tab.page.evaluate(GROUP) - 1):  # one stop, then the arrow keys
            tab.page.keyboard.press("ArrowRight")
            look()
    assert [word for place, word in enumerate(words) if place not in reached] == []
    assert len(words) > len(IN_HEAD) and not set(PARTNERS) - areas_among(tab, reached)


def areas_among(tab: Tab, reached: set[int]) -> set[str]:
    """Areas of the map among what was reached; all of them where a page has no map."""
    if not any(tab.page.url.startswith(f"{tab.base}/{URLS[page]}?") for page in ("overview", "map")):
        return set(PARTNERS)
    found = tab.page.locator(".map [data-area]").evaluate_all(
        "all => all.map((e) => [e.dataset.area, +e.dataset.place])"
    )
    return {area for area, place in found if place in reached}


def test_axe_finds_nothing_in_what_opens(tab: Tab) -> None:
    tab.open("map", lang="de")
    for table in tab.page.get_by_text(GERMAN("table.label"), exact=True).all():
        table.click()
    tab.page.get_by_role("button", name=GERMAN("definition.label")).first.click()
    expect(tab.page.get_by_text(GERMAN("definition.reference")).first).to_be_visible()
    expect(tab.page.locator("table").first).to_be_visible()
    assert violations(tab) == []


def violations(tab: Tab) -> list[tuple[str, object]]:
    """What axe finds in the whole page, as rule and place; it judges colours only inside the window."""
    window = tab.page.viewport_size
    assert window is not None
    tab.resize(window["width"], tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight"))
    found = Axe().run(tab.page).response["violations"]
    tab.resize(window["width"], window["height"])
    return [(each["id"], node["target"]) for each in found for node in each["nodes"]]


# One view is one address


@pytest.mark.parametrize("command", [TUNED, STREAMLIT_RUN], ids=["tuned", "streamlit run"])
def test_a_deep_link_is_opened_as_the_very_first_request(chromium: Browser, command: tuple[str, ...]) -> None:
    with served(ROOT / "dashboard.py", command, {}) as server:
        context = new_reader(chromium)
        tab = new_tab(context, f"http://127.0.0.1:{server.port}")
        tab.open("area", lang="de", area=LUECHOW)
        assert tab.page.locator("h1").inner_text() == GERMAN("profile.title_kreis", area=GERMAN(f"area.{LUECHOW}"))
        assert tab.page.locator(".st-key-navigation a").count() == len(IN_HEAD)
        assert tab.page.get_by_text(GERMAN("frame.foot")).is_visible()
        assert (tab.boxes(), tab.complaints) == ([], [])
        context.close()


def test_reload_gives_the_same_view(tab: Tab) -> None:
    tab.open("field", **VIEW, areas=f"{LUECHOW},{STADE}")
    view = tab.view()
    tab.page.reload()
    tab.settle("field")
    assert tab.comes_to(view) == view


def test_a_copied_link_gives_another_reader_the_same_view(tab: Tab, open_tab: Callable[..., Tab]) -> None:
    tab.open("map", **VIEW)
    view = tab.view()
    other = open_tab(locale="en-GB")
    other.page.goto(tab.page.url)
    other.settle("map")
    assert other.comes_to(view) == view


def test_back_and_forward_give_the_earlier_views(tab: Tab) -> None:
    tab.open("map", lang="de")
    seen = [tab.view()]
    tab.area(LUECHOW).click()
    tab.arrive("map", area=LUECHOW)
    seen.append(tab.view())
    tab.choose(GERMAN("pick.indicator"), CATALOGUE[DENSITY].name["de"])
    tab.arrive("map", indicator=DENSITY)
    seen.append(tab.view())
    tab.follow(GERMAN("page.field"))
    tab.arrive("field", area=LUECHOW, indicator=DENSITY)
    seen.append(tab.view())
    assert len({str(view) for view in seen}) == len(seen)
    addresses = [("map", "", ""), ("map", LUECHOW, ""), ("map", LUECHOW, DENSITY), ("field", LUECHOW, DENSITY)]
    steps = [*((2 - n, tab.page.go_back) for n in range(3)), *((1 + n, tab.page.go_forward) for n in range(3))]
    for place, step in steps:
        step()
        page, area, indicator = addresses[place]
        tab.arrive(page, area=area, indicator=indicator)
        assert tab.comes_to(seen[place]) == seen[place]


def test_pickers_say_what_is_shown_after_a_change_of_page(tab: Tab) -> None:
    tab.open("map", lang="de", indicator=DENSITY, area=LUECHOW)
    for page in ("field", "map", "overview", "map", "area", "field"):
        tab.follow(GERMAN(f"page.{page}"))
        tab.arrive(page, indicator=DENSITY)
        picked = [picker.input_value() for picker in tab.page.get_by_role("combobox").all()]
        wanted = [GERMAN(f"area.{LUECHOW}"), GERMAN("area.median"), CATALOGUE[DENSITY].name["de"]]
        assert [value.partition(": ")[2] or value for value in picked] == wanted[: len(picked)], page


# The map


def test_a_click_on_an_area_selects_it_on_all_pages(tab: Tab) -> None:
    tab.open("map", lang="de")
    assert tab.pressed() == []
    tab.area(STADE).click()
    tab.arrive("map", area=STADE)
    assert tab.pressed() == [STADE]
    picker = tab.page.get_by_role("combobox", name=GERMAN("pick.area"))
    expect(picker).to_have_value(f"{GERMAN('pick.area')}: {GERMAN(f'area.{STADE}')}")
    tab.follow(GERMAN("page.area"))
    tab.arrive("area", area=STADE)
    assert tab.page.locator("h1").inner_text() == GERMAN("profile.title_kreis", area=GERMAN(f"area.{STADE}"))
    tab.follow(GERMAN("page.overview"))
    tab.arrive("overview", area=STADE)
    assert tab.pressed() == [STADE]


def test_an_area_is_selected_and_released_with_the_keyboard_and_keeps_the_focus(tab: Tab) -> None:
    tab.open("map", lang="de")
    focused = "document.activeElement.dataset.area ?? null"
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate(focused) == HANSESTADT:
            break
    for key, area, pressed in (("Enter", HANSESTADT, [HANSESTADT]), ("Space", REGION, [])):
        tab.page.keyboard.press(key)
        tab.arrive("map", area=area)
        assert tab.pressed() == pressed
        assert tab.page.evaluate(focused) == HANSESTADT


def test_the_outlines_are_sent_once(tab: Tab) -> None:
    longest = max(load_outlines().of(Kind.PARTNER), key=lambda shape: len(shape.path)).path.encode()
    tab.open("map", lang="de", indicator=DENSITY)
    assert sum(longest in frame for frame in tab.frames) == 1
    changes: list[tuple[str, dict[str, str], Callable[[], None]]] = [
        ("map", {"indicator": SHARE}, lambda: tab.choose(GERMAN("pick.indicator"), CATALOGUE[SHARE].name["de"])),
        ("map", {"year": "2021"}, lambda: tab.page.get_by_role("slider").press("ArrowLeft")),
        ("map", {"area": STADE}, lambda: tab.area(STADE).click()),
        ("overview", {}, lambda: tab.follow(GERMAN("page.overview"))),
    ]
    for page, address, change in changes:
        tab.frames.clear()
        change()
        tab.arrive(page, **address)
        assert tab.frames and not any(longest in frame for frame in tab.frames)
        assert page != "map" or sum(map(len, tab.frames)) < 120_000  # about 100,000: 400 names, the map's years


# Language


@pytest.mark.parametrize(("locale", "text"), [("de-DE", GERMAN), ("en-GB", ENGLISH)])
def test_the_browser_s_language_comes_first(open_tab: Callable[..., Tab], locale: str, text: Text) -> None:
    tab = open_tab(locale=locale)
    tab.open("about")
    assert tab.page.locator("h1").inner_text() == text("about.title")
    assert tab.page.evaluate("document.documentElement.lang") == text.language


def test_the_language_of_the_document_follows_the_reader_s(tab: Tab) -> None:
    tab.open("about", lang="de", area=LUECHOW)
    for text, switch in ((ENGLISH, GERMAN("frame.switch")), (GERMAN, ENGLISH("frame.switch"))):
        tab.page.get_by_role("button", name=switch).click()
        tab.arrive("about", lang=text.language)
        assert tab.page.evaluate("document.documentElement.lang") == text.language
        assert tab.page.locator("h1").inner_text() == text("about.title")
        assert tab.address() == {"lang": text.language, "area": LUECHOW}
