"""Sparkline: the trend of one figure in the height of a line of text, as an image."""

from base64 import b64encode
from collections.abc import Sequence

from pages.figures.theme import Theme

WIDTH, HEIGHT, EDGE = 120, 34, 4


def draw_sparkline(points: Sequence[tuple[int, float]], *, breaks: Sequence[int] = (), theme: Theme) -> str:
    """Years and values as a small line with a dot at the end; no line crosses a break; "" for fewer than two values.

    An HTML image with an empty alternative text: it repeats figures that stand beside it in words.
    """
    if len(points) < 2:
        return ""
    first, last = points[0][0], points[-1][0]
    low, high = min(v for _, v in points), max(v for _, v in points)
    spread = (high - low) or 1.0

    def place(year: int, value: float) -> tuple[float, float]:
        x = EDGE + (WIDTH - 2 * EDGE) * (year - first) / (last - first)
        return round(x, 1), round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / spread, 1)

    path, before = "", None
    for year, value in points:
        x, y = place(year, value)
        joined = before is not None and not any(before < gap <= year for gap in breaks)
        path += f"{'L' if joined else 'M'}{x} {y}"
        before = year
    x, y = place(*points[-1])
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{path}" fill="none" stroke="{theme.quiet}" stroke-width="2" stroke-linecap="round"/>'
        f'<circle cx="{x}" cy="{y}" r="3.5" fill="{theme.classes[3]}"/></svg>'
    )
    image = b64encode(svg.encode()).decode()
    return f'<img alt="" width="{WIDTH}" height="{HEIGHT}" src="data:image/svg+xml;base64,{image}">'
