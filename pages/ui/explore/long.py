"""Long form: one value in each row, with unit, status and, once for each series, its course."""

from collections.abc import Sequence

import pandas as pd

from pages.figures.theme import Theme
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui.explore.courses import mark, with_courses
from pages.ui.explore.rows import Row
from pages.ui.pickers import area_name
from pages.ui.tables import Table, draw_table


def long_table(shown: Sequence[Row], text: Text) -> Table:
    """The rows as they are written; the column of courses names pictures in the first row of each series."""
    areas = [area_name(row.area, text) for row in shown]
    series = list(dict.fromkeys((row.indicator.id, row.area) for row in shown))
    firsts = {
        pair: next(p for p, row in enumerate(shown) if (row.indicator.id, row.area) == pair) for pair in series
    }  # fmt: skip
    courses = [mark(place) if firsts[row.indicator.id, row.area] == place else "" for place, row in enumerate(shown)]
    values = [row.observation.value for row in shown]
    columns = {
        text("table.indicator"): [text.of(row.indicator.name) for row in shown],
        text("table.year"): [year_label(row.indicator, row.year, text) for row in shown],
        text("explore.value"): [
            "–" if value is None else text.number(value, row.indicator.decimals)
            for value, row in zip(values, shown, strict=True)
        ],
        text("explore.unit"): [text.of(row.indicator.unit) for row in shown],
        text("table.flag"): [text(f"flag.{row.observation.flag}.long") for row in shown],
        text("explore.course"): courses,
    }
    index = pd.Index(areas, name=text("table.area"))
    cells = pd.DataFrame(columns, index=index, dtype=object)
    return Table(cells=cells, caption=text("explore.caption"), rows=[row.area for row in shown])


def draw_long(shown: Sequence[Row], every: Sequence[Row], *, theme: Theme, text: Text) -> str:
    """The long form as HTML; courses run over all rows of a series in `every`, whatever part of them is shown."""
    return with_courses(draw_table(long_table(shown, text), text), shown, every, theme=theme)
