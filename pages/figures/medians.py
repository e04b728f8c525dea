"""Medians: the middle of the Kreise on both axes of a scatter, as dotted rules with their words."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pages.figures.labels import LINE, SIZE, Box, width
from pages.figures.scales import Axis, short
from pages.figures.theme import Theme, veil
from pages.text import Text


@dataclass(frozen=True)
class Medians:
    """The medians of x and y with their words."""

    x: float
    y: float
    x_words: str
    y_words: str


def medians(pairs: Sequence[tuple[float, float]], axes: tuple[Axis, Axis], text: Text) -> Medians | None:
    """The medians of x and of y over some Kreise; None where there is none."""
    if not pairs:
        return None
    middle = (statistics.median(x for x, _ in pairs), statistics.median(y for _, y in pairs))
    words = [
        text("compare_chart.median", value=short(axis.scale, value, text))
        for axis, value in zip(axes, middle, strict=True)
    ]
    return Medians(*middle, *words)


def rules(found: Medians, theme: Theme) -> list[dict[str, Any]]:
    """A dotted rule across the plot at each median."""
    rule = {"type": "line", "line": {"color": theme.quiet, "width": 1.5, "dash": "dot"}, "layer": "between"}
    return [
        rule | {"x0": found.x, "x1": found.x, "y0": 0, "y1": 1, "yref": "paper"},
        rule | {"x0": 0, "x1": 1, "xref": "paper", "y0": found.y, "y1": found.y},
    ]


def words(found: Medians, axes: tuple[Axis, Axis], theme: Theme) -> list[dict[str, Any]]:
    """The medians in words: that of x above the plot, that of y at its right end."""
    common = {"showarrow": False, "yanchor": "bottom", "borderpad": 0, "bgcolor": veil(theme)}
    common |= {"font": {"size": SIZE, "color": theme.quiet}}
    above = {"x": axes[0].at(found.x), "xanchor": "left" if axes[0].share(found.x) < 0.5 else "right"}
    beside = {"x": 1, "xref": "paper", "xanchor": "right", "y": axes[1].at(found.y), "text": found.y_words}
    return [common | above | {"y": 1, "yref": "paper", "text": found.x_words}, common | beside]


def taken(found: Medians, axes: tuple[Axis, Axis], *, size: tuple[float, float]) -> Box:
    """The room of the words at the right end of a plot of a width and height in pixels."""
    bottom = axes[1].share(found.y) * size[1]
    return size[0] - width(found.y_words), bottom, size[0], bottom + LINE
