"""The data page shows exactly the store's values for the choice in its address, in both languages."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pandas as pd
import pyarrow.parquet as pq
import pytest
import streamlit as st
from frictionless import validate
from onscreen import foreign_words, nodes, notices, picker, rerun, sound, tables, visit
from openpyxl import load_workbook
from reader import ROOT
from streamlit.testing.v1 import AppTest

from data.catalogue import load_catalogue, source_ids
from data.flags import Flag
from data.sources import load_sources
from data.version import version
from geo.areas import BENCHMARKS, PARTNERS, REGION, load_areas
from pages.exports.workbook import MOST_COLUMNS
from pages.text import load_text
from pages.ui.explore import downloads as block
from pages.ui.explore.choice import LAYOUTS, LEVELS, MOST_INDICATORS, PIVOTS, SORTS
from pages.ui.explore.downloads import KINDS, OF_REGION
from pages.ui.explore.numbers import MOST_ROWS
from pages.ui.explore.wide import FRONT, written
from pages.ui.pickers import area_name
from pages.ui.store import listed, observe, observe_all, panel

GERMAN, ENGLISH = load_text("de"), load_text("en")
POPULATION, OLD = load_catalogue()["population"], load_catalogue()["share_65plus"]
TWO = f"{POPULATION.id},{OLD.id}"
LONG = {"indicators": f"{OLD.id},{POPULATION.id}", "from": "2019", "to": "2020"}
HOST = "https://monitor.example/"
AGS = GERMAN("export.column.area")


def table(app: AppTest) -> pd.DataFrame:
    """The one table of the page; the pictures in it are no part of its words."""
    for node in nodes(app.main):
        if node.type == "html":
            node.proto.body = re.sub(r"<img [^>]*>", "", node.proto.body)
    (frame,) = tables(app)
    return frame


def html(app: AppTest) -> str:
    return "\n".join(node.proto.body for node in nodes(app.main) if node.type == "html")


def test_without_a_choice_the_page_says_so_and_lists_indicators() -> None:
    app = visit("explore", lang="de")
    assert sound(app) and notices(app) == [GERMAN("explore.none_chosen")]
    assert app.checkbox and not tables(app)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_table_has_the_values_of_the_store(layout: str) -> None:
    address = {"indicators": POPULATION.id, "levels": "region", "from": "2018", "to": "2021", "layout": layout}
    frame = table(visit("explore", lang="de", **address))
    seen = {}
    for place, (name, row) in enumerate(frame.iterrows()):
        for year in ("2018", "2019", "2020", "2021"):
            if layout == "wide":
                seen[name, year] = row[year]
            elif row[GERMAN("table.year")] == year:
                seen[name, year] = frame.iloc[place][GERMAN("explore.value")]
    wanted = {
        (area_name(area, GERMAN), str(year)): observe(POPULATION, area, year).value
        for area in (*PARTNERS, REGION)
        for year in range(2018, 2022)
    }
    assert seen == {key: "–" if v is None else GERMAN.number(v) for key, v in wanted.items()}
    assert set(frame[GERMAN("explore.unit")]) == {"Einwohner"}


def test_what_has_no_value_has_its_reason_in_both_forms() -> None:
    hansestadt = {"lang": "de", "indicators": OLD.id, "areas": "03355022,03359", "from": "2020", "to": "2020"}
    assert table(visit("explore", **hansestadt))["2020"].iloc[0] == GERMAN("flag.not_published.short")
    long = table(visit("explore", **hansestadt, layout="long"))
    assert long.iloc[0][GERMAN("table.flag")] == GERMAN("flag.not_published.long")


@pytest.mark.parametrize("pivot", PIVOTS)
def test_each_pivot_shows_the_same_values(pivot: str) -> None:
    address = {"lang": "de", "indicators": TWO, "from": "2019", "to": "2020"}
    usual = table(visit("explore", **address)).to_numpy().flatten()
    pivoted = table(visit("explore", **address, pivot=pivot)).to_numpy().flatten()
    values = sorted(GERMAN.number(o.value, i.decimals) for i in (POPULATION, OLD) for a in PARTNERS
                    for y in (2019, 2020) if (o := observe(i, a, y)).value is not None)  # fmt: skip
    for found in (usual, pivoted):
        assert sorted(cell for cell in map(str, found) if cell in values) == values


def numbers(frame: pd.DataFrame, column: str) -> Iterator[float]:
    return (float(cell.replace(".", "").replace(",", ".")) for cell in frame[column] if re.fullmatch(r"[\d.,]+", cell))


def test_an_order_by_value_puts_what_has_none_last() -> None:
    address = {"lang": "de", "indicators": OLD.id, "from": "2020", "to": "2020"}
    for sort, is_reversed in (("highest", True), ("lowest", False)):
        frame = table(visit("explore", **address, sort=sort))
        values = list(numbers(frame, "2020"))
        assert len(values) == len(PARTNERS) - 1 and values == sorted(values, reverse=is_reversed)
        assert frame["2020"].iloc[-1] == GERMAN("flag.not_published.short")


def test_each_series_has_one_course_in_the_long_form() -> None:
    app = visit("explore", lang="de", indicators=POPULATION.id, layout="long")
    assert html(app).count("<img") == len(PARTNERS) and "sparkline:" not in html(app)


def test_a_long_table_is_cut_and_says_how_much_there_is() -> None:
    app = visit("explore", lang="de", indicators=POPULATION.id, levels="kreis", layout="long")
    assert len(table(app)) == MOST_ROWS
    (said,) = [each.value for each in app.caption if f"die ersten {MOST_ROWS}" in str(each.value)]
    assert int(re.match(r"[\d.]+", str(said))[0].replace(".", "")) > MOST_ROWS  # type: ignore[index]


def test_every_choice_is_written_into_the_address_and_read_from_it() -> None:
    app = visit("explore", lang="de", q="Bevölkerung")
    picker(app.checkbox, "tick:population").check().run()
    assert app.query_params["indicators"] == "population"
    picker(app.multiselect, "indicators").select("median_age").run()
    picker(app.selectbox, "field").select("demography").run()
    picker(app.selectbox, "publisher").select("eurostat").run()
    picker(app.button_group, "levels").select("germany").run()
    picker(app.button_group, "areas").unselect("03353").run()
    picker(app.selectbox, "from").select("2015").run()
    picker(app.selectbox, "pivot").select("area").run()
    picker(app.selectbox, "sort").select("newest").run()
    assert sound(app) and not app.warning
    wanted = {"q": "Bevölkerung", "indicators": "population,median_age", "field": "demography", "publisher": "eurostat"}
    wanted |= {"levels": "germany", "areas": ",".join(PARTNERS[1:]), "from": "2015", "pivot": "area", "sort": "newest"}
    assert app.query_params == {"lang": "de", **wanted}
    again = visit("explore", lang="de", **wanted)
    assert table(again).equals(table(app)) and not again.warning


@pytest.mark.parametrize(
    "name", ["indicators", "field", "publisher", "areas", "others", "levels", "from", "to", "layout", "pivot", "sort"]
)
def test_an_unknown_word_in_the_address_is_named(name: str) -> None:
    app = visit("explore", **{"lang": "de", name: "steam"})
    assert sound(app)
    (warning,) = app.warning
    assert GERMAN(f"address.{name}") in warning.value and "`steam`" in warning.value


def test_more_indicators_than_a_table_holds_are_refused_in_words() -> None:
    ids = [each.id for each in listed()][: MOST_INDICATORS + 1]
    app = visit("explore", lang="de", indicators=",".join(ids), **{"from": "2020"})
    (warning,) = app.warning
    assert sound(app) and ids[-1] in warning.value


def test_nothing_found_is_said_and_the_table_stays() -> None:
    app = visit("explore", lang="de", q="xyzzy", indicators=POPULATION.id)
    assert GERMAN("explore.nothing") in notices(app) and len(table(app)) == len(PARTNERS)


@pytest.mark.parametrize(("language", "other"), [("de", "en"), ("en", "de")])
def test_no_form_of_the_table_has_words_of_the_other_language(language: str, other: str) -> None:
    for layout, pivot, sort in (("wide", "year", "chosen"), ("wide", "area", "lowest"), ("long", "year", "area")):
        address = {"layout": layout, "pivot": pivot, "sort": sort, "levels": "region,germany", "from": "2019"}
        app = visit("explore", lang=language, indicators=TWO, **address)
        for node in nodes(app.main):
            if node.type == "code":
                node.proto.code_text = node.proto.code_text.partition("?")[0]  # ids in an address are English
        assert sound(app) and foreign_words(app, language, other) == []


def test_a_reservation_stands_behind_its_value() -> None:
    year = next(y for y in (1987, 2011) if observe(POPULATION, "03353", y).flag == "break")
    frame = table(visit("explore", lang="en", indicators=POPULATION.id, areas="03353"))
    assert ENGLISH("flag.break.short") in frame[str(year)].iloc[0]
    assert written(None, ENGLISH) == ENGLISH("flag.not_published.short")


def test_every_option_has_its_words() -> None:
    names = {"level": LEVELS, "layout": LAYOUTS, "pivot": PIVOTS, "sort": SORTS}
    keys = [f"explore.{name}_{each}" for name, options in names.items() for each in options]
    assert [key for key in keys if key not in GERMAN.entries] == []


@dataclass(frozen=True)
class Offered:
    """What the page gave to Streamlit for a button."""

    file_name: str
    write: Callable[[], bytes]
    is_disabled: bool


Offers = Callable[..., tuple[AppTest, dict[str, Offered]]]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Offers:
    """The page at an address and a part of its buttons, by kind; files are written only when a test asks for them."""
    button, found = st.download_button, {}

    def note(label: str, data: Callable[[], bytes], **looks: Any) -> bool:
        found[looks["key"].partition(":")[2]] = Offered(looks["file_name"], data, looks["disabled"])
        return button(label, data, **looks)

    def opened(part: str = "", **address: str) -> tuple[AppTest, dict[str, Offered]]:
        found.clear()
        with monkeypatch.context() as patch:
            patch.setattr(st, "download_button", note)
            app = at(**address)
        assert sound(app) and len(app.get("download_button")) == len(found)
        return app, {kind: found[part + kind] for kind in KINDS if part + kind in found}

    return opened


def at(**address: str) -> AppTest:
    """The page as a browser finds it that knows its own address."""
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60)
    app.context = {"locale": None, "url": HOST}
    app.run()
    return rerun(app, page="explore", lang="de", **address)


def cells(kind: str, content: bytes) -> list[list[Any]]:
    """What a program reads in a file's table, the heading first; gaps are None."""
    if kind == "xlsx":
        return [list(row) for row in load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)]
    if kind == "parquet":
        read = pq.read_table(BytesIO(content))
        return [read.column_names, *map(list, zip(*(column.to_pylist() for column in read.columns), strict=True))]
    if kind == "package":
        content = ZipFile(BytesIO(content)).read("data.csv")
    signs = {"sep": ";", "decimal": ","} if kind == "excel" else {}
    frame = pd.read_csv(BytesIO(content), encoding="utf-8-sig", dtype={"area": str, AGS: str}, **signs)
    return [list(frame.columns), *frame.astype(object).where(frame.notna(), None).to_numpy().tolist()]


