"""Strip: the six among the 400 Kreise, each Kreis a tick on one axis."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.figures.theme import SYMBOLS, Theme, layout
from pages.text import Text

EDGE = 0.25  # part of the axis at each end in which labels lean inwards


@dataclass(frozen=True, kw_only=True)
class Tick:
    """One area on the axis; `words` is its name with its value as written."""

    area: str
    name: str
    value: float
    words: str
    partner: bool


def _anchor(tick: Tick, ticks: Sequence[Tick]) -> str:
    """Which end of its label stands over a tick, so that no label leaves the figure."""
    values = [each.value for each in ticks]
    place = (tick.value - min(values)) / ((max(values) - min(values)) or 1.0)
    return "left" if place < EDGE else "right" if place > 1 - EDGE else "center"


def draw_strip(ticks: Sequence[Tick], *, decimals: int, strong: str, text: Text, theme: Theme) -> go.Figure:
    """All Kreise of a year as ticks, the partner areas as named markers on them."""
    others = [tick for tick in ticks if not tick.partner]
    own = sorted((tick for tick in ticks if tick.partner), key=lambda tick: tick.value)
    colours = [theme.accent if tick.area == strong else theme.areas[tick.area] for tick in own]
    traces = [
        go.Scatter(
            x=[tick.value for tick in others],
            y=[0.0] * len(others),
            mode="markers",
            marker={"symbol": "line-ns-open", "size": 16, "color": theme.quiet, "opacity": 0.45},
            text=[tick.words for tick in others],
            hovertemplate="%{text}<extra></extra>",
        ),
        go.Scatter(
            x=[tick.value for tick in own],
            y=[0.0] * len(own),
            mode="markers",
            marker={
                "symbol": [SYMBOLS[tick.area] for tick in own],
                "size": [17 if tick.area == strong else 13 for tick in own],
                "color": colours,
                "line": {"color": theme.paper, "width": 1.5},
            },
            customdata=[[tick.area] for tick in own],
            text=[tick.words for tick in own],
            hovertemplate="<b>%{text}</b><extra></extra>",
        ),
    ]
    return go.Figure(
        traces,
        layout(
            theme,
            height=60 + 22 * len(own),
            separators=",." if text.language == "de" else ".,",
            xaxis={"automargin": True, "showgrid": False, "tickformat": f",.{decimals}f"},
            yaxis={"visible": False, "range": [-0.6, len(own) + 0.6]},
            annotations=[
                {
                    "x": tick.value,
                    "y": 0.25,
                    "ax": tick.value,
                    "ay": place + 1,
                    "axref": "x",
                    "ayref": "y",
                    "text": f"<b>{tick.name}</b>" if tick.area == strong else tick.name,
                    "font": {"size": 13, "color": colour},
                    "xanchor": _anchor(tick, ticks),
                    "arrowcolor": theme.faint,
                    "arrowwidth": 1,
                    "arrowhead": 0,
                    "name": tick.area,  # a label can be clicked as its marker can
                    "captureevents": True,
                }
                for place, (tick, colour) in enumerate(zip(own, colours, strict=True))
            ],
        ),
    )
