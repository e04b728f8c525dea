"""A talk is a list of views and its own address: nothing of it is lost silently, and every change is an address."""

import base64
import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from io import BytesIO
from urllib.parse import urlencode

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onscreen import components, everything, foreign_words, notices, page_links, rerun, sound, visit
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from data.flags import Flag
from data.observations import Observation
from pages.exports.exhibit import Exhibit, Slide
from pages.figures.bars import Bar, draw_bars
from pages.figures.theme import LIGHT
from pages.text import LANGUAGES, Text, load_text
from pages.ui.recording import RecordingError
from pages.ui.store import listed
from pages.ui.talk import deck, files
from pages.ui.talk.deck import LARGEST, LONGEST_TITLE, MOST, PAGES, Deck, Problem, UnknownViewError, View, view
from pages.ui.talk.file import from_file, to_file
from pages.ui.talk.naming import literal

GERMAN, ENGLISH = load_text("de"), load_text("en")
MAP = view("karte?indicator=share_65plus&year=2020", "ranking", "Älter werden")
FIELD = view("kompetenzfeld?field=energy")
COMPARE = view("vergleich?view=time")
THREE = (MAP, FIELD, COMPARE)
SLOW, NEAR = view("projekte"), view("drei-trends")  # as they are recorded below
REMARK = "Für 2019 gibt es hier keine Werte."


def packed(content: object) -> str:
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(content).encode())).decode().rstrip("=")


@st.composite
def views(draw: Callable[..., str]) -> View:
    choices = draw(st.dictionaries(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=30), max_size=4))
    slug = draw(st.sampled_from(sorted(PAGES)))
    return view(f"{slug}?{urlencode(choices)}", draw(st.text(max_size=20)), draw(st.text(max_size=60)))


@given(st.lists(views(), max_size=12))
def test_a_talk_comes_back_from_its_address_and_from_its_file_as_it_was(talk: list[View]) -> None:
    assert deck.decode(deck.encode(talk)) == Deck(tuple(talk))
    assert set(deck.encode(talk)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    assert from_file(to_file(talk, text=GERMAN)) == Deck(tuple(talk))


@given(st.text() | st.binary().map(lambda content: base64.urlsafe_b64encode(zlib.compress(content)).decode()))
def test_whatever_the_address_gives_ends_in_views_and_problems(given: str) -> None:
    read = deck.decode(given)
    assert read.views or read.problems or not given or given in (packed([]), packed([]) + "=")


ANYTHING = st.recursive(st.none() | st.integers() | st.text(), lambda part: st.lists(part, max_size=4), max_leaves=12)


@given(ANYTHING)
@settings(max_examples=60)
def test_whatever_stands_in_an_address_in_the_place_of_views_is_named(content: object) -> None:
    read = deck.decode(packed(content))
    entries = len(content) if isinstance(content, list) else 1
    assert len(read.views) + len(read.problems) == entries


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_file_is_read_without_an_error(content: bytes) -> None:
    assert all(problem.cause for problem in from_file(content).problems)


def test_a_bomb_in_an_address_is_not_unpacked() -> None:
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * (100 * LARGEST))).decode()
    assert deck.decode(bomb) == Deck((), (Problem("large"),))


def test_an_address_that_lost_its_end_is_said_to_be_damaged() -> None:
    assert deck.decode(deck.encode(THREE)[:-6]) == Deck((), (Problem("unreadable"),))


def test_a_full_talk_with_long_addresses_fits_its_own_limit() -> None:
    many = [replace(MAP, title="x" * LONGEST_TITLE, view=f"{MAP.view}&q={number:0>400}") for number in range(MOST)]
    assert deck.decode(deck.encode(many)) == Deck(tuple(many))


def test_views_beyond_the_most_are_named() -> None:
    read = deck.decode(deck.encode([MAP] * MOST + [FIELD]))
    assert len(read.views) == MOST and read.problems == (Problem("many", MOST + 1, FIELD.view),)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("karte", View("karte")),
        ("/karte/?lang=en&year=2020&talk=abc", View("karte?year=2020")),
        ("https://example.org/karte?year=2020#ranking", View("karte?year=2020", "ranking")),
        ("https://example.org/monitor/karte?areas=03353,03354", View("karte?areas=03353,03354")),
        ("https://example.org/vergleich?areas=03353%2B03359", View("vergleich?areas=03353%2B03359")),
        ("https://example.org/?area=03353", View("?area=03353")),
        ("https://example.org/monitor/", View("")),
    ],
)
def test_an_address_is_a_view_with_or_without_host(given: str, expected: View) -> None:
    assert view(given) == expected == view(expected.view, expected.chart)


