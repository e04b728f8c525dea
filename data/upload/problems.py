"""Problems: what is said of an upload, as ids with parameters; the words are `pages.text.uploads`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
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
    NO_YEAR = "no_year"  # the reader is asked for it
    PERIODS = "periods"  # all times are months, quarters or school years
    NO_VALUE = "no_value"
    TOO_LONG = "too_long"  # reading took more time or memory than one file may


class Kind(StrEnum):
    """What is wrong with, or to know about, one place of a file that is read."""

    AREA_MISSING = "area_missing"
    AREA_UNKNOWN = "area_unknown"
    AREA_AMBIGUOUS = "area_ambiguous"
    AREA_OUTSIDE = "area_outside"  # a key in a statistical office's table that is none of the register
    AREAS_OUTSIDE = "areas_outside"  # many of these; given is the first
    AREA_CONTRADICTED = "area_contradicted"  # the name beside the key is another area's
    YEAR_UNREADABLE = "year_unreadable"
    YEAR_OUTSIDE = "year_outside"  # before 1900 or after 2100
    INDICATOR_MISSING = "indicator_missing"
    VALUE_UNREADABLE = "value_unreadable"
    VALUE_TOO_LARGE = "value_too_large"  # beyond what is held to the digit
    FORMULA_ERROR = "formula_error"  # "#DIV/0!"
    VALUE_MARKED = "value_marked"  # "(12,3)", "13,1 r": read, with the mark said
    POINTS_READ = "points_read"  # "49.209", read as the rest of the file tells; detail is how
    DECIMALS_UNDECIDED = "decimals_undecided"  # "1.234" in a column that does not decide
    ROW_TOO_LONG = "row_too_long"  # more cells than headings
    DUPLICATE = "duplicate"  # given is the other row
    NOTE_LEFT_OUT = "note_left_out"
    COLUMN_LEFT_OUT = "column_left_out"
    YEARS_IN_HEADING = "years_in_heading"  # two years in one heading: none is guessed
    PERIOD_IN_HEADING = "period_in_heading"  # a month, a quarter
    YEAR_IN_HEADING = "year_in_heading"  # a year beside a column of years, which counts
    YEAR_GIVEN = "year_given"  # by the reader, as the file names none
    SHEET_LEFT_OUT = "sheet_left_out"
    LINKS_IGNORED = "links_ignored"
    FORMULAS_WITHOUT_VALUE = "formulas_without_value"

    @property
    def is_notice(self) -> bool:
        """Whether it tells what was left out, and no figure is wrong."""
        return self in NOTICES


NOTICES = frozenset({
    Kind.NOTE_LEFT_OUT, Kind.COLUMN_LEFT_OUT, Kind.SHEET_LEFT_OUT, Kind.LINKS_IGNORED, Kind.AREA_OUTSIDE,
    Kind.AREAS_OUTSIDE, Kind.AREA_CONTRADICTED, Kind.VALUE_MARKED, Kind.POINTS_READ, Kind.YEARS_IN_HEADING,
    Kind.PERIOD_IN_HEADING, Kind.YEAR_IN_HEADING, Kind.YEAR_GIVEN,
})  # fmt: skip


def short(given: str) -> str:
    """A text of a file as one line of at most 60 signs, without signs that nobody sees."""
    line = printable(given)
    return line if len(line) <= LONGEST_GIVEN else line[: LONGEST_GIVEN - 1] + "…"


def printable(given: str) -> str:
    """A text of a file as one line, without signs that nobody sees."""
    return "".join(sign if sign.isprintable() else " " for sign in given).strip()


@dataclass(frozen=True)
class Problem:
    """One thing to say; row and column count from 1 as the file is seen in a spreadsheet, none: the whole file."""

    kind: Kind
    row: int | None = None
    column: int | None = None
    given: str = ""
    areas: tuple[str, ...] = ()  # ids that an ambiguous name may mean
    detail: str = ""  # what else there is to say: a mark, a span of time
    more: int = 0  # other rows of which the same is to be said

    def __post_init__(self) -> None:
        """`given` becomes one short line."""
        object.__setattr__(self, "given", short(self.given))


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems with those that say the same of the same column told once, where the first is."""
    first: dict[tuple[object, ...], Problem] = {}
    for place, each in enumerate(problems):
        is_own = each.kind in (Kind.DUPLICATE, Kind.AREA_MISSING, Kind.ROW_TOO_LONG, Kind.NOTE_LEFT_OUT)
        same = (each.kind, each.column, each.given, place if is_own else each.detail)
        before = first.get(same)
        first[same] = each if before is None else replace(before, more=before.more + 1)
    return list(first.values())


class UploadError(ValueError):
    """Nothing of a file can be read; `kind` says why, `given` is the limit or what was found."""

    def __init__(
        self, kind: Refusal, given: str = "", *, sheet: str = "", row: int | None = None, year: int | None = None
    ) -> None:
        """All stay readable on the error; `year` is what the file or its name suggests where it names none."""
        super().__init__(f"upload refused: {kind} {given}".rstrip())
        self.kind, self.given, self.sheet, self.row, self.year = kind, given, sheet, row, year

    def __reduce__(self) -> tuple[Callable[..., "UploadError"], tuple[object, ...]]:
        """An error crosses the border of a process whole."""
        return _rebuilt, (self.kind, self.given, self.sheet, self.row, self.year)


def _rebuilt(kind: Refusal, given: str, sheet: str, row: int | None, year: int | None) -> UploadError:
    return UploadError(kind, given, sheet=sheet, row=row, year=year)
