"""Scatter: two indicators against each other, the named areas within the cloud of all Kreise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import plotly.graph_objects as go

from data.flags import Flag
from data.observations import Observation
from pages.figures.labels import LINE, SIZE, Box, Mark, is_reserved, place_labels
from pages.figures.medians import medians, rules
from pages.figures.medians import taken as medians_room
from pages.figures.medians import words as median_words
from pages.figures.scales import LINE as LETTERS
from pages.figures.scales import Axis, Scale, fit, ticks, title
from pages.figures.theme import TRANSLUCENT, Look, Theme, layout, looks, separators, veil, wrapped
from pages.text import Text

NAME = 18  # letters of a name in one line
PLOT = 400  # pixels, its height
SMALLEST = (250.0, float(PLOT))  # its width, on a phone, and height


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One area's two values; one with a missing value is not drawn, and is said to be missing if it is `named`."""

    area: str
    name: str
    x: Observation
    y: Observation
    district: bool = False  # one of the Kreise whose median is drawn
    named: bool = False  # with symbol, colour and label; the others are the cloud
    strong: bool = False  # the area the reader looks at


class _Point(NamedTuple):
    """A dot that has both values."""

    dot: Dot
    x: float
    y: float


Axes = tuple[Axis, Axis]


def _points(dots: Sequence[Dot]) -> list[_Point]:
    return [
        _Point(dot, dot.x.value, dot.y.value) for dot in dots if dot.x.value is not None and dot.y.value is not None
    ]


def _is_off(dot: Dot) -> bool:
    """Whether one of the values is known not to compare: it is drawn where it is named, and in no median or cloud."""
    return Flag.NOT_COMPARABLE in (dot.x.flag, dot.y.flag)


def _words(point: _Point, axes: Axes, text: Text) -> str:
    """What the pointer says: the name and both values with their names and reservations."""
    lines = [f"<b>{point.dot.name}</b>"]
    for axis, value, observation in zip(axes, point[1:], (point.dot.x, point.dot.y), strict=True):
        written = text.measure(value, axis.scale.decimals, unit=axis.scale.unit)
        flag = f", {text(f'flag.{observation.flag}.short')}" if is_reserved(observation) else ""
        lines.append(f"{axis.scale.name}: {written}{flag}")
    return "<br>".join(lines)


def _trace(points: Sequence[_Point], axes: Axes, *, text: Text, marker: Mapping[str, Any]) -> go.Scatter:
    return go.Scatter(
        x=[point.x for point in points],
        y=[point.y for point in points],
        mode="markers",
        cliponaxis=False,
        customdata=[[point.dot.area] for point in points],
        text=[_words(point, axes, text) for point in points],
        hovertemplate="%{text}<extra></extra>",
        marker=marker,
    )


def _colour(dot: Dot, found: Mapping[str, Look], theme: Theme) -> str:
    return theme.accent if dot.strong else found[dot.area].colour


def _markers(points: Sequence[_Point], found: Mapping[str, Look], theme: Theme) -> dict[str, Any]:
    """Symbols of the named areas, hollow where a value stands under a reservation."""
    colours = [_colour(point.dot, found, theme) for point in points]
    hollow = [is_reserved(point.dot.x) or is_reserved(point.dot.y) for point in points]
    return {
        "symbol": [found[point.dot.area].symbol for point in points],
        "opacity": 1,  # plotly pales markers of several sizes
        "size": [18 if point.dot.strong else 13 for point in points],
        "color": [theme.paper if empty else colour for colour, empty in zip(colours, hollow, strict=True)],
        "line": {
            "color": [colour if empty else theme.paper for colour, empty in zip(colours, hollow, strict=True)],
            "width": [2.5 if empty else 1.5 for empty in hollow],
        },
    }


