"""Comparison: areas and benchmarks side by side, before the middle half of the Kreise."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from data.observations import Observation
from data.ranks import Quartiles
from pages.figures.bars import Bar, draw_bars
from pages.figures.labels import LETTER, SIZE, label
from pages.figures.theme import Theme
from pages.text import Text

ROW = 40  # pixels
TOP, BOTTOM = 30, 44  # room for the words on median and quartiles
LEFT_END = 0.3  # part of the axis in which words run to the right, so that they stay inside on a phone


def _range(bars: Sequence[Bar], middle: Quartiles | None) -> tuple[float, float]:
    """From zero, or from the lowest value below, to the highest value; never empty."""
    values = [bar.observation.value for bar in bars if bar.observation.value is not None]
    shown = [0.0, *values, *([middle.lower, middle.upper] if middle else [])]
    return min(shown), max(shown) if max(shown) > min(shown) else 1.0


def _values(figure: go.Figure, theme: Theme) -> list[dict[str, Any]]:
    """The values behind their bars, those below zero behind the zero line; median and band pass beneath."""
    (trace,) = figure.data
    return [
        {
            "x": max(value, 0.0),
            "y": place,
            "text": words,
            "showarrow": False,
            "xanchor": "left",
            "xshift": 4,
            "borderpad": 0,
            "bgcolor": theme.paper,
        }
        for place, (value, words) in enumerate(zip(trace.x, trace.text, strict=True))
    ]


def _is_left(at: float, ends: tuple[float, float]) -> bool:
    return at - ends[0] < LEFT_END * (ends[1] - ends[0])


def _beside(at: float, ends: tuple[float, float]) -> dict[str, Any]:
    """On which side of a place on the axis its words stand."""
    side = "left" if _is_left(at, ends) else "right"
    return {"x": at, "xanchor": side, "yref": "paper", "align": "left", "showarrow": False}


def _shapes(middle: Quartiles, theme: Theme) -> list[dict[str, Any]]:
    """The band below the bars, and the median above them with a rim in the colour of the paper."""
    whole = {"y0": 0, "y1": 1, "yref": "paper"}
    band = {"type": "rect", "x0": middle.lower, "x1": middle.upper, "layer": "below", "fillcolor": theme.faint}
    line = {"type": "line", "x0": middle.median, "x1": middle.median}
    return [
        whole | band | {"line": {"color": theme.quiet, "width": 1}},
        whole | line | {"line": {"color": theme.paper, "width": 5}},
        whole | line | {"line": {"color": theme.ink, "width": 2}},
    ]


def _words(
    middle: Quartiles, written: Sequence[str], ends: tuple[float, float], *, text: Text, theme: Theme
) -> list[Any]:
    """The median in words above the bars, the band below them; `written` are the three values."""
    low, median, high = written
    edge = middle.lower if _is_left(middle.lower, ends) else middle.upper
    half = text("compare_chart.half", low=low, high=high)
    above = {"text": f"{text('chart.median')} {median}", "y": 1, "yanchor": "bottom"}
    below = {"text": half, "y": 0, "yanchor": "top"}
    return [
        _beside(middle.median, ends) | above | {"font": {"color": theme.ink, "size": SIZE}},
        _beside(edge, ends) | below | {"font": {"color": theme.quiet, "size": SIZE}},
    ]


def draw_comparison(
    bars: Sequence[Bar], middle: Quartiles | None, *, unit: str, decimals: int, text: Text, theme: Theme
) -> go.Figure:
    """Bars from zero in the order given, with a band between the quartiles of the Kreise and a line at their median.

    Without `middle` the bars stand alone. Values below zero run to the left of a zero line.
    """
    figure = draw_bars(bars, unit=unit, decimals=decimals, text=text, theme=theme)
    low, high = _range(bars, middle)
    widest = max((len(words) for words in figure.data[0].text), default=0)
    figure.update_traces(textposition="none", marker_line_width=0)
    figure.update_layout(
        height=TOP + BOTTOM + ROW * len(bars),
        margin={"r": 16 + LETTER * widest, "t": TOP, "b": BOTTOM},
        xaxis={"range": [low, high]},
        yaxis={"showline": low == 0},  # at the left end it would pass for zero
    )
    # Assigned as a whole: `update_layout` would compare each annotation with what is there, ten times as slowly.
    words = [*figure.layout.annotations, *_values(figure, theme)]
    if middle:
        numbers = (middle.lower, middle.median, middle.upper)
        seen = [Observation(number, middle.flag) for number in numbers]
        written = [label(each, unit=unit, decimals=decimals, text=text) for each in seen]
        words += _words(middle, written, (low, high), text=text, theme=theme)
        figure.layout.shapes = _shapes(middle, theme)
    figure.layout.annotations = words
    if low < 0:
        figure.add_vline(x=0, line={"color": theme.ink, "width": 1})
    return figure
