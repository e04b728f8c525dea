"""Projects stand beside the figures of their field and area: switchable, linked, counted, and no cause is named."""

import json
import re
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from onscreen import foreign_words, nodes, readable, rerun, visit
from project_rows import made
from streamlit.testing.v1 import AppTest

from data.indicators import COMPETENCE_FIELDS, THEMES
from data.project_areas import AREAS, REGION
from data.project_filters import Choice, choose
from data.projects import Project, distinct, load_projects
from pages.text import LANGUAGES, load_text
from pages.ui import stamp
from pages.ui.projects.beside import MOST_BARS, MOST_LISTED, drawn, has_projects, projects_of
from pages.ui.projects.choice import DEFAULT_LAYERS

GERMAN = load_text("de")
LUENEBURG, CITY, REST = "03355", "03355022", "03355-03355022"
BESIDE = ("show", "here", "none", "counted", "reading", "layers", "below", "all")  # what is written where figures are
CAUSES = ("bewirk", "Wirkung", "führt", "dank", "infolge", "cause", "effect", "led to", "due to", "thanks")


def html(app: AppTest) -> str:
    return "\n".join(node.proto.body for node in nodes(app.main) if node.type == "html")


def figure(app: AppTest, language: str = "de") -> tuple[str, dict[str, Any]]:
    """Words and figure of the development, which is the first chart of the page."""
    first = next(node.proto for node in nodes(app.main) if node.type == "plotly_chart")
    return first.alt, json.loads(first.spec)


def rows_below(app: AppTest) -> list[str]:
    return list(figure(app)[1]["layout"].get("yaxis2", {}).get("ticktext", []))


def links(page: str) -> list[dict[str, list[str]]]:
    """The choices of all links to the page of projects."""
    found = re.findall(r'href="(projekte\?[^"]*)"', page)
    return [parse_qs(urlsplit(unescape(each)).query) for each in found]


def toggle(app: AppTest) -> Any:
    [found] = [each for each in app.toggle if each.label == GERMAN("project_chart.show")]
    return found


def ids(projects: list[Project]) -> set[str]:
    return {project.id for project in projects}


# Which projects


@pytest.mark.parametrize("field", COMPETENCE_FIELDS)
def test_the_researched_projects_of_a_field_are_those_of_the_projects_page(field: str) -> None:
    page = distinct(choose(load_projects(), Choice(fields=(field,), layers=DEFAULT_LAYERS, areas=("03359",))))
    assert ids(projects_of(field, ["03359"])) == {project.id for project in page}


def test_the_hansestadt_counts_in_its_landkreis_and_not_in_the_rest_of_it() -> None:
    whole, rest = projects_of("health", [LUENEBURG]), projects_of("health", [REST])
    only_city = {project.id for project in whole if project.areas == (CITY,)}
    assert only_city and ids(whole) - ids(rest) == only_city
    assert ids(projects_of("health", [REST, CITY])) == ids(whole)
    assert ids(projects_of("health", ["03353+03355"])) == ids(projects_of("health", ["03353", LUENEBURG]))


def test_of_too_many_projects_those_that_reach_furthest_are_drawn_by_their_first_date(tmp_path: Path) -> None:
    rows = [{"begin": str(2000 + number), "end": str(2001 + number)} for number in range(MOST_BARS + 3)]
    projects = made(tmp_path, *rows, {}, {"begin": "1990", "end": "1991"})
    found = drawn(projects, range(1995, 2030))
    assert [project.begin for project in found] == [row["begin"] for row in rows[3:]]
    assert drawn(projects, []) == []


# Below the chart of a field


