from pathlib import Path

import pandas as pd
import pytest
from published import cell, published, register

from data.build import dwd
from data.build.contract import Reading, SourceFormatError

AREAS = pd.DataFrame({"id": ["03"]})
LAENDER = ";".join(dwd.AREAS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One year of every element, in the three ways the files are written."""
    values = [str(10 + i) for i, _ in enumerate(dwd.AREAS)]
    for element in dwd.ELEMENTS:
        file = tmp_path / f"regional_averages_{element}_year"
        if element in ("tm", "sd", "rrsfs"):
            text = f"Jahr;{LAENDER};Hamburg;Nord_mean\n1951;{';'.join(f'{v},5' for v in values)};1,0;2,0\n"
            file.with_suffix(".csv").write_text(text, encoding="utf-8")
        else:
            text = f"Jahr;Jahr;{LAENDER};Niedersachsen/Hamburg/Bremen;\n1951;year; {';  '.join(values)};  643.4;\n"
            title = "" if element == "txcs" else "Zeitreihen fuer Gebietsmittel, erstellt am: 20250103\n"
            file.with_suffix(".txt").write_text(title + text, encoding="utf-8")
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_all_three_ways_of_writing_are_read(folder: Path) -> None:
    reading = dwd.read(folder, AREAS)
    values = [cell(reading, f"dwd/regional_averages/{element}", "03", year=1951) for element in ("tm", "rr", "txcs")]
    assert values == [11.5, 11, 11]


def test_no_value_is_taken_for_city_states_or_several_laender_together(folder: Path) -> None:
    assert set(dwd.read(folder, AREAS).frame["area"]) == set(dwd.AREAS.values())
    assert not {"02", "04", "11"} & set(dwd.AREAS.values())


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("regional_averages_rr_year.txt", "Niedersachsen;", "NDS;", "row 2, column Niedersachsen"),
        ("regional_averages_rr_year.txt", "  13", "  -", "row 3, column Hessen"),
        ("regional_averages_tm_year.csv", "11,5", "n.a.", "row 2, column Niedersachsen"),
        ("regional_averages_tm_year.csv", "Nord_mean", "Ostsee", "row 1, column Ostsee"),
    ],
)
def test_a_changed_format_is_named_by_file_row_and_column(
    folder: Path, name: str, old: str, new: str, place: str
) -> None:
    change(folder / name, old, new)
    with pytest.raises(SourceFormatError, match=f"{name}: {place}"):
        dwd.read(folder, AREAS)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return dwd.read(published("dwd"), register())


@pytest.mark.sources
class TestPublished:
    @pytest.mark.parametrize(
        ("element", "area", "year", "value"),
        [
            ("tm", "03", 2024, 11.26),
            ("tm", "DG", 1881, 7.31),
            ("rr", "03", 2018, 512.2),
            ("rr", "DG", 2024, 901.6),
            ("sd", "03", 2018, 1960.4),
            ("txas", "03", 2018, 70.34),
            ("txas", "01", 1951, 10.48),
            ("rrsfs", "DG", 1951, 21.11),
            ("rrsgs", "03", 1951, 4.45),
            ("txcs", "03", 1953, 14.28),
            ("tnas", "DG", 2024, 52.02),
        ],
    )
    def test_a_cell_is_read_as_published(
        self, reading: Reading, element: str, area: str, year: int, value: float
    ) -> None:
        assert cell(reading, f"dwd/regional_averages/{element}", area, year=year) == value

    @pytest.mark.parametrize("element", ["tm", "sd", "rrsfs"])
    def test_the_column_hamburg_is_a_mean_of_its_neighbours(self, element: str) -> None:
        file = published("dwd") / f"regional_averages_{element}_year.csv"
        table = pd.read_csv(file, sep=";", decimal=",")
        mean = (table["Niedersachsen"] + table["Schleswig-Holstein"]) / 2
        assert (table["Hamburg"] - mean).abs().max() < 0.051  # less than the last decimal given
