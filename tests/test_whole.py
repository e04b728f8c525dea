"""All figures side by side, for spreadsheets: every value and flag of the store, once, in its place."""

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from data.catalogue import load_catalogue
from data.flags import Flag
from data.observations import FILE, read_observations
from data.version import version
from geo.areas import REGION, REGION_PARTS, load_areas
from pages.exports.provenance import sources
from pages.exports.static import Published
from pages.exports.whole import ENDS, LEAD, Whole, csv_bytes, xlsx_bytes
from pages.text import LANGUAGES, Text, load_text
from pages.ui.static import makers
from pages.ui.store import listed, observe_all, panel

DE, EN = load_text("de"), load_text("en")
BOTH = pytest.mark.parametrize("text", [DE, EN], ids=LANGUAGES)
FEW = [load_catalogue()[name] for name in ("manufacturing_energy", "natural_balance_rate", "share_65plus")]
Values = dict[tuple[str, str, int], float]
Flags = dict[tuple[str, str, int], Flag]
FLAGS = {flag.value: flag for flag in Flag}


def few() -> Whole:
    return Whole(
        publish=lambda: (Published(each, panel(each.id), dict(observe_all(each, REGION))) for each in FEW),
        indicators=FEW,
        years=sorted({year for each in FEW for year in panel(each.id).years}),
        version="0123456789ab",
        date="2026-11-22",
    )


@cache
def stored() -> tuple[Values, Flags]:
    """Values and flags of all listed indicators: of the file, and of the region where the file has one of its parts."""
    ids = {each.id for each in listed()}
    frame = read_observations(FILE)
    frame = frame[frame["indicator"].isin(ids)]
    keys = list(zip(frame["indicator"].astype(str), frame["area"].astype(str), frame["year"].tolist(), strict=True))
    values = {key: value for key, value in zip(keys, frame["value"].tolist(), strict=True) if value == value}
    flags = dict(zip(keys, map(FLAGS.__getitem__, frame["flag"].astype(str)), strict=True))
    for indicator in listed():
        for year, seen in observe_all(indicator, REGION):
            if any((indicator.id, part, year) in flags for part in REGION_PARTS):
                flags[indicator.id, REGION, year] = seen.flag
                if seen.value is not None:
                    values[indicator.id, REGION, year] = seen.value
    return values, flags


def expected() -> tuple[Values, Flags]:
    """What is stored of the few."""
    ids = {each.id for each in FEW}
    values, flags = stored()
    return {k: v for k, v in values.items() if k[0] in ids}, {k: v for k, v in flags.items() if k[0] in ids}


def placed(lines: Iterable[Sequence[object]], years: Sequence[int], *, step: int = 1, skip: int = 0) -> dict[
    tuple[str, str, int], object
]:  # fmt: skip
    """What stands in the columns of years, by indicator, area and year."""
    names = list(LEAD)
    indicator, area = names.index("indicator"), names.index("area")
    behind = len(names) + step * len(years)
    return {
        (str(line[indicator]), str(line[area]), year): cell
        for line in lines
        for year, cell in zip(years, line[len(names) + skip : behind : step], strict=True)
        if cell not in ("", None)
    }


