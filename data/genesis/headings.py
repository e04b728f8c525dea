"""Headings: what the heading rows of a GENESIS table say about each column of values."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.genesis.units import is_unit, is_units
from data.periods import Period, period

TIME_WORDS = "Stichtag Jahr Jahre Berichtsjahr Erhebungsjahr Zeit Zeitraum Semester Schuljahr Monat"
TIMES = frozenset(TIME_WORDS.split())


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of values."""

    index: int  # from 0
    items: tuple[str, ...]  # headings that tell it from others, from the top; none if it has no heading
    kind: str  # the measure, where the headings say it once for all columns
    time: str  # "" if the headings have none
    unit: str  # "" if neither headings nor title have one


def measure(title: Sequence[str]) -> tuple[str, str]:
    """Measure and unit of the title block's line "Hektarerträge (dt/ha)"; empty texts without one."""
    for line in title:
        name, bracket, rest = line.strip().rpartition("(")
        if bracket and rest.endswith(")") and is_unit(rest[:-1]):
            return name.strip(), rest[:-1]
    return "", ""


def stated(title: Sequence[str]) -> str:
    """The date that holds for a whole table, as its title block writes it: "30.06.2015", "Jahr: 2010"."""
    return next((line for line in title if (found := period(line)) and found.is_year), "")


def _times(rows: list[Sequence[str]]) -> tuple[list[Sequence[str]], list[str]]:
    """The rows without that of dates and the word above it, and the dates."""
    for place, row in enumerate(rows):
        if all(period(text) for text in row):
            others = [other for at, other in enumerate(rows) if at != place]
            return [other for other in others if len(set(other)) > 1 or other[0] not in TIMES], list(row)
    return rows, [""] * len(rows[0])


def _kind(dropped: Mapping[int, str], count: int) -> str:
    """The measure among the headings that are the same everywhere, by their place among `count` heading rows.

    It stands below the categories, where no other row follows, or first of all; else a row names the dimension below.
    """
    last = next((place for place in reversed(range(count)) if place not in dropped), -1)
    return next((text for place, text in dropped.items() if place > last), dropped.get(0, ""))


def columns_of(rows: Sequence[Sequence[str]], title: Sequence[str], *, first: int) -> list[Column]:
    """The columns below the heading `rows`, counted from `first`; `title` are the lines of the title block.

    No items are: the row of units (the last), a row of dates, and a row with one and the same text above all
    columns as long as each column keeps another heading (it names the dimension or repeats the title).
    What a column's headings repeat is said once.
    """
    width = len(rows[0])
    units = [measure(title)[1]] * width
    heads = list(rows)
    if is_units(heads[-1]) and (len(heads) > 1 or not units[0]):
        *heads, units = *heads[:-1], list(heads[-1])
    heads, times = _times(heads) if heads else (heads, [""] * width)
    dropped: dict[int, str] = {}
    for place, row in enumerate(list(heads)):
        others = [other for other in heads if other is not row]
        if len(set(row)) == 1 and others and all(any(texts) for texts in zip(*others, strict=True)):
            heads = others
            dropped[place] = row[0]
    kind = _kind(dropped, len(heads) + len(dropped))
    names = [tuple(dict.fromkeys(text for text in texts if text)) for texts in zip(*heads, strict=True)]
    return [
        Column(index=first + i, items=items, kind=kind, time=time, unit=unit)
        for i, (items, time, unit) in enumerate(zip(names or [()] * width, times, units, strict=True))
    ]


def slashed(text: str) -> str:
    """A heading as one item of a series name: the slash is the separator there."""
    return re.sub("/", "|", text)


def year_of(text: str) -> int:
    """The year of a date, 0 where there is none or where it is no year."""
    found: Period | None = period(text)
    return found.year if found and found.is_year else 0
