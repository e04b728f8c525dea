"""Catalogue: the declared indicators, one TOML per field in this folder, read and checked.

An indicator that was added by command has a TOML of its own in `data/added/`, with its field and its source.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.fitting import misfit
from data.flags import Flag
from data.indicators import (
    FIELDS,
    LANGUAGES,
    Aggregation,
    Break,
    CatalogueError,
    Direction,
    Divisor,
    Fluctuation,
    Indicator,
    Remark,
    Rule,
    Words,
)

FOLDER = Path(__file__).parent
ADDED = "added"  # the folder beside this one, and the beginning of the ids of its sources
SOURCE = "source"  # the table of an added indicator's source
LONGEST_PERIOD = 30  # years, as of a climate normal


def _words(value: Any, where: str) -> Words:
    if (
        not isinstance(value, dict)
        or set(value) != set(LANGUAGES)
        or not all(isinstance(text, str) and text.strip() for text in value.values())
    ):
        raise CatalogueError(f"{where}: needs a text in each of {', '.join(LANGUAGES)}")
    return MappingProxyType(value)


def _declared(where: str, table: dict[str, Any], name: str) -> Indicator:
    table = dict(table)
    for key in ("name", "definition", "unit", "direction_reason", "reference"):
        if key in table:
            table[key] = _words(table[key], f"{where}.{key}")
    try:
        if "divisor" in table:
            unit = _words(table["divisor"].get("unit"), f"{where}.divisor.unit")
            table["divisor"] = Divisor(**table["divisor"] | {"unit": unit})
        if "fluctuation" in table:
            cause = _words(table["fluctuation"].get("cause"), f"{where}.fluctuation.cause")
            table["fluctuation"] = Fluctuation(**table["fluctuation"] | {"cause": cause})
        rule = dict(table.pop("aggregation", {}))
        if "reason" in rule:
            rule["reason"] = _words(rule["reason"], f"{where}.aggregation.reason")
        return Indicator(
            id=name,
            direction=Direction(table.pop("direction")),
            aggregation=Aggregation(rule=Rule(rule.pop("rule")), **rule),
            series=tuple(table.pop("series", ())),
            terms=tuple(table.pop("terms", ())),
            per=tuple(table.pop("per", ())),
            limits=tuple(map(float, table.pop("limits", ()))),
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
                    mark=_words(entry["mark"], f"{where}.remarks.mark") if "mark" in entry else None,
                )
                for entry in table.pop("remarks", ())
            ),
            **table,
        )
    except CatalogueError:
        raise
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CatalogueError(f"{where}: {error}") from error


def _check(indicator: Indicator, catalogue: Mapping[str, Indicator], where: str) -> None:
    rule = indicator.aggregation
    if wrong := misfit(indicator):
        raise CatalogueError(f"{where}.{wrong}")
    for key in ("numerator", "denominator", "weight"):
        part = getattr(rule, key)
        if part and part not in catalogue:
            raise CatalogueError(f"{where}.aggregation.{key}: unknown indicator {part!r}")
    if any(remark.mark and not remark.years for remark in indicator.remarks):
        raise CatalogueError(f"{where}.remarks: a mark needs its years")
    for part in indicator.per:
        if part not in catalogue or catalogue[part].divisor is None:
            raise CatalogueError(f"{where}.per: {part!r} is no indicator with a divisor")
    if indicator.per and rule.rule is not Rule.SUM:
        raise CatalogueError(f"{where}.per: only a count that can be added up is divided")
    if rule.rule is Rule.RATIO and not (rule.numerator and rule.denominator):
        raise CatalogueError(f"{where}.aggregation: a ratio needs numerator and denominator")
    if rule.rule is Rule.MEAN and not rule.weight:
        raise CatalogueError(f"{where}.aggregation: a mean needs a weight")
    if rule.rule is Rule.NONE and rule.reason is None:
        raise CatalogueError(f"{where}.aggregation: without a rule a reason is needed")
    if indicator.limits and (sorted({*indicator.limits}) != [*indicator.limits] or not 2 <= len(indicator.limits) <= 4):
        raise CatalogueError(f"{where}.limits: two to four, ascending")
    if indicator.fluctuation and not (type(indicator.period) is int and 2 <= indicator.period <= LONGEST_PERIOD):
        raise CatalogueError(f"{where}.fluctuation.years: needs a number from 2 to {LONGEST_PERIOD}")
    if indicator.fluctuation and (indicator.year_is_edition or not indicator.trend):
        raise CatalogueError(f"{where}.fluctuation: needs values of single years that compare")
    if indicator.series and indicator.terms:
        raise CatalogueError(f"{where}: either series or terms")
    if not (indicator.series or indicator.terms or rule.rule is Rule.RATIO):
        raise CatalogueError(f"{where}: needs series, terms or a ratio to be computed from")


def tables(file: Path) -> dict[str, Any]:
    """The tables of a file of declarations; CatalogueError where it is missing or no TOML."""
    if not file.exists():
        raise CatalogueError(f"{file.name}: missing")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # cannot be read, no TOML, a table twice, or not UTF-8
        raise CatalogueError(f"{file.name}: {error}") from error


def files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """The files in which indicators are declared."""
    return (*(folder / f"{field}.toml" for field in FIELDS), *sorted((folder.parent / ADDED).glob("*.toml")))


def _added(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Place, id and table of each indicator that was added by command; its series is the tidy file beside the TOML."""
    for file in sorted((folder.parent / ADDED).glob("*.toml")):
        declared, where = tables(file), f"{file.name}: {file.stem}"
        if set(declared) != {SOURCE, file.stem} or not isinstance(declared[file.stem], dict):
            raise CatalogueError(f"{file.name}: needs the tables [{file.stem}] and [{SOURCE}], and no other")
        table = dict(declared[file.stem])
        if table.get("field") not in FIELDS:
            raise CatalogueError(f"{where}.field: needs one of {', '.join(FIELDS)}")
        if {"series", "terms"} & set(table):
            raise CatalogueError(f"{where}: has its own figures, so neither series nor terms")
        yield where, file.stem, table | {"series": [f"{ADDED}/{file.stem}"]}


def _every(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Place, id and table of each indicator, with its field in the table, in the order of fields and declaration."""
    added = list(_added(folder))
    for field in FIELDS:
        file = folder / f"{field}.toml"
        for name, table in tables(file).items():
            if not isinstance(table, dict):
                raise CatalogueError(f"{file.name}: {name} is no table")
            yield f"{file.name}: {name}", name, table | {"field": field}
        yield from (each for each in added if each[2]["field"] == field)


@cache
def load_catalogue(folder: Path = FOLDER) -> Mapping[str, Indicator]:
    """All declared indicators by id, in the order of fields and declaration.

    Raises:
        CatalogueError: a declaration is wrong; the message names file, indicator and key.
    """
    catalogue: dict[str, Indicator] = {}
    places: dict[str, str] = {}
    for where, name, table in _every(folder):
        if name in catalogue:
            raise CatalogueError(f"{where} is declared twice")
        places[name] = where
        catalogue[name] = _declared(where, table, name)
    for name, indicator in catalogue.items():
        _check(indicator, catalogue, places[name])
    return MappingProxyType(catalogue)


def source_ids(indicator: Indicator, catalogue: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Ids of all sources the indicator's values come from, its parts' included."""
    ids = ["/".join(series.lstrip("-").split("/")[:2]) for series in indicator.series + indicator.terms]
    if not ids:
        rule = indicator.aggregation
        ids = [key for part in (rule.numerator, rule.denominator) for key in source_ids(catalogue[part], catalogue)]
    return tuple(dict.fromkeys(ids))
