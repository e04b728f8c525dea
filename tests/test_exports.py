"""What is downloaded is what was seen, says where it comes from, and harms nobody who opens it."""

import json
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package, validate
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.catalogue import load_catalogue
from data.flags import Flag
from data.observations import DataFileError, Observation
from data.version import version
from geo.areas import PARTNERS, REGION
from pages.exports import workbook
from pages.exports.flat import to_csv_bytes, to_parquet_bytes
from pages.exports.package import to_package_bytes
from pages.exports.provenance import sources
from pages.exports.tables import Axis, Extract, Layout, Row, tabulated
from pages.exports.workbook import TooLargeError
from pages.exports.xlsx import to_xlsx_bytes
from pages.text import LANGUAGES, Text, load_text
from pages.ui.pickers import area_name
from pages.ui.store import observe

DE, EN = load_text("de"), load_text("en")
BOTH = pytest.mark.parametrize("text", [DE, EN], ids=LANGUAGES)
INDICATORS = ("population", "unemployed_share", "manufacturing_energy", "natural_balance")
AREAS = (*PARTNERS, REGION, "03353+03359")
YEARS = (2012, 2019, 2021)
ADDRESS = "https://monitor.example/daten?indicator=population&areas=03353,03354&lang=de"
WIDE = [(axis, text) for axis in Axis for text in (DE, EN)]
HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=cmd|"/C calc"!A0', "=HYPERLINK(1)")


def rows(text: Text) -> list[Row]:
    declared = [load_catalogue()[key] for key in INDICATORS]
    return [
        Row(i, area, area_name(area, text), year, observe(i, area, year))
        for i in declared
        for area in AREAS
        for year in YEARS
    ]


def extract(text: Text, **changes: Any) -> Extract:
    start = Extract(rows=rows(text), address=ADDRESS, version="0123456789ab", date="2026-11-22")
    return replace(start, **changes)


def observed(text: Text) -> dict[tuple[str, str, int], Observation]:
    """What the store says, by indicator, area and year."""
    return {(row.indicator.id, row.area, row.year): row.observation for row in rows(text)}


def flags(table: pd.DataFrame, named: dict[str, Flag] | None = None) -> list[Flag]:
    return [(named or {flag.value: flag for flag in Flag})[cell] for cell in table["flag"]]


def told(table: pd.DataFrame, found: Iterable[Flag]) -> dict[tuple[str, str, int], Observation]:
    """What a long table says, by indicator, area and year."""
    lines = zip(table["indicator"], table["area"], table["year"], table["value"], found, strict=True)
    return {(i, a, int(y)): Observation(None if pd.isna(v) else float(v), f) for i, a, y, v, f in lines}


def read(content: bytes, **options: Any) -> pd.DataFrame:
    types = {"area": str, "indicator": str}
    return pd.read_csv(BytesIO(content), dtype=types, **options)


def sheets(content: bytes) -> list[Worksheet]:
    return load_workbook(BytesIO(content)).worksheets


