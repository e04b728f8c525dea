"""Both languages say the same, all that is asked for is there, and numbers are written as each language writes them."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import ROOT

from data.catalogue import load_catalogue
from data.flags import Flag
from data.indicators import FIELDS, Direction, Rule
from geo.areas import BENCHMARKS, PARTNERS, REGION
from pages.text import GAP, LANGUAGES, MINUS, Text, TextFileError, UnknownTextError, load_text
from pages.ui.address import PARAMETERS

DE, EN = load_text("de"), load_text("en")
CODE = [ROOT / "dashboard.py", *sorted((ROOT / "pages").rglob("*.py"))]
ANY = r"\w+"


class Asked(NamedTuple):
    """A place in the code that asks for a text."""

    place: str  # file:line
    keys: tuple[str, ...]  # a pattern each: one key, or several where a part of it is a variable
    values: frozenset[str] | None  # names of what is filled in; None where that cannot be seen


def words_of(node: ast.AST | None) -> list[str]:
    """The words written in an expression."""
    constants = ast.walk(node) if node else ()
    return [each.value for each in constants if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def variables_of(tree: ast.Module) -> dict[str, str]:
    """Variables that hold one of some words written in the module, with a pattern of these words."""
    found: dict[str, list[str]] = {}
    fixed = {ast.unparse(each.targets[0]): each.value for each in tree.body if isinstance(each, ast.Assign)}
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension):
            source: ast.expr | None = fixed.get(ast.unparse(node.iter), node.iter)
            targets = [each for each in ast.walk(node.target) if isinstance(each, ast.Name)]
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.IfExp):
            source, targets = node.value, [each for each in node.targets if isinstance(each, ast.Name)]
        else:
            continue
        for target in targets:
            found.setdefault(target.id, []).extend(words_of(source))
    return {name: f"(?:{'|'.join(map(re.escape, words))})" for name, words in found.items() if words}


def patterns(key: ast.expr, variables: dict[str, str]) -> tuple[str, ...]:
    """What a key can be; a key that is not written where it is asked for is refused."""
    if isinstance(key, ast.Constant):
        return (re.escape(str(key.value)),)
    if isinstance(key, ast.IfExp):
        return (*patterns(key.body, variables), *patterns(key.orelse, variables))
    if isinstance(key, ast.JoinedStr):
        parts = [
            re.escape(str(part.value))
            if isinstance(part, ast.Constant)
            else variables.get(ast.unparse(part.value), ANY)  # type: ignore[attr-defined]
            for part in key.values
        ]
        return ("".join(parts),)
    raise AssertionError(f"line {key.lineno}: write the key of a text where it is asked for, not {ast.unparse(key)}")


def questions() -> Iterator[Asked]:
    for file in CODE:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        variables = variables_of(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "text":
                names = [keyword.arg for keyword in node.keywords]
                values = None if None in names else frozenset(name for name in names if name)
                place = f"{file.relative_to(ROOT)}:{node.lineno}"
                yield Asked(place, patterns(node.args[0], variables), values)


@cache
def asked() -> tuple[Asked, ...]:
    return tuple(questions())


def keys_like(pattern: str) -> list[str]:
    return [key for key in DE.entries if re.fullmatch(pattern, key)]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert list(DE.entries) == list(EN.entries)


@pytest.mark.parametrize("key", DE.entries)
def test_a_text_is_there_in_both_languages_with_the_same_placeholders(key: str) -> None:
    assert DE.entries[key].strip() and EN.entries[key].strip()
    assert placeholders(DE.entries[key]) == placeholders(EN.entries[key])


def test_every_text_that_the_code_asks_for_exists() -> None:
    assert len(asked()) > 80
    assert [(each.place, key) for each in asked() for key in each.keys if not keys_like(key)] == []


def test_every_text_is_asked_for_by_the_code() -> None:
    used = {key for each in asked() for pattern in each.keys for key in keys_like(pattern)}
    assert set(DE.entries) - used == set()


def test_the_code_fills_in_exactly_the_placeholders_of_a_text() -> None:
    wrong = []
    for each in asked():
        for pattern in each.keys:
            fits = [placeholders(DE.entries[key]) == each.values for key in keys_like(pattern)]
            # A key with a variable part may look like others; at least one is then filled in as it needs to be.
            if each.values is not None and not (any(fits) if ANY in pattern else all(fits)):
                wrong.append(f"{each.place}: {pattern}")
    assert wrong == []


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("field.{}.name", FIELDS),
        ("field.{}.lead", FIELDS),
        ("area.{}", (REGION, *PARTNERS, *BENCHMARKS)),
        ("flag.{}.short", Flag),
        ("flag.{}.long", Flag),
        ("flag.{}.meaning", Flag),
        ("direction.{}", Direction),
        ("rule.{}", Rule),
        ("address.{}", PARAMETERS),
        ("error.{}", ("missing", "damaged", "columns", "year", "flag", "infinite", "gap", "twice", "empty")),
    ],
)
def test_every_id_has_its_words(pattern: str, ids: tuple[str, ...]) -> None:
    assert [pattern.format(each) for each in ids if pattern.format(each) not in DE.entries] == []


def test_a_page_in_the_navigation_has_its_name() -> None:
    scripts = [file.stem for file in (ROOT / "pages").glob("*.py") if file.stem != "__init__"]
    assert [name for name in scripts if f"page.{name}" not in DE.entries] == []


def test_names_that_a_reader_chooses_from_are_unique() -> None:
    for text in (DE, EN):
        for names in ([text(f"field.{field}.name") for field in FIELDS], [text(f"area.{area}") for area in PARTNERS]):
            assert len(set(names)) == len(names)


def test_an_unknown_key_is_an_error_with_the_key() -> None:
    with pytest.raises(UnknownTextError, match=r"frame\.titel"):
        DE("frame.titel")


def test_a_missing_value_of_a_placeholder_is_an_error() -> None:
    with pytest.raises(KeyError, match="year"):
        DE("year.edition", jahr=2025)


def test_a_declared_text_is_given_in_the_language_of_the_reader() -> None:
    words = {"de": "Wald", "en": "Forest"}
    assert [text.of(words) for text in (DE, EN)] == ["Wald", "Forest"]


@pytest.mark.parametrize(
    ("value", "decimals", "german", "english"),
    [
        (1234567.891, 2, "1.234.567,89", "1,234,567.89"),
        (1234.4, 0, "1.234", "1,234"),
        (999, 0, "999", "999"),
        (0.05, 1, "0,1", "0.1"),
        (12.3, 1, "12,3", "12.3"),
        (12, 1, "12,0", "12.0"),
        (-1234.5, 1, "−1.234,5", "−1,234.5"),
        (-0.0, 1, "0,0", "0.0"),
        (-0.04, 1, "0,0", "0.0"),
        (-0.06, 1, "−0,1", "−0.1"),
        (0, 0, "0", "0"),
    ],
)
def test_a_number_is_written_as_the_language_writes_it(value: float, decimals: int, german: str, english: str) -> None:
    assert (DE.number(value, decimals), EN.number(value, decimals)) == (german, english)


@pytest.mark.parametrize(
    ("value", "written"), [(1.24, "+1,2"), (-1.2, "−1,2"), (0, "0,0"), (0.04, "0,0"), (-0.04, "0,0")]
)
def test_a_change_always_has_its_sign_and_no_change_has_none(value: float, written: str) -> None:
    assert DE.number(value, 1, signed=True) == written


@given(value=st.integers(-(10**12), 10**12), decimals=st.integers(0, 3))
def test_a_written_number_can_be_read_back(value: int, decimals: int) -> None:
    exact = value / 10**decimals
    german = DE.number(exact, decimals).replace(".", "").replace(",", ".").replace(MINUS, "-")
    english = EN.number(exact, decimals).replace(",", "").replace(MINUS, "-")
    assert german == english == f"{exact:.{decimals}f}"


def test_the_minus_is_the_one_of_mathematics_and_not_a_hyphen() -> None:
    assert MINUS == "\N{MINUS SIGN}"
    assert "-" not in DE.number(-1.5, 1) + EN.measure(-1.5, 1, unit="€")


@pytest.mark.parametrize(
    ("unit", "german", "english"),
    [
        ("%", f"12,3{GAP}%", "12.3%"),
        ("km²", f"12,3{GAP}km²", f"12.3{GAP}km²"),
        ("je 1.000 Einwohner", f"12,3{GAP}je 1.000 Einwohner", f"12.3{GAP}je 1.000 Einwohner"),
        ("", "12,3", "12.3"),
    ],
)
def test_a_unit_follows_its_number_on_the_same_line(unit: str, german: str, english: str) -> None:
    assert (DE.measure(12.34, 1, unit=unit), EN.measure(12.34, 1, unit=unit)) == (german, english)
    assert GAP == "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "unit", "german", "english"),
    [
        (28092, {"de": "€ je Einwohner", "en": "€ per inhabitant"}, "28.092 € je Einwohner", "€28,092 per inhabitant"),
        (
            65,
            {"de": "Tsd. € je Person", "en": "€ thousand per person"},
            "65 Tsd. € je Person",
            "€65 thousand per person",
        ),
        (412, {"de": "Tsd. €", "en": "€ thousand"}, "412 Tsd. €", "€412 thousand"),
        (330293, {"de": "Tsd. €", "en": "€ thousand"}, "330,29 Mio. €", "€330.29 m"),
        (1265012, {"de": "Tsd. €", "en": "€ thousand"}, "1,27 Mrd. €", "€1.27 bn"),
        (845, {"de": "Mio. €", "en": "€ million"}, "845 Mio. €", "€845 m"),  # known to the million only
        (22187, {"de": "Mio. €", "en": "€ million"}, "22,19 Mrd. €", "€22.19 bn"),
        (-3, {"de": "€", "en": "€"}, "−3 €", "−€3"),
    ],
)
def test_a_sum_of_money_is_written_as_the_language_writes_it(
    value: float, unit: dict[str, str], german: str, english: str
) -> None:
    written = [text.measure(value, 0, unit=unit[text.language]) for text in (DE, EN)]
    assert [words.replace(GAP, " ") for words in written] == [german, english]


def test_a_change_of_money_has_its_sign_before_the_symbol() -> None:
    assert [EN.measure(each, 0, unit="€ per m²", signed=True) for each in (3, -3, 0)] == [
        f"+€3{GAP}per m²",
        f"−€3{GAP}per m²",
        f"€0{GAP}per m²",
    ]


MISPLACED = re.compile(r"\d[\s\u00a0]?€|(?:thousand|million|bn|m) €|€ (?=\d)")


def test_no_english_words_put_the_symbol_of_the_currency_behind_the_number() -> None:
    words = dict(EN.entries)
    for each in load_catalogue().values():
        declared = {"name": each.name, "unit": each.unit, "definition": each.definition}
        words |= {f"{each.id}.{what}": EN.of(said) for what, said in declared.items()}
    assert {key: said for key, said in words.items() if MISPLACED.search(said)} == {}


def test_a_measured_change_has_sign_and_unit() -> None:
    assert DE.measure(-3, 1, unit="%", signed=True) == f"−3,0{GAP}%"
    assert EN.measure(3, 1, unit="%", signed=True) == "+3.0%"


@pytest.mark.parametrize(
    ("iso", "german", "english"),
    [
        ("2017-10-10", "10.10.2017", "10 October 2017"),
        ("2024-03-01", "01.03.2024", "1 March 2024"),
        ("2024", "2024", "2024"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it_and_a_year_stays(iso: str, german: str, english: str) -> None:
    assert (DE.date(iso), EN.date(iso)) == (german, english)


def test_there_is_no_default_language() -> None:
    with pytest.raises(TypeError):
        load_text()
    assert {load_text(language).language for language in LANGUAGES} == {"de", "en"}
    with pytest.raises(TextFileError):
        load_text("fr")


def test_text_without_placeholders_keeps_its_braces() -> None:
    assert Text("de", {"a": "{b}"})("a") == "{b}"


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        *[(8.85, 1, "8,9"), (54.65, 1, "54,7"), (0.5, 0, "1"), (2.5, 0, "3"), (-2.5, 0, "−3"), (1.005, 2, "1,01")],
        # what computing made of 8.095, 10.25 and 177,611.5
        *[(8.094999999999999, 2, "8,10"), (10.249999999999998, 1, "10,3"), (177611.49999999997, 0, "177.612")],
        *[(8.0949999, 2, "8,09"), (0.0, 1, "0,0"), (1234567890123.0, 1, "1.234.567.890.123,0")],
    ],
)
def test_halves_are_rounded_up_as_in_official_statistics(value: float, decimals: int, written: str) -> None:
    assert load_text("de").number(value, decimals) == written
