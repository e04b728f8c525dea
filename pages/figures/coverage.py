"""Coverage: for which years a series has values, one cell a year, told apart by shape."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from pages.figures.theme import FONT, Theme

WIDE, NARROW, SLIM = 36, 14, 8  # units of a year's column: of few years, of some, of many
FEW, LONG = 10, 60  # years up to which each has its number, and from which on columns are slim
HEIGHT, GAP, AXIS = 20, 2, 18  # units of a row, between cells, of the row of years
FIFTH, TENTH = 5, 10  # years between two numbers above narrow columns and above slim ones
BAR_WIDTH, BAR_HEIGHT = 120, 24


class Look(StrEnum):
    """The shape of a cell."""

    VALUE = "value"
    BREAK = "break"  # a value from which a new series begins
    RESERVED = "reserved"  # a value with a reservation
    CONFIDENTIAL = "confidential"
    MISSING = "missing"
    SHARE = "share"  # as high as the share of areas with a value


@dataclass(frozen=True)
class Cell:
    """One year of a row; `share` from 0 to 1 is the height of a cell that shows one."""

    year: int
    look: Look
    share: float = 1.0


def column(years: Sequence[int]) -> int:
    """How wide the column of a year is, in pixels, from the first to the last of some years."""
    span = years[-1] - years[0] + 1
    return WIDE if span <= FEW else NARROW if span < LONG else SLIM


def _shape(cell: Cell, x: float, width: float, *, theme: Theme) -> str:
    """The SVG of one cell whose left edge is at `x`."""
    w, h, middle = width - GAP, HEIGHT - GAP, HEIGHT / 2
    ink, quiet = f'fill="{theme.classes[4]}"', f'fill="none" stroke="{theme.quiet}" stroke-width="2"'
    if cell.look is Look.VALUE:
        return f'<path d="M{x} 1h{w}v{h}h-{w}z" {ink}/>'
    if cell.look is Look.BREAK:
        return f'<path d="M{x} 1l{w / 2} {h / 2}l{w / 2} -{h / 2}v{h}h-{w}z" {ink}/>'
    if cell.look is Look.RESERVED:
        frame = f'<path d="M{x + 1} 2h{w - 2}v{h - 2}h-{w - 2}z" fill="none" stroke="{theme.classes[4]}"'
        return f'{frame} stroke-width="2"/><path d="M{x} {middle}h{w}v{h / 2}h-{w}z" {ink}/>'
    if cell.look is Look.CONFIDENTIAL:
        size = min(8, w)
        return f'<path d="M{x + (w - size) / 2} {middle - 4}l{size} 8m0 -8l-{size} 8" {quiet}/>'
    if cell.look is Look.SHARE and cell.share > 0:
        height = max(round(h * cell.share, 1), 2)
        return f'<path d="M{x} {h + 1}h{w}v-{height}h-{w}z" {ink}/>'
    return f'<path d="M{x + w / 2 - 2} {middle}h4" {quiet}/>'


def _image(shapes: str, width: float, height: float, *, words: str) -> str:
    """An HTML image of some SVG; the words are its alternative text and stand at the pointer."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{shapes}</svg>'
    alt = escape(words, quote=True)
    title = f' title="{alt}"' if words else ""
    source = b64encode(svg.encode()).decode()
    return f'<img alt="{alt}"{title} width="{width}" height="{height}" src="data:image/svg+xml;base64,{source}">'


def draw_row(cells: Sequence[Cell], years: Sequence[int], *, words: str, theme: Theme) -> str:
    """A row of cells; a year between the first and the last of which nothing is known of any area stays empty."""
    width = column(years)
    shapes = "".join(_shape(cell, (cell.year - years[0]) * width, width, theme=theme) for cell in cells)
    return _image(shapes, (years[-1] - years[0] + 1) * width, HEIGHT, words=words)


def draw_years(years: Sequence[int], *, theme: Theme) -> str:
    """The numbers of the years above rows of cells, as an image without alternative text: each row names its own."""
    width, span = column(years), years[-1] - years[0] + 1
    step = {WIDE: 1, NARROW: FIFTH, SLIM: TENTH}[width]
    labels = "".join(
        f'<text x="{(year - years[0] + 0.5) * width}" y="13" text-anchor="middle">{year}</text>'
        for year in range(years[0], years[-1] + 1)
        if year % step == 0 and (width == WIDE or 0 < year - years[0] < span - 1)
    )
    style = f'font-family="{FONT}" font-size="12" fill="{theme.quiet}"'
    return _image(f"<g {style}>{labels}</g>", span * width, AXIS, words="")


def draw_look(look: Look, theme: Theme) -> str:
    """One cell alone, for a legend; a share is half of its height."""
    return _image(_shape(Cell(0, look, 0.5), 0, NARROW, theme=theme), NARROW, HEIGHT, words="")


def draw_bar(shares: Sequence[tuple[int, float]], *, words: str, theme: Theme) -> str:
    """Years, each as high as the share of areas that have a value, in the height of a line of text."""
    first, last = shares[0][0], shares[-1][0]
    step = BAR_WIDTH / (last - first + 1)
    path = "".join(
        f"M{(year - first) * step:.1f} {BAR_HEIGHT}h{step * 0.85:.1f}v-{BAR_HEIGHT * share:.1f}h-{step * 0.85:.1f}z"
        for year, share in shares
        if share
    )
    frame = f'<path d="M0 {BAR_HEIGHT - 0.5}H{BAR_WIDTH}" stroke="{theme.quiet}"/>'
    return _image(f'{frame}<path d="{path}" fill="{theme.classes[4]}"/>', BAR_WIDTH, BAR_HEIGHT, words=words)
