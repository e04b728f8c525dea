"""Own figures are checked before they are drawn, marked as own, escaped everywhere, and in nobody else's session."""

import json
import logging
import re

import pytest
from google.protobuf.json_format import MessageToDict
from onscreen import charts, components, everything, nodes, notices, picker, rerun, sound, tables, visit
from streamlit.testing.v1 import AppTest

from data.catalogue import load_catalogue
from data.upload.areas import Register
from data.upload.problems import Refusal, UploadError
from data.upload.series import series
from data.upload.understood import read
from geo.areas import PARTNERS, REGION, kreis_ids, load_areas
from pages.figures.theme import LIGHT
from pages.text import LANGUAGES, load_text
from pages.text.uploads import refused
from pages.ui.own.example import example

candidates = Register(load_areas().values()).candidates

GERMAN, ENGLISH = load_text("de"), load_text("en")
SECRET = "Zaubernüsse"
LONG = "Gebiet;Jahr;Kennzahl;Wert;Einheit\n"
PLAIN = (
    LONG
    + f"Harburg;2019;{SECRET};1,5;%\nHarburg;2020;{SECRET};2,5;%\nHarburg;2022;{SECRET};4,5;%\n"
    + f"Stade;2022;{SECRET};3,25;%\nUelzen;2022;{SECRET};.;%\nHamburg;2022;{SECRET};9;%\nAtlantis;2022;{SECRET};1;%\n"
)
SPITEFUL = ("<script>alert(1)</script>", "![x](http://example.org/x.png)", "[x](http://example.org)", "$\\frac{1}{2}$")


def uploaded(app: AppTest, content: str | bytes, name: str = "eigene.csv") -> AppTest:
    """The page after a reader has handed over a file."""
    given = content.encode() if isinstance(content, str) else content
    app.file_uploader[0].set_value((name, given, "text/csv"))
    return app.run()


def press(app: AppTest, key: str, language: str = "de") -> AppTest:
    """The page after a button."""
    (found,) = [button for button in app.button if button.label == load_text(language)(key)]
    return found.click().run()


def map_svgs(app: AppTest) -> list[str]:
    found = [MessageToDict(n.proto) for n in nodes(app.main) if n.type == "bidi_component"]
    return [json.loads(each["json"])["svg"] for each in found if "svg" in each.get("json", "")]


@pytest.fixture
def app() -> AppTest:
    """The page of a reader who has just come."""
    return visit("own", lang="de", indicator="share_65plus")


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_what_was_understood_and_what_was_not_stands_before_anything_is_drawn(app: AppTest) -> None:
    uploaded(app, PLAIN)
    assert sound(app) and charts(app) == {} and "map" not in components(app)
    understood, problems = tables(app)
    assert understood.reset_index().iloc[3].tolist() == ["Zeile 5, Spalte D", "Stade", "2022", SECRET, "3,25", "%"]
    assert understood.iloc[4, 3] == "– (unbekannt oder geheim (.))"
    assert problems.reset_index().to_numpy().tolist() == [
        ["Zeile 8, Spalte A", "„Atlantis“ ist kein bekanntes Gebiet."]
    ]
    words = "Verstanden: 5 Werte, 3 Gebiete, 3 Jahre, 1 Kennzahl. Nicht verstanden: 1 Stelle."
    assert words in [markdown.value for markdown in app.markdown]


def test_confirmed_figures_are_drawn_beside_official_ones_and_marked_as_own(app: AppTest) -> None:
    press(uploaded(app, PLAIN), "own.show")
    assert sound(app) and {"own_lines", "lines"} == set(charts(app))
    says = everything(app)
    assert says.count(f"Eigene Zahlen: {SECRET} (%)") >= 2 and says.count("Eigene Zahlen, nicht amtlich") == 2
    assert says.count("eigene Datei „eigene.csv“") == 2
    assert f"Amtliche Zahlen: {load_catalogue()['share_65plus'].name['de']}" in says


def test_the_map_hatches_what_has_no_value_and_says_why_it_has_no_classes(app: AppTest) -> None:
    press(uploaded(app, PLAIN), "own.show")
    (own, _) = re.findall(r"<svg viewBox.*?</svg>", "".join(map_svgs(app)), re.DOTALL)
    fills = {area: re.search(rf'data-area="{area}".*?fill="([^"]*)"', own, re.DOTALL)[1] for area in PARTNERS}  # type: ignore[index]
    assert {area for area, fill in fills.items() if "missing" not in fill} == {"03353", "03359"}
    assert "Uelzen: unbekannt oder geheim (.)" in own and "Harburg: 4,50" in own
    assert GERMAN("own.no_classes", year=2022) in everything(app)