def series(order: str) -> list[tuple[str, str, int, float | None]]:
    """Indicator, area, year and value of the long form of `LONG`, straight from the store."""
    found = [
        (i.id, a, y, observe(i, a, y).value) for i in (OLD, POPULATION) for a in PARTNERS[::-1] for y in (2019, 2020)
    ]
    found.sort(key=lambda each: (each[0] != OLD.id, PARTNERS.index(each[1])))  # as the address has them
    if order == "newest":
        found.sort(key=lambda each: -each[2])
    elif order == "highest":
        found.sort(key=lambda each: (each[0] != OLD.id, each[3] is None, -(each[3] or 0)))
    return found


@pytest.mark.parametrize("order", ["chosen", "newest", "highest"])
def test_every_file_has_the_values_of_the_store_in_the_order_of_the_screen(order: str, offered: Offers) -> None:
    _, files = offered(**LONG, layout="long", sort=order)
    assert set(files) == set(KINDS)
    for kind, file in files.items():
        head, *lines = cells(kind, file.write())
        flag = {"excel": 7, "xlsx": 7}.get(kind, head.index("flag") if "flag" in head else 7)
        found = [(line[0], line[3], line[5], line[6]) for line in lines]
        assert [(i, a, int(y), v) for i, a, y, v in found] == series(order), kind
        wanted = [observe(load_catalogue()[i], a, y).flag for i, a, y, _ in series(order)]
        named = {GERMAN(f"flag.{each}.long"): each for each in Flag} | {each.value: each for each in Flag}
        assert [named[line[flag]] for line in lines] == wanted, kind


