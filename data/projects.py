"""Projects: the catalogue of what is being done, one row each, checked when it is read.

`projects.csv` is written by `python -m data.build` from the published lists; a change by hand would be lost there.
To add a project, add one row to `projects_added.csv`, with the layer "added": the build never touches that file, and
the same check names row and column of anything wrong in it. The columns and their values are in `project_schema.py`;
what is not known stays empty.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from data.folding import slug
from data.project_schema import (
    ADDED,
    COLUMNS,
    PASSED,
    SEPARATOR,
    YES,
    Cells,
    Problem,
    ProjectError,
    days,
    find_problems,
)

BUILT = Path(__file__).parent / "projects.csv"
BY_HAND = Path(__file__).parent / "projects_added.csv"
FILES = (BUILT, BY_HAND)
LANDKREISE = ("03353", "03354", "03355", "03359", "03360")


@dataclass(frozen=True, kw_only=True)
class Project:
    """One project, operation or body as its source describes it; an empty text is what the source does not say.

    `begin`, `end` and `status_date` are YYYY, YYYY-MM or YYYY-MM-DD, as precise as known. In `efre_2007_2013`, and
    wherever `inferred` names it for that programme, `end` is the year of the final payment (or `begin` of approval).
    """

    id: str
    layer: str
    title: str
    field: str  # a competence field, a theme, "crosscutting", or empty
    areas: tuple[str, ...]  # AGS; none: the source names no area
    is_beyond: bool  # reaches beyond the region, so that its sum belongs to no area of it
    lead: tuple[str, ...]  # as the source spells them
    lead_is_person: bool  # a private person, whose name is left out
    partners: tuple[str, ...]
    organisations_note: str  # the source's own words, where lead or partners were split or completed
    begin: str
    end: str
    amount_eur: Decimal | None
    amount_kind: str  # given if and only if there is a sum
    amount_is_about: bool  # the source says "about"
    amount_note: str  # the source's own words, further sums included
    programme: str
    status: str
    status_date: str  # when the source said so; empty: the source bears no date
    status_note: str  # the source's own words
    source_url: str
    source_note: str  # where in the source
    source_url2: str
    certainty: str
    inferred: tuple[str, ...]  # columns that the source does not state in so many words
    same_as: str  # id of the researched project that is this operation
    description_de: str  # ours for researched projects; the list's own summary for operations
    description_en: str
    remark: str

    @property
    def field_is_ours(self) -> bool:
        """The mapping to the field is not the source's."""
        return "field" in self.inferred

    @property
    def is_region_wide(self) -> bool:
        """It names all five Landkreise."""
        return set(LANDKREISE) <= set(self.areas)

    @property
    def programme_id(self) -> str:
        """The programme as an id fit for an address."""
        return slug(self.programme)

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year that are known; of one date both are its year; none: no date is known."""
        known = [days(text)[0].year for text in (self.begin, self.end) if text]
        return (known[0], known[-1]) if known else None

    def has_passed(self, today: date) -> bool:
        """Its end has passed, and its source does not say that it is completed."""
        return bool(self.end) and self.status != "completed" and days(self.end)[1] < today

    def is_running(self, today: date) -> bool:
        """Its source says that it runs, and no known end has passed."""
        return self.status == "running" and not self.has_passed(today)

    def stage(self, today: date) -> str:
        """The status of its source, or `PASSED` where the source was written before an end that has passed."""
        return PASSED if self.has_passed(today) else self.status

    def description(self, language: str) -> str:
        """The description in "de" or "en"; empty where there is none in this language."""
        return {"de": self.description_de, "en": self.description_en}[language]


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(SEPARATOR)) if cell else ()


def _project(cells: Cells) -> Project:
    several = {column: _parts(cells[column]) for column in ("areas", "lead", "partners", "inferred")}
    flags = {column: cells[column] == YES for column in ("is_beyond", "lead_is_person", "amount_is_about")}
    amount = Decimal(cells["amount_eur"]) if cells["amount_eur"] else None
    return Project(**{**cells, **several, **flags, "amount_eur": amount})  # type: ignore[arg-type]


def read_rows(file: Path) -> list[dict[str, str]]:
    """The rows of a file of projects, unchecked but for their shape.

    Raises:
        ProjectError: the file is missing or no such table, a heading is missing, unknown or out of place.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            table = list(csv.reader(lines, strict=True))
    except (OSError, ValueError, csv.Error) as error:
        raise ProjectError(file, [Problem(1, "id", f"the file cannot be read: {error}")]) from error
    while table and not any(table[-1]):
        table.pop()
    headings = table[0] if table else []
    if wrong := [name for name in (*headings, *COLUMNS) if headings.count(name) != 1 or name not in COLUMNS]:
        raise ProjectError(file, [Problem(1, name, "missing, unknown or twice") for name in dict.fromkeys(wrong)])
    uneven = [
        Problem(number, headings[-1], f"{len(row)} cells instead of {len(headings)}")
        for number, row in enumerate(table[1:], start=2)
        if len(row) != len(headings)
    ]
    if uneven:
        raise ProjectError(file, uneven)
    return [dict(zip(headings, row, strict=True)) for row in table[1:]]


@cache
def load_projects(files: tuple[Path, ...] = FILES) -> tuple[Project, ...]:
    """All projects of the files, in their order.

    Raises:
        ProjectError: a file is missing or wrong; it lists every problem of the file with row and column.
    """
    projects: dict[str, Project] = {}
    for file in files:
        rows = read_rows(file)
        problems = [*find_problems(rows, projects.keys()), *_in_the_wrong_file(rows, file)]
        if problems:
            raise ProjectError(file, sorted(problems))
        projects |= {cells["id"]: _project(cells) for cells in rows}
    return tuple(projects.values())


def _in_the_wrong_file(rows: Iterable[Cells], file: Path) -> list[Problem]:
    """Rows added by hand and rows that the build writes do not mix, or the next build would lose some."""
    by_hand = file.name == BY_HAND.name
    return [
        Problem(number, "layer", f"{cells['layer']!r} does not belong in {file.name}")
        for number, cells in enumerate(rows, start=2)
        if cells["layer"] and (cells["layer"] == ADDED) != by_hand
    ]


def distinct(projects: Iterable[Project]) -> tuple[Project, ...]:
    """Each project once: an operation of a list is left out where the researched project that it is stands too."""
    given = tuple(projects)
    ids = {project.id for project in given}
    return tuple(project for project in given if project.same_as not in ids)


def by_id(projects: Iterable[Project]) -> Mapping[str, Project]:
    """Id → project."""
    return {project.id: project for project in projects}
