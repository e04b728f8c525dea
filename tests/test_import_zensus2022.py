import csv
import os
from pathlib import Path

import pandas as pd
import pytest

from data.build import zensus2022
from data.build.contract import Reading, SourceFormatError
from data.flags import Flag

ROOT = Path(__file__).parents[1]
SOURCES = Path(os.environ.get("SMART_REGION_SOURCES", ROOT.parent / "shared" / "sources")) / "zensus2022"
AREAS = pd.DataFrame({"id": ["03355"], "level": ["kreis"]})
HEAD = ["ags", "municipality_name", *zensus2022.COUNTS, *zensus2022.SHARES]
SHARES = ["9.5", "19.1", "1.85", "3.6", "29.8", "8.46"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Germany of four municipalities: two in Landkreis Lüneburg, one elsewhere, one kreisfreie Stadt."""
    monkeypatch.setattr(zensus2022, "MUNICIPALITIES", 4)
    rows = [
        ["01001000", "Flensburg, Stadt", "200.0", "90.0", *SHARES],
        ["03355001", "Adendorf", "30.0", "10.0", *SHARES],
        ["03355022", "Lüneburg, Hansestadt", "70.0", "40.0", *SHARES],
        ["03354001", "Bergen an der Dumme, Flecken", "5.0", "3.0", *SHARES],
    ]
    with (tmp_path / zensus2022.FILE).open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([HEAD, *rows])
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    file = folder / zensus2022.FILE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def cells(reading: Reading, column: str) -> dict[str, float]:
    frame = reading.frame[reading.frame["series"] == f"zensus2022/gemeinden/{column}"]
    assert set(frame["year"]) == {2022} and not frame["area"].duplicated().any()
    return dict(zip(frame["area"], frame["value"], strict=True))


def test_counts_are_summed_to_kreis_land_and_germany(folder: Path) -> None:
    found = cells(zensus2022.read(folder, AREAS), "population_census22")
    assert found == {"01001": 200, "03355": 100, "03354": 5, "01": 200, "03": 105, "DG": 305, "03355022": 70}


def test_shares_are_given_for_cities_and_never_for_a_landkreis(folder: Path) -> None:
    reading = zensus2022.read(folder, AREAS)
    assert cells(reading, "avg_rent_per_m2_census22").keys() == {"01001", "03354", "03355022"}
    assert cells(reading, "vacancy_rate_census22")["03355022"] == 3.6
    assert sum(reading.rejected.values()) == len(zensus2022.SHARES)


def test_one_blank_municipality_makes_every_sum_above_it_missing(folder: Path) -> None:
    change(folder, "30.0,10.0", ",10.0")
    reading = zensus2022.read(folder, AREAS)
    found = cells(reading, "population_census22")
    assert {area for area, value in found.items() if pd.isna(value)} == {"03355", "03", "DG"}
    assert found["03354"] == 5 and cells(reading, "total_dwellings_census22")["03355"] == 50
    assert set(reading.frame.loc[reading.frame["value"].isna(), "flag"]) == {Flag.CONFIDENTIAL}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("70.0,40.0", "viele,40.0", "row 4, column population_census22: 'viele' is not a number"),
        ("vacancy_rate_census22", "vacancy", "row 1, column vacancy_rate_census22: column is missing"),
        ("03355001", "3355001", "row 3, column ags: '3355001' is not an AGS"),
        ("03355001", "03355022", "file: 3 municipalities instead of 4"),
    ],
)
def test_a_changed_format_names_file_row_and_column(folder: Path, old: str, new: str, message: str) -> None:
    change(folder, old, new)
    with pytest.raises(SourceFormatError, match=rf"gemeinden\.csv: {message}"):
        zensus2022.read(folder, AREAS)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return zensus2022.read(SOURCES, AREAS)


@pytest.mark.sources
@pytest.mark.skipif(not SOURCES.exists(), reason=f"needs the publishers' files in {SOURCES}")
class TestPublishedFigures:
    """Cells read by eye in the publisher's file; sums added up by hand from its lines."""

    @pytest.mark.parametrize(
        ("column", "area", "value"),
        [
            ("population_census22", "03353", 260_929),
            ("population_census22", "03354", 46_637),
            ("population_census22", "03355", 176_629),
            ("population_census22", "03359", 204_623),
            ("population_census22", "03360", 90_540),
            ("population_census22", "03355022", 72_870),
            ("population_census22", "02000", 1_808_846),
            ("population_census22", "02", 1_808_846),
            ("total_dwellings_census22", "03360", 49_594),
            ("total_dwellings_census22", "03355022", 41_406),
            ("avg_rent_per_m2_census22", "03355022", 8.46),
            ("vacancy_rate_census22", "03355022", 3.6),
            ("share_owner_occupied_census22", "03355022", 29.8),
            ("share_foreign_census22", "03403", 10.7),
            ("avg_rent_per_m2_census22", "02000", 9.16),
        ],
    )
    def test_a_cell_is_read_as_published(self, reading: Reading, column: str, area: str, value: float) -> None:
        assert cells(reading, column)[area] == value

    def test_germany_is_the_sum_of_all_municipalities(self, reading: Reading) -> None:
        # 8,258 (0.01 %) below the 82,719,540 of the first publication
        assert cells(reading, "population_census22")["DG"] == 82_711_282

    def test_106_kreise_of_one_municipality_have_shares(self, reading: Reading) -> None:
        found = cells(reading, "share_owner_occupied_census22")
        assert len(found) == 107 and not {"03353", "03354", "03355", "03359", "03360"} & set(found)
