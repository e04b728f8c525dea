"""Every colour and font of the figures, for light and dark screens."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

FONT = "Source Sans, Source Sans Pro, Arial, sans-serif"


@dataclass(frozen=True, kw_only=True)
class Theme:
    """Colours of one brightness; text and lines reach WCAG AA on `paper`."""

    name: str
    paper: str
    ink: str
    quiet: str  # benchmarks, secondary text
    faint: str  # grid lines
    accent: str  # the area the reader looks at
    context: str  # land outside the region
    water: str
    border: str  # between areas of the map
    classes: tuple[str, ...]  # lowest to highest
    areas: Mapping[str, str]  # partner area → line colour


LIGHT = Theme(
    name="light",
    paper="#ffffff",
    ink="#0e191e",
    quiet="#56666f",
    faint="#d9e0e4",
    accent="#a3243b",
    context="#eef1f2",
    water="#d5e6f0",
    border="#ffffff",
    classes=("#e3f0ee", "#b2d8d3", "#74b6b6", "#3a8a98", "#0e5670"),
    areas=MappingProxyType(
        {
            "03353": "#0072b2",
            "03354": "#b3560b",
            "03355": "#00735a",
            "03355022": "#8a3b8f",
            "03359": "#866400",
            "03360": "#c0392b",
        }
    ),
)
DARK = Theme(
    name="dark",
    paper="#10191d",
    ink="#e9f0f2",
    quiet="#a3b3bb",
    faint="#2b3a42",
    accent="#ff8fa0",
    context="#1a272e",
    water="#16323f",
    border="#10191d",
    classes=("#123641", "#1c5563", "#2f7b87", "#62abad", "#b4ddd6"),
    areas=MappingProxyType(
        {
            "03353": "#56b4e9",
            "03354": "#f0a35e",
            "03355": "#3fc9a0",
            "03355022": "#d98fdc",
            "03359": "#e8c547",
            "03360": "#ff8a7a",
        }
    ),
)
THEMES = MappingProxyType({theme.name: theme for theme in (LIGHT, DARK)})
SYMBOLS = MappingProxyType(
    {
        "03353": "circle",
        "03354": "square",
        "03355": "diamond",
        "03355022": "star",
        "03359": "triangle-up",
        "03360": "cross",
    }
)


def layout(theme: Theme, **changes: Any) -> dict[str, Any]:
    """The layout that every plotly figure starts from."""
    axis = {"gridcolor": theme.faint, "zerolinecolor": theme.quiet, "linecolor": theme.quiet, "fixedrange": True}
    return {
        "font": {"family": FONT, "size": 14, "color": theme.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "hoverlabel": {"bgcolor": theme.paper, "font": {"color": theme.ink}},
        "showlegend": False,
        "xaxis": axis | changes.pop("xaxis", {}),
        "yaxis": axis | changes.pop("yaxis", {}),
    } | changes
