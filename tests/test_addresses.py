"""Addresses lead where they were meant to go or say that they lead nowhere; nothing is shown in place of another."""

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any
from unittest.mock import MagicMock
from urllib.parse import parse_qsl, unquote, urlencode
from xml.etree import ElementTree

import corpus
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onscreen import notices, page_links, rerun, sound, visit
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime import Runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.testing.v1 import AppTest

from data import operator
from data.catalogue import load_catalogue
from pages import URLS
from pages.exports.drawing import DrawingError
from pages.exports.exhibit import Exhibit
from pages.text import LANGUAGES, Text, load_text
from pages.ui import address, pasted, paths, recording
from pages.ui.embedding import KEPT, embedded
from pages.ui.memory import Memory
from pages.ui.server import MIDDLEWARE
from pages.ui.talk.deck import UnknownViewError, view
from pages.ui.talk.recorded import Recorded, _record

GERMAN, ENGLISH = load_text("de"), load_text("en")
PATHS = [(given_, {"*": "", "-": None}.get(slug, slug)) for given_, slug in corpus.rows(corpus.PATHS, 2)]
QUERIES = corpus.rows(corpus.QUERIES, 2)
NEAR = [(asked, sentence) for asked, sentence in corpus.rows(corpus.NEAR, 2)]
REFUSED: list[tuple[str, str]] = [
    *(
        (asked, GERMAN("notice.unknown", what=GERMAN(f"address.{name}"), given=repeated))
        for asked, name, repeated in corpus.rows(corpus.UNKNOWN, 3)
    ),
    *(
        (asked, GERMAN("notice.resembles", given=name, meant=meant))
        for asked, name, meant in corpus.rows(corpus.RESEMBLING, 3)
    ),
    *((asked, sentence) for asked, sentence in corpus.rows(corpus.CONTRADICTORY, 2)),
]
PAGES = {slug: page for page, slug in URLS.items()}


# What a browser, a frame and a talk get


def served() -> ASGIApp:
    """What stands before Streamlit, and in its place what Streamlit says to every address that it does not know."""
    app: ASGIApp = HTMLResponse("Streamlit")
    for cls, args, options in reversed([tuple(each) for each in MIDDLEWARE]):
        app = cls(app, *args, **options)
    return app


APP = served()


async def answered(scope: Scope, receive: Receive, send: Send) -> None:
    await APP(scope, receive, send)


