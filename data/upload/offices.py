"""Offices: the forms in which statistical offices give their tables → the layout of such a sheet."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from data.genesis import FormError, datencsv, ffcsv
from data.genesis.headings import Column, year_of
from data.periods import period
from data.upload.headings import as_text, offered, word
from data.upload.layouts import Layout, Shape, ValueColumn
from data.upload.problems import Kind, Problem, Refusal, UploadError
from data.upload.sections import first_area
from data.upload.tables import Match, Row, Sheet

SDMX = frozenset({"dataflow", "structure"})  # the first heading of SDMX-CSV


def _texts(rows: Sequence[Row]) -> list[list[str]]:
    return [[as_text(cell) for cell in row] for row in rows]


def split(sheet: Sheet) -> Sheet:
    """A sheet of Eurostat as it is meant: of TSV the first column holds several, "freq,unit,geo\\TIME_PERIOD"."""
    heading = sheet.rows[0] if sheet.rows else ()
    first = as_text(heading[0]) if heading else ""
    if word(first) in SDMX:
        return replace(sheet, is_office=True)
    if "\\" not in first or len(first) > 200:
        return sheet
    names = first.rpartition("\\")[0].split(",")
    rows: list[Row] = [(*names, *heading[1:])]
    for row in sheet.rows[1:]:
        lead = as_text(row[0]).split(",") if row else []
        rows.append((*lead, *[""] * (len(names) - len(lead)), *row[1:]) if row else ())
    return replace(sheet, rows=rows, split=len(names) - 1, is_office=True)


def flat(sheet: Sheet) -> Layout | None:
    """The layout of GENESIS' ffcsv, or none."""
    start = next((i for i, row in enumerate(sheet.rows[:10]) if row and ffcsv.is_ffcsv(_texts([row])[0])), None)
    if start is None:
        return None
    rows = _texts(sheet.rows[start:])
    try:
        told = ffcsv.structure(rows)
    except FormError as error:
        raise UploadError(Refusal.NO_AREA, error.message, row=start + 1) from error
    return Layout(
        shape=Shape.LONG,
        first=start + 1,
        end=len(sheet.rows),
        width=len(rows[0]),
        areas=(told.area.code, told.area.label),
        year=told.time,
        unit=told.unit,
        values=(ValueColumn(told.value, mark=told.quality),),
        headings=sheet.rows[start],
        is_office=True,
        named=lambda row, _: told.name_of([as_text(cell) for cell in row]),
    )


def _named_areas(told: datencsv.Structure, rows: Sequence[Sequence[str]], match: Match) -> tuple[int, ...]:
    """The columns of key and name; without keys the column with most names of areas."""
    if told.key is not None:
        return (told.key,) if told.name is None else (told.key, told.name)
    sample = rows[told.first : told.end][:400]
    places = [*([] if told.name is None else [told.name]), *told.dimensions]
    known = {at: sum(bool(match(row[at])) for row in sample if at < len(row) and row[at]) for at in places}
    best = max(known, key=lambda at: known[at], default=None)
    if best is None or not known[best]:
        raise UploadError(Refusal.NO_AREA, ", ".join(rows[told.first][:8]), row=told.first + 1)
    return (best,)


def _columns(sheet: Sheet, told: datencsv.Structure, stated: int | None) -> tuple[list[ValueColumn], list[Problem]]:
    """The columns of values with their years, and what is to be said of months and quarters in headings."""
    values, said, row = [], [], told.headings[-1] + 1
    for each in told.columns:
        found = period(each.time)
        if found and not found.is_year:
            said.append(Problem(Kind.PERIOD_IN_HEADING, row, sheet.column(each.index), each.time, detail=found.span))
        else:
            values.append(ValueColumn(each.index, year=year_of(each.time) or stated, unit=each.unit))
    return values, said


def _uncornered(sheet: Sheet, match: Match) -> list[list[str]] | None:
    """The texts of a workbook of GENESIS as datencsv has them, or none: nothing stands above keys and names.

    Its sheet is called by the table's code, and a corner over keys and names says what they are.
    """
    if not datencsv.CODE.fullmatch(sheet.title):
        return None
    rows, first = _texts(sheet.rows), first_area(sheet.rows, match)
    pairs = list(pairwise(rows[first])) if first < len(rows) else []
    leading = next((at + 2 for at, (key, text) in enumerate(pairs) if datencsv.is_key(key) and match(text)), 0)
    heads = [row if len(row) < 2 else [*[""] * leading, *row[leading:]] for row in rows[:first]]
    return [*heads, *rows[first:]] if leading else None


def wide(sheet: Sheet, match: Match, *, year: int | None, name: str) -> Layout | None:
    """The layout of GENESIS' datencsv, or none; `year` is the reader's answer where the table states none."""
    is_file = datencsv.code_of(_texts(sheet.rows[:5])) is not None
    rows = _texts(sheet.rows) if is_file else _uncornered(sheet, match)
    if rows is None:
        return None
    try:
        told = datencsv.structure(rows)
    except FormError as error:
        if not is_file:
            return None
        raise UploadError(Refusal.NO_TABLE, error.message, row=error.row) from error
    areas = _named_areas(told, rows, match)
    stated = None if told.time is not None else year_of(told.stated) or year
    values, notices = _columns(sheet, told, stated)
    if told.time is None and any(each.year is None for each in values):
        raise UploadError(Refusal.NO_YEAR, year=offered([*told.title, name]))
    told = replace(told, dimensions=tuple(at for at in told.dimensions if at not in areas))
    columns: dict[int, Column] = {each.index: each for each in told.columns}
    if told.end + 1 < len(sheet.rows):
        notices.append(Problem(Kind.NOTE_LEFT_OUT, told.end + 2, 1, _first(rows[told.end + 1 :])))
    return Layout(
        shape=Shape.INDICATORS if told.time is not None else Shape.YEARS,
        first=told.first,
        end=told.end,
        width=told.width,
        areas=areas,
        year=told.time,
        unit=told.unit,
        values=tuple(values),
        headings=sheet.rows[told.headings[-1]],
        notices=tuple(notices),
        is_office=True,
        named=lambda row, column: told.name_of(columns[column.index], [as_text(cell) for cell in row]),
    )


def _first(rows: Sequence[Sequence[str]]) -> str:
    return next((cell for row in rows for cell in row if cell), "")
