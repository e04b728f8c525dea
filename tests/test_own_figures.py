"""The files that analysts really bring give the figures that stand in them, and nothing wrong without a word."""

import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from published import SOURCES, published

from data.upload.areas import Register
from data.upload.numbers import Missing
from data.upload.problems import Kind, Refusal, UploadError
from data.upload.understood import Understood, read
from geo.areas import load_areas
from pages.text import LANGUAGES, load_text
from pages.text.uploads import refused, said

CASES = SOURCES[0].parent / "cases"
OWN, GENESIS = CASES / "own_figures", CASES / "genesis"
match = Register(load_areas().values()).candidates
pytestmark = [
    pytest.mark.sources,
    pytest.mark.skipif(not OWN.is_dir(), reason=f"no analysts' files at {OWN}: set SMART_REGION_SOURCES"),
]
HARBURG, LUECHOW, LUENEBURG, CITY, STADE, UELZEN = "03353", "03354", "03355", "03355022", "03359", "03360"


def understood(name: str, year: int | None = None) -> Understood:
    return read((OWN / name).read_bytes(), name, match=match, year=year)


def values(found: Understood) -> dict[tuple[str, int, str], float | None]:
    return {(row.area, row.year, row.indicator): row.value for row in found.rows}


def kinds(found: Understood) -> list[Kind]:
    return [each.kind for each in found.problems]


def complaints(found: Understood) -> list[str]:
    return [each.given for each in found.problems if not each.kind.is_notice]


# -- nothing wrong


def test_a_key_of_a_municipality_is_none_of_a_kreis_whatever_its_name() -> None:
    found = understood("zensus_municipalities_ffcsv.csv")
    assert values(found) == {(CITY, 2022, "Personen"): 72870}
    assert "ist kein bekanntes Gebiet" in said(found.problems[0], load_text("de"))
    assert [each.given for each in found.problems] == ["083175014011", "010625207091"]


def test_a_key_of_a_samtgemeinde_is_no_kreis() -> None:
    found = understood("samtgemeinde_ars.csv")
    assert found.rows == () and kinds(found) == [Kind.AREA_UNKNOWN] * 2


def test_years_as_headings_win_over_a_date() -> None:
    found = understood("stand_column_beside_years.csv")
    assert [(row.area, row.year, row.value) for row in found.rows] == [
        *((HARBURG, 2020 + n, n) for n in (1, 2, 3)),
        *((STADE, 2020 + n, n + 3) for n in (1, 2, 3)),
    ]
    assert [(each.kind, each.given) for each in found.problems] == [(Kind.COLUMN_LEFT_OUT, "Datum")]


def test_columns_of_keys_and_of_words_are_no_indicators() -> None:
    keys = understood("key_column_as_indicator.csv")
    assert values(keys) == {(HARBURG, 2022, "Einwohner"): 261, (STADE, 2022, "Einwohner"): 209}
    status = understood("status_columns.csv")
    assert list(values(status).values()) == [261, 209, 94] and complaints(status) == []
    assert [each.given for each in status.problems] == ["Einwohner: Status", "Quelle"]
    words = understood("text_columns.csv")
    assert list(values(words).values()) == [5.5, 6.5, 7.5] and [each.given for each in words.problems] == ["Bemerkung"]


def test_of_two_years_in_a_heading_none_is_guessed() -> None:
    found = understood("two_years_in_heading.csv")
    assert values(found) == {(HARBURG, 2022, "Einwohner"): 261, (STADE, 2022, "Einwohner"): 209}
    assert [(each.kind, each.given) for each in found.problems] == [
        (Kind.YEARS_IN_HEADING, "Veränderung 2022 gegenüber 2011"),
        (Kind.YEARS_IN_HEADING, "Prognose 2040 (Basis 2021)"),
    ]


# -- tables of the statistical offices


