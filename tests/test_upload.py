"""An analyst's own file is understood to the digit, or each place that is not is named; nothing else ever happens."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula

from data.upload import workbooks
from data.upload.areas import Register
from data.upload.layouts import Shape
from data.upload.numbers import Decimals, Missing, UndecidedError, decide, parse
from data.upload.problems import Kind, Problem, Refusal, UploadError
from data.upload.sheetcells import Styles, read_sheet
from data.upload.tables import Sheet
from data.upload.understood import Understood, read
from geo.areas import PARTNERS, load_areas, name
from pages.text import LANGUAGES, load_text
from pages.text.uploads import letter, place_of, reason, refused, said

candidates = Register(load_areas().values()).candidates


def understood(content: str | bytes, file: str = "own.csv") -> Understood:
    return read(content.encode() if isinstance(content, str) else content, file, match=candidates)


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def added(content: bytes, **parts: bytes) -> bytes:
    """A workbook with more parts in its package; "__" in a name stands for a slash."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        for part, inside in parts.items():
            package.writestr(part.replace("__", "/").replace("_DOT_", "."), inside)
    return out.getvalue()


def replaced(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with one text of one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for each in source.namelist():
            inside = source.read(each)
            assert each != part or old in inside
            package.writestr(each, inside.replace(old, new) if each == part else inside)
    return out.getvalue()


def merged(rows: list[list[object]], *places: str) -> bytes:
    """A workbook with some of its cells merged."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place in places:
        book.active.merge_cells(place)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
LONG = "Gebiet;Jahr;Wert\n"
PLAIN = workbook([["Gebiet", "Jahr", "Wert"], ["Harburg", 2020, 1.5]])
FULL = LONG + "Harburg;2020;1;2;3;4;5;6;7;8\n" * 25_000  # 250,003 cells
WIDE = ";".join(["Gebiet", *map(str, range(1900, 2101))])

# file name, content, the message it must give
REFUSED: list[tuple[str, str | bytes, Refusal]] = [
    ("a.csv", b"", Refusal.EMPTY),
    ("a.csv", b" \r\n\r\n ", Refusal.EMPTY),
    ("a.xlsx", workbook([]), Refusal.EMPTY),
    ("a.csv", b"x" * 10_000_001, Refusal.TOO_LARGE),
    ("a.ods", added(PLAIN, mimetype=b"application/vnd.oasis"), Refusal.TYPE),
    ("a.pdf", b"%PDF-1.7", Refusal.TYPE),
    ("a.csv", b"%PDF-1.7", Refusal.TYPE),
    ("a.csv", "<html><table><tr><td>Harburg</td></tr></table></html>", Refusal.TYPE),
    ("a.csv", '{"Harburg": 1}', Refusal.TYPE),
    ("a.exe", LONG, Refusal.TYPE),
    ("own", LONG, Refusal.TYPE),
    ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(600), Refusal.OLD_EXCEL),
    ("a.xls", LONG, Refusal.OLD_EXCEL),
    ("a.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), Refusal.OLD_EXCEL),
    ("a.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Refusal.ENCRYPTED),
    ("a.xlsm", PLAIN, Refusal.MACROS),
    ("a.xlsx", added(PLAIN, xl__vbaProject_DOT_bin=b"x"), Refusal.MACROS),
    ("a.csv", added(PLAIN, xl__vbaProject_DOT_bin=b"x"), Refusal.MACROS),
    ("a.xlsx", added(PLAIN, xl__macrosheets__sheet1_DOT_xml=b"x"), Refusal.MACROS),
    ("a.xlsx", added(PLAIN, xl__media__a_DOT_xml=bytes(61_000_000)), Refusal.BOMB),
    ("a.xlsx", added(PLAIN, xl__media__a_DOT_xml=bytes(9_000_000)), Refusal.BOMB),
    ("a.xlsx", added(PLAIN, **{f"p{number}": b"" for number in range(1_001)}), Refusal.BOMB),
    ("a.xlsx", LONG, Refusal.DAMAGED),
    ("a.xlsx", PLAIN[: len(PLAIN) // 2], Refusal.DAMAGED),
    ("a.xlsx", b"PK\x03\x04" + bytes(100), Refusal.DAMAGED),
    ("a.xlsx", added(b"", a_DOT_txt=b"no workbook"), Refusal.DAMAGED),
    ("a.xlsx", replaced(PLAIN, SHEET, b"<sheetData>", b"<sheetData><row"), Refusal.DAMAGED),
    ("a.xlsx", replaced(PLAIN, SHEET, b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'), Refusal.DAMAGED),
    ("a.xlsx", replaced(PLAIN, SHEET, b'r="A2"', b'r="ZZZZZ2"'), Refusal.DAMAGED),
    ("a.csv", b"Gebiet;Jahr;Wert\nL\x01neburg;2020;1\n", Refusal.ENCODING),
    ("a.csv", bytes(range(256)), Refusal.ENCODING),
    ("a.csv", b"\x89\x00\x01\x02" * 50, Refusal.NO_TABLE),
    ("a.csv", LONG + '"' + "Harburg;2020;1\n" * 10_000, Refusal.QUOTES),
    ("a.csv", LONG + '"Harburg;2020;1\nStade;2020;1\n', Refusal.QUOTES),
    ("a.csv", LONG + "Harburg;2020;1\n" * 50_001, Refusal.TOO_MANY_ROWS),
    ("a.csv", FULL, Refusal.TOO_MANY_CELLS),
    ("a.csv", WIDE, Refusal.TOO_MANY_COLUMNS),
    ("a.csv", ";" * 1_000_000 + "x", Refusal.TOO_MANY_COLUMNS),
    ("a.xlsx", workbook([[1] * 201]), Refusal.TOO_MANY_COLUMNS),
    ("a.xlsx", replaced(PLAIN, SHEET, b'r="C2"', b'r="XFD2"'), Refusal.TOO_MANY_COLUMNS),
    ("a.csv", "Harburg\nStade\n", Refusal.NO_TABLE),
    ("a.csv", "Gebiet;Jahr;Wert", Refusal.NO_TABLE),
    ("a.csv", "Wer;Jahr;Wert\nIch;2020;1\n", Refusal.NO_AREA),
    ("a.csv", "Gebiet;Januar 2024;Februar 2024\nHarburg;1;2\n", Refusal.PERIODS),
    ("a.csv", "Gebiet;Monat;Wert\nHarburg;Januar 2024;1\n", Refusal.PERIODS),
    ("a.csv", "Gebiet;Einwohner\nHarburg;5\n", Refusal.NO_YEAR),
    ("a.csv", "Gebiet;Wert\nHarburg;5\n", Refusal.NO_YEAR),
    ("a.csv", "Gebiet;1850\nHarburg;5\n", Refusal.NO_YEAR),
    ("a.csv", "Gebiet;Jahr\nHarburg;2020\n", Refusal.NO_VALUE),
    ("a.csv", ":;Gebiet\n²;\n", Refusal.NO_VALUE),  # "²" is a digit and no number
    ("a.csv", "Gebiet;²²²²\nHarburg;5\n", Refusal.NO_YEAR),
    ("a.csv", "Gebiet;Version\nHarburg;1.0.0\n", Refusal.NO_VALUE),
]

# content of a CSV file (or a workbook), and all that must be said: kind, row, column, what was given
SAID: list[tuple[str | bytes, list[tuple[Kind, int | None, int | None, str]]]] = [
    (LONG + "Lüneburg;2020;1\n", [(Kind.AREA_AMBIGUOUS, 2, 1, "Lüneburg")]),
    (LONG + "Oldenburg;2020;1\n", [(Kind.AREA_AMBIGUOUS, 2, 1, "Oldenburg")]),
    (LONG + "Atlantis;2020;1\n", [(Kind.AREA_UNKNOWN, 2, 1, "Atlantis")]),
    (LONG + "LÃ¼neburg;2020;1\n", [(Kind.AREA_UNKNOWN, 2, 1, "LÃ¼neburg")]),
    (LONG + "03353 Stade;2020;1\n", [(Kind.AREA_UNKNOWN, 2, 1, "03353 Stade")]),
    (LONG + "Insgesamt;2020;1\n", [(Kind.AREA_UNKNOWN, 2, 1, "Insgesamt")]),
    (LONG + "=1+1;2020;1\n", [(Kind.AREA_UNKNOWN, 2, 1, "=1+1")]),
    (LONG + "A" * 500 + ";2020;1\n", [(Kind.AREA_UNKNOWN, 2, 1, "A" * 59 + "…")]),
    (LONG + ";2020;1\n", [(Kind.AREA_MISSING, 2, 1, "")]),
    (LONG + "Harburg;zwanzig;1\n", [(Kind.YEAR_UNREADABLE, 2, 2, "zwanzig")]),
    (LONG + "Harburg;2019/2020;1\n", [(Kind.YEAR_UNREADABLE, 2, 2, "2019/2020")]),
    (LONG + "Harburg;20;1\n", [(Kind.YEAR_UNREADABLE, 2, 2, "20")]),
    (LONG + "Harburg;;1\n", [(Kind.YEAR_UNREADABLE, 2, 2, "")]),
    (LONG + "Harburg;1899;1\n", [(Kind.YEAR_OUTSIDE, 2, 2, "1899")]),
    (LONG + "Harburg;2101;1\n", [(Kind.YEAR_OUTSIDE, 2, 2, "2101")]),
    (LONG + "Harburg;2020;viel\n", [(Kind.VALUE_UNREADABLE, 2, 3, "viel")]),
    (LONG + "Harburg;2020;1.2.3\n", [(Kind.VALUE_UNREADABLE, 2, 3, "1.2.3")]),
    (LONG + "Harburg;2020;12 kg\n", [(Kind.VALUE_UNREADABLE, 2, 3, "12 kg")]),
    (LONG + "Harburg;2020;1e999\n", [(Kind.VALUE_UNREADABLE, 2, 3, "1e999")]),
    (LONG + f"Harburg;2020;{'9' * 400}\n", [(Kind.VALUE_UNREADABLE, 2, 3, "9" * 59 + "…")]),
    (
        LONG + "Harburg;2020;1e15\nStade;2020;-1e308\n",
        [(Kind.VALUE_TOO_LARGE, 2, 3, "1e15"), (Kind.VALUE_TOO_LARGE, 3, 3, "-1e308")],
    ),
    (LONG + "Harburg;2020;=SUM(A1:A9)\n", [(Kind.VALUE_UNREADABLE, 2, 3, "=SUM(A1:A9)")]),
    (LONG + 'Harburg;2020;=HYPERLINK("http://e.de")\n', [(Kind.VALUE_UNREADABLE, 2, 3, '=HYPERLINK("http://e.de")')]),
    (replaced(PLAIN, SHEET, b"<v>1.5</v>", b"<v>1e999</v>"), [(Kind.VALUE_UNREADABLE, 2, 3, "inf")]),
    (LONG + "Harburg;31.12.1850;1\n", [(Kind.YEAR_OUTSIDE, 2, 2, "31.12.1850")]),
    (LONG + "Harburg;12/31/2020;1\n", [(Kind.YEAR_UNREADABLE, 2, 2, "12/31/2020")]),
    (LONG + "Harburg;2020;inf\n", [(Kind.VALUE_UNREADABLE, 2, 3, "inf")]),
    (LONG + "Harburg;2020;١٢\n", [(Kind.VALUE_UNREADABLE, 2, 3, "١٢")]),
    (LONG + "Harburg;2020;#DIV/0!\n", [(Kind.FORMULA_ERROR, 2, 3, "#DIV/0!")]),
    (LONG + "Harburg;2020;1.234\nStade;2020;5.678\n", [(Kind.DECIMALS_UNDECIDED, 2, 3, "1.234")]),
    (LONG + "Harburg;2020;1,234\n", [(Kind.DECIMALS_UNDECIDED, 2, 3, "1,234")]),
    (
        "Gebiet;Jahr;Wert\nHarburg;2020;1,5\nStade;2020;1.5\nUelzen;2020;1.234\n",
        [(Kind.DECIMALS_UNDECIDED, 4, 3, "1.234")],
    ),
    ("area,year,value\nHarburg,2020,1,5\n", [(Kind.ROW_TOO_LONG, 2, 4, "5")]),
    (LONG + "Harburg;2020;1\nLK Harburg;2020;1\n", [(Kind.DUPLICATE, 3, 3, "2")]),
    (LONG + "\n\n03353;2020;1\n\n3353;2020;2\n", [(Kind.DUPLICATE, 6, 3, "4")]),
    ("Gebiet;2020;2020\nHarburg;1;2\n", [(Kind.DUPLICATE, 2, 3, "2")]),
    ("Gebiet;Jahr;Indikator;Wert\nHarburg;2020;;1\n", [(Kind.INDICATOR_MISSING, 2, 3, "")]),
    ("Gebiet;2020;1850\nHarburg;1;2\n", [(Kind.YEAR_OUTSIDE, 1, 3, "1850")]),
    ("Gebiet;2020;Farbe\nHarburg;1;rot\n", [(Kind.COLUMN_LEFT_OUT, 1, 3, "Farbe")]),
    (LONG + "Harburg;2020;1\nQuelle: eigene\n", [(Kind.NOTE_LEFT_OUT, 3, 1, "Quelle: eigene")]),
    (LONG + "Harburg;2020;1\n© Amt; 2020\n", [(Kind.NOTE_LEFT_OUT, 3, 1, "© Amt")]),
    (LONG + "Harburg;2020;1\n" + LONG + "Stade;2020;1\n", [(Kind.NOTE_LEFT_OUT, 3, 1, "Gebiet")]),
    (LONG + "1) Harburg;2020;1\n", [(Kind.AREA_UNKNOWN, 2, 1, "1) Harburg")]),
    (workbook([["Info"]], [["Gebiet", 2020], ["Stade", 1]]), [(Kind.SHEET_LEFT_OUT, None, None, "S0")]),
    (workbook([["Gebiet", 2020], ["Stade", "=1+1"]]), [(Kind.FORMULAS_WITHOUT_VALUE, None, None, "")]),
    (
        workbook([["Gebiet", 2020], ["Stade", ArrayFormula("B2", "=1+1")]]),
        [(Kind.FORMULAS_WITHOUT_VALUE, None, None, "")],
    ),
    (added(PLAIN, xl__externalLinks__externalLink1_DOT_xml=b"<a/>"), [(Kind.LINKS_IGNORED, None, None, "")]),
    (workbook([["Gebiet", 2020], ["Stade", True]]), [(Kind.VALUE_UNREADABLE, 2, 2, "True")]),
    (workbook([["Gebiet", 2020], ["Stade", date(2020, 5, 1)]]), [(Kind.VALUE_UNREADABLE, 2, 2, "2020-05-01")]),
]

# clumsy but clear: content, and what it says: area, year, indicator, value
CLEAR: list[tuple[str | bytes, list[tuple[str, int, str, float | None]]]] = [
    ("indicator,year,03359\nArea,1998,2012\n", [("03359", 1998, "Area", 2012)]),
    ("Kreis;Erhoben;Betten\nStade;31.12.2020;7\n", [("03359", 2020, "Betten", 7)]),
    ("Kreis;Erhebung;Betten\nStade;2020;7\n", [("03359", 2020, "Betten", 7)]),
    ("Gebiet;Jahr;Wert\nLK Lüneburg;2020;1\n".encode("cp850"), [("03355", 2020, "own", 1)]),
    ("Jahr;Harburg;Stade\n2020;1;2\n", [("03353", 2020, "own", 1), ("03359", 2020, "own", 2)]),
    (LONG + "Harburg;2020;(12,5)\n", [("03353", 2020, "own", 12.5)]),
    (LONG + "Harburg;2020;1.234,5\nStade;2020;1.234\n", [("03353", 2020, "own", 1234.5), ("03359", 2020, "own", 1234)]),
    ("area,year,value\nHarburg,2020,\"1,234.5\"\n", [("03353", 2020, "own", 1234.5)]),
    ("area\tyear\tvalue\nDE933\t2020\t-1234,5\n", [("03353", 2020, "own", -1234.5)]),
    ("sep=,\narea,year,value\n3353,2020.0,1\n", [("03353", 2020, "own", 1)]),
    ("\ufeff" + LONG + "Hansestadt Lüneburg;31.12.2020;−12 %\n", [("03355022", 2020, "own", -12)]),
    ((LONG + "LK Lüneburg;2020;1\n").encode("utf-16"), [("03355", 2020, "own", 1)]),
    ((LONG + "LK Lüneburg;2020;1\n").encode("utf-16-le"), [("03355", 2020, "own", 1)]),
    ((LONG + "LK Lüneburg;2020;1\n").encode("utf-16-be"), [("03355", 2020, "own", 1)]),
    ((LONG + "LK Lüneburg;2020;1 €\n").encode("cp1252"), [("03355", 2020, "own", 1)]),
    ((LONG + "Harburg;2020;1\n").replace("\n", "\r"), [("03353", 2020, "own", 1)]),
    ("AGS;Name;Jahr;Wert\n3355;Lüneburg;2020;1\n", [("03355", 2020, "own", 1)]),
    ("Name;AGS;2020\nLüneburg;03355022;1\n", [("03355022", 2020, "own", 1)]),
    (";2020;2021\nHarburg;1;–\n", [("03353", 2020, "own", 1), ("03353", 2021, "own", None)]),
    ("Bevölkerung\nStand: heute\n\nKreis;2020\nStade;1\n", [("03359", 2020, "own", 1)]),
    ("Gebiet;Jahr;Frauen;Männer\nStade;2020;1;2\n", [("03359", 2020, "Frauen", 1), ("03359", 2020, "Männer", 2)]),
    ("Gebiet;Frauen 2020;Männer 2021\nStade;1;2\n", [("03359", 2020, "Frauen", 1), ("03359", 2021, "Männer", 2)]),
    (
        "Gebiet;Frauen;;Männer;\n;2020;2021;2020;2021\nStade;1;2;3;4\n",
        [(area, year, sex, value) for area, sex, year, value in [
            ("03359", "Frauen", 2020, 1), ("03359", "Frauen", 2021, 2),
            ("03359", "Männer", 2020, 3), ("03359", "Männer", 2021, 4)]],
    ),
    (";Frauen;;Männer\nGebiet;2020;2021;2020\nStade;1;2;3\n",
     [("03359", 2020, "Frauen", 1), ("03359", 2021, "Frauen", 2), ("03359", 2020, "Männer", 3)]),
    (LONG + "Harburg;2020;NaN\n", [("03353", 2020, "own", None)]),
    ("Gebiet|Jahr|Wert\nHarburg|2020|1,5\n", [("03353", 2020, "own", 1.5)]),
    (("\ufeff" + LONG + "LK Lüneburg;2020;1\n").encode("utf-16-be"), [("03355", 2020, "own", 1)]),
    (merged([["Gebiet", "Frauen", None], [None, 2020, 2021], ["Stade", 1, 2]], "B1:C1", "A1:A2"),
     [("03359", 2020, "Frauen", 1), ("03359", 2021, "Frauen", 2)]),
    (workbook([["Gebiet", date(2020, 12, 31)], ["Stade", 5]]), [("03359", 2020, "own", 5)]),
    ("Gebiet;Indikator;2020\nStade;Frauen;1 234 567\n", [("03359", 2020, "Frauen", 1234567)]),
    (workbook([["Gebiet", "Datum", "Wert"], ["Stade", date(2020, 12, 31), 0.1]]), [("03359", 2020, "own", 0.1)]),
    (workbook([["Schlüssel", 2020.0], [3359, 5]]), [("03359", 2020, "own", 5)]),
]  # fmt: skip


def test_the_corpus_holds_at_least_sixty_uploads() -> None:
    assert len(REFUSED) + len(SAID) >= 60


@pytest.mark.parametrize(("file", "content", "kind"), REFUSED, ids=[f"{n}-{e[2]}" for n, e in enumerate(REFUSED)])
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(file: str, content: str | bytes, kind: Refusal) -> None:
    with pytest.raises(UploadError) as refusal:
        understood(content, file)
    assert refusal.value.kind is kind


@pytest.mark.parametrize(("content", "expected"), SAID, ids=[f"{n}-{e[1][0][0]}" for n, e in enumerate(SAID)])
def test_what_is_not_understood_is_named_by_row_and_column(
    content: str | bytes, expected: list[tuple[Kind, int | None, int | None, str]]
) -> None:
    file = "own.csv" if isinstance(content, str) else "own.xlsx"
    found = understood(content, file)
    assert [(each.kind, each.row, each.column, each.given) for each in found.problems] == expected
    places = {(each.row, each.column) for each in found.problems if each.row}
    assert not places & {(row.row, row.column) for row in found.rows if row.value is not None}


@pytest.mark.parametrize(("content", "expected"), CLEAR, ids=[str(n) for n in range(len(CLEAR))])
def test_a_clumsy_file_that_is_clear_is_understood(
    content: str | bytes, expected: list[tuple[str, int, str, float | None]]
) -> None:
    is_book = isinstance(content, bytes) and content.startswith(b"PK")
    found = understood(content, "own.xlsx" if is_book else "own.csv")
    assert [(row.area, row.year, row.indicator, row.value) for row in found.rows] == expected
    assert [each for each in found.problems if not each.kind.is_notice] == []


@pytest.mark.parametrize(
    ("sign", "reason"),
    [
        ("", Missing.EMPTY), ("-", Missing.NOTHING), ("–", Missing.NOTHING), (".", Missing.CONFIDENTIAL),
        ("*", Missing.CONFIDENTIAL), ("/", Missing.UNCERTAIN), ("x", Missing.MEANINGLESS), ("X", Missing.MEANINGLESS),
        ("…", Missing.LATER), ("...", Missing.LATER), ("k. A.", Missing.NOT_STATED), ("n/a", Missing.NOT_STATED),
    ],
)  # fmt: skip
def test_a_sign_of_official_statistics_is_missing_with_its_meaning(sign: str, reason: Missing) -> None:
    (row,) = understood(f"Gebiet;Jahr;Wert\nHarburg;2020;{sign}\n").rows
    assert (row.value, row.missing) == (None, reason)


def test_a_percent_sign_is_kept_as_unit_and_the_number_as_it_is_shown() -> None:
    assert [(row.value, row.unit) for row in understood(LONG + "Harburg;2020;12,5 %\n").rows] == [(12.5, "%")]
    book = openpyxl.Workbook()
    for row in (["Gebiet", 2020], ["Harburg", 0.125]):
        book.active.append(row)
    book.active["B2"].number_format = "0.0%"
    out = io.BytesIO()
    book.save(out)
    assert [(row.value, row.unit) for row in understood(out.getvalue(), "a.xlsx").rows] == [(12.5, "%")]


def test_an_ambiguous_name_comes_with_the_areas_it_may_mean() -> None:
    (problem,) = understood(LONG + "Lüneburg;2020;1\n").problems
    assert problem.areas == ("03355", "03355022")
    assert "Landkreis Lüneburg oder Hansestadt Lüneburg" in said(problem, load_text("de"))
    assert place_of(problem, load_text("en")) == "row 2, column A"


def test_only_the_cells_of_the_sheet_that_is_read_and_of_known_areas_count(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet: list[list[object]] = [["Gebiet", "Jahr", "Wert"], ["Harburg", 2020, 1], ["Stade", 2020, None]]
    monkeypatch.setattr("data.upload.tables.MOST_CELLS", 8)
    assert len(understood(workbook(sheet, [["x"]]), "a.xlsx").rows) == 2
    assert len(understood(workbook([*sheet, *([["Atlantis", 2020, 1]] * 9)]), "a.xlsx").rows) == 2
    with pytest.raises(UploadError) as refusal:
        understood(workbook([*sheet, ["Uelzen", 2020, 1]]), "a.xlsx")
    assert refusal.value.kind is Refusal.TOO_MANY_CELLS


def test_only_as_many_sheets_are_read_as_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    read_sheets: list[str] = []

    def noted(part: bytes, title: str, styles: Styles) -> Sheet:
        read_sheets.append(title)
        return read_sheet(part, title, styles)

    monkeypatch.setattr(workbooks, "read_sheet", noted)
    table: list[list[object]] = [["Gebiet", 2020], ["Stade", 1]]
    found = understood(workbook([["Deckblatt"]], table, *([table] * 60)), "a.xlsx")
    assert read_sheets == ["S0", "S1"] and len(found.rows) == 1


def test_rows_without_cells_before_a_last_one_count(monkeypatch: pytest.MonkeyPatch) -> None:
    last = replaced(replaced(PLAIN, SHEET, b'r="A2"', b'r="A1048576"'), SHEET, b'<row r="2"', b'<row r="1048576"')
    with pytest.raises(UploadError) as refusal:
        understood(last, "a.xlsx")
    assert refusal.value.kind in (Refusal.TOO_MANY_ROWS, Refusal.DAMAGED)
    covers: list[list[object]] = [["x", "y"]]
    many = workbook(*[covers] * 100)
    with pytest.raises(UploadError) as refusal:
        understood(many, "a.xlsx")
    assert refusal.value.kind is Refusal.NO_TABLE


def test_a_row_of_words_about_many_rows_is_said_once() -> None:
    found = understood(LONG + "Atlantis;2020;1\n" * 3 + "Stade;2020;1\n")
    (problem,) = found.problems
    assert (problem.row, problem.more) == (2, 2) and "in 2 weiteren Zeilen" in said(problem, load_text("de"))


def test_a_name_that_contradicts_its_key_is_said_and_the_key_counts() -> None:
    found = understood("AGS;Name;2020\n03353;Harburg;1\n03359;Stade;2\n03360;Goslar;3\n")
    assert [(row.area, row.value) for row in found.rows] == [("03353", 1), ("03359", 2), ("03360", 3)]
    assert [(each.kind, each.given) for each in found.problems] == [(Kind.AREA_CONTRADICTED, "Goslar")]


def test_of_a_year_in_a_heading_beside_a_column_of_years_it_is_said_which_counts() -> None:
    found = understood("Gebiet;Jahr;Einwohner 2011;Quote\nStade;2020;1;2\n")
    assert {row.year for row in found.rows} == {2020}
    assert [each.kind for each in found.problems] == [Kind.YEAR_IN_HEADING]


SDMX = """\
DATAFLOW,LAST UPDATE,freq,age,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS
ESTAT:PROBE(1.0),11/03/26 23:00:00,A,Y15-64,PC,DE933,2021,12.5,p,
ESTAT:PROBE(1.0),11/03/26 23:00:00,A,Y15-64,PC,DE934,2021,:,,
ESTAT:PROBE(1.0),11/03/26 23:00:00,A,Y15-64,PC,FR101,2021,7.5,,
ESTAT:PROBE(1.0),11/03/26 23:00:00,A,Y_GE65,PC,DE933,2021,3.5,e,
ESTAT:PROBE(1.0),11/03/26 23:00:00,A,Y_GE65,PC,DE934,2021,,,C
ESTAT:PROBE(1.0),11/03/26 23:00:00,A,Y_GE65,THS,DE933,2021,9.5,b,
ESTAT:PROBE(1.0),11/03/26 23:00:00,A,Y_GE65,THS,DE934,2021,2.5,,
"""


def test_of_sdmx_csv_flags_are_said_and_ages_and_units_belong_to_the_name() -> None:
    found = understood(SDMX, "estat_probe_linear.csv")
    assert [(row.area, row.indicator, row.unit, row.value, row.missing) for row in found.rows] == [
        ("03353", "Y15-64, PC", "PC", 12.5, None),
        ("03354", "Y15-64, PC", "PC", None, Missing.NOT_STATED),
        ("03353", "Y_GE65, PC", "PC", 3.5, None),
        ("03354", "Y_GE65, PC", "PC", None, Missing.EMPTY),
        ("03353", "Y_GE65, THS", "THS", 9.5, None),
        ("03354", "Y_GE65, THS", "THS", 2.5, None),
    ]
    assert {row.year for row in found.rows} == {2021}
    marks = [(each.row, each.detail) for each in found.problems if each.kind is Kind.VALUE_MARKED]
    assert marks == [(2, "p"), (5, "e"), (7, "b")]
    assert [each for each in found.problems if not each.kind.is_notice] == []


def test_where_the_unit_alone_tells_no_rows_apart_it_stays_out_of_the_name() -> None:
    text = "\n".join(line for line in SDMX.splitlines() if ",THS," not in line)
    assert {row.indicator for row in understood(text).rows} == {"Y15-64", "Y_GE65"}


INKAR = "Kennziffer\tRaumeinheit\tAggregat\tQuote\tQuote\tDichte\n\t\t\t2020\t2021\t2021\n"


@pytest.mark.parametrize("keys", [("3353", "3354", "3355", "1001"), ("353", "354", "355", "1")], ids=["land", "kreis"])
def test_keys_that_inkar_shortens_mean_the_kreis_that_is_named_beside_them(keys: tuple[str, ...]) -> None:
    names = ("Harburg", "Lüchow-Dannenberg", "Lüneburg", "Flensburg, Stadt")
    lines = [f"{key}\t{name}\tKreise\t4,5\t-\t12{n}" for n, (key, name) in enumerate(zip(keys, names, strict=True))]
    found = understood((INKAR + "\n".join(lines)).encode("cp1252"), "inkar.csv")
    assert [(row.area, row.year, row.indicator, row.value) for row in found.rows] == [
        (area, year, name, value)
        for n, area in enumerate(("03353", "03354", "03355", "01001"))
        for year, name, value in ((2020, "Quote", 4.5), (2021, "Quote", None), (2021, "Dichte", 120 + n))
    ]
    assert [(each.kind, each.given) for each in found.problems] == [(Kind.COLUMN_LEFT_OUT, "Aggregat")]


@pytest.mark.parametrize("name", ["", "Stade", "Atlantis", "Niedersachsen"])
def test_a_key_of_three_digits_is_no_area_where_no_name_agrees_with_it(name: str) -> None:
    found = understood(f"Kennziffer\tRaumeinheit\t2020\n353\t{name}\t1\n03359\tStade\t2\n".encode("cp1252"))
    assert [(row.area, row.value) for row in found.rows] == [("03359", 2)]
    assert [(each.kind, each.given) for each in found.problems] == [(Kind.AREA_UNKNOWN, "353")]


CODE = "99999-01-01-4"
HEADS = [
    ["Stichtag\nKreise", None, "Bestand", None],
    [None, None, "männlich", "weiblich"],
    [None, None, "Anzahl", "ha"],
]
FIGURES = [
    ["DG", "Deutschland", 9, 8],
    ["03353", "      Harburg, Landkreis", 5, "-"],
    ["03", "  Niedersachsen", 7.5, 6],
]
FOOTER = [["____"], ["2019"], ["Stand: 01.01.2025"]]


def genesis_workbook(sheet: str, *below: list[object], above: tuple[list[object], ...] = ()) -> bytes:
    """A workbook as the Regionaldatenbank gives it, with merged headings and a corner above keys and names."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in (["Probetabelle -\nKreise (ab 2016)"], *above, *HEADS, *below, *FOOTER):
        book.active.append(row)
    top = len(above) + 2
    for place in ("A1:D1", f"A{top}:B{top + 2}", f"C{top}:D{top}"):
        book.active.merge_cells(place)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def figures(found: Understood) -> list[tuple[str, int, str, str, float | None]]:
    return [(row.area, row.year, row.indicator, row.unit, row.value) for row in found.rows]


@pytest.mark.parametrize("dates", [("31.12.2021", "31.12.2020"), ("2021", 2020)], ids=["dates", "years"])
def test_a_year_in_a_row_of_its_own_holds_for_the_rows_below_as_in_the_csv(dates: tuple[object, object]) -> None:
    rows = [[dates[0]], *FIGURES, [dates[1]], *FIGURES]
    found = understood(genesis_workbook(CODE, *rows), "own.xlsx")
    heads = [";;;" + ";".join(cells) for cells in (["Bestand"] * 2, ["männlich", "weiblich"], ["Anzahl", "ha"])]
    lines = [f"{date};{key};{name};{a};{b}" for date in dates for key, name, a, b in FIGURES]
    text = "\n".join([f"Tabelle: {CODE}", "Probetabelle", *heads, *lines, "____"]).replace(".5", ",5")
    assert figures(found) == figures(understood(text)) and len(found.rows) == 12
    assert figures(found)[2:4] == [
        ("03353", 2021, "Bestand, männlich", "Anzahl", 5),
        ("03353", 2021, "Bestand, weiblich", "ha", None),
    ]
    assert [(row.row, row.column) for row in found.rows][2:4] == [(7, 3), (7, 4)]
    assert [each.kind for each in found.problems] == [Kind.NOTE_LEFT_OUT]
    renamed = understood(genesis_workbook("Tabelle1", *rows), "own.xlsx")
    assert [(r.area, r.year, r.value) for r in renamed.rows] == [(r.area, r.year, r.value) for r in found.rows]


def test_a_year_above_the_headings_of_a_workbook_of_genesis_holds_for_all_rows() -> None:
    found = understood(genesis_workbook(CODE, *FIGURES, above=(["2020"],)), "own.xlsx")
    assert {(row.year, row.area) for row in found.rows} == {(2020, "DG"), (2020, "03353"), (2020, "03")}
    assert {row.indicator for row in found.rows} == {"Bestand, männlich", "Bestand, weiblich"}


def test_a_table_of_other_people_with_no_year_below_its_headings_is_asked_for_it() -> None:
    for content in ("2020\n\nKreis;Betten\nHarburg;5\n", "Kreis;Betten\nHarburg;5\n2020\nStade;6\n"):
        with pytest.raises(UploadError) as refusal:
            understood(content)
        assert refusal.value.kind is Refusal.NO_YEAR
    with pytest.raises(UploadError) as refusal:
        understood(genesis_workbook(CODE, *FIGURES), "own.xlsx")
    assert (refusal.value.kind, refusal.value.year) == (Refusal.NO_YEAR, 2016)


def test_of_a_duplicate_no_value_is_kept() -> None:
    assert understood(LONG + "Harburg;2020;1\nStade;2020;3\nHarburg;2020;2\n").rows[0].area == "03359"


def test_the_shape_of_a_table_is_told() -> None:
    tables = {LONG + "Stade;2020;1\n": Shape.LONG, "Gebiet;2020\nStade;1\n": Shape.YEARS}
    tables["Gebiet;Jahr;Frauen\nStade;2020;1\n"] = Shape.INDICATORS
    assert {content: understood(content).shape for content in tables} == tables


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_its_words(language: str) -> None:
    text = load_text(language)
    for kind in Kind:
        assert "{" not in said(Problem(kind, 1, 28, "given", ("03355",)), text)
    assert all("{" not in refused(UploadError(kind, "5"), text) for kind in Refusal)
    assert all(reason(each, text) for each in Missing)
    assert [letter(column) for column in (1, 26, 27, 200)] == ["A", "Z", "AA", "GR"]


def test_a_column_decides_only_where_all_its_proofs_agree() -> None:
    assert decide(["1.234", "5,5"]) is Decimals.COMMA and decide(["1,234", "5.5"]) is Decimals.POINT
    assert decide(["1.234", "7"]) is None and decide(["5,5", "5.5"]) is None
    assert parse("0,123", None).value == 0.123 and parse("1.234.567", None).value == 1234567
    with pytest.raises(UndecidedError):
        parse("1.234", None)


def harmless(content: bytes, file: str) -> None:
    try:
        found = understood(content, file)
    except UploadError as error:
        assert refused(error, load_text("de"))
    else:
        assert all(said(each, load_text("de")) for each in found.problems)


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a", "a.txt"]))
def test_random_bytes_never_raise_anything_else(content: bytes, file: str) -> None:
    harmless(content, file)


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["Gebiet", "Jahr", "Wert", "Indikator", "Einheit", "Harburg", "Lüneburg", "3353", "2020", "1.234"]),
    st.sampled_from(["1,5", "", "x", '"', "Quelle: x", "AGS", "12 %", "1850", "Frauen 2020", "²", "1e308", "\u2028"]),
)
GRIDS = st.lists(st.lists(CELLS, max_size=6), max_size=8)


