"""Spans: projects over time, as far as their dates are known, on an axis of years or below one."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

import plotly.graph_objects as go

from pages.figures.theme import TRANSLUCENT, Theme, axis, wrapped

WIDTH = 46  # letters of a line of hover words
BAR = 0.5  # height of a bar, as a share of its row
ROW = 20  # pixels
NAMES_OF_YEARS = 36  # pixels between the plot and the bars below it
FEW = 5  # years

Days = tuple[date, date]  # first and last day that a date can mean


@dataclass(frozen=True, kw_only=True)
class Span:
    """A project over time: the days that its begin and its end can mean, none where no source gives them."""

    id: str
    title: str
    words: str  # its dates and status, as they are read
    stage: str  # id of its status, or that its end has passed; empty: not stated
    begin: Days | None
    end: Days | None

    @property
    def bar(self) -> tuple[float, float] | None:
        """From the first day of its begin to the last of its end, on the axis; none unless both are known."""
        if self.begin is None or self.end is None:
            return None
        return at(self.begin[0]), at(self.end[1] + timedelta(days=1))

    @property
    def mark(self) -> float | None:
        """The middle of its only date, on the axis; none if it has two, or no date at all."""
        known = self.begin or self.end
        if known is None or (self.begin and self.end):
            return None
        return (at(known[0]) + at(known[1] + timedelta(days=1))) / 2


def at(day: date) -> float:
    """Where a day begins on an axis of years, on which a year reaches half a year to both sides of its number."""
    length = 366 if calendar.isleap(day.year) else 365
    return day.year - 0.5 + (day.timetuple().tm_yday - 1) / length


def _traces(spans: Sequence[Span], theme: Theme) -> list[go.Bar | go.Scatter]:
    """Quiet bars in rows from 0 on the second value axis, and triangles that point to where an end is unknown."""
    rows = list(enumerate(spans))
    bars = [(row, span, span.bar) for row, span in rows if span.bar]
    marks = [(row, span, span.mark) for row, span in rows if span.mark is not None]
    return [
        go.Bar(
            orientation="h",
            base=[bar[0] for _, _, bar in bars],
            x=[bar[1] - bar[0] for _, _, bar in bars],
            y=[row for row, _, _ in bars],
            yaxis="y2",
            width=BAR,
            marker={"color": theme.quiet, "opacity": TRANSLUCENT},
            hovertemplate=[hover(span.title, span.words) for _, span, _ in bars],
        ),
        go.Scatter(
            x=[mark for _, _, mark in marks],
            y=[row for row, _, _ in marks],
            yaxis="y2",
            mode="markers",
            marker={
                "symbol": ["triangle-right" if span.begin else "triangle-left" for _, span, _ in marks],
                "size": 10,
                "color": theme.quiet,
            },
            hovertemplate=[hover(span.title, span.words) for _, span, _ in marks],
        ),
    ]


def hover(name: str, words: str) -> str:
    """Hover words: a name, quoted in its own language, and what is said of it."""
    return f'<b lang="de">{wrapped(escape(name), WIDTH)}</b><br>{wrapped(escape(words), WIDTH)}<extra></extra>'


def add_spans(figure: go.Figure, spans: Sequence[Span], *, years: tuple[int, int], theme: Theme) -> None:
    """Add numbered rows below the years of a figure, which grows by them; they share its time axis.

    The axis keeps the years of the figure: what reaches beyond them is cut off at its edge.
    """
    margin = figure.layout.margin
    plot = figure.layout.height - margin.t - margin.b
    rows = ROW * len(spans)
    whole = plot + NAMES_OF_YEARS + rows
    is_short = years[1] - years[0] < FEW  # plotly would write the same year at half of it, too
    figure.add_traces(_traces(spans, theme))
    figure.update_layout(
        height=figure.layout.height + NAMES_OF_YEARS + rows,
        xaxis={"range": [years[0] - 0.5, years[1] + 0.5], "anchor": "y", "dtick": 1 if is_short else None},
        yaxis={"domain": [1 - plot / whole, 1]},
        yaxis2=axis(
            theme,
            domain=[0, rows / whole],
            range=[len(spans) - 0.5, -0.5],
            tickvals=list(range(len(spans))),
            ticktext=[str(number) for number in range(1, len(spans) + 1)],
            tickfont={"size": 12, "color": theme.quiet},
            showgrid=False,
            zeroline=False,
            automargin=True,
            anchor="x",
        ),
    )
