"""Listing: the projects one below the other, each title a link to its own address."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.projects import Project
from pages.text import Text
from pages.text.projects import amount, areas, field, lead, run, status
from pages.ui import address
from pages.ui.projects.links import quoted, title_link
from pages.ui.stamp import day

STEP = 25  # projects that are shown at first, and added at a time


def _item(project: Project, text: Text) -> str:
    """A project in four lines; its areas are there for the map to mark."""
    who = quoted(project.lead) if project.lead else escape(lead(project, text))
    return (
        f'<li data-areas="{" ".join(project.areas)}"><h3>{title_link(project)}</h3>'
        f"<p>{escape(field(project, text))} · {escape(areas(project, text))}</p>"
        f"<p>{escape(text('projects.column.lead'))}: {who}</p>"
        f'<p class="quiet">{escape(run(project, text))} · {escape(amount(project, text))} · '
        f"{escape(status(project, text, today=day()))}</p></li>"
    )


def shown(projects: Sequence[Project]) -> Sequence[Project]:
    """As many as the address asks for, in whole steps."""
    offered = [str(count) for count in range(STEP, len(projects) + STEP, STEP)] or [str(STEP)]
    address.check("rows", offered)
    return projects[: int(address.chosen("rows", offered, offered[0]))]


def more(projects: Sequence[Project], count: int, text: Text) -> None:
    """How many of the projects stand above, and a button for the next ones."""
    if count >= len(projects):
        return
    step = min(STEP, len(projects) - count)
    st.caption(text("projects.shown", shown=count, of=len(projects)))
    st.button(text("projects.more", count=step), on_click=lambda: address.go(rows=str(count + STEP)))


def listing(projects: Sequence[Project], text: Text) -> None:
    """The list, its beginning at first."""
    visible = shown(projects)
    st.html(f'<ul class="projects">{"".join(_item(project, text) for project in visible)}</ul>')
    more(projects, len(visible), text)
