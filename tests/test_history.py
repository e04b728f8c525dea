"""SMART REGION's own page says what public sources say, and no more."""

import re
from pathlib import Path
from typing import Any

import pytest
from onscreen import everything, nodes, page_links, plain, readable, visit, vocabulary

from data.history import HistoryError, load_history
from data.indicators import COMPETENCE_FIELDS
from data.projects import load_projects
from data.sources import SourceError
from pages.text import LANGUAGES, load_text
from pages.text.dates import partial_date, period_of_dates

# Written by hand from the overview of sources, "What is known of SMART REGION itself".
DATES = {
    "de": [
        ("2014-07", "Juli 2014", "beginnt"),
        ("2014-10", "Oktober 2014 bis Dezember 2014", "Neun Workshops mit mehr als 200 Menschen ergeben rund 40 Ideen"),
        ("2014-10-15", "15.10.2014", "Stade, CFK Nord"),
        ("2014-10-16", "16.10.2014", "Lüneburg, Rathaus"),
        ("2014-10-17", "17.10.2014", "Gerdau, Bohlsener Mühle"),
        ("2014-10-21", "21.10.2014", "Hitzacker, VERDO"),
        ("2014-10-23", "23.10.2014", "Seevetal, Burg"),
        ("2015-03-03", "03.03.2015", "„Marktplatz der Innovationen“ in der Burg Seevetal: rund 30 Ideen"),
        ("2015-06-30", "30.06.2015", "neun Projekte"),
    ],
    "en": [
        ("2014-07", "July 2014", "begins"),
        ("2014-10", "October 2014 to December 2014", "Nine workshops with more than 200 people yield about 40 ideas"),
        ("2014-10-15", "15 October 2014", "Stade, CFK Nord"),
        ("2014-10-16", "16 October 2014", "Lüneburg, town hall"),
        ("2014-10-17", "17 October 2014", "Gerdau, Bohlsener Mühle"),
        ("2014-10-21", "21 October 2014", "Hitzacker, VERDO"),
        ("2014-10-23", "23 October 2014", "Seevetal, Burg"),
        ("2015-03-03", "3 March 2015", "at Burg Seevetal: about 30 ideas"),
        ("2015-06-30", "30 June 2015", "nine projects in all"),
    ],
}
FIELDS_OF_WORKSHOPS = ["materials", "digital", "food", "energy", "health"]
QUOTATIONS = ("Region im Aufbruch", "Marktplatz der Innovationen", "Insgesamt neun Projekte")
TITLES_OF_PERSONS = r"\b(?:Dr|Prof|Herr|Frau|Mr|Ms|Mrs|Landrat|Landrätin|Vorstand|Minister(?:in)?)\b"
ONE = """
[funding]
programme = { de = "P", en = "P" }
grant_eur = 1
planned_eur = 2
settled_eur = 2
documents = ["paper"]
[documents.paper]
publisher = "P"
title = "T"
url = "https://example.org"
[[events]]
begin = "2014-07"
what = { de = "Anfang", en = "Start" }
documents = ["paper"]
[[events]]
begin = "2015"
end = "2016-02"
what = { de = "Ende", en = "End" }
documents = ["paper"]
"""


def timeline(app: Any) -> list[str]:
    """The items of the timeline, as HTML."""
    [html] = [n.proto.body for n in nodes(app.main) if n.type == "html" and '<ol class="events">' in n.proto.body]
    found: list[str] = re.findall(r"<li>(.*?)</li>", html)
    return found


def words(app: Any) -> str:
    """What the page says without what it quotes in German."""
    said = readable(app)
    for quoted in QUOTATIONS:
        assert quoted in said
        said = said.replace(quoted, "")
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_has_the_known_dates_as_precisely_as_they_are_known(language: str) -> None:
    items = timeline(visit("history", lang=language))
    assert len(items) == len(DATES[language])
    for item, (iso, written, said) in zip(items, DATES[language], strict=True):
        assert f'<time datetime="{iso}">{written}</time>' in item and said in plain(item)


def test_each_first_workshop_is_that_of_its_field() -> None:
    assert [event.field for event in load_history().events if event.field] == FIELDS_OF_WORKSHOPS
    items = timeline(visit("history", lang="de"))
    for field, item in zip(FIELDS_OF_WORKSHOPS, items[2:7], strict=True):
        assert load_text("de")(f"field.{field}.name") in plain(item)


