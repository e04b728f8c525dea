import csv
import os
from pathlib import Path

import pandas as pd
import pytest

from data.build import inkar
from data.build import inkar_columns as columns
from data.build.contract import COLUMNS, Reading, SourceFormatError
from data.flags import Flag

ROOT = Path(__file__).parents[1]
SOURCES = Path(os.environ.get("SMART_REGION_SOURCES", ROOT.parent / "shared" / "sources")) / "inkar"
AREAS = pd.DataFrame({"id": ["03355", "03354", "07235", "03355022"], "level": ["kreis"] * 3 + ["city"]})
NOISY = "56.7299995422363"

needs_sources = [
    pytest.mark.sources,
    pytest.mark.skipif(not SOURCES.exists(), reason=f"needs the publishers' files in {SOURCES}"),
]


def write(file: Path, *rows: list[str]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def write_series(file: Path, item: str) -> None:
    rows = [
        ["03355", "Lüneburg", "Kreise", "10.5", ""],
        ["03152", "Göttingen", "Kreise", "1", "2"],
    ]
    if file.name in ("gisd_A_Arbeitslosigkeit.csv", "gisd_A_ErwerbsfaehigeBevoelkerung.csv"):
        rows = [["03355022", inkar.CITY_NAME, "Gemeinden", "7", "8"], ["03355001", "Adendorf", "Gemeinden", "1", "1"]]
    if file.name == "gisd_E_Einkommensteuer.csv":
        level = "Gemeindeverbände (Verwaltungsgemeinschaft)"
        rows = [["033550022", inkar.CITY_NAME, level, "299.98", "259.98"]]
    write(file, ["Kennziffer", "Raumeinheit", "Aggregat", item, item], ["", "", "", "2000", "2001"], *rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shape of the publisher's folder with two Kreise, one year or two, and made-up figures."""
    ids = [["county_code", "", "", "ID", "", "", ""], ["year", "", "", "ID", "", "", ""]]
    names = ["cars_per_capita", "students_per_100"]
    book = [[name, "", "", "Transport", "", "", ""] for name in names]
    write(tmp_path / "kreise_1995_2022_codebook.csv", list(inkar.CODEBOOK_COLUMNS), *ids, *book)
    write(
        tmp_path / "kreise_1995_2022.csv",
        ["county_code", "year", *names],
        ["03355", "1995.0", "437.11", ""],
        ["07235", "2013.0", "-0.01", "0.0"],
    )
    for name, item in inkar.SERIES_FILES.items():
        write_series(tmp_path / name, item)
    head = ["kreis_id", "kreis_name", "year", *inkar.SCORES]
    write(tmp_path / "gisd_score_kreise.csv", head, ["03355", "Lüneburg", "1998", "0.44637", "2", "3", "2"])
    items = sorted(columns.KREIS_COLUMNS)
    head = [*columns.KREIS_KEYS, *columns.KREIS_LEFT_OUT, *items]
    zero = [NOISY if item != "Land_Price" else "0.0" for item in items]
    air = ["1.0"] * len(columns.KREIS_LEFT_OUT)
    write(tmp_path / "ausgabe_2025_kreise.csv", head, ["3355.0", "1.0", "Landkreis", "Lüneburg", *air, *zero])
    head = [*columns.MUNICIPAL_KEYS, *columns.MUNICIPAL_LEFT_OUT, *sorted(columns.MUNICIPAL_COLUMNS)]
    rows = [
        [key, "3355.0", name, "1", *["10.3999996185303"] * len(columns.MUNICIPAL_COLUMNS)]
        for key, name in (("3355022.0", inkar.CITY_NAME), ("3355001.0", "Adendorf"))
    ]
    write(tmp_path / "ausgabe_2025_gemeinden_033.csv", head, *rows)
    return tmp_path


def cell(reading: Reading, series: str, area: str, year: int) -> tuple[float, str]:
    frame = reading.frame
    found = frame[(frame["series"] == f"inkar/{series}") & (frame["area"] == area) & (frame["year"] == year)]
    assert len(found) == 1, (series, area, year, len(found))
    return found["value"].item(), found["flag"].item()


def test_a_reading_has_one_row_per_series_area_and_year(folder: Path) -> None:
    frame = inkar.read(folder, AREAS).frame
    assert list(frame.columns) == COLUMNS
    assert not frame.duplicated(["series", "area", "year"]).any()


def test_a_year_written_as_decimal_is_a_year_and_a_blank_is_no_observation(folder: Path) -> None:
    reading = inkar.read(folder, AREAS)
    assert cell(reading, "kreise_1995_2022/cars_per_capita", "03355", 1995) == (437.11, Flag.CONFIRMED)
    frame = reading.frame
    assert frame[(frame["series"] == "inkar/kreise_1995_2022/students_per_100")]["area"].tolist() == ["07235"]


def test_a_declared_gap_is_missing_and_a_zero_elsewhere_is_a_zero(folder: Path) -> None:
    reading = inkar.read(folder, AREAS)
    value, flag = cell(reading, "kreise_1995_2022/cars_per_capita", "07235", 2013)
    assert pd.isna(value) and flag == Flag.NOT_PUBLISHED
    assert cell(reading, "kreise_1995_2022/students_per_100", "07235", 2013) == (0.0, Flag.CONFIRMED)
    value, flag = cell(reading, "ausgabe_2025/Land_Price", "03355", 2025)
    assert pd.isna(value) and flag == Flag.NOT_PUBLISHED
    assert reading.rejected["Land_Price: 0 for a price: nothing published"] == 1


def test_the_noise_of_32_bit_numbers_is_taken_off(folder: Path) -> None:
    assert cell(inkar.read(folder, AREAS), "ausgabe_2025/Emp_Rate", "03355", 2025)[0] == 56.73
    assert inkar.published("33581.890625", folder, row=1, column="x") == 33581.89


def test_a_figure_with_more_decimals_is_a_changed_format(folder: Path) -> None:
    file = folder / "ausgabe_2025_kreise.csv"
    change(file, NOISY, "56.7345")
    with pytest.raises(SourceFormatError, match=r"ausgabe_2025_kreise\.csv: row 2, column .*more than 2 decimals"):
        inkar.read(folder, AREAS)


def test_the_hansestadt_is_the_only_municipality_and_its_verband_counts_as_the_city(folder: Path) -> None:
    reading = inkar.read(folder, AREAS)
    assert {area for area in reading.frame["area"] if len(area) == 8} == {"03355022"}
    assert cell(reading, "gisd_reihen/Einkommensteuer", "03355022", 2000)[0] == 299.98
    assert cell(reading, "gisd_reihen/Arbeitslose", "03355022", 2001)[0] == 8
    assert cell(reading, "gisd_reihen/Arbeitslose", "03355", 2000)[0] == 10.5


def test_the_municipal_ages_18_to_24_do_not_pass_for_the_ages_6_to_17(folder: Path) -> None:
    reading = inkar.read(folder, AREAS)
    assert cell(reading, "ausgabe_2025/Age_18_25", "03355022", 2025)[0] == 10.4
    young = reading.frame[reading.frame["series"] == "inkar/ausgabe_2025/Age_6_18"]
    assert young["area"].tolist() == ["03355"]


def test_area_in_km2_air_and_remainders_are_left_out_and_ioer_has_its_own_source(folder: Path) -> None:
    reading = inkar.read(folder, AREAS)
    series = set(reading.frame["series"])
    assert not [name for name in series if name.endswith("_avg") or name.endswith("Age_18_65")]
    population = reading.frame[reading.frame["series"] == "inkar/ausgabe_2025/Population"]
    assert population["area"].tolist() == ["03355022"]
    assert "inkar/ioer_monitor/Sealed_Area_per_Capita" in series
    assert "inkar/ausgabe_2025/Sealed_Area_per_Capita" not in series
    assert reading.rejected["area in km² under the heading Population"] == 1


def test_the_census_rent_carries_the_year_of_the_census(folder: Path) -> None:
    assert cell(inkar.read(folder, AREAS), "ausgabe_2025/Rent_NetAvg", "03355", 2022)[0] == 56.73


def test_an_area_that_is_none_of_todays_kreise_is_counted_not_read(folder: Path) -> None:
    reading = inkar.read(folder, AREAS)
    assert "03152" not in set(reading.frame["area"])
    assert reading.rejected["row of an area that is none of today's Kreise"] > 0


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("kreise_1995_2022.csv", "437.11", "k. A.", r"row 2, column cars_per_capita: 'k\. A\.' is not a number"),
        ("kreise_1995_2022.csv", "1995.0", "1995.5", "row 2, column year: '1995.5' is not a year"),
        ("kreise_1995_2022.csv", "students_per_100", "students", "row 1, column students_per_100: column is missing"),
        ("kreise_1995_2022.csv", "03355,1995.0,", "03355,", "row 2: 3 cells instead of 4"),
        ("gisd_E_Schuldnerquote.csv", "10.5", "x", "row 3, column Schuldnerquote 2000: 'x' is not a number"),
        ("gisd_E_Schuldnerquote.csv", "Schuldnerquote", "Quote", "row 1, column 4: 'Quote' instead of"),
        ("gisd_E_Schuldnerquote.csv", "2001", "MW", "row 2, column 5: 'MW' is not a number"),
        ("gisd_E_Schuldnerquote.csv", "Kreise", "Länder", "row 3, column Aggregat: unknown level 'Länder'"),
        ("gisd_E_Einkommensteuer.csv", "033550022", "033555022", "row 3, column Kennziffer: key 033555022 and name"),
        ("gisd_score_kreise.csv", "gisd_k", "gisd_3", "row 1, column gisd_k: column is missing"),
        ("ausgabe_2025_kreise.csv", "Emp_Rate", "Employment", "row 1, column Emp_Rate: column is missing"),
        ("ausgabe_2025_gemeinden_033.csv", "3355022.0", "DE3355022", "row 2, column ID: 'DE3355022' is not a key"),
    ],
)
def test_a_changed_format_names_file_row_and_column(folder: Path, name: str, old: str, new: str, message: str) -> None:
    change(folder / name, old, new)
    with pytest.raises(SourceFormatError, match=f"{name}: {message}"):
        inkar.read(folder, AREAS)


