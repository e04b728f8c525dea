"""A Steckbrief is two tagged A4 pages that say what the store says, in both languages, the same for everybody."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

import pytest
import segno
from onscreen import nodes, sound, visit
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from data.catalogue import load_catalogue
from data.flags import Flag
from data.indicators import Rule
from data.ranks import rank
from data.sources import Source
from data.version import version
from geo.areas import PARTNERS, REGION
from pages.exports.provenance import sources
from pages.exports.sheet.content import Sheet
from pages.exports.sheet.pdf import SheetError, to_pdf_bytes
from pages.text import LANGUAGES, load_text
from pages.ui.pickers import area_name
from pages.ui.sheet import offer
from pages.ui.sheet.__main__ import EVERY, main
from pages.ui.sheet.gathering import full_name, gather
from pages.ui.sheet.rows import first_sentence, valued
from pages.ui.store import MEDIAN, listed, newest, observe, panel

HOME, DATE = "https://monitor.example/", "2026-11-23"
A4 = (595, 842)  # points
LARGEST = 1_000_000  # bytes
DE = load_text("de")
# The longest names, the most areas, and parts for which little is published.
SETS = ("03353+03354+03355-03355022+03359+03360", "03354+03355022+03360")
SHEETS = [(area, language) for area in EVERY for language in LANGUAGES]
every_sheet = pytest.mark.parametrize(("area", "language"), SHEETS)


def table_in(citation: str, source: Source) -> bool:
    """Whether a citation names the table of a source, or the source has none in its own."""
    table = source.id.partition("/")[2]
    return not source.citation.endswith(table) or table in citation.replace(";", ",").split(", ")[1:]


def gathered(area: str, language: str = "de") -> Sheet:
    return gather(area, load_text(language), home=HOME, version=version(), date=DATE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All sheets, made once by the command, and what it printed."""
    made, said = tmp_path_factory.mktemp("sheets"), StringIO()
    with redirect_stdout(said):
        assert main(["--out", str(made), "--address", HOME, "--date", DATE]) == 0
    (made / "said.txt").write_text(said.getvalue(), encoding="utf-8")
    return made


def file_of(folder: Path, area: str, language: str) -> Path:
    return folder / f"steckbrief_{area}_{language}.pdf"


@cache
def opened(folder: Path, area: str, language: str) -> PdfReader:
    return PdfReader(file_of(folder, area, language))


def in_line(said: str) -> str:
    """Words in one line: narrow spaces and breaks behind hyphens are no matter."""
    return " ".join(said.split()).replace("- ", "-")


def words(pdf: PdfReader) -> str:
    """All text, as somebody who selects it would copy it."""
    return in_line(" ".join(page.extract_text() for page in pdf.pages))


def elements(node: object) -> Iterator[DictionaryObject]:
    """The structure elements below one, in reading order."""
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, list):
        for part in found:
            yield from elements(part)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield found
        yield from elements(found.get("/K"))


def structure(pdf: PdfReader) -> list[DictionaryObject]:
    return list(elements(pdf.root_object["/StructTreeRoot"]))


