from pathlib import Path

import pandas as pd
import pytest
from published import cell, published, register

from data.build import destatis, inkar, population_by_age
from data.build.contract import Reading, SourceFormatError
from geo.areas import HANSESTADT, REGION_PARTS

AREAS = pd.DataFrame({"id": ["03355"]})
HEAD = "jahr;region_code;altersgruppe;insgesamt\n"
TOTAL = f"{population_by_age.SERIES}{population_by_age.TOTAL}"


def write(folder: Path, *rows: str, head: str = HEAD) -> Path:
    (folder / population_by_age.FILE).write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_age_groups_are_read_for_known_areas_and_the_others_are_counted(tmp_path: Path) -> None:
    groups = ("2023;03355;unter 3 Jahre;3", "2023;03355;75 Jahre und mehr;4")
    totals = ("2023;03355;Insgesamt;7", "2023;031;Insgesamt;")
    reading = population_by_age.read(write(tmp_path, *groups, *totals), AREAS)
    assert cell(reading, TOTAL, "03355", year=2023) == 7
    assert cell(reading, f"{population_by_age.SERIES}unter 3 Jahre", "03355", year=2023) == 3
    assert sum(reading.rejected.values()) == 1


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        (("2023;03355;unter 3 Jahre;3", "2023;03355;Insgesamt;4"), "age groups of 03355 in 2023 do not add up"),
        (("2023;03355;Insgesamt;4", "2023;03355;Insgesamt;4"), "row 3, column altersgruppe: a second row"),
        (("2023;03355;Insgesamt;viele",), "row 2, column insgesamt: 'viele' is not a number"),
        (("23;03355;Insgesamt;4",), "row 2, column jahr: '23' is no year"),
    ],
)
def test_a_changed_file_is_named_by_place(tmp_path: Path, rows: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(SourceFormatError, match=complaint):
        population_by_age.read(write(tmp_path, *rows), AREAS)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return population_by_age.read(published("genesis"), register())


@pytest.mark.sources
class TestPublished:
    @pytest.mark.parametrize(
        ("area", "year", "value"),
        [("03353", 2023, 264_767), ("03", 2024, 8_004_489), ("DG", 2023, 83_456_045), ("02", 2024, 1_862_565)],
    )
    def test_a_cell_is_read_as_published(self, reading: Reading, area: str, year: int, value: float) -> None:
        assert cell(reading, TOTAL, area, year=year) == value

    def test_two_tables_agree_on_the_census_of_2022(self, reading: Reading) -> None:
        other = destatis.read(published("destatis"), register())
        for area in REGION_PARTS:
            found = cell(other, destatis.NEW_SERIES, area, year=2023)
            assert cell(reading, TOTAL, area, year=2023) == found

    def test_the_hansestadt_is_of_the_same_day_as_its_landkreis(self, reading: Reading) -> None:
        """The municipalities of the INKAR edition add up to table 12411-02-03-4 in each of the five Landkreise."""
        file = published("inkar") / "ausgabe_2025_gemeinden_033.csv"
        table = pd.read_csv(file)
        for area in REGION_PARTS:
            total = table.loc[table["ID_K"] == int(area), "Population"].sum()
            assert total == cell(reading, TOTAL, area, year=2023), area
        own = inkar.read(published("inkar"), register())
        assert cell(own, "inkar/ausgabe_2025/Population", HANSESTADT, year=2023) == 74_577
