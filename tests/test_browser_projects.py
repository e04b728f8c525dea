"""In a browser the list of projects follows the map and marks it, and every project is one address."""

import csv
from io import StringIO

import pytest
from conftest import TUNED
from playwright.sync_api import Browser, Locator, expect
from reader import ROOT, served
from tab import Tab, new_reader, new_tab
from test_browser import violations

from data.project_areas import touches
from data.projects import by_id, load_projects
from geo.areas import REGION
from pages.text import load_text
from pages.ui.projects.listing import STEP

pytestmark = pytest.mark.browser

GERMAN, ENGLISH = load_text("de"), load_text("en")
UELZEN, STADE = "03360", "03359"
SEVERAL = "q-2"  # a project in four areas
PROJECTS = by_id(load_projects())


def titles(tab: Tab) -> Locator:
    return tab.page.locator(".projects a[data-project]")


def listed(tab: Tab) -> list[str]:
    found: list[str] = titles(tab).evaluate_all("links => links.map((each) => each.dataset.project)")
    return found


def count(tab: Tab) -> int:
    """The number that the page says it has found."""
    return int(tab.page.locator("h2").first.inner_text().split()[0])


def touched(tab: Tab) -> set[str]:
    """The areas that the map marks for a project in the list."""
    found: list[str] = tab.page.locator(".map .touched").evaluate_all("all => all.map((each) => each.dataset.area)")
    return set(found)


def on_map(tab: Tab, area: str) -> int:
    return int(tab.page.locator(f'.map [data-of="{area}"]').text_content() or "")


def opened(tab: Tab, project: str) -> None:
    """Return when the tab shows a project."""
    tab.arrive("projects", project=project)
    expect(tab.page.locator("h2").first).to_have_text(PROJECTS[project].title)


def test_an_area_chosen_on_the_map_filters_the_list_and_released_gives_all_again(tab: Tab) -> None:
    tab.open("projects", lang="de")
    everything = count(tab)
    tab.area(UELZEN).click()
    tab.arrive("projects", area=UELZEN)
    expect(tab.page.locator("h2").first).not_to_contain_text(str(everything))
    assert tab.pressed() == [UELZEN]
    assert count(tab) == on_map(tab, UELZEN) == len(listed(tab))
    assert all(touches(PROJECTS[project], UELZEN) for project in listed(tab))
    tab.area(UELZEN).press("Enter")
    tab.arrive("projects", area=REGION)
    expect(tab.page.locator("h2").first).to_contain_text(str(everything))
    assert tab.pressed() == []
    tab.page.go_back()
    tab.arrive("projects", area=UELZEN)
    assert tab.pressed() == [UELZEN]


def test_a_title_under_the_pointer_or_the_focus_marks_its_areas_on_the_map(tab: Tab) -> None:
    tab.open("projects", lang="de", q="Innovationsagentur")
    link = tab.page.locator(f'.projects a[data-project="{SEVERAL}"]')
    assert touched(tab) == set()
    link.hover()
    assert touched(tab) == set(PROJECTS[SEVERAL].areas) and len(touched(tab)) == 4
    tab.page.locator("h1").hover()
    assert touched(tab) == set()
    link.focus()
    assert touched(tab) == set(PROJECTS[SEVERAL].areas)


def test_a_click_on_a_title_opens_the_project_and_the_way_back_keeps_filters_and_place(tab: Tab) -> None:
    tab.open("projects", lang="de", status="completed", area=STADE)
    before, project = listed(tab), listed(tab)[-1]
    tab.page.evaluate("window.stays = true")
    titles(tab).last.click()
    opened(tab, project)
    assert tab.address() == {"lang": "de", "status": "completed", "area": STADE, "project": project}
    expect(tab.page.locator("[data-shown]")).to_be_focused()
    assert set(tab.pressed()) == set(PROJECTS[project].areas)
    tab.page.locator("a.back").press("Enter")
    tab.arrive("projects", project="")
    expect(titles(tab).last).to_be_focused()
    assert tab.address() == {"lang": "de", "status": "completed", "area": STADE} and listed(tab) == before
    assert tab.page.evaluate("window.stays")  # nothing was loaded anew
    tab.page.go_back()
    opened(tab, project)


def test_a_title_can_be_opened_in_a_tab_of_its_own(tab: Tab) -> None:
    tab.open("projects", lang="de", area=STADE)
    link = titles(tab).first
    href = link.evaluate("each => each.href")
    project = listed(tab)[0]
    with tab.page.context.expect_page() as opening:
        link.click(modifiers=["Control"])
    opening.value.close()
    assert "project" not in tab.address()
    tab.page.goto(href)
    opened(tab, project)
    assert tab.address() == {"lang": "de", "area": STADE, "project": project}


def test_a_project_s_own_address_can_be_the_very_first_request(chromium: Browser) -> None:
    with served(ROOT / "dashboard.py", TUNED, {}) as server:
        context = new_reader(chromium)
        tab = new_tab(context, f"http://127.0.0.1:{server.port}")
        tab.open("projects", lang="en", project=SEVERAL)
        opened(tab, SEVERAL)
        assert tab.page.locator("h1").inner_text() == ENGLISH("projects.title")
        assert set(tab.pressed()) == set(PROJECTS[SEVERAL].areas)
        assert (tab.boxes(), tab.complaints) == ([], [])
        context.close()


def test_on_the_page_of_a_project_the_map_leads_to_the_projects_of_an_area(tab: Tab) -> None:
    tab.open("projects", lang="de", project=SEVERAL)
    tab.area(UELZEN).click()
    tab.arrive("projects", project="", area=UELZEN)
    expect(titles(tab).first).to_be_visible()
    assert tab.pressed() == [UELZEN]


def test_the_download_is_what_the_table_shows(tab: Tab) -> None:
    tab.open("projects", lang="de", show="table", status="running")
    shown = tab.page.locator(".numbers a[data-project]").evaluate_all("all => all.map((each) => each.dataset.project)")
    with tab.page.expect_download() as saving:
        tab.page.get_by_role("button", name=GERMAN("projects.download", count=len(shown))).click()
    content = saving.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(content, newline=""), delimiter=";"))
    assert len(shown) == count(tab) and [row[GERMAN("projects.column.id")] for row in rows] == shown
    tab.settle("projects")


def test_the_list_grows_where_it_ends(tab: Tab) -> None:
    tab.open("projects", lang="de")
    assert len(listed(tab)) == STEP
    tab.page.get_by_role("button", name=GERMAN("projects.more", count=STEP)).click()
    tab.arrive("projects", rows=str(2 * STEP))
    expect(titles(tab)).to_have_count(2 * STEP)


@pytest.mark.parametrize(
    "address", [{"project": SEVERAL}, {"show": "table"}, {"status": "running", "money": "reserved"}]
)
def test_axe_finds_nothing_in_the_views_and_none_is_too_wide(tab: Tab, address: dict[str, str]) -> None:
    tab.open("projects", lang="en", **address)
    assert violations(tab) == []
    tab.resize(390)
    assert tab.overflow() <= 0
    tab.resize(1280)
