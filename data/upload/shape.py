"""Shape: what each column of a sheet is, told by its content before its heading, and which of them are figures."""

from dataclasses import dataclass, replace

from data.upload.columns import Column, Kind, columns_of, dimensions_of
from data.upload.headings import DATES, FIRST_YEAR, LAST_YEAR, TIMES, Heading, Role, as_text, heading, offered, word
from data.upload.heads import Heads, heads_of
from data.upload.layouts import Layout, Shape, ValueColumn
from data.upload.problems import Kind as Said
from data.upload.problems import Problem, Refusal, UploadError
from data.upload.tables import Match, Sheet

PERIODS = frozenset({"monat", "month", "quartal", "quarter", "schuljahr", "semester"})


@dataclass(frozen=True)
class _Table:
    """A sheet with its headings and columns told, from which a layout is made."""

    sheet: Sheet
    heads: Heads
    columns: tuple[Column, ...]
    headings: dict[int, Heading]  # of columns that have no role

    def free(self, *kinds: Kind) -> list[Column]:
        """Columns of these kinds that are neither area nor anything else by their heading, or are headed as values."""
        return [each for each in self.columns if each.kind in kinds and each.role in (None, Role.VALUE)]

    def time(self) -> Column | None:
        """The column of years that is most likely the figures' own: a date says least."""
        headed = [each for each in self.columns if each.role is Role.YEAR]
        headed = [each for each in headed if each.kind is not Kind.BLANK] or headed or self._unheaded_times()
        ranked = sorted(headed, key=lambda each: (TIMES.get(word(each.heading), 0), each.index))
        years = [each for each in ranked if each.kind is Kind.YEAR]
        return next(iter(years or ranked), None)

    def _unheaded_times(self) -> list[Column]:
        """Columns of dates, or of years beside other numbers, whose heading does not say so."""
        free = [e for e in self.columns if e.role is None and self.headings[e.index].year is None]
        dates = [each for each in free if each.kind is Kind.YEAR]
        numbers = [each for each in free if each.kind is Kind.NUMBER]
        years = [each for each in numbers if each.is_years]
        return dates or (years[:1] if len(numbers) > len(years) else [])

    def left_out(self, used: set[int]) -> tuple[Problem, ...]:
        """A notice for each column with a heading that is not read, two years or a month in its heading named."""
        row, said = self.heads.heading + 1, []
        for each in self.columns:
            if each.index in used or each.heading == "" or each.kind is Kind.AREA or each.role is Role.AREA:
                continue
            told = self.headings.get(each.index, Heading(""))
            kind = Said.YEARS_IN_HEADING if told.is_double else Said.COLUMN_LEFT_OUT
            kind = Said.PERIOD_IN_HEADING if told.span and not told.is_double else kind
            text = as_text(each.heading)
            is_outside = text.isdecimal() and len(text) == 4 and not FIRST_YEAR <= int(text) <= LAST_YEAR
            kind = Said.YEAR_OUTSIDE if is_outside and each.kind is Kind.NUMBER else kind
            said.append(Problem(kind, row, self.sheet.column(each.index), text, detail=str(told.span or "")))
        return tuple(said)


def _labelled(column: Column, told: Heading) -> ValueColumn:
    return ValueColumn(column.index, told.label, told.year, column.unit)


def _by_years(table: _Table) -> list[ValueColumn]:
    """Columns whose heading names one year: a bare year always, words with a year where numbers stand below."""
    found = []
    for each in table.free(Kind.NUMBER, Kind.WORDS, Kind.BLANK, Kind.YEAR):
        told = table.headings.get(each.index)
        is_bare = told is not None and not told.label
        if told and told.year is not None and (is_bare or each.kind in (Kind.NUMBER, Kind.YEAR)):
            found.append(_labelled(each, told))
    return found


def _by_rows(table: _Table, *, is_alone: bool, time: Column | None) -> list[ValueColumn]:
    """The column of values, else each column of numbers as an indicator; `is_alone`: no other column is a year."""
    value = next((each for each in table.columns if each.role is Role.VALUE), None)
    if value is not None and is_alone:
        return [ValueColumn(value.index, unit=value.unit)]
    return [
        ValueColumn(each.index, "" if each.role is Role.VALUE else table.headings[each.index].label, None, each.unit)
        for each in table.free(Kind.NUMBER)
        if each is not time and each.heading != "" and not table.headings.get(each.index, Heading("")).span
    ]


def _full(table: _Table, values: list[ValueColumn]) -> list[ValueColumn]:
    """Columns beside a column of years keep the year in their heading as words."""
    texts = {each.index: as_text(each.heading) for each in table.columns}
    return [
        replace(each, indicator=table.heads.label(each.index) or texts[each.index], year=None)
        if each.indicator and table.headings[each.index].year
        else each
        for each in values
    ]


def _one(table: _Table, wanted: Role) -> int | None:
    return next((e.index for e in table.columns if e.role is wanted and e.kind is not Kind.BLANK), None)


