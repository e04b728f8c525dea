import gzip
import math
from pathlib import Path

import pandas as pd
import pytest
from published import cell, published, register

from data.build import gv_isys
from data.build.contract import Reading, SourceFormatError

AREAS = pd.DataFrame({"id": ["03355"]})
HEAD = "stichtag,ags,gemeinde,flaeche_km2,bevoelkerung\n"
POPULATION, AREA = "gv_isys/gemeinden/population", "gv_isys/gemeinden/area_km2"


def write(folder: Path, *rows: str, head: str = HEAD) -> Path:
    (folder / gv_isys.FILE).write_bytes(gzip.compress((head + "\n".join(rows) + "\n").encode()))
    return folder


def test_a_total_is_missing_where_one_municipality_is_blank(tmp_path: Path) -> None:
    rows = ("2016-12-31,03355001,Adendorf,16.1,10000", "2016-12-31,03355022,Lüneburg,70.5,/")
    reading = gv_isys.read(write(tmp_path, *rows), AREAS)
    assert math.isnan(cell(reading, POPULATION, "03355", year=2016))
    assert math.isnan(cell(reading, POPULATION, "03355022", year=2016))
    assert cell(reading, AREA, "03355", year=2016) == 86.6


def test_a_total_is_incomplete_where_a_municipality_is_blank_and_only_the_municipality_is_confidential(
    tmp_path: Path,
) -> None:
    rows = ("2016-12-31,03355001,Adendorf,16.1,10000", "2016-12-31,03355022,Lüneburg,70.5,/")
    frame = gv_isys.read(write(tmp_path, *rows), AREAS).frame
    empty = frame[frame["value"].isna()]
    assert dict(zip(empty["area"], empty["flag"], strict=True)) == {
        "03355": "incomplete",
        "03": "incomplete",
        "03355022": "confidential",
    }


def test_germany_is_not_given_for_a_part_of_the_laender(tmp_path: Path) -> None:
    reading = gv_isys.read(write(tmp_path, "1987-12-31,03355022,Lüneburg,70.31,59613"), AREAS)
    assert set(reading.frame["area"]) == {"03355", "03", "03355022"}


def test_the_misdated_edition_and_repeated_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    row = "2017-12-31,09273444,Gdefr. Geb.,88.7,0"
    reading = gv_isys.read(write(tmp_path, row, row, "1998-12-31,09273444,Gdefr. Geb.,88.7,0"), AREAS)
    assert cell(reading, AREA, "09273", year=2017) == 88.7
    assert sum(reading.rejected.values()) == 2 and set(reading.frame["year"]) == {2017}


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("2016-12-31,03355022,Lüneburg,70.5,many", "row 2, column bevoelkerung"),
        ("2016-12-31,3355022,Lüneburg,70.5,74494", "row 2, column ags"),
        ("2016-06-30,03355022,Lüneburg,70.5,74494", "row 2, column stichtag"),
    ],
)
def test_a_changed_cell_is_named_by_file_row_and_column(tmp_path: Path, row: str, place: str) -> None:
    with pytest.raises(SourceFormatError, match=rf"gemeinden_1983_2023\.csv\.gz: {place}"):
        gv_isys.read(write(tmp_path, row), AREAS)


def test_a_missing_heading_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceFormatError, match="column flaeche_km2: heading not found"):
        gv_isys.read(write(tmp_path, head=HEAD.replace("flaeche_km2", "area")), AREAS)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return gv_isys.read(published("gv_isys"), register())


@pytest.mark.sources
class TestPublished:
    @pytest.mark.parametrize(
        ("series", "area", "year", "value"),
        [
            (POPULATION, "03355022", 1983, 61_125),
            (POPULATION, "03355022", 1994, 64_030),
            (f"{POPULATION}_census_2011", "03355022", 2023, 77_511),
            (AREA, "03355022", 2023, 70.5),
            (POPULATION, "02", 2012, 1_734_272),
            (AREA, "02000", 1994, 755.33),
        ],
    )
    def test_a_cell_is_read_as_published(
        self, reading: Reading, series: str, area: str, year: int, value: float
    ) -> None:
        assert cell(reading, series, area, year=year) == value

    def test_the_edition_of_2011_is_left_out_and_all_others_equal_table_12411(self, reading: Reading) -> None:
        table = published("regionaldatenbank") / "12411-01-01-4.csv"
        lines = [line.split(";") for line in table.read_text(encoding="utf-8-sig").splitlines()]
        dates = next(line for line in lines if "31.12.2015" in line)
        sexes = lines[lines.index(dates) + 1]
        years = {int(d[-4:]): i for i, (d, s) in enumerate(zip(dates, sexes, strict=True)) if s == "Insgesamt"}
        unequal, compared = set(), 0
        for line in lines:
            if line[0] in {"DG", "03", "03353", "03354", "03355", "03359", "03360"}:
                for year in (set(reading.frame["year"]) - {2011}) & set(years):
                    compared += 1
                    if cell(reading, POPULATION, line[0], year=year) != int(line[years[year]]):
                        unequal.add(year)
        assert compared == 70 and unequal == set()
        left_out = reading.frame[reading.frame["series"] == "gv_isys/gemeinden/population"]
        assert 2011 not in set(left_out["year"])  # on the census of 1987 here, of 2011 in table 12411
