"""Projects to take away: a table that a spreadsheet of the reader's language opens as it is."""

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import StringIO

from data.projects import Project
from pages.exports.spreadsheet import BOM, FORMULAS, SEPARATORS, localised, plain
from pages.text import Text
from pages.text.projects import areas, column_name, field_name, lead

__all__ = ["FORMULAS", "cells", "to_csv_bytes"]


def _euros(amount: Decimal | None, text: Text) -> str:
    """A sum to the cent."""
    return "" if amount is None else localised(f"{amount:.2f}", text)


def cells(project: Project, text: Text, *, today: date) -> dict[str, str]:
    """Everything that is known of a project, by heading in the reader's language; empty where it is not known."""
    yes = text("projects.yes")
    found = {
        "id": project.id,
        "title": project.title,
        "layer": text(f"projects.layer.{project.layer}.name"),
        "field": field_name(project.field, text) if project.field else "",
        "field_is_ours": yes if project.field_is_ours else "",
        "areas": areas(project, text) if project.areas else "",
        "is_beyond": yes if project.is_beyond else "",
        "lead": lead(project, text) if project.lead or project.lead_is_person else "",
        "partners": "; ".join(project.partners),
        "begin": project.begin,
        "end": project.end,
        "amount_eur": _euros(project.amount_eur, text),
        "amount_kind": text(f"projects.kind.{project.amount_kind}") if project.amount_kind else "",
        "amount_is_about": yes if project.amount_is_about else "",
        "programme": project.programme,
        "status": text(f"projects.status.{project.status}") if project.status else "",
        "status_date": project.status_date,
        "certainty": text(f"projects.certainty.{project.certainty}"),
        "inferred": ", ".join(column_name(name, text) for name in project.inferred),
        "description": project.description(text.language),
        "amount_note": project.amount_note,
        "status_note": project.status_note,
        "organisations_note": project.organisations_note,
        "remark": project.remark,
        "same_as": project.same_as,
        "source": project.source_url,
        "source_note": project.source_note,
        "source_url2": project.source_url2,
        "licence": text(f"projects.layer.{project.layer}.licence"),
        "passed": yes if project.has_passed(today) else "",
    }
    return {text(f"projects.column.{name}"): cell for name, cell in found.items()}


def to_csv_bytes(projects: Iterable[Project], text: Text, *, today: date) -> bytes:
    """The projects as CSV in UTF-8 with a byte order mark."""
    rows = [cells(project, text, today=today) for project in projects]
    if not rows:
        return b""
    written = StringIO(newline="")
    table = csv.writer(written, delimiter=SEPARATORS[text.language])
    table.writerow(rows[0])
    table.writerows([plain(cell) for cell in row.values()] for row in rows)
    return BOM + written.getvalue().encode()
