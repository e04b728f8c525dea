"""A wrong declaration is refused in words that name its file, its indicator and its key."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import catalogue as declared
from data.catalogue import load_catalogue, source_ids
from data.indicators import FIELDS, CatalogueError, Direction, Rule

WORDS = {"de": "Wort", "en": "word"}
RIGHT: dict[str, Any] = {
    "name": WORDS,
    "definition": WORDS,
    "unit": WORDS,
    "decimals": 1,
    "direction": "neither",
    "direction_reason": WORDS,
    "series": ["kba/fz1/cars"],
    "aggregation": {"rule": "sum"},
    "breaks": [{"year": 2011, "cause": WORDS}],
    "remarks": [{"flag": "estimated", "text": WORDS, "years": [2012], "areas": ["03353"]}],
}


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(entry)}" for key, entry in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)


def catalogue_in(folder: Path, **tables: dict[str, Any]) -> Path:
    """A catalogue whose tables all stand in food.toml."""
    for field in FIELDS:
        (folder / f"{field}.toml").write_text("", encoding="utf-8")
    lines = (f"[{name}]\n" + "\n".join(f"{k} = {toml(v)}" for k, v in table.items()) for name, table in tables.items())
    (folder / "food.toml").write_text("\n".join(lines), encoding="utf-8")
    load_catalogue.cache_clear()
    return folder


@pytest.fixture(autouse=True)
def _committed_catalogue_afterwards() -> Any:
    yield
    load_catalogue.cache_clear()


def wrong(change: dict[str, Any]) -> dict[str, Any]:
    """The right table with a change; None takes a key away."""
    return {key: value for key, value in (RIGHT | change).items() if value is not None}


def test_a_right_declaration_is_read_as_declared(tmp_path: Path) -> None:
    ratio = {**RIGHT, "aggregation": {"rule": "ratio", "numerator": "eggs", "denominator": "eggs", "factor": 100}}
    del ratio["series"]
    catalogue = load_catalogue(catalogue_in(tmp_path, eggs=RIGHT, share=ratio))
    eggs = catalogue["eggs"]
    assert (eggs.id, eggs.field, eggs.direction) == ("eggs", "food", Direction.NEITHER)
    assert (eggs.aggregation.rule, eggs.series) == (Rule.SUM, ("kba/fz1/cars",))
    assert (eggs.breaks[0].year, eggs.remarks[0].areas, eggs.remarks[0].years) == (2011, ("03353",), (2012,))
    assert catalogue["share"].aggregation.factor == 100
    assert source_ids(catalogue["share"], catalogue) == ("kba/fz1",)


MISTAKES: dict[str, tuple[str, dict[str, Any]]] = {
    "unknown direction": ("direction", {"direction": "upwards"}),
    "unknown rule": ("rule", {"aggregation": {"rule": "average"}}),
    "no rule": ("rule", {"aggregation": {}}),
    "English missing": ("name", {"name": {"de": "Eier"}}),
    "empty English": ("definition", {"definition": {"de": "Eier", "en": ""}}),
    "one text for both languages": ("unit", {"unit": "kg"}),
    "a third language": ("name", {"name": {**WORDS, "fr": "oeufs"}}),
    "English of a reason missing": ("aggregation.reason", {"aggregation": {"rule": "none", "reason": {"de": "x"}}}),
    "English of a cause missing": ("breaks", {"breaks": [{"year": 2011, "cause": {"de": "x"}}]}),
    "break without a year": ("year", {"breaks": [{"cause": WORDS}]}),
    "English of a remark missing": ("remarks", {"remarks": [{"flag": "break", "text": {"de": "x"}}]}),
    "unknown flag": ("flag", {"remarks": [{"flag": "odd", "text": WORDS}]}),
    "unknown key": ("colour", {"colour": "red"}),
    "unknown key of the rule": ("weigth", {"aggregation": {"rule": "mean", "weigth": "eggs"}}),
    "unknown numerator": (
        "aggregation.numerator",
        {"aggregation": {"rule": "ratio", "numerator": "hens", "denominator": "eggs"}},
    ),
    "unknown denominator": (
        "aggregation.denominator",
        {"aggregation": {"rule": "ratio", "numerator": "eggs", "denominator": "hens"}},
    ),
    "unknown weight": ("aggregation.weight", {"aggregation": {"rule": "mean", "weight": "hens"}}),
    "ratio without its parts": ("numerator and denominator", {"aggregation": {"rule": "ratio"}}),
    "mean without a weight": ("weight", {"aggregation": {"rule": "mean"}}),
    "no rule and no reason": ("reason", {"aggregation": {"rule": "none"}}),
    "limits that do not ascend": ("limits", {"limits": [50, 10]}),
    "a single limit": ("limits", {"limits": [50]}),
    "more limits than colours": ("limits", {"limits": [1, 2, 3, 4, 5]}),
    "series and terms": ("series or terms", {"terms": ["a/b/c"]}),
    "English of what makes it swing missing": (
        "fluctuation.cause",
        {"fluctuation": {"years": 3, "cause": {"de": "x"}}},
    ),
    "a period of one year": ("fluctuation.years", {"fluctuation": {"years": 1, "cause": WORDS}}),
    "a period that is no number": ("fluctuation.years", {"fluctuation": {"years": "30", "cause": WORDS}}),
    "a period longer than a climate normal": ("fluctuation.years", {"fluctuation": {"years": 31, "cause": WORDS}}),
    "single years that are editions": (
        "fluctuation",
        {"fluctuation": {"years": 3, "cause": WORDS}, "year_is_edition": True},
    ),
    "neither series nor terms": ("series, terms", {"series": None}),
}


@pytest.mark.parametrize(("key", "change"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_refused_by_file_indicator_and_key(tmp_path: Path, key: str, change: dict[str, Any]) -> None:
    with pytest.raises(CatalogueError) as refused:
        load_catalogue(catalogue_in(tmp_path, eggs=wrong(change)))
    message = str(refused.value)
    assert message.startswith("food.toml: eggs")
    assert key in message.lower()


@given(key=st.sampled_from(["name", "definition", "unit", "decimals", "direction", "aggregation", "series"]))
def test_nothing_that_is_needed_can_be_left_out(tmp_path_factory: pytest.TempPathFactory, key: str) -> None:
    with pytest.raises(CatalogueError, match=r"^food\.toml: eggs"):
        load_catalogue(catalogue_in(tmp_path_factory.mktemp("catalogue"), eggs=wrong({key: None})))


@given(key=st.sampled_from(["name", "definition", "unit", "direction_reason"]), value=st.integers() | st.just([]))
def test_words_are_texts_by_language_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, key: str, value: Any
) -> None:
    with pytest.raises(CatalogueError, match=rf"^food\.toml: eggs\.{key}: needs a text in each of de, en"):
        load_catalogue(catalogue_in(tmp_path_factory.mktemp("catalogue"), eggs={**RIGHT, key: value}))


def test_an_indicator_declared_in_two_files_is_refused(tmp_path: Path) -> None:
    folder = catalogue_in(tmp_path, eggs=RIGHT)
    (folder / "land.toml").write_text((folder / "food.toml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"^land\.toml: eggs is declared twice"):
        load_catalogue(folder)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = catalogue_in(tmp_path, eggs=RIGHT)
    (folder / "health.toml").unlink()
    with pytest.raises(CatalogueError, match=r"^health\.toml: missing"):
        load_catalogue(folder)


def test_a_file_that_is_no_toml_is_named_with_the_line(tmp_path: Path) -> None:
    folder = catalogue_in(tmp_path, eggs=RIGHT)
    (folder / "land.toml").write_text("[eggs]\nname = \n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"^land\.toml: .*line 2"):
        load_catalogue(folder)


def test_every_field_of_the_dashboard_has_a_file() -> None:
    assert {file.stem for file in declared.FOLDER.glob("*.toml")} == set(FIELDS)