def ask(asked: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and body of an address below the host, which begins with a slash."""
    path, _, query = asked.partition("?")
    heard: list[Message] = []

    async def send(message: Message) -> None:
        heard.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    named = [(name.lower().replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http", "method": method, "path": unquote(path), "query_string": query.encode(), "scheme": "http",
        "headers": [(b"host", b"monitor.example"), *named], "server": ("monitor.example", 80), "root_path": "",
    }  # fmt: skip
    asyncio.run(answered(scope, receive, send))
    start, *rest = heard
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], found, b"".join(part.get("body", b"") for part in rest).decode()


@pytest.fixture
def runtime() -> Iterator[None]:
    """As much of a server as a page needs to be recorded in this process, without what others have recorded."""
    fake = MagicMock(spec=Runtime)
    fake.media_file_mgr = MediaFileManager(MemoryMediaFileStorage("/mock/media"))
    components = BidiComponentManager()
    components.discover_and_register_components(start_file_watching=False)
    fake.bidi_component_registry = components
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Runtime, "_instance", fake)
        yield


@cache
def framed(asked: str, language: str = "de") -> tuple[int, str, str]:
    """Status, words and caching of a view for frames."""
    page, _, query = asked.partition("?")
    given_ = embedded(page, query, load_text(language))
    return given_.status_code, words(bytes(given_.body).decode()), given_.headers["cache-control"]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", re.sub(r"<(style|svg).*?</\1>", "", html, flags=re.DOTALL)).split())


def plain(sentence: str, text: Text = GERMAN) -> str:
    return " ".join(address.plain(sentence, text).split())


# Paths and queries


def led(asked: str) -> tuple[int, str]:
    """Where a browser ends that follows what it is told, at most once."""
    status, headers, _ = ask(asked)
    if status != 301:
        return status, asked
    assert headers["location"].startswith("/") and not headers["location"].startswith("//")
    again, _, _ = ask(headers["location"])
    return again, headers["location"]


def test_a_path_leads_to_the_page_that_was_meant_or_nowhere() -> None:
    wrong = []
    for asked, slug in PATHS:
        found = led(f"/{asked}")
        is_right = found == (200, f"/{slug}") if slug is not None else found[0] == 404
        wrong += [] if is_right else [(asked, *found)]
    assert wrong == []


def test_a_frame_of_a_path_leads_to_the_page_that_was_meant_or_nowhere(runtime: None) -> None:
    wrong = []
    for asked, slug in PATHS:
        if asked == slug:
            continue  # as it is meant: that view is drawn below
        status, headers, _ = ask(f"/einbetten/{asked}")
        is_right = headers.get("location") == f"/einbetten/{slug}" if slug is not None else status == 404
        wrong += [] if is_right else [(asked, status, headers.get("location"))]
    assert wrong == []


def test_a_talk_takes_the_page_that_was_meant_or_none() -> None:
    wrong = []
    for asked, slug in PATHS:
        try:
            found: str | None = view(f"https://monitor.example/{asked}").view
        except UnknownViewError:
            found = None
        wanted = None if slug == URLS["own"] else slug
        below = "/" in unquote(asked)  # what stands before the last word may be the path of the app
        wrong += [] if found == wanted or (wanted is None and below) else [(asked, found)]
    assert wrong == []


def test_a_query_is_understood_as_it_was_meant_by_pages_frames_and_talks() -> None:
    wrong = []
    for asked, meant in QUERIES:
        for page in ("/karte", "/einbetten/karte"):
            status, headers, _ = (
                ask(f"{page}?{asked}") if asked != meant else (301, {"location": f"{page}?{meant}"}, "")
            )
            is_right = (status, headers.get("location")) == (301, f"{page}?{meant}")
            wrong += [] if is_right and paths.target(page[1:], meant) is None else [(page, asked, headers)]
        kept = urlencode([each for each in parse_qsl(meant) if each[0] not in ("lang", "talk")], safe=",:")
        found = view(f"https://monitor.example/karte?{asked}").view
        wrong += [] if found == (f"karte?{kept}" if kept else "karte") else [("talk", asked, found)]
    assert wrong == []


@given(st.text(), st.text())
def test_whatever_is_asked_is_understood_at_once_and_stays_as_it_was_understood(path: str, query: str) -> None:
    meant = paths.target(path, query)
    assert meant is None or paths.target(*(meant.partition("?")[::2])) is None
    assert pasted.is_clean(pasted.written(pasted.choices(query)))


def test_a_session_in_the_middle_of_a_path_and_a_query_in_it_are_told_apart() -> None:
    assert led("/karte;jsessionid=0A%3Fyear=2020") == (200, "/karte?year=2020")
    assert led("/Karte%3Fyear=2020?lang=en") == (200, "/karte?year=2020&lang=en")
    assert led("/karte&year=2020") == (200, "/karte?year=2020")
    assert ask("/einbetten")[1]["location"] == "/einbetten/"


def test_an_app_below_a_path_leads_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "get_option", lambda name: {"server.baseUrlPath": "/monitor/"}[name])
    assert led("/monitor/Karte/") == (200, "/monitor/karte")
    assert led("/monitor") == (200, "/monitor/")
    assert led("/karte") == (200, "/monitor/karte")
    assert led("/monitor/nichts")[0] == led("/nichts")[0] == 404


# What is not there


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_page_is_not_found_in_the_reader_s_language_with_all_pages(language: str) -> None:
    text = load_text(language)
    status, headers, body = ask("/nichts", accept_language=language)
    assert (status, headers["cache-control"]) == (404, "no-store")
    assert f'<html lang="{language}">' in body and text("missing.title") in words(body) and "<script" not in body
    links = dict(re.findall(r'<a href="([^"]+)">([^<]+)</a>', body))
    assert links == {f"/{slug}?lang={language}": text(f"page.{page}") for page, slug in URLS.items()}
    assert ask("/nichts?lang=en", accept_language="de")[2].startswith('<!doctype html><html lang="en">')


def test_streamlit_s_document_is_no_answer_to_a_file_that_is_missing() -> None:
    for asked in ("/static/js/nothing.js", "/_stcore/nothing", "/manifest.json.map", "/component/x/index.html"):
        assert ask(asked)[0] == 404, asked
    assert ask("/media/talk.html")[2] == "Streamlit"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"])
def test_pages_and_frames_can_only_be_read(method: str) -> None:
    for asked in ("/", "/karte", "/karte/", "/einbetten/karte", "/robots.txt", "/nichts", "/.env"):
        status, headers, _ = ask(asked, method)
        assert (status, headers["allow"], headers["cache-control"]) == (405, "GET, HEAD", "no-store"), asked
    assert ask("/_stcore/upload_file/a/b", method)[0] != 405


def test_the_head_of_an_answer_is_that_of_the_answer() -> None:
    for asked in ("/karte", "/nichts", "/karte/", "/robots.txt"):
        assert ask(asked, "HEAD")[:2] == ask(asked)[:2], asked


def test_programs_find_what_they_may_read_and_all_pages() -> None:
    status, _, body = ask("/robots.txt")
    assert status == 200 and "Disallow: /einbetten/" in body
    (where,) = re.findall(r"^Sitemap: http://monitor\.example(.*)$", body, flags=re.MULTILINE)
    status, headers, body = ask(where)
    assert (status, headers["content-type"]) == (200, "application/xml")
    found = [
        each.text for each in ElementTree.fromstring(body).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert len(found) == len(set(found)) == len(URLS) * len(LANGUAGES)
    assert {ask((each or "").removeprefix("http://monitor.example"))[0] for each in found} == {200}


def test_who_finds_a_weakness_is_told_whom_to_tell_and_for_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(operator.SECURITY, raising=False)
    assert "# No contact" in ask("/.well-known/security.txt")[2]
    monkeypatch.setenv(operator.SECURITY, "mailto:security@monitor.example\nEvil: yes")
    status, _, body = ask("/.well-known/security.txt")
    assert status == 200 and "Contact: mailto:security@monitor.example Evil: yes\n" in body
    (until,) = re.findall(r"^Expires: (.*)$", body, flags=re.MULTILINE)
    assert datetime.now(UTC) < datetime.fromisoformat(until)
    assert led("/security.txt") == (200, "/.well-known/security.txt")


# Choices that are not there: pages name them, frames refuse them, slides say them


def shown_at(asked: str, seen: dict[str, AppTest]) -> AppTest:
    """A page as a reader finds it whom the server has led there."""
    slug, _, query = asked.partition("?")
    page = PAGES[slug]
    choices = {"lang": "de"} | dict(pasted.choices(query))
    seen[page] = rerun(seen[page], **choices) if page in seen else visit(page, **choices)
    return seen[page]


def test_a_page_names_what_it_does_not_understand_and_stands() -> None:
    seen: dict[str, AppTest] = {}
    wrong = []
    for asked, sentence in (*REFUSED, *NEAR):
        app = shown_at(asked, seen)
        is_right = sound(app) and any(sentence in each for each in notices(app))
        wrong += [] if is_right else [(asked, sentence, notices(app))]
    assert wrong == []


def test_a_frame_shows_nothing_in_place_of_what_was_asked(runtime: None) -> None:
    wrong = []
    for asked, sentence in REFUSED:
        status, said, kept = framed(asked)
        is_right = status == 404 and plain(sentence) in said and GERMAN("notice.nearest") not in said
        wrong += [] if is_right and kept == "no-store" else [(asked, status, said)]
    for asked, sentence in NEAR:
        status, said, kept = framed(asked)
        wrong += [] if status == 200 and sentence in said and "no-store" not in kept else [(asked, status, said)]
    assert wrong == []


def recorded(asked: str) -> Recorded:
    return _record(view(asked), GERMAN)


def test_a_slide_shows_nothing_in_place_of_what_was_asked(runtime: None) -> None:
    wrong = []
    for asked, sentence in REFUSED:
        found = recorded(asked)
        wrong += [] if plain(sentence) in found.refusal and not found.exhibit else [(asked, found)]
    for asked, sentence in NEAR:
        found = recorded(asked)
        wrong += [] if found.exhibit and sentence in found.exhibit.remarks else [(asked, found)]
    assert wrong == []


# What is remembered, and what is told to the log


@pytest.fixture
def runs(runtime: None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses with which pages are run; those with `q` do not come to an end as they should."""
    done: list[str] = []

    def run(page: str, query: str) -> dict[str, Any]:
        done.append(f"{page}?{query}")
        if "q=slow" in query:
            raise TimeoutError
        failed = {recording.FAILED: True} if "q=failed" in query else {}
        refused = ["Nein."] if "q=refused" in query else []
        found = [] if "q=empty" in query else [MagicMock(spec=Exhibit, key="map")]
        notes: dict[str, Any] = {recording.SAID: ["Wählen Sie."], address.REMARKED: [], address.READ: set()}
        return notes | {recording.TAPE: found, address.REFUSED: refused} | failed

    monkeypatch.setattr(recording, "_run", run)
    monkeypatch.setattr(recording, "replace", lambda each, **_: each)
    monkeypatch.setattr(recording, "VIEWS", Memory(4))
    monkeypatch.setattr(recording, "REFUSALS", Memory(4))
    return done


def cause_of(asked: str) -> str:
    try:
        recording.exhibits(asked, "de")
    except recording.RecordingError as error:
        return error.cause
    return ""


def test_names_that_are_none_of_ours_make_no_other_view(runs: list[str]) -> None:
    for asked in (
        "karte?year=2020",
        "karte?utm_source=a&year=2020",
        "karte?year=2020&x=1&x=2",
        "karte?YEAR=2020.&lang=en",
    ):
        assert cause_of(asked) == ""
    assert runs == ["karte?year=2020&lang=de"]


def test_a_refusal_is_remembered_apart_from_views_and_a_failure_is_not(runs: list[str]) -> None:
    assert cause_of("karte?year=2020") == ""
    for number in range(9):
        assert cause_of(f"karte?q=refused{number}") == "refused"
    assert cause_of("karte?year=2020") == "" and cause_of("karte?q=refused8") == "refused" and len(runs) == 10
    for number in range(9):
        assert cause_of(f"karte?q={number}") == ""
    assert cause_of("karte?q=refused8") == "refused" and len(runs) == 19
    for cause in ("slow", "failed"):
        assert (cause_of(f"karte?q={cause}"), cause_of(f"karte?q={cause}")) == (cause, cause)
    assert len(runs) == 23
    assert len(recording.VIEWS) == len(recording.REFUSALS) == 4


def test_a_failure_is_no_fault_of_the_address_and_is_not_kept(runs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert [framed.__wrapped__(f"karte?q={cause}")[::2] for cause in ("failed", "slow", "empty", "refused")] == [
        (500, "no-store"), (503, "no-store"), (404, "no-store"), (404, "no-store"),
    ]  # fmt: skip
    monkeypatch.setattr("pages.ui.embedding.to_document", MagicMock(side_effect=DrawingError("a chart like no other")))
    assert framed.__wrapped__("karte")[::2] == (500, "no-store")
    status, headers, body = ask(f"/einbetten/karte?q={'x' * 2000}")
    assert (status, headers["cache-control"]) == (414, "no-store") and GERMAN("recording.long") in words(body)


def test_an_address_that_is_refused_is_no_traceback_in_the_log(
    runs: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    for asked in ("nichts", "karte?q=empty", "karte?q=refused", "karte?chart=nothing", "karte?lang=fr", "karte?q=slow"):
        framed.__wrapped__(asked)
    assert [each.getMessage() for each in caplog.records if each.exc_info or "\n" in each.getMessage()] == []
    assert [each.getMessage() for each in caplog.records if each.name.startswith("pages")] == [
        "'karte?q=slow' could not be recorded: slow"
    ]


def test_a_frame_without_a_chart_says_what_the_page_says_of_it(runtime: None) -> None:
    said = GERMAN("compare.alike_choose")
    status, frame, _ = framed("vergleich?view=alike")
    assert status == 404 and GERMAN("recording.empty") in frame and plain(said) in frame
    assert said in notices(visit("compare", lang="de", view="alike"))


def test_a_frame_in_a_language_that_there_is_not_says_so(runs: list[str]) -> None:
    status, said, _ = framed.__wrapped__("karte?lang=fr")
    assert status == 404 and plain(GERMAN("notice.unknown", what=GERMAN("address.lang"), given="fr")) in said
    assert runs == []


def test_a_frame_without_a_language_is_kept_for_the_language_of_its_reader_only(runs: list[str]) -> None:
    found = embedded("nichts", "", GERMAN), embedded("nichts", "", ENGLISH)
    assert [bytes(each.body).decode()[:31] for each in found] == [
        '<!doctype html><html lang="de">', '<!doctype html><html lang="en">',
    ]  # fmt: skip
    assert KEPT["Vary"] == "Accept-Language"


# What our own links ask for


def test_figures_that_a_page_does_not_ask_for_are_not_taken_along_from_it_and_said_where_they_are_given() -> None:
    app = visit("overview", lang="de", indicator="gp_density", year="2020", area="03353")
    app.button(key="take:map:menu").click().run()
    (line,) = [each.value for each in app.code if "einbetten/" in each.value]
    assert "area=03353" in line and "indicator=" not in line and "year=" not in line
    app = visit("map", lang="de", indicator="gp_density", year="2020")
    app.button(key="take:map:menu").click().run()
    assert "indicator=gp_density&amp;" in app.code[0].value and "year=2020" in app.code[0].value


def test_a_frame_says_which_figures_it_does_not_depend_on(runtime: None) -> None:
    status, said, _ = framed("?indicator=gp_density&year=2020")
    assert status == 200
    for name, given_ in (("indicator", "gp_density"), ("year", "2020")):
        assert plain(GERMAN("notice.unread", what=GERMAN(f"address.{name}"), given=given_)) in said


def test_no_link_of_ours_leads_to_a_field_with_an_indicator_of_another_one() -> None:
    for page in ("map", "overview", "history", "projects", "explore"):
        app = visit(page, lang="de", field="energy", indicator="gp_density")
        for link in page_links(app):
            chosen = dict(parse_qsl(link.query_string))
            if link.page == URLS["field"] and "indicator" in chosen:
                own = load_catalogue()[chosen["indicator"]].field
                assert chosen.get("field", own) == own, (page, link.label)


def test_a_typed_word_that_is_too_long_is_named_before_it_is_cut() -> None:
    app = visit("indicators", lang="de", q="x" * 81)
    assert any(GERMAN("address.q") in each for each in notices(app)) and sound(app)
