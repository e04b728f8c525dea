from pathlib import Path

import pytest
from project_rows import made

from data.organisations import FILE, OrganisationError, canonical, links, load_spellings, organisations
from data.projects import Project, by_id, load_projects

CATALOGUE = by_id(load_projects())
FIELDS = ("energy", "food", "health", "digital", "materials")


@pytest.fixture
def projects(tmp_path: Path) -> tuple[Project, ...]:
    """Two leads and a partner; the same partner with another; one body alone, led and taking part at once."""
    return made(
        tmp_path,
        {"lead": "Leuphana;hochschule 21", "partners": "WLH"},
        {"lead": "WLH", "partners": "Hochschule 21;Leuphana Universität Lüneburg", "field": "digital"},
        {"lead": "Leuphana", "partners": "Leuphana Universität Lüneburg"},
    )


def test_a_body_in_several_spellings_is_one_with_all_its_projects_and_roles(projects: tuple[Project, ...]) -> None:
    found = {each.id: each for each in organisations(projects)}
    assert [(each.name, each.leads, each.takes_part) for each in found.values()] == [
        ("Leuphana Universität Lüneburg", ("x-1", "x-3"), ("x-2",)),
        ("Hochschule 21 gemeinnützige GmbH", ("x-1",), ("x-2",)),
        ("Wirtschaftsförderungsgesellschaft im Landkreis Harburg mbH", ("x-2",), ("x-1",)),
    ]
    assert found["leuphana-universitaet-lueneburg"].spellings == ("Leuphana", "Leuphana Universität Lüneburg")


def test_bodies_of_the_same_project_are_linked_in_pairs(projects: tuple[Project, ...]) -> None:
    high, leu = "hochschule-21-gemeinnuetzige-gmbh", "leuphana-universitaet-lueneburg"
    wlh = "wirtschaftsfoerderungsgesellschaft-im-landkreis-harburg-mbh"
    assert [(each.first, each.second, each.projects, each.led) for each in links(projects)] == [
        (high, leu, ("x-1", "x-2"), ("x-1",)),  # in x-2 both are partners
        (high, wlh, ("x-1", "x-2"), ("x-1", "x-2")),
        (leu, wlh, ("x-1", "x-2"), ("x-1", "x-2")),
    ]
    assert [each.projects for each in links(projects, "digital")] == [("x-2",)] * 3


def test_an_operation_that_is_a_researched_project_counts_once_for_its_body(tmp_path: Path) -> None:
    twin = {"layer": "efre_2007_2013", "lead": "Leuphana Universität Lüneburg", "same_as": "x-1"}
    assert [each.leads for each in organisations(made(tmp_path, {"lead": "Leuphana"}, twin))] == [("x-1",)]


def test_every_declared_spelling_occurs_in_the_catalogue() -> None:
    used = {name for project in CATALOGUE.values() for name in (*project.lead, *project.partners)}
    assert set(load_spellings()) - used == set()


def test_merged_are_only_the_bodies_that_the_list_declares() -> None:
    merged = {each.name: each.spellings for each in organisations(CATALOGUE.values()) if len(each.spellings) > 1}
    assert merged == {
        "Leuphana Universität Lüneburg": ("Leuphana", "Leuphana Universität Lüneburg"),
        "Hochschule 21 gemeinnützige GmbH": ("Hochschule 21", "Hochschule 21 gemeinnützige GmbH", "hochschule 21"),
        "Süderelbe AG": ("Süderelbe AG", "Süderelbe AG (Wachstumsinitiative Süderelbe AG)"),
        "Grüne Werkstatt Wendland e.V.": ("Grüne Werkstatt Wendland", "Grüne Werkstatt Wendland e.V."),
        "LAG Heideregion Uelzen": ("LAG Heideregion", "LAG Heideregion Uelzen"),
        "PFH Private Hochschule Göttingen, Hansecampus Stade": (
            "Hansecampus Stade",
            "PFH Private Hochschule Göttingen, Hansecampus Stade",
        ),
        "Wirtschaftsförderungsgesellschaft im Landkreis Harburg mbH": (
            "WLH",
            "Wirtschaftsförderungsgesellschaft im Landkreis Harburg mbH",
        ),
    }
    assert (
        canonical("Capio Deutsche Klinik Dannenberg GmbH Geschäftsführung") == "Capio Deutsche Klinik Dannenberg GmbH"
    )


def test_different_bodies_of_one_place_stay_apart() -> None:
    names = {each.name for each in organisations(CATALOGUE.values())}
    assert {"Landkreis Lüneburg", "Hansestadt Lüneburg", "Stadt Lüchow", "Samtgemeinde Lüchow (Wendland)"} <= names
    assert {name for name in names if name.startswith("LAG")} == {
        "LAG Achtern-Elbe-Diek",
        "LAG Elbtalaue",
        "LAG Heideregion Uelzen",
        "LAG Naturparkregion Lüneburger Heide",
    }


def test_every_organisation_has_an_id_of_its_own_and_links_know_them() -> None:
    found = [each.id for each in organisations(CATALOGUE.values())]
    assert len(set(found)) == len(found)
    assert {each for link in links(CATALOGUE.values()) for each in (link.first, link.second)} <= set(found)


def test_the_links_of_the_fields_and_of_the_crosscutting_projects_are_those_of_all() -> None:
    pairs = {(each.first, each.second) for each in links(CATALOGUE.values())}
    by_field = [links(CATALOGUE.values(), field) for field in (*FIELDS, "crosscutting")]
    assert {(each.first, each.second) for found in by_field for each in found} == pairs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('A = ["B"]\nC = ["B"]', "'B' belongs to two"),
        ('A = ["C"]\nC = ["D"]', "'C' belongs"),
        ("A = ", "Invalid"),
    ],
)
def test_a_wrong_list_of_spellings_is_named(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / FILE.name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(OrganisationError, match=rf"organisations\.toml: .*{said}"):
        load_spellings(file)
    with pytest.raises(OrganisationError, match="nothing"):
        load_spellings(tmp_path / "nothing.toml")
