"""The catalogue of indicators: all of them in a list, and each at its own address with all that is known of it."""

import re
from base64 import b64decode
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest
from onscreen import foreign_words, nodes, notices, page_links, picker, rerun, sound, visit
from playwright.sync_api import expect
from streamlit.testing.v1 import AppTest
from tab import Tab
from test_browser import violations

from data.catalogue import load_catalogue
from data.flags import Flag
from data.indicators import FIELDS, Indicator, Rule
from data.observations import load_observations
from geo.areas import BENCHMARKS, PARTNERS, REGION, kreis_ids
from pages.exports.provenance import sources
from pages.figures.coverage import NARROW, WIDE, Cell, Look, draw_row, draw_years
from pages.figures.theme import LIGHT
from pages.text import LANGUAGES, load_text
from pages.ui.indicators.coverage import counted, filled, flags, kreise_words, lane_words, lanes, spans
from pages.ui.indicators.detail import FILES, declared
from pages.ui.indicators.listing import find
from pages.ui.pickers import area_name
from pages.ui.store import listed

CATALOGUE = load_catalogue()
GERMAN = load_text("de")
WITH_GAPS = "manufacturing_energy"  # confidential in Stade and Uelzen, nothing for the Hansestadt
OF_LAND = "temperature_mean"  # a series of Land and Bund
COMPUTED = "manufacturing_energy_intensity"  # its denominator is not listed
UNLISTED = CATALOGUE[COMPUTED].aggregation.denominator
SAMPLE = (WITH_GAPS, OF_LAND, COMPUTED, "population", "net_rent_2022", "share_65plus", "broadband_1000_2025")


def html(app: AppTest) -> str:
    """Everything of the page that is HTML."""
    return "".join(node.proto.body for node in nodes(app.main) if node.type == "html")


def addresses(body: str) -> Iterator[dict[str, str]]:
    """The choices of each link to an indicator."""
    return (dict(parse_qsl(query)) for query in re.findall(r'<a href="\?([^"]*)" data-indicator', unescape(body)))


# The list


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_indicators_are_listed_by_field_each_with_its_own_address(language: str) -> None:
    app = visit("indicators", lang=language, area="03354")
    assert sound(app) and not notices(app)
    links = list(addresses(html(app)))
    assert [link["indicator"] for link in links] == [each.id for each in listed()]
    assert all(link["lang"] == language and link["area"] == "03354" for link in links)
    text = load_text(language)
    assert [head.value for head in app.header] == [text(f"field.{field}.name") for field in FIELDS]
    assert text("indicators.found", count=len(listed()), of=len(listed())) in [each.value for each in app.caption]


def test_words_and_field_are_written_into_the_address_and_filter_the_list() -> None:
    app = visit("indicators", lang="de")
    picker(app.text_input, "q").set_value("Arbeitslosigkeit").run()
    picker(app.selectbox, "field").select("labour").run()
    assert app.query_params == {"lang": "de", "q": "Arbeitslosigkeit", "field": "labour"}
    links = list(addresses(html(app)))
    assert [link["indicator"] for link in links] == [each.id for each in find("Arbeitslosigkeit", "labour")]
    assert 0 < len(links) < len(listed("labour"))
    assert all(link["q"] == "Arbeitslosigkeit" and link["field"] == "labour" for link in links)


def test_nothing_found_is_said() -> None:
    app = visit("indicators", lang="de", q="xyzzy")
    assert sound(app) and notices(app) == [GERMAN("indicators.nothing")]


@pytest.mark.parametrize("given", ["steam_power", UNLISTED, ""])
def test_an_unknown_indicator_is_named_and_all_are_shown(given: str) -> None:
    app = visit("indicators", lang="de", indicator=given)
    assert sound(app) and f"`{given or '…'}`" in app.warning[0].value
    assert len(list(addresses(html(app)))) == len(listed())


def test_the_small_picture_counts_the_values_of_the_six() -> None:
    panel = load_observations()[WITH_GAPS]
    wanted = {y: sum(panel.at(area, y).value is not None for area in PARTNERS) for y in panel.years}
    assert dict(filled(CATALOGUE[WITH_GAPS])) == wanted and set(wanted.values()) == {3, 4, 5}
    assert filled(CATALOGUE[OF_LAND]) == ()
    assert f"{sum(wanted.values())} von {6 * len(wanted)} Werten" in html(visit("indicators", lang="de"))


