"""Specialisation: which industries stand for a competence field, and how much of them an area has."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.catalogue import load_catalogue
from data.fitting import misfit
from data.flags import Flag, worst
from data.indicators import COMPETENCE_FIELDS, CatalogueError, Rule, Words
from data.observations import Observation

FILE = Path(__file__).parent / "specialisation.toml"
BASES = ("gross_value_added", "employed_persons", "employees", "establishments")


@dataclass(frozen=True, kw_only=True)
class Measure:
    """The share of sections in the whole, by one basis; `note` says what to bear in mind."""

    basis: str  # one of `BASES`
    indicator: str  # a ratio of counts, so that several areas together have a share as well
    sections: tuple[str, ...]
    note: Words | None = None


@dataclass(frozen=True, kw_only=True)
class Specialisation:
    """What stands for a competence field, and why."""

    sections: tuple[str, ...]  # letters of WZ 2008
    reason: Words
    measures: tuple[Measure, ...]
    left_out: Words | None = None  # bases that are published, but not for this field's sections


@dataclass(frozen=True, kw_only=True)
class Declared:
    """The whole mapping."""

    sections: Mapping[str, Words]  # letter → official name
    fields: Mapping[str, Specialisation]


def quotient(share: Observation, reference: Observation) -> Observation:
    """Location quotient: the share in an area divided by the share in the area it is compared with.

    Missing with the worse of both flags where either is missing, and where the reference has none of it.
    """
    flag = worst(share.flag, reference.flag)
    if share.value is None or reference.value is None:
        return Observation(None, flag)
    if reference.value == 0:
        return Observation(None, Flag.NOT_PUBLISHED)
    return Observation(share.value / reference.value, flag)


def _measure(table: Mapping[str, Any], sections: tuple[str, ...]) -> Measure:
    own = tuple(table.get("sections", sections))
    return Measure(basis=table["basis"], indicator=table["indicator"], sections=own, note=table.get("note"))


def _field(table: Mapping[str, Any]) -> Specialisation:
    sections = tuple(table["sections"])
    measures = tuple(_measure(measure, sections) for measure in table["measures"])
    return Specialisation(sections=sections, reason=table["reason"], measures=measures, left_out=table.get("left_out"))


def _read(tables: Mapping[str, Any]) -> Declared:
    fields = {name: _field(table) for name, table in tables["fields"].items()}
    return Declared(sections=MappingProxyType(dict(tables["sections"])), fields=MappingProxyType(fields))


def _check(field: str, declared: Specialisation, sections: Mapping[str, Words]) -> None:
    where = f"{FILE.name}: {field}"
    for measure in declared.measures:
        indicator = load_catalogue().get(measure.indicator)
        if indicator is None or indicator.aggregation.rule is not Rule.RATIO:
            raise CatalogueError(f"{where}: {measure.indicator!r} is no indicator that is a ratio")
        if measure.basis not in BASES:
            raise CatalogueError(f"{where}: unknown basis {measure.basis!r}")
        if measure.sections != declared.sections and measure.note is None:
            raise CatalogueError(f"{where}: {measure.indicator} needs a note on its other sections")
        if unknown := {*measure.sections, *declared.sections} - set(sections):
            raise CatalogueError(f"{where}: unknown section {min(unknown)!r}")


@cache
def load_specialisation(file: Path = FILE) -> Declared:
    """The mapping of all competence fields.

    Raises:
        CatalogueError: it is declared wrongly; the message names field and value.
    """
    try:
        declared = _read(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CatalogueError(f"{file.name}: {error}") from error
    if wrong := misfit(declared):
        raise CatalogueError(f"{file.name}: {wrong}")
    if tuple(declared.fields) != COMPETENCE_FIELDS:
        raise CatalogueError(f"{file.name}: needs the fields {', '.join(COMPETENCE_FIELDS)} in this order")
    for name, field in declared.fields.items():
        _check(name, field, declared.sections)
    return declared
