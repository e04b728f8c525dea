"""Activities: the projects of an area on its Steckbrief."""

from datetime import date

from data.indicators import FIELDS
from data.project_schema import CROSSCUTTING
from data.projects import Project
from pages.exports.sheet.content import Activity
from pages.text import Text
from pages.text.projects import counted, field_name, in_short
from pages.ui.projects.beside import projects_of

MOST = 6


def _of(area: str, today: date) -> list[Project]:
    """All researched and added projects of an area: those that run first, then the latest."""
    every = {project.id: project for field in (*FIELDS, CROSSCUTTING) for project in projects_of(field, [area])}
    return sorted(every.values(), key=lambda each: (not each.is_running(today), -(each.years or (0, 0))[1], each.id))


def activities(area: str, text: Text, *, today: date) -> tuple[list[Activity], str]:
    """The projects that stand on the sheet, and how many there are of how many."""
    every = _of(area, today)
    if not every:
        return [], text("project_chart.none")
    listed = [
        Activity(title=each.title, field=field_name(each.field, text), when=in_short(each, text, today=today))
        for each in every[:MOST]
    ]
    if len(every) <= MOST:
        return listed, counted(len(every), text)
    return listed, text("sheet.projects_more", count=counted(len(every), text), shown=MOST)
