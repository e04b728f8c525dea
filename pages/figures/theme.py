"""Every colour and font of the figures, for light and dark screens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from types import MappingProxyType
from typing import Any

from geo.areas import GERMANY, HAMBURG, NIEDERSACHSEN, REGION

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
    below: tuple[str, ...]  # classes below zero where both signs occur, from zero on
    above: tuple[str, ...]  # and those above zero, in another hue
    areas: Mapping[str, str]  # partner area → line colour
    others: tuple[str, ...]  # line colours of further Kreise, in the order chosen

    @property
    def palette(self) -> tuple[str, ...]:
        """All colours of classes; `tones` gives the places in it."""
        return (*self.classes, *self.below, *self.above)


def tones(count: int, *, below_zero: int | None = None) -> list[int]:
    """Places in a theme's palette of so many classes, lowest first, from the weakest to the strongest colour.

    Where some lie `below_zero`, these and the others have a hue each, stronger with the distance from zero.
    """
    if below_zero is None:
        return [round(place * 4 / (count - 1)) for place in range(count)] if count > 1 else [2]
    return [*(5 + place for place in reversed(range(below_zero))), *(10 + place for place in range(count - below_zero))]


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
    below=("#fbdcb5", "#f0b877", "#d98c3a", "#b0621a", "#7a3d08"),
    above=("#bcdcea", "#80b9ce", "#448fa8", "#216a85", "#0b4560"),
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
    others=("#4a4fb5", "#7a4a2b", "#b0307a", "#3f7a1f"),
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
    below=("#5c3a14", "#85541d", "#b0742f", "#d8a160", "#f7d5a6"),
    above=("#124c63", "#1d6d86", "#3a92ad", "#70b8cc", "#b9e2e6"),
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
    others=("#a5a8ff", "#d3a98a", "#ff8fd0", "#9fd66b"),
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
OTHER_SYMBOLS = ("triangle-down", "pentagon", "hourglass", "bowtie")
TOGETHER_SYMBOLS = ("hexagon", "octagon", "hexagram")
BENCHMARK_SYMBOLS = MappingProxyType({NIEDERSACHSEN: "x", HAMBURG: "star-square", GERMANY: "star-diamond"})
TRANSLUCENT = 0.72  # opacity of `quiet` that still reaches 3:1 on paper


def veil(theme: Theme) -> str:
    """The paper behind words that stand among marks, so that the marks shine through."""
    red, green, blue = (int(theme.paper[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.75)"


@dataclass(frozen=True)
class Look:
    """Colour and symbol of an area, the same in all figures of a page."""

    colour: str
    symbol: str


def looks(areas: Sequence[str], theme: Theme) -> dict[str, Look]:
    """The look of each area: the six have their own, further Kreise theirs in the order given.

    Several areas together are in ink, benchmarks are quiet; where there are more than looks, they start again.
    """
    together = [area for area in areas if area == REGION or "+" in area or "-" in area]
    kreise = [area for area in areas if len(area) == 5 and area.isdigit() and area not in SYMBOLS]
    found = {area: Look(theme.quiet, BENCHMARK_SYMBOLS.get(area, "circle-cross")) for area in areas}
    for place, area in enumerate(kreise):
        found[area] = Look(theme.others[place % len(theme.others)], OTHER_SYMBOLS[place % len(OTHER_SYMBOLS)])
    for place, area in enumerate(together):
        found[area] = Look(theme.ink, TOGETHER_SYMBOLS[place % len(TOGETHER_SYMBOLS)])
    return found | {area: Look(theme.areas[area], SYMBOLS[area]) for area in areas if area in SYMBOLS}


def axis(theme: Theme, **changes: Any) -> dict[str, Any]:
    """What every axis starts from."""
    colours = {"gridcolor": theme.faint, "zerolinecolor": theme.quiet, "linecolor": theme.quiet}
    return colours | {"fixedrange": True} | changes


def separators(language: str) -> str:
    """Decimal mark and thousands separator of plotly's own axis numbers."""
    return ",." if language == "de" else ".,"


def wrapped(words: str, width: int) -> str:
    """Words in lines of at most `width` characters where they can be parted."""
    return "<br>".join(wrap(words, width, break_long_words=False)) or words


def layout(theme: Theme, **changes: Any) -> dict[str, Any]:
    """The layout that every plotly figure starts from."""
    return {
        "font": {"family": FONT, "size": 14, "color": theme.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "hoverlabel": {"bgcolor": theme.paper, "font": {"color": theme.ink}},
        "showlegend": False,
        "clickanywhere": True,  # the nearest area counts, not only what is exactly under the pointer
        "xaxis": axis(theme, **changes.pop("xaxis", {})),
        "yaxis": axis(theme, **changes.pop("yaxis", {})),
    } | changes