def test_projects_stand_below_the_chart_of_their_field_and_the_address_takes_them_away() -> None:
    app = visit("field", lang="de", field="food", indicator="organic_farms_share")
    assert toggle(app).value and len(rows_below(app)) == 2
    alt = figure(app)[0]
    assert alt.endswith(GERMAN("project_chart.below", count=len(rows_below(app))))
    toggle(app).set_value(False).run()
    assert app.query_params["projects"] == "0"
    assert rows_below(app) == [] and GERMAN("project_chart.here") not in readable(app)
    assert GERMAN("project_chart.no_cause") not in readable(app)
    again = visit("field", lang="de", field="food", indicator="organic_farms_share", projects="0")
    assert not toggle(again).value and rows_below(again) == []
    toggle(again).set_value(True).run()
    assert again.query_params["projects"] == "1" and rows_below(again)


def test_the_list_below_has_the_numbers_of_the_bars_and_every_project_that_cannot_be_drawn() -> None:
    app = visit("field", lang="de", field="digital", areas="03353,03354")
    every = projects_of("digital", ["03353", "03354"])
    [part] = re.findall(r'<ol class="beside">.*?</ol>', html(app), flags=re.DOTALL)
    marks = re.findall(r"<li><span>([^<]*)</span>", part)
    assert [each for each in marks if each != "–"] == rows_below(app)
    assert [choices["project"] for choices in links(part)] and {c["project"][0] for c in links(part)} == ids(every)
    undated = sum(project.years is None for project in every)
    outside = len(every) - undated - len(rows_below(app))
    counts = GERMAN("project_chart.counted", shown=len(rows_below(app)), undated=undated, outside=outside)
    assert undated and any(counts in each.value for each in app.caption)


def test_a_theme_without_projects_has_no_switch() -> None:
    assert not any(has_projects(theme) for theme in THEMES)
    app = visit("field", lang="de", field="demography")
    assert [each for each in app.toggle if each.label == GERMAN("project_chart.show")] == []
    assert rows_below(app) == [] and GERMAN("project_chart.here") not in readable(app)


def test_where_no_project_is_known_the_page_says_so() -> None:
    app = visit("field", lang="de", field="materials", areas="03360")
    assert projects_of("materials", ["03360"]) == [] and rows_below(app) == []
    assert GERMAN("project_chart.none") in [each.value for each in app.caption]


def test_an_unknown_word_for_the_switch_is_named_and_the_projects_shown() -> None:
    app = visit("field", lang="de", field="food", projects="maybe")
    assert "maybe" in app.warning[0].value and GERMAN("address.projects") in app.warning[0].value
    assert toggle(app).value


def test_beside_the_projects_stands_one_sentence_on_causes_and_no_other_word() -> None:
    for language in LANGUAGES:
        app = visit("field", lang=language, field="energy")
        sentence = load_text(language)("project_chart.no_cause")
        assert [each.value for each in app.caption].count(f"**{sentence}**") == 1
        own = " ".join(load_text(language)(f"project_chart.{key}") for key in BESIDE).replace("because outside", "")
        assert [cause for cause in CAUSES if cause in own] == []


# In the profile of an area


@pytest.mark.parametrize("area", ["03354", REGION])
def test_a_profile_has_at_most_five_projects_of_each_field_and_leads_to_all_of_them(area: str) -> None:
    app = visit("area", lang="de", area=area)
    lists = re.findall(r'<ul class="beside">.*?</ul>.*?</p>', html(app), flags=re.DOTALL)
    fields = [field for field in COMPETENCE_FIELDS if projects_of(field, [area])]
    assert len(lists) == len(fields)
    for part, field in zip(lists, fields, strict=True):
        *projects, whole = links(part)
        every = projects_of(field, [area])
        assert len(projects) == min(len(every), MOST_LISTED) and {c["project"][0] for c in projects} <= ids(every)
        assert whole["field"] == [field] and GERMAN("project_chart.all", count=len(every)) in part
        places = whole["places"][0].split(",") if area == REGION else whole["area"]
        assert places == (list(AREAS) if area == REGION else [area])


def test_the_number_in_a_profile_is_what_the_projects_page_shows_at_the_link() -> None:
    page = html(visit("area", lang="de", area="03354"))
    for choices in links(page):
        if "project" not in choices:
            app = visit("projects", **{name: values[0] for name, values in choices.items()})
            shown = html(app).count("<li data-areas")
            assert shown == len(projects_of(choices["field"][0], ["03354"]))


