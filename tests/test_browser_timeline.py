"""In a browser the map moves through the years at once, says where there are no values, and the address follows."""

import pytest
from playwright.sync_api import Locator, expect
from tab import Tab

from data.catalogue import load_catalogue
from geo.areas import PARTNERS
from pages.text import load_text
from pages.ui.store import years

pytestmark = pytest.mark.browser

GERMAN = load_text("de")
CATALOGUE = load_catalogue()
SHARE, WIND, LONG = "share_65plus", "wind_per_km2", "natural_balance_rate"
STADE = "03359"


def show(tab: Tab, indicator: str, **address: str) -> None:
    tab.open("map", lang="de", indicator=indicator, **address)
    expect(slider(tab)).to_have_value(address.get("year") or str(years(CATALOGUE[indicator])[-1]))


def slider(tab: Tab) -> Locator:
    return tab.page.get_by_role("slider", name=GERMAN("pick.year"), exact=True)


def button(tab: Tab, does: str) -> Locator:
    return tab.page.get_by_role("button", name=GERMAN(f"timeline.{does}"), exact=True)


def status(tab: Tab) -> Locator:
    return tab.page.locator(".timeline").get_by_role("status")


def year(tab: Tab) -> Locator:
    """The year that stands on the map."""
    return tab.page.locator(".map .year")


def scrub(tab: Tab, to: int) -> None:
    """Move the slider without letting go of it."""
    slider(tab).evaluate("(each, to) => { each.value = to; each.dispatchEvent(new Event('input')); }", to)


def legend(tab: Tab, limits: str) -> Locator:
    """The legend of the map at rest, or while the years pass."""
    return tab.page.locator(f'.legend[data-limits="{limits}"]')


def svg(tab: Tab) -> str:
    drawn: str = tab.page.locator(".map svg").evaluate("(each) => each.outerHTML")
    return drawn


def steps(tab: Tab) -> int:
    """How many views the history holds."""
    return int(tab.page.evaluate("history.length"))


def test_playing_stops_at_years_without_values_and_says_so(tab: Tab) -> None:
    assert years(CATALOGUE[WIND]) == (2018, 2021, 2023)
    show(tab, WIND, year="2018")
    for gap, words in (
        ("2019", GERMAN("timeline.gaps", year=2019, last=2020, next=2021)),
        ("2022", GERMAN("timeline.gap", year=2022, next=2023)),
    ):
        button(tab, "play").click()
        expect(status(tab)).to_have_text(words)
        expect(button(tab, "play")).to_be_visible()  # it has stopped
        expect(year(tab)).to_have_text(gap)
        expect(slider(tab)).to_have_attribute("aria-valuetext", words)
        hatched = tab.page.locator('.map .area use:first-of-type[fill="url(#hatch-missing)"]')
        expect(hatched).to_have_count(len(PARTNERS))
        expect(tab.area(STADE)).to_have_accessible_name(
            f"{GERMAN(f'area.{STADE}')}: {GERMAN('flag.not_published.long')}"
        )
        assert tab.address()["year"] == "2018"
    button(tab, "play").click()
    tab.arrive("map", year="2023")
    expect(status(tab)).to_have_text("")


def test_playing_shows_one_year_after_the_other_and_pausing_takes_one_step_in_the_history(tab: Tab) -> None:
    show(tab, SHARE, year="2010")
    before = steps(tab)
    button(tab, "play").click()
    expect(button(tab, "pause")).to_be_visible()
    for shown in ("2010", "2011", "2012"):
        expect(year(tab)).to_have_text(shown)
    assert tab.address()["year"] == "2010"
    button(tab, "pause").click()
    tab.arrive("map", year="2012")
    assert steps(tab) == before + 1
    expect(slider(tab)).to_have_value("2012")
    tab.page.go_back()
    tab.arrive("map", year="2010")
    expect(slider(tab)).to_have_value("2010")
    expect(year(tab)).to_have_text("2010")


def test_playing_ends_with_the_newest_year_and_begins_again_with_the_first(tab: Tab) -> None:
    *_, last_but_one, newest = years(CATALOGUE[SHARE])
    show(tab, SHARE, year=str(last_but_one))
    button(tab, "play").press("Enter")
    tab.arrive("map", year=str(newest))
    expect(button(tab, "play")).to_be_focused()
    button(tab, "play").press("Space")
    expect(year(tab)).to_have_text(str(years(CATALOGUE[SHARE])[0]))
    button(tab, "pause").click()


def test_the_slider_moves_with_the_arrow_keys_and_the_whole_page_follows(tab: Tab) -> None:
    show(tab, SHARE, year="2015")
    before = steps(tab)
    slider(tab).focus()
    for _ in range(3):
        tab.page.keyboard.press("ArrowLeft")
    expect(year(tab)).to_have_text("2012")
    tab.arrive("map", year="2012")
    expect(slider(tab)).to_be_focused()
    expect(tab.page.get_by_text(f"{CATALOGUE[SHARE].unit['de']} · 2012")).to_have_count(2)  # ranking and strip
    assert steps(tab) == before + 1  # not one for each key


