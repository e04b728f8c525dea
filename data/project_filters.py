"""Choosing projects: by field, area, status, programme, layer, period and words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from data.folding import fold, fold_short
from data.organisations import canonical
from data.project_areas import touches
from data.projects import Project

NOT_STATED = "none"  # chooses the projects without a field, status or programme


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a reader wants to see; empty means everything, and all conditions hold together.

    `fields`, `statuses` and `programmes` may hold `NOT_STATED`; `programmes` are ids (`Project.programme_id`);
    `passed_on` adds to the statuses what has passed its end on that day, although no source calls it completed;
    `areas` are AGS, "region" or "unstated"; `years` are first and last year of the period, both included.
    """

    fields: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    passed_on: date | None = None
    programmes: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    with_undated: bool = True
    words: str = ""


def choose(projects: Iterable[Project], choice: Choice) -> tuple[Project, ...]:
    """The projects that fit, in their order."""
    return tuple(
        project
        for project in projects
        if _is_among(project.field, choice.fields)
        and _has_status(project, choice)
        and _is_among(project.programme_id, choice.programmes)
        and (not choice.layers or project.layer in choice.layers)
        and (not choice.areas or any(touches(project, area) for area in choice.areas))
        and (choice.years is None or is_in_period(project, choice.years, with_undated=choice.with_undated))
        and has_words(project, choice.words)
    )


def _is_among(value: str, wanted: Collection[str]) -> bool:
    return not wanted or (value or NOT_STATED) in wanted


def _has_status(project: Project, choice: Choice) -> bool:
    """Whether the source's status is one of the choice, or the end has passed where that is asked for."""
    if choice.passed_on is None:
        return _is_among(project.status, choice.statuses)
    return project.has_passed(choice.passed_on) or (project.status or NOT_STATED) in choice.statuses


def is_in_period(project: Project, years: tuple[int, int], *, with_undated: bool = True) -> bool:
    """Whether what is known of the project's run touches the years, both included.

    Where only one date is known, only its year counts: neither an earlier begin nor a later end is assumed. A project
    without any date fits if `with_undated`.
    """
    if project.years is None:
        return with_undated
    first, last = project.years
    return first <= years[1] and last >= years[0]


def has_words(project: Project, words: str) -> bool:
    """Whether each word stands somewhere in title, organisations or description, whatever its case and umlauts."""
    spelled_out, short = _searched(project)
    return all(fold(word) in spelled_out or fold_short(word) in short for word in words.split())


@cache
def _searched(project: Project) -> tuple[str, str]:
    bodies = (*project.lead, *project.partners)
    text = "\n".join(
        (
            project.title, *bodies, *map(canonical, bodies), project.organisations_note,
            project.description_de, project.description_en,
        )
    )  # fmt: skip
    return fold(text), fold_short(text)
