"""Bars: areas side by side in one year."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from data.flags import Flag
from data.observations import Observation
from pages.figures.labels import label
from pages.figures.theme import Theme, layout, wrapped
from pages.text import Text

LETTERS = 18  # of a line of a name: longer ones would leave a phone no room for the bars


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One area's bar."""

    area: str
    name: str
    observation: Observation
    quiet: bool = False
    strong: bool = False
    together: bool = False  # several areas by the indicator's rule: dotted


def _colour(bar: Bar, theme: Theme) -> str:
    if bar.strong:
        return theme.accent
    return theme.quiet if bar.quiet else theme.classes[3]


def _words(bar: Bar) -> str:
    return f"<b>{bar.name}</b>" if bar.strong else bar.name


def _name(bar: Bar) -> dict[str, object]:
    """The name in front of a bar: not a label of the axis, which could not be clicked as the bar can."""
    lines = wrapped(bar.name, LETTERS)
    words = f"<b>{lines}</b>" if bar.strong else lines
    place = {"xref": "paper", "x": 0, "xanchor": "right", "xshift": -4, "y": _words(bar), "text": words}
    return place | {"showarrow": False, "align": "right", "name": bar.area, "captureevents": True}


def _longest(bars: Sequence[Bar]) -> int:
    """Letters of the longest line of a name."""
    return max((len(line) for bar in bars for line in wrapped(bar.name, LETTERS).split("<br>")), default=0)


def draw_bars(
    bars: Sequence[Bar], *, unit: str, decimals: int, text: Text, theme: Theme, mark_at: float | None = None
) -> go.Figure:
    """A horizontal bar for each area in the order given, from zero, with its value behind it; * marks a flag.

    The unit stands in the chart's title; only % is short enough to stand behind each value. A dotted rule stands
    at `mark_at`.
    """
    hatch = {Flag.NOT_COMPARABLE: "/", Flag.ESTIMATED: "/", Flag.PROVISIONAL: "\\"}
    labels = [label(bar.observation, unit=unit, decimals=decimals, text=text) for bar in bars]
    traces = [
        go.Bar(
            orientation="h",
            x=[bar.observation.value or 0.0 for bar in bars],
            y=[_words(bar) for bar in bars],
            marker={
                "color": [_colour(bar, theme) for bar in bars],
                "pattern": {"shape": [hatch.get(bar.observation.flag, "." if bar.together else "") for bar in bars]},
            },
            text=labels,
            textposition="outside",
            cliponaxis=False,
            customdata=[[bar.area] for bar in bars],
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    ]
    figure = go.Figure(
        traces,
        layout(
            theme,
            height=44 + 36 * len(bars),
            bargap=0.28,
            margin={
                "l": 12 + 8 * _longest(bars),
                "t": 4,
                "b": 4,
                "r": 24 + 8 * max((len(each) for each in labels), default=0),
            },
            xaxis={"visible": False, "rangemode": "tozero"},
            yaxis={"autorange": "reversed", "showgrid": False, "showticklabels": False},
            annotations=[_name(bar) for bar in bars],
        ),
    )
    if mark_at is not None:
        figure.add_vline(x=mark_at, line={"color": theme.ink, "width": 1, "dash": "dot"})
    return figure