def test_the_legend_of_the_map_says_that_colours_are_the_place_in_that_year_and_parts_the_signs_at_zero(
    app: AppTest,
) -> None:
    five = "Harburg;-10\nStade;20\nUelzen;30\nLK Lüneburg;40\nLüchow-Dannenberg;50\n"
    press(uploaded(app, f"Gebiet;2022\n{five}"), "own.show")
    assert GERMAN("own.fifths", count=5, year=2022) in everything(app)
    assert GERMAN("classes.signed") in everything(app) and GERMAN("map.below", value="0") in everything(app)
    (own, _) = re.findall(r"<svg viewBox.*?</svg>", "".join(map_svgs(app)), re.DOTALL)
    fills = {area: re.search(rf'data-area="{area}".*?fill="([^"]*)"', own, re.DOTALL)[1] for area in PARTNERS}  # type: ignore[index]
    assert fills["03353"] == LIGHT.below[0] and {fills["03359"], fills["03354"]} <= set(LIGHT.above)


def test_a_line_joins_only_neighbouring_years_and_other_areas_are_drawn_too(app: AppTest) -> None:
    press(uploaded(app, PLAIN), "own.show")
    lines = {trace["name"]: trace for trace in json.loads(charts(app)["own_lines"].spec)["data"]}
    assert set(lines) == {"Harburg", "Stade", "Hamburg"}
    assert lines["Harburg"]["x"] == [2019, 2020, 2021, 2022] and lines["Harburg"]["y"] == [1.5, 2.5, None, 4.5]


def test_figures_of_one_year_stand_side_by_side(app: AppTest) -> None:
    press(uploaded(app, "Gebiet;2022\nHarburg;1\nStade;2\n"), "own.show")
    assert sound(app) and "own_bars" in charts(app)


def test_another_session_sees_nothing_and_address_and_log_hold_nothing(
    app: AppTest, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    press(uploaded(app, PLAIN, f"{SECRET}.csv"), "own.show")
    assert SECRET in everything(app)
    assert SECRET not in str(app.query_params) and SECRET not in caplog.text
    other = visit("own", lang="de")
    assert sound(other) and SECRET not in everything(other) and "own_figures" not in other.session_state


def test_an_unforeseen_failure_leaves_a_sentence_and_none_of_the_file_in_the_log(
    app: AppTest, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr("pages.ui.own.held.read_apart", fail)
    uploaded(app, PLAIN)
    assert notices(app) == [refused(UploadError(Refusal.DAMAGED), GERMAN)]
    assert "ValueError" in caplog.text and SECRET not in caplog.text


def test_figures_survive_a_change_of_page_and_of_language_and_are_gone_at_once_when_removed(app: AppTest) -> None:
    press(uploaded(app, PLAIN), "own.show")
    rerun(app, page="map", lang="de")
    assert SECRET not in everything(app)
    rerun(app, page="own", lang="en")
    assert SECRET in everything(app) and "own_lines" in charts(app)
    press(app, "own.remove", "en")
    assert SECRET not in everything(app) and charts(app) == {}
    assert SECRET not in repr(app.session_state)


def test_choices_among_own_figures_are_kept_in_the_session_and_not_in_the_address(app: AppTest) -> None:
    press(uploaded(app, PLAIN + "Harburg;2019;Zweite;7;\nHarburg;2020;Zweite;8;\n"), "own.show")
    before = dict(app.query_params)
    picker(app.selectbox, "own_indicator").set_value(1).run()
    picker(app.selectbox, "own_year").set_value(2019).run()
    assert "Eigene Zahlen, Zweite, 2019: " in everything(app) and dict(app.query_params) == before
    rerun(app, page="own", lang="en", indicator="population", area=REGION)
    assert "Your own figures, Zweite, 2019: " in everything(app)


@pytest.mark.parametrize("spite", SPITEFUL)
def test_names_of_a_file_are_never_read_as_markup(app: AppTest, spite: str) -> None:
    row = f"Harburg;2022;{spite};1;{spite}\nStade;2022;{spite};{spite};x\n{spite};2022;a;1;x\n"
    press(uploaded(app, LONG + row, f"{spite.replace('/', '')}.csv"), "own.show")
    assert sound(app)
    marked = [m.value for m in (*app.markdown, *app.caption, *app.warning, *app.info, *app.subheader, *app.header)]
    assert [words for words in marked if spite in words] == []
    assert [e for e in app.expander if spite in e.label] == []
    html = "".join([node.proto.body for node in app.get("html")]) + "".join(map_svgs(app))
    assert "<script" not in html and "<img" not in html
    assert all(spite not in chart.spec for chart in charts(app).values())


def test_only_the_first_rows_are_listed_and_the_page_says_so(app: AppTest) -> None:
    lines = "".join(f"Harburg;{year};Reihe {n};1;\n" for n in range(3) for year in range(1950, 2030))
    uploaded(app, LONG + lines)
    assert len(tables(app)[0]) == 200
    assert GERMAN("own.capped", shown=200, count="240") in [caption.value for caption in app.caption]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "content", "kind", "given"),
    [
        ("a.csv", b"x" * 10_000_001, Refusal.TOO_LARGE, "10"),
        ("a.xlsm", b"PK\x03\x04", Refusal.MACROS, ""),
        ("a.pdf", b"%PDF-1.7", Refusal.TYPE, "pdf"),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), Refusal.DAMAGED, ""),
        ("a.csv", b"Wer;Jahr;Wert\nIch;2020;1\n", Refusal.NO_AREA, "Wer, Jahr, Wert"),
    ],
    ids=["large", "macros", "pdf", "damaged", "no area"],
)
def test_a_file_that_cannot_be_read_ends_in_one_sentence(
    language: str, name: str, content: bytes, kind: Refusal, given: str
) -> None:
    app = uploaded(visit("own", lang=language), content, name)
    assert sound(app) and notices(app) == [refused(UploadError(kind, given, row=1), load_text(language))]
    assert labels(app).count(load_text(language)("own.show")) == 0 and tables(app) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_figures_without_a_year_the_reader_is_asked_for_it_and_a_year_of_the_name_is_offered(language: str) -> None:
    app = uploaded(visit("own", lang=language), "AGS;Name;Quote\n3353;Harburg;4,1\n", "quoten_2021.csv")
    text = load_text(language)
    assert sound(app) and text("upload.refused.no_year") in notices(app)[0] and tables(app) == []
    assert (app.number_input[0].label, app.number_input[0].value) == (text("own.ask_year"), 2021)
    app.number_input[0].set_value(2019).run()
    press(app, "own.read_year", language)
    assert sound(app) and "2019" in tables(app)[0].to_string() and not app.number_input
    assert text("upload.problem.year_given", given="2019") in everything(app)


