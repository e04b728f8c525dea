"""Looks: what plotly says of each point of a trace, once for all points or for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from pages.exports.slides.marks import PAPER
from pages.exports.slides.plot import Mark
from pages.figures.theme import LIGHT

Look = Mapping[str, Any]  # a part of a figure, as plotly has it
UNIT = 12 / 13  # points of a slide for a pixel of a figure: its smallest letters get 12 points
OPEN = "-open"


def each_of(value: Any, count: int, default: Any) -> list[Any]:
    """A property of each point."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return [default if value is None else value] * count
    return list(value)


def marks(trace: Look, colour: str = "") -> list[Mark | None]:
    """The mark of each point of a trace; `colour` where its marks have none."""
    look, count = trace.get("marker", {}), len(trace["x"])
    edge = look.get("line", {})
    columns = (
        each_of(look.get("symbol"), count, "circle"),
        each_of(look.get("size"), count, 6),
        each_of(look.get("color"), count, colour or LIGHT.ink),
        each_of(edge.get("color"), count, PAPER),
    )
    opacity = look.get("opacity", 1.0)
    found: list[Mark | None] = []
    for symbol, size, fill, line in zip(*columns, strict=True):
        is_open = symbol.endswith(OPEN)
        inner, outer = (PAPER, fill) if is_open else (fill, line if edge else fill)
        found.append(Mark(symbol.removesuffix(OPEN), size * UNIT, inner, outer, opacity) if size else None)
    return found


def is_project(trace: Look) -> bool:
    """Whether a trace shows projects below the years: in rows of their own, on the time axis of the lines."""
    return trace.get("yaxis") == "y2" and trace.get("xaxis", "x") == "x"


def areas(trace: Look) -> list[str]:
    """The area of each point, by id; empty where none is known."""
    return [each[0] for each in trace["customdata"]] if trace.get("customdata") is not None else [""] * len(trace["x"])


def numbers(values: Sequence[Any]) -> list[float | None]:
    """The values as they are, all digits kept."""
    return [None if value is None else value if isinstance(value, int) else float(value) for value in values]
