"""The page of projects shows what its address asks for, counts as the rules of the catalogue say, and gives it away."""

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from itertools import product
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest
from onscreen import components, foreign_words, nodes, page_links, readable, visit, vocabulary
from published import ROOT
from streamlit.testing.v1 import AppTest

from data.project_schema import KINDS, LAYERS, PASSED, STATUSES, days
from data.projects import by_id, load_projects
from geo.areas import HANSESTADT, PARTNERS
from pages.exports.projects import FORMULAS, to_csv_bytes
from pages.text import LANGUAGES, Text, load_text
from pages.text.projects import euros, status
from pages.ui import stamp
from pages.ui.projects.choice import FILTERS, programmes
from pages.ui.projects.listing import STEP

GERMAN, ENGLISH = load_text("de"), load_text("en")
HARBURG, LUENEBURG, STADE = "03353", "03355", "03359"
EVERYTHING = "researched,efre_2007_2013,efre_2014_2020,esf_2014_2020"
PROJECTS = by_id(load_projects())
TODAY = date(2026, 11, 25)
ENDED = "f-1"  # its source says that it runs, its end was in December 2024
PERSON, TWICE, LISTED, BEYOND = "g-6", "f-8", "efre-2007-2013-002", "d-4"


def rows() -> list[dict[str, str]]:
    """The rows of the catalogue's own file, read without the code that is tested."""
    with (ROOT / "data" / "projects.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def html(app: AppTest) -> str:
    return "\n".join(node.proto.body for node in nodes(app.main) if node.type == "html")


def ids(app: AppTest) -> list[str]:
    """The projects that the page lists."""
    return [each for each in re.findall(r'data-project="([^"]*)"', html(app)) if each]


def found(**address: str) -> set[str]:
    """The ids of all projects that an address asks for, however long the list is."""
    app = visit("projects", **{"lang": "de", **address})
    assert app.title and not app.error and not app.exception and not app.warning
    count = int(re.match(r"\d+", str(app.header[0].value))[0])  # type: ignore[index]
    shown = ids(app)
    if count > len(shown):
        longest = -(-count // STEP) * STEP
        shown = ids(visit("projects", **{"lang": "de", **address, "rows": str(longest)}))
    assert len(shown) == len(set(shown)) == count
    return set(shown)


def buttons(app: AppTest) -> dict[str, ElementTree.Element]:
    svg = ElementTree.fromstring(components(app)["map"]["svg"])
    return {each.get("data-area", ""): each for each in svg.iter("g") if each.get("role") == "button"}


def on_map(app: AppTest) -> dict[str, str]:
    """What stands on each area of the map."""
    svg = ElementTree.fromstring(components(app)["map"]["svg"])
    return {each.get("data-of", ""): each.text or "" for each in svg.iter("text") if each.get("data-of")}


# Filters are in the address


def test_without_a_choice_the_researched_projects_are_listed() -> None:
    assert found() == {row["id"] for row in rows() if row["layer"] == "researched"}


def test_each_filter_of_the_address_narrows_the_list() -> None:
    researched = [row for row in rows() if row["layer"] == "researched"]
    programme = next(name for name, words in programmes().items() if words.startswith("LEADER/"))
    wanted: list[tuple[Mapping[str, str], set[str]]] = [
        ({"field": "energy"}, {row["id"] for row in researched if row["field"] == "energy"}),
        ({"area": STADE}, {row["id"] for row in researched if STADE in row["areas"].split(";")}),
        ({"area": LUENEBURG}, {row["id"] for row in researched if LUENEBURG in row["areas"]}),
        ({"places": "03360,unstated"}, {r["id"] for r in researched if "03360" in r["areas"] or not r["areas"]}),
        ({"status": "planned,founded"}, {r["id"] for r in researched if r["status"] in ("planned", "founded")}),
        ({"programme": programme}, {row["id"] for row in researched if row["programme"].startswith("LEADER/")}),
        ({"layers": "esf_2014_2020"}, {row["id"] for row in rows() if row["layer"] == "esf_2014_2020"}),
        ({"q": "wasserstoff stade"}, {row["id"] for row in researched if "asserstoff" in row["title"]}),
    ]
    for address, expected in wanted:
        assert expected and found(**address) >= expected, address
        if "q" not in address:
            assert found(**address) == expected, address


def test_a_period_keeps_what_is_known_to_run_in_it_and_says_how_many_have_no_date() -> None:
    dates = {row["id"]: (row["begin"][:4], row["end"][:4]) for row in rows() if row["layer"] == "researched"}
    wanted = {name for name, (b, e) in dates.items() if (b or e) and (b or e) <= "2018" and (e or b) >= "2016"}
    address = {"lang": "de", "from": "2016", "to": "2018"}
    assert found(**address) == wanted
    undated = sum(not b and not e for b, e in dates.values())
    assert undated > 3
    assert GERMAN("projects.undated", count=undated) in [box.value for box in visit("projects", **address).info]


def test_an_operation_that_is_a_researched_project_is_listed_and_counted_once() -> None:
    assert PROJECTS[LISTED].same_as == TWICE
    both = found(layers="researched,efre_2007_2013")
    assert TWICE in both and LISTED not in both
    assert LISTED in found(layers="efre_2007_2013")


def picker(app: AppTest, kind: str, name: str) -> AppTest:
    (element,) = [each for each in getattr(app, kind) if (each.key or "").startswith(f"{name}:")]
    return element


def test_each_filter_is_written_into_the_address_and_all_are_taken_out_again() -> None:
    app = visit("projects", lang="de", rows="50")
    picker(app, "text_input", "q").input("digital").run()
    assert "rows" not in app.query_params
    picker(app, "selectbox", "field").select("digital").run()
    picker(app, "button_group", "layers").select("efre_2007_2013").run()
    picker(app, "button_group", "places").select(STADE).run()
    assert app.query_params["area"] == STADE and "places" not in app.query_params
    picker(app, "button_group", "places").select(HARBURG).run()
    picker(app, "button_group", "status").select("completed").run()
    offered = picker(app, "multiselect", "programme")
    offered.select(offered.options[0]).run()
    picker(app, "selectbox", "from").select("2010").run()
    picker(app, "selectbox", "to").select("2020").run()
    assert not app.exception and not app.warning
    assert {name: app.query_params[name] for name in FILTERS if name != "programme"} == {
        "q": "digital",
        "field": "digital",
        "layers": "researched,efre_2007_2013",
        "places": f"{STADE},{HARBURG}",  # as they were chosen
        "status": "completed",
        "from": "2010",
        "to": "2020",
    }
    assert app.query_params["programme"] in programmes()
    next(each for each in app.button if each.label == GERMAN("projects.reset")).click().run()
    assert not set(FILTERS) & set(app.query_params) and app.query_params["lang"] == "de"
    assert picker(app, "text_input", "q").value == ""


def test_one_area_is_that_of_all_pages_and_several_are_this_page_s_alone() -> None:
    app = visit("projects", lang="de", area=STADE, places=f"{HARBURG},{LUENEBURG}")
    picker(app, "button_group", "places").unselect(LUENEBURG).run()
    assert app.query_params == {"lang": "de", "area": HARBURG}
    picker(app, "button_group", "places").select("unstated").run()
    assert app.query_params == {"lang": "de", "area": HARBURG, "places": f"{HARBURG},unstated"}
    picker(app, "button_group", "places").unselect(HARBURG).run()
    assert app.query_params == {"lang": "de", "area": HARBURG, "places": "unstated"}
    picker(app, "button_group", "places").unselect("unstated").run()
    assert app.query_params == {"lang": "de", "area": "region"}


def test_every_choice_survives_a_change_of_language() -> None:
    address = {"q": "a", "field": "digital", "places": f"{HARBURG},{STADE}", "status": "completed", "from": "2010"}
    app = visit("projects", lang="de", **address)
    app.button(key="language").click().run()
    assert app.title[0].value == ENGLISH("projects.title")
    assert app.query_params == {**address, "lang": "en"}
    assert picker(app, "selectbox", "field").value == "digital"
    assert picker(app, "text_input", "q").value == "a"


UNKNOWN = [
    *product(("field", "layers", "places", "status", "programme", "show", "money", "project"), ("steam", "99999")),
    *product(("from", "to"), ("soon", "1066", "-1")),
    *product(("rows",), ("26", "-25", "all")),
]


@pytest.mark.parametrize(("name", "given"), UNKNOWN)
def test_an_unknown_word_in_the_address_is_named_and_the_usual_list_shown(name: str, given: str) -> None:
    app = visit("projects", **{"lang": "de", name: given})
    assert not app.error and not app.exception
    (warning,) = app.warning
    assert GERMAN(f"address.{name}") in warning.value and f"`{given}`" in warning.value
    assert ids(app) == ids(visit("projects", lang="de"))


def test_a_period_that_ends_before_it_begins_is_named() -> None:
    app = visit("projects", **{"lang": "de", "from": "2020", "to": "2015"})
    (warning,) = app.warning
    assert GERMAN("address.to") in warning.value and "`2015`" in warning.value


def test_nothing_found_is_said_and_the_map_still_shows_where_there_is_something() -> None:
    app = visit("projects", lang="de", area=HARBURG, q="Wendland")
    assert GERMAN("projects.nothing") in [box.value for box in app.info]
    assert any(value != "0" for value in on_map(app).values())
    nothing = visit("projects", lang="de", q="xyzzy", show="table")
    assert GERMAN("projects.nothing") in [box.value for box in nothing.info] and ids(nothing) == []


# A status is the source's word


def statuses(day: date, text: Text) -> dict[str, str]:
    """What is said of the status of each researched project on a day."""
    researched = (each for each in PROJECTS.values() if each.layer == "researched")
    return {each.id: status(each, text, today=day) for each in researched}


def test_a_status_has_its_source_and_date_and_an_end_that_has_passed_is_said() -> None:
    said = [
        status(PROJECTS[project], text, today=TODAY)
        for project in (ENDED, "d-4", "esf-2014-2020-001")
        for text in (GERMAN, ENGLISH)
    ]
    assert said == [
        "laut Quelle laufend (ohne Datum), Ende im Dezember 2024 vergangen",
        "running according to its source (undated); its end in December 2024 has passed",
        "laut Quelle laufend (04.11.2024)",
        "running according to its source (4 November 2024)",
        "Status nicht genannt (Quelle: 2016), Ende am 31.12.2016 vergangen",
        "status not stated (source: 2016); its end on 31 December 2016 has passed",
    ]


def test_no_status_stands_without_its_source_and_nothing_runs_by_inference() -> None:
    wrong = []
    for project, text in product(PROJECTS.values(), (GERMAN, ENGLISH)):
        words = status(project, text, today=TODAY)
        has_source = ("laut Quelle" in words or "according to its source" in words) == bool(project.status)
        has_date = (project.status_date[:4] or text("projects.undated_source")) in words
        is_past = bool(project.end) and project.status != "completed" and days(project.end)[1] < TODAY
        if not (has_source and has_date) or is_past != ("vergangen" in words or "has passed" in words):
            wrong.append(words)
        if project.status != "running" and re.search(r"laufend|running", words):
            wrong.append(words)
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_says_the_status_of_its_day(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = load_text(language)
    views = [
        ("projects", {"project": ENDED}),
        *(("projects", {"q": "5GLa", "show": view}) for view in ("list", "timeline", "table")),
        ("field", {"field": PROJECTS[ENDED].field}),
    ]
    for day in (date(2024, 12, 31), date(2025, 1, 1)):
        monkeypatch.setattr(stamp, "clock", lambda day=day: datetime(day.year, day.month, day.day))
        words = statuses(day, text)[ENDED]
        assert ("2024" in words) == (day.year == 2025)
        assert [view for view in views if words not in html(visit(view[0], lang=language, **view[1]))] == []


def test_counts_filter_and_file_part_what_runs_from_what_has_passed_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamp, "clock", lambda: datetime(2026, 11, 25))
    listed = [row for row in rows() if row["layer"] == "researched"]
    passed = {r["id"] for r in listed if r["end"] and r["end"] < "2026-11" and r["status"] != "completed"}
    running = {r["id"] for r in listed if r["status"] == "running"}
    assert ENDED in passed & running and found(status="passed") == passed
    assert found(status="passed,running") == passed | running
    words = readable(visit("projects", lang="de", show="timeline"))
    assert f"; {GERMAN('project_chart.running', count=len(running - passed))}" in words
    assert f"; {GERMAN('project_chart.passed', count=len(passed))}" in words
    table = to_csv_bytes(PROJECTS.values(), GERMAN, today=TODAY).decode("utf-8-sig").splitlines()
    heading, *lines = csv.reader(table, delimiter=";")
    column = heading.index(GERMAN("projects.column.passed"))
    assert {line[0] for line in lines if line[column]} >= passed and not {line[0] for line in lines} < passed


# The map counts


@pytest.mark.parametrize("layers", ["researched", EVERYTHING])
def test_the_map_counts_a_project_in_each_of_its_areas_and_once_in_the_region(layers: str) -> None:
    listed = [row for row in rows() if row["layer"] in layers.split(",")]
    here = {row["id"] for row in listed}
    once = [set(row["areas"].split(";")) - {""} for row in listed if row["same_as"] not in here]
    app = visit("projects", lang="de", layers=layers, area=STADE)
    wanted = {area: sum(area in each for each in once) for area in PARTNERS if area != LUENEBURG}
    wanted[LUENEBURG] = sum(bool({LUENEBURG, HANSESTADT} & each) for each in once)
    assert on_map(app) == {area: str(count) for area, count in wanted.items()}
    region = sum(bool(each) for each in once)
    assert sum(wanted.values()) - wanted[HANSESTADT] > region
    assert f"**{GERMAN('area.region')}:** {region} Projekte." in [each.value for each in app.markdown]
    assert GERMAN("projects.rule_count") in readable(app)
    assert [area for area, each in buttons(app).items() if each.get("aria-pressed") == "true"] == [STADE]


def test_a_sum_on_the_map_is_of_one_kind_and_leaves_out_what_cannot_be_divided() -> None:
    listed = [row for row in rows() if row["layer"] == "researched" and row["amount_kind"] == "reserved"]
    app = visit("projects", lang="de", money="reserved")
    for area in (HARBURG, STADE):
        own = [Decimal(row["amount_eur"]) for row in listed if row["areas"] == area and not row["is_beyond"]]
        shared = [row for row in listed if area in row["areas"].split(";") and row["areas"] != area]
        words = buttons(app)[area].get("aria-label", "")
        assert shared, "otherwise this proves nothing"
        assert GERMAN("projects.money.undivided", projects="1 Projekt") in words
        if own:
            assert euros(sum(own, Decimal()), GERMAN) in words
        else:
            assert on_map(app)[area] == GERMAN("projects.money.whole")
    assert GERMAN("projects.rule_money") in readable(app)


def test_no_kind_of_money_is_offered_that_adds_others_up() -> None:
    app = visit("projects", lang="de", layers=EVERYTHING)
    assert len(picker(app, "selectbox", "money").options) <= 1 + len(KINDS)
    kinds = {row["amount_kind"] for row in rows()} - {""}
    assert len(picker(app, "selectbox", "money").options) == 1 + len(kinds)


# A project


def test_every_project_has_its_own_page_in_both_languages() -> None:
    for project, language in zip(load_projects()[::9], LANGUAGES * 20, strict=False):
        app = visit("projects", lang=language, project=project.id)
        assert not app.error and not app.exception and not app.warning, project.id
        page = html(app)
        words = readable(app)
        assert "<h2" in page and project.source_url.replace("&", "&amp;") in page
        for column in (
            "field",
            "areas",
            "lead",
            "begin",
            "end",
            "amount",
            "programme",
            "status",
            "source",
            "certainty",
        ):
            assert load_text(language)(f"projects.column.{column}") in words, project.id


def test_the_page_of_a_project_says_what_is_ours_what_is_inferred_and_what_kind_of_sum() -> None:
    project = PROJECTS[TWICE]
    app = visit("projects", lang="de", project=TWICE)
    words = readable(app)
    assert project.amount_eur is not None and project.field_is_ours
    assert f"{euros(project.amount_eur, GERMAN)} ({GERMAN('projects.kind.paid')})" in words
    assert f"({GERMAN('projects.ours')})" in words and GERMAN("projects.date.payment") in words
    assert GERMAN("projects.certainty.quoted") in words and "31.05.2016" in words
    assert LISTED in ids(app)
    pressed = [area for area, each in buttons(app).items() if each.get("aria-pressed") == "true"]
    assert pressed == list(project.areas)


def test_a_private_person_is_not_named_and_what_is_not_known_is_said() -> None:
    assert PROJECTS[PERSON].lead_is_person and not PROJECTS[PERSON].lead
    assert GERMAN("projects.person") in readable(visit("projects", lang="de", project=PERSON))
    unknown = next(p for p in load_projects() if not p.amount_eur and not p.begin and not p.end and not p.lead)
    words = readable(visit("projects", lang="de", project=unknown.id))
    for key in ("no_sum", "no_begin", "no_end", "no_lead"):
        assert GERMAN(f"projects.{key}") in words


def test_a_description_in_german_only_is_marked_as_such_for_english_readers() -> None:
    project = next(p for p in load_projects() if p.description_de and not p.description_en)
    page = html(visit("projects", lang="en", project=project.id))
    assert ENGLISH("projects.only_german") in page and '<p lang="de">' in page
    assert GERMAN("projects.only_german") not in html(visit("projects", lang="de", project=project.id))


def test_a_title_links_to_the_project_and_the_way_back_keeps_the_filters() -> None:
    address = {"lang": "de", "field": "energy", "places": f"{HARBURG},{STADE}", "status": "completed,running"}
    app = visit("projects", **address)
    project = ids(app)[0]
    links = [dict(parse_qsl(urlsplit(each).query)) for each in re.findall(r'href="(\?[^"]*)"', html(app))]
    opened = {name.removeprefix("amp;"): value for name, value in links[0].items()}
    assert opened == {**address, "project": project}
    page = html(visit("projects", **opened))
    (back,) = re.findall(r'href="\?([^"]*)" data-project=""', page)
    assert dict(parse_qsl(back.replace("&amp;", "&"))) == address


def test_the_link_to_the_figures_of_the_field_leaves_the_project_behind() -> None:
    app = visit("projects", lang="de", project=TWICE, indicator="share_65plus")
    (link,) = [
        link for link in page_links(app) if link.label == GERMAN("projects.figures", field=GERMAN("field.food.name"))
    ]
    assert dict(parse_qsl(link.query_string)) == {"lang": "de", "field": "food"}


# The list is short at first, the download whole


def test_a_list_is_shown_in_steps_and_can_be_lengthened_in_the_address() -> None:
    app = visit("projects", lang="de", layers=EVERYTHING)
    assert len(ids(app)) == STEP
    next(each for each in app.button if each.label == GERMAN("projects.more", count=STEP)).click().run()
    assert app.query_params["rows"] == str(2 * STEP) and len(ids(app)) == 2 * STEP


def read(data: bytes, language: str) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(
        csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";" if language == "de" else ",")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_download_holds_every_project_with_its_sum_its_source_and_its_licence(language: str) -> None:
    text = load_text(language)
    table = read(to_csv_bytes(load_projects(), text, today=TODAY), language)
    assert [row[text("projects.column.id")] for row in table] == list(PROJECTS)
    for row, project in zip(table, load_projects(), strict=True):
        amount = row[text("projects.column.amount_eur")].replace(",", ".")
        assert (Decimal(amount) if amount else None) == project.amount_eur
        assert bool(amount) == bool(row[text("projects.column.amount_kind")])
        assert row[text("projects.column.source")] == project.source_url and row[text("projects.column.licence")]
        assert row[text("projects.column.title")].lstrip("'") == project.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_of_the_download_starts_a_formula(language: str) -> None:
    evil = [
        replace(load_projects()[0], title=f"{sign}1+1", lead=(f"{sign}cmd",), remark=f"{sign}x") for sign in FORMULAS
    ]
    assert {"=", "+", "-", "@", "\t", "\r"} <= set(FORMULAS)
    table = read(to_csv_bytes([*evil, *load_projects()], load_text(language), today=TODAY), language)
    cells = [cell for row in table for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(FORMULAS)] == []
    assert sum(cell.startswith("'") for cell in cells) >= 3 * len(evil)


def test_the_download_is_in_the_reader_s_language() -> None:
    assert read(to_csv_bytes([PROJECTS["sr-0"]], GERMAN, today=TODAY), "de")[0]["Summe in Euro"] == "397500,00"
    assert read(to_csv_bytes([PROJECTS["sr-0"]], ENGLISH, today=TODAY), "en")[0]["Sum in euros"] == "397500.00"


# Two languages


@pytest.mark.parametrize(("language", "other"), [("de", "en"), ("en", "de")])
def test_no_word_of_the_other_language_is_on_the_page(language: str, other: str) -> None:
    assert len(vocabulary(other, language)) > 300
    views: list[dict[str, str]] = [
        {"layers": EVERYTHING, "rows": "100"},
        {"money": "paid", "layers": EVERYTHING, "from": "2015"},
        {"show": "table", "status": "running"},
        *({"project": name} for name in (PERSON, TWICE, LISTED, BEYOND, "sr-0", "esf-2014-2020-001")),
    ]
    for view in views:
        app = visit("projects", **{"lang": language, **view})
        assert not app.exception and foreign_words(app, language, other) == [], view


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_layer_kind_and_status_has_its_words(language: str) -> None:
    entries = load_text(language).entries
    names = [f"layer.{layer}.{part}" for layer in LAYERS for part in ("name", "note", "licence")]
    names += [f"kind.{kind}" for kind in KINDS] + [f"status.{status}" for status in (*STATUSES, PASSED)]
    assert [name for name in names if f"projects.{name}" not in entries] == []