def test_a_table_with_years_in_rows_has_its_units_and_signs() -> None:
    found = understood("genesis_rows.csv")
    assert len(found.rows) == 20 and complaints(found) == []
    cells = {(r.indicator, r.area, r.year): (r.value, r.unit, r.missing) for r in found.rows}
    assert cells["Betriebe", HARBURG, 2020] == (11, "Anzahl", None)
    assert cells["Umsatz", HARBURG, 2020] == (910, "Tsd. EUR", None)
    assert cells["Umsatz", LUECHOW, 2020][2] is Missing.NOTHING
    assert cells["Umsatz", LUENEBURG, 2020][2] is Missing.CONFIDENTIAL
    assert cells["Umsatz", LUECHOW, 2021][2] is Missing.MEANINGLESS


def test_dates_over_categories_and_in_rows_are_years() -> None:
    over = understood("genesis_dates_over_categories.csv")
    assert len(over.rows) == 24
    names = [f"Probebestand, {sex}" for sex in ("Insgesamt", "männlich", "weiblich")]
    assert [values(over)[LUECHOW, 2021, name] for name in names] == [4, 1, 3]
    rows = understood("genesis_rows_dates.csv")
    assert values(rows)[STADE, 2021, "Personen, männlich"] == 30 and {r.unit for r in rows.rows} == {"Anzahl"}


def test_a_row_of_units_may_say_years_and_a_measure_may_stand_in_the_title() -> None:
    age = understood("genesis_unit_years.csv")
    assert values(age)[HARBURG, 2020, "Durchschnittsalter"] == 44.9 and {r.unit for r in age.rows} == {"Jahre"}
    assert values(age)[LUECHOW, 2020, "Durchschnittsalter"] == 47.1
    stock = understood("genesis_stichtag_heading.csv")
    assert [(r.area, r.indicator, r.value) for r in stock.rows] == [
        *((HARBURG, "Probebestand (Anzahl)", value) for value in (251, 252)),
        *((UELZEN, "Probebestand (Anzahl)", value) for value in (91, 92)),
    ]


def test_the_flat_form_with_two_measures_and_a_long_table_with_ages_have_names_for_each() -> None:
    flat = {(r.area, r.indicator, r.unit): (r.value, r.missing) for r in understood("ffcsv_two_measures.csv").rows}
    assert flat[HARBURG, "Steuerpflichtige", "Anzahl"] == (235, None)
    assert flat[HARBURG, "Einkommensteuer", "Tsd. EUR"] == (1271, None)
    assert flat[LUECHOW, "Steuerpflichtige", "Anzahl"] == (45, None)
    assert flat[LUECHOW, "Einkommensteuer", "Tsd. EUR"] == (None, Missing.NOTHING)
    ages = values(understood("long_with_age.csv"))
    named = [f"Einwohner, {age}" for age in ("unter 18", "18 bis 64", "65 und älter")]
    assert [ages[HARBURG, 2022, name] for name in named] == [45, 155, 58]
    assert [ages[STADE, 2022, name] for name in named] == [37, 126, 45]


def test_a_table_of_eurostat_is_read_with_its_flags() -> None:
    found = understood("eurostat.tsv")
    cells = {r.year: (r.value, r.missing) for r in found.rows if r.area == LUECHOW}
    assert cells == {2020: (1227, None), 2021: (None, Missing.NOT_STATED), 2022: (1228, None)}
    marked = [(each.given, each.detail) for each in found.problems if each.kind is Kind.VALUE_MARKED]
    assert ("1228 p", "p") in marked and complaints(found) == []


NUMBER, KEY = re.compile(r"-?\d+(,\d+)?"), re.compile(r"DG|\d{2}|\d{5}")
DATED = re.compile(r"(?:\d\d\.\d\d\.)?(\d{4})")


