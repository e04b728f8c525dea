"""Problems: what is said of an upload, as ids with parameters; the words are `pages.text.uploads`."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_GIVEN = 60  # signs of a cell that are repeated in a message


class Refusal(StrEnum):
    """Why nothing of a file can be read."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TYPE = "type"
    OLD_EXCEL = "old_excel"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    BOMB = "bomb"  # unpacked far larger than packed
    DAMAGED = "damaged"
    ENCODING = "encoding"
    QUOTES = "quotes"  # a quotation mark that is never closed
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    NO_TABLE = "no_table"  # fewer than two columns or rows
    NO_AREA = "no_area"
    NO_YEAR = "no_year"
    NO_VALUE = "no_value"


class Kind(StrEnum):
    """What is wrong with, or to know about, one place of a file that is read."""

    AREA_MISSING = "area_missing"
    AREA_UNKNOWN = "area_unknown"
    AREA_AMBIGUOUS = "area_ambiguous"
    YEAR_UNREADABLE = "year_unreadable"
    YEAR_OUTSIDE = "year_outside"  # before 1900 or after 2100
    INDICATOR_MISSING = "indicator_missing"
    VALUE_UNREADABLE = "value_unreadable"
    VALUE_TOO_LARGE = "value_too_large"  # beyond what is held to the digit
    FORMULA_ERROR = "formula_error"  # "#DIV/0!"
    DECIMALS_UNDECIDED = "decimals_undecided"  # "1.234" in a column that does not decide
    ROW_TOO_LONG = "row_too_long"  # more cells than headings
    DUPLICATE = "duplicate"  # given is the other row
    NOTE_LEFT_OUT = "note_left_out"
    COLUMN_LEFT_OUT = "column_left_out"
    SHEET_LEFT_OUT = "sheet_left_out"
    LINKS_IGNORED = "links_ignored"
    FORMULAS_WITHOUT_VALUE = "formulas_without_value"

    @property
    def is_notice(self) -> bool:
        """Whether it tells what was left out, and no figure is wrong."""
        return self in NOTICES


NOTICES = frozenset({
    Kind.NOTE_LEFT_OUT, Kind.COLUMN_LEFT_OUT, Kind.SHEET_LEFT_OUT, Kind.LINKS_IGNORED,
})  # fmt: skip


def short(given: str) -> str:
    """A text of a file as one line of at most 60 signs, without signs that nobody sees."""
    line = "".join(sign if sign.isprintable() else " " for sign in given).strip()
    return line if len(line) <= LONGEST_GIVEN else line[: LONGEST_GIVEN - 1] + "…"


@dataclass(frozen=True)
class Problem:
    """One thing to say; row and column count from 1 as the file is seen in a spreadsheet, none: the whole file."""

    kind: Kind
    row: int | None = None
    column: int | None = None
    given: str = ""
    areas: tuple[str, ...] = ()  # ids that an ambiguous name may mean

    def __post_init__(self) -> None:
        """`given` becomes one short line."""
        object.__setattr__(self, "given", short(self.given))


class UploadError(ValueError):
    """Nothing of a file can be read; `kind` says why, `given` is the limit or what was found."""

    def __init__(self, kind: Refusal, given: str = "") -> None:
        """Both stay readable on the error."""
        super().__init__(f"upload refused: {kind} {given}".rstrip())
        self.kind, self.given = kind, given
