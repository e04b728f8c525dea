import math
import shutil
from pathlib import Path

import pandas as pd
import pytest
from published import cell, published, register

from data.build import breitbandatlas
from data.build.contract import Reading, SourceFormatError

AREAS = pd.DataFrame({"id": ["03355"]})
ANY = "breitbandatlas/alle_technologien"
WIRED = "breitbandatlas/privat"
SPEEDS = breitbandatlas.SPEEDS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The atlas of one Kreis."""
    shares = "verf_300_16_2018,verf_300_50_2018"
    for level, (name, key) in breitbandatlas.EARLIER.items():
        ids = {"kreis": "3355", "land": "3", "germany": "deutschland", "city": "3355022"}
        (tmp_path / name).write_text(f"{key},{shares}\n{ids[level]},80.34,77.06\n", encoding="utf-8")
    names = {"kreis": "landkreis_privat_2021_1", "land": "bundesland_privat_2021_1"}
    names |= {"germany": "deutschland_privat_2021_1", "city": "gemeinde_bezirke_privat_2021_mitte"}
    for level, name in names.items():
        key = breitbandatlas.LATER[level][1]
        ids = {"kreis": "03355", "land": "03", "germany": "Deutschland", "city": "03355022"}
        items = breitbandatlas.WIRED_IN_WORDS if level == "city" else breitbandatlas.WIRED
        head = ";".join(f'"{heading}"' for heading in (*reversed(items), key))  # the order of columns does not matter
        row = ";".join([*("55.5" for _ in items), ids[level]])
        (tmp_path / f"{name}.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_columns_are_found_by_their_headings(folder: Path) -> None:
    reading = breitbandatlas.read(folder, AREAS)
    assert cell(reading, f"{ANY}/50", "03355", year=2018) == 77.06
    assert cell(reading, f"{WIRED}/wired_1000", "03355022", year=2021) == 55.5


def test_a_zero_is_no_number_where_not_even_2_mbits_are_known(folder: Path) -> None:
    change(folder / breitbandatlas.EARLIER["kreis"][0], "verf_300_16_2018", "verf_300_2_2014,verf_300_16_2018")
    change(folder / breitbandatlas.EARLIER["kreis"][0], "verf_300_50_2018", "verf_300_50_2018,verf_300_50_2014")
    change(folder / breitbandatlas.EARLIER["kreis"][0], "3355,80.34,77.06", "3355,0.0,80.34,77.06,0.0")
    reading = breitbandatlas.read(folder, AREAS)
    assert math.isnan(cell(reading, f"{ANY}/50", "03355", year=2014))
    assert cell(reading, f"{ANY}/50", "03355", year=2018) == 77.06


def test_a_kreis_without_a_part_that_joined_later_is_left_out(folder: Path) -> None:
    file = folder / "landkreis_privat_2021_1.csv"
    row = file.read_text(encoding="utf-8").splitlines()[1]
    change(file, row, "\n".join(row.replace("03355", key) for key in ("16056", "16063", "03355")))
    assert set(breitbandatlas.read(folder, AREAS).frame["area"]) == {"03355", "03", "DG", "03355022"}


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("landkreis_privat_2021_1.csv", "verf_100_50", "verf_100_49", "row 1, column verf_100_50"),
        ("landkreis_privat_2021_1.csv", "55.5", "n/a", "row 2, column verf_ftth_1000"),
        ("landkreis_privat_2021_1.csv", "55.5", "155.5", "row 2, column verf_ftth_1000"),
        ("landkreis_privat_2021_1.csv", "03355", "LK 3355", "row 2, column ags"),
        ("deutschland_privat_2021_1.csv", "Deutschland", "Bayern", "file, column staat"),
    ],
)
def test_a_changed_format_is_named_by_file_row_and_column(
    folder: Path, name: str, old: str, new: str, place: str
) -> None:
    change(folder / name, old, new)
    with pytest.raises(SourceFormatError, match=f"{name}: {place}"):
        breitbandatlas.read(folder, AREAS)


def test_a_missing_file_is_named(folder: Path) -> None:
    shutil.move(folder / "bundesland_privat_2021_1.csv", folder / "laender.csv")
    with pytest.raises(SourceFormatError, match="bundesland_privat"):
        breitbandatlas.read(folder, AREAS)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return breitbandatlas.read(published("breitbandatlas"), register())


@pytest.mark.sources
class TestPublished:
    @pytest.mark.parametrize(
        ("series", "area", "year", "value"),
        [
            (f"{ANY}/50", "03353", 2018, 91.17),
            (f"{ANY}/50", "03354", 2011, 0.34),
            (f"{ANY}/50", "03355", 2011, 52.19),
            (f"{ANY}/16", "03359", 2018, 96.96),
            (f"{ANY}/16", "03360", 2018, 70.93),
            (f"{ANY}/50", "03355022", 2018, 98.73),
            (f"{ANY}/50", "DG", 2010, 43.94),
            (f"{ANY}/50", "02", 2010, 74.5),
            (f"{WIRED}/wired_50", "03353", 2018, 91.08),
            (f"{WIRED}/wired_1000", "03354", 2021, 59.32),
            (f"{WIRED}/wired_100", "03355", 2019, 73.46),
            (f"{WIRED}/ftth_1000", "03359", 2020, 22.30),
            (f"{WIRED}/ftth_1000", "03360", 2021, 3.48),
            (f"{WIRED}/wired_1000", "03355022", 2019, 73.94),
            (f"{WIRED}/wired_100", "03355022", 2020, 98.58),
            (f"{WIRED}/ftth_1000", "03355022", 2021, 0.66),
            (f"{WIRED}/wired_50", "03", 2019, 90.76),
            (f"{WIRED}/wired_1000", "DG", 2018, 27.33),
        ],
    )
    def test_a_cell_is_read_as_published(
        self, reading: Reading, series: str, area: str, year: int, value: float
    ) -> None:
        assert cell(reading, series, area, year=year) == value

    def test_berlin_has_no_number_before_2015_but_its_land_has(self, reading: Reading) -> None:
        assert math.isnan(cell(reading, f"{ANY}/50", "11000", year=2014))
        assert cell(reading, f"{ANY}/50", "11", year=2014) == 89.5