@given(GRIDS, st.sampled_from(";,\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_random_tables_as_csv_never_raise_anything_else(grid: list[list[str]], separator: str, encoding: str) -> None:
    harmless("\n".join(separator.join(row) for row in grid).encode(encoding, "replace"), "a.csv")


NUMBERS = st.one_of(st.floats(allow_nan=False), st.integers(-(10**6), 10**6), st.dates(), st.booleans(), st.none())


@given(st.lists(st.lists(st.one_of(CELLS.filter(str.isprintable), NUMBERS), max_size=6), max_size=6))
def test_random_cells_of_a_workbook_never_raise_anything_else(grid: list[list[object]]) -> None:
    harmless(workbook(grid), "a.xlsx")


@given(st.integers(0, len(PLAIN) - 1), st.binary(min_size=1, max_size=8))
def test_a_workbook_with_any_bytes_overwritten_never_raises_anything_else(at: int, scrap: bytes) -> None:
    harmless(PLAIN[:at] + scrap + PLAIN[at + len(scrap) :], "a.xlsx")


def written(value: float, decimals: str, group: str, *, places: int) -> str:
    return f"{value:,.{places}f}".translate(str.maketrans({",": group, ".": decimals}))


VALUES = st.dictionaries(
    st.tuples(st.sampled_from(PARTNERS), st.integers(1900, 2100)),
    st.decimals(-10**7, 10**7, places=2).map(float), min_size=1, max_size=20,
)  # fmt: skip
DIALECTS = st.sampled_from([(",", "."), (",", ""), (",", "\u202f"), (".", ","), (".", ""), (".", "'")])


@given(
    VALUES, DIALECTS, st.sampled_from(";,\t"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["de", "en", "key"]), st.booleans(),
)  # fmt: skip
def test_values_understood_are_the_values_written_in_all_dialects(
    values: dict[tuple[str, int], float], dialect: tuple[str, str], separator: str, encoding: str,
    names: str, is_wide: bool,
) -> None:  # fmt: skip
    def named(area: str) -> str:
        return area.lstrip("0") if names == "key" else name(area, names)

    def quoted(cells: list[str]) -> str:
        return separator.join(f'"{cell}"' if separator in cell else cell for cell in cells)

    texts = {key: written(value, *dialect, places=2) for key, value in values.items()}
    if is_wide:
        years = sorted({year for _, year in values})
        areas = dict.fromkeys(area for area, _ in values)
        lines = [["area", *map(str, years)]]
        lines += [[named(area), *(texts.get((area, year), "") for year in years)] for area in areas]
    else:
        lines = [["Gebiet", "Jahr", "Wert"], *([named(area), str(year), text] for (area, year), text in texts.items())]
    found = understood("\n".join(map(quoted, lines)).encode(encoding))
    assert {(row.area, row.year): row.value for row in found.rows if row.missing is None} == values
    assert found.problems == ()
