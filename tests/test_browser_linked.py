"""In a browser an area selected in any view, by mouse or keyboard, is marked in all of them and in the address."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, expect
from tab import PATIENCE, Tab, new_tab
from test_browser import violations

from geo.areas import REGION
from pages.text import load_text

pytestmark = pytest.mark.browser

GERMAN = load_text("de")
LUECHOW, HARBURG, STADE = "03354", "03353", "03359"
DOUBLE_CLICK = 500  # milliseconds in which plotly takes a second click for the end of a double one
TALL = 5000  # pixels: nothing has to be scrolled
BESIDE = 11  # pixels: what is to be hit is at least 24 wide
BARS = ("ranking", "comparison")
VIEW = {"lang": "de", "indicator": "share_65plus", "year": "2022"}
# Page → its views: the map, charts by key, the one table that is opened.
PAGES = {"map": ("map", "ranking", "strip", "table"), "field": ("lines", "comparison", "table")}
VIEWS = [(page, view) for page, views in PAGES.items() for view in views]
CHARTS = [(page, view) for page, view in VIEWS if view not in ("map", "table")]

MARKS = """() => {
  const all = (root, query) => [...root.querySelectorAll(query)];
  const names = (root, query) => all(root, query).map((each) => each.textContent);
  const isBold = (each) => getComputedStyle(each.querySelector("tspan") ?? each).fontWeight >= 600;
  const found = {};
  for (const chooser of all(document, ".choices")) {
    const chart = document.querySelector(`.st-key-${chooser.dataset.view}`);
    found[chooser.dataset.view] = all(chart, "text.annotation-text").filter(isBold).map((each) => each.textContent);
    found[`${chooser.dataset.view} chooser`] = names(chooser, '[aria-pressed="true"]');
  }
  if (document.querySelector(".map"))
    found.map = all(document, '.map [aria-pressed="true"]').map((each) => each.ariaLabel.split(":")[0]);
  for (const table of all(document, ".numbers")) {
    found["table"] = names(table, "tr.chosen > th, thead th.chosen").filter((name, i) => !i || name);
    found["table button"] = names(table, '[aria-pressed="true"]');
  }
  return found;
}"""
# Where the points of an area are on the screen, in the order of its trace.
POINTS = """(plot, area) => {
  const place = plot.data.findIndex((trace) => trace.customdata?.some(([id]) => id === area));
  const points = [...plot.querySelectorAll(".trace")[place].querySelectorAll(".point")];
  const own = points.filter((_, i) => plot.data[place].customdata[i][0] === area);
  return own.map((each) => each.getBoundingClientRect()).map((box) => [box.x + box.width / 2, box.y + box.height / 2]);
}"""


def opened(tab: Tab, page: str, **address: str) -> None:
    """A page with all its views in the window and its table open."""
    tab.open(page, **VIEW | address)
    tab.page.get_by_text(GERMAN("table.label"), exact=True).first.click()
    expect(tab.page.locator(".numbers").first).to_be_visible()
    tab.resize(1280, TALL)


@pytest.fixture(scope="module")
def tabs(reader: BrowserContext) -> Iterator[dict[str, Tab]]:
    """What is open in the reader's browser, by page."""
    found: dict[str, Tab] = {}
    yield found
    for tab in found.values():
        tab.page.close()


@pytest.fixture
def at(tabs: dict[str, Tab], reader: BrowserContext, base: str) -> Iterator[Callable[[str], Tab]]:
    """A page as it was opened for all these tests; each of them goes back to where it began."""

    def found(page: str) -> Tab:
        if page not in tabs:
            tabs[page] = new_tab(reader, base)
        if dict(VIEW) != tabs[page].address():  # a new tab, or a test before this one has failed on its way
            opened(tabs[page], page)
        return tabs[page]

    yield found
    complaints = [complaint for tab in tabs.values() for complaint in tab.complaints]
    for tab in tabs.values():
        tab.complaints.clear()
    assert complaints == []


def go_back(tab: Tab, page: str, steps: int) -> None:
    """To the address where a test began, at which nothing is selected."""
    tab.page.evaluate("steps => history.go(-steps)", steps)
    tab.arrive(page, area="")
    assert is_released(tab, LUECHOW)


def plot(tab: Tab, view: str) -> Locator:
    return tab.page.locator(f".st-key-{view} .js-plotly-plot")


def points(tab: Tab, view: str, area: str) -> list[tuple[float, float]]:
    """Where the points of an area are in the window as soon as nothing moves any more."""
    found: list[tuple[float, float]] = []
    before = None
    while found != before:
        plot(tab, view).scroll_into_view_if_needed()  # the browser may have scrolled while the page still grew
        tab.page.wait_for_timeout(400)
        before, found = found, plot(tab, view).evaluate(POINTS, area)
    return found


def click(tab: Tab, view: str, area: str) -> None:
    """Click an area in a view: beside a point of its line or strip, on its bar."""
    if view == "map":
        tab.area(area).click()
    elif view == "table":
        tab.page.locator(f'.numbers [data-choose="{area}"]').first.click()
    else:
        x, y = points(tab, view, area)[0]
        tab.page.mouse.click(x, y if view in BARS else y - BESIDE)


