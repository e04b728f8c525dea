"""Strip: the six among the 400 Kreise, each Kreis a tick on one axis."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from pages.figures.theme import SYMBOLS, Theme, layout
from pages.text import Text


def draw_strip(
    districts: Mapping[str, float],
    partners: Sequence[str],
    *,
    names: Mapping[str, str],
    unit: str,
    decimals: int,
    strong: str,
    text: Text,
    theme: Theme,
) -> go.Figure:
    """All Kreise as ticks, the partner areas as named markers above them.

    `districts` holds area → value of one year, the partner city included where it has a value.
    """
    others = {area: value for area, value in districts.items() if area not in partners}
    own = sorted((area for area in partners if area in districts), key=lambda area: districts[area])
    words = {area: f"{names[area]}: {text.measure(value, decimals, unit=unit)}" for area, value in districts.items()}
    figure = go.Figure(
        [
            go.Scatter(
                x=list(others.values()),
                y=[0.0] * len(others),
                mode="markers",
                marker={"symbol": "line-ns-open", "size": 16, "color": theme.quiet, "opacity": 0.45},
                text=[words[area] for area in others],
                hovertemplate="%{text}<extra></extra>",
            ),
            go.Scatter(
                x=[districts[area] for area in own],
                y=[0.0] * len(own),
                mode="markers",
                marker={
                    "symbol": [SYMBOLS[area] for area in own],
                    "size": [17 if area == strong else 13 for area in own],
                    "color": [theme.accent if area == strong else theme.areas[area] for area in own],
                    "line": {"color": theme.paper, "width": 1.5},
                },
                customdata=[[area] for area in own],
                text=[words[area] for area in own],
                hovertemplate="<b>%{text}</b><extra></extra>",
            ),
        ]
    )
    figure.update_layout(
        **layout(
            theme,
            height=60 + 22 * len(own),
            separators=",." if text.language == "de" else ".,",
            xaxis={"automargin": True, "showgrid": False, "tickformat": f",.{decimals}f", "ticksuffix": ""},
            yaxis={"visible": False, "range": [-0.6, len(own) + 0.6]},
            annotations=[
                {
                    "x": districts[area],
                    "y": 0.25,
                    "ax": 0,
                    "ay": place + 1,
                    "axref": "x",
                    "ayref": "y",
                    "text": f"<b>{names[area]}</b>" if area == strong else names[area],
                    "font": {"size": 13, "color": theme.accent if area == strong else theme.areas[area]},
                    "arrowcolor": theme.faint,
                    "arrowwidth": 1,
                    "arrowhead": 0,
                }
                | {"ax": districts[area]}
                for place, area in enumerate(own)
            ],
        )
    )
    return figure
