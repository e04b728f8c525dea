"""Projects beside figures: those of a field in some areas, as spans below a chart, and as a list of links."""

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from data.project_areas import INSIDE, touches
from data.project_filters import Choice, choose, is_in_period
from data.project_schema import AREAS, days
from data.projects import Project, distinct, load_projects
from geo.areas import REGION
from geo.composition import composition
from pages import URLS
from pages.figures.spans import Span
from pages.text import Text
from pages.text.projects import in_short
from pages.ui import address
from pages.ui.projects.choice import DEFAULT_LAYERS, FILTERS
from pages.ui.projects.links import QUOTED
from pages.ui.stamp import day
from pages.ui.widgets import synced

MOST_BARS = 12  # below a chart
MOST_LISTED = 5  # of a field in a profile
SHOWN, HIDDEN = "1", "0"
LEFT_BEHIND = (*FILTERS, "project", "rows", "show")  # what another visit to the projects has left in the address


def href(**changes: str) -> str:
    """The address of the page of projects for an HTML attribute: the reader's choices, its own ones replaced."""
    carried = {name: value for name, value in address.carried().items() if name not in LEFT_BEHIND}
    return escape(f"{URLS['projects']}?{urlencode(carried | changes)}")


def span(project: Project, text: Text) -> Span:
    """A project for a picture with an axis of years."""
    begin, end = (days(date) if date else None for date in (project.begin, project.end))
    words, stage = in_short(project, text, today=day()), project.stage(day())
    return Span(id=project.id, title=project.title, words=words, stage=stage, begin=begin, end=end)


def by_first_date(projects: Iterable[Project]) -> list[Project]:
    """The projects by the first date that is known of them, those without one last."""
    return sorted(projects, key=lambda each: (days(each.begin or each.end or "9999"), each.id))


def _is_in(project: Project, area: str) -> bool:
    """Whether a project names an area, a part of it, or for several together, any part of these."""
    if area in INSIDE:
        return touches(project, area)
    parts = composition(area)
    plus, minus = ({each for part in side for each in INSIDE.get(part, ())} for side in (parts.plus, parts.minus))
    return bool((plus - minus) & set(project.areas))


def projects_of(field: str, areas: Iterable[str]) -> list[Project]:
    """The researched and the added projects of a field which name one of the areas, by their first date.

    The published lists of beneficiaries are left out: hundreds of entries of one programme would hide the others.
    """
    known = distinct(choose(load_projects(), Choice(fields=(field,), layers=DEFAULT_LAYERS)))
    wanted = tuple(areas)
    return by_first_date(project for project in known if any(_is_in(project, area) for area in wanted))


def drawn(projects: Iterable[Project], years: Sequence[int]) -> list[Project]:
    """Those with a date in the years of a chart, by their first date; of too many, those that reach furthest."""
    if not years:
        return []
    dated = [each for each in projects if is_in_period(each, (years[0], years[-1]), with_undated=False)]
    return by_first_date(sorted(dated, key=lambda each: -(each.years or (0, 0))[1])[:MOST_BARS])


def bars_below(field: str, areas: Sequence[str], years: Sequence[int], *, text: Text) -> list[Span]:
    """Spans of the projects of a field in areas, for below the time axis of a chart of these years."""
    return [span(project, text) for project in drawn(projects_of(field, areas), years)]


def has_projects(field: str) -> bool:
    """Whether projects of a field could stand beside its figures, in whichever area; themes have none."""
    return any(project.field == field and project.layer in DEFAULT_LAYERS for project in load_projects())


def pick_projects(field: str, text: Text) -> bool:
    """The switch of the projects of a field below its chart; no switch for a theme, which has no projects.

    It is on unless the address says otherwise: who has never seen projects beside figures does not look for a switch,
    the bars lie below the axis where they cover nothing, and one click takes them away.
    """
    if not has_projects(field):
        return False
    address.check("projects", (SHOWN, HIDDEN))
    value = address.chosen("projects", (SHOWN, HIDDEN), SHOWN) == SHOWN
    key = synced("projects", value, text)

    def write() -> None:
        st.query_params["projects"] = SHOWN if st.session_state[key] else HIDDEN

    st.toggle(text("project_chart.show"), key=key, on_change=write)
    return value


def _item(project: Project, text: Text, *, number: int = 0) -> str:
    """A project as an item of a list, with the number of its bar if it has one."""
    words = in_short(project, text, today=day())
    title = f'<a href="{href(project=project.id)}" lang="{QUOTED}">{escape(project.title)}</a>'
    return f"<li><span>{number or '–'}</span> <div>{title} <small>{escape(words)}</small></div></li>"


def happening(field: str, areas: Sequence[str], years: Sequence[int], *, text: Text) -> None:
    """What is being done: the projects below a chart of these years, numbered as there, and those it cannot show."""
    every = projects_of(field, areas)
    shown = drawn(every, years)
    rest = [project for project in every if project not in shown]
    st.subheader(text("project_chart.here"), anchor=False)
    if not every:
        st.caption(text("project_chart.none"))
        return
    undated = sum(project.years is None for project in rest)
    counts = text("project_chart.counted", shown=len(shown), undated=undated, outside=len(rest) - undated)
    st.caption(f"{counts} {text('project_chart.reading')} {text('project_chart.layers')}")
    numbered = "".join(_item(project, text, number=place) for place, project in enumerate(shown, start=1))
    st.html(f'<ol class="beside">{numbered}{"".join(_item(project, text) for project in rest)}</ol>')


def profile(field: str, area: str, text: Text) -> None:
    """The projects of a field in one area: those that run first, then the latest; all of them on their own page."""
    if not has_projects(field):
        return
    every = projects_of(field, [area])
    if not every:
        st.caption(text("project_chart.none"))
        return
    every.sort(key=lambda each: (each.is_running(day()), (each.years or (0, 0))[1]), reverse=True)
    items = "".join(_item(project, text) for project in every[:MOST_LISTED])
    choices = {"places": ",".join(AREAS)} if area == REGION else {}
    words = escape(text("project_chart.all", count=len(every)))
    more = f'<p class="quiet"><a href="{href(field=field, area=area, **choices)}">{words}</a></p>'
    st.html(f'<p><strong>{escape(text("project_chart.here"))}</strong></p><ul class="beside">{items}</ul>{more}')
