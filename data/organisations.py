"""Organisations: who leads or takes part in which projects, and who works with whom."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

from data.folding import slug
from data.projects import Project, distinct

FILE = Path(__file__).parent / "organisations.toml"


class OrganisationError(ValueError):
    """The list of spellings is missing or wrong; the message names file and spelling."""


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A body with its projects, by id and in their order; a project that it leads is not in `takes_part`."""

    id: str
    name: str
    spellings: tuple[str, ...]  # as the sources have it, its name included where a source uses it
    leads: tuple[str, ...]
    takes_part: tuple[str, ...]

    @property
    def projects(self) -> tuple[str, ...]:
        """Ids of all its projects."""
        return self.leads + self.takes_part


@dataclass(frozen=True, kw_only=True)
class Link:
    """Two organisations, by id, that are named in the same projects."""

    first: str
    second: str
    projects: tuple[str, ...]
    led: tuple[str, ...]  # those of the projects that one of the two leads; the others join two partners


@cache
def load_spellings(file: Path = FILE) -> Mapping[str, str]:
    """Spelling → name of the body.

    Raises:
        OrganisationError: the file is missing or no TOML, or a spelling belongs to two bodies.
    """
    try:
        declared: Mapping[str, list[str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OrganisationError(f"{file.name}: {error}") from error
    names: dict[str, str] = {}
    for name, spellings in declared.items():
        if not isinstance(spellings, list) or not all(isinstance(each, str) for each in spellings):
            raise OrganisationError(f"{file.name}: {name!r} needs a list of spellings")
        for spelling in spellings:
            if spelling in names or spelling in declared:
                raise OrganisationError(f"{file.name}: {spelling!r} belongs to two bodies")
            names[spelling] = name
    return MappingProxyType(names)


def canonical(spelling: str) -> str:
    """The name of the body that is spelled so."""
    return load_spellings().get(spelling, spelling)


def bodies(project: Project) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the leading bodies and of the others, each body once."""
    leads = dict.fromkeys(map(canonical, project.lead))
    return tuple(leads), tuple(name for name in dict.fromkeys(map(canonical, project.partners)) if name not in leads)


def organisations(projects: Iterable[Project]) -> tuple[Organisation, ...]:
    """All bodies of the projects, those with most projects first, then by name; each project once."""
    spellings: dict[str, set[str]] = {}
    leads: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for project in distinct(projects):
        for spelling in (*project.lead, *project.partners):
            spellings.setdefault(canonical(spelling), set()).add(spelling)
        for found, names in zip((leads, others), bodies(project), strict=True):
            for name in names:
                found.setdefault(name, []).append(project.id)
    every = [
        Organisation(
            id=slug(name),
            name=name,
            spellings=tuple(sorted(known)),
            leads=tuple(leads.get(name, ())),
            takes_part=tuple(others.get(name, ())),
        )
        for name, known in spellings.items()
    ]
    return tuple(sorted(every, key=lambda each: (-len(each.projects), each.id)))


def links(projects: Iterable[Project], field: str | None = None) -> tuple[Link, ...]:
    """Every pair of bodies named in the same project, in the projects of `field` or in all; each project once.

    The pairs are ordered by the number of their projects, then by id; `first` comes before `second`.
    """
    together: dict[tuple[str, str], list[str]] = {}
    led: dict[tuple[str, str], list[str]] = {}
    for project in distinct(projects):
        if field is not None and project.field != field:
            continue
        leaders, others = (set(map(slug, names)) for names in bodies(project))
        for pair in combinations(sorted(leaders | others), 2):
            together.setdefault(pair, []).append(project.id)
            if leaders & set(pair):
                led.setdefault(pair, []).append(project.id)
    found = [
        Link(first=pair[0], second=pair[1], projects=tuple(ids), led=tuple(led.get(pair, ())))
        for pair, ids in together.items()
    ]
    return tuple(sorted(found, key=lambda link: (-len(link.projects), link.first, link.second)))
