"""Specialisation: sections that stand for a field, their shares, and what these are a multiple of."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from declared import CATALOGUE, values
from hypothesis import given
from hypothesis import strategies as st
from onscreen import nodes, tables, visit
from test_catalogue import ENGLISH, GERMAN

from data.flags import Flag
from data.indicators import COMPETENCE_FIELDS, LANGUAGES, THEMES, CatalogueError
from data.observations import Observation
from data.specialisation import BASES, FILE, Measure, load_specialisation, quotient
from geo.areas import GERMANY, HANSESTADT, NIEDERSACHSEN, PARTNERS, REGION, REGION_PARTS
from geo.composition import REST
from pages.figures.quotients import Quotient, draw_quotients
from pages.figures.theme import LIGHT
from pages.text import load_text
from pages.ui.specialisation import quotients, sentence
from pages.ui.store import newest, observe

DE = load_text("de")
DECLARED = load_specialisation()
MEASURES = [(field, measure) for field, declared in DECLARED.fields.items() for measure in declared.measures]
EACH = pytest.mark.parametrize(("field", "measure"), MEASURES, ids=[m.indicator for _, m in MEASURES])
AREAS = (*REGION_PARTS, NIEDERSACHSEN, GERMANY)
LAENDER = [f"{number:02}" for number in range(1, 17)]

# Read by eye from the files of the Regionaldatenbank, in the order of `AREAS`.
EMPLOYEES = "13111-07-05-4, 30.06.2015"
REGISTER = "52111-02-01-4, 2014"
VALUE_ADDED = "82111-01-05-4, 2014"
PUBLISHED = {
    ("employees_workplace", 2015, EMPLOYEES): (56697, 13596, 53924, 58817, 28436, 2784011, 30771297),
    ("agriculture_employees", 2015, EMPLOYEES): (1310, 527, 958, 1578, 799, 37426, 247538),
    ("manufacturing_insured", 2015, EMPLOYEES): (6320, 3125, 8887, 11160, 4524, 604184, 6666275),
    ("ict_employees", 2015, EMPLOYEES): (719, 65, 1423, 327, 136, 52003, 943417),
    ("public_services_employees", 2015, EMPLOYEES): (12138, 4048, 16514, 14007, 9869, 693432, 7252949),
    ("supply_employees", 2015, EMPLOYEES): (
        6867 - 6320, 3323 - 3125, 9568 - 8887, 12076 - 11160, 4763 - 4524, 659147 - 604184, 7202841 - 6666275,
    ),
    ("establishments_total", 2014, REGISTER): (12583, 2129, 7751, 8080, 3658, 329382, 3900536),
    ("energy_establishments", 2014, REGISTER): (139, 77, 92, 150, 94, 8634, 65565),
    ("manufacturing_register", 2014, REGISTER): (592, 140, 409, 385, 240, 19460, 256160),
    ("health_establishments", 2014, REGISTER): (653, 202, 578, 484, 312, 23512, 253626),
    ("digital_creative_establishments", 2014, REGISTER): (
        446 + 398, 30 + 56, 287 + 226, 195 + 189, 75 + 82, 8772 + 7965, 139703 + 112699,
    ),
    ("supply_gva", 2014, VALUE_ADDED): (
        397082 - 337860, 247685 - 221571, 488573 - 408849, 1217230 - 1080212, 303666 - 275451,
        59072175 - 50775829, 674793000 - 593565000,
    ),
    ("agriculture_gva", 2014, VALUE_ADDED): (64047, 51002, 52934, 107402, 82364, 3039084, 17903000),
    ("agriculture_employed_persons", 2014, "13312-01-04-4, 2014"): (3.1, 1.7, 1.9, 5.3, 2.3, 111.2, 651.0),
    ("manufacturing_employed_persons", 2014, "13312-01-04-4, 2014"): (7.1, 3.2, 9.0, 12.1, 4.4, 635.9, 7491.0),
}  # fmt: skip
# The sections that a heading of the source covers, where it does not name the one it covers.
HEADINGS = {
    "Produzierendes Gewerbe ohne Baugewerbe (B-E)": "BCDE",
    "Öff.Verw.,Verteidig.,Sozialvers.,Erz.-u.Unterricht": "OPQ",
}


def seen(value: float | None, flag: Flag = Flag.CONFIRMED) -> Observation:
    return Observation(value, flag)


# The quotient


def test_a_quotient_is_the_share_here_divided_by_the_share_there() -> None:
    assert quotient(seen(6.0), seen(4.0)) == seen(1.5)
    assert quotient(seen(0.0), seen(4.0)) == seen(0.0)


def test_the_quotients_of_stade_are_those_computed_by_hand_from_four_published_counts() -> None:
    nation, land = quotients(CATALOGUE["ict_employees_share"], "03359", 2015)
    assert nation.value == pytest.approx((327 / 58817) / (943417 / 30771297)) == pytest.approx(0.1813, abs=5e-5)
    assert land.value == pytest.approx((327 / 58817) / (52003 / 2784011)) == pytest.approx(0.2976, abs=5e-5)


def test_the_region_s_quotient_comes_from_the_summed_counts_of_the_five() -> None:
    nation, _ = quotients(CATALOGUE["ict_employees_share"], REGION, 2015)
    assert nation.value == pytest.approx((2670 / 211470) / (943417 / 30771297)) == pytest.approx(0.4118, abs=5e-5)


@pytest.mark.parametrize("reason", [Flag.CONFIDENTIAL, Flag.NOT_PUBLISHED])
def test_a_missing_share_gives_no_quotient_and_keeps_its_reason(reason: Flag) -> None:
    assert quotient(seen(None, reason), seen(4.0)) == seen(None, reason)
    assert quotient(seen(4.0), seen(None, reason)) == seen(None, reason)


def test_nothing_can_be_compared_with_a_share_of_zero() -> None:
    assert quotient(seen(4.0), seen(0.0)) == seen(None, Flag.NOT_PUBLISHED)


def test_a_quotient_carries_the_reservation_of_either_share() -> None:
    assert quotient(seen(4.0, Flag.PROVISIONAL), seen(4.0)).flag is Flag.PROVISIONAL
    assert quotient(seen(4.0), seen(4.0, Flag.NOT_COMPARABLE)).flag is Flag.NOT_COMPARABLE


COUNTS = st.tuples(st.integers(0, 10**6), st.integers(1, 10**7)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(COUNTS, min_size=1, max_size=12).filter(lambda parts: sum(field for field, _ in parts) > 0))
def test_over_the_parts_of_the_reference_the_quotients_weighted_with_the_whole_have_the_mean_one(
    parts: list[tuple[int, int]],
) -> None:
    field, whole = (sum(column) for column in zip(*parts, strict=True))
    found = [quotient(seen(100 * f / w), seen(100 * field / whole)).value or 0.0 for f, w in parts]
    assert sum(q * w / whole for q, (_, w) in zip(found, parts, strict=True)) == pytest.approx(1)


@EACH
def test_the_quotients_of_the_sixteen_laender_have_the_weighted_mean_one(field: str, measure: Measure) -> None:
    rule, year = CATALOGUE[measure.indicator].aggregation, newest(CATALOGUE[measure.indicator])
    weights = values().loc[(rule.denominator, year)]
    shares = [quotients(CATALOGUE[measure.indicator], land, year)[0].value for land in LAENDER]
    mean = sum((share or 0.0) * weights[land] for share, land in zip(shares, LAENDER, strict=True)) / weights[GERMANY]
    assert mean == pytest.approx(1, abs=2e-4)  # Germany includes persons whom no Land is known for


# The numbers


@pytest.mark.parametrize(("key", "cells"), PUBLISHED.items(), ids=[f"{name}" for name, _, _ in PUBLISHED])
def test_counts_are_those_of_the_source(key: tuple[str, int, str], cells: tuple[float, ...]) -> None:
    name, year, _ = key
    assert values().loc[(name, year)][list(AREAS)].tolist() == pytest.approx(cells)


@EACH
def test_every_numerator_and_denominator_has_been_compared_or_is_compared_elsewhere(
    field: str, measure: Measure
) -> None:
    rule = CATALOGUE[measure.indicator].aggregation
    compared = {name for name, _, _ in PUBLISHED} | {"manufacturing_gva", "gva_total", "employed_persons"}
    assert {rule.numerator, rule.denominator} <= compared


@EACH
def test_the_five_and_both_references_have_a_quotient_in_the_year_shown(field: str, measure: Measure) -> None:
    indicator = CATALOGUE[measure.indicator]
    found = [quotients(indicator, area, newest(indicator)) for area in (*AREAS, REGION)]
    assert all(o.value is not None and o.flag is Flag.CONFIRMED for pair in found for o in pair)


@EACH
def test_the_hansestadt_has_no_sections_and_borrows_none(field: str, measure: Measure) -> None:
    indicator = CATALOGUE[measure.indicator]
    for area in (HANSESTADT, REST):
        assert {o.value for o in quotients(indicator, area, newest(indicator))} == {None}


# The declaration


def test_every_competence_field_has_its_sections_by_at_least_two_bases_and_no_theme_has() -> None:
    assert tuple(DECLARED.fields) == COMPETENCE_FIELDS
    for declared in DECLARED.fields.values():
        bases = [measure.basis for measure in declared.measures]
        assert len(bases) >= 2 and len(set(bases)) == len(bases) and set(bases) <= set(BASES)


@EACH
def test_a_measure_is_a_share_in_per_cent_declared_in_its_own_field(field: str, measure: Measure) -> None:
    indicator = CATALOGUE[measure.indicator]
    assert indicator.field == field
    assert indicator.unit["de"] == "%" and indicator.aggregation.factor == 100


@EACH
def test_the_sections_named_are_those_of_the_source_s_headings(field: str, measure: Measure) -> None:
    numerator = CATALOGUE[CATALOGUE[measure.indicator].aggregation.numerator]
    covered: set[str] = set()
    for series in numerator.series or numerator.terms:
        heading = next((h for h in HEADINGS if h in series), "")
        letters = set(HEADINGS[heading]) if heading else set(re.findall(r"\(([A-U])\)", series))
        covered = covered - letters if series.startswith("-") else covered | letters
    assert set(measure.sections) == covered


@pytest.mark.parametrize("field", COMPETENCE_FIELDS)
def test_a_measure_that_covers_other_sections_than_its_field_says_so(field: str) -> None:
    declared = DECLARED.fields[field]
    assert all(measure.note for measure in declared.measures if measure.sections != declared.sections)


def test_all_words_are_there_in_both_languages_and_in_no_other() -> None:
    words = [*DECLARED.sections.values()]
    for declared in DECLARED.fields.values():
        notes = [declared.left_out, *(measure.note for measure in declared.measures)]
        words += [declared.reason, *(note for note in notes if note)]
    for each in words:
        assert set(each) == set(LANGUAGES) and all(text.strip() for text in each.values())
        assert re.findall(ENGLISH, each["de"]) == [] and re.findall(GERMAN, each["en"]) == []


def test_every_section_with_a_name_stands_for_something() -> None:
    assert {letter for _, measure in MEASURES for letter in measure.sections} == set(DECLARED.sections)


MISTAKES: list[tuple[Callable[[str], str], str]] = [
    (lambda toml: toml.replace('"supply_gva_share"', '"steam_share"'), "energy: 'steam_share'"),
    (lambda toml: toml.replace('"supply_gva_share"', '"supply_gva"'), "energy: 'supply_gva'"),
    (lambda toml: toml.replace('basis = "employees"', 'basis = "robots"', 1), "energy: unknown basis 'robots'"),
    (lambda toml: toml.replace('sections = ["A"]', 'sections = ["X"]'), "food: unknown section 'X'"),
    (lambda toml: re.sub(r"\nnote = .*", "", toml), "energy: supply_gva_share needs a note"),
    (lambda toml: toml.replace("fields.energy", "fields.steam"), "needs the fields energy, food"),
]


@pytest.mark.parametrize(("mistake", "message"), MISTAKES, ids=[message for _, message in MISTAKES])
def test_a_mistake_is_refused_by_field_and_value(tmp_path: Path, mistake: Callable[[str], str], message: str) -> None:
    file = tmp_path / FILE.name
    file.write_text(mistake(FILE.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(CatalogueError, match=re.escape(message)):
        load_specialisation(file)


# The figure


def row(nation: float | None, land: float | None, flag: Flag = Flag.CONFIRMED, *, strong: bool = False) -> Quotient:
    return Quotient(area="03359", name="Stade", nation=seen(nation, flag), land=seen(land, flag), strong=strong)


def test_a_bar_from_zero_and_a_diamond_show_the_two_quotients_and_a_dotted_rule_stands_at_one() -> None:
    bars, diamonds = (figure := draw_quotients([row(0.5, 0.75)], text=DE, theme=LIGHT)).data
    assert (bars.x, diamonds.x, diamonds.marker.symbol) == ((0.5,), (0.75,), "diamond")
    (rule,) = figure.layout.shapes
    assert rule.x0 == rule.x1 == 1 and rule.line.dash == "dot"
    assert figure.layout.xaxis.range[0] == 0 and figure.layout.xaxis.range[1] > 1


def test_both_quotients_are_written_above_the_bar() -> None:
    (words,) = draw_quotients([row(0.504, 1.75, strong=True)], text=DE, theme=LIGHT).layout.annotations
    assert words.text == "<b>Stade</b>  ■ 0,50  ◆ 1,75"


def test_a_missing_quotient_has_its_reason_and_neither_bar_nor_diamond() -> None:
    figure = draw_quotients([row(None, None, Flag.CONFIDENTIAL)], text=DE, theme=LIGHT)
    assert figure.data[0].x == figure.data[1].x == (None,)
    assert figure.layout.annotations[0].text == f"Stade: {DE('flag.confidential.short')}"


def test_a_quotient_with_a_reservation_is_hatched_and_starred() -> None:
    figure = draw_quotients([row(0.5, 0.75, Flag.PROVISIONAL)], text=DE, theme=LIGHT)
    assert figure.data[0].marker.pattern.shape == ("/",)
    assert "0,50*" in figure.layout.annotations[0].text


# The page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", COMPETENCE_FIELDS)
def test_a_field_shows_a_chart_for_each_basis_with_areas_sections_source_and_table(field: str, language: str) -> None:
    text, declared = load_text(language), DECLARED.fields[field]
    app = visit("field", lang=language, field=field)
    said = [each.value for each in (*app.caption, *app.markdown)]
    charts = [n for n in nodes(app.main) if n.type == "plotly_chart" and "specialisation-" in n.proto.id]
    assert [each.proto.id.partition("specialisation-")[2] for each in charts] == [
        measure.indicator for measure in declared.measures
    ]
    for chart, measure in zip(charts, declared.measures, strict=True):
        assert CATALOGUE[measure.indicator].name[language] in chart.proto.alt
        words = " ".join(each["text"] for each in json.loads(chart.proto.spec)["layout"]["annotations"])
        assert all(text(f"area.{area}") in words for area in (*PARTNERS, REGION, NIEDERSACHSEN))
        assert all(any(f"{s} {DECLARED.sections[s][language]}" in each for each in said) for s in measure.sections)
        assert any(each.value.startswith(text(f"specialisation.basis.{measure.basis}")) for each in app.subheader)
    headings = {text(f"specialisation.against.{reference}") for reference in (GERMANY, NIEDERSACHSEN)}
    assert sum(headings <= set(table.columns) for table in tables(app)) == len(charts)


@pytest.mark.parametrize("field", THEMES)
def test_a_theme_shows_no_specialisation(field: str) -> None:
    app = visit("field", lang="de", field=field)
    assert DE("field.specialisation") not in [header.value for header in app.header]


def test_the_sentence_gives_both_quotients_of_the_area_looked_at_or_why_there_are_none() -> None:
    indicator = CATALOGUE["ict_employees_share"]
    assert sentence(indicator, "03359", 2015, DE) == (
        "Beschäftigte in Information und Kommunikation: 2015 betrug der Anteil im Landkreis Stade 0,56\u00a0%, in "
        "Deutschland 3,07\u00a0%: ein Standortquotient von 0,18. Gegenüber Niedersachsen beträgt der Quotient 0,30."
    )
    assert observe(indicator, HANSESTADT, 2015).value is None
    assert DE("flag.not_published.long") in sentence(indicator, HANSESTADT, 2015, DE)
