"""A presentation is one document that asks for nothing else: a slide for each view, with what keeps it citable."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from exhibited import bars, lines, map_of, panels

from pages.exports.exhibit import Slide
from pages.exports.presentation import to_html_bytes
from pages.text import LANGUAGES, load_text

GERMAN = load_text("de")
ID = "share_65plus"
LOADS = {"src", "href", "xlink:href", "data", "poster", "action", "srcset"}
SPITE = '<script>alert(1)</script> " & </section>'


class Reader(HTMLParser):
    """What a document loads, its ids and references, and the words of each slide."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.slides: list[str] = []
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.loaded += [str(value) for name, value in attrs if name in LOADS]
        self.ids += [str(given["id"])] if "id" in given else []
        if tag == "html":
            self.language = given.get("lang") or ""
        if tag == "section":
            self.slides.append("")

    def handle_data(self, data: str) -> None:
        if self.slides:
            self.slides[-1] += data


def talk(language: str = "de") -> list[Slide]:
    text = load_text(language)
    return [Slide(title=each.title, exhibit=each) for each in (map_of(ID, text), bars(ID, text), lines(ID, text))]


def shown(slides: list[Slide], language: str = "de") -> str:
    return to_html_bytes(slides, title="Vortrag", text=load_text(language)).decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_slide_holds_title_unit_sentence_chart_source_and_number(language: str) -> None:
    slides = talk(language)
    html = shown(slides, language)
    read = Reader(html)
    assert read.language == language and len(read.slides) == len(slides)
    for number, (slide, words) in enumerate(zip(slides, read.slides, strict=True), start=1):
        exhibit = slide.exhibit
        for part in (slide.title, exhibit.subtitle, exhibit.sentence, exhibit.source, f"{number}/{len(slides)}"):
            assert part in words
    assert read.tags.count("svg") == len(slides)
    assert all(swatch.words in read.slides[0] for swatch in slides[0].exhibit.picture.legend)  # type: ignore[union-attr]


def test_nothing_is_loaded_from_anywhere() -> None:
    html = shown(talk())
    assert [each for each in Reader(html).loaded if not each.startswith(("#", "data:"))] == []
    assert re.findall(r"@import|url\((?!#)|fetch\(|import\(|XMLHttp", html) == []


def test_each_chart_keeps_its_own_ids() -> None:
    html = shown([*talk(), *talk()])
    ids = Reader(html).ids
    referred = set(re.findall(r'(?:url\(#|href="#)([^")]+)', html))
    assert ids and len(ids) == len(set(ids)) and referred <= set(ids)


def test_the_presenters_title_stands_in_place_of_the_charts() -> None:
    (_, second, _) = talk()
    (words,) = Reader(shown([replace(second, title="Älter als das Land")])).slides
    assert words.startswith("Älter als das Land")
    assert f"<h2>{second.exhibit.title}</h2>" in shown([replace(second, title="")])


def test_words_stay_words() -> None:
    (first, _, _) = talk()
    exhibit = replace(first.exhibit, subtitle=SPITE, sentence=SPITE, source=SPITE)
    read = Reader(shown([replace(first, title=SPITE, exhibit=exhibit)]))
    assert read.tags.count("script") == 1 and len(read.slides) == 1
    assert read.slides[0].count(SPITE) >= 4


def test_the_same_talk_is_the_same_document() -> None:
    assert shown(talk()) == shown(talk())


def test_charts_are_drawn_for_the_room_they_have() -> None:
    for exhibit in (bars(ID, GERMAN), lines(ID, GERMAN), panels(ID, GERMAN)):
        found = re.search(r'<svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"', shown([Slide(title="", exhibit=exhibit)]))
        assert found is not None
        assert float(found[1]) / float(found[2]) == pytest.approx(1.45, abs=0.01)
