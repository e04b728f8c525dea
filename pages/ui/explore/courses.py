"""Courses: the development of a series as a small picture in a cell of a table."""

from collections.abc import Iterable, Sequence

from pages.figures.sparkline import draw_sparkline
from pages.figures.theme import Theme
from pages.ui.explore.rows import Row


def mark(place: int) -> str:
    """What stands in a cell until the table is written: cells are text, a course is a picture."""
    return f"sparkline:{place}"


def with_courses(html: str, samples: Sequence[Row], every: Iterable[Row], *, theme: Theme) -> str:
    """A table with a picture in place of each mark: all values of `every` that belong to the series of its sample."""
    points: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for row in sorted(every, key=lambda row: row.year):
        if row.observation.value is not None:
            points.setdefault((row.indicator.id, row.area), []).append((row.year, row.observation.value))
    for place, row in enumerate(samples):
        breaks = [gap.year for gap in row.indicator.breaks]
        picture = draw_sparkline(points.get((row.indicator.id, row.area), ()), breaks=breaks, theme=theme)
        html = html.replace(f">{mark(place)}<", f">{picture}<", 1)
    return html