def test_in_a_profile_running_projects_come_first() -> None:
    app = visit("area", lang="de", area="03359")
    [part, *_] = [p for p in re.findall(r'<ul class="beside">.*?</ul>', html(app), flags=re.DOTALL) if "SAMSON" in p]
    assert "SAMSON" in part.split("<li>")[1]


def test_links_leave_the_filters_of_an_earlier_visit_behind() -> None:
    app = visit("area", lang="de", area="03354", q="Wasser", status="running", projects="0", year="2015")
    for choices in links(html(app)):
        assert not {"q", "status"} & set(choices) and choices["year"] == ["2015"] and choices["lang"] == ["de"]


# Timeline and network on the page of projects


def test_the_timeline_says_how_many_projects_it_shows_and_names_those_without_a_date(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stamp, "clock", lambda: datetime(2026, 11, 25))
    app = visit("projects", lang="de", show="timeline")
    page = html(app)
    every = [each for each in load_projects() if each.layer in DEFAULT_LAYERS]
    undated = [each for each in every if each.years is None]
    both = [each for each in every if each.begin and each.end]
    counts = "9 davon laut Quelle laufend; 4 mit vergangenem Ende, Abschluss nicht belegt"
    assert f"{len(every)} Projekte; bekannte Jahre 2008 bis 2029; {counts}" in page
    assert page.count('class="now"') == len(every) - len(undated) and "heute, 25.11.2026" in page
    assert page.count('<span class="bar ') == len(both)
    assert page.count('<span class="mark') == len(every) - len(undated) - len(both)
    [said] = re.findall(r"<strong>Ohne Zeitangabe.*?</p>", page)
    assert all(f'data-project="{each.id}"' in said for each in undated) and said.count("<a ") == len(undated)


def test_hundreds_of_projects_are_counted_by_year() -> None:
    app = visit("projects", lang="de", show="timeline", layers="researched,efre_2007_2013")
    page = html(app)
    assert 'class="bar' not in page and '<ol class="gantt counts">' in page
    assert GERMAN("project_chart.too_many", most=60) in [each.value for each in app.caption]


def test_the_network_counts_organisations_pairs_and_the_most_linked_in_its_words() -> None:
    app = visit("projects", lang="de", show="network")
    [chart] = [node.proto for node in nodes(app.main) if node.type == "plotly_chart"]
    assert "70 Organisationen" in chart.alt and "59 davon" in chart.alt and "148 Paaren" in chart.alt
    assert "Landkreis Uelzen (19)" in chart.alt and chart.alt in unescape(html(app))


def test_the_table_of_the_network_names_other_spellings_and_links_the_projects() -> None:
    app = visit("projects", lang="de", show="network", field="digital")
    table = html(app)
    assert "auch: " in table and "Grüne Werkstatt Wendland" in table
    assert 'data-project="d-2"' in table


def test_a_field_without_pairs_has_only_its_table() -> None:
    app = visit("projects", lang="de", show="network", q="Vernetzte Versorgung")
    assert [node for node in nodes(app.main) if node.type == "plotly_chart"] == []
    assert GERMAN("network.unlinked") in html(app) and "<table>" in html(app)


# Two languages


@pytest.mark.parametrize(("language", "other"), [("de", "en"), ("en", "de")])
def test_pictures_lists_and_switch_speak_one_language(language: str, other: str) -> None:
    app = visit("field", lang=language, field="energy")
    for field in COMPETENCE_FIELDS:
        rerun(app, lang=language, field=field)
        assert not app.exception and foreign_words(app, language, other) == [], field
    for page, choices in (
        ("area", {"area": "03354"}),
        ("projects", {"show": "timeline"}),
        ("projects", {"show": "timeline", "layers": "efre_2007_2013"}),
        ("projects", {"show": "network"}),
        ("projects", {"show": "network", "field": "food"}),
    ):
        app = visit(page, lang=language, **choices)
        assert not app.exception and foreign_words(app, language, other) == [], choices
