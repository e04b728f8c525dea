"""Tests of views for frames in other pages: what stands in the document, what does not, and what is said instead."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest
from onscreen import charts, visit

from data.catalogue import load_catalogue
from data.rounding import rounded
from geo.areas import PARTNERS, REGION
from geo.outlines import ATTRIBUTION
from pages.text import load_text
from pages.ui.store import newest, observe
from pages.ui.talk.deck import decode
from pages.ui.talk.profile import views_of_area

SVG = "{http://www.w3.org/2000/svg}"
INDICATOR = "share_65plus"
CHARTS = (
    "?chart=map",
    "karte?chart=map",
    "karte?chart=ranking&area=03354",
    "karte?chart=strip",
    "kompetenzfeld?field=health&chart=lines&area=03354",
    "kompetenzfeld?field=health&chart=comparison",
    "vergleich?view=side",
    "vergleich?view=time&indicator=household_income&base=2015",
    "vergleich?view=shift&indicator=household_income",
    "vergleich?view=panels",
    "vergleich?view=cloud",
    "vergleich?view=alike&area=03353",
    "drei-trends?trend=climate",
    "projekte",
    "projekte?show=network",
    "projekte?show=timeline&field=energy",
    "projekte?show=timeline&layers=researched,efre_2007_2013",
)


def answer(base: str, view: str, accept: str = "de") -> tuple[int, str, dict[str, str]]:
    """Status, document and headers of a view for frames."""
    request = urllib.request.Request(f"{base}/einbetten/{view}", headers={"Accept-Language": accept})
    try:
        with urllib.request.urlopen(request) as given:
            return given.status, given.read().decode(), dict(given.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


def words(document: str) -> str:
    """All words of a document."""
    return " ".join("".join(parsed(document).itertext()).split())


def parsed(document: str) -> ElementTree.Element:
    """The body of a document, which is well-formed."""
    return ElementTree.fromstring(document[document.index("<main>") : document.index("</body>")])


def pictures(document: str) -> Iterator[ElementTree.Element]:
    """The pictures of a document."""
    return parsed(document).iter(f"{SVG}svg")


@pytest.mark.parametrize("view", CHARTS)
def test_a_chart_stands_with_title_sentence_and_source_in_its_document(base: str, view: str) -> None:
    status, document, _ = answer(base, view)
    (picture,) = pictures(document)
    assert status == 200
    assert picture.get("role") == "img"
    assert (parsed(document).findtext("h1") or "").strip()
    assert "Quelle: " in words(document)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_document_says_what_the_page_says(base: str, language: str) -> None:
    app = visit("map", lang=language, indicator=INDICATOR, area="03354")
    sentence = charts(app)["ranking"].alt
    _, document, _ = answer(base, f"karte?indicator={INDICATOR}&area=03354&chart=ranking&lang={language}")
    assert f'<html lang="{language}">' in document
    assert " ".join(sentence.split()) in words(document)


def test_a_map_has_the_values_of_the_store_its_legend_and_the_attribution_of_its_outlines(base: str) -> None:
    text, indicator = load_text("de"), load_catalogue()[INDICATOR]
    _, document, _ = answer(base, f"karte?indicator={INDICATOR}&chart=map")
    value = observe(indicator, "03359", newest(indicator)).value
    assert value is not None
    assert text.number(rounded(value, indicator.decimals), indicator.decimals) in words(document)
    assert text("map.missing") in words(document)
    assert ATTRIBUTION in words(document)


def test_a_document_loads_nothing_runs_nothing_and_has_no_cookie(base: str) -> None:
    _, document, headers = answer(base, "karte?chart=map")
    assert "<script" not in document
    assert "src=" not in document
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "x-frame-options" not in headers
    assert "set-cookie" not in headers


def test_the_way_to_the_view_keeps_its_choices(base: str) -> None:
    _, document, _ = answer(base, f"karte?indicator={INDICATOR}&area=03354&chart=strip&lang=en")
    (link,) = parsed(document).iter("a")
    path, _, query = (link.get("href") or "").partition("?")
    assert path == "/karte"
    assert dict(parse_qsl(query)) == {"area": "03354", "indicator": INDICATOR, "lang": "en"}


@pytest.mark.parametrize(
    ("view", "reason"),
    [
        ("gibt-es-nicht", "recording.page"),
        ("../geheim", "recording.page"),
        ("daten", "recording.empty"),
        ("karte?chart=gibt-es-nicht", "recording.chart"),
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_what_cannot_be_embedded_ends_in_a_sentence(base: str, view: str, reason: str, language: str) -> None:
    status, document, _ = answer(base, view, accept=language)
    assert status == 404
    assert load_text(language)(reason) in words(document)


@pytest.mark.parametrize("area", [*PARTNERS, REGION])
def test_the_charts_of_every_steckbrief_can_be_put_into_a_talk(base: str, area: str) -> None:
    found = views_of_area(area)
    assert len(found) == 4
    for each in found:
        status, document, _ = answer(base, f"{each.view}&chart={each.chart}")
        assert status == 200 and len(list(pictures(document))) == 1


def test_the_profile_puts_its_four_charts_into_the_talk() -> None:
    app = visit("area", area="03354")
    app.button(key="talk:area").click().run()
    assert list(decode(app.query_params["talk"]).views) == views_of_area("03354")


def test_an_address_is_quoted_not_run(base: str) -> None:
    _, document, _ = answer(base, "karte?area=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script" not in document


def test_the_menu_of_a_chart_has_pictures_a_place_in_the_talk_and_the_line_to_embed() -> None:
    text, app = load_text("de"), visit("map", indicator=INDICATOR)
    app.button(key="take:map:menu").click().run()
    labels = [button.label for button in app.button]
    assert text("take.talk") in labels
    assert "einbetten/karte?" in app.code[0].value
    assert "chart=map" in app.code[0].value