# One indicator


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_an_indicator_says_what_is_known_in_one_language(language: str) -> None:
    app = visit("indicators", lang=language)
    other = next(each for each in LANGUAGES if each != language)
    for name in SAMPLE:
        indicator = CATALOGUE[name]
        rerun(app, lang=language, indicator=name, area="03355022")
        body = unescape(html(app))
        assert sound(app) and not app.warning, name
        for words in (indicator.name, indicator.definition, indicator.unit):
            assert words[language] in body
        for source in sources([indicator]):
            assert {source.publisher, source.citation, source.licence, source.title[language]} <= texts(body)
            assert {source.licence_url, source.url} <= set(re.findall(r'href="([^"]*)"', body))
        assert all(each.cause[language] in body for each in indicator.breaks)
        assert all(each.text[language] in body for each in indicator.remarks)
        assert foreign_words(app, language, other) == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_has_its_rows_and_its_coverage_in_words(language: str) -> None:
    text = load_text(language)
    for indicator in listed():
        rows = {name: re.sub("<[^>]*>", "", words) for name, words in declared(indicator, text)}
        for key in ("field", "unit", "direction", "rule", "indicator"):
            assert rows[text(f"export.definition.{key}")], indicator.id
        assert bool(rows[text("export.definition.breaks")]) == bool(indicator.breaks)
        assert bool(rows[text("indicators.parts")]) == (indicator.aggregation.rule in (Rule.RATIO, Rule.MEAN))
        assert all(lane_words(indicator, lane, text) for lane in lanes(indicator))


def texts(body: str) -> set[str]:
    """What stands between tags."""
    return set(re.findall(r">([^<>]+)<", body))


def test_an_indicator_leads_on_and_back_with_the_choices_of_the_address() -> None:
    app = visit("indicators", lang="de", area="03354", q="energie", field="energy", indicator=WITH_GAPS)
    (back, *_) = addresses(html(app))
    assert back == {"lang": "de", "area": "03354", "q": "energie", "field": "energy"}
    views = {link.page: dict(parse_qsl(link.query_string)) for link in page_links(app) if "indicators" in
             link.query_string or link.page in ("karte", "kompetenzfeld", "vergleich")}  # fmt: skip
    assert {"karte", "kompetenzfeld", "vergleich", "daten"} <= set(views)
    for page in ("karte", "kompetenzfeld", "vergleich", "daten"):
        assert views[page].items() >= {"lang": "de", "area": "03354", "indicator": WITH_GAPS}.items()
        assert "q" not in views[page]
    assert views["daten"]["indicators"] == WITH_GAPS and views["kompetenzfeld"]["field"] == "energy"
    for kind in FILES:
        assert f'href="app/static/data/{WITH_GAPS}.{kind}"' in html(app)


def test_parts_are_linked_where_they_have_an_address_and_defined_where_not() -> None:
    rule = CATALOGUE[COMPUTED].aggregation
    assert CATALOGUE[rule.numerator].listed and not CATALOGUE[rule.denominator].listed
    body = unescape(html(visit("indicators", lang="de", indicator=COMPUTED)))
    assert rule.numerator in [link.get("indicator") for link in addresses(body)]
    assert rule.denominator not in [link.get("indicator") for link in addresses(body)]
    assert GERMAN.of(CATALOGUE[rule.denominator].definition) in body
    assert GERMAN("source.computed") in said(COMPUTED) and GERMAN("source.computed") not in said(WITH_GAPS)


def said(indicator: str) -> list[str]:
    return [str(each.value) for each in visit("indicators", lang="de", indicator=indicator).caption]


# Coverage


def test_every_cell_of_the_coverage_is_that_of_the_store() -> None:
    for indicator in listed():
        panel = load_observations()[indicator.id]
        seen = {lane.area: lane.cells for lane in lanes(indicator)}
        assert list(seen) == [*PARTNERS, REGION, *BENCHMARKS]
        for area in (*PARTNERS, *BENCHMARKS):
            assert list(seen[area]) == panel.series(area), (indicator.id, area)
        assert sum(flags(indicator).values()) == len(PARTNERS) * len(panel.years)
        assert dict(counted(indicator)) == {y: len(panel.districts(y) & set(kreis_ids())) for y in panel.years}


def test_a_series_with_gaps_is_told_as_it_was_published() -> None:
    indicator = CATALOGUE[WITH_GAPS]
    words = {lane.area: lane_words(indicator, lane, GERMAN) for lane in lanes(indicator)}
    assert words["03359"] == "Werte 2003–2006; kein Wert 2007–2015 (geheim oder unbekannt)"
    assert words["03355022"] == "kein Wert 2003–2015 (nicht in der Quelle enthalten)"
    assert words["03353"] == (
        "Werte 2003–2007, 2009–2015; Wert mit Vorbehalt 2008 (Bruch: mit dem Wert davor nicht vergleichbar)"
    )
    assert words[REGION].startswith("Werte 2003–2006; kein Wert 2007–2015 (")
    assert flags(indicator)[Flag.CONFIDENTIAL] == 12


