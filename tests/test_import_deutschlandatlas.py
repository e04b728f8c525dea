import os
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from data.build import deutschlandatlas
from data.build.contract import Reading, SourceFormatError
from data.flags import Flag

ROOT = Path(__file__).parents[1]
SOURCES = Path(os.environ.get("SMART_REGION_SOURCES", ROOT.parent / "shared" / "sources")) / "deutschlandatlas"
AREAS = pd.DataFrame({"id": ["03355", "16063"], "level": ["kreis"] * 2})


def write(folder: Path, changes: dict[tuple[str, str, int], Any] | None = None) -> None:
    """A workbook of the publisher's shape; `changes` puts a cell at (sheet, heading, row from 1)."""
    book = openpyxl.Workbook()
    for title, sheet in deutschlandatlas.SHEETS.items():
        lines = book.create_sheet(title)
        headings = [sheet.key, sheet.name, *sheet.codes, *sheet.left_out]
        city = int(sheet.city) if not sheet.city.startswith("0") and sheet.city else sheet.city
        keys = [(city, deutschlandatlas.CITY_NAME), (3355001, "Adendorf")] if city else []
        keys = keys or [(3355000, "Lüneburg"), (16063000, "Wartburgkreis")]
        lines.append([*headings, None])
        for key, name in keys:
            lines.append([key, name, *[1.5] * len(sheet.codes), *["bis unter 50"] * len(sheet.left_out)])
        for (where, heading, row), value in (changes or {}).items():
            if where == title:
                lines.cell(row, headings.index(heading) + 1, value)
    book.save(folder / deutschlandatlas.FILE)


def cell(reading: Reading, code: str, area: str) -> tuple[float, str]:
    frame = reading.frame
    found = frame[(frame["series"] == f"deutschlandatlas/ausgabe_2024/{code}") & (frame["area"] == area)]
    assert found["year"].tolist() == [2024]
    return found["value"].item(), found["flag"].item()


def test_kreise_and_the_hansestadt_are_read_and_other_municipalities_are_not(tmp_path: Path) -> None:
    write(tmp_path)
    reading = deutschlandatlas.read(tmp_path, AREAS)
    assert set(reading.frame["area"]) == {"03355", "16063", "03355022"}
    assert cell(reading, "eauto", "03355") == (1.5, Flag.CONFIRMED)
    assert cell(reading, "pendel", "03355022") == (1.5, Flag.CONFIRMED)


def test_the_markers_of_the_publisher_and_value_errors_are_missing(tmp_path: Path) -> None:
    sheet = "Deutschlandatlas_GEM1222"
    write(tmp_path, {(sheet, "p_markt", 2): -9999, (sheet, "st_einnkr", 2): -99999, (sheet, "v_lte", 2): "#VALUE!"})
    reading = deutschlandatlas.read(tmp_path, AREAS)
    for code in ("p_markt", "st_einnkr", "v_lte"):
        value, flag = cell(reading, code, "03355022")
        assert pd.isna(value) and flag == Flag.NOT_PUBLISHED


def test_zero_is_missing_only_where_it_is_declared(tmp_path: Path) -> None:
    sheet = "Deutschlandatlas_KRS1222"
    write(tmp_path, {(sheet, "wohn_EZFH", 2): 0, (sheet, "ko_kasskred", 2): 0})
    reading = deutschlandatlas.read(tmp_path, AREAS)
    assert pd.isna(cell(reading, "wohn_EZFH", "03355")[0])
    assert cell(reading, "ko_kasskred", "03355") == (0, Flag.CONFIRMED)
    assert reading.rejected["0 for dwellings built: cannot be told from withheld"] == 1


def test_classes_are_counted_not_read(tmp_path: Path) -> None:
    write(tmp_path)
    reading = deutschlandatlas.read(tmp_path, AREAS)
    assert not reading.frame["series"].str.contains("preis_miet$|preis_baul").any()
    assert reading.rejected[deutschlandatlas.CLASSES] == 4