def plainly_read(file: Path) -> Iterator[tuple[tuple[int, int], tuple[str, int, float]]]:
    """Place → area, year and number of each cell of a known area, by nothing but the order of the cells in a line."""
    lines = file.read_bytes().decode("iso-8859-1").split("\n")
    lines = lines[: next(number for number, line in enumerate(lines) if line.startswith("____"))]
    heads = [line.split(";") for line in lines if line.startswith(";")]
    first = min(next(place for place, cell in enumerate(cells) if cell) for cells in heads)
    titles = [line.split(";")[0].removeprefix("Jahr: ").removeprefix("Stichtag: ") for line in lines]
    once = next((int(date[1]) for title in titles if (date := DATED.fullmatch(title))), 0)
    for number, line in enumerate(lines, start=1):
        cells = line.split(";")
        dated = DATED.fullmatch(cells[0])
        key = cells[1] if dated and len(cells) > 1 else cells[0]
        if KEY.fullmatch(key) and key in load_areas():
            for place, cell in enumerate(cells[first:], start=first + 1):
                if NUMBER.fullmatch(cell.strip()):
                    yield (number, place), (key, int(dated[1]) if dated else once, float(cell.replace(",", ".")))


def test_every_cell_of_66_tables_of_the_regionaldatenbank_is_read_where_it_stands() -> None:
    offenders, files, cells = [], sorted(GENESIS.glob("*.csv")), 0
    for file in files:
        found = read(file.read_bytes(), file.name, match=match)
        told = {(r.row, r.column): (r.area, r.year, r.value) for r in found.rows if r.value is not None}
        expected = dict(plainly_read(file))
        cells += len(expected)
        is_named = all(r.indicator and r.indicator != file.stem and r.unit for r in found.rows)
        if told != expected or not is_named or complaints(found):
            offenders.append(file.name)
    assert offenders == []
    assert len(files) >= 66 and cells > 35_000


BOOKS = ["33111-02-01-4_2021.xlsx", "45412-01-03-4_2021.xlsx"]


@pytest.mark.parametrize("name", BOOKS)
def test_every_cell_of_a_workbook_of_the_regionaldatenbank_is_read_with_the_year_in_its_own_row(name: str) -> None:
    file = published("genesis") / name
    with warnings.catch_warnings(action="ignore"):  # these workbooks name no default style
        sheet = openpyxl.load_workbook(file).worksheets[0]
    expected = {
        (cell.row, cell.column): (row[0].value, 2021, cell.value)
        for row in sheet.iter_rows()
        for cell in row[2:]
        if row[0].value in load_areas() and isinstance(cell.value, (int, float))
    }
    found = read(file.read_bytes(), name, match=match)
    assert {(r.row, r.column): (r.area, r.year, r.value) for r in found.rows if r.value is not None} == expected
    assert len(expected) > 1_500 and all(r.unit and r.indicator for r in found.rows) and found.year is None


# -- what else analysts bring


def test_keys_decide_where_headings_do_not_say_what_they_are() -> None:
    keys = {r.area: r.value for r in understood("unknown_key_heading.csv").rows}
    assert keys == {HARBURG: 254, LUENEBURG: 184, STADE: 204}
    rownames = values(understood("r_rownames.csv"))
    assert rownames == {(area, 2014, "Einwohner"): n for area, n in ((HARBURG, 244), (LUECHOW, 48), (STADE, 197))}
    found = understood("id_region.csv")
    assert {(r.area, r.year): r.value for r in found.rows} == {
        (HARBURG, 2019): 254, (LUECHOW, 2019): 48, (HARBURG, 2020): 255, (LUECHOW, 2020): 48
    }  # fmt: skip
    assert [each.given for each in found.problems] == ["idx", "internal_id"]


def test_areas_may_be_columns_and_headings_may_have_two_rows() -> None:
    across = {(r.area, r.year): r.value for r in understood("transposed.csv").rows}
    assert across[HARBURG, 2020] == 1.5 and len(across) == 6
    over = values(understood("years_over_indicators.csv"))
    assert (over[HARBURG, 2021, "Einwohner"], over[HARBURG, 2021, "Fläche"]) == (2, 4)
    groups = values(understood("subheading_groups.csv"))
    assert len(groups) == 8 and groups[STADE, 2021, "Fläche"] == 8
    merged = values(understood("xlsx_merged_heads.xlsx"))
    assert len(merged) == 24
    assert (merged[HARBURG, 2023, "Bevölkerung"], merged[HARBURG, 2023, "Beschäftigte"]) == (263, 71)