@pytest.mark.parametrize(
    ("years", "written"), [([2015], "2015"), ([2000, 2001, 2002, 2005, 2007, 2008], "2000–2002, 2005, 2007–2008")]
)
def test_years_that_follow_one_another_are_a_span(years: list[int], written: str) -> None:
    assert spans(years) == written


def test_years_with_the_same_number_of_kreise_stand_together() -> None:
    assert kreise_words(((2001, 400), (2002, 399), (2003, 400)), GERMAN) == "mit Wert 2001, 2003: 400; 2002: 399"


def test_the_picture_has_the_words_of_the_coverage_and_a_table_with_the_same() -> None:
    app = visit("indicators", lang="de", indicator=WITH_GAPS)
    body, indicator = unescape(html(app)), CATALOGUE[WITH_GAPS]
    for lane in lanes(indicator):
        words, name = lane_words(indicator, lane, GERMAN), area_name(lane.area, GERMAN)
        assert f'<img alt="{name}: {words}"' in body
        assert f'<th scope="row">{name}</th><td>{words}</td>' in body
    looks = [Look.VALUE if year < 2007 else Look.CONFIDENTIAL for year in range(2003, 2016)]
    cells = [Cell(year, look) for year, look in zip(range(2003, 2016), looks, strict=True)]
    stade = "Stade: Werte 2003–2006; kein Wert 2007–2015 (geheim oder unbekannt)"
    assert draw_row(cells, range(2003, 2016), words=stade, theme=LIGHT) in body


def drawn(image: str) -> ElementTree.Element:
    return ElementTree.fromstring(b64decode(re.search(r'base64,([^"]*)"', image)[1]))  # type: ignore[index]


def test_each_kind_of_cell_has_a_shape_of_its_own() -> None:
    shapes = [
        [path.get("d") for path in drawn(draw_row([Cell(2000, look, 0.5)], [2000], words="", theme=LIGHT))]
        for look in Look
    ]
    assert len({str(shape) for shape in shapes}) == len(Look)


def test_cells_stand_below_their_year() -> None:
    years = [2000, 2001, 2005]
    row = drawn(draw_row([Cell(year, Look.VALUE) for year in years], years, words="", theme=LIGHT))
    assert [path.get("d", "").split(" ")[0] for path in row] == [f"M{place * WIDE}" for place in (0, 1, 5)]
    labels = [text.text for text in drawn(draw_years(years, theme=LIGHT)).iter() if text.text]
    assert labels == [str(year) for year in range(2000, 2006)]
    long = drawn(draw_years(range(1990, 2021), theme=LIGHT))
    assert [text.text for text in long.iter() if text.text] == ["1995", "2000", "2005", "2010", "2015"]
    assert long.get("viewBox") == f"0 0 {31 * NARROW} 18"


def test_the_rules_of_the_samples_are_of_every_kind() -> None:
    kinds: dict[Rule, Indicator] = {CATALOGUE[name].aggregation.rule: CATALOGUE[name] for name in SAMPLE}
    assert set(kinds) == set(Rule)


# In a browser


@pytest.mark.browser
def test_a_name_opens_its_address_and_the_way_back_ends_at_the_name(tab: Tab) -> None:
    tab.open("indicators", lang="de", field="energy")
    name = tab.page.locator(f'a[data-indicator="{WITH_GAPS}"]')
    name.focus()
    tab.page.keyboard.press("Enter")
    tab.arrive("indicators", indicator=WITH_GAPS, field="energy", lang="de")
    heading = tab.page.locator("h2").first
    expect(heading).to_have_text(GERMAN.of(CATALOGUE[WITH_GAPS].name))
    expect(heading).to_be_focused()
    tab.page.locator("a.back").click()
    tab.arrive("indicators", indicator="", field="energy")
    expect(name).to_be_focused()
    tab.page.go_back()
    tab.arrive("indicators", indicator=WITH_GAPS)


@pytest.mark.browser
@pytest.mark.parametrize("address", [{"q": "energy"}, {"indicator": "population"}], ids=["list", "one"])
def test_axe_finds_nothing_and_the_page_is_not_too_wide(tab: Tab, address: dict[str, str]) -> None:
    tab.open("indicators", lang="en", **address)
    if "indicator" in address:
        tab.page.get_by_text(load_text("en")("indicators.in_words"), exact=True).click()
        expect(tab.page.locator(".numbers").nth(2)).to_be_visible()
    assert violations(tab) == []
    tab.resize(390)
    assert tab.overflow() <= 0
    tab.resize(1280)
