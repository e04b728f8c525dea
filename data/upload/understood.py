"""Understood: an analyst's file → the figures that were understood in it, and what was not, by row and column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePath

from data.upload.areacolumns import meant
from data.upload.books import read_book
from data.upload.figures import Figures
from data.upload.headings import ENGLISH, ROLES, as_text, word
from data.upload.heads import cell_at
from data.upload.layouts import Layout, Shape
from data.upload.numbers import Decimals, decide, decide_all
from data.upload.offices import flat, split, wide
from data.upload.problems import Kind, Problem, Refusal, UploadError, gathered
from data.upload.sections import dated
from data.upload.shape import layout
from data.upload.tables import Book, Match, Part, Row, Sheet
from data.upload.values import OwnValue

MOST_OUTSIDE = 10  # keys of other areas that are named one by one
MOST_PLACES = 20_000  # rows that tell whether dimensions are needed
# How far a sheet got before it was refused: the message is about the one that got furthest.
PROGRESS = (
    Refusal.EMPTY, Refusal.DAMAGED, Refusal.TOO_MANY_COLUMNS, Refusal.NO_TABLE, Refusal.NO_AREA, Refusal.NO_VALUE,
    Refusal.PERIODS, Refusal.NO_YEAR, Refusal.TOO_MANY_CELLS, Refusal.TOO_MANY_ROWS,
)  # fmt: skip
OWN_DOWNLOAD = frozenset({"fassung_der_daten", "version_of_the_data", "data_version"})  # whose numbers are certain


@dataclass(frozen=True)
class Understood:
    """What was understood of a file, in its order, and what was not."""

    rows: tuple[OwnValue, ...]
    problems: tuple[Problem, ...]
    shape: Shape
    sheet: str = ""
    year: int | None = None  # that the reader gave, as the file has none


def _without_duplicates(rows: list[OwnValue], problems: list[Problem]) -> tuple[OwnValue, ...]:
    """The rows that stand once; of two for the same area, year and indicator nobody knows which is right."""
    first: dict[tuple[str, int, str], OwnValue] = {}
    twice: set[tuple[str, int, str]] = set()
    for row in rows:
        key = (row.area, row.year, row.indicator)
        before = first.setdefault(key, row)
        if before is not row:
            twice.add(key)
            problems.append(Problem(Kind.DUPLICATE, row.row, row.column, str(before.row)))
    return tuple(row for row in rows if (row.area, row.year, row.indicator) not in twice)


def _told_decimals(sheet: Sheet, found: Layout) -> Decimals | None:
    """The decimal sign that the language of headings tells: of our own downloads, and of English files with commas."""
    words = {word(cell) for cell in found.headings if isinstance(cell, str)}
    if words & OWN_DOWNLOAD:
        return Decimals.COMMA if sheet.separator == ";" else Decimals.POINT
    is_english = sheet.separator == "," and words & ENGLISH and not (words & set(ROLES)) - ENGLISH - {"unit", "flag"}
    return Decimals.POINT if is_english else None


def _names(sheet: Sheet, found: Layout) -> Layout:
    """The layout without a column of names that only repeats another one as its code."""
    if len(found.names) < 2:
        return found
    rows = sheet.rows[found.first : found.end][:MOST_PLACES]
    kept: list[int] = []
    longest = {at: sum(len(as_text(cell_at(row, at))) for row in rows) for at in found.names}
    words = {at: word(cell_at(found.headings, at)) for at in found.names}
    codes = {at for at, said in words.items() if said.startswith("kennung") or said.endswith("_id")}
    codes |= {at for at, said in words.items() if f"{said}_name" in words.values()}
    for place in sorted(found.names, key=lambda at: (at in codes, -longest[at])):
        others = {tuple(cell_at(row, at) for at in kept) for row in rows}
        both = {(*(cell_at(row, at) for at in kept), cell_at(row, place)) for row in rows}
        if not kept or len(both) > len(others):
            kept.append(place)
    return replace(found, names=tuple(sorted(kept)))


def _dimensions(sheet: Sheet, found: Layout, match: Match) -> tuple[int, ...]:
    """The fewest columns of words without which rows of the same area, year and indicator could not be told apart.

    The unit is one of them only where nothing else tells them apart.
    """
    rows: list[Row] = []
    for row in sheet.rows[found.first : found.end]:
        where = [text for at in found.areas if (text := as_text(cell_at(row, at)))]
        if row and len(rows) < MOST_PLACES and (not found.areas or meant(where, match)[1]):
            rows.append(row)
    fixed = [at for at in (*found.areas, found.year, *found.names) if at is not None]
    kept: list[int] = []

    def different(*more: int) -> int:
        return len({tuple(cell_at(row, at) for at in (*fixed, *kept, *more)) for row in rows})

    left = list(found.dimensions)
    while left and different() < len(rows):
        counts = {at: different(at) for at in left}
        own = {at: len({cell_at(row, at) for row in rows}) for at in left}
        best = max(left, key=lambda at: (counts[at], -own[at]))
        if counts[best] == different():
            break
        kept.append(best)
        left.remove(best)
    needs_unit = found.unit is not None and not found.named and different() < different(found.unit)
    return (*sorted(kept), *([found.unit] if found.unit is not None and needs_unit else []))


def _figures(sheet: Sheet, found: Layout, match: Match, *, label: str) -> Figures:
    """The reader of a sheet, with what its columns decide together."""
    places = {column.index for column in found.values}
    rows = sheet.rows[found.first : found.end]
    texts = {at: [cell for row in rows if isinstance(cell := cell_at(row, at), str) and cell] for at in places}
    is_comma = sheet.separator == ","
    decimals = decide_all(texts, told=_told_decimals(sheet, found), is_comma_separated=is_comma)
    own = frozenset(at for at in places if decide(texts[at]) is None and decimals[at] is not None)
    named = _names(sheet, found)
    return Figures(sheet, named, match, label, decimals, _dimensions(sheet, named, match), own)


def _layout(part: Part, match: Match, *, year: int | None, name: str) -> tuple[Sheet, Layout]:
    """A sheet and what its columns are; UploadError says what it lacks."""
    sheet = dated(split(part.read()), match)
    if not sheet.rows:
        raise UploadError(Refusal.EMPTY)
    found = flat(sheet) or wide(sheet, match, year=year, name=name) or layout(sheet, match, year=year, name=name)
    return sheet, found


def _chosen(book: Book, match: Match, *, year: int | None, name: str) -> tuple[Part, Sheet, Layout]:
    """The first sheet that is a table; UploadError says what the one that got furthest lacks."""
    lacking: UploadError | None = None
    for part in book.sheets:
        if part.is_blank:
            continue
        try:
            sheet, found = _layout(part, match, year=year, name=name)
        except UploadError as error:
            error.sheet = error.sheet or part.title
            is_further = lacking is None or PROGRESS.index(error.kind) > PROGRESS.index(lacking.kind)
            lacking = error if is_further else lacking
        else:
            return part, sheet, found
    raise lacking or UploadError(Refusal.EMPTY)


def _outside(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, with keys of many other areas named by the first and counted."""
    every = list(problems)
    outside = [each for each in every if each.kind is Kind.AREA_OUTSIDE]
    if len(outside) <= MOST_OUTSIDE:
        return every
    first = replace(outside[0], kind=Kind.AREAS_OUTSIDE, more=len(outside) - 1)
    return [*(each for each in every if each.kind is not Kind.AREA_OUTSIDE), first]


