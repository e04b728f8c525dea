"""Projects by area: counts, and sums that never mix kinds of money nor split a sum between areas.

A project of several areas counts in each of them and once in the region. Landkreis Lüneburg contains the Hansestadt:
a project of the Hansestadt counts in both. A project whose source names no area counts in none, nor in the region.

A sum belongs to an area only if the project lies wholly within it. The sum of a project of several areas is not
divided: it is named as undivided in each of them, and counts in the region unless the project reaches beyond it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from data.project_schema import AREAS, KINDS
from data.projects import Project, distinct

REGION = "region"
UNSTATED = "unstated"  # the source names no area
INSIDE: Mapping[str, tuple[str, ...]] = {
    **{area: (area,) for area in AREAS},
    "03355": ("03355", "03355022"),
    REGION: AREAS,
}


class UnknownAreaError(KeyError):
    """Projects know no such area."""


@dataclass(frozen=True, kw_only=True)
class Sum:
    """What the projects of one area have in one kind of money."""

    kind: str
    amount_eur: Decimal | None  # none: all sums of this kind are undivided
    is_about: bool  # at least one of them is "about"
    projects: tuple[str, ...]  # ids of the projects added up
    undivided: tuple[str, ...]  # ids of the projects whose sum is for other areas, too, and is not in the amount


def touches(project: Project, area: str) -> bool:
    """Whether the project names the area or a part of it; `UnknownAreaError` for an unknown id."""
    if area == UNSTATED:
        return not project.areas
    return any(each in _inside(area) for each in project.areas)


def lies_within(project: Project, area: str) -> bool:
    """Whether the project names the area, or parts of it, and nothing outside."""
    if project.is_beyond or not touches(project, area):
        return False
    return area == UNSTATED or all(each in _inside(area) for each in project.areas)


def count_by_area(projects: Iterable[Project]) -> Mapping[str, int]:
    """Number of projects in each of the six areas, in the region and without a stated area; each project once."""
    each_once = distinct(projects)
    return {area: sum(touches(project, area) for project in each_once) for area in (*AREAS, REGION, UNSTATED)}


def sums_by_kind(projects: Iterable[Project], area: str) -> tuple[Sum, ...]:
    """The sums of the area's projects, one for each kind of money that occurs, in the order of `KINDS`."""
    paid = [project for project in distinct(projects) if project.amount_eur is not None and touches(project, area)]
    return tuple(
        _sum(kind, [project for project in paid if project.amount_kind == kind], area)
        for kind in KINDS
        if any(project.amount_kind == kind for project in paid)
    )


def _sum(kind: str, projects: list[Project], area: str) -> Sum:
    within = [project for project in projects if lies_within(project, area)]
    amounts = [project.amount_eur for project in within if project.amount_eur is not None]
    return Sum(
        kind=kind,
        amount_eur=sum(amounts, Decimal()) if amounts else None,
        is_about=any(project.amount_is_about for project in within),
        projects=tuple(project.id for project in within),
        undivided=tuple(project.id for project in projects if project not in within),
    )


def _inside(area: str) -> tuple[str, ...]:
    try:
        return INSIDE[area]
    except KeyError:
        raise UnknownAreaError(area) from None