def test_the_command_makes_all_seven_in_both_languages_with_a_line_for_each(folder: Path) -> None:
    names = sorted(file.name for file in folder.glob("*.pdf"))
    assert names == sorted(f"steckbrief_{area}_{language}.pdf" for area, language in SHEETS)
    lines = (folder / "said.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(line.split()[0] for line in lines) == names and len(names) == 14


def test_the_command_says_in_a_sentence_why_it_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    assert main(["--out", str(in_the_way)]) == 1
    assert main(["--out", str(tmp_path), "--date", "tomorrow"]) == 1
    assert [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()] == ["Stopped", "Stopped"]


@every_sheet
def test_a_sheet_has_two_pages_of_a4_and_less_than_a_megabyte(folder: Path, area: str, language: str) -> None:
    pages = opened(folder, area, language).pages
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [A4, A4]
    assert file_of(folder, area, language).stat().st_size < LARGEST


@every_sheet
def test_a_sheet_declares_language_title_and_pdf_ua(folder: Path, area: str, language: str) -> None:
    pdf, text = opened(folder, area, language), load_text(language)
    assert pdf.root_object["/Lang"] == language
    assert pdf.metadata is not None
    assert pdf.metadata.title == f"{text('sheet.kicker')}: {full_name(area, text)}"
    assert pdf.root_object["/MarkInfo"]["/Marked"] and pdf.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.root_object["/Metadata"].get_object().get_data()


@every_sheet
def test_a_sheet_has_headings_a_table_with_headers_and_a_text_for_each_picture(
    folder: Path, area: str, language: str
) -> None:
    found = structure(opened(folder, area, language))
    count = Counter(element["/S"] for element in found)
    assert (count["/H1"], count["/H2"], count["/H3"]) == (1, 7, 4)
    assert [e["/T"] for e in found if e["/S"] == "/H1"] == [full_name(area, load_text(language))]
    assert count["/Table"] == 1 and count["/TH"] >= 5 and count["/THead"] == 1
    pictures = [element for element in found if element["/S"] == "/Figure"]
    assert len(pictures) == 6  # map, four charts, QR code
    assert all(len(picture["/Alt"]) > 30 for picture in pictures)


@every_sheet
def test_all_fonts_of_a_sheet_are_embedded(folder: Path, area: str, language: str) -> None:
    for page in opened(folder, area, language).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            assert {"/FontFile2", "/FontFile3"} & inner["/FontDescriptor"].get_object().keys()


@every_sheet
def test_the_text_of_a_sheet_names_the_area_and_says_what_the_store_says(
    folder: Path, area: str, language: str
) -> None:
    text, said = load_text(language), words(opened(folder, area, language))
    assert in_line(full_name(area, text)) in said and version() in said and text.date(DATE) in said
    for key in ("population", "renewables_per_capita", "pv_per_1000"):
        indicator = load_catalogue()[key]
        year = newest(indicator, area)
        value = observe(indicator, area, year).value
        assert value is not None
        assert f"{text.number(value, indicator.decimals)} {year}" in said


@pytest.mark.skipif(not shutil.which("verapdf"), reason="no veraPDF on this machine")
def test_verapdf_finds_nothing_against_pdf_ua(folder: Path) -> None:
    files = [str(file_of(folder, area, language)) for area, language in SHEETS]
    checked = subprocess.run(
        ["verapdf", "--flavour", "ua1", "--format", "text", *files], capture_output=True, text=True
    )
    assert checked.stdout.count("PASS") == len(files), checked.stdout


def test_the_same_data_on_the_same_day_give_the_same_bytes(folder: Path) -> None:
    assert to_pdf_bytes(gathered("03353"), DE) == file_of(folder, "03353", "de").read_bytes()


@pytest.mark.parametrize("area", SETS)
def test_several_areas_together_fit_on_two_pages_too(area: str) -> None:
    for language in LANGUAGES:
        text = load_text(language)
        pdf = PdfReader(BytesIO(to_pdf_bytes(gathered(area, language), text)))
        assert len(pdf.pages) == 2
        assert [e["/T"] for e in structure(pdf) if e["/S"] == "/H1"] == [full_name(area, text)]


def test_every_number_of_the_table_stands_in_the_pdf(folder: Path) -> None:
    said = words(opened(folder, "03360", "de")).replace("– ", "–")  # a line may end behind the dash of a period
    rows = [row for block in gathered("03360").blocks for row in block.rows]
    assert len(rows) == 20
    assert [row.name for row in rows if in_line(f"{row.value} {row.when}") not in said] == []
    for cell in ("name", "unit", "rank", "first", "change", "benchmark"):
        assert [getattr(row, cell) for row in rows if in_line(getattr(row, cell)) not in said] == []


def test_a_row_says_what_the_store_says() -> None:
    rows = {row.name: row for block in gathered("03360").blocks for row in block.rows}
    for indicator in valued("03360", []):
        row, year = rows[DE.of(indicator.name)], newest(indicator, "03360")
        value, middle = (observe(indicator, area, year).value for area in ("03360", MEDIAN))
        assert value is not None
        assert row.value.rstrip("*") == DE.number(value, indicator.decimals) and str(year) in row.when
        place = rank(panel(indicator.id), "03360", year=year, direction=indicator.direction)
        assert place is None or row.rank == f"{place.place} von {place.of}"
        if middle is not None and indicator.aggregation.rule is not Rule.SUM:
            assert row.benchmark.rstrip("*") == DE.number(middle, indicator.decimals)
            flag = observe(indicator, MEDIAN, year).flag
            assert row.benchmark.endswith("*") == (flag in (Flag.ESTIMATED, Flag.PROVISIONAL, Flag.NOT_COMPARABLE))


def test_a_figure_without_a_value_has_its_reason_and_no_definition() -> None:
    sheet = gathered(REGION)
    city = gathered("03355022")
    missing = [row for block in city.blocks for row in block.rows if row.value == "–"]
    assert missing and all(row.missing and not row.when and not row.change for row in missing)
    assert {row.name for row in missing}.isdisjoint(each.name for each in city.definitions)
    assert sheet.together and not city.together


def test_four_charts_have_four_indicators_each_with_a_value_for_the_area() -> None:
    for area in (*PARTNERS, REGION, *SETS):
        charts = gathered(area).charts
        assert len({chart.title for chart in charts}) == len(charts) == 4
        name = area_name(area, DE).replace(" ", "\u00a0")
        assert all(name in chart.svg.replace(" ", "\u00a0") for chart in charts)


def test_the_code_leads_to_the_live_view_in_the_language_of_the_sheet() -> None:
    drawn = BytesIO()
    sheet = gathered("03353", "en")
    assert sheet.address == "https://monitor.example/steckbrief?area=03353&lang=en"
    segno.make(sheet.address, error="m", micro=False).save(
        drawn, kind="svg", scale=4, border=4, xmldecl=False, light="#fff"
    )
    assert sheet.qr == drawn.getvalue().decode()
    assert gathered("03353+03359").address == "https://monitor.example/vergleich?areas=03353,03359&lang=de"


def test_the_live_view_of_a_sheet_stands() -> None:
    assert sound(visit("area", area="03353", lang="en"))
    assert sound(visit("compare", areas="03353,03355-03355022", lang="de"))


def test_each_source_of_a_figure_is_cited_whole_or_as_a_table_of_its_publication() -> None:
    sheet = gathered("03353")
    cited = [citation for licence in sheet.licences for citation in licence.citations]
    for source in sources(valued("03353", [])):
        table = source.id.partition("/")[2]
        assert any(each.startswith(source.citation.removesuffix(table)) and table_in(each, source) for each in cited)


def test_words_are_never_taken_for_markup() -> None:
    odd = '#panic("no") *x* $y$ <z> \\ "q"'
    pdf = PdfReader(BytesIO(to_pdf_bytes(replace(gathered("03353"), title=odd), DE)))
    assert in_line(odd) in words(pdf)


def test_a_sheet_that_needs_more_pages_is_refused_by_name() -> None:
    sheet = gathered("03353")
    with pytest.raises(SheetError, match=r"03353: .* pages") as refused:
        to_pdf_bytes(replace(sheet, definitions=[*sheet.definitions] * 3), DE)
    assert refused.value.area == "03353" and refused.value.is_too_long


def test_a_definition_is_told_by_its_first_whole_sentence() -> None:
    assert first_sentence("Bestand am 31. Dezember je Kreis. Mehr dazu.") == "Bestand am 31. Dezember je Kreis."
    assert first_sentence("Stand August 2015. Danach mehr.") == "Stand August 2015."
    assert first_sentence("Nur ein Satz, z. B. Äpfel") == "Nur ein Satz, z. B. Äpfel"
    for indicator in listed():
        for language in LANGUAGES:
            first = first_sentence(indicator.definition[language])
            assert indicator.definition[language].startswith(first) and len(first) > 25


def test_a_reader_makes_a_sheet_and_saves_it() -> None:
    page = visit("area", area="03359", lang="de", benchmark="02")
    page.button(key="sheet:make").click().run()
    assert sound(page)
    (saved,) = [node.proto for node in nodes(page.main) if node.type == "download_button"]
    assert saved.label.startswith("Herunterladen: Landkreis Stade (PDF, ") and saved.url


def test_a_readers_benchmark_does_not_change_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "pages.ui.address.chosen", lambda name, options, default: "02" if name == "benchmark" else default
    )
    indicator = valued("03359", [])[0]
    middle = observe(indicator, MEDIAN, newest(indicator, "03359")).value
    assert middle is not None
    assert gathered("03359").blocks[0].rows[0].benchmark.rstrip("*") == DE.number(middle, indicator.decimals)


def test_a_sheet_that_cannot_be_made_says_so_and_leaves_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(sheet: Sheet, text: object) -> bytes:
        raise SheetError(sheet.area, "it fills 3 pages instead of 2")

    monkeypatch.setattr(offer, "to_pdf_bytes", fails)
    page = visit("area", area="03359", lang="de")
    page.button(key="sheet:make").click().run()
    (said,) = page.error
    assert said.value.startswith("Der Steckbrief passt nicht auf zwei Seiten.") and page.title
