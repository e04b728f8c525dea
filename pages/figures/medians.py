"""Medians: the middle of the Kreise on both axes of a scatter, as dotted rules with their words."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from data.flags import Flag, worst
from data.observations import Observation
from data.ranks import FEWEST
from pages.figures.labels import LINE, SIZE, Box, is_reserved, width
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


def _words(axis: Axis, value: float, flags: Iterable[Flag], text: Text) -> str:
    """A median with * where what it rests on stands under a reservation."""
    mark = "*" if is_reserved(Observation(value, worst(*flags))) else ""
    return text("compare_chart.median", value=short(axis.scale, value, text) + mark)


def medians(pairs: Sequence[tuple[Observation, Observation]], axes: tuple[Axis, Axis], text: Text) -> Medians | None:
    """The medians of x and of y over the Kreise that compare in both; None where these are fewer than `FEWEST`."""
    if len(pairs) < FEWEST:
        return None
    seen = list(zip(*pairs, strict=True))
    x, y = (statistics.median(each.value for each in every if each.value is not None) for every in seen)
    words = [
        _words(axis, value, {each.flag for each in every}, text)
        for axis, value, every in zip(axes, (x, y), seen, strict=True)
    ]
    return Medians(x, y, *words)


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
