"""Timeline of projects as a figure, for what is taken along: the page shows it as a list with links."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

import plotly.graph_objects as go

from pages.figures.gantt import Count, Group, is_on
from pages.figures.spans import BAR, Span, at, hover
from pages.figures.theme import Theme, axis, layout, wrapped

LETTERS = 60  # of a title, in a line
ROW, ROW_OF_YEAR = 34, 22  # pixels
AXIS = 40  # pixels for the years
BESIDE = 240  # pixels on the right for words behind the last bar


def _framed(theme: Theme, *, rows: Sequence[str], row: int, xaxis: Mapping[str, object]) -> go.Figure:
    """An empty figure with named rows from the top; they are on a second axis, as projects below other charts are."""
    places = list(range(len(rows)))
    height = AXIS + row * len(rows)
    frame = layout(theme, height=height, margin={"l": 8, "r": BESIDE, "t": 8, "b": 8})
    frame["xaxis"] = axis(theme, anchor="y2", automargin=True, zeroline=False, **xaxis)
    frame["yaxis2"] = axis(
        theme,
        range=[len(rows) - 0.5, -0.5],
        tickvals=places,
        ticktext=list(rows),
        tickfont={"size": 12, "color": theme.ink},
        showgrid=False,
        zeroline=False,
        automargin=True,
        anchor="x",
    )
    frame["yaxis"] = axis(theme, visible=False, range=[0, 1])
    return go.Figure(layout=frame)


def draw_gantt_figure(
    groups: Sequence[Group], words: Mapping[str, str], *, years: tuple[int, int], today: date, theme: Theme
) -> go.Figure:
    """A row for each project under the name of its group: a bar, or a triangle that points to an unknown end.

    `words` stand behind the bars, by id: how far a project is, and which date is not known. A line shows `today`.
    """
    rows: list[str] = []
    bars: list[tuple[int, Span]] = []
    marks: list[tuple[int, Span]] = []
    for group in groups:
        rows.append(f"<b>{escape(group.name, quote=False)}</b>")
        for span in group.spans:
            (bars if span.bar else marks).append((len(rows), span))
            rows.append(wrapped(escape(span.title, quote=False), LETTERS))
    lengths = [span.bar for _, span in bars if span.bar]
    first, last = years
    span_of_years = {"range": [first - 0.5, last + 0.5], "tickformat": "d", "dtick": 1 if last - first < 5 else None}
    figure = _framed(theme, rows=rows, row=ROW, xaxis=span_of_years)
    figure.add_bar(
        orientation="h",
        base=[bar[0] for bar in lengths],
        x=[bar[1] - bar[0] for bar in lengths],
        y=[row for row, _ in bars],
        yaxis="y2",
        width=BAR,
        marker={"color": theme.classes[3]},
        text=[words[span.id] for _, span in bars],
        textposition="outside",
        cliponaxis=False,
        hovertemplate=[hover(span.title, span.words) for _, span in bars],
    )
    figure.add_scatter(
        x=[span.mark for _, span in marks],
        y=[row for row, _ in marks],
        yaxis="y2",
        mode="markers",
        marker={
            "symbol": ["triangle-right" if span.begin else "triangle-left" for _, span in marks],
            "size": 12,
            "color": theme.classes[3],
        },
        cliponaxis=False,
        hovertemplate=[hover(span.title, span.words) for _, span in marks],
    )
    for row, span in marks:
        place = {"x": span.mark, "y": row, "yref": "y2", "xanchor": "left", "xshift": 9, "showarrow": False}
        figure.add_annotation(place | {"text": words[span.id], "font": {"size": 14, "color": theme.ink}})
    if is_on(today, years):
        now, look = at(today), {"color": theme.accent, "width": 2}
        figure.add_shape(type="line", x0=now, x1=now, y0=-0.5, y1=len(rows) - 0.5, yref="y2", line=look)
    return figure


def draw_counts_figure(counts: Sequence[Count], *, dated: str, half_dated: str, theme: Theme) -> go.Figure:
    """A row for each year: projects with two dates, then hatched those with one, and the number of both behind."""
    full, half = [each.dated for each in counts], [each.half_dated for each in counts]
    years, numbers = [str(each.year) for each in counts], [str(each.all) for each in counts]
    said = [f"{e.year}: {e.all} ({dated}: {e.dated}; {half_dated}: {e.half_dated})<extra></extra>" for e in counts]
    most = max((each.all for each in counts), default=0) or 1
    figure = _framed(theme, rows=years, row=ROW_OF_YEAR, xaxis={"visible": False, "range": [0, most]})
    for name, values, base, shape, text in (
        (dated, full, [0] * len(counts), "", [""] * len(counts)),
        (half_dated, half, full, "/", numbers),
    ):
        figure.add_bar(
            orientation="h",
            name=name,
            base=base,
            x=values,
            y=list(range(len(counts))),
            yaxis="y2",
            width=0.7,
            marker={"color": theme.classes[3], "pattern": {"shape": shape}},
            text=text,
            textposition="outside",
            cliponaxis=False,
            hovertemplate=said,
        )
    return figure
