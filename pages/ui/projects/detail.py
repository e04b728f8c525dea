"""Detail: everything that is known of one project, and what is not."""

from collections.abc import Iterator
from html import escape

import streamlit as st

from data.indicators import FIELDS
from data.projects import Project, load_projects
from pages.text import Text
from pages.text.projects import amount, areas, begin, column_name, end, field, field_name, lead, status
from pages.ui.pickers import of_field
from pages.ui.projects.links import QUOTED, back_link, quoted, source_link, title_link
from pages.ui.projects.map import map_of_project
from pages.ui.stamp import day


def _description(project: Project, text: Text) -> str:
    if words := project.description(text.language):
        return f"<p>{escape(words)}</p>"
    if project.description_de:
        note = f'<p class="quiet">{escape(text("projects.only_german"))}</p>'
        return f'{note}<p lang="{QUOTED}">{escape(project.description_de)}</p>'
    return f'<p class="quiet">{escape(text("projects.no_description"))}</p>'


def _certainty(project: Project, text: Text) -> str:
    """How sure it is, and which of the rows the source does not state in so many words."""
    words = text(f"projects.certainty.{project.certainty}")
    names = [column_name(column, text) for column in project.inferred]
    return f"{words} {text('projects.inferred', columns=', '.join(names))}" if names else words


def _sources(project: Project, text: Text) -> str:
    links = [source_link(url) for url in (project.source_url, project.source_url2) if url]
    note = f"<br>{quoted([project.source_note])}" if project.source_note else ""
    return "<br>".join(links) + note


def _rows(project: Project, text: Text) -> Iterator[tuple[str, str]]:
    """Heading and HTML of what is known of every project."""
    ours = f" ({text('projects.ours')})" if project.field_is_ours else ""
    yield text("projects.column.field"), escape(field(project, text) + ours)
    yield text("projects.column.areas"), escape(areas(project, text))
    who = quoted(project.lead) if project.lead else escape(lead(project, text))
    yield text("projects.column.lead"), who
    others = quoted(project.partners) if project.partners else escape(text("projects.no_partners"))
    yield text("projects.column.partners"), others
    yield text("projects.column.begin"), escape(begin(project, text))
    yield text("projects.column.end"), escape(end(project, text))
    yield text("projects.column.amount"), escape(amount(project, text))
    named = quoted([project.programme]) if project.programme else escape(text("projects.no_programme"))
    yield text("projects.column.programme"), named
    yield text("projects.column.status"), escape(status(project, text, today=day()))
    yield text("projects.column.layer"), escape(text(f"projects.layer.{project.layer}.note"))
    yield text("projects.column.source"), _sources(project, text)
    yield text("projects.column.licence"), escape(text(f"projects.layer.{project.layer}.licence"))
    yield text("projects.column.certainty"), escape(_certainty(project, text))


def _same(project: Project) -> tuple[Project, ...]:
    """The entries of other lists that are the same project."""
    return tuple(each for each in load_projects() if project.id == each.same_as or each.id == project.same_as)


def _extra_rows(project: Project, text: Text) -> Iterator[tuple[str, str]]:
    """What only some projects have: notes in the words of the source, a remark, the same project in another list."""
    for column in ("amount_note", "status_note", "organisations_note", "remark"):
        if words := getattr(project, column):
            yield text(f"projects.column.{column}"), quoted([words])
    if same := _same(project):
        entries = [f"{title_link(each)} ({escape(text(f'projects.layer.{each.layer}.name'))})" for each in same]
        yield text("projects.same"), "<br>".join(entries)


def detail(project: Project, text: Text) -> None:
    """The page of one project, with the way back to the list as it was."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        rows = "".join(
            f"<dt>{escape(name)}</dt><dd>{html}</dd>"
            for name, html in (*_rows(project, text), *_extra_rows(project, text))
        )
        st.html(
            f'<div class="project">{back_link(text)}<h2 tabindex="-1" data-shown="{project.id}" lang="{QUOTED}">'
            f"{escape(project.title)}</h2>{_description(project, text)}<dl>{rows}</dl></div>"
        )
    with right:
        map_of_project(project, text)
        if project.field in FIELDS:
            label = text("projects.figures", field=field_name(project.field, text))
            # The field's own figures: the project is left behind.
            query = {name: value for name, value in of_field(project.field).items() if name != "project"}
            st.page_link("pages/field.py", label=label, query_params=query)
