"""Uploads: what is said of an analyst's own file, by row and column as a spreadsheet shows them."""

from data.periods import Span
from data.upload.numbers import Missing
from data.upload.problems import Kind, Problem, Refusal, UploadError, short
from geo.areas import name
from pages.text import Text

PERIODS = frozenset({Span.MONTH, Span.QUARTER, Span.HALF, Span.YEARS})
WITH_FOUND = frozenset({Refusal.NO_AREA, Refusal.NO_YEAR, Refusal.NO_VALUE})


def letter(column: int) -> str:
    """The letter of a column as a spreadsheet shows it: 1 is A, 27 is AA."""
    before, last = divmod(column - 1, 26)
    return (letter(before) if before else "") + chr(ord("A") + last)


def place_of(problem: Problem, text: Text) -> str:
    """Where a problem is: "Zeile 3, Spalte C", or the whole file."""
    if problem.row is None or problem.column is None:
        return text("upload.whole")
    return text("upload.cell", row=problem.row, column=letter(problem.column))


def _number(detail: str, text: Text) -> str:
    """A number as it was read, in the reader's language: "49209.0" is "49.209"."""
    try:
        return text.number(float(detail), 0 if float(detail).is_integer() else 3)
    except ValueError:
        return detail


def said(problem: Problem, text: Text) -> str:
    """A problem in a sentence, without its place, and in how many more rows the same is to be said."""
    areas = text("upload.or").join(name(area, text.language) for area in problem.areas)
    column = letter(problem.column) if problem.column else ""
    period = text(f"upload.period.{problem.detail}") if problem.detail in PERIODS else ""
    is_read = problem.kind is Kind.POINTS_READ
    detail = _number(problem.detail, text) if is_read else problem.detail
    values = {"given": problem.given, "areas": areas, "column": column, "period": period, "detail": detail}
    values["more"] = text.number(problem.more)  # a message takes what it needs
    sentence = text(f"upload.problem.{problem.kind}", **values)
    if period and problem.kind is Kind.YEAR_UNREADABLE:
        sentence = text("upload.problem.year_unreadable_period", **values)
    if not problem.more or problem.kind is Kind.AREAS_OUTSIDE:
        return sentence
    if problem.more == 1:
        return text("upload.more_one", problem=sentence)
    return text("upload.more", problem=sentence, n=text.number(problem.more))


def refused(error: UploadError, text: Text) -> str:
    """Why nothing of a file can be read, and what was found instead, in which sheet and row."""
    sentence = text(f"upload.refused.{error.kind}", given=error.given)
    if error.kind not in WITH_FOUND or not error.given:
        return sentence
    sheet = [text("upload.in_sheet", sheet=short(error.sheet))] if error.sheet else []
    places = " ".join([*sheet, text("upload.in_row", row=error.row or 1)])
    return f"{sentence} {text('upload.found', places=places, names=error.given)}"


def reason(missing: Missing, text: Text) -> str:
    """Why a cell holds no number, by the signs of official statistics."""
    return text(f"upload.missing.{missing}")
