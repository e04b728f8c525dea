"""Tabular: the projects as a table, and all of them to download."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.projects import Project
from pages.exports.projects import to_csv_bytes
from pages.text import Text
from pages.text.projects import amount, areas, field, lead, run, status
from pages.ui.projects.links import quoted, source_link, title_link
from pages.ui.projects.listing import more, shown
from pages.ui.stamp import day

FILE = "smart-region-projects.csv"
COLUMNS = ("title", "field", "areas", "lead", "run", "amount", "programme", "status", "source", "licence")


def _row(project: Project, text: Text) -> str:
    who = quoted(project.lead) if project.lead else escape(lead(project, text))
    programme = quoted([project.programme]) if project.programme else escape(text("projects.no_programme"))
    words = [field(project, text), areas(project, text)]
    known = [run(project, text), amount(project, text)]
    cells = [
        *map(escape, words),
        who,
        *map(escape, known),
        programme,
        escape(status(project, text, today=day())),
        source_link(project.source_url, is_brief=True),
        escape(text(f"projects.layer.{project.layer}.licence")),
    ]
    body = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr data-areas="{" ".join(project.areas)}"><th scope="row">{title_link(project)}</th>{body}</tr>'


def draw_projects(projects: Sequence[Project], text: Text) -> str:
    """The table as HTML; it scrolls sideways in its own frame, which the keyboard can reach."""
    heads = "".join(f'<th scope="col">{escape(text(f"projects.column.{name}"))}</th>' for name in COLUMNS)
    rows = "".join(_row(project, text) for project in projects)
    caption = escape(text("projects.title"))
    return (
        f'<div class="numbers wide" role="region" tabindex="0" aria-label="{caption}"><table>'
        f"<caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def tabular(projects: Sequence[Project], text: Text) -> None:
    """The download of all projects that fit, then the table, its beginning at first."""
    st.download_button(
        text("projects.download", count=len(projects)),
        lambda: to_csv_bytes(projects, text, today=day()),  # written only for a reader who asks for it
        file_name=FILE,
        mime="text/csv",
        on_click="ignore",
        key="download",
    )
    st.caption(text("projects.download_note"))
    visible = shown(projects)
    st.html(draw_projects(visible, text))
    more(projects, len(visible), text)