def _labels(
    points: Sequence[_Point], axes: Axes, found: Mapping[str, Look], *, taken: Sequence[Box], theme: Theme
) -> list[dict[str, Any]]:
    """The names of areas beside their symbols, moved apart; the first ones have the best places."""
    marks = [Mark(axes[0].share(point.x), axes[1].share(point.y), wrapped(point.dot.name, NAME)) for point in points]
    places = place_labels(marks, size=SMALLEST, taken=taken)
    return [
        place.annotation(theme.quiet)
        | {"x": axes[0].at(point.x), "y": axes[1].at(point.y), "borderpad": 0, "bgcolor": veil(theme)}
        | {"name": point.dot.area, "captureevents": True}  # a label can be clicked as its symbol can
        | {"text": f"<b>{mark.words}</b>" if point.dot.strong else mark.words, "align": place.anchor}
        | {"font": {"color": _colour(point.dot, found, theme), "size": SIZE}}
        for point, mark, place in zip(points, marks, places, strict=True)
    ]


def _below(axes: Axes, missing: Sequence[str], *, text: Text, theme: Theme) -> str:
    """The title of the x-axis, and who is missing."""
    if not missing:
        return title(axes[0], text)
    words = wrapped(text("compare_chart.without", names=", ".join(missing)), LETTERS)
    return f"{title(axes[0], text)}<br><span style='color:{theme.quiet}'>{words}</span>"


def _frame(axes: Axes, below: str, *, text: Text, theme: Theme) -> dict[str, Any]:
    """Size, axes and titles; that of the y-axis stands above it, where it can be read without turning the head."""
    above = title(axes[1], text)
    top, bottom = (30 + 19 * (words.count("<br>") + 1) for words in (above, below))
    x, y = ({"range": [axis.low, axis.high], "zeroline": False} | ticks(axis, text) for axis in axes)
    heading = {"x": 0, "xref": "paper", "y": 1, "yref": "paper", "yshift": LINE, "text": above, "align": "left"}
    return layout(
        theme,
        height=PLOT + top + bottom,
        separators=separators(text.language),
        hovermode="closest",
        margin={"l": 8, "r": 16, "t": top, "b": bottom},
        xaxis=x | {"title": {"text": below, "standoff": 8, "font": {"size": 14}}},
        yaxis=y | {"automargin": "left"},
        annotations=[heading | {"showarrow": False, "xanchor": "left", "yanchor": "bottom"}],
    )


def draw_scatter(dots: Sequence[Dot], x: Scale, y: Scale, *, text: Text, theme: Theme) -> go.Figure:
    """All Kreise as a quiet cloud, the named areas with symbol and name, the medians of both axes dotted.

    An axis is logarithmic, and says so, where its values need it (`pages.figures.scales.is_skewed`).
    """
    points = [point for point in _points(dots) if point.dot.named or not _is_off(point.dot)]
    named = sorted((point for point in points if point.dot.named), key=lambda point: not point.dot.strong)
    axes = (fit(x, [point.x for point in points]), fit(y, [point.y for point in points]))
    found = looks([dot.area for dot in dots if dot.named], theme)
    drawn = {point.dot.area for point in named}
    missing = [dot.name for dot in dots if dot.named and dot.area not in drawn]
    cloud = {"symbol": "circle", "size": 5, "color": theme.quiet, "opacity": TRANSLUCENT}
    middle = medians([(p.dot.x, p.dot.y) for p in points if p.dot.district and not _is_off(p.dot)], axes, text)
    frame = _frame(axes, _below(axes, missing, text=text, theme=theme), text=text, theme=theme)
    taken = [medians_room(middle, axes, size=SMALLEST)] if middle else []
    frame["annotations"] += _labels(named, axes, found, taken=taken, theme=theme)
    if middle:
        frame["annotations"] += median_words(middle, axes, theme)
        frame["shapes"] = rules(middle, theme)
    return go.Figure(
        [
            _trace([point for point in points if not point.dot.named], axes, text=text, marker=cloud),
            _trace(named, axes, text=text, marker=_markers(named, found, theme)),
        ],
        frame,
    )
