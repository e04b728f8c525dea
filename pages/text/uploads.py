"""Uploads: what is said of an analyst's own file, by row and column as a spreadsheet shows them."""

from data.upload.numbers import Missing
from data.upload.problems import Problem, UploadError
from geo.areas import name
from pages.text import Text


def letter(column: int) -> str:
    """The letter of a column as a spreadsheet shows it: 1 is A, 27 is AA."""
    before, last = divmod(column - 1, 26)
    return (letter(before) if before else "") + chr(ord("A") + last)


def place_of(problem: Problem, text: Text) -> str:
    """Where a problem is: "Zeile 3, Spalte C", or the whole file."""
    if problem.row is None or problem.column is None:
        return text("upload.whole")
    return text("upload.cell", row=problem.row, column=letter(problem.column))


def said(problem: Problem, text: Text) -> str:
    """A problem in a sentence, without its place."""
    areas = text("upload.or").join(name(area, text.language) for area in problem.areas)
    column = letter(problem.column) if problem.column else ""
    values = {"given": problem.given, "areas": areas, "column": column}  # a message takes what it needs
    return text(f"upload.problem.{problem.kind}", **values)


def refused(error: UploadError, text: Text) -> str:
    """Why nothing of a file can be read, and what to do."""
    return text(f"upload.refused.{error.kind}", given=error.given)


def reason(missing: Missing, text: Text) -> str:
    """Why a cell holds no number, by the signs of official statistics."""
    return text(f"upload.missing.{missing}")
