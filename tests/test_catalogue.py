"""What is declared in data/catalogue/ and data/sources.toml is complete, unambiguous and used."""

import ast
import dataclasses
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pytest
from declared import CATALOGUE, LISTED, values
from published import ROOT

from data.catalogue import FOLDER, source_ids
from data.flags import MISSING, Flag
from data.indicators import (
    COMPETENCE_FIELDS,
    FIELDS,
    LANGUAGES,
    Aggregation,
    Break,
    Direction,
    Fluctuation,
    Indicator,
    Remark,
    Rule,
)
from data.observations import load_observations
from data.sources import FILE as SOURCES_FILE
from data.sources import Source, load_sources
from data.specialisation import load_specialisation
from geo.areas import PARTNERS, REGION_PARTS, load_areas

# Words that no text of the other language has; "Land" and "Länder" stay German in English texts.
GERMAN = (
    r"\b(und|der|die|das|den|mit|von|für|ist|nicht|oder|aus|bei|im|am|zum|zur|ohne|nach|je|Einwohner|Kreise?|Jahr)\b"
)
ENGLISH = r"\b(and|the|of|with|for|is|not|or|from|on|at|by|to|per|inhabitants|districts?|years?)\b"
PROPER_NAMES = ("German Index of Socioeconomic Deprivation",)
LONGEST_NAME = 60
NEW_BASE = 2022  # from here on the population updates rest on the census of 2022
BASES = {name for name in CATALOGUE if name.startswith(("population", "persons_", "working_age"))}

# Code calls a declared thing by these names; an attribute of anything else does not count as its use.
NAMES = {
    Indicator: {"indicator", "i", "divisor"},
    Aggregation: {"rule", "aggregation"},
    Break: {"gap"},
    Fluctuation: {"fluctuation"},
    Remark: {"remark"},
    Source: {"source"},
}
READERS = {  # the module that reads and checks the declarations
    Source: ROOT / "data" / "sources.py",
}


def texts(indicator: Indicator) -> Iterator[tuple[str, Mapping[str, str]]]:
    """All words of an indicator with the key under which they are declared."""
    for key in ("name", "definition", "unit", "direction_reason", "reference"):
        if words := getattr(indicator, key):
            yield key, words
    if indicator.aggregation.reason:
        yield "aggregation.reason", indicator.aggregation.reason
    if indicator.fluctuation:
        yield "fluctuation.cause", indicator.fluctuation.cause
    yield from (("breaks", gap.cause) for gap in indicator.breaks)
    yield from (("remarks", remark.text) for remark in indicator.remarks)


def foreign(indicator: Indicator, language: str, pattern: str) -> list[str]:
    """Words of the other language in the texts of one language."""
    found = []
    for key, words in texts(indicator):
        text = words[language]
        for name in PROPER_NAMES:
            text = text.replace(name, "")
        found += [f"{indicator.id}.{key}: {word}" for word in re.findall(pattern, text, re.IGNORECASE)]
    return found


def repeated(entries: list[Any]) -> list[Any]:
    return [entry for entry, count in Counter(entries).items() if count > 1]


def test_at_least_ninety_indicators_are_offered() -> None:
    assert len(LISTED) >= 90


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_offers_at_least_nine(field: str) -> None:
    assert sum(indicator.field == field for indicator in LISTED) >= 9


@pytest.mark.parametrize("field", [field for field in COMPETENCE_FIELDS if field != "energy"])
def test_a_competence_field_has_three_series_of_ten_years_for_all_five_landkreise(field: str) -> None:
    assert len([i for i in LISTED if i.field == field and years_of(i, REGION_PARTS) >= 10]) >= 3


def test_energy_has_three_series_of_ten_years_for_the_four_landkreise_whose_cells_are_mostly_open() -> None:
    open_to_all = [area for area in REGION_PARTS if area != "03359"]  # Stade is confidential in nine of 13 years
    long = [i for i in LISTED if i.field == "energy" and years_of(i, open_to_all) >= 10]
    assert len(long) >= 3


