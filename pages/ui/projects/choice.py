"""Choice: what of the catalogue the address asks for, and a notice for what it asks for in vain."""

from collections.abc import Callable, Sequence
from functools import cache

import streamlit as st

from data.indicators import FIELDS
from data.project_areas import UNSTATED
from data.project_filters import NOT_STATED, Choice
from data.project_schema import ADDED, AREAS, CROSSCUTTING, LAYERS, PASSED, STATUSES
from data.projects import Project, load_projects
from geo.areas import PARTNERS, REGION
from pages.ui import address
from pages.ui.stamp import day

# Without a choice only what was researched is shown: these projects are named, described in both languages and reach
# from 2008 to today. The published lists hold many more, but only of public bodies and of certain years, so that
# beside the others they would look like the whole; one click adds them.
DEFAULT_LAYERS = ("researched", ADDED)
FIELD_OPTIONS = (*FIELDS, CROSSCUTTING, NOT_STATED)
PLACES = (*AREAS, UNSTATED)
STATUS_OPTIONS = (*STATUSES, PASSED, NOT_STATED)
FILTERS = ("q", "field", "layers", "places", "status", "programme", "from", "to")


@cache
def offered_layers() -> tuple[str, ...]:
    """The layers that hold projects."""
    filled = {project.layer for project in load_projects()}
    return tuple(layer for layer in LAYERS if layer in filled)


@cache
def programmes() -> dict[str, str]:
    """Id → name of every programme, by name; the projects without one last."""
    names = {project.programme_id: project.programme for project in load_projects() if project.programme}
    return dict(sorted(names.items(), key=lambda item: item[1])) | {NOT_STATED: ""}


@cache
def years() -> tuple[int, ...]:
    """Every year from the first to the last that is known of a project."""
    known = [year for project in load_projects() if project.years for year in project.years]
    return tuple(range(min(known), max(known) + 1)) if known else ()


def chosen_areas() -> tuple[str, ...]:
    """The areas of the filter: several, else the one that the reader looks at on all pages; none: all of them."""
    several = address.listed("places", PLACES)
    looked_at = address.chosen("area", PARTNERS, REGION)
    return several or (() if looked_at == REGION else (looked_at,))


def _period() -> tuple[int, int] | None:
    """The period of the address from its first to its last year, or none."""
    since, until = address.period(years())
    return None if since is None and until is None else (since or years()[0], until or years()[-1])


def chosen_choice() -> Choice:
    """What the address asks for.

    Within a period only projects with a known date can lie, so those without one are left out, and the page says so.
    """
    field = address.one_of("field", FIELD_OPTIONS, "")
    period, statuses = _period(), address.listed("status", STATUS_OPTIONS)
    return Choice(
        fields=(field,) if field else (),
        areas=chosen_areas(),
        statuses=tuple(each for each in statuses if each != PASSED),
        passed_on=day() if PASSED in statuses else None,
        programmes=address.listed("programme", tuple(programmes())),
        layers=address.listed("layers", offered_layers())
        or tuple(each for each in DEFAULT_LAYERS if each in offered_layers()),
        years=period,
        with_undated=period is None,
        words=address.typed("q"),
    )


def chosen_project(projects: Sequence[Project]) -> str:
    """The id of the project that the address opens, or nothing."""
    ids = {project.id for project in projects}
    if "project" in st.query_params:
        address.check("project", ids)
    return address.chosen("project", ids, "")


def keep_areas(key: str) -> Callable[[], None]:
    """A callback for the areas: a single one is that of all pages, several are only this page's."""

    def write() -> None:
        chosen = st.session_state[key]
        if not chosen or (len(chosen) == 1 and chosen[0] in PARTNERS):
            address.go(area=chosen[0] if chosen else REGION, places="", rows="")
        else:
            address.go(places=",".join(chosen), rows="")

    return write


def reset() -> None:
    """Take all filters out of the address."""
    address.go(**dict.fromkeys(FILTERS, ""), area=REGION, rows="")


def choose_on_map(area: str) -> None:
    """Show the projects of an area; of the one that is shown already, those of all areas again."""
    address.go(area=REGION if chosen_areas() == (area,) else area, places="", project="", rows="")