@pytest.mark.parametrize(
    ("pivot", "sort"), [("year", "newest"), ("year", "highest"), ("area", "area"), ("indicator", "lowest")]
)
def test_a_wide_file_has_lines_columns_and_words_of_the_screen(pivot: str, sort: str, offered: Offers) -> None:
    address = LONG | {"levels": "region", "from": "2021", "to": "2023", "layout": "wide", "pivot": pivot, "sort": sort}
    app, files = offered(**address)
    screen = table(app)
    for kind in ("excel", "xlsx"):
        head, *lines = cells(kind, files[kind].write())
        places = [place for place, name in enumerate(head) if f"{name}: {GERMAN('table.flag')}" in head]
        assert [head[place] for place in places] == list(screen.columns[-len(places) :])
        front = screen.reset_index()
        for name in {"table.area", "table.indicator", "table.year"} & {f"table.{each}" for each in FRONT[pivot]}:
            column = head.index(GERMAN(name))
            seen = [str(each) for each in front[GERMAN(name)]]
            if name == "table.year":  # a number in a file, with the census it rests on only on the screen
                assert "2022 (Zensus 2011)" in seen
                seen = [each.removesuffix(" (Zensus 2011)") for each in seen]
            assert [str(line[column]) for line in lines] == seen, kind
        flags = {GERMAN(f"flag.{flag}.long"): GERMAN(f"flag.{flag}.short") for flag in Flag}
        for line, (_, seen) in zip(lines, screen.iterrows(), strict=True):
            for place, name in zip(places, screen.columns[-len(places) :], strict=True):
                if line[place] is None:
                    assert seen[name] == flags[line[place + 1]]
                else:
                    shown = float(str(seen[name]).split(" ")[0].replace(".", "").replace(",", "."))
                    assert shown == pytest.approx(line[place], abs=0.051)