def _notices(reader: Figures, found: Layout) -> Sequence[Problem]:
    """What is to be said of columns: those left out but for the dimensions that were needed after all."""
    used = {reader.sheet.column(at) for at in reader.dimensions}
    return [each for each in found.notices if each.kind is not Kind.COLUMN_LEFT_OUT or each.column not in used]


def read(content: bytes, name: str, *, match: Match, year: int | None = None) -> Understood:
    """The figures of a CSV or XLSX file called `name`; `match` gives the ids of the areas that a text may mean.

    `year` is the reader's answer where the file names none.

    Raises:
        UploadError: nothing can be read; of kind NO_YEAR it says which year the file suggests.
    """
    match = cache(match)
    book = read_book(content, name, match)
    stem = PurePath(name).stem.strip() or name
    part, sheet, found = _chosen(book, match, year=year, name=stem)
    reader = _figures(sheet, found, match, label=stem)
    rows = list(reader.read())
    problems = [*book.notices, *sheet.notices, *_outside(gathered(reader.problems))]
    left = [
        Problem(Kind.SHEET_LEFT_OUT, given=each.title) for each in book.sheets if each is not part and not each.is_blank
    ]
    kept = _without_duplicates(rows, problems)
    is_given = year is not None and found.year is None and any(column.year == year for column in found.values)
    given = [Problem(Kind.YEAR_GIVEN, given=str(year))] if is_given else []
    return Understood(
        kept, (*problems, *left, *given, *_notices(reader, found)), found.shape, sheet.title, year if is_given else None
    )
