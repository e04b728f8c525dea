"""What the heading rows of a GENESIS table say about each column of values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

UNITS = frozenset({"Anzahl", "Prozent", "1000", "Tsd. EUR", "EUR", "ha", "t", "Tsd. MJ", "dt/ha"})
DATE = re.compile(r"(?:\d{2}\.\d{2}\.|Jahr: )?(?P<year>(?:19|20)\d{2})")
UNIT_IN_TITLE = re.compile(r".*\((?P<unit>[^()]+)\)")  # "Hektarerträge (dt/ha)"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of values; items are its headings from the top, joined by "/"."""

    number: int  # from 0
    items: str  # "" if the column has no heading
    year: int  # 0 if the headings have no date
    unit: str  # "" if neither headings nor title have one


def item(text: str) -> str:
    """A heading as one item of a series name: the slash is the separator there."""
    return text.replace("/", "|")


def is_units(texts: Iterable[str]) -> bool:
    """Whether the texts are units of measurement and nothing else."""
    return set(texts) <= UNITS


def columns_of(rows: list[list[str]], title: list[str], *, first: int) -> list[Column]:
    """The columns below the heading `rows`, counted from `first`; `title` are the lines of the title block.

    No items are: the row of units (the last), a row of dates, and a row with one and the same text above all
    columns as long as each column keeps another heading (it names the dimension or repeats the title).
    What a column's headings repeat is said once.
    """
    units = [next((m["unit"] for t in title if (m := UNIT_IN_TITLE.fullmatch(t)) and m["unit"] in UNITS), "")]
    units *= len(rows[0])
    years = [0] * len(rows[0])
    if len(rows) > 1 and is_units(rows[-1]):
        *rows, units = rows
    for row in rows:
        dates = [DATE.fullmatch(text) for text in row]
        if all(dates) and len(rows) > 1:
            years = [int(date["year"]) for date in dates if date]
            rows = [other for other in rows if other is not row]
    for row in rows:
        others = [other for other in rows if other is not row]
        if len(set(row)) == 1 and others and all(any(texts) for texts in zip(*others, strict=True)):
            rows = others
    names = ["/".join(dict.fromkeys(item(text) for text in texts if text)) for texts in zip(*rows, strict=True)]
    return [
        Column(number=first + i, items=name, year=year, unit=unit)
        for i, (name, year, unit) in enumerate(zip(names, years, units, strict=True))
    ]
