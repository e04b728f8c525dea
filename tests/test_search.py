"""A search finds indicators by words of both languages, forgives spelling, and puts names first."""

import time
from pathlib import Path

import pytest

from data.catalogue import load_catalogue
from data.folding import fold
from data.search import SynonymError, distance, load_index, load_synonyms, search

LISTED = [each.id for each in load_catalogue().values() if each.listed]
QUERIES = {
    "Bevölkerung": "population",
    "population": "population",
    "Arbeitslosenquote": "unemployment_rate",
    "unemployment rate": "unemployment_rate",
    "Bevölkerungsdichte": "population_density",
    "median_age": "median_age",
    "Glasfaser": "fibre",
    "GDP": "gdp_per_inhabitant",
    "Angebotsmiete": "asking_rent",
    "asking rent": "asking_rent",
    "Windleistung": "wind_per_km2",
    "forest": "forest_share",
}


def found(query: str) -> tuple[str, ...]:
    return search(query, load_index())


@pytest.mark.parametrize(("query", "first"), QUERIES.items())
def test_a_typical_query_finds_its_indicator_first(query: str, first: str) -> None:
    assert found(query)[0] == first


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Arbeitslosenqoute", "Arbeitslosenquote"),
        ("Bevoelkrungsdichte", "Bevölkerungsdichte"),
        ("unemploymnet", "unemployment"),
        ("Photovoltik", "Photovoltaik"),
        ("hosptial beds", "hospital beds"),
        ("Glassfaser", "Glasfaser"),
    ],
)
def test_a_typing_error_finds_what_the_right_word_finds(wrong: str, right: str) -> None:
    assert found(right) and set(found(wrong)) == set(found(right))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Überschuldete", "Ueberschuldete", "uberschuldete", "ÜBERSCHULDETE"),
        ("Bevölkerung", "bevoelkerung", "bevolkerung"),
        ("Ärzte", "Aerzte", "arzte"),
        ("Heiße Tage", "heisse tage"),
    ],
)
def test_umlauts_may_be_written_in_every_usual_way(spellings: tuple[str, ...]) -> None:
    assert found(spellings[0])
    assert [found(each)[0] for each in spellings] == [found(spellings[0])[0]] * len(spellings)


@pytest.mark.parametrize(
    ("typed", "indicator"),
    [
        ("Erwerbslosigkeit", "unemployed_share"),
        ("Elektrizität", "manufacturing_electricity_share"),
        ("Internet", "broadband_1000"),
        ("Mediziner", "gp_density"),
        ("doctors", "gp_density"),
        ("Rente", "old_age_dependency"),
        ("BIP", "gdp_total"),
        ("rubbish", "household_waste_rate"),
        ("Kindergarten", "childcare_under3"),
    ],
)
def test_a_synonym_finds_an_indicator_whose_name_has_another_word(typed: str, indicator: str) -> None:
    names = [fold(name) for name in load_catalogue()[indicator].name.values()]
    assert all(fold(typed) not in name for name in names)
    assert indicator in found(typed)


def test_a_name_comes_before_a_definition() -> None:
    ids = found("Photovoltaik")
    named = ["photovoltaik" in fold(load_catalogue()[each].name["de"]) for each in ids]
    assert True in named and False in named and named == sorted(named, reverse=True)


def test_a_short_entry_of_a_group_stands_only_for_the_whole_word() -> None:
    assert "asking_rent" in found("rent") and "asking_rent" not in found("Rente")
    assert "car_density" in found("car") and "care_staff_rate" not in found("Auto")


def test_every_word_has_to_be_found() -> None:
    both = found("Beschäftigte Handwerk")
    assert set(both) <= set(found("Beschäftigte")) & set(found("Handwerk"))
    assert not found("Bevölkerung xyzzy")


@pytest.mark.parametrize("query", ["xyzzy", "!!", "…", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqq"])
def test_nothing_is_found_for_what_nobody_writes(query: str) -> None:
    assert found(query) == ()


@pytest.mark.parametrize("query", ["", "   "])
def test_without_a_word_all_listed_indicators_are_given_in_their_order(query: str) -> None:
    assert list(found(query)) == LISTED


def test_only_listed_indicators_are_found_and_each_once() -> None:
    for query in ("e", "je", "a", *QUERIES):
        assert set(found(query)) <= set(LISTED) and len(set(found(query))) == len(found(query))


def test_a_search_takes_a_blink() -> None:
    load_index()

    def seconds(query: str) -> float:
        begin = time.process_time()
        found(query)
        return time.process_time() - begin

    for query in ("bevoelkrung", "Arbeitslosenqoute", "uneployment rate"):
        assert min(seconds(query) for _ in range(3)) < 0.02


@pytest.mark.parametrize(
    ("first", "second", "errors"),
    [
        ("a", "a", 0),
        ("wald", "walt", 1),
        ("wald", "wlad", 1),
        ("wald", "waldd", 1),
        ("wald", "feld", 2),
        ("a", "bcd", 3),
    ],
)
def test_the_distance_counts_letters_and_swaps(first: str, second: str, errors: int) -> None:
    assert distance(first, second, 2) == distance(second, first, 2) == errors


@pytest.mark.parametrize(
    "declared", ["", "groups = [", "groups = [['one']]", "groups = [['Ärzte', 'doctor']]", "groups = 3"]
)
def test_a_wrong_list_of_synonyms_is_named(declared: str, tmp_path: Path) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text(declared, encoding="utf-8")
    with pytest.raises(SynonymError, match=r"synonyms\.toml"):
        load_synonyms(file)


def test_every_group_of_synonyms_finds_something() -> None:
    assert [group for group in load_synonyms() if not any(found(word) for word in group)] == []