def test_an_absent_file_is_a_changed_format(folder: Path) -> None:
    (folder / "gisd_E_Schuldnerquote.csv").unlink()
    with pytest.raises(SourceFormatError, match=r"gisd_E_Schuldnerquote\.csv: file: cannot be read"):
        inkar.read(folder, AREAS)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return inkar.read(SOURCES, pd.read_csv(ROOT / "geo" / "areas.csv", dtype={"id": str}))


class TestPublishedFigures:
    """Cells read by eye in the publisher's files."""

    pytestmark = needs_sources

    @pytest.mark.parametrize(
        ("series", "area", "year", "value"),
        [
            ("kreise_1995_2022/share_65plus", "03353", 2021, 22.55),
            ("kreise_1995_2022/gdp_per_capita", "03354", 2021, 26.57),
            ("kreise_1995_2022/purchasing_power", "03354", 2021, 24330.94),
            ("kreise_1995_2022/rent_level", "03355", 2022, 10.03),
            ("kreise_1995_2022/childcare_under3", "03359", 2019, 31.59),
            ("kreise_1995_2022/municipal_debt_per_capita", "03359", 2019, 1074.55),
            ("kreise_1995_2022/cars_per_capita", "03360", 1995, 510.2),
            ("gisd_reihen/Schuldnerquote", "03354", 2004, 13.03),
            ("gisd_reihen/Haushaltseinkommen", "03359", 2000, 1308.74),
            ("gisd_reihen/Bruttoverdienst", "03355", 2021, 2730.76),
            ("gisd_reihen/Beschäftigtenquote", "03355", 1997, 46.55),
            ("gisd_reihen/Arbeitslose", "03355022", 1998, 3680),
            ("gisd_reihen/Arbeitslose", "03355022", 2021, 3357),
            ("gisd_reihen/Einkommensteuer", "03355022", 2019, 470.97),
            ("gisd_reihen/Erwerbsfähige Bevölkerung (15 bis unter 65 Jahre)", "03355022", 2001, 47389),
            ("gisd_score/gisd_score", "03353", 2021, 0.42054),
            ("gisd_score/gisd_10", "03360", 1998, 8),
            ("ausgabe_2025/Broadband_50Mbps", "03354", 2025, 99.74),
            ("ausgabe_2025/Broadband_1000Mbps", "03354", 2025, 99.74),
            ("ausgabe_2025/Purchasing_Power", "03353", 2025, 33581.89),
            ("ausgabe_2025/Highway_Access", "03354", 2025, 53.86),
            ("ausgabe_2025/GDP_perCapita", "03355", 2025, 34.87),
            ("ausgabe_2025/Income_Median_Age25to54", "03359", 2025, 3649.44),
            ("ausgabe_2025/Migration_Balance", "03360", 2025, 17.48),
            ("ausgabe_2025/Population", "03355022", 2023, 74577),
            ("ausgabe_2025/Age_18_25", "03355022", 2025, 10.4),
            ("ausgabe_2025/Rent_NetAvg", "03359", 2022, 7.33),
            ("ioer_monitor/Sealed_Area_per_Capita", "03360", 2025, 352),
            ("ioer_monitor/Settlement_Area_in_Flood_Zone", "03355022", 2025, 2.1),
        ],
    )
    def test_a_cell_is_read_as_published(
        self, reading: Reading, series: str, area: str, year: int, value: float
    ) -> None:
        assert cell(reading, series, area, year) == (value, Flag.CONFIRMED)

    def test_all_kreise_are_there_and_withheld_shares_are_missing(self, reading: Reading) -> None:
        frame = reading.frame
        kreise = frame[frame["area"].str.len() == 5]
        assert kreise["area"].nunique() == 400
        withheld = frame[(frame["series"] == "inkar/ausgabe_2025/Emp_Primary") & frame["value"].isna()]
        assert len(withheld) == 18 and set(withheld["flag"]) == {Flag.CONFIDENTIAL}
