"""PDF: a Steckbrief as two tagged A4 pages (PDF/UA-1) with embedded fonts."""

from dataclasses import asdict

from pages.exports.sheet.content import Sheet
from pages.exports.sheet.template import TEMPLATE
from pages.exports.typeset import FAMILIES, TypesettingError, to_pdf
from pages.figures.theme import LIGHT
from pages.text import Text

GOOD, BAD = "#00694f", "#a3243b"  # beside sign and word
COLUMNS = ("field", "indicator", "value", "rank", "trend", "comparison")
PARTS = (
    "kicker", "glance", "figures", "reading", "projects", "charts", "definitions", "definitions_note", "sources",
    "computed", "licence", "live", "live_lead", "qr_alt", "page",
)  # fmt: skip
TOO_LONG = "pages instead of 2"  # as the template says it


class SheetError(RuntimeError):
    """A Steckbrief cannot be made: it does not fit on two pages, or a character or picture cannot be set."""

    def __init__(self, area: str, reason: str) -> None:
        """`area`, and whether it is too long, stay readable on the error."""
        super().__init__(f"Steckbrief {area}: {reason}")
        self.area, self.is_too_long = area, TOO_LONG in reason


def _words(text: Text) -> dict[str, str]:
    """The wording of the sheet itself."""
    columns = {column: text(f"sheet.column.{column}") for column in COLUMNS}
    return columns | {f"section_{part}": text(f"sheet.{part}") for part in PARTS}


def _data(sheet: Sheet, text: Text) -> dict[str, object]:
    """What the template reads: words never become markup."""
    return asdict(sheet) | {
        "language": text.language,
        "words": _words(text),
        "made": text("sheet.made", date=text.date(sheet.date), version=sheet.version),
        "day": [int(part) for part in sheet.date.split("-")],
        "fonts": FAMILIES,
        "colours": {"ink": LIGHT.ink, "quiet": LIGHT.quiet, "faint": LIGHT.faint, "accent": LIGHT.accent}
        | {"paper": LIGHT.context, "field": LIGHT.classes[4], "good": GOOD, "bad": BAD},
    }


def to_pdf_bytes(sheet: Sheet, text: Text) -> bytes:
    """The sheet as a tagged PDF of exactly two pages; the same sheet gives the same bytes.

    Raises:
        SheetError: it does not fit on two pages, or something on it cannot be set.
    """
    try:
        return to_pdf(TEMPLATE, _data(sheet, text), date=sheet.date)
    except TypesettingError as error:
        raise SheetError(sheet.area, str(error)) from error
