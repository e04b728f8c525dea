import shutil
from pathlib import Path

import pandas as pd
import pytest
from published import published

from data.build import projects
from data.build.__main__ import write_projects
from data.build.contract import SourceFormatError

OPERATION = {
    "Bezeichnung des Vorhabens": "Jugendwerkstatt Stade",
    "Landkreis": "Stade",
    "Name des Begünstigten": "Bildungswerk GmbH",
    "Datum des Beginns des Vorhabens": "01.07.2015",
    "Datum des Endes des Vorhabens": "31.03.2018",
    "Gesamtbetrag der förderfähigen Ausgaben des Vorhabens in €": "623901.95",
    "Zusammenfassung des Vorhabens": "",
}
RESEARCHED = dict.fromkeys(projects.RESEARCHED, "") | {
    "id": "X-1",
    "kompetenzfeld": "Energiewirtschaft",
    "feld_sicherheit": "abgeleitet",
    "gebiete": "Lüneburg;Hansestadt Lüneburg",
    "beginn": "2022-09",
    "sicherheit": "zitiert",
    "federfuehrung": "Landwirtin (privat)",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One project in each layer, one of them of a person."""
    beneficiary = {"gebiet": "Lüneburg (Stadt)", "beguenstigter": "Erika Muster", "vorhaben": "Hof", "jahr": "2015"}
    tables = {
        "projects.csv": RESEARCHED,
        "efre_2007_2013_beneficiaries.csv": beneficiary | {"betrag_eur": "10.5"},
        "efre_2014_2020.csv": OPERATION,
        "esf_2014_2020.csv": OPERATION,
    }
    for name, row in tables.items():
        pd.DataFrame([row]).to_csv(tmp_path / name, index=False)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_persons_are_left_out_and_counted(folder: Path) -> None:
    table = projects.read(folder)
    assert list(table["layer"]) == ["researched", "efre_2014_2020", "esf_2014_2020"]
    assert table["lead"].iloc[0] == "" and sum(table.attrs["rejected"].values()) == 2


def test_areas_fields_and_dates_are_given_as_ids(folder: Path) -> None:
    table = projects.read(folder)
    assert list(table.loc[0, ["areas", "field", "field_certainty", "begin"]]) == [
        "03355;03355022",
        "energy",
        "ours",
        "2022-09",
    ]
    assert list(table.loc[1, ["areas", "begin", "end"]]) == ["03359", "2015-07-01", "2018-03-31"]


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("projects.csv", "Lüneburg;", "Celle;", "row 2, column gebiete: unknown 'Celle'"),
        ("projects.csv", "2022-09", "Herbst 2022", "row 2, column beginn"),
        ("projects.csv", "Energiewirtschaft", "Energie", "row 2, column kompetenzfeld"),
        ("esf_2014_2020.csv", "623901.95", "rund 600.000", "row 2, column Gesamtbetrag"),
        ("esf_2014_2020.csv", "Landkreis", "Kreis", "row 1, column Landkreis"),
    ],
)
def test_a_changed_format_is_named_by_file_row_and_column(
    folder: Path, name: str, old: str, new: str, place: str
) -> None:
    change(folder / name, old, new)
    with pytest.raises(SourceFormatError, match=f"{name}: {place}"):
        projects.read(folder)


def test_the_file_is_the_same_each_time_with_plain_line_ends(folder: Path, tmp_path: Path) -> None:
    for name in ("first.csv", "second.csv"):
        write_projects(projects.read(folder), tmp_path / name)
    written = (tmp_path / "first.csv").read_bytes()
    assert written == (tmp_path / "second.csv").read_bytes() and b"\r" not in written


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return projects.read(published("projects")).set_index("id")


@pytest.mark.sources
class TestPublished:
    def test_every_row_is_kept_and_one_lead_is_a_person(self, table: pd.DataFrame) -> None:
        layers = table["layer"].value_counts().to_dict()
        assert layers == {"researched": 61, "efre_2007_2013": 232, "efre_2014_2020": 5, "esf_2014_2020": 18}
        assert projects.read(published("projects")).attrs["rejected"] == {"name of a lead that is a person": 1}
        assert table.loc["G-6", "lead"] == ""

    @pytest.mark.parametrize(
        ("project", "column", "value"),
        [
            ("SR-0", "amount_eur", 397_500),
            ("SR-0", "areas", "03353;03354;03355;03355022;03359;03360"),
            ("E-3", "begin", "2016-07-01"),
            ("M-4", "field", "materials"),
            ("F-5", "areas", ""),
            ("efre_2007_2013-001", "amount_eur", 4_926_435.33),
            ("efre_2014_2020-004", "areas", "03360"),
            ("esf_2014_2020-003", "end", "2018-03-31"),
        ],
    )
    def test_a_cell_is_read_as_published(
        self, table: pd.DataFrame, project: str, column: str, value: str | float
    ) -> None:
        assert table.loc[project, column] == value

    def test_without_a_list_nothing_is_read(self, tmp_path: Path) -> None:
        shutil.copy(published("projects") / "projects.csv", tmp_path)
        with pytest.raises(FileNotFoundError):
            projects.read(tmp_path)
