"""Timeline: when the projects run, as far as their dates are known."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

import streamlit as st

from data.project_filters import is_in_period
from data.project_schema import PROJECT_FIELDS
from data.projects import Project
from geo.areas import REGION
from pages.figures import Figure
from pages.figures.gantt import Count, Group, Row, draw_counts, draw_gantt, is_on
from pages.figures.gantt_figure import draw_counts_figure, draw_gantt_figure
from pages.figures.theme import LIGHT
from pages.text import Text
from pages.text.projects import areas, begin, brief_status, counted, end, field, status
from pages.ui.blocks import legend, said
from pages.ui.pickers import area_name
from pages.ui.projects.beside import by_first_date, span
from pages.ui.projects.links import title_link
from pages.ui.stamp import day, today
from pages.ui.subject import of_projects
from pages.ui.takealong import take_along

MOST_BARS = 60  # more are counted by year: nobody reads hundreds of bars
COLUMNS = ("title", "field", "areas", "begin", "end", "status")
STRIPES = "repeating-linear-gradient(135deg, var(--brand) 0 .2rem, var(--paper) .2rem .4rem)"
HOLLOW = (
    "linear-gradient(var(--paper), var(--paper)) center / calc(100% - .25rem) calc(100% - .25rem) no-repeat, "
    "var(--brand)"
)
RULES = "repeating-linear-gradient(90deg, var(--brand) 0 .1rem, var(--paper) .1rem .35rem)"
NOW = "linear-gradient(90deg, transparent 45%, var(--accent) 45% 55%, transparent 55%)"
DOTS = "radial-gradient(var(--brand) 30%, var(--paper) 35%) 0 0 / .4rem .4rem"


def period(projects: Sequence[Project]) -> tuple[int, int] | None:
    """The first and the last year that is known of any of the projects; none without a date."""
    known = [year for project in projects for year in project.years or ()]
    return (min(known), max(known)) if known else None


def sentence(projects: Sequence[Project], *, area: str, text: Text) -> str:
    """How many projects there are, from which year to which, and how many run by what their sources say."""
    start = counted(len(projects), text)
    if area and area != REGION:
        start = f"{area_name(area, text)}: {start}"
    years = period(projects)
    clauses = [text("project_chart.years", first=years[0], last=years[1])] if years else []
    clauses.append(text("project_chart.running", count=sum(project.is_running(day()) for project in projects)))
    if passed := sum(project.has_passed(day()) for project in projects):
        clauses.append(text("project_chart.passed", count=passed))
    if undated := sum(project.years is None for project in projects):
        clauses.append(text("project_chart.without_date", count=undated))
    return f"{'; '.join([start, *clauses])}."


def groups(projects: Sequence[Project], text: Text) -> list[Group]:
    """The projects by field, and in each by their first date."""
    order = {name: place for place, name in enumerate((*PROJECT_FIELDS, ""))}
    ordered = sorted(by_first_date(projects), key=lambda each: order[each.field])
    return [
        Group(field(members[0], text), [span(project, text) for project in members])
        for members in (list(each) for _, each in groupby(ordered, key=lambda each: each.field))
    ]


def count(projects: Sequence[Project], years: tuple[int, int]) -> list[Count]:
    """How many projects are known to run in each year; of those with one date, only its year counts."""
    found = []
    for year in range(years[0], years[1] + 1):
        running = [project for project in projects if is_in_period(project, (year, year), with_undated=False)]
        full = sum(bool(project.begin and project.end) for project in running)
        found.append(Count(year, full, len(running) - full))
    return found


def _bars(projects: Sequence[Project], years: tuple[int, int], text: Text) -> None:
    entries = {"over": "var(--brand)", "passed": RULES, "runs": STRIPES, "ahead": HOLLOW, "unsaid": DOTS}
    looks = [(ground, text(f"project_chart.look.{look}")) for look, ground in entries.items()]
    if is_on(day(), years):
        looks.append((NOW, text("project_chart.now", date=text.date(today()))))
    legend(looks, heading=text("project_chart.looks"), note=text("project_chart.looks_note"))
    rows = {
        project.id: Row(title_link(project), text("projects.no_end" if project.begin else "projects.no_begin"))
        for project in projects
    }
    st.html(draw_gantt(groups(projects, text), rows, years=years, today=day()))


def _counts(projects: Sequence[Project], years: tuple[int, int], text: Text) -> None:
    st.caption(text("project_chart.too_many", most=MOST_BARS))
    entries = [("var(--brand)", text("project_chart.two_dates")), (HOLLOW, text("project_chart.one_date"))]
    ahead = [text("project_chart.ahead", year=day().year)] if years[1] > day().year else []
    note = " ".join([text("project_chart.by_year_note"), *ahead])
    legend(entries, heading=text("project_chart.by_year"), note=note)
    st.html(draw_counts(count(projects, years)))


def _key(is_few: bool, years: tuple[int, int], text: Text) -> str:
    """The years of the picture, and for numbers by year what they count."""
    first, last = years
    when = f"{first}–{last}"
    if is_few:
        said = [when, text("project_chart.looks")]
        now = text("project_chart.now", date=text.date(today()))
        return " · ".join([*said, *([f"│ {now}"] if is_on(day(), years) else [])])
    return f"{when} · {text('project_chart.two_dates')}; ///: {text('project_chart.one_date')}"


def _bars_figure(projects: Sequence[Project], years: tuple[int, int], text: Text) -> Figure:
    """The bars for what is taken along, with the status in words."""
    unknown = {True: text("projects.no_end"), False: text("projects.no_begin")}
    words = {}
    for each in projects:
        said_status = brief_status(each, text, today=day())
        is_whole = bool(each.begin and each.end)
        words[each.id] = said_status if is_whole else f"{said_status}, {unknown[bool(each.begin)]}"
    return draw_gantt_figure(groups(projects, text), words, years=years, today=day(), theme=LIGHT)


def _counts_figure(projects: Sequence[Project], years: tuple[int, int], text: Text) -> Figure:
    """The numbers by year for what is taken along."""
    two, one = text("project_chart.two_dates"), text("project_chart.one_date")
    return draw_counts_figure(count(projects, years), dated=two, half_dated=one, theme=LIGHT)


def _table(projects: Sequence[Project], text: Text) -> str:
    caption = escape(text("projects.view.timeline"))
    heads = "".join(f'<th scope="col">{escape(text(f"projects.column.{name}"))}</th>' for name in COLUMNS)
    rows = ""
    for project in by_first_date(projects):
        said = [*(words(project, text) for words in (field, areas, begin, end)), status(project, text, today=day())]
        cells = "".join(f"<td>{escape(words)}</td>" for words in said)
        rows += f'<tr><th scope="row">{title_link(project)}</th>{cells}</tr>'
    return (
        f'<div class="numbers wide" role="region" tabindex="0" aria-label="{caption}"><table>'
        f"<caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def timeline(projects: Sequence[Project], *, area: str, text: Text) -> None:
    """A bar for each project, or a number for each year; those without a date are named below, all in a table."""
    dated = [project for project in projects if project.years]
    undated = [project for project in projects if not project.years]
    words = sentence(projects, area=area, text=text)
    said(words)
    if years := period(dated):
        is_few = len(dated) <= MOST_BARS
        (_bars if is_few else _counts)(dated, years, text)
        take_along(
            of_projects(text("projects.view.timeline"), _key(is_few, years, text), dated, text),
            key="timeline",
            sentence=words,
            draw=lambda: (_bars_figure if is_few else _counts_figure)(dated, years, text),
            text=text,
        )
    if undated:
        names = "; ".join(title_link(project) for project in undated)
        st.html(f'<p class="quiet"><strong>{escape(text("project_chart.undated"))}</strong> {names}</p>')
    with st.expander(text("table.label")):
        st.html(_table(projects, text))
