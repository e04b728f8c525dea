"""In a browser a talk fills the screen, is turned by keys, and needs the network no more."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from exhibited import bars, lines, map_of
from playwright.sync_api import BrowserContext, expect
from tab import Tab

from pages.exports.exhibit import Slide
from pages.exports.presentation import to_html_bytes
from pages.text import load_text
from pages.ui.talk.deck import decode, encode, view

pytestmark = pytest.mark.browser

GERMAN = load_text("de")
ID = "share_65plus"
VIEWS = [
    view(f"karte?indicator={ID}&year={year}", "map", title) for year, title in ((2015, "A"), (2018, "B"), (2020, "C"))
]
FULL = "() => document.fullscreenElement?.tagName"


def violations(tab: Tab) -> list[tuple[str, str]]:
    found = Axe().run(tab.page).response["violations"]
    return [(each["id"], node["html"]) for each in found for node in each["nodes"]]


def test_a_talk_is_shown_full_screen_and_turned_by_keys_without_a_network(
    reader: BrowserContext, open_tab: Callable[..., Tab]
) -> None:
    tab = open_tab(reader)
    tab.open("present", lang="de", talk=encode(VIEWS))
    assert violations(tab) == []
    tab.page.get_by_role("button", name=GERMAN("talk.prepare")).click()
    present = tab.page.get_by_role("button", name=GERMAN("talk.present"))
    present.click()
    talk = tab.page.frame_locator("body > iframe")
    title, press = talk.locator("section.shown h2"), tab.page.keyboard.press
    expect(title).to_have_text("A")
    assert tab.page.evaluate(FULL) == "IFRAME"
    reader.set_offline(True)
    steps = {"ArrowRight": "B", "ArrowLeft": "A", " ": "B", "End": "C", "Home": "A", "PageDown": "B", "PageUp": "A"}
    for key, expected in steps.items():
        press(key)
        expect(title).to_have_text(expected)
    press("3")
    press("Enter")
    expect(title).to_have_text("C")
    expect(talk.get_by_role("status")).to_contain_text(GERMAN("talk.place", number=3, count=3))
    press("b")
    expect(talk.locator(".black")).to_be_visible()
    press("b")
    expect(talk.locator(".black")).to_be_hidden()
    tab.page.mouse.click(100, 400)
    expect(title).to_have_text("B")
    press("f")
    tab.page.wait_for_function("() => !document.fullscreenElement")
    press("Escape")
    expect(talk.locator("section")).to_have_count(0)
    expect(present).to_be_focused()
    reader.set_offline(False)
    tab.settle("present")
    # The page itself notices that its server was gone; the talk does not.
    tab.complaints[:] = [each for each in tab.complaints if not re.search("WebSocket|ERR_INTERNET_DISCONNECTED", each)]


def test_a_chart_is_put_into_the_talk_where_it_stands(tab: Tab) -> None:
    tab.open("map", lang="de", indicator=ID, year="2020")
    tab.page.get_by_role("button", name=GERMAN("take.label")).first.click()
    tab.page.get_by_role("button", name=GERMAN("take.talk")).click()
    tab.page.wait_for_function("() => new URLSearchParams(location.search).has('talk')")
    tab.settle("map")
    tab.follow(GERMAN("page.present"))
    tab.arrive("present", year="2020")
    (found,) = decode(tab.address()["talk"]).views
    assert (found.page, found.chart, found.choices["year"]) == ("map", "map", "2020")
    assert tab.boxes() == [] and tab.overflow() <= 0


def test_a_presentation_is_accessible_and_nothing_of_it_is_cut_off(tab: Tab) -> None:
    slides = [Slide(title="", exhibit=each) for each in (map_of(ID, GERMAN), bars(ID, GERMAN), lines(ID, GERMAN))]
    slides[0] = Slide(title="Ein Titel " * 9, exhibit=slides[0].exhibit)
    tab.page.set_content(to_html_bytes(slides, title="Vortrag", text=GERMAN).decode())
    assert violations(tab) == []
    for width, height in ((1280, 720), (1024, 768), (390, 844)):
        tab.page.set_viewport_size({"width": width, "height": height})
        cut = """() => [...document.querySelectorAll("section, .words, .chart")].filter((each) =>
            each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1).length"""
        assert tab.page.evaluate(cut) == 0
