"""Lines: development over time, with gaps where the series breaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import plotly.graph_objects as go

from data.flags import Flag
from data.observations import Observation
from pages.figures.spans import Span, add_spans
from pages.figures.theme import Look, Theme, layout, looks, separators
from pages.text import Text

DASHES = {"03": "dash", "DG": "dot", "median": "dashdot"}  # benchmarks, which share a colour
HEIGHT = 420  # pixels, of the picture on the screen
LABEL = 27  # pixels of the picture's height for each name at the end of a line
MOST_MARKED = 60  # years; of more, markers and strokes would run into a band


@dataclass(frozen=True, kw_only=True)
class Line:
    """One area over time: `points` are its observations by year, those without a value included."""

    area: str
    name: str
    points: Sequence[tuple[int, Observation]]
    quiet: bool = False  # a benchmark
    strong: bool = False  # the area the reader looks at


@dataclass(frozen=True, kw_only=True)
class Axis:
    """How values are written."""

    unit: str
    decimals: int
    years: Sequence[int]  # all years with a value for anybody: a line joins only neighbours among them
    breaks: Sequence[int] = ()  # first year of a new series of all areas: no line is drawn into it


def path(line: Line, axis: Axis) -> tuple[list[int], list[float | None], list[Observation]]:
    """Years, values and observations; a gap before each break, of all or of this area, and at each missing value."""
    found = dict(line.points)
    years: list[int] = []
    values: list[float | None] = []
    seen: list[Observation] = []
    for year in axis.years:
        observation = found.get(year)
        is_new = observation is not None and observation.flag is Flag.BREAK
        if years and (is_new or any(years[-1] < gap <= year for gap in axis.breaks)):
            years.append(year)
            values.append(None)
            seen.append(Observation(None, Flag.BREAK))
        years.append(year)
        values.append(observation.value if observation else None)
        seen.append(observation or Observation(None, Flag.NOT_PUBLISHED))
    return years, values, seen


def _sizes(line: Line, values: Sequence[float | None], seen: Sequence[Observation]) -> list[int]:
    """Sizes of the markers; in a long series only of those that say something: a reservation, or a year on its own."""
    size = 4 if line.quiet else 7
    if len(values) <= MOST_MARKED:
        return [size] * len(values)
    around = [None, *values, None]
    is_alone = [around[place] is None and around[place + 2] is None for place in range(len(values))]
    marked = [alone or each.flag is not Flag.CONFIRMED for alone, each in zip(is_alone, seen, strict=True)]
    return [size if value is not None and is_marked else 0 for value, is_marked in zip(values, marked, strict=True)]


def _colour(line: Line, found: Mapping[str, Look], theme: Theme) -> str:
    if line.strong:
        return theme.accent
    return theme.quiet if line.quiet else found[line.area].colour


def trace(line: Line, axis: Axis, found: Mapping[str, Look], *, text: Text, theme: Theme) -> go.Scatter:
    """One line with its markers and hover words, hollow where a value stands under a reservation."""
    years, values, seen = path(line, axis)
    notes = ["" if o.flag is Flag.CONFIRMED else f"<br>{text(f'flag.{o.flag}.short')}" for o in seen]
    labels = ["" if v is None else text.measure(v, axis.decimals, unit=axis.unit) for v in values]
    open_flags = {Flag.PROVISIONAL, Flag.ESTIMATED, Flag.NOT_COMPARABLE}
    symbol = "circle" if line.quiet else found[line.area].symbol
    return go.Scatter(
        x=years,
        y=values,
        name=line.name,
        mode="lines+markers",
        connectgaps=False,
        line={
            "color": _colour(line, found, theme),
            "width": (4 if line.strong else 1.5 if line.quiet else 2) / (2 if len(years) > MOST_MARKED else 1),
            "dash": "solid" if line.strong else DASHES.get(line.area, "solid"),
        },
        marker={
            "symbol": [f"{symbol}-open" if o.flag in open_flags else symbol for o in seen],
            "size": _sizes(line, values, seen),
        },
        customdata=[[line.area]] * len(years),
        hovertemplate=[
            f"<b>{line.name}</b> {y}: {t}{n}<extra></extra>" for y, t, n in zip(years, labels, notes, strict=True)
        ],
    )


def _spread(ends: Sequence[float], height: float) -> list[float]:
    """Positions for labels at the ends of lines, moved apart to at least `height`."""
    order = sorted(range(len(ends)), key=lambda place: ends[place])
    placed = list(ends)
    for lower, upper in pairwise(order):
        placed[upper] = max(placed[upper], placed[lower] + height)
    shift = (max(placed) - max(ends)) / 2 if placed else 0.0
    return [position - shift for position in placed]


def _labels(lines: Sequence[Line], found: Mapping[str, Look], *, height: int, theme: Theme) -> list[dict[str, object]]:
    """Direct labels instead of a legend: each line is named at its end, in its colour."""
    ends = [(line, [(y, o.value) for y, o in line.points if o.value is not None]) for line in lines]
    ends = [(line, points) for line, points in ends if points]
    values = [value for _, points in ends for _, value in points]
    if not ends or not values:
        return []
    apart = (max(values) - min(values) or abs(values[0]) or 1.0) * LABEL / height
    places = _spread([points[-1][1] for _, points in ends], apart)
    return [
        {
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 6,
            "y": place,
            "text": f"<b>{line.name}</b>" if line.strong else line.name,
            "showarrow": False,
            "align": "left",
            "name": line.area,  # a label can be clicked as its line can
            "captureevents": True,
            "font": {"color": _colour(line, found, theme), "size": 13},
        }
        for (line, _), place in zip(ends, places, strict=True)
    ]


def draw_lines(
    lines: Sequence[Line],
    axis: Axis,
    *,
    text: Text,
    theme: Theme,
    spans: Sequence[Span] = (),
    height: int = HEIGHT,
) -> go.Figure:
    """A line for each area; missing years are gaps, breaks are gaps with a dotted rule; `spans` below the years."""
    found = looks([line.area for line in lines], theme)
    traces = [trace(line, axis, found, text=text, theme=theme) for line in lines]
    longest = max((len(line.name) for line in lines), default=0)
    figure = go.Figure(
        traces,
        layout(
            theme,
            height=height,
            separators=separators(text.language),
            margin={"l": 8, "r": 24 + 7 * longest, "t": 16, "b": 8},
            hovermode="closest",
            xaxis={"tickformat": "d", "showgrid": False, "automargin": True},
            yaxis={"automargin": True, "tickformat": f",.{tick_decimals(lines, axis)}f", "rangemode": "normal"},
            annotations=_labels(lines, found, height=height, theme=theme),
        ),
    )
    for year in axis.breaks:
        if axis.years and axis.years[0] < year <= axis.years[-1]:
            figure.add_vline(x=year - 0.5, line={"color": theme.quiet, "width": 1, "dash": "dot"})
    if spans and axis.years:
        add_spans(figure, spans, years=(axis.years[0], axis.years[-1]), theme=theme)
    return figure


def tick_decimals(lines: Sequence[Line], axis: Axis) -> int:
    """Decimals of the value axis: no finer than its steps need."""
    values = [o.value for line in lines for _, o in line.points if o.value is not None]
    spread = max(values) - min(values) if values else 0.0
    return 0 if spread >= 10 else min(axis.decimals, 1) if spread >= 1 else axis.decimals
