"""In a browser a reader's own file is drawn, asks nobody else, and its names stay words."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tab import Tab

from pages.text import load_text

pytestmark = pytest.mark.browser

GERMAN = load_text("de")
SPITE = "![x](http://example.org/x.png) <img src=http://example.org/y.png> $\\frac12$"
FILE = f"Gebiet;Jahr;{SPITE};B\nHarburg;2020;1;2\nStade;2021;3;4\nAtlantis;2020;5;6\n"


def violations(tab: Tab) -> list[tuple[str, str]]:
    found = Axe().run(tab.page).response["violations"]
    return [(each["id"], node["html"]) for each in found for node in each["nodes"]]


# What is written or read aloud anywhere in the page, word for word.
SPOKEN = """() => {
  const found = [...document.querySelectorAll("body *")].flatMap((each) => [
    ...["aria-label", "title", "placeholder", "alt"].map((name) => each.getAttribute(name)),
    ...[...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data.trim()),
  ]);
  return [...new Set(found)].filter(Boolean);
}"""


def test_no_word_of_streamlit_stays_english_on_a_german_page(tab: Tab) -> None:
    english = {words for key, words in load_text("en").entries.items() if key.startswith("streamlit.")}
    for page in ("own", "explore", "projects"):
        tab.open(page, lang="de")
        said = set(tab.page.evaluate(SPOKEN))
        assert said & english == set(), page
        assert GERMAN("streamlit.open") in said
    tab.page.locator('[data-testid="stSelectbox"] input').last.fill("xyzzy")
    tab.page.get_by_text(GERMAN("streamlit.results")).first.wait_for()


def test_an_own_file_is_checked_drawn_and_removed_without_a_complaint(tab: Tab) -> None:
    tab.open("own", lang="de")
    upload = {"name": f"{SPITE.replace('/', '')}.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    tab.page.locator('input[type="file"]').set_input_files([upload])
    show = tab.page.get_by_role("button", name=GERMAN("own.show"))
    show.wait_for()
    tab.settle("own")
    assert violations(tab) == []
    show.click()
    tab.area("03353").first.wait_for()
    tab.settle("own")
    assert violations(tab) == [] and tab.page.locator("img").count() == 0
    assert tab.boxes() == [] and tab.overflow() <= 0
    tab.page.get_by_role("button", name=GERMAN("own.remove")).click()
    tab.page.locator(".map").first.wait_for(state="detached")
    assert SPITE[:6] not in tab.page.locator('[data-testid="stMain"]').inner_text()