@pytest.mark.parametrize("given", ["vortrag?talk=x", "eigene-zahlen", "karten", "http://[", "karte.html"])
def test_what_is_no_view_for_a_talk_is_refused(given: str) -> None:
    with pytest.raises(UnknownViewError, match="page"):
        view(given)


def test_a_file_written_by_hand_is_read_and_its_lines_counted() -> None:
    first = "https://example.org/karte?lang=de&year=2020#strip  Wo wir stehen"
    words = f"# Mein Vortrag\r\n\r\n{first}\r\nnirgends?x=1\r\n/?\r\n"
    read = from_file(words.encode("utf-8-sig"))
    assert read.views == (View("karte?year=2020", "strip", "Wo wir stehen"), View(""))
    assert read.problems == (Problem("page", 4, "nirgends?x=1"),)


@pytest.mark.parametrize(("content", "cause"), [(b"\xff\xfeab", "encoding"), (b"#" * 200_001, "large")])
def test_a_file_that_is_no_text_or_too_large_is_refused(content: bytes, cause: str) -> None:
    assert from_file(content) == Deck((), (Problem(cause),))


# The page


def exhibit(key: str, title: str, address: str) -> Exhibit:
    bar = Bar(area="03353", name="Harburg", observation=Observation(12.5, Flag.CONFIRMED), quiet=False, strong=True)
    figure = draw_bars([bar], unit="%", decimals=1, text=GERMAN, theme=LIGHT)
    return Exhibit(
        key=key, title=title, subtitle="%", sentence=f"{title} steigt.", picture=figure,
        source="Quelle: Amt", notes=(), address=address,
    )  # fmt: skip