def test_styles_that_matter_to_nobody_keep_no_workbook_from_being_read() -> None:
    found = understood("xlsx_fill_with_extension.xlsx")
    assert [(r.area, r.year, r.value) for r in found.rows] == [
        (HARBURG, 2020, 1.5), (HARBURG, 2021, 2.5), (STADE, 2020, 3.5), (STADE, 2021, 4.5)
    ]  # fmt: skip


def test_the_message_is_about_the_sheet_with_the_data_and_not_about_its_cover() -> None:
    with pytest.raises(UploadError) as refusal:
        understood("xlsx_cover_sheet.xlsx")
    assert (refusal.value.kind, refusal.value.sheet, refusal.value.row) == (Refusal.NO_YEAR, "Kreise", 4)
    assert refusal.value.year == 2018
    assert all("Kreise" in refused(refusal.value, load_text(each)) for each in LANGUAGES)
    asked = understood("xlsx_cover_sheet.xlsx", 2018)
    assert values(asked)[HARBURG, 2018, "Bevölkerung, insgesamt"] == 252776 and asked.sheet == "Kreise"


def test_of_a_file_without_a_year_that_of_its_name_is_offered_and_the_readers_counts() -> None:
    with pytest.raises(UploadError) as refusal:
        understood("no_year_2021.csv")
    assert (refusal.value.kind, refusal.value.year) == (Refusal.NO_YEAR, 2021)
    found = understood("no_year_2021.csv", 2021)
    assert [(r.area, r.year, r.value) for r in found.rows] == [
        (HARBURG, 2021, 4.1), (LUECHOW, 2021, 6.9), (LUENEBURG, 2021, 5.2)
    ]  # fmt: skip
    assert kinds(found) == [Kind.YEAR_GIVEN]


def test_months_are_named_as_such() -> None:
    with pytest.raises(UploadError) as refusal:
        understood("months.csv")
    assert refusal.value.kind is Refusal.PERIODS and "Monate" in refused(refusal.value, load_text("de"))


def test_the_encoding_is_the_one_in_which_most_areas_are_known() -> None:
    found = {(r.area, r.year): r.value for r in understood("mac_roman.csv").rows}
    assert found == {(LUENEBURG, 2020): 1.5, (LUENEBURG, 2021): 2.5, (LUECHOW, 2020): 3.5, (LUECHOW, 2021): 4.5}
    assert [(r.area, r.value) for r in understood("utf16_excel.txt").rows] == [(LUENEBURG, 1.5)]


def test_thousands_points_are_decided_by_the_file_and_it_is_said_how() -> None:
    for name in ("thousands_points.csv", "thousands_points_other_column_decides.csv"):
        found = understood(name)
        assert {r.value for r in found.rows if (r.area, r.year) == (HARBURG, 2023)} >= {263616}
        (notice,) = found.problems
        assert notice.kind is Kind.POINTS_READ and notice.given in said(notice, load_text("de"))


def test_marks_at_numbers_leave_the_value_and_are_said() -> None:
    found = understood("values_with_marks.csv")
    assert [r.value for r in found.rows] == [12.3, 13.1, 14.2, 15.0, 16.1, 17.2]
    assert [(each.kind, each.detail) for each in found.problems] == [
        (Kind.VALUE_MARKED, mark) for mark in ("()", "r", "p", "()")
    ]


def test_every_row_finds_its_kreis() -> None:
    names = [r.area for r in understood("names_of_kreise.csv").rows]
    assert names == ["16077", "09183", "02", HARBURG, "05334"]
    marks = understood("footnote_marks.csv")
    assert list(dict.fromkeys(r.area for r in marks.rows)) == [HARBURG, STADE, UELZEN, "02"] and marks.problems == ()


def test_sums_are_no_areas_and_long_names_stay_two_indicators() -> None:
    sums = understood("sum_row.csv")
    assert len(sums.rows) == 4 and complaints(sums) == ["Insgesamt", "Süderelbe gesamt"]
    assert len({r.indicator for r in understood("long_names_same_beginning.csv").rows}) == 2
