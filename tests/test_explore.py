"""The data page shows exactly the store's values for the choice in its address, in both languages."""

import re
from collections.abc import Iterator

import pandas as pd
import pytest
from onscreen import foreign_words, nodes, notices, picker, sound, tables, visit
from streamlit.testing.v1 import AppTest

from data.catalogue import load_catalogue
from geo.areas import PARTNERS, REGION
from pages.text import load_text
from pages.ui.explore.choice import LAYOUTS, LEVELS, MOST_INDICATORS, PIVOTS, SORTS
from pages.ui.explore.numbers import MOST_ROWS
from pages.ui.explore.wide import written
from pages.ui.pickers import area_name
from pages.ui.store import listed, observe

GERMAN, ENGLISH = load_text("de"), load_text("en")
POPULATION, OLD = load_catalogue()["population"], load_catalogue()["share_65plus"]
TWO = f"{POPULATION.id},{OLD.id}"


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
