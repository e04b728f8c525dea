"""Panels: development of each area in a small chart of its own, all on the same axes."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from pages.figures.grid import LINE, Grid
from pages.figures.labels import SIZE, label, width
from pages.figures.lines import DASHES, Axis, Line, path, tick_decimals, trace
from pages.figures.theme import TRANSLUCENT, Look, Theme, layout, looks, separators, veil, wrapped
from pages.figures.theme import axis as plain
from pages.text import Text

LETTERS = 18  # of a name in one line of the narrowest panel
FREE = 0.18  # of the values' range, above and below, for the value that is written
OTHER_DASH = "longdash"  # of a benchmark without one of its own


def _range(lines: Sequence[Line]) -> tuple[float, float]:
    """The ends of the value axis that all panels share."""
    values = [o.value for line in lines for _, o in line.points if o.value is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    free = FREE * ((high - low) or abs(high) or 1.0)
    return low - free, high + free


def _context(lines: Sequence[Line], axis: Axis, theme: Theme) -> go.Scatter:
    """All other areas as thin lines in one trace, parted by gaps."""
    years: list[int | None] = []
    values: list[float | None] = []
    for line in lines:
        own_years, own_values, _ = path(line, axis)
        years += [*own_years, None]
        values += [*own_values, None]
    style = {"color": theme.quiet, "width": 1}
    return go.Scatter(x=years, y=values, mode="lines", line=style, opacity=TRANSLUCENT, hoverinfo="skip")


def _panel(
    line: Line, lines: Sequence[Line], axis: Axis, *, found: Mapping[str, Look], text: Text, theme: Theme
) -> list[go.Scatter]:
    """The traces of one panel: others thin, benchmarks dashed, its own area on top."""
    own = trace(line, axis, found, text=text, theme=theme)
    own.update(line={"width": 3}, marker={"size": 6})
    dashed = [trace(each, axis, found, text=text, theme=theme) for each in lines if each.quiet]
    for each in dashed:
        dash = DASHES.get(each.customdata[0][0], OTHER_DASH)
        each.update(mode="lines", line={"color": theme.ink, "dash": dash, "width": 1.5})
    others = [each for each in lines if not each.quiet and each.area != line.area]
    return [_context(others, axis, theme), *dashed, own]


def _last(line: Line, axis: Axis, *, text: Text) -> dict[str, Any] | None:
    """The newest value at the end of a line, on the side from which the line does not come."""
    valued = [(year, o) for year, o in line.points if o.value is not None and year in axis.years]
    if not valued:
        return None
    year, observation = valued[-1]
    words = label(observation, unit=axis.unit, decimals=axis.decimals, text=text)
    before = [o.value or 0.0 for _, o in valued[-4:-1]]
    is_above = not before or (observation.value or 0.0) >= sum(before) / len(before)
    return {
        "x": year,
        "y": observation.value,
        "text": f"<b>{words}</b>" if year == axis.years[-1] else f"<b>{words}</b> ({year})",
        "xanchor": "right",
        "xshift": 6,
        "yanchor": "bottom" if is_above else "top",
        "yshift": 4 if is_above else -4,
    }


def _number(place: int) -> str:
    """What plotly puts behind the "x" or "y" of a panel's axes."""
    return "" if place == 0 else str(place + 1)


def _value(line: Line, place: int, grid: Grid, *, axis: Axis, text: Text, theme: Theme) -> dict[str, Any]:
    """A panel's newest value at its place, or a word in the middle of a panel without any."""
    found = _last(line, axis, text=text)
    if found:
        return found | {"xref": f"x{_number(place)}", "yref": f"y{_number(place)}", "font": {"size": SIZE}}
    middle = {"x": sum(grid.across(place)) / 2, "y": sum(grid.upwards(place)) / 2, "xref": "paper", "yref": "paper"}
    words = {"text": text("flag.not_published.short"), "font": {"color": theme.ink}}
    return middle | words | {"xanchor": "center", "yanchor": "middle"}


def _words(line: Line, place: int, grid: Grid, *, axis: Axis, text: Text, theme: Theme) -> list[dict[str, Any]]:
    """A panel's title, newest value, first and last year; the years lean inwards, so that neighbours do not meet."""
    (left, right), (bottom, top) = grid.across(place), grid.upwards(place)
    name = f"<b>{wrapped(line.name, LETTERS)}</b>"
    title = {"x": left, "xanchor": "left", "y": top, "yanchor": "bottom", "yshift": 2, "text": name}
    title |= {"align": "left", "font": {"color": theme.accent if line.strong else theme.ink}}
    title |= {"name": line.area, "captureevents": True}  # a title can be clicked as its line can
    below = {"y": bottom, "yanchor": "top", "font": {"size": SIZE}}
    years = [(left, "left", axis.years[0]), (right, "right", axis.years[-1])] if axis.years else []
    ends = [below | {"x": x, "xanchor": side, "text": str(year)} for x, side, year in dict.fromkeys(years)]
    value = _value(line, place, grid, axis=axis, text=text, theme=theme) | {"bgcolor": veil(theme), "borderpad": 0}
    return [{"showarrow": False, "xref": "paper", "yref": "paper"} | each for each in (title, value, *ends)]


