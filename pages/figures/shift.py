"""Shift: where each area stood in one year and where in another, with the difference."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from data.observations import Observation
from pages.figures.labels import LETTER, LINE, SIZE, is_reserved, label
from pages.figures.theme import Theme, layout, separators, wrapped
from pages.text import Text
from pages.text.amounts import unit_of_difference

ROW = 58  # pixels
HEAD = 1.0  # rows above the first arrow: two lines of words stand there below the key
RAISED = 19  # pixels from an arrow up to its words
LETTERS = 44  # of a row's words in one line on a phone
FREE = 0.04  # of the axis at each end


@dataclass(frozen=True, kw_only=True)
class Shift:
    """One area in both years; `refusal` says in words why its values do not compare."""

    area: str
    name: str
    first: Observation
    last: Observation
    refusal: str = ""
    quiet: bool = False  # a benchmark
    strong: bool = False  # the area the reader looks at

    @property
    def values(self) -> tuple[float, float] | None:
        """Both values, where a change between them may be said."""
        if self.refusal or self.first.value is None or self.last.value is None:
            return None
        return self.first.value, self.last.value


@dataclass(frozen=True, kw_only=True)
class Span:
    """The two years as written, and how values are written."""

    first: str
    last: str
    unit: str
    decimals: int


def _colour(shift: Shift, theme: Theme) -> str:
    if shift.strong:
        return theme.accent
    return theme.quiet if shift.quiet else theme.classes[3]


def difference(shift: Shift, span: Span, text: Text) -> str:
    """The difference of the values in its unit, or the words why there is none."""
    if shift.values is None:
        missing = shift.first if shift.first.value is None else shift.last
        return shift.refusal or text(f"flag.{missing.flag}.long")
    first, last = shift.values
    return text.measure(last - first, span.decimals, unit=unit_of_difference(span.unit, text), signed=True)


def _words(shift: Shift, said: str, row: int, *, left: float, theme: Theme) -> dict[str, Any]:
    """The name and the change above the arrow; without an arrow the reason takes its place."""
    body = f"{shift.name}: <b>{said}</b>"
    if shift.values is None:
        body = f"{shift.name}:<br><span style='color:{theme.quiet}'>{wrapped(said, LETTERS)}</span>"
    elif len(shift.name) + len(said) > LETTERS:
        body = f"{shift.name}:<br><b>{said}</b>"
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": left,
        "y": row,
        "yanchor": "top" if shift.values is None else "bottom",
        "yshift": RAISED + LINE if shift.values is None else RAISED - LINE / 2,
        "text": body,
        "align": "left",
        "showarrow": False,
        "bgcolor": theme.paper,
        "borderpad": 0,
        "font": {"color": theme.accent if shift.strong else theme.ink, "size": 14},
        "name": shift.area,  # the words can be clicked as the arrow can
        "captureevents": True,
    }


def _arrows(rows: Sequence[tuple[int, Shift]], theme: Theme) -> list[dict[str, Any]]:
    """A line from the first to the last value of each area."""
    return [
        {"type": "line", "x0": shift.values[0], "x1": shift.values[1], "y0": row, "y1": row}
        | {"line": {"color": _colour(shift, theme), "width": 4 if shift.strong else 3}, "layer": "between"}
        for row, shift in rows
        if shift.values
    ]


def _ends(rows: Sequence[tuple[int, Shift]], theme: Theme) -> list[go.Scatter]:
    """Rings at the first values and arrow heads, hollow for a reservation, at the last; they point where it went."""
    drawn = [(row, shift, *shift.values) for row, shift in rows if shift.values]
    heads = ["triangle-right" if b > a else "triangle-left" if b < a else "diamond" for _, _, a, b in drawn]
    filled = [theme.paper if is_reserved(s.last) else _colour(s, theme) for _, s, _, _ in drawn]
    colours = [_colour(shift, theme) for _, shift, _, _ in drawn]
    common: dict[str, Any] = {
        "y": [row for row, _, _, _ in drawn],
        "mode": "markers",
        "cliponaxis": False,
        "customdata": [[shift.area] for _, shift, _, _ in drawn],
        "hoverinfo": "skip",
    }
    ring = {"symbol": "circle", "size": 11, "color": theme.paper, "line": {"color": colours, "width": 2.5}}
    head = {"symbol": heads, "size": 15, "color": filled, "line": {"color": colours, "width": 2}}
    return [
        go.Scatter(x=[first for _, _, first, _ in drawn], marker=ring, **common),
        go.Scatter(x=[last for _, _, _, last in drawn], marker=head, **common),
    ]


def _values(shift: Shift, row: int, span: Span, *, text: Text, theme: Theme) -> list[dict[str, Any]]:
    """Both values, each at its end of the arrow; equal ones stand to the left and right of the same place."""
    if shift.values is None:
        return []
    first, last = shift.values
    sides = [("right", -11), ("left", 11)] if first <= last else [("left", 11), ("right", -11)]
    return [
        {"x": o.value, "y": row, "xanchor": anchor, "xshift": away, "showarrow": False, "font": {"size": SIZE}}
        | {"text": label(o, unit=span.unit, decimals=span.decimals, text=text), "bgcolor": theme.paper, "borderpad": 0}
        for o, (anchor, away) in zip((shift.first, shift.last), sides, strict=True)
    ]


def _ticks(ends: Sequence[float], span: Span) -> dict[str, Any]:
    decimals = 0 if ends[-1] - ends[0] >= 10 else max(span.decimals, 1)
    return {"tickformat": f",.{decimals}f", "nticks": 4, "tickangle": 0, "zeroline": False, "showgrid": True}


def draw_shift(shifts: Sequence[Shift], span: Span, *, text: Text, theme: Theme) -> go.Figure:
    """An arrow for each area in the order given, from its first to its last value, with both and the change.

    The axis need not start at zero: the length of an arrow is the change.
    """
    rows = list(enumerate(shifts))
    values = sorted(value for shift in shifts for value in shift.values or ())
    ends = (values[0], values[-1]) if values else (0.0, 1.0)
    free = FREE * ((ends[1] - ends[0]) or abs(ends[1]) or 1.0)
    written = [label(o, unit=span.unit, decimals=span.decimals, text=text) for s in shifts for o in (s.first, s.last)]
    beside = 14 + LETTER * max((len(words) for words in written), default=0)
    key = {"text": text("compare_chart.ends", first=span.first, last=span.last), "font": {"color": theme.quiet}}
    above = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom"}
    words = [each for row, s in rows for each in _values(s, row, span, text=text, theme=theme)]
    words += [_words(s, difference(s, span, text), row, left=8 - beside, theme=theme) for row, s in rows]
    return go.Figure(
        _ends(rows, theme),
        layout(
            theme,
            height=26 + 34 + round(ROW * (len(rows) - 0.65 + HEAD)),
            margin={"l": beside, "r": beside, "t": 26, "b": 34},
            separators=separators(text.language),
            xaxis={"range": [ends[0] - free, ends[1] + free], "visible": bool(values)} | _ticks(ends, span),
            yaxis={"visible": False, "range": [len(rows) - 0.65, -HEAD]},
            shapes=_arrows(rows, theme),
            annotations=[*words, above | key | {"showarrow": False, "xshift": 8 - beside}],
        ),
    )