def test_every_event_and_the_funding_lead_to_a_source() -> None:
    history = load_history()
    for item in timeline(visit("history", lang="en")):
        assert re.findall(r'<a href="(https?://[^"]+)">', item)
    named = [*(event.documents for event in history.events), history.funding.documents]
    assert all(named) and {key for keys in named for key in keys} == set(history.documents)
    said = everything(visit("history", lang="de"))
    assert all(document.url in said and document.title in said for document in history.documents.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_stands_in_words_of_one_language(language: str) -> None:
    app = visit("history", lang=language)
    other = next(each for each in LANGUAGES if each != language)
    assert not app.exception and not app.error and not app.warning
    foreign = [word for word in vocabulary(other, language).values() if word in words(app)]
    assert [word for word in foreign if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words(app))] == []
    assert [each.what[other] for each in load_history().events if each.what[other] in words(app)] == []


def test_motto_partners_fields_and_trends_are_named_and_lead_to_their_pages() -> None:
    app = visit("history", lang="de", area="03353")
    said = everything(app)
    assert "Region im Aufbruch" in said and "Süderelbe AG (Leitung" in said and "Hansestadt Lüneburg" in said
    assert "Landkreise Harburg, Lüchow-Dannenberg, Lüneburg, Stade und Uelzen" in said
    queries = [(link.page, link.query_string) for link in page_links(app)]
    for name, ids in (("field", COMPETENCE_FIELDS), ("trend", ("demography", "climate", "technology"))):
        assert [q for each in ids for _, q in queries if f"{name}={each}" in q and "area=03353" in q]


@pytest.mark.parametrize(
    ("language", "sums"),
    [("de", ("397.500 €", "500.000 €", "498.373,83 €")), ("en", ("€397,500", "€500,000", "€498,373.83"))],
)
def test_the_funding_is_written_with_what_each_sum_is(language: str, sums: tuple[str, ...]) -> None:
    said = readable(visit("history", lang=language))
    assert all(each in said for each in sums)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("de", "Keine öffentliche Quelle nennt die neun Projekte"), ("en", "No public source names the nine projects")],
)
def test_the_nine_projects_are_not_named_and_no_later_project_is_listed(language: str, sentence: str) -> None:
    said = readable(visit("history", lang=language))
    assert sentence in said
    others = [each.title for each in load_projects() if "SMART REGION" not in each.title]
    assert len(others) > 50
    assert [title for title in others if title in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_person_is_named(language: str) -> None:
    assert re.findall(TITLES_OF_PERSONS, readable(visit("history", lang=language))) == []


def test_a_date_is_written_by_language_and_precision() -> None:
    german, english = load_text("de"), load_text("en")
    dates = ("2014", "2014-03", "2014-03-09")
    assert [partial_date(iso, german) for iso in dates] == ["2014", "März 2014", "09.03.2014"]
    assert [partial_date(iso, english) for iso in dates] == ["2014", "March 2014", "9 March 2014"]
    assert period_of_dates("2014", "2015-01", german) == "2014 bis Januar 2015"
    assert period_of_dates("2014", "", english) == "2014"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('begin = "2014-07"', 'begin = "07/2014"'),
        ('begin = "2014-07"', 'begin = "2014-13"'),
        ('begin = "2014-07"', 'begin = "2016"'),
        ('end = "2016-02"', 'end = "2014-12"'),
        ('what = { de = "Ende", en = "End" }', 'what = { de = "Ende" }'),
        ('what = { de = "Ende", en = "End" }', 'what = { de = "Ende", en = "End" }\nfield = "trade"'),
        ('documents = ["paper"]', 'documents = ["book"]'),
        ('documents = ["paper"]', "documents = []"),
        ('title = "T"', 'heading = "T"'),
        ('programme = { de = "P", en = "P" }', ""),
        ("[[events]]", "[events"),
    ],
)
def test_a_wrong_declaration_is_refused_with_the_name_of_the_file(tmp_path: Path, right: str, wrong: str) -> None:
    file = tmp_path / "history.toml"
    file.write_text(ONE, encoding="utf-8")
    assert len(load_history(file).events) == 2
    other = tmp_path / "wrong.toml"
    other.write_text(ONE.replace(right, wrong), encoding="utf-8")
    with pytest.raises(HistoryError, match=r"wrong\.toml: "):
        load_history(other)


def test_a_missing_history_is_an_error_that_the_frame_puts_into_words() -> None:
    with pytest.raises(SourceError, match=r"none\.toml"):
        load_history(Path("none.toml"))