def test_files_have_all_rows_and_not_only_those_on_the_screen(offered: Offers) -> None:
    address = {"indicators": POPULATION.id, "levels": "kreis", "layout": "long", "from": "2020"}
    _, files = offered(**address)
    lines = cells("parquet", files["parquet"].write())
    assert len(lines) - 1 > 2 * MOST_ROWS


def test_every_file_names_source_licence_version_date_and_address(offered: Offers, tmp_path: Path) -> None:
    day = datetime.now(ZoneInfo("Europe/Berlin")).date().isoformat()
    address = f"{HOST}daten?lang=de&from=2019&to=2020&indicators=share_65plus,population&layout=long"
    own = [load_sources()[key] for key in source_ids(POPULATION, load_catalogue())]
    _, files = offered(**LONG, layout="long")
    for kind, file in files.items():
        assert file.file_name.isascii() and file.file_name.startswith(f"smart-region_{version()}_{day}")
        content = file.write()
        said = "\n".join(str(cell) for line in cells(kind, content) for cell in line)
        if kind == "xlsx":
            sheets = load_workbook(BytesIO(content)).worksheets
            said = "\n".join(str(cell) for each in sheets for line in each.iter_rows(values_only=True) for cell in line)
        elif kind == "package":
            ZipFile(BytesIO(content)).extractall(tmp_path)
            said += (tmp_path / "datapackage.json").read_text()
            assert validate(tmp_path / "datapackage.json").valid
        written = GERMAN.date(day) if kind == "xlsx" else day
        assert version() in said and written in said and address in said, kind
        assert all(each.citation in said and each.licence in said for each in own), kind


