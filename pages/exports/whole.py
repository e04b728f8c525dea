"""Whole: all figures of all areas, a row for each indicator and area and a column for each year, for spreadsheets."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from data.flags import Flag
from data.indicators import Indicator
from pages.exports.flat import line
from pages.exports.provenance import cited
from pages.exports.spreadsheet import BOM, SEPARATORS, localised, number
from pages.exports.static import Published, beside_values, observed
from pages.exports.tables import Figure
from pages.exports.workbook import Content, Sheet, workbook
from pages.exports.xlsx import definitions, heading, how_to_cite
from pages.text import Text

LEAD = {"indicator": 14, "indicator_name": 34, "unit": 14, "area": 10, "area_name": 26, "level": 8}  # widths
ENDS = ("source", "licence", "data_version", "date")
YEAR, ORIGIN = 11, 40  # widths in characters
SEEN = 25  # years that are seen beside the names when a workbook is opened
Value = tuple[int, float | None, str]  # year, value and flag


@dataclass(frozen=True, kw_only=True)
class Whole:
    """All figures, indicator by indicator whenever they are asked for, and what a file says of them."""

    publish: Callable[[], Iterable[Published]]
    indicators: Sequence[Indicator]
    years: Sequence[int]  # of any indicator, ascending
    version: str  # of the data
    date: str  # ISO day on which a file is made


class Series(NamedTuple):
    """All that is observed of an indicator in an area."""

    indicator: Indicator
    lead: tuple[str, ...]  # as `LEAD` has them; the level by id
    values: Sequence[Value]
    origin: tuple[str, str]  # citation and licence


def series(whole: Whole, text: Text) -> Iterator[Series]:
    """Everything observed, with words of a language, never more than one indicator at a time."""
    for published in whole.publish():
        indicator = published.indicator
        name, beside = text.of(indicator.name), beside_values(indicator, text)
        for area, values in groupby(observed(published), key=itemgetter(0)):
            (key, _, area_name, level), (unit, *origin) = beside[area]
            lead = (key, name, unit, area, area_name, level)
            yield Series(indicator, lead, [each[1:] for each in values], (origin[0], origin[1]))


def _label(name: str, text: Text) -> str:
    return text(f"whole.{name}" if name in ("level", "date") else f"export.column.{name}")


def _heading(whole: Whole, text: Text | None) -> list[str]:
    """The columns of a CSV, by id or in words; each year is followed by its flags."""
    if text is None:
        years = [each for year in whole.years for each in (str(year), f"{year}_flag")]
        return [*LEAD, *years, *ENDS]
    years = [each for year in whole.years for each in (str(year), f"{year}: {_label('flag', text)}")]
    return [*(_label(name, text) for name in LEAD), *years, *(_label(name, text) for name in ENDS)]


def _lines(whole: Whole, text: Text, *, is_plain: bool) -> Iterator[str]:
    sign = "," if is_plain else SEPARATORS[text.language]
    flags = {flag.value: flag.value if is_plain else line([text(f"flag.{flag}.long")], sign) for flag in Flag}
    places = {year: 2 * place for place, year in enumerate(whole.years)}
    yield line(_heading(whole, None if is_plain else text), sign)
    for each in series(whole, text):
        lead = each.lead if is_plain else (*each.lead[:-1], text(f"whole.levels.{each.lead[-1]}"))
        cells = [""] * (2 * len(places))
        for year, value, flag in each.values:
            digits = "" if value is None else number(value)
            cells[places[year] : places[year] + 2] = digits if is_plain else localised(digits, text), flags[flag]
        yield sign.join([line(lead, sign), *cells, line([*each.origin, whole.version, whole.date], sign)])


def csv_bytes(whole: Whole, text: Text, *, bom: bool) -> bytes:
    """All figures as CSV for a spreadsheet of the reader's language, with a byte order mark, or plain and by id."""
    written = BytesIO()  # gives away what it holds without a copy
    written.write(BOM if bom else b"")
    for each in _lines(whole, text, is_plain=not bom):
        written.write(f"{each}\r\n".encode())
    return written.getvalue()


def _sheet(whole: Whole, name: str, cell: Callable[[Indicator, Value], Content], *, text: Text) -> Sheet:
    """A sheet with what `cell` gives for each value; in every such sheet it stands in the same place."""
    places = {year: place for place, year in enumerate(whole.years)}

    def rows() -> Iterator[Sequence[Content]]:
        leads, ends = ([_label(each, text) for each in names] for names in (LEAD, ENDS[:2]))
        yield heading([*leads, *map(str, whole.years), *ends])
        for each in series(whole, text):
            cells: list[Content] = [None] * len(places)
            for value in each.values:
                cells[places[value[0]]] = cell(each.indicator, value)
            yield [*each.lead[:-1], text(f"whole.levels.{each.lead[-1]}"), *cells, *each.origin]

    widths = [*LEAD.values(), *[YEAR] * len(places), ORIGIN, ORIGIN]
    first = len(LEAD) + max(0, len(places) - SEEN)
    return Sheet(name=name, widths=widths, rows=rows(), frozen=(1, len(LEAD)), first=first)


def _figure(indicator: Indicator, value: Value) -> Content:
    return None if value[1] is None else Figure(value[1], indicator.decimals)


def xlsx_bytes(whole: Whole, text: Text, *, name: str) -> bytes:
    """All figures as a workbook called `name`: values, their flags in the same places, definitions, how to cite.

    Raises:
        TooLargeError: more rows or columns than a sheet can have.
    """
    flags = {flag.value: text(f"flag.{flag}.long") for flag in Flag}
    day, cited_as = text.date(whole.date), cited(whole.indicators, text, computed=True)
    made = [
        (
            text("export.citation.label"),
            text("whole.cite", sources=cited_as, version=whole.version, file=name, date=day),
        ),
        (text("export.column.data_version"), f"{whole.version} ({text('export.citation.version')})"),
        (text("whole.date"), day),
        (text("whole.sheets"), text("whole.sheets_text", values=text("static.values"))),
    ]
    sheets = [
        _sheet(whole, text("export.sheet.data"), _figure, text=text),
        _sheet(whole, _label("flag", text), lambda _, value: flags[value[2]], text=text),
        definitions(whole.indicators, text),
        how_to_cite(whole.indicators, made, text),
    ]
    return workbook(sheets, title=text("frame.title"), date=whole.date)
