"""Indicators: declared in `catalogue/*.toml`, never coded."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.flags import Flag

FOLDER = Path(__file__).parent / "catalogue"
COMPETENCE_FIELDS = ("energy", "food", "health", "digital", "materials")
THEMES = ("demography", "labour", "economy", "climate", "land")
FIELDS = COMPETENCE_FIELDS + THEMES
LANGUAGES = ("de", "en")
Words = Mapping[str, str]  # language → text


class CatalogueError(ValueError):
    """An indicator is declared wrongly; the message names file, indicator and key."""


class Direction(StrEnum):
    """What a higher value means."""

    HIGHER = "higher_is_better"
    LOWER = "lower_is_better"
    NEITHER = "neither"


class Rule(StrEnum):
    """How the value of several areas together is found."""

    SUM = "sum"
    RATIO = "ratio"
    MEAN = "mean"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Aggregation:
    """The declared rule for totals."""

    rule: Rule
    numerator: str = ""  # ratio: indicator id
    denominator: str = ""  # ratio: indicator id
    factor: float = 1.0  # ratio: value = factor × numerator / denominator
    weight: str = ""  # mean: indicator id
    reason: Words | None = None  # none: why no honest total exists


@dataclass(frozen=True, kw_only=True)
class Break:
    """From `year` on the values do not compare with those before."""

    year: int
    cause: Words


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A caveat to some values of an indicator; with the flag "confirmed" it is only said, not marked."""

    text: Words
    flag: Flag
    years: tuple[int, ...] = ()  # empty: all years
    areas: tuple[str, ...] = ()  # empty: all areas


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One declared measure: what it is, where it comes from, how it may be used."""

    id: str
    field: str
    name: Words
    definition: Words
    unit: Words
    decimals: int
    direction: Direction
    aggregation: Aggregation
    series: tuple[str, ...] = ()  # joined one after the other; never two values for one area and year
    terms: tuple[str, ...] = ()  # added up; a leading "-" subtracts
    direction_reason: Words | None = None
    reference: Words | None = None  # reference date or period of a year's value, e.g. "31.12."
    year_is_edition: bool = False  # the publisher gives an edition, not the year of the data
    breaks: tuple[Break, ...] = ()
    remarks: tuple[Remark, ...] = ()
    trend: bool = True  # False: normed anew in each year, so that a change over time says nothing
    specialisation: bool = False  # a field's share of a whole: compared with Germany it says how specialised an area is
    listed: bool = True  # False: only a part of other indicators, not offered for choice


def _words(value: Any, where: str) -> Words:
    if not isinstance(value, dict) or set(value) != set(LANGUAGES) or not all(value.values()):
        raise CatalogueError(f"{where}: needs a text in each of {', '.join(LANGUAGES)}")
    return MappingProxyType(value)


def _declared(where: str, table: dict[str, Any], field: str, name: str) -> Indicator:
    table = dict(table)
    for key in ("name", "definition", "unit", "direction_reason", "reference"):
        if key in table:
            table[key] = _words(table[key], f"{where}.{key}")
    rule = dict(table.pop("aggregation", {}))
    if "reason" in rule:
        rule["reason"] = _words(rule["reason"], f"{where}.aggregation.reason")
    try:
        return Indicator(
            id=name,
            field=field,
            direction=Direction(table.pop("direction")),
            aggregation=Aggregation(rule=Rule(rule.pop("rule")), **rule),
            series=tuple(table.pop("series", ())),
            terms=tuple(table.pop("terms", ())),
            breaks=tuple(
                Break(year=entry["year"], cause=_words(entry["cause"], f"{where}.breaks"))
                for entry in table.pop("breaks", ())
            ),
            remarks=tuple(
                Remark(
                    text=_words(entry["text"], f"{where}.remarks"),
                    flag=Flag(entry["flag"]),
                    years=tuple(entry.get("years", ())),
                    areas=tuple(entry.get("areas", ())),
                )
                for entry in table.pop("remarks", ())
            ),
            **table,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CatalogueError(f"{where}: {error}") from error


def _check(indicator: Indicator, catalogue: Mapping[str, Indicator], where: str) -> None:
    rule = indicator.aggregation
    for key in ("numerator", "denominator", "weight"):
        part = getattr(rule, key)
        if part and part not in catalogue:
            raise CatalogueError(f"{where}.aggregation.{key}: unknown indicator {part!r}")
    if rule.rule is Rule.RATIO and not (rule.numerator and rule.denominator):
        raise CatalogueError(f"{where}.aggregation: a ratio needs numerator and denominator")
    if rule.rule is Rule.MEAN and not rule.weight:
        raise CatalogueError(f"{where}.aggregation: a mean needs a weight")
    if rule.rule is Rule.NONE and rule.reason is None:
        raise CatalogueError(f"{where}.aggregation: without a rule a reason is needed")
    if indicator.series and indicator.terms:
        raise CatalogueError(f"{where}: either series or terms")
    if not (indicator.series or indicator.terms or rule.rule is Rule.RATIO):
        raise CatalogueError(f"{where}: needs series, terms or a ratio to be computed from")


def _tables(file: Path) -> dict[str, Any]:
    if not file.exists():
        raise CatalogueError(f"{file.name}: missing")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:  # no TOML, a table twice, or not UTF-8
        raise CatalogueError(f"{file.name}: {error}") from error


@cache
def load_catalogue(folder: Path = FOLDER) -> Mapping[str, Indicator]:
    """All declared indicators by id, in the order of fields and declaration.

    Raises:
        CatalogueError: a declaration is wrong; the message names file, indicator and key.
    """
    catalogue: dict[str, Indicator] = {}
    for field in FIELDS:
        file = folder / f"{field}.toml"
        for name, table in _tables(file).items():
            if name in catalogue:
                raise CatalogueError(f"{file.name}: {name} is declared twice")
            catalogue[name] = _declared(f"{file.name}: {name}", table, field, name)
    for name, indicator in catalogue.items():
        _check(indicator, catalogue, f"{indicator.field}.toml: {name}")
    return MappingProxyType(catalogue)


def source_ids(indicator: Indicator, catalogue: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Ids of all sources the indicator's values come from, its parts' included."""
    ids = ["/".join(series.lstrip("-").split("/")[:2]) for series in indicator.series + indicator.terms]
    if not ids:
        rule = indicator.aggregation
        ids = [key for part in (rule.numerator, rule.denominator) for key in source_ids(catalogue[part], catalogue)]
    return tuple(dict.fromkeys(ids))