def test_no_text_in_a_file_of_the_page_starts_a_formula_and_negative_figures_stay_numbers(offered: Offers) -> None:
    _, files = offered(**{"indicators": "natural_balance_rate", "from": "2019", "to": "2020"})
    for kind in ("excel", "csv", "xlsx", "package"):
        found = [cell for line in cells(kind, files[kind].write()) for cell in line if cell is not None]
        assert not [cell for cell in found if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@"))]
        assert any(isinstance(cell, int | float) and cell < 0 for cell in found)


def test_no_file_is_made_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    noted = {name: kind._replace(write=lambda *_: made.append("file") or b"") for name, kind in KINDS.items()}
    monkeypatch.setattr(block, "KINDS", noted)
    assert len(at(**LONG).get("download_button")) == len(KINDS) + len(OF_REGION) and made == []


def test_more_values_than_a_sheet_has_rows_close_its_button_in_long_form_and_name_the_other_way(
    monkeypatch: pytest.MonkeyPatch, offered: Offers
) -> None:
    monkeypatch.setattr(block, "MOST_ROWS", 24)  # the heading is one of them
    app, files = offered(**LONG, layout="long")
    assert [kind for kind, file in files.items() if file.is_disabled] == ["xlsx"]
    sentence = GERMAN("downloads.too_many", most="23", count="24")
    assert GERMAN("downloads.csv") in sentence and sentence in [each.value for each in app.markdown]
    assert not any(file.is_disabled for file in offered(**LONG, layout="wide")[1].values())
    monkeypatch.setattr(block, "MOST_ROWS", 25)
    assert not any(file.is_disabled for file in offered(**LONG, layout="long")[1].values())


def test_the_largest_choice_of_the_page_is_less_than_a_sheet_holds() -> None:
    areas = set(load_areas()) | {REGION}
    longest = sorted((len(panel(each.id).years) for each in listed()), reverse=True)[:MOST_INDICATORS]
    assert sum(longest) * len(areas) < block.MOST_ROWS
    assert 2 * max(len(areas), *longest) + 20 < MOST_COLUMNS  # value and flag of each, and what names a row


def test_the_citation_can_be_copied_and_names_this_view() -> None:
    (code,) = at(**LONG).code
    assert version() in code.value and code.value.endswith(
        "daten?lang=de&from=2019&to=2020&indicators=share_65plus,population"
    )


def test_all_figures_are_linked_with_and_without_a_choice() -> None:
    for address in ({}, LONG):
        page = html(at(**address))
        for name in ("all.parquet", "all.zip", "all_de.xlsx", "all_de.csv", "all.csv"):
            assert f'href="app/static/data/{name}"' in page
    assert all(
        f'href="app/static/data/all_en.{ending}"' in html(visit("explore", lang="en")) for ending in ("xlsx", "csv")
    )


def test_the_files_of_the_region_have_every_indicator_and_year_of_the_areas_that_pages_compare(offered: Offers) -> None:
    _, files = offered("region_")
    assert set(files) == set(OF_REGION)
    (head, *rows) = cells("csv", files["csv"].write())
    found = [dict(zip(head, row, strict=True)) for row in rows]
    wanted = [
        (i.id, area, year, seen.value)
        for i in listed()
        for area in (*PARTNERS, REGION, *BENCHMARKS)
        for year, seen in observe_all(i, area)
    ]
    assert [(each["indicator"], each["area"], each["year"]) for each in found] == [row[:3] for row in wanted]
    assert [each["value"] for each in found] == [row[3] for row in wanted]


def test_a_reader_without_a_choice_is_told_how_to_begin_and_can_see_an_example() -> None:
    app = at()
    assert GERMAN("downloads.begin") in [each.value for each in app.markdown]
    assert len(app.get("download_button")) == len(OF_REGION)  # all figures, but none of a choice
    app.button(key="example").click().run()
    assert sound(app) and len(table(app)) == 2 * len(PARTNERS)
    assert GERMAN("downloads.begin") not in [each.value for each in app.markdown]
