"""The project catalogue is what the sources say, in the project's own terms, and names no private person."""

import shutil
import tomllib
from pathlib import Path

import pandas as pd
import pytest
from published import ROOT, published

from data.build import project_bodies, project_codes, project_researched, projects
from data.build.__main__ import as_csv
from data.build.contract import SourceFormatError
from data.folding import slug
from data.project_schema import COLUMNS
from data.projects import load_projects

OPERATION = {
    "Bezeichnung des Vorhabens": "Jugendwerkstatt Stade",
    "Landkreis": "Stade",
    "Name des Begünstigten": "Bildungswerk GmbH",
    "Datum des Beginns des Vorhabens": "01.07.2015",
    "Datum des Endes des Vorhabens": "31.03.2018",
    "Gesamtbetrag der förderfähigen Ausgaben des Vorhabens in €": "623901.95",
    "Zusammenfassung des Vorhabens": "",
}
RESEARCHED = dict.fromkeys(project_researched.COLUMNS, "") | {
    "id": "X-1",
    "name": "Hof",
    "kompetenzfeld": "Energiewirtschaft",
    "feld_sicherheit": "abgeleitet",
    "gebiete": "Lüneburg;Hansestadt Lüneburg",
    "beginn": "2022-09",
    "foerderung_eur": "500",
    "foerderung_art": "Zuschuss (rund)",
    "programm": "Zukunftsregionen in Niedersachsen (abgeleitet)",
    "status_laut_quelle": "ausgewählt Juli 2022",
    "quelle": "https://example.org/x (Seite 3)",
    "sicherheit": "zitiert",
    "federfuehrung": "Landwirtin (privat)",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One project in each layer, one of them of a person."""
    beneficiary = {"gebiet": "Lüneburg (Stadt)", "beguenstigter": "Erika Muster", "vorhaben": "Hof Erika Muster"}
    tables = {
        "projects.csv": RESEARCHED,
        "efre_2007_2013_beneficiaries.csv": beneficiary | {"jahr": "2015", "betrag_eur": "10.5"},
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


def test_names_of_persons_are_left_out_marked_and_counted(folder: Path) -> None:
    table = projects.read(folder)
    assert list(table["lead"]) == ["", "", "Bildungswerk GmbH", "Bildungswerk GmbH"]
    assert list(table["lead_is_person"]) == ["yes", "yes", "", ""]
    assert list(table["title"])[1] == "Hof …" and not table.map(lambda cell: "Muster" in cell).any(axis=None)
    assert table.attrs["rejected"] == {"name of a lead that is a person": 1, projects.NAME_LEFT_OUT: 1}


@pytest.mark.parametrize(
    ("beneficiary", "is_body"),
    [
        ("Landkreis Stade", True),
        ("Samtgemeindewerke Harsefeld", True),
        ("Tischlerei Muster GmbH", True),
        ("job.sozial GbR", True),
        ("Erika Muster", False),
        ("Tischlerei Muster", False),
        ("Muster und Meier GbR", False),
        ("Hof Muster Inh. Erika Muster e.K.", False),
        ("Stadtmüller", False),
    ],
)
def test_a_beneficiary_is_a_person_unless_the_name_says_that_it_is_a_body(beneficiary: str, is_body: bool) -> None:
    assert project_bodies.is_body(beneficiary) is is_body


def test_what_a_source_says_is_given_in_ids_and_its_own_words_are_kept(folder: Path) -> None:
    table = projects.read(folder)
    assert tuple(table.columns) == COLUMNS
    expected = {
        "id": "x-1",
        "field": "energy",
        "areas": "03355;03355022",
        "begin": "2022-09",
        "amount_eur": "500.00",
        "amount_kind": "granted",
        "amount_is_about": "yes",
        "amount_note": "Zuschuss (rund)",
        "programme": "Zukunftsregionen in Niedersachsen (EFRE/ESF+ 2021-2027)",
        "status": "decided",
        "status_date": "2022-07",
        "status_note": "ausgewählt Juli 2022",
        "source_url": "https://example.org/x",
        "source_note": "Seite 3",
        "inferred": "field;programme",
    }
    assert {column: table.loc[0, column] for column in expected} == expected
    assert list(table.loc[2, ["areas", "begin", "end"]]) == ["03359", "2015-07-01", "2018-03-31"]


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("projects.csv", "Lüneburg;", "Celle;", "row 2, column gebiete: unknown 'Celle'"),
        ("projects.csv", "2022-09", "Herbst 2022", "row 2, column beginn"),
        ("projects.csv", "Energiewirtschaft", "Energie", "row 2, column kompetenzfeld"),
        ("projects.csv", "abgeleitet,", "geraten,", "row 2, column feld_sicherheit: unknown 'geraten'"),
        ("projects.csv", "Zuschuss (rund)", "etwa", "row 2, column foerderung_art: unknown 'etwa'"),
        ("projects.csv", "500", "", "row 2, column foerderung_art: 'Zuschuss .rund.' does not go with the sum ''"),
        ("projects.csv", "ausgewählt Juli 2022", "bald", "row 2, column status_laut_quelle: unknown 'bald'"),
        ("projects.csv", "zitiert", "sicher", "row 2, column sicherheit"),
        ("projects.csv", "Landwirtin (privat)", "Amt A / Amt B", "row 2, column federfuehrung: undeclared"),
        (
            "projects.csv",
            "https://example.org/x (Seite 3)",
            "Zeitung",
            "project 'x-1': source_url: 'Zeitung' is no address",
        ),
        ("projects.csv", "2022-09", "2022-13", "row 2, column beginn: '2022-13' is no date"),
        ("esf_2014_2020.csv", "31.03.2018", "31.03.2014", "project 'esf-2014-2020-001': end: 2014-03-31 is before"),
        ("efre_2007_2013_beneficiaries.csv", "10.5", "zehn", "row 2, column betrag_eur"),
        ("esf_2014_2020.csv", "623901.95", "rund 600.000", "row 2, column Gesamtbetrag"),
        ("esf_2014_2020.csv", "Landkreis", "Kreis", "row 1, column Landkreis"),
    ],
)
def test_a_changed_format_is_named_by_file_row_and_column(
    folder: Path, name: str, old: str, new: str, place: str
) -> None:
    change(folder / name, old, new)
    file = f"{folder.name}: file" if place.startswith("project ") else name
    with pytest.raises(SourceFormatError, match=f"{file}: {place}"):
        projects.read(folder)


def test_the_file_is_the_same_each_time_with_plain_line_ends(folder: Path) -> None:
    first, second = (as_csv(projects.read(folder)) for _ in range(2))
    assert first == second and b"\r" not in first


def test_a_paid_operation_with_the_sum_of_a_researched_project_is_this_project(folder: Path) -> None:
    change(folder / "projects.csv", "Zuschuss (rund)", "gezahlter Gesamtbetrag")
    assert not projects.read(folder)["same_as"].any()
    change(folder / "efre_2007_2013_beneficiaries.csv", "10.5", "500.0")
    assert list(projects.read(folder)["same_as"]) == ["", "x-1", "", ""]


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return projects.read(published("projects")).set_index("id")


@pytest.mark.sources
class TestPublished:
    def test_every_row_is_kept_and_two_names_of_persons_are_not(self, table: pd.DataFrame) -> None:
        layers = table["layer"].value_counts().to_dict()
        assert layers == {"researched": 61, "efre_2007_2013": 232, "efre_2014_2020": 5, "esf_2014_2020": 18}
        left_out = {"name of a lead that is a person": 1, "name of a person in a title": 1}
        assert projects.read(published("projects")).attrs["rejected"] == left_out
        assert table.loc["g-6", "lead"] == "" and table.loc["g-6", "lead_is_person"] == "yes"
        assert table.loc["efre-2007-2013-063", "title"] == "Arkade, Verbreiterung des Fußweges"

    def test_the_committed_file_is_what_the_importer_writes(self, tmp_path: Path) -> None:
        (tmp_path / "projects.csv").write_bytes(as_csv(projects.read(published("projects"))))
        assert (tmp_path / "projects.csv").read_bytes() == (ROOT / "data" / "projects.csv").read_bytes()
        assert len(load_projects((tmp_path / "projects.csv",))) == 316

    @pytest.mark.parametrize(
        ("project", "cells"),
        [
            ("sr-0", {"amount_eur": "397500.00", "amount_kind": "granted", "begin": "2014-07", "end": "2015-06-30"}),
            ("sr-0", {"areas": "03353;03354;03355;03355022;03359;03360", "lead": "Süderelbe AG (Wachstumsinitiative "
                      "Süderelbe AG)", "field": "crosscutting"}),
            ("zr-1", {"partners": "Landkreis Stade;Landkreis Lüneburg;Hansestadt Lüneburg;Süderelbe AG"}),
            ("d-3", {"end": "2020", "inferred": "field;end", "status_date": "2018-03-27", "amount_is_about": "yes"}),
            ("d-4", {"amount_eur": "7997500.00", "is_beyond": "yes", "begin": "2022-01", "end": "2028"}),
            ("e-2", {"amount_eur": "1000000000.00", "amount_kind": "private", "amount_is_about": "yes"}),
            ("e-3", {"begin": "2016-07-01", "end": "2021-03-31", "amount_eur": "727874.00"}),
            ("e-7", {"areas": "", "end": "2016"}),
            ("f-3", {"amount_eur": "60000.00", "amount_kind": "ceiling_yearly", "begin": "2020-04", "end": "2023-02"}),
            ("f-7", {"areas": "03360;03355;03354", "amount_eur": "", "amount_kind": ""}),
            ("le-elbelbt", {"lead": "LAG Elbtalaue", "amount_kind": "eu_funds", "amount_eur": "3900000.00"}),
            ("m-4", {"field": "materials", "amount_kind": "paid", "amount_eur": "5480674.62"}),
            ("q-2", {"programme": "", "amount_eur": "", "status": "founded", "begin": "2022-09"}),
            ("ri-lu", {"areas": "03353", "status_date": "2022-07", "amount_kind": "reserved", "end": "2027"}),
            ("efre-2007-2013-001", {"amount_eur": "4926435.33", "end": "2016", "begin": "", "amount_kind": "paid"}),
            ("efre-2007-2013-095", {"amount_eur": "13995600.00", "end": "", "begin": "2012", "amount_kind": "granted"}),
            ("efre-2007-2013-103", {"title": "Art and Civic Media (ACM): Kunst und Medien der Zivilgesellschaft"}),
            ("efre-2007-2013-210", {"amount_kind": "granted", "begin": "2012", "lead": "Stadt Uelzen"}),
            ("efre-2007-2013-215", {"amount_kind": "granted", "begin": "2013", "status": "decided"}),
            ("efre-2014-2020-004", {"areas": "03360", "amount_eur": "80950.00", "amount_kind": "eligible"}),
            ("efre-2014-2020-002", {"is_beyond": "yes", "areas": "03355", "end": "2023-12-31"}),
            ("esf-2014-2020-003", {"end": "2018-03-31", "field": "labour", "is_beyond": ""}),
        ],
    )  # fmt: skip
    def test_a_project_is_read_as_published(self, table: pd.DataFrame, project: str, cells: dict[str, str]) -> None:
        assert {column: table.loc[project, column] for column in cells} == cells

    def test_whoever_leads_a_listed_operation_is_a_body(self, table: pd.DataFrame) -> None:
        listed = table[table["layer"] != "researched"]
        assert [lead for lead in listed["lead"] if not project_bodies.is_body(lead)] == []

    def test_three_operations_are_granted_and_not_paid(self, table: pd.DataFrame) -> None:
        listed = table[table["layer"] == "efre_2007_2013"]
        assert list(listed.index[listed["amount_kind"] == "granted"]) == [
            "efre-2007-2013-095",
            "efre-2007-2013-210",
            "efre-2007-2013-215",
        ]

    def test_a_source_needs_every_declared_text(self) -> None:
        cells = pd.read_csv(published("projects") / "projects.csv", dtype=str, keep_default_na=False)
        assert set(cells["foerderung_art"]) == set(project_codes.KINDS)
        assert set(cells["status_laut_quelle"]) == set(project_codes.STATUSES)
        assert set(project_codes.PROGRAMMES) <= set(cells["programm"])
        assert set(project_bodies.LEADS) <= set(cells["federfuehrung"])
        assert set(project_bodies.PARTNERS) <= set(cells["partner"])
        assert {*project_codes.INFERRED, *project_codes.BEYOND} <= set(cells["id"])
        listed = pd.read_csv(published("projects") / "efre_2007_2013_beneficiaries.csv", dtype=str)
        assert {*project_codes.WITHOUT_PERSON, *project_codes.REPAIRED} <= set(listed["vorhaben"])

    def test_every_researched_project_has_an_id_and_a_description_of_its_own(self, table: pd.DataFrame) -> None:
        cells = pd.read_csv(published("projects") / "projects.csv", dtype=str, keep_default_na=False)
        described = tomllib.loads(project_researched.TEXTS.read_text(encoding="utf-8"))
        assert list(described) == [slug(each) for each in cells["id"]]
        assert table.loc[list(described), "description_en"].str.endswith(".").all()

    def test_without_a_list_nothing_is_read(self, tmp_path: Path) -> None:
        shutil.copy(published("projects") / "projects.csv", tmp_path)
        with pytest.raises(FileNotFoundError):
            projects.read(tmp_path)