def test_the_six_areas_stand_first_in_what_was_understood(app: AppTest) -> None:
    uploaded(app, "Gebiet;2022\nHamburg;1\nGoslar;2\nUelzen;3\n")
    assert tables(app)[0].iloc[:, 0].tolist()[0] == "Uelzen"


def test_long_names_with_the_same_beginning_can_be_told_apart(app: AppTest) -> None:
    name = "Anteil der sozialversicherungspflichtig Beschäftigten am Wohnort an den Einwohnern im Alter von 15 bis 65:"
    press(uploaded(app, f"Gebiet;Jahr;{name} Frauen;{name} Männer\nStade;2021;1;2\nUelzen;2021;3;4\n"), "own.show")
    menu = picker(app.selectbox, "own_indicator").options
    assert len(set(menu)) == 2 and menu[0].endswith("Frauen") and menu[1].endswith("Männer")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_understood_without_a_remark(language: str) -> None:
    found = read(example(load_text(language)), "example.csv", match=candidates)
    assert found.problems == () and {row.area for row in found.rows} == set(PARTNERS) and len(found.rows) == 12


def test_values_in_two_units_are_two_series_and_a_missing_value_is_in_neither() -> None:
    rows = read(
        (LONG + "Harburg;2020;A;1;%\nStade;2020;A;2;€\nUelzen;2020;A;.;\nStade;2020;B;.;\n").encode(),
        "a.csv",
        match=candidates,
    ).rows
    assert [(each.indicator, each.unit, list(each.rows)) for each in series(rows)] == [
        ("A", "%", [("03353", 2020)]),
        ("A", "€", [("03359", 2020)]),
    ]


@pytest.mark.parametrize(
    ("values", "decimals"),
    [(("1,25", "3"), 2), (("123456,7",), 0), (("0,000012",), 6), (("0",), 0), (("12,34567",), 3)],
)
def test_charts_write_as_many_decimals_as_tell_values_apart(values: tuple[str, ...], decimals: int) -> None:
    lines = "".join(f"Harburg;{2000 + place};A;{value};\n" for place, value in enumerate(values))
    (found,) = series(read((LONG + lines).encode(), "a.csv", match=candidates).rows)
    assert found.decimals == decimals


def test_classes_need_five_different_values_and_none_is_empty_below() -> None:
    def limits(*values: int) -> tuple[float, ...] | None:
        lines = "".join(f"{area};2020;A;{value};\n" for area, value in zip(sorted(kreis_ids()), values, strict=False))
        lines += "Harburg;2019;A;1000;\n"  # another year moves no limit
        found = series(read((LONG + lines).encode(), "a.csv", match=candidates).rows)[0].classes(2020)
        return None if found is None else found.limits

    assert limits(1, 2, 3, 4) is None and limits(1, 1, 2, 2, 2) is None
    assert limits(0, 10, 20, 30, 40, 50) == (10, 20, 30, 40)
    assert min(limits(1, 1, 1, 1, 1, 2, 3, 4, 5) or ()) > 1
    assert limits(-20, -10, 10, 20, 30, 40) == (-10, 0, 10, 20, 30)