def _key(lines: Sequence[Line], axis: Axis, *, columns: int, text: Text) -> str:
    """What all panels share, above them: axes, thin lines, dashes."""
    period = f"{axis.years[0]}–{axis.years[-1]}" if axis.years else ""
    parts = [text("compare_chart.shared", unit=axis.unit, period=period)]
    if sum(not line.quiet for line in lines) > 1:
        parts.append(text("compare_chart.context"))
    for line in lines:
        if line.quiet:
            parts.append(f"{text(f'compare_chart.dash.{DASHES.get(line.area, OTHER_DASH)}')}: {line.name}")
    return wrapped("; ".join(parts), 24 * columns)


def _above(key: str, theme: Theme) -> dict[str, Any]:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom"}
    words = {"text": key, "align": "left", "font": {"size": SIZE, "color": theme.quiet}}
    return {"showarrow": False, "yshift": 10} | place | words


def _axes(grid: Grid, count: int, *, lines: Sequence[Line], axis: Axis, theme: Theme) -> dict[str, Any]:
    """The axes of all panels, with the same ends; values are written at the left of each row."""
    ends = (axis.years[0], axis.years[-1]) if axis.years else (0, 1)
    edge = 0.04 * (ends[1] - ends[0] or 1)
    x = {"range": [ends[0] - edge, ends[1] + edge], "showgrid": False, "showline": True, "showticklabels": False}
    y = {"range": _range(lines), "nticks": 5, "tickformat": f",.{tick_decimals(lines, axis)}f"}
    found = {}
    for place in range(count):
        number = _number(place)
        found[f"xaxis{number}"] = plain(theme, **x, domain=grid.across(place), anchor=f"y{number}")
        written = {"showticklabels": place % grid.columns == 0, "anchor": f"x{number}"}
        found[f"yaxis{number}"] = plain(theme, **y, **written, domain=grid.upwards(place))
    return found


def _left(lines: Sequence[Line], axis: Axis, text: Text) -> float:
    """Room for the numbers of the value axis, in pixels."""
    return 12 + 1.1 * max(width(text.number(end, tick_decimals(lines, axis))) for end in _range(lines))


def _rules(place: int, axis: Axis, theme: Theme) -> list[dict[str, Any]]:
    """A dotted rule in a panel before the first year of each new series."""
    line = {"color": theme.quiet, "width": 1, "dash": "dot"}
    ends = {"type": "line", "y0": 0, "y1": 1, "xref": f"x{_number(place)}", "yref": f"y{_number(place)} domain"}
    inside = [year for year in axis.breaks if axis.years and axis.years[0] < year <= axis.years[-1]]
    return [ends | {"x0": year - 0.5, "x1": year - 0.5, "line": line} for year in inside]


def draw_panels(lines: Sequence[Line], axis: Axis, *, columns: int, text: Text, theme: Theme) -> go.Figure:
    """A panel for each area that is no benchmark, `columns` in a row, all with the same years and values.

    Gaps, breaks and reservations are as in `draw_lines`; benchmarks are dashed in every panel.
    """
    own = [line for line in lines if not line.quiet]
    found = looks([line.area for line in lines], theme)
    two_lines = any("<br>" in wrapped(line.name, LETTERS) for line in own)
    grid = Grid(columns, max(1, math.ceil(len(own) / columns)), LINE * (2 if two_lines else 1) + 4)
    key = _key(lines, axis, columns=columns, text=text)
    top = 12 + LINE * (key.count("<br>") + 1)
    traces, shapes, words = [], [], [_above(key, theme)]
    for place, line in enumerate(own):
        at = {"xaxis": f"x{_number(place)}", "yaxis": f"y{_number(place)}"}
        traces += [each.update(at) for each in _panel(line, lines, axis, found=found, text=text, theme=theme)]
        shapes += _rules(place, axis, theme)
        words += _words(line, place, grid, axis=axis, text=text, theme=theme)
    return go.Figure(
        traces,
        layout(
            theme,
            height=grid.height + top,
            margin={"l": _left(lines, axis, text), "r": 12, "t": top, "b": 0},
            separators=separators(text.language),
            annotations=words,
            shapes=shapes,
            **_axes(grid, len(own), lines=lines, axis=axis, theme=theme),
        ),
    )
