"""What the tests of projects share: one right row, and projects made from rows."""

import csv
from pathlib import Path

from data.project_schema import COLUMNS
from data.projects import Project, load_projects

RIGHT = dict.fromkeys(COLUMNS, "") | {
    "id": "x-1",
    "layer": "researched",
    "title": "Gründungszentrum",
    "field": "energy",
    "areas": "03353",
    "source_url": "https://example.org/x",
    "certainty": "quoted",
}


def write(file: Path, *rows: dict[str, str]) -> Path:
    """A file of projects with these rows, each over a right one."""
    with file.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(RIGHT | row for row in rows)
    return file


def made(folder: Path, *rows: dict[str, str]) -> tuple[Project, ...]:
    """Projects of these rows; those without an id are numbered x-1, x-2, …"""
    numbered = [{"id": f"x-{number}"} | row for number, row in enumerate(rows, start=1)]
    load_projects.cache_clear()
    return load_projects((write(folder / "made.csv", *numbered),))
