"""Bars: a figure of horizontal bars as a native chart, in its order and colours."""

import re
from collections.abc import Sequence
from typing import Any

from data.flags import Flag
from pages.exports.drawing.words import plain
from pages.exports.fonts import length
from pages.exports.slides.looks import UNIT, Look, each_of, numbers
from pages.exports.slides.marks import SIZE
from pages.exports.slides.plot import Axis, Bar, Box, Plot, Series, number_format
from pages.figures import quotients
from pages.figures.theme import LIGHT
from pages.text import Text

WRITTEN = re.compile(r"^\D?[\d.,]*\d")  # a number at the begin of its label
WIDEST = 0.34  # share of the slide for the names
BELOW_ZERO = 0.12  # of the axis, free for what is written beside bars to the left
FREE = 12  # points between a bar and the words beside it
NAMED = re.compile(rf"\s*{quotients.BAR}.*", re.DOTALL)  # the values behind a name


def _format(label: str, text: Text) -> str:
    """The number format in which a value looks as on its label, its remark or unit included."""
    found = WRITTEN.match(label)
    if not found:
        return number_format(quotients.DECIMALS)
    _, _, behind = found[0].partition("," if text.language == "de" else ".")
    return number_format(len(behind), label[found.end() :])


def _rows(trace: Look, layout: Look) -> list[str]:
    """The name of each row in plotly's markup: on the axis, else in the words above the bar."""
    words = {each["y"]: each["text"] for each in layout["annotations"] if each.get("name")}
    return [row if isinstance(row, str) else NAMED.sub("", words[row]) for row in trace["y"]]


def _values(trace: Look, text: Text) -> list[float | None]:
    """The values; a bar whose label says why there is no value stands at zero in the figure, and has none."""
    refusals = {text(f"flag.{flag}.short") for flag in Flag}
    labels = each_of(trace.get("text"), len(trace["y"]), "")
    return [None if label in refusals else value for value, label in zip(numbers(trace["x"]), labels, strict=True)]


def _fills(trace: Look, rows: Sequence[str], text: Text) -> list[Bar]:
    count, look = len(rows), trace["marker"]
    colours = each_of(look.get("color"), count, LIGHT.ink)
    hatches = each_of(look.get("pattern", {}).get("shape"), count, "")
    labels = each_of(trace.get("text"), count, "")
    return [
        Bar(colour, hatch, _format(label, text), row.startswith("<b>"))
        for colour, hatch, label, row in zip(colours, hatches, labels, rows, strict=True)
    ]


def _axis(series: Sequence[Series], shapes: Sequence[Look]) -> Axis:
    """From zero or the lowest value to the highest value, rule or band."""
    known = [value for each in series for value in each.y if value is not None]
    known += [shape[end] for shape in shapes for end in ("x0", "x1")]
    low, high = min([0.0, *known]), max([0.0, *known])
    low -= BELOW_ZERO * (high - low) if low < 0 else 0.0
    return Axis(low=low, high=high if high > low else 1.0, is_shown=False)


def _name(row: str, label: Any, value: float | None) -> str:
    words = plain(row).replace("\n", " ")
    return f"{words}: {label}" if value is None and label else words


def bars(look: Look, box: Box, *, title: str, text: Text) -> Plot:
    """The chart of a figure of bars; a second series, of diamonds, becomes bars of its own."""
    first, layout = look["data"][0], look["layout"]
    rows = _rows(first, layout)
    values = _values(first, text)
    labels = each_of(first.get("text"), len(rows), "")
    names = [_name(row, label, value) for row, label, value in zip(rows, labels, values, strict=True)]
    series = [Series(name=title, y=values, bars=_fills(first, rows, text))]
    if len(look["data"]) > 1:
        second = look["data"][1]
        series = [
            Series(name=text("specialisation.against.DG"), y=values, bars=series[0].bars),
            Series(name=text("specialisation.against.03"), y=numbers(second["x"]), bars=_fills(second, rows, text)),
        ]
    left = min(WIDEST * box.width, 2 * FREE + max(length(name, SIZE) for name in names))
    beside = [length(label, SIZE, is_bold=True) for label in labels]
    beside += [length(f"{each.name} 0,00", SIZE, is_bold=True) for each in series if len(series) > 1]
    right = 2 * FREE + max(beside)
    margin = layout["margin"]
    plot = box.inner(left, margin["t"] * UNIT, right, margin["b"] * UNIT)
    axis = _axis(series, layout.get("shapes", ()))
    return Plot(series=series, x=axis, y=Axis(low=0, high=len(rows)), box=box, plot=plot, categories=names)