def _finished(table: _Table, shape: Shape, values: list[ValueColumn], *, year: int | None) -> Layout:
    """The layout with its values, what names them, and what is left out."""
    headed = [e for e in table.columns if e.role is Role.INDICATOR]
    names = tuple(e.index for e in [e for e in headed if e.kind is not Kind.BLANK] or headed)
    unit = _one(table, Role.UNIT)
    mark = next((e for e in table.columns if e.role is Role.MARK and e.is_mark), None)
    if mark and shape is Shape.LONG:
        values = [replace(each, mark=mark.index) for each in values]
    areas = tuple(e.index for e in table.columns if e.kind is Kind.AREA)
    used = {*(each.index for each in values), *names, *areas, *(place for place in (year, unit) if place is not None)}
    used |= {mark.index} if mark and shape is Shape.LONG else set()
    return Layout(
        shape=shape,
        first=table.heads.first,
        end=len(table.sheet.rows),
        width=table.heads.width,
        areas=tuple(sorted(areas, key=lambda index: table.columns[index].rank)),
        year=year,
        unit=unit,
        names=names,
        dimensions=dimensions_of(table.columns, used),
        values=tuple(values),
        headings=table.sheet.rows[table.heads.heading],
        notices=table.left_out(used),
        is_office=table.sheet.is_office,
    )


def _nothing(table: _Table, kind: Refusal, *, year: int | None = None) -> UploadError:
    """Why nothing can be read, with what was found instead."""
    heads = [as_text(each.heading) for each in table.columns if each.heading != ""]
    return UploadError(kind, ", ".join(heads[:8]), row=table.heads.heading + 1, year=year)


def _areas_as_columns(table: _Table, match: Match, year: int | None) -> Layout | None:
    """The layout where headings name areas, or none."""
    named = [e for e in table.columns if e.heading != "" and len(match(as_text(e.heading))) > 0]
    time = table.time()
    values = [
        ValueColumn(e.index, year=year, area=as_text(e.heading), unit=e.unit)
        for e in named
        if e.kind in (Kind.NUMBER, Kind.BLANK, Kind.YEAR)
    ]
    if not values or (len(values) < 2 and time is None) or any(e.kind is Kind.AREA for e in table.columns):
        return None
    return _finished(table, Shape.AREAS, values, year=time.index if time else None)


def layout(sheet: Sheet, match: Match, *, year: int | None = None, name: str = "") -> Layout:
    """The layout of a sheet in a file called `name`; `year` is the reader's answer where the file has none.

    Raises:
        UploadError: it is no table, or has no column of areas, years or values.
    """
    rows = sheet.rows
    if max(map(len, rows), default=0) < 2 or sum(map(bool, rows)) < 2:
        raise UploadError(Refusal.NO_TABLE)
    heads = heads_of(rows, match)
    columns = columns_of(rows, heads, match)
    told = {e.index: heading(heads.label(e.index)) for e in columns if e.role in (None, Role.VALUE)}
    table = _Table(sheet, heads, columns, told)
    suggestion = offered([*heads.titles(rows), sheet.title, name])
    across = _areas_as_columns(table, match, None)
    if across is None and not any(each.kind is Kind.AREA for each in columns):
        raise _nothing(table, Refusal.NO_AREA)
    if across is not None and across.year is None:
        across = _areas_as_columns(table, match, year)
        if year is None:
            raise _nothing(table, Refusal.NO_YEAR, year=suggestion)
    return across or _down(table, year, suggestion)


def _down(table: _Table, year: int | None, suggestion: int | None) -> Layout:
    """The layout where a column names the areas."""
    time, by_years = table.time(), _by_years(table)
    is_date = time is not None and word(time.heading) in DATES
    if by_years and (time is None or is_date or any(not each.indicator for each in by_years)):
        return _finished(table, Shape.YEARS, by_years, year=None)
    if time is not None and time.kind is Kind.PERIOD and (time.different > 2 or word(time.heading) in PERIODS):
        raise UploadError(Refusal.PERIODS, time.example, row=table.heads.heading + 1)
    values = _by_rows(table, is_alone=time is not None or year is not None, time=time)
    if not values:
        has_numbers = bool(table.free(Kind.NUMBER))
        spans = [t for t in table.headings.values() if t.span]
        if spans and time is None and has_numbers:
            raise UploadError(Refusal.PERIODS, spans[0].label, row=table.heads.heading + 1)
        raise _nothing(table, Refusal.NO_YEAR if has_numbers and time is None else Refusal.NO_VALUE, year=suggestion)
    if time is None and year is None:
        raise _nothing(table, Refusal.NO_YEAR, year=suggestion)
    shape = Shape.LONG if any(e.role is Role.VALUE for e in table.columns) and len(values) == 1 else Shape.INDICATORS
    found = _finished(table, shape, _full(table, values), year=time.index if time else None)
    if time is not None:
        dated = [each for each in found.values if each.indicator and table.headings[each.index].year]
        row = table.heads.heading + 1
        said = [Problem(Said.YEAR_IN_HEADING, row, table.sheet.column(each.index), each.indicator) for each in dated]
        return replace(found, notices=(*found.notices, *said))
    singles = [each for each in found.values if not table.headings[each.index].is_double]
    return replace(found, values=tuple(replace(each, year=year) for each in singles))