def focus(tab: Tab, view: str, area: str) -> None:
    """Reach an area of a view with the keyboard alone: by Tab, in a chart's chooser then by the arrow keys."""
    root = {"map": ".map", "table": ".numbers"}.get(view, f'.choices[data-view="{view}"]')
    keys = ["Tab"] * 80
    is_there = f"document.activeElement.closest('{root}') !== null && "
    own = f"(document.activeElement.dataset.area ?? document.activeElement.dataset.choose) === '{area}'"
    tab.page.locator("h1").click()
    if root.startswith(".choices"):
        while not tab.page.evaluate(is_there + "true"):
            tab.page.keyboard.press("Tab")
        keys = ["ArrowRight"] * 8
    for key in keys:
        if tab.page.evaluate(is_there + own):
            return
        tab.page.keyboard.press(key)
    pytest.fail(f"no key leads to {area} in {view}")


def marks_come(tab: Tab, holds: Callable[[dict[str, list[str]]], bool]) -> dict[str, list[str]]:
    """The areas that each view marks, as soon as they are as wanted, else as they are when patience ends."""
    end = time.monotonic() + PATIENCE / 1000
    found: dict[str, list[str]] = tab.page.evaluate(MARKS)
    while not holds(found) and time.monotonic() < end:
        tab.page.wait_for_timeout(50)
        found = tab.page.evaluate(MARKS)
    return found


def is_marked(tab: Tab, page: str, area: str) -> bool:
    """Whether all views of a page come to mark one area, and nothing else."""
    name = GERMAN(f"area.{area}")
    found = marks_come(tab, lambda marks: all(names == [name] for names in marks.values()))
    assert set(PAGES[page]) < set(found) and found == {view: [name] for view in found}
    return True


def is_released(tab: Tab, area: str) -> bool:
    """Whether no view marks an area any more."""
    name = GERMAN(f"area.{area}")
    found = marks_come(tab, lambda marks: not any(name in names for names in marks.values()))
    return [view for view, names in found.items() if name in names] == []


@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_a_click_on_an_area_marks_it_in_all_views_and_in_the_address(
    at: Callable[[str], Tab], page: str, view: str
) -> None:
    tab = at(page)
    click(tab, view, LUECHOW)
    tab.arrive(page, area=LUECHOW)
    assert is_marked(tab, page, LUECHOW)
    click(tab, view, LUECHOW)
    tab.arrive(page, area=REGION)
    assert is_released(tab, LUECHOW)
    tab.page.go_back()
    tab.arrive(page, area=LUECHOW)
    assert is_marked(tab, page, LUECHOW)
    go_back(tab, page, 1)


@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_the_keyboard_selects_an_area_in_every_view_and_keeps_its_place(
    at: Callable[[str], Tab], page: str, view: str
) -> None:
    tab = at(page)
    focus(tab, view, LUECHOW)
    for key, area in (("Enter", LUECHOW), ("Space", REGION), ("Enter", LUECHOW)):
        tab.page.keyboard.press(key)
        tab.arrive(page, area=area)
        assert is_marked(tab, page, area) if area != REGION else is_released(tab, LUECHOW)
        focused = "document.activeElement.dataset.area ?? document.activeElement.dataset.choose"
        assert tab.page.evaluate(focused) == LUECHOW
    tab.page.go_back()
    tab.arrive(page, area=REGION)
    assert is_released(tab, LUECHOW)
    go_back(tab, page, 2)


@pytest.mark.parametrize(("page", "view"), CHARTS)
def test_the_name_of_an_area_in_a_chart_can_be_clicked_too(at: Callable[[str], Tab], page: str, view: str) -> None:
    tab = at(page)
    plot(tab, view).locator(".annotation-text", has_text=GERMAN(f"area.{LUECHOW}")).click()
    tab.arrive(page, area=LUECHOW)
    assert is_marked(tab, page, LUECHOW)
    go_back(tab, page, 1)


def test_the_empty_part_of_a_bar_s_row_counts_and_a_benchmark_s_bar_does_not(tab: Tab) -> None:
    opened(tab, "map", area=REGION)
    inside = tab.page.locator(".st-key-ranking .nsewdrag").bounding_box()
    assert inside is not None
    ((_, benchmark),) = points(tab, "ranking", "median")
    ((_, row),) = points(tab, "ranking", HARBURG)
    tab.page.mouse.click(inside["x"] + 10, benchmark)
    tab.page.wait_for_timeout(DOUBLE_CLICK)
    tab.page.mouse.click(inside["x"] + inside["width"] - 3, row)
    tab.arrive("map", area=HARBURG)
    assert is_marked(tab, "map", HARBURG)
    tab.page.go_back()
    tab.arrive("map", area=REGION)


def test_a_line_can_be_clicked_between_its_years(tab: Tab) -> None:
    opened(tab, "field", indicator="wind_per_km2", area=REGION)
    (x, y), (next_x, next_y), *_ = points(tab, "lines", STADE)
    assert next_x - x > 100
    tab.page.mouse.click((x + next_x) / 2, (y + next_y) / 2)
    tab.arrive("field", area=STADE)


def test_a_click_far_from_every_line_selects_nothing(tab: Tab) -> None:
    opened(tab, "field", area=REGION)
    (x, y), *_ = points(tab, "lines", LUECHOW)
    tab.page.mouse.click(x, y - 60)
    tab.page.wait_for_timeout(DOUBLE_CLICK)
    tab.page.mouse.click(*points(tab, "lines", LUECHOW)[0])
    tab.arrive("field", area=LUECHOW)
    tab.page.go_back()
    tab.arrive("field", area=REGION)


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_while_a_chooser_has_the_focus(tab: Tab, page: str) -> None:
    view = next(view for each, view in CHARTS if each == page)
    opened(tab, page, area=LUECHOW)
    focus(tab, view, LUECHOW)
    expect(tab.page.locator(f'.choices[data-view="{view}"] button').first).to_be_in_viewport()
    assert violations(tab) == []