def years_of(indicator: Indicator, areas: Any) -> int:
    """The number of years with a value, in the area that has the fewest."""
    return int(values().loc[indicator.id].reindex(columns=list(areas)).notna().sum().min())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_belongs_to_one_indicator_only(language: str) -> None:
    assert repeated([indicator.name[language] for indicator in CATALOGUE.values()]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_fit_a_picker_on_a_phone(language: str) -> None:
    assert [i.id for i in CATALOGUE.values() if len(i.name[language]) > LONGEST_NAME] == []


def test_where_neither_direction_is_better_a_reason_is_given() -> None:
    neither = [i for i in CATALOGUE.values() if i.direction is Direction.NEITHER]
    assert neither
    assert [i.id for i in neither if not i.direction_reason] == []


def test_english_texts_have_no_german_words() -> None:
    assert [word for i in CATALOGUE.values() for word in foreign(i, "en", GERMAN)] == []


def test_german_texts_have_no_english_words() -> None:
    assert [word for i in CATALOGUE.values() for word in foreign(i, "de", ENGLISH)] == []


def test_no_text_is_empty_or_has_stray_blanks() -> None:
    every = [(i.id, key, text) for i in CATALOGUE.values() for key, words in texts(i) for text in words.values()]
    assert [entry for entry in every if not entry[2].strip() or entry[2] != " ".join(entry[2].split())] == []


def test_a_series_is_shown_by_one_indicator_only_but_for_the_years_before_a_new_population_base() -> None:
    old, new = CATALOGUE["population_census_2011"], CATALOGUE["population"]
    assert {*repeated([series for i in LISTED for series in i.series + i.terms])} == {*old.series} & {*new.series}


def test_a_ratio_is_shown_by_one_indicator_only() -> None:
    rules = [i.aggregation for i in LISTED if i.aggregation.rule is Rule.RATIO]
    assert repeated([(rule.numerator, rule.denominator) for rule in rules]) == []


def test_parts_of_ratios_and_weights_are_counts_that_add_up() -> None:
    wrong = []
    for indicator in CATALOGUE.values():
        rule = indicator.aggregation
        parts = [part for part in (rule.numerator, rule.denominator, rule.weight) if part]
        wrong += [f"{indicator.id}: {part}" for part in parts if CATALOGUE[part].aggregation.rule is not Rule.SUM]
    assert wrong == []


def marked(indicator: Indicator, year: int) -> bool:
    return indicator.mark(year) is not None


def test_value_parts_and_weight_of_a_year_are_on_the_same_population_base() -> None:
    wrong = []
    for indicator in CATALOGUE.values():
        own = load_observations()[indicator.id]
        for part in parts(indicator.aggregation):
            shared = [y for y in own.years_of(own.rows) if y in load_observations()[part].years_of(PARTNERS)]
            wrong += [
                f"{indicator.id}, {part}: {year}"
                for year in shared
                if part in BASES and marked(CATALOGUE[part], year) is not marked(indicator, year)
            ]
    assert wrong == []


def test_a_ratio_breaks_where_its_parts_do() -> None:
    wrong = []
    for indicator in CATALOGUE.values():
        if indicator.aggregation.rule is Rule.RATIO:
            years, own = load_observations()[indicator.id].years, {gap.year for gap in indicator.breaks}
            theirs = {gap.year for part in parts(indicator.aggregation) for gap in CATALOGUE[part].breaks}
            wrong += [f"{indicator.id}: {year}" for year in theirs - own if years[0] < year <= years[-1]]
    assert wrong == []


def test_what_says_that_it_rests_on_the_census_of_2011_bears_the_mark_from_2022_on() -> None:
    wrong = []
    for indicator in CATALOGUE.values():
        said = " ".join(text for remark in indicator.remarks for text in remark.text.values())
        every = load_observations()[indicator.id]
        late = [year for year in every.years_of(every.rows) if year >= NEW_BASE]
        if any(remark.flag is Flag.CONFIRMED and "Zensus 2011" in remark.text["de"] for remark in indicator.remarks):
            wrong += [f"{indicator.id}: {year}" for year in late if not marked(indicator, year)]
        assert ("2011 census" in said) is ("Zensus 2011" in said)
    assert wrong == []


def test_the_headline_population_is_the_official_one_of_the_newest_census() -> None:
    newest = load_observations()["population"]
    assert sum(newest.at(area, 2023).value or 0 for area in REGION_PARTS) == 790_476
    assert next(i.id for i in LISTED if i.field == "demography") == "population"
    old = load_observations()["population_census_2011"]
    assert old.years[-1] == 2023 and marked(CATALOGUE["population_census_2011"], 2023)


def test_every_direction_has_its_reason_and_no_count_has_a_direction() -> None:
    assert [i.id for i in CATALOGUE.values() if i.direction_reason is None] == []
    assert [
        i.id for i in CATALOGUE.values() if i.aggregation.rule is Rule.SUM and i.direction != Direction.NEITHER
    ] == []
    assert CATALOGUE["gdp_per_inhabitant"].direction is Direction.NEITHER  # low in commuter belts, rich or poor


def test_what_is_not_offered_is_a_part_of_something_that_is() -> None:
    by_field = {m.indicator for each in load_specialisation().fields.values() for m in each.measures}
    offered = [i for i in CATALOGUE.values() if i.listed or i.id in by_field]
    shown = {part for i in offered for part in parts(i.aggregation)} | by_field
    assert {i.id for i in CATALOGUE.values() if not i.listed} - shown == set()


def parts(rule: Aggregation) -> set[str]:
    return {rule.numerator, rule.denominator, rule.weight} - {""}


def test_every_source_of_an_indicator_is_cited() -> None:
    used = {source for indicator in CATALOGUE.values() for source in source_ids(indicator, CATALOGUE)}
    assert used - set(load_sources()) == set()


def test_every_cited_source_is_used_by_an_indicator() -> None:
    used = {source for indicator in CATALOGUE.values() for source in source_ids(indicator, CATALOGUE)}
    assert set(load_sources()) - used == set()


def test_a_source_has_a_title_in_both_languages_and_public_addresses() -> None:
    for source in load_sources().values():
        assert set(source.title) == set(LANGUAGES), source.id
        assert all(source.title.values()), source.id
        assert source.publisher and source.citation and source.licence, source.id
        assert source.url.startswith("https://"), source.id
        assert not source.licence_url or source.licence_url.startswith("https://"), source.id
        assert re.fullmatch(r"\d{4}(-\d\d-\d\d)?", source.retrieved), source.id


def test_remarks_name_areas_of_the_register_and_years_with_values() -> None:
    areas = load_areas()
    for indicator in CATALOGUE.values():
        years = set(values().loc[indicator.id].index)
        for remark in indicator.remarks:
            assert set(remark.areas) <= set(areas), indicator.id
            assert set(remark.years) <= years, indicator.id
            assert remark.flag not in MISSING, indicator.id


def declared_keys() -> dict[type, set[str]]:
    """The keys that the tables of the catalogue and of the sources really have, by the class that they become."""
    found: dict[type, set[str]] = {kind: set() for kind in NAMES}
    for file in sorted(FOLDER.glob("*.toml")):
        for table in tomllib.loads(file.read_text(encoding="utf-8")).values():
            found[Indicator] |= set(table)
            found[Aggregation] |= set(table["aggregation"])
            for key, kind in (("breaks", Break), ("remarks", Remark)):
                found[kind] |= {name for entry in table.get(key, ()) for name in entry}
            found[Fluctuation] |= set(table.get("fluctuation", ()))
    found[Indicator] |= {"id", "field"}  # the table's and the file's name
    sources = tomllib.loads(SOURCES_FILE.read_text(encoding="utf-8"))
    found[Source] = {name for table in sources.values() for name in table} | {"id"}
    return found


def attributes(kind: type) -> set[str]:
    """The attributes that the code reads of things that are called as this kind is."""
    reader = READERS.get(kind, ROOT / "data" / "catalogue" / "__init__.py")
    files = [ROOT / "dashboard.py", *(ROOT / "data").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    found = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if file != reader else ():
            if isinstance(node, ast.Attribute):
                owner = node.value
                name = (
                    owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
                )
                found |= {node.attr} if name in NAMES[kind] else set()
    return found


# No publisher so far states class limits that stay the same over the years; of one that does, the reader gets them.
OFFERED_ONLY = {"limits"}


@pytest.mark.parametrize("kind", NAMES)
def test_every_field_of_a_declaration_is_declared_by_somebody(kind: type) -> None:
    assert {each.name for each in dataclasses.fields(kind)} - declared_keys()[kind] - OFFERED_ONLY == set()


@pytest.mark.parametrize("kind", NAMES)
def test_every_field_of_a_declaration_is_read_by_the_code(kind: type) -> None:
    assert {each.name for each in dataclasses.fields(kind)} - attributes(kind) == set()


REVERTED = -0.3  # correlation of a year's change with the next: so much of it is taken back
ANNUAL = 9  # values from which on a correlation says something
SURVEYS = frozenset({"organic_farms_share"})  # six surveys in 1999 to 2020, not annual


def taken_back(indicator: Indicator) -> float:
    """The median over all areas of how far a year's change is taken back by the next one; never over a break."""
    panel = load_observations()[indicator.id]
    rows = [row for area, row in panel.rows.items() if len(area) == 5] or list(panel.rows.values())
    changes = np.diff(panel.values[rows], axis=1)
    changes[:, [year in {gap.year for gap in indicator.breaks} for year in panel.years[1:]]] = np.nan
    around = changes - np.nanmean(changes, axis=1, keepdims=True)
    both = np.nansum(around[:, 1:] * around[:, :-1], axis=1)
    return float(np.nanmedian(both / np.nansum(around**2, axis=1)))


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # areas without values
def test_what_swings_from_year_to_year_is_declared_to_fluctuate() -> None:
    offenders = [
        indicator.id
        for indicator in LISTED
        if len(load_observations()[indicator.id].years) >= ANNUAL
        and not indicator.fluctuation
        and indicator.id not in SURVEYS
        and taken_back(indicator) <= REVERTED
    ]
    assert offenders == []


def test_weather_is_compared_by_normals_and_harvests_by_means_of_six_years() -> None:
    weather = [each.id for each in LISTED if any("dwd/" in series for series in each.series)]
    harvests = [each.id for each in LISTED if each.id.startswith("yield_")]
    assert len(weather) == 8
    assert len(harvests) == 5
    assert {CATALOGUE[each].period for each in weather} == {30}
    assert {CATALOGUE[each].period for each in harvests} == {6}
