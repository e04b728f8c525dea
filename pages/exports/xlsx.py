"""XLSX: what is seen as a workbook, with definitions, sources and how to cite it."""

from collections.abc import Iterable, Iterator, Sequence

from data.flags import Flag
from data.indicators import Indicator
from pages.exports.provenance import definition, described, sources
from pages.exports.tables import Extract, citation, tabulated
from pages.exports.workbook import Content, Sheet, Words, workbook
from pages.exports.workbook_parts import Style
from pages.text import Text

WIDTHS = {"definition": 70, "breaks": 40, "remarks": 40, "rule": 40, "title": 50, "citation": 50}
NARROW, NAME, WORDS = 14, 34, 100  # widths in characters


def heading(words: Iterable[str]) -> list[Content]:
    """A row of headings."""
    return [Words(each, Style.HEADING) for each in words]


def _wrapped(words: Iterable[str]) -> list[Content]:
    return [Words(each, Style.WRAPPED) if each else None for each in words]


def _data(extract: Extract, text: Text) -> Sheet:
    table = tabulated(extract, text, is_stamped=False)
    flags = {flag: text(f"flag.{flag}.long") for flag in Flag}

    def rows() -> Iterator[Sequence[Content]]:
        yield heading(column.label for column in table.columns)
        for row in table.rows:
            yield [flags[cell] if isinstance(cell, Flag) else cell for cell in row]

    widths = [NAME if column.id.endswith("_name") else NARROW for column in table.columns]
    return Sheet(name=text("export.sheet.data"), widths=widths, rows=rows(), frozen=(1, 0))


def definitions(indicators: Sequence[Indicator], text: Text) -> Sheet:
    """Indicators first, under the frozen heading, then their sources under a heading of their own."""
    declared = [definition(indicator, text) for indicator in indicators]
    published = [described(source, text) for source in sources(indicators)]
    keys = tuple(next(iter(declared), ()))
    rows = [heading(text(f"export.definition.{key}") for key in keys)]
    rows += [_wrapped(each.values()) for each in declared]
    rows += [[], heading(text(f"export.source.{key}") for key in next(iter(published), ()))]
    rows += [_wrapped(each.values()) for each in published]
    widths = [WIDTHS.get(key, NAME) for key in keys]
    return Sheet(name=text("export.sheet.definitions"), widths=widths, rows=rows, frozen=(1, 0))


def how_to_cite(indicators: Sequence[Indicator], made: Iterable[tuple[str, str]], text: Text) -> Sheet:
    """How to cite, line by line: of `made`, what is said of this file, then terms of use, sources and flags."""
    lines = [
        *made,
        (text("export.citation.use"), text("export.citation.use_text")),
        (text("export.citation.values"), text("export.citation.values_text")),
    ]
    lines += [
        (text("source.label"), f"{each.citation} ({each.licence}, {each.licence_url})") for each in sources(indicators)
    ]
    lines += [(text(f"flag.{flag}.long"), text(f"flag.{flag}.meaning")) for flag in Flag]
    rows = [[*heading([label]), *_wrapped([words])] for label, words in lines]
    return Sheet(name=text("export.sheet.citation"), widths=[NAME, WORDS], rows=rows)


def to_xlsx_bytes(extract: Extract, text: Text) -> bytes:
    """A workbook of three sheets, the same to the byte for the same extract.

    Raises:
        TooLargeError: more rows or columns than a sheet can have.
    """
    made = [
        (text("export.citation.label"), citation(extract, text)),
        (text("export.column.data_version"), f"{extract.version} ({text('export.citation.version')})"),
        (text("export.column.date"), text.date(extract.date)),
        (text("export.column.address"), extract.address),
    ]
    sheets = [
        _data(extract, text),
        definitions(extract.indicators, text),
        how_to_cite(extract.indicators, made, text),
    ]
    return workbook(sheets, title=text("frame.title"), date=extract.date)