def lines_of(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def named(text: Text) -> dict[object, Flag]:
    return {text(f"flag.{flag}.long"): flag for flag in Flag}


@cache
def book(language: str) -> Workbook:
    """The workbook of the few."""
    return load_workbook(BytesIO(xlsx_bytes(few(), load_text(language), name="all_xx.xlsx")))


@BOTH
def test_a_workbook_has_every_value_and_in_the_same_place_of_the_next_sheet_its_flag(text: Text) -> None:
    sheets = book(text.language).worksheets[:2]
    (head, *values), (other, *flags) = (list(sheet.iter_rows(values_only=True)) for sheet in sheets)
    years = [int(str(each)) for each in head[len(LEAD) : -2]]
    assert head == other and years == few().years
    assert [line[: len(LEAD)] + line[-2:] for line in values] == [line[: len(LEAD)] + line[-2:] for line in flags]
    told = {key: named(text)[each] for key, each in placed(flags, years).items()}
    assert (placed(values, years), told) == expected()


@BOTH
def test_a_csv_for_spreadsheets_has_every_value_beside_its_flag_with_the_separators_of_its_language(text: Text) -> None:
    content = csv_bytes(few(), text, bom=True)
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\xef\xbb\xbf") == 1
    head, *lines = lines_of(content, ";" if text is DE else ",")
    years = few().years
    assert head[len(LEAD) : len(LEAD) + 2] == [str(years[0]), f"{years[0]}: {text('export.column.flag')}"]
    written = placed(lines, years, step=2)
    assert any("," in str(each) for each in written.values()) is (text is DE)
    assert any("." in str(each) for each in written.values()) is (text is EN)
    values = {key: float(str(each).replace(",", ".")) for key, each in written.items()}
    flags = {key: named(text)[each] for key, each in placed(lines, years, step=2, skip=1).items()}
    assert (values, flags) == expected()


@BOTH
def test_each_row_of_a_csv_names_unit_level_source_licence_version_and_day(text: Text) -> None:
    for bom in (True, False):
        _, *lines = lines_of(csv_bytes(few(), text, bom=bom), ";" if bom and text is DE else ",")
        for line in lines:
            lead, end = dict(zip(LEAD, line, strict=False)), dict(zip(ENDS, line[-len(ENDS) :], strict=True))
            indicator = load_catalogue()[lead["indicator"]]
            level = "region" if lead["area"] == REGION else load_areas()[lead["area"]].level
            assert lead["unit"] == text.of(indicator.unit) and lead["indicator_name"] == text.of(indicator.name)
            assert lead["level"] == (text(f"whole.levels.{level}") if bom else level)
            assert all(each.citation in end["source"] for each in sources([indicator]))
            assert all(each.licence in end["licence"] for each in sources([indicator]))
            assert (end["data_version"], end["date"]) == ("0123456789ab", "2026-11-22")
            computed = lead["area"] == REGION or indicator.id == "natural_balance_rate"
            assert (text("source.computed") in end["source"]) is computed


@BOTH
def test_a_workbook_freezes_names_and_heading_opens_at_the_newest_years_and_explains_itself(text: Text) -> None:
    found = book(text.language).worksheets
    for sheet in found[:2]:
        pane = sheet.sheet_view.pane
        assert (pane.xSplit, pane.ySplit, pane.state) == (len(LEAD), 1, "frozen")
        seen = sheet[pane.topLeftCell]
        assert seen.row == 2 and 0 <= few().years[-1] - int(str(sheet.cell(1, seen.column).value)) < 30
    assert found[2].freeze_panes == "A2"
    sheets = [{str(cell) for line in each.iter_rows(values_only=True) for cell in line} for each in found]
    assert [text.of(each.definition) in sheets[2] for each in FEW] == [True] * len(FEW)
    said = " ".join(sheets[3])
    told = ("0123456789ab", text.date("2026-11-22"), "all_xx.xlsx", text("static.values"), text("source.computed"))
    assert all(each in said for each in (*told, *(each.citation for each in sources(FEW))))
    assert [each.title for each in found] == [
        text("export.sheet.data"),
        text("export.column.flag"),
        text("export.sheet.definitions"),
        text("export.sheet.citation"),
    ]


def test_no_cell_of_a_workbook_is_a_formula_and_numbers_have_the_decimals_of_their_indicator() -> None:
    values, *others = book("en").worksheets
    for line in values.iter_rows(min_row=2):
        decimals = load_catalogue()[str(line[0].value)].decimals
        assert {cell.data_type for cell in line} <= {"s", "n"}
        wanted = "#,##0" + ("." + "0" * decimals if decimals else "")
        assert {cell.number_format for cell in line if cell.data_type == "n" and cell.value is not None} <= {wanted}
    words = {cell.data_type for sheet in others for line in sheet.iter_rows() for cell in line if cell.value}
    assert words == {"s"}


# All figures


def test_the_csv_of_all_figures_has_every_value_and_flag_of_the_store() -> None:
    content = makers()["all.csv"]()
    assert not content.startswith(b"\xef\xbb\xbf")
    head, *lines = lines_of(content)
    years = [int(name) for name in head if name.isdigit()]
    assert head == [*LEAD, *(each for year in years for each in (str(year), f"{year}_flag")), *ENDS]
    flags = {key: FLAGS[str(each)] for key, each in placed(lines, years, step=2, skip=1).items()}
    values = {key: float(str(each)) for key, each in placed(lines, years, step=2).items()}
    assert values == stored()[0] and flags == stored()[1]
    assert {line[-2] for line in lines} == {version()}
    pairs = [(line[0], line[3]) for line in lines]
    assert len(pairs) == len(set(pairs)) > 50_000


def test_the_workbook_of_all_figures_has_every_value_and_flag_of_the_store() -> None:
    content = makers()["all_de.xlsx"]()
    assert len(content) < 15_000_000  # bytes: "about 10 MB"
    sheets = CalamineWorkbook.from_filelike(BytesIO(content))
    for name, wanted, words in zip(sheets.sheet_names, stored(), (None, named(DE)), strict=False):
        head, *lines = sheets.get_sheet_by_name(name).iter_rows()
        found = placed(lines, [int(str(each)) for each in head[len(LEAD) : -2]])
        assert ({key: words[each] for key, each in found.items()} if words else found) == wanted
