"""Wide form: one of area, year and indicator side by side, each pair of the other two in a row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data.flags import Flag
from data.observations import NOTHING, Observation
from pages.figures.theme import Theme
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui.explore.choice import Choice
from pages.ui.explore.courses import mark, with_courses
from pages.ui.explore.rows import Row, rows, value_order
from pages.ui.pickers import area_name
from pages.ui.tables import Table, draw_table

BY_VALUE = ("highest", "lowest")
Pair = tuple[str, str]

PARTS: Mapping[str, Callable[[Row], str]] = {
    "year": lambda row: str(row.year),
    "area": lambda row: row.area,
    "indicator": lambda row: row.indicator.id,
}
# What stands in front of the columns: the first is the head of the row.
FRONT = {"year": ("area", "indicator"), "area": ("indicator", "year"), "indicator": ("area", "year")}


@dataclass(frozen=True)
class Wide:
    """Observations by row and column; `columns` are ids of the part that is set side by side."""

    lines: Sequence[Pair]
    columns: Sequence[str]
    cells: Mapping[tuple[Pair, str], Row]

    def at(self, line: Pair, column: str) -> Observation:
        """What is observed there; nothing where the choice has no such row."""
        return self.cells[line, column].observation if (line, column) in self.cells else NOTHING

    def sample(self, line: Pair) -> Row:
        """Any row of a line."""
        return next(self.cells[line, column] for column in self.columns if (line, column) in self.cells)


def _columns(found: Sequence[Row], choice: Choice) -> list[str]:
    """Ids of the columns: years in their order, the others as the rows bring them."""
    ids = list(dict.fromkeys(PARTS[choice.pivot](row) for row in found))
    return sorted(ids, reverse=choice.sort == "newest") if choice.pivot == "year" else ids


def _lead(wide: Wide, line: Pair, choice: Choice) -> Observation:
    """The value by which a line is sorted: in the indicator's newest year with any value, else in the first column."""
    if choice.pivot != "year":
        return wide.at(line, wide.columns[0])
    indicator = line[1]
    same = [other for other in wide.lines if other[1] == indicator]
    newest = max((y for y in wide.columns for o in same if wide.at(o, y).value is not None), default=wide.columns[-1])
    return wide.at(line, newest)


def wide(choice: Choice, text: Text) -> Wide:
    """The rows of the choice set side by side; an order by value keeps indicators in their own group of lines."""
    by_value = choice.sort in BY_VALUE
    found = rows(replace(choice, sort="chosen") if by_value else choice, text)
    first, second = (PARTS[name] for name in FRONT[choice.pivot])
    cells = {((first(row), second(row)), PARTS[choice.pivot](row)): row for row in found}
    result = Wide(list(dict.fromkeys(line for line, _ in cells)), _columns(found, choice), cells)
    if not by_value or not result.lines:
        return result
    group = {each.id: place for place, each in enumerate(choice.indicators)}
    place = FRONT[choice.pivot].index("indicator") if choice.pivot != "indicator" else None
    keys = {
        line: (0 if place is None else group[line[place]], value_order(_lead(result, line, choice), choice.sort))
        for line in result.lines
    }
    return replace(result, lines=sorted(result.lines, key=keys.__getitem__))


def places(shown: Wide, pivot: str) -> list[Row]:
    """All places of the wide form, line by line; nothing is published where the choice has no row."""
    by_column = {column: row for (_, column), row in shown.cells.items()}
    return [
        shown.cells.get((line, column))
        or replace(sample, **{pivot: getattr(by_column[column], pivot)}, observation=NOTHING)
        for line in shown.lines
        for sample in [shown.sample(line)]
        for column in shown.columns
    ]


def written(row: Row | None, text: Text) -> str:
    """A value with its reservation in a word, or in a word why there is none."""
    seen = row.observation if row else NOTHING
    flag = text(f"flag.{seen.flag}.short")
    if row is None or seen.value is None:
        return flag
    number = text.number(seen.value, row.indicator.decimals)
    return number if seen.flag is Flag.CONFIRMED else f"{number} ({flag})"


def _part(name: str, row: Row, text: Text) -> str:
    if name == "area":
        return area_name(row.area, text)
    return text.of(row.indicator.name) if name == "indicator" else year_label(row.indicator, row.year, text)


def _head(row: Row, pivot: str, text: Text) -> str:
    """The head of a column."""
    if pivot == "year":
        return str(row.year)
    return f"{_part('indicator', row, text)} ({text.of(row.indicator.unit)})" if pivot == "indicator" else _part(
        "area", row, text
    )  # fmt: skip


def wide_table(shown: Wide, choice: Choice, text: Text) -> Table:
    """The wide form as it is written, with units in front or in the heads of the indicators."""
    first, second = FRONT[choice.pivot]
    samples = [shown.sample(line) for line in shown.lines]
    by_column = {column: row for (_, column), row in shown.cells.items()}
    front = {text(f"table.{second}"): [_part(second, row, text) for row in samples]}
    if choice.pivot != "indicator":
        front[text("explore.unit")] = [text.of(row.indicator.unit) for row in samples]
    if choice.pivot == "year":
        front[text("explore.course")] = [mark(place) for place in range(len(samples))]
    body = {
        _head(by_column[column], choice.pivot, text): [
            written(shown.cells.get((line, column)), text) for line in shown.lines
        ]
        for column in shown.columns
    }
    index = pd.Index([_part(first, row, text) for row in samples], name=text(f"table.{first}"))
    return Table(
        cells=pd.DataFrame(front | body, index=index, dtype=object),
        caption=text("explore.caption"),
        rows=[row.area for row in samples] if first == "area" else (),
        columns=[*[""] * len(front), *shown.columns] if choice.pivot == "area" else (),
    )


def draw_wide(shown: Wide, choice: Choice, *, theme: Theme, text: Text) -> str:
    """The wide form as HTML, with a course in each line that holds a whole series."""
    samples = [shown.sample(line) for line in shown.lines]
    return with_courses(draw_table(wide_table(shown, choice, text), text), samples, shown.cells.values(), theme=theme)