def test_the_wartburgkreis_before_eisenach_joined_is_left_out(tmp_path: Path) -> None:
    write(tmp_path)
    frame = deutschlandatlas.read(tmp_path, AREAS).frame
    part_time = frame[frame["series"] == "deutschlandatlas/ausgabe_2024/teilz_insg"]
    assert dict(zip(part_time["area"], part_time["flag"], strict=True)) == {
        "03355": "confirmed",
        "16063": "other_territory",
    }


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (("Deutschlandatlas_KRS1221", "eauto", 2), "k.A.", r"row 2, column eauto: 'k\.A\.' is not a number"),
        (("Deutschlandatlas_KRS1221", "eauto", 1), "evs", "row 1, column eauto: column is missing"),
        (("Deutschlandatlas_KRS1222", "KRS1222", 3), "DE9", "row 3, column KRS1222: 'DE9' is not a key of a Kreis"),
        (
            ("Deutschlandatlas_GEM1221", "Gemeindename", 2),
            "Lünen",
            "row 2, column GKZ1221: key 3355022 and name 'Lünen'",
        ),
    ],
)
def test_a_changed_format_names_row_and_column(
    tmp_path: Path, place: tuple[str, str, int], value: str, message: str
) -> None:
    write(tmp_path, {place: value})
    with pytest.raises(SourceFormatError, match=rf"Deutschlandatlas-Daten.*\.xlsx: {message}"):
        deutschlandatlas.read(tmp_path, AREAS)


def test_an_absent_sheet_or_file_is_a_changed_format(tmp_path: Path) -> None:
    with pytest.raises(SourceFormatError, match="no such file"):
        deutschlandatlas.read(tmp_path, AREAS)
    openpyxl.Workbook().save(tmp_path / deutschlandatlas.FILE)
    with pytest.raises(SourceFormatError, match="no sheet Deutschlandatlas_KRS1222"):
        deutschlandatlas.read(tmp_path, AREAS)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return deutschlandatlas.read(SOURCES, pd.read_csv(ROOT / "geo" / "areas.csv", dtype={"id": str}))


@pytest.mark.sources
@pytest.mark.skipif(not SOURCES.exists(), reason=f"needs the publishers' files in {SOURCES}")
class TestPublishedFigures:
    """Cells read by eye in the publisher's workbook."""

    @pytest.mark.parametrize(
        ("code", "area", "value"),
        [
            ("fl_suv", "03353", 17),
            ("v_harzt", "03354", 65.1),
            ("alq", "03355", 5.84),
            ("kbetr_u3", "03355", 40.77),
            ("ko_kasskred", "03359", 0),
            ("wohn_leer", "03360", 5.05),
            ("elade", "03353", 89.73),
            ("eauto", "03354", 1.722114744219974),
            ("hh_veink", "03359", 24.5),
            ("pfl_stat", "03360", 22.9),
            ("wahl_beteil", "03355", 77.1),
            ("teilz_w", "03354", 60.49),
            ("st_einnkr", "03355022", 1519.33),
            ("pendel", "03355022", 21.42),
            ("preis_miet_best", "03355022", 8.46),
            ("p_harzt", "03355022", 2.43),
            ("p_apo", "03355022", 2.92),
            ("oenv", "03355022", 98.8),
            ("p_poli", "03355022", 4.76),
            ("p_notfall", "03355022", 7.0327037),
            ("reg_energie", "03355022", 0.377821674453714),
        ],
    )
    def test_a_cell_is_read_as_published(self, reading: Reading, code: str, area: str, value: float) -> None:
        assert cell(reading, code, area) == (value, Flag.CONFIRMED)

    def test_every_code_has_a_row_for_each_of_the_400_kreise(self, reading: Reading) -> None:
        kreise = reading.frame[reading.frame["area"].str.len() == 5]
        assert set(kreise.groupby("series").size()) == {400}