def test_the_arrow_keys_lead_through_years_without_values(tab: Tab) -> None:
    show(tab, WIND, year="2018")
    slider(tab).focus()
    for shown in ("2019", "2020", "2021"):
        tab.page.keyboard.press("ArrowRight")
        expect(year(tab)).to_have_text(shown)
        tab.page.wait_for_timeout(500)  # as a reader who looks
    tab.arrive("map", year="2021")


@pytest.mark.parametrize("indicator", [SHARE, "renewables_per_capita"])
def test_a_year_painted_by_the_browser_is_the_map_that_the_server_draws(tab: Tab, indicator: str) -> None:
    offered = years(CATALOGUE[indicator])
    drawn = {}
    for each in (offered[0], offered[-1]):
        show(tab, indicator, year=str(each), area=STADE)
        drawn[each] = svg(tab)
    assert drawn[offered[0]] != drawn[offered[-1]]
    scrub(tab, offered[0])
    expect(legend(tab, "playing")).to_be_visible()  # limits that are kept, until the server has drawn the year
    expect(legend(tab, "resting")).to_be_hidden()
    slider(tab).dispatch_event("change")
    tab.arrive("map", year=str(offered[0]))
    expect(legend(tab, "resting")).to_be_visible()
    expect(legend(tab, "playing")).to_be_hidden()
    assert svg(tab) == drawn[offered[0]]
    shown = tab.page.locator(".legend:visible li span").evaluate_all("all => all.map((e) => e.style.backgroundColor)")
    ground = "all => all.map((each) => getComputedStyle(each).fill)"
    colours = tab.page.locator('.map .area use:first-of-type:not([fill^="url"])').evaluate_all(ground)
    assert set(colours) <= set(shown)
    assert bool(colours) == (indicator == SHARE)  # in the other's first year nothing compares: no class, but hatches


def test_an_area_is_selected_in_the_middle_of_playing_and_the_year_is_kept(tab: Tab) -> None:
    show(tab, SHARE, year="2010")
    before = steps(tab)
    button(tab, "play").click()
    expect(year(tab)).to_have_text("2012")
    tab.area(STADE).click()
    tab.arrive("map", area=STADE, year="2012")
    assert tab.pressed() == [STADE]
    expect(year(tab)).to_have_text("2012")
    expect(button(tab, "play")).to_be_visible()
    assert steps(tab) == before + 1


def test_selecting_an_area_at_a_year_without_values_keeps_both(tab: Tab) -> None:
    show(tab, WIND, year="2018")
    scrub(tab, 2019)
    tab.area(STADE).click()
    tab.arrive("map", area=STADE, year="2018")
    expect(tab.area(STADE)).to_have_attribute("aria-pressed", "true")
    expect(year(tab)).to_have_text("2019")
    expect(status(tab)).not_to_have_text("")


def test_a_run_of_the_page_in_the_middle_of_playing_disturbs_nothing(tab: Tab) -> None:
    show(tab, SHARE, year="2005")
    button(tab, "play").click()
    expect(year(tab)).to_have_text("2006")
    tab.choose(GERMAN("pick.area"), GERMAN(f"area.{STADE}"))
    expect(tab.area(STADE)).to_have_attribute("aria-pressed", "true")
    expect(button(tab, "pause")).to_be_visible()
    shown = int(year(tab).text_content() or 0)
    assert shown >= 2006
    expect(year(tab)).to_have_text(str(shown + 1))
    assert (tab.address()["area"], tab.address()["year"]) == (STADE, "2005")
    button(tab, "pause").click()


def test_another_indicator_ends_playing_and_shows_its_own_year(tab: Tab) -> None:
    show(tab, SHARE, year="2010")
    button(tab, "play").click()
    expect(year(tab)).to_have_text("2011")
    tab.choose(GERMAN("pick.indicator"), CATALOGUE[LONG].name["de"])
    tab.arrive("map", indicator=LONG)
    expect(button(tab, "play")).to_be_visible()
    expect(slider(tab)).to_have_value("2010")
    tab.page.wait_for_timeout(1500)  # longer than a year lasts
    expect(year(tab)).to_have_text("2010")


def test_the_frames_of_a_long_series_are_sent_once(tab: Tab) -> None:
    show(tab, LONG, year="2015")
    assert sum(b'"frames"' in frame for frame in tab.frames) == 1
    tab.frames.clear()
    slider(tab).press("ArrowLeft")
    tab.arrive("map", year="2014")
    tab.area(STADE).click()
    tab.arrive("map", year="2014", area=STADE)
    assert tab.frames and not any(b'"frames"' in frame for frame in tab.frames)


def test_the_method_of_the_classes_is_in_the_address_and_stands_after_a_reload(tab: Tab) -> None:
    show(tab, SHARE, year="2015")
    expect(legend(tab, "resting")).to_contain_text(GERMAN("classes.year.even", districts=400, year="2015"))
    entries = tab.page.locator(".legend:visible li")
    fifths = entries.all_inner_texts()
    tab.page.get_by_role("radio", name=GERMAN("classes.equal.name")).click()
    tab.arrive("map", classes="equal", year="2015")
    for _ in range(2):
        expect(tab.page.locator(".legend")).to_contain_text(GERMAN("classes.equal.even", districts=400))
        limits = entries.all_inner_texts()
        assert limits != fifths
        scrub(tab, 2000)
        assert entries.all_inner_texts() == limits  # they are the same in all years
        tab.page.reload()
        tab.settle("map")
