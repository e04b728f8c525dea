"""Tables: the numbers of a chart as HTML in which areas can be selected."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from pages.text import Text
from pages.ui.linked import button
from pages.ui.pickers import LOOKED_AT, chosen_area

NUMBER = re.compile(r"[-−–]?\s?\d")


@dataclass(frozen=True, kw_only=True)
class Table:
    """Cells as they are written, labelled; `rows` or `columns` are ids where these are areas, in the frame's order."""

    cells: pd.DataFrame
    caption: str
    rows: Sequence[str] = ()
    columns: Sequence[str] = ()


def _header(label: object, area: str, text: Text, *, scope: str, classes: str = "") -> str:
    """A header cell; that of an area which can be selected is a button."""
    content = button(area, text) if area in LOOKED_AT else escape(str(label))
    return f'<th scope="{scope}"{classes}>{content}</th>'


def _has_numbers(column: Iterable[object]) -> bool:
    return any(NUMBER.match(str(cell)) for cell in column)


def _classes(*, is_number: bool, is_chosen: bool) -> str:
    names = [name for name, holds in (("number", is_number), ("chosen", is_chosen)) if holds]
    return f' class="{" ".join(names)}"' if names else ""


def draw_table(table: Table, text: Text) -> str:
    """The table as HTML; the row or column of the area that the reader looks at is marked.

    It scrolls sideways in its own frame, which the keyboard can reach.
    """
    cells, selected = table.cells, chosen_area()
    rows = table.rows or [""] * len(cells)
    columns = table.columns or [""] * len(cells.columns)
    classes = [
        _classes(is_number=area != "" or _has_numbers(cells.iloc[:, place]), is_chosen=area == selected)
        for place, area in enumerate(columns)
    ]
    heads = "".join(
        _header(label, area, text, scope="col", classes=look)
        for label, area, look in zip(cells.columns, columns, classes, strict=True)
    )
    body = ""
    for (label, values), area in zip(cells.iterrows(), rows, strict=True):
        row = "".join(f"<td{look}>{escape(str(value))}</td>" for value, look in zip(values, classes, strict=True))
        mark = ' class="chosen"' if area == selected else ""
        body += f"<tr{mark}>{_header(label, area, text, scope='row')}{row}</tr>"
    caption = escape(table.caption, quote=True)
    return (
        f'<div class="numbers" role="region" tabindex="0" aria-label="{caption}" data-view="{caption}"><table>'
        f'<caption>{caption}</caption><thead><tr><th scope="col">{escape(str(cells.index.name or ""))}</th>{heads}'
        f"</tr></thead><tbody>{body}</tbody></table></div>"
    )