def opened(content: bytes, folder: Path) -> Path:
    """The unpacked data package, as its descriptor."""
    with ZipFile(BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder / "datapackage.json"


EVERY = {
    "plain csv": lambda e, t: to_csv_bytes(e, t, bom=False),
    "csv for spreadsheets": lambda e, t: to_csv_bytes(e, t, bom=True),
    "xlsx": to_xlsx_bytes,
    "parquet": to_parquet_bytes,
    "package": to_package_bytes,
}


def test_the_rows_of_these_tests_have_values_gaps_negatives_and_totals() -> None:
    found = observed(DE).values()
    assert {Flag.CONFIRMED, Flag.CONFIDENTIAL} <= {each.flag for each in found}
    assert any(each.value is None for each in found) and any((each.value or 0) < 0 for each in found)
    assert observed(DE)["population", REGION, 2021].value is not None


@BOTH
def test_a_plain_csv_read_with_pandas_is_equal_to_the_store(text: Text) -> None:
    content = to_csv_bytes(extract(text), text, bom=False)
    assert not content.startswith(b"\xef\xbb\xbf")
    table = read(content)
    assert told(table, flags(table)) == observed(text)


@BOTH
def test_a_csv_for_spreadsheets_has_the_separators_of_its_language_and_is_equal_to_the_store(text: Text) -> None:
    content = to_csv_bytes(extract(text), text, bom=True)
    assert content.startswith(b"\xef\xbb\xbf")
    signs = {"sep": ";", "decimal": ","} if text is DE else {}
    table = pd.read_csv(BytesIO(content), encoding="utf-8-sig", dtype=str, **signs)
    table.columns = [column.id for column in tabulated(extract(text), text, is_stamped=True).columns]
    numbers = [float(str(v).replace(",", ".") if text is DE else v) for v in table["value"]]
    assert any("," in str(v) for v in table["value"]) is (text is DE)
    table = table.assign(value=numbers)
    assert told(table, flags(table, {text(f"flag.{flag}.long"): flag for flag in Flag})) == observed(text)


@BOTH
def test_a_workbook_read_with_openpyxl_is_equal_to_the_store_to_the_digit(text: Text) -> None:
    data = sheets(to_xlsx_bytes(extract(text), text))[0]
    ids = [column.id for column in tabulated(extract(text), text, is_stamped=False).columns]
    table = pd.DataFrame(list(data.iter_rows(min_row=2, values_only=True)), columns=ids)
    assert told(table, flags(table, {text(f"flag.{flag}.long"): flag for flag in Flag})) == observed(text)


@BOTH
def test_parquet_read_with_pyarrow_is_equal_to_the_store(text: Text) -> None:
    read_back = pq.read_table(BytesIO(to_parquet_bytes(extract(text), text)))
    assert {read_back.schema.field(name).type for name in ("year", "value")} == {"int64", "double"}
    assert read_back.schema.metadata[b"data_version"] == b"0123456789ab"
    table = read_back.to_pandas()
    assert told(table, flags(table)) == observed(text)


@BOTH
def test_a_data_package_is_valid_and_its_values_are_equal_to_the_store(text: Text, tmp_path: Path) -> None:
    descriptor = opened(to_package_bytes(extract(text), text), tmp_path)
    report = validate(descriptor)
    assert report.valid, report.flatten(["message"])
    table = pd.DataFrame(
        [row.to_dict() for row in Package(descriptor).get_resource("data").read_rows()],
    )
    assert told(table, flags(table)) == observed(text)


@pytest.mark.parametrize(("axis", "text"), WIDE)
def test_a_wide_package_is_valid_and_every_place_of_it_is_equal_to_the_store(
    axis: Axis, text: Text, tmp_path: Path
) -> None:
    wide = extract(text, layout=Layout.WIDE, across=axis)
    descriptor = opened(to_package_bytes(wide, text), tmp_path)
    report = validate(descriptor)
    assert report.valid, report.flatten(["message"])
    lead = [each for each in ("indicator", "area", "year") if each != axis]
    found = {}
    for row in read((tmp_path / "data.csv").read_bytes()).to_dict("records"):
        for name in (str(each) for each in row if f"{each}_flag" in row):
            key = {each: row[each] for each in lead} | {axis.value: int(name) if axis is Axis.YEAR else name}
            value = None if pd.isna(row[name]) else float(row[name])
            found[key["indicator"], key["area"], int(key["year"])] = Observation(value, Flag(row[f"{name}_flag"]))
    assert found == observed(text)


@pytest.mark.parametrize("layout", Layout)
@BOTH
def test_parquet_and_workbook_have_the_rows_and_columns_of_the_table(text: Text, layout: Layout) -> None:
    chosen = extract(text, layout=layout)
    table = tabulated(chosen, text, is_stamped=True)
    shape = len(table.rows), len(table.columns)
    assert pd.read_parquet(BytesIO(to_parquet_bytes(chosen, text))).shape == shape
    data = sheets(to_xlsx_bytes(chosen, text))[0]
    assert (data.max_row, data.max_column) == (shape[0] + 1, shape[1] - 3)  # version, date, address: the third sheet


def test_a_missing_value_is_empty_and_its_flag_says_in_words_why() -> None:
    missing = next(row for row in rows(DE) if row.observation.flag is Flag.CONFIDENTIAL)
    few = extract(DE, rows=[missing])
    heading, line = to_csv_bytes(few, DE, bom=True).decode("utf-8-sig").splitlines()
    cells = dict(zip(heading.split(";"), line.split(";"), strict=False))
    assert (cells["Wert"], cells["Status"]) == ("", "geheim oder unbekannt")
    data = sheets(to_xlsx_bytes(few, EN))[0]
    assert [data.cell(2, 7).value, data.cell(2, 8).value] == [None, EN("flag.confidential.long")]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("axis", Axis)
def test_no_cell_and_no_heading_starts_a_formula(name: str, axis: Axis, tmp_path: Path) -> None:
    words = MappingProxyType({"de": name, "en": name})
    hostile = replace(
        load_catalogue()["population"], id="=id", name=words, unit=words, definition=words, reference=words
    )
    few = [Row(hostile, name, name, year, Observation(-1.5, Flag.CONFIRMED)) for year in (2020, 2021)]
    for layout in Layout:
        chosen = extract(DE, rows=few, address=name, layout=layout, across=axis)
        for bom in (True, False):
            content = to_csv_bytes(chosen, DE, bom=bom).decode("utf-8-sig")
            sign = {"sep": ";" if bom else ",", "header": None, "dtype": str, "keep_default_na": False}
            cells = pd.read_csv(BytesIO(content.encode()), **sign).to_numpy().ravel()
            dangerous = {c for c in cells if c.startswith(tuple("=+-@\t\r\n"))}
            assert dangerous <= {"-1,5" if bom else "-1.5"}
        for sheet in sheets(to_xlsx_bytes(chosen, DE)):
            for cell in (cell for line in sheet.iter_rows() for cell in line if cell.value is not None):
                assert cell.data_type in ("s", "n")
                assert cell.data_type == "n" or not str(cell.value).startswith(tuple("=+-@\t\r\n"))
        assert validate(opened(to_package_bytes(chosen, DE), tmp_path)).valid


def test_a_negative_number_stays_a_number() -> None:
    few = extract(DE, rows=[row for row in rows(DE) if (row.observation.value or 0) < 0][:1])
    value = few.rows[0].observation.value
    assert read(to_csv_bytes(few, DE, bom=False))["value"].tolist() == [value]
    cell = sheets(to_xlsx_bytes(few, DE))[0]["G2"]
    assert (cell.value, cell.data_type) == (value, "n")


def test_text_that_a_sheet_cannot_hold_or_takes_for_an_error_stays_text() -> None:
    row = rows(DE)[0]
    few = extract(DE, rows=[row._replace(name="#REF!"), row._replace(name="a\x0bb", year=2013)])
    data = sheets(to_xlsx_bytes(few, DE))[0]
    assert [(data.cell(n, 5).value, data.cell(n, 5).data_type) for n in (2, 3)] == [("#REF!", "s"), ("ab", "s")]


@BOTH
@pytest.mark.parametrize("kind", ["plain csv", "csv for spreadsheets", "parquet"])
def test_every_row_of_a_flat_file_names_source_licence_version_date_and_address(kind: str, text: Text) -> None:
    content = EVERY[kind](extract(text), text)
    german = text is DE and kind == "csv for spreadsheets"
    table = pd.read_parquet(BytesIO(content)) if kind == "parquet" else read(content, sep=";" if german else ",")
    table.columns = [column.id for column in tabulated(extract(text), text, is_stamped=True).columns]
    assert set(table["data_version"]) == {"0123456789ab"} and set(table["date"]) == {"2026-11-22"}
    assert set(table["address"]) == {ADDRESS}
    held = {i.id: "; ".join(dict.fromkeys(s.licence for s in sources([i]))) for i in extract(text).indicators}
    assert dict(zip(table["indicator"], table["licence"], strict=True)) == held
    shares = table[table["indicator"] == "unemployed_share"]["source"]
    assert shares.str.endswith(text("source.computed")).all()  # a ratio is calculated here
    whole = table[table["indicator"] == "population"].set_index("area")["source"]
    assert whole[REGION].str.endswith(text("source.computed")).all()
    assert not whole["03353"].str.contains(text("source.computed")).any()


@BOTH
def test_a_workbook_says_in_two_more_sheets_what_it_holds_and_how_to_cite_it(text: Text) -> None:
    data, definitions, citation = sheets(to_xlsx_bytes(extract(text), text))
    assert [data.title, definitions.title, citation.title] == [
        text(f"export.sheet.{each}") for each in ("data", "definitions", "citation")
    ]
    assert data.freeze_panes == definitions.freeze_panes == "A2"
    about = load_workbook(BytesIO(to_xlsx_bytes(extract(text), text))).properties
    assert (about.title, f"{about.created:%Y-%m-%d}") == (text("frame.title"), "2026-11-22")
    said = [cell for line in definitions.iter_rows(values_only=True) for cell in line]
    for indicator in extract(text).indicators:
        assert {indicator.id, text.of(indicator.name), text.of(indicator.definition)} <= set(said)
    published = sources(extract(text).indicators)
    assert {each for s in published for each in (s.id, s.citation, s.licence, s.licence_url, s.url)} <= set(said)
    cited = " ".join(str(cell) for line in citation.iter_rows(values_only=True) for cell in line)
    assert all(each in cited for each in (ADDRESS, "0123456789ab", text.date("2026-11-22"), published[0].citation))
    assert all(text(f"flag.{flag}.meaning") in cited for flag in Flag)


def test_numbers_of_a_workbook_are_shown_with_the_decimals_of_their_indicator() -> None:
    for layout in Layout:
        chosen = extract(EN, layout=layout)
        for line in sheets(to_xlsx_bytes(chosen, EN))[0].iter_rows(min_row=2):
            decimals = load_catalogue()[str(line[0].value)].decimals
            formats = {cell.number_format for cell in line if isinstance(cell.value, float)}
            assert formats <= {"#,##0.00" if decimals == 2 else "#,##0.0" if decimals else "#,##0"}


def test_a_data_package_names_units_sources_and_licences(tmp_path: Path) -> None:
    content = opened(to_package_bytes(extract(EN), EN), tmp_path).read_text(encoding="utf-8")
    package = json.loads(content)
    published = sources(extract(EN).indicators)
    assert (package["version"], package["homepage"], package["created"][:10]) == (
        "0123456789ab", ADDRESS, "2026-11-22",
    )  # fmt: skip
    assert {each["path"] for each in package["licenses"]} == {each.licence_url for each in published}
    assert {each["citation"] for each in package["sources"]} == {each.citation for each in published}
    described = {each["indicator"]: each["unit"] for each in package["resources"][0]["indicators"]}
    assert described == {each.id: EN.of(each.unit) for each in extract(EN).indicators}
    wide = opened(to_package_bytes(extract(EN, layout=Layout.WIDE, across=Axis.INDICATOR), EN), tmp_path)
    fields = json.loads(wide.read_text(encoding="utf-8"))["resources"][0]["schema"]["fields"]
    assert {each["name"]: each["unit"] for each in fields if "unit" in each} == described


def test_the_checker_of_packages_would_see_a_changed_figure(tmp_path: Path) -> None:
    descriptor = opened(to_package_bytes(extract(EN), EN), tmp_path)
    data = tmp_path / "data.csv"
    data.write_bytes(data.read_bytes().replace(b"confirmed", b"confirmad", 1))
    assert not validate(descriptor).valid


@pytest.mark.parametrize("kind", EVERY)
def test_the_same_extract_gives_the_same_bytes_at_any_time_of_day(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = EVERY[kind](extract(DE), DE)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert EVERY[kind](extract(DE), DE) == first
    assert EVERY[kind](extract(DE, version="another"), DE) != first


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("kind", EVERY)
def test_an_empty_choice_gives_a_file_with_headings_only(kind: str, layout: Layout) -> None:
    assert EVERY[kind](extract(DE, rows=[], layout=layout), DE)


@pytest.mark.parametrize(("most", "limit"), [("MOST_ROWS", 41), ("MOST_COLUMNS", 11)])
def test_more_than_a_sheet_can_hold_is_refused(most: str, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    few = extract(DE, rows=rows(DE)[:40])
    monkeypatch.setattr(workbook, most, limit)
    assert to_xlsx_bytes(few, DE)
    monkeypatch.setattr(workbook, most, limit - 1)
    with pytest.raises(TooLargeError, match=f"more than {limit - 1}"):
        to_xlsx_bytes(few, DE)


def test_the_version_changes_with_the_figures_and_only_with_them(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one", "other", "copy")]
    for file, content in zip(files, (b"1", b"2", b"1"), strict=True):
        file.write_bytes(content)
    one, other, copy = map(version, files)
    assert one == copy != other
    assert len(one) == 12 and version() == version()
    with pytest.raises(DataFileError):
        version(tmp_path / "none")
