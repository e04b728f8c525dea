from pathlib import Path

import pandas as pd
import pytest
from published import cell, published, register

from data.build import marktstammdatenregister as register_of_plants
from data.build.contract import Reading, SourceFormatError

AREAS = pd.DataFrame({"id": ["03355"]})
HEAD = "ags,pv,wind_on,biomass,water"
PV = "marktstammdatenregister/leistung/pv"


def write(folder: Path, *rows: str, head: str = HEAD, name: str = "leistung_2021-12-31.csv") -> Path:
    (folder / name).write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return folder


def test_eisenach_is_added_to_the_wartburgkreis_it_joined(tmp_path: Path) -> None:
    reading = register_of_plants.read(
        write(tmp_path, "DG000000,99,0,0,0", "16056000,2.5,0,0,0", "16063000,10,0,0,0"), AREAS
    )
    assert cell(reading, PV, "16063", year=2021) == 12.5 and "16056" not in set(reading.frame["area"])


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("03355000,1.0,much,0,0", "row 3, column wind_on"),
        ("3355000,1.0,0,0,0", "row 3, column ags"),
        ("DG000000,1.0,0,0,0", "row 3, column ags: a second row"),
    ],
)
def test_a_changed_cell_is_named_by_file_row_and_column(tmp_path: Path, row: str, place: str) -> None:
    with pytest.raises(SourceFormatError, match=rf"leistung_2021-12-31\.csv: {place}"):
        register_of_plants.read(write(tmp_path, "DG000000,99,0,0,0", row), AREAS)


def test_a_missing_heading_or_row_of_germany_or_date_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceFormatError, match="column biomass: heading not found"):
        register_of_plants.read(write(tmp_path, head="ags,pv,wind_on,bio,water"), AREAS)
    with pytest.raises(SourceFormatError, match="no row DG000000"):
        register_of_plants.read(write(tmp_path, "03000000,1,1,1,1"), AREAS)
    with pytest.raises(SourceFormatError, match="no 31 December"):
        register_of_plants.read(write(tmp_path, "DG000000,1,1,1,1", name="leistung_2020-06-30.csv"), AREAS)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return register_of_plants.read(published("marktstammdatenregister"), register())


@pytest.mark.sources
class TestPublished:
    @pytest.mark.parametrize(
        ("item", "area", "year", "value"),
        [
            ("pv", "DG", 2023, 81_925_427.514),
            ("wind_on", "03", 2023, 12_539_182.433),
            ("pv", "03353", 2023, 119_088.136),
            ("wind_on", "03354", 2021, 102_200),
            ("pv", "03355", 2021, 59_516.793),
            ("pv", "03359", 2018, 66_348.059),
            ("biomass", "03360", 2023, 39_911),
            ("pv", "03355022", 2023, 21_197.248),
            ("water", "03355022", 2018, 320),
        ],
    )
    def test_a_cell_is_read_as_published(self, reading: Reading, item: str, area: str, year: int, value: float) -> None:
        found = cell(reading, f"marktstammdatenregister/leistung/{item}", area, year=year)
        assert found == pytest.approx(value, abs=1e-6)

    def test_laender_are_the_sum_of_their_kreise_in_every_year(self, reading: Reading) -> None:
        areas = register()
        parent = areas[areas["level"] == "kreis"].set_index("id")["parent"]
        frame = reading.frame.assign(land=reading.frame["area"].map(parent))
        sums = frame.dropna(subset="land").groupby(["land", "series", "year"])["value"].sum().reset_index()
        assert len(sums) == 14 * 4 * 3  # Hamburg and Berlin have one row, that of the Land
        for land, series, year, total in sums.itertuples(index=False):
            assert cell(reading, series, land, year=year) == pytest.approx(total, abs=0.01)
