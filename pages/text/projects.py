"""Projects in words: sums with their kind, dates as precisely as known, and how many there are."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from data.project_areas import REGION, UNSTATED, Sum, count_by_area
from data.projects import Project
from pages.text import Text
from pages.text.dates import dated, partial_date

CONVERGENCE = "efre-niedersachsen-2007-2013-konvergenz"  # its list dates approval and final payment, not begin and end
KREIS_DIGITS = 5  # of the AGS of a municipality


def euros(amount: Decimal, text: Text, *, is_about: bool = False) -> str:
    """A sum in whole euros: "rund 397.500 €"."""
    written = text.measure(float(amount), 0, unit="€")
    return text("projects.about", amount=written) if is_about else written


def amount(project: Project, text: Text) -> str:
    """The sum with what kind of sum it is, or that there is none."""
    if project.amount_eur is None:
        return text("projects.no_sum")
    written = euros(project.amount_eur, text, is_about=project.amount_is_about)
    return f"{written} ({text(f'projects.kind.{project.amount_kind}')})"


def _date(project: Project, which: str, text: Text) -> str:
    """The `begin` or `end` of a project and, where the source does not state it, what it is instead."""
    date = getattr(project, which)
    if not date:
        return text(f"projects.no_{which}")
    words = partial_date(date, text)
    if which not in project.inferred:
        return words
    if project.programme_id != CONVERGENCE:
        return f"{words} ({text('projects.date.inferred')})"
    return f"{words} ({text('projects.date.approval' if which == 'begin' else 'projects.date.payment')})"


def begin(project: Project, text: Text) -> str:
    """When it began, or that it is not known."""
    return _date(project, "begin", text)


def end(project: Project, text: Text) -> str:
    """When it ended or will end, or that it is not known."""
    return _date(project, "end", text)


def run(project: Project, text: Text) -> str:
    """Begin and end as far as they are known, in a few words."""
    if project.begin and project.end:
        return text("projects.run.both", begin=begin(project, text), end=end(project, text))
    if project.begin:
        return text("projects.run.begin", begin=begin(project, text))
    return text("projects.run.end", end=end(project, text)) if project.end else text("projects.run.none")


def _said(project: Project, text: Text) -> str:
    """When the source said so: its date, or that it bears none."""
    said_on = project.status_date
    return partial_date(said_on, text) if said_on else text("projects.undated_source")


def status(project: Project, text: Text, *, today: date) -> str:
    """The status in the source's word with its date, and that an end has passed of which no source reports more."""
    if project.status:
        name = text(f"projects.status.{project.status}")
        words = text("projects.status_said", status=name, date=_said(project, text))
    else:
        words = text("projects.status_missing", date=_said(project, text))
    return text("projects.passed", status=words, date=dated(project.end, text)) if project.has_passed(today) else words


def brief_status(project: Project, text: Text, *, today: date) -> str:
    """The status beside a bar, whose heading says that it is the source's."""
    words = text(f"projects.status.{project.status or 'none'}")
    if project.status:
        words = f"{words} ({_said(project, text)})"
    return f"{words}, {text('projects.passed_brief')}" if project.has_passed(today) else words


def in_short(project: Project, text: Text, *, today: date) -> str:
    """When it runs and how it stands, in a line."""
    return f"{run(project, text)} · {status(project, text, today=today)}"


def areas(project: Project, text: Text) -> str:
    """The areas that the source names, and whether the project reaches beyond the region."""
    if not project.areas:
        return text("projects.beyond_only") if project.is_beyond else text("projects.no_areas")
    names = text("area.region") if project.is_region_wide else ", ".join(text(f"area.{a}") for a in project.areas)
    return f"{names} {text('projects.beyond')}" if project.is_beyond else names


def field(project: Project, text: Text) -> str:
    """The field, or that there is none."""
    return field_name(project.field, text) if project.field else text("projects.no_field")


def field_name(field: str, text: Text) -> str:
    """The name of a competence field, a theme or what lies across them."""
    return text("projects.crosscutting") if field == "crosscutting" else text(f"field.{field}.name")


def lead(project: Project, text: Text) -> str:
    """Who leads it, as the source spells it; never a private person's name."""
    if project.lead_is_person:
        return text("projects.person")
    return "; ".join(project.lead) or text("projects.no_lead")


def column_name(column: str, text: Text) -> str:
    """The heading of a column of the catalogue, which is its id where it has no other."""
    return text(f"projects.column.{column}") if f"projects.column.{column}" in text.entries else column


def counted(count: int, text: Text) -> str:
    """A number of projects: "1 Projekt", "61 Projekte"."""
    return text("projects.count.one") if count == 1 else text("projects.count.many", count=text.number(count))


def is_in_several(project: Project) -> bool:
    """Whether it is in more than one of the five Landkreise."""
    return len({area[:KREIS_DIGITS] for area in project.areas}) > 1


def overview(projects: Sequence[Project], text: Text) -> str:
    """How many projects there are, and what of them makes the numbers of the areas add up to something else."""
    clauses = [counted(len(projects), text)]
    if several := sum(map(is_in_several, projects)):
        clauses.append(text("projects.count.several", count=several))
    if unstated := count_by_area(projects)[UNSTATED]:
        clauses.append(text("projects.count.unstated", count=unstated))
    return ", ".join(clauses)


def sum_of(found: Sum, area: str, text: Text) -> str:
    """The sum of an area in one kind of money, of how many projects, and what could not be divided."""
    kind = text(f"projects.kind.{found.kind}")
    clauses = []
    if found.amount_eur is not None:
        money = euros(found.amount_eur, text, is_about=found.is_about)
        clauses.append(text("projects.money.sum", money=money, kind=kind, projects=counted(len(found.projects), text)))
    if found.undivided:
        key = "beyond" if area == REGION else "undivided"
        projects = counted(len(found.undivided), text)
        clauses.append(text(f"projects.money.{key}", projects=projects))
    return "; ".join(clauses)


def newest_first(projects: Iterable[Project]) -> tuple[Project, ...]:
    """The projects by the last year that is known of them, newest first, those without any date last, then by title."""
    return tuple(sorted(projects, key=lambda each: (-(each.years or (0, 0))[1], each.title.lower(), each.id)))