@pytest.fixture
def recordings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The views that were recorded, by something quicker than a page."""
    done: list[str] = []

    def record(view: str, language: str) -> tuple[Exhibit, ...]:
        done.append(view)
        if view.startswith("vergleich"):
            raise RecordingError(view, "empty")
        if view == SLOW.view:
            raise RecordingError(view, "slow")
        if view == NEAR.view:
            return (replace(exhibit("map", "Karte", view), remarks=(REMARK,)),)
        return (exhibit("map", "Karte", view), exhibit("ranking", f"Rangfolge {language}", view))

    monkeypatch.setattr("pages.ui.recording.exhibits", record)
    return done


def talk_of(app: AppTest) -> tuple[View, ...]:
    given = app.query_params.get("talk", "")
    return deck.decode(given[0] if isinstance(given, list) else given).views


def shown(talk: tuple[View, ...] = THREE, language: str = "de") -> AppTest:
    return visit("present", lang=language, talk=deck.encode(talk))


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=f"talk:{key}").click().run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_talk_says_how_one_is_made(language: str) -> None:
    app = visit("present", lang=language)
    text = load_text(language)
    assert sound(app) and notices(app) == [] and not app.text_input
    assert text("take.talk") in everything(app) and text("talk.file") in everything(app)
    assert foreign_words(app, language, "en" if language == "de" else "de") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_view_stands_with_number_title_origin_and_a_link_to_it(language: str) -> None:
    app = shown(language=language)
    assert sound(app) and notices(app) == []
    links = {link.label: link for link in page_links(app)}
    (first,) = [link for label, link in links.items() if label.startswith("1\\.")]
    assert first.page == "karte" and "indicator=share_65plus" in first.query_string and "talk=" in first.query_string
    assert first.label == "1\\. Älter werden"
    assert load_text(language)("page.compare") in next(label for label in links if label.startswith("3\\."))
    assert foreign_words(app, language, "en" if language == "de" else "de") == []


def test_slides_are_moved_renamed_and_removed_in_the_address() -> None:
    app = press(shown(), "down:0")
    assert talk_of(app) == (FIELD, MAP, COMPARE)
    assert talk_of(press(app, "up:2")) == (FIELD, COMPARE, MAP)
    app.text_input[1].set_value("  Neuer\tTitel ").run()
    assert talk_of(app)[1] == replace(COMPARE, title="Neuer Titel")
    assert app.text_input[1].value == "Neuer Titel"
    assert talk_of(press(app, "remove:0")) == (replace(COMPARE, title="Neuer Titel"), MAP)
    assert app.button(key="talk:up:0").disabled and app.button(key="talk:down:1").disabled
    assert "talk" not in press(app, "empty").query_params and sound(app)


def test_each_button_names_its_slide() -> None:
    labels = [button.label for button in shown().button if str(button.key).startswith("talk:remove")]
    assert labels[0] == GERMAN("talk.remove", number=1, title="Älter werden") and len(set(labels)) == len(THREE)


def test_what_is_not_understood_is_named_and_the_rest_stays() -> None:
    app = visit("present", lang="de", talk=packed([["karte"], ["nirgends?<b>`x"], 7]))
    (said,) = notices(app)
    assert "nirgends?bx" in said and "Stelle 3" in said and talk_of(app)[0] == View("karte")
    assert notices(visit("present", lang="de", talk="!!")) == [
        f"{GERMAN('talk.not_understood')}\n\n- {GERMAN('talk.problem.unreadable')}"
    ]


def test_a_title_is_shown_as_it_is_whatever_markdown_it_holds() -> None:
    app = shown((replace(MAP, title="![x](http://example.org/x.png) :red[a] $b$"),))
    assert not any("![" in str(link.label) or "](" in str(link.label) for link in page_links(app))
    assert not any("![" in str(button.label) for button in app.button)


def test_a_view_is_added_at_the_end_from_any_page() -> None:
    def page() -> None:
        import streamlit as st

        from pages.ui.talk import deck

        added = deck.View("karte?lang=en&year=2020", "ranking", "")
        st.button("add", on_click=deck.add, args=(added,))

    app = AppTest.from_function(page)
    app.query_params["lang"] = "de"
    app.run().button[0].click().run()
    app.button[0].click().run()
    assert talk_of(app) == (View("karte?year=2020", "ranking"),) * 2
    assert [toast.value for toast in app.toast] == [GERMAN("talk.added", count=2)]
    app.query_params["talk"] = deck.encode([MAP] * MOST)
    app.run().button[0].click().run()
    assert [toast.value for toast in app.toast] == [GERMAN("talk.full", most=MOST)] and talk_of(app) == (MAP,) * MOST


def test_a_talk_is_prepared_once_and_another_order_records_nothing_anew(recordings: list[str]) -> None:
    app = press(shown((MAP, FIELD)), "prepare")
    assert sound(app) and recordings == [MAP.view, FIELD.view]
    html = components(app)["projector"]["html"]
    assert html.index("Älter werden") < html.index("<h2>Karte</h2>") and "Rangfolge de steigt." in html
    html = components(press(app, "down:0"))["projector"]["html"]
    assert html.index("Älter werden") > html.index("<h2>Karte</h2>") and len(recordings) == 2


def test_a_view_that_fails_is_named_with_its_reason_and_the_others_are_shown(recordings: list[str]) -> None:
    app = press(shown((MAP, SLOW)), "prepare")
    (said,) = notices(app)
    assert said.startswith(GERMAN("talk.failed_lead")) and literal(GERMAN("recording.slow")) in said
    assert components(app)["projector"]["html"].count("<section") == 1
    press(app, "again")
    assert len(recordings) == 3 and sound(app)


def test_a_view_without_the_chart_that_was_asked_for_is_a_slide_that_says_so_in_every_format(
    recordings: list[str],
) -> None:
    app = press(shown((MAP, COMPARE, replace(FIELD, chart="nothing"))), "prepare")
    (said,) = notices(app)  # before the talk starts
    causes = (GERMAN("recording.empty"), GERMAN("recording.chart"))
    assert said.startswith(GERMAN("talk.refused_lead")) and all(literal(cause) in said for cause in causes)
    html = components(app)["projector"]["html"]
    press(press(app, "make:pptx"), "make:pdf")
    made = app.session_state[files.MADE]
    book = Presentation(BytesIO(made["pptx"].content))
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(made["pdf"].content)).pages]
    assert html.count("<section") == 3 and len(book.slides) == len(pages) == 4
    for place, cause in enumerate(causes, start=2):
        assert escape(cause) in html and html.count("<svg") == 1
        assert cause in [shape.text_frame.text for shape in book.slides[place].shapes if shape.has_text_frame]
        assert " ".join(cause.split()) in " ".join(pages[place].split())


def test_a_slide_near_to_what_was_asked_says_so_before_the_talk_and_in_every_format(recordings: list[str]) -> None:
    app = press(shown((NEAR,)), "prepare")
    (said,) = notices(app)
    assert said.startswith(GERMAN("talk.remarked_lead")) and literal(REMARK) in said
    press(press(app, "make:pptx"), "make:pdf")
    made = app.session_state[files.MADE]
    slide = Presentation(BytesIO(made["pptx"].content)).slides[1]
    page = pypdf.PdfReader(BytesIO(made["pdf"].content)).pages[1].extract_text()
    assert REMARK in components(app)["projector"]["html"]
    assert any(REMARK in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert REMARK in " ".join(page.split()) and REMARK in slide.notes_slide.notes_text_frame.text


def test_a_cancelled_preparation_goes_on_where_it_stopped(recordings: list[str]) -> None:
    app = shown((MAP, FIELD))
    press(app, "prepare")
    app.query_params["talk"] = deck.encode((MAP, FIELD, view("daten"), view("daten?year=2020")))
    app.run()
    resume = app.button(key="talk:prepare")
    assert resume.label == GERMAN("talk.resume", done=2, count=4) and "projector" not in components(app)
    resume.click().run()
    assert recordings == [MAP.view, FIELD.view, "daten", "daten?year=2020"] and "projector" in components(app)


def test_slides_follow_the_language(recordings: list[str]) -> None:
    app = press(shown((replace(MAP, title=""),)), "prepare")
    assert "<h2>Rangfolge de</h2>" in components(app)["projector"]["html"]
    rerun(app, lang="en", talk=app.query_params["talk"])
    assert "projector" not in components(app)
    html = components(press(app, "prepare"))["projector"]["html"]
    assert "<h2>Rangfolge en</h2>" in html and '<html lang="en">' in html


def test_a_field_becomes_a_slide_for_each_indicator_and_what_has_no_room_is_said() -> None:
    app = visit("present", lang="de", field="energy", area="03354")
    app.button(key="talk:field").click().run()
    found = talk_of(app)
    assert [each.choices["indicator"] for each in found] == [indicator.id for indicator in listed("energy")]
    assert all(each.choices["area"] == "03354" and each.page == "field" for each in found)
    for _ in range(3):
        app.button(key="talk:field").click().run()
    assert len(talk_of(app)) == MOST and len(app.toast) == 1


def test_a_talk_is_taken_from_a_file_and_what_is_wrong_in_it_is_said() -> None:
    app = shown()
    app.file_uploader[0].set_value(
        ("talk.txt", to_file((COMPARE, MAP), text=GERMAN) + b"nirgends\n", "text/plain")
    ).run()
    assert talk_of(app) == (COMPARE, MAP) and "nirgends" in notices(app)[0]
    app.file_uploader[0].set_value(("talk.txt", b"# leer", "text/plain")).run()
    assert talk_of(app) == (COMPARE, MAP) and GERMAN("talk.problem.empty") in notices(app)[0]


def test_a_file_of_slides_holds_what_can_be_written_and_says_what_is_missing(
    recordings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(given: Iterable[Slide], title: str, text: Text) -> bytes:
        slides = list(given)
        if any(slide.title == "Karte" for slide in slides):
            raise ValueError("a chart like no other")
        return ", ".join(slide.title for slide in slides).encode()

    monkeypatch.setattr(files, "KINDS", {"pdf": files.Kind("application/pdf", write)})
    app = press(press(shown((MAP, FIELD)), "prepare"), "make:pdf")
    assert sound(app) and app.session_state[files.MADE]["pdf"].content == "Älter werden".encode()
    (said,) = notices(app)
    assert said == f"{GERMAN('talk.left_out', kind='PDF')}\n\n- Karte\\: a chart like no other"
    assert app.get("download_button") and notices(press(app, "down:0")) == []
    assert "talk:make:pdf" in [button.key for button in app.button]


def test_the_talk_is_written_as_powerpoint_and_pdf(recordings: list[str]) -> None:
    app = press(shown((MAP, FIELD)), "prepare")
    for kind, begins in (("pptx", b"PK"), ("pdf", b"%PDF")):
        press(app, f"make:{kind}")
        assert sound(app) and notices(app) == []
        assert app.session_state[files.MADE][kind].content.startswith(begins)
