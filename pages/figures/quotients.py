"""Quotients: a share in each area as a multiple of the same share in two others."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from data.flags import Flag
from data.observations import Observation
from pages.figures.theme import Theme, layout
from pages.text import Text

DECIMALS = 2
BAR, DIAMOND = "■", "◆"  # how the two are called in words beside the figure
ROW = 46  # pixels: a line of words above a bar
UNIT = 1.0  # where both shares are equal


@dataclass(frozen=True, kw_only=True)
class Quotient:
    """One area's share as a multiple of Germany's, drawn as a bar, and of its Land's, drawn as a diamond."""

    area: str
    name: str
    nation: Observation
    land: Observation
    quiet: bool = False
    strong: bool = False


def written(observation: Observation, text: Text) -> str:
    """A quotient as a number, with * for a reservation, or in a word why there is none."""
    if observation.value is None:
        return text(f"flag.{observation.flag}.short")
    return text.number(observation.value, DECIMALS) + ("" if _is_plain(observation) else "*")


def _is_plain(observation: Observation) -> bool:
    return observation.flag in (Flag.CONFIRMED, Flag.BREAK)


def _words(row: Quotient, text: Text) -> str:
    name = f"<b>{row.name}</b>" if row.strong else row.name
    if row.nation.value is None and row.land.value is None:
        return f"{name}: {written(row.nation, text)}"
    return f"{name}  {BAR} {written(row.nation, text)}  {DIAMOND} {written(row.land, text)}"


def _bars(rows: Sequence[Quotient], theme: Theme) -> go.Bar:
    colours = [theme.accent if r.strong else theme.quiet if r.quiet else theme.classes[3] for r in rows]
    hatch = ["" if r.nation.value is None or _is_plain(r.nation) else "/" for r in rows]
    return go.Bar(
        orientation="h",
        x=[row.nation.value for row in rows],
        y=list(range(len(rows))),
        marker={"color": colours, "pattern": {"shape": hatch}},
        customdata=[[row.area] for row in rows],
        hoverinfo="skip",  # the words above each bar say it all
    )


def _diamonds(rows: Sequence[Quotient], theme: Theme) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=[row.land.value for row in rows],
        y=list(range(len(rows))),
        marker={"symbol": "diamond", "size": 13, "color": theme.ink, "line": {"color": theme.paper, "width": 2}},
        cliponaxis=False,
        hoverinfo="skip",
    )


def draw_quotients(rows: Sequence[Quotient], *, text: Text, theme: Theme) -> go.Figure:
    """A line of words, a bar from zero and a diamond for each area in the order given; a dotted rule stands at 1."""
    present = [o.value for row in rows for o in (row.nation, row.land) if o.value is not None]
    figure = go.Figure(
        [_bars(rows, theme), _diamonds(rows, theme)],
        layout(
            theme,
            height=12 + ROW * len(rows),
            bargap=0.68,
            margin={"l": 2, "r": 12, "t": 8, "b": 4},
            xaxis={"visible": False, "range": [0, 1.04 * max([UNIT, *present])]},
            yaxis={"visible": False, "range": [len(rows) - 0.6, -0.8]},
        ),
    )
    for place, row in enumerate(rows):
        words = {"text": _words(row, text), "bgcolor": theme.paper, "borderpad": 0}  # no rule runs through them
        position = {"x": 0, "y": place, "yshift": 17, "xanchor": "left", "yanchor": "middle", "showarrow": False}
        figure.add_annotation(words | position, name=row.area, captureevents=True)
    figure.add_vline(x=UNIT, line={"color": theme.ink, "width": 1, "dash": "dot"})
    return figure
