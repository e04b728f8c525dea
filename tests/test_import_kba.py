from pathlib import Path

import pandas as pd
import pytest
from published import cell, published, register

from data.build import kba
from data.build.contract import Reading, SourceFormatError

AREAS = pd.DataFrame({"id": ["03355"]})


def write(folder: Path, year: int, text: str) -> Path:
    (folder / f"registered_evs_{year}.csv").write_text(text, encoding="utf-8")
    return folder


def test_a_dot_parts_thousands_and_the_year_is_that_of_the_next_morning(tmp_path: Path) -> None:
    text = f"\nTODO\n\n{kba.HEADING}\n03355,1.020\n03354,29\n03353,17.944"
    reading = kba.read(write(tmp_path, 2018, text), AREAS)
    values = [cell(reading, kba.SERIES, area, year=2019) for area in ("03355", "03354", "03353")]
    assert values == [1020, 29, 17944]


def test_a_file_that_repeats_the_next_one_is_left_out_and_counted(tmp_path: Path) -> None:
    for year in (2016, 2017):
        write(tmp_path, year, f"{kba.HEADING}\n03355,102\n")
    reading = kba.read(tmp_path, AREAS)
    assert list(reading.frame["year"]) == [2018]
    assert reading.rejected == {"registered_evs_2016.csv repeats registered_evs_2017.csv": 1}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{kba.HEADING}\n03355,1.02\n", "row 2, column number_of_registered_evs"),
        (f"{kba.HEADING}\n03355,1020,5\n", "row 2, column number_of_registered_evs"),
        (f"{kba.HEADING}\n3355,102\n", "row 2, column regional_id"),
        (f"{kba.HEADING}\n03355,102\n03355,102\n", "row 3, column regional_id"),
        ("ags,evs\n03355,102\n", "file: no heading"),
    ],
)
def test_a_changed_format_is_named_by_file_row_and_column(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(SourceFormatError, match=rf"registered_evs_2018\.csv: {place}"):
        kba.read(write(tmp_path, 2018, text), AREAS)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return kba.read(published("kba"), register())


@pytest.mark.sources
class TestPublished:
    @pytest.mark.parametrize(
        ("area", "year", "value"),
        [
            ("03353", 2018, 156),
            ("03354", 2018, 29),
            ("03355", 2019, 181),
            ("03359", 2025, 4208),
            ("03360", 2025, 1916),
            ("02000", 2025, 35_572),
            ("02000", 2018, 1387),
        ],
    )
    def test_a_cell_is_read_as_published(self, reading: Reading, area: str, year: int, value: float) -> None:
        assert cell(reading, kba.SERIES, area, year=year) == value

    def test_every_year_has_todays_400_kreise(self, reading: Reading) -> None:
        areas = register()
        kreise = set(areas.loc[areas["level"] == "kreis", "id"])
        assert all(set(part["area"]) == kreise for _, part in reading.frame.groupby("year"))

    def test_the_sums_are_those_the_publisher_gives_for_1_january(self, reading: Reading) -> None:
        sums = reading.frame.groupby("year")["value"].sum()
        # the totals of the KBA for 1 January, which also hold cars of no known Kreis
        totals = pd.Series({2018: 53_861, 2019: 83_175, 2021: 309_083, 2022: 618_460, 2023: 1_013_009, 2024: 1_408_681})
        assert (sums / totals).dropna().between(0.998, 1).all()
