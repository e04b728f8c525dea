"""Timeline of projects: a bar for each from begin to end, or where these are too many, a bar for each year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from data.project_schema import PASSED
from pages.figures.spans import Span, at

# How a bar is filled: what is over, what has passed its end without a word that it is over, what runs, what is to
# come, and what no source says.
LOOKS = {
    "completed": "over",
    PASSED: "passed",
    "running": "runs",
    "founded": "runs",
    "planned": "ahead",
    "applied": "ahead",
    "decided": "ahead",
    "": "unsaid",
}
MOST_TICKS = 6  # years written on an axis, so that they fit on a phone
STEPS = (1, 2, 5, 10, 20)
MIDDLE = 50  # percent


@dataclass(frozen=True)
class Group:
    """Projects under one heading, in their order."""

    name: str
    spans: Sequence[Span]


@dataclass(frozen=True)
class Row:
    """A project as it is written: its title as a link, in HTML, and where an end is unknown, words that say so."""

    title: str
    unknown: str


def share(place: float, years: tuple[int, int]) -> float:
    """A place on an axis from the begin of one year to the end of another, in percent."""
    return round((place - years[0] + 0.5) / (years[1] - years[0] + 1) * 100, 3)


def ticks(years: tuple[int, int]) -> list[int]:
    """The years that are written on an axis."""
    first, last = years
    step = next((step for step in STEPS if (last - first) // step < MOST_TICKS), STEPS[-1])
    return [year for year in range(first, last + 1) if year % step == 0]


def _axis(years: tuple[int, int], *, is_named: bool) -> str:
    return "".join(
        f'<span class="year" style="left:{share(year - 0.5, years)}%">{year if is_named else ""}</span>'
        for year in ticks(years)
    )


def is_on(day: date, years: tuple[int, int]) -> bool:
    """Whether a day lies on the axis, so that a line can show it."""
    return years[0] <= day.year <= years[1]


def _bar(span: Span, row: Row, years: tuple[int, int]) -> str:
    if span.bar:
        left, right = (share(place, years) for place in span.bar)
        return f'<span class="bar {LOOKS[span.stage]}" style="left:{left}%;width:{round(right - left, 3)}%"></span>'
    assert span.mark is not None, "a project without dates is not drawn"
    place = share(span.mark, years)
    arrow = "▶" if span.begin else "◀"
    words = f"<small>{escape(row.unknown)}</small>"
    if place < MIDDLE:  # the words stand where there is more room
        return f'<span class="mark" style="left:{place}%"><b>{arrow}</b> {words}</span>'
    return f'<span class="mark before" style="right:{round(100 - place, 3)}%">{words} <b>{arrow}</b></span>'


def draw_gantt(groups: Sequence[Group], rows: Mapping[str, Row], *, years: tuple[int, int], today: date) -> str:
    """HTML with a list for each group: title, words and bar of each project, which all must have a date.

    `rows` are the projects as they are written, by id; `years` are the first and the last year of the axis, on which
    a line shows the day `today`.
    """
    grid = _axis(years, is_named=False)
    if is_on(today, years):
        grid += f'<span class="now" style="left:{share(at(today), years)}%"></span>'
    html = ""
    for group in groups:
        axis = _axis(years, is_named=True)
        html += f'<p class="group"><strong>{escape(group.name)}</strong><span class="track">{axis}</span></p><ol>'
        for span in group.spans:
            row = rows[span.id]
            said = f'<span class="what">{row.title} <small>{escape(span.words)}</small></span>'
            bar = _bar(span, row, years)
            html += f'<li>{said}<span class="track" aria-hidden="true">{grid}{bar}</span></li>'
        html += "</ol>"
    return f'<div class="gantt">{html}</div>'


@dataclass(frozen=True)
class Count:
    """How many projects are known to run in a year: with begin and end, and with one date only."""

    year: int
    dated: int
    half_dated: int

    @property
    def all(self) -> int:
        """Both together."""
        return self.dated + self.half_dated


def draw_counts(counts: Sequence[Count]) -> str:
    """HTML with a row for each year: full for projects with two dates, hollow for those with one, and their number."""
    most = max((count.all for count in counts), default=0) or 1

    def bar(number: int, look: str) -> str:
        return f'<span class="part {look}" style="width:{round(number / most * 100, 3)}%"></span>' if number else ""

    rows = "".join(
        f"<li><span>{count.year}</span>"
        f'<span class="count"><span class="parts">{bar(count.dated, "over")}{bar(count.half_dated, "ahead")}</span>'
        f"<small>{count.all}</small></span></li>"
        for count in counts
    )
    return f'<ol class="gantt counts">{rows}</ol>'
