"""What a row of the project catalogue may say: columns, sets of values, and a check that names row and column."""

import calendar
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from data.indicators import FIELDS

COLUMNS = (
    "id", "layer", "title", "field", "areas", "is_beyond", "lead", "lead_is_person", "partners", "organisations_note",
    "begin", "end", "amount_eur", "amount_kind", "amount_is_about", "amount_note", "programme", "status",
    "status_date", "status_note", "source_url", "source_note", "source_url2", "certainty", "inferred", "same_as",
    "description_de", "description_en", "remark",
)  # fmt: skip
LISTS = ("efre_2007_2013", "efre_2014_2020", "esf_2014_2020")  # published lists: a description in German only
ADDED = "added"  # rows of projects_added.csv, and only those
LAYERS = ("researched", *LISTS, ADDED)
CROSSCUTTING = "crosscutting"
PROJECT_FIELDS = (*FIELDS, CROSSCUTTING)
AREAS = ("03353", "03354", "03355", "03355022", "03359", "03360")
KINDS = (
    "paid",  # paid in all once the project was settled
    "granted",
    "eligible",  # total eligible expenditure, which the grant covers in part
    "ceiling",  # "up to"
    "ceiling_yearly",  # "up to", a year
    "reserved",  # a budget set aside, nothing granted yet
    "eu_funds",  # the EU's share; whether reserved, granted or a ceiling, the source does not say
    "prize",
    "private",
    "total_cost",
    "unspecified",  # the source gives a sum without saying of what
)
STATUSES = ("planned", "applied", "decided", "running", "completed", "founded")
PASSED = "passed"  # no status of a source: its end has passed, and no source says that it is completed
CERTAINTIES = ("quoted", "paraphrased", "inferred")
SEPARATOR = ";"
YES = "yes"
CLOSED: Mapping[str, Collection[str]] = {  # the only values a cell may have
    "layer": LAYERS,
    "field": (*PROJECT_FIELDS, ""),
    "is_beyond": (YES, ""),
    "lead_is_person": (YES, ""),
    "amount_is_about": (YES, ""),
    "amount_kind": (*KINDS, ""),
    "status": (*STATUSES, ""),
    "certainty": CERTAINTIES,
}
SEVERAL: Mapping[str, Collection[str] | None] = {  # the only values between semicolons; None: free text
    "areas": AREAS,
    "inferred": COLUMNS,
    "lead": None,
    "partners": None,
}
PATTERNS = {  # what is said where a filled cell does not match
    "id": (r"[a-z0-9]+(-[a-z0-9]+)*", "is no id: only a-z, 0-9 and single hyphens"),
    "source_url": (r"https?://\S+", "is no address"),
    "source_url2": (r"https?://\S+", "is no address"),
    "amount_eur": (r"[1-9]\d*(\.\d{1,2})?", "is no sum in euro, such as 12500.50"),
}
REQUIRED = ("id", "layer", "title", "source_url", "certainty")
DATES = ("begin", "end", "status_date")
Cells = Mapping[str, str]  # column → text


class Problem(NamedTuple):
    """What is wrong in one cell; `row` counts the lines of the file from 1, so that the first project is in row 2."""

    row: int
    column: str
    message: str


class ProjectError(ValueError):
    """A file of projects is wrong; the message has one line for each of its `problems`."""

    def __init__(self, file: Path, problems: Sequence[Problem]) -> None:
        """`file` and `problems` stay readable on the error."""
        super().__init__("\n".join(f"{file.name}: row {row}, column {cell}: {said}" for row, cell, said in problems))
        self.file, self.problems = file, tuple(problems)


def days(text: str) -> tuple[date, date]:
    """First and last day that YYYY, YYYY-MM or YYYY-MM-DD can mean; `ValueError` for anything else."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text, re.ASCII):
        raise ValueError(text)
    year, *rest = (int(part) for part in text.split("-"))
    if len(rest) == 2:
        return date(year, *rest), date(year, *rest)
    first, last = (rest[0], rest[0]) if rest else (1, 12)
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _values(cells: Cells) -> Iterator[tuple[str, str]]:
    for column in REQUIRED:
        if not cells[column]:
            yield column, "is empty"
    for column, values in CLOSED.items():
        if cells[column] not in values and not (column in REQUIRED and not cells[column]):
            yield column, f"unknown {cells[column]!r}"
    for column, allowed in SEVERAL.items():
        parts = cells[column].split(SEPARATOR) if cells[column] else []
        if "" in parts or len(set(parts)) < len(parts):
            yield column, "has an empty or repeated part"
        yield from ((column, f"unknown {part!r}") for part in parts if part and allowed and part not in allowed)
    for column, (pattern, said) in PATTERNS.items():
        if cells[column] and not re.fullmatch(pattern, cells[column], re.ASCII):
            yield column, f"{cells[column]!r} {said}"


def _dates(cells: Cells) -> Iterator[tuple[str, str]]:
    known: dict[str, tuple[date, date]] = {}
    for column in DATES:
        try:
            if cells[column]:
                known[column] = days(cells[column])
        except ValueError:
            yield column, f"{cells[column]!r} is no date: YYYY, YYYY-MM or YYYY-MM-DD"
    if "begin" in known and "end" in known and known["end"][1] < known["begin"][0]:
        yield "end", f"{cells['end']} is before the begin, {cells['begin']}"


def _amount(cells: Cells) -> Iterator[tuple[str, str]]:
    if cells["amount_eur"] and not cells["amount_kind"]:
        yield "amount_kind", "is empty although there is a sum"
    if cells["amount_kind"] and not cells["amount_eur"]:
        yield "amount_eur", "is empty although a kind of sum is given"
    if cells["amount_is_about"] and not cells["amount_eur"]:
        yield "amount_is_about", "is given without a sum"


def _words(cells: Cells) -> Iterator[tuple[str, str]]:
    if cells["lead"] and cells["lead_is_person"]:
        yield "lead", "names a person"
    if cells["description_en"] and not cells["description_de"]:
        yield "description_de", "is empty although there is one in English"
    if cells["description_de"] and not cells["description_en"] and cells["layer"] not in LISTS:
        yield "description_en", "is empty although there is one in German"
    yield from ((column, "has blanks around it") for column, text in cells.items() if text != text.strip())


CHECKS: tuple[Callable[[Cells], Iterator[tuple[str, str]]], ...] = (_values, _dates, _amount, _words)


def find_problems(rows: Sequence[Cells], others: Collection[str] = ()) -> tuple[Problem, ...]:
    """Everything that is wrong in `rows`, by row; `others` are ids that other files have already given."""
    found = []
    ids = [cells["id"] for cells in rows]
    known = {*ids, *others}
    for number, cells in enumerate(rows):
        wrong = [each for check in CHECKS for each in check(cells)]
        if cells["id"] and (cells["id"] in others or cells["id"] in ids[:number]):
            wrong.append(("id", f"{cells['id']!r} is given twice"))
        if cells["same_as"] and (cells["same_as"] not in known or cells["same_as"] == cells["id"]):
            wrong.append(("same_as", f"no other project {cells['same_as']!r}"))
        found += [Problem(number + 2, *each) for each in wrong]
    return tuple(found)
