"""Locator: where an area lies among the six, as an SVG of its own for print."""

from collections.abc import Collection, Mapping
from html import escape

from geo.outlines import Kind, Outlines, Shape
from pages.figures.theme import FONT, Theme

SIZE = 42  # of the names, in units of the view box: 7.6 pt where the map is 64 mm wide
CITY = "02000"  # Hamburg as a Kreis, for orientation
BESIDE = {"03355022": (60, -140)}  # where a name stands whose shape is too small for it, seen from the shape


def _path(shape: Shape, fill: str, stroke: str, *, width: float) -> str:
    return (
        f'<path d="{shape.path}" fill-rule="evenodd" fill="{fill}" stroke="{stroke}" stroke-width="{width}" '
        'stroke-linejoin="round"/>'
    )


def _name(shape: Shape, words: str, theme: Theme, *, is_marked: bool) -> str:
    """A name on its shape, or beside a small one with a line to it."""
    right, down = BESIDE.get(shape.id, (0, 0))
    x, y, line = shape.label_x + right, shape.label_y + down, ""
    if down:
        line = (
            f'<line x1="{shape.label_x:g}" y1="{shape.label_y:g}" x2="{x:g}" y2="{y + 8:g}" '
            f'stroke="{theme.ink}" stroke-width="2"/>'
        )
    weight, ink = ("bold", theme.ink) if is_marked else ("normal", theme.quiet)
    lines = words.replace("-", "-\n").split("\n") if len(words) > 12 and "-" in words else words.split(" ", 1)
    rows = "".join(
        f'<tspan x="{x:g}" dy="{0 if row == 0 else SIZE}">{escape(each)}</tspan>' for row, each in enumerate(lines)
    )
    first = y - SIZE * (len(lines) - 1) / 2 if not down else y - SIZE * (len(lines) - 1)
    place = f'y="{first:g}" text-anchor="middle" font-size="{SIZE}" font-family="{FONT}" font-weight="{weight}"'
    halo = f'stroke="{theme.paper}" stroke-width="7" stroke-linejoin="round"'
    return f'{line}<text {place} fill="{theme.paper}" {halo}>{rows}</text><text {place} fill="{ink}">{rows}</text>'


def draw_locator(outlines: Outlines, marked: Collection[str], *, names: Mapping[str, str], theme: Theme) -> str:
    """The six among their neighbours: those marked in colour with a thick border and a bold name.

    `names` are those of the six and of Hamburg, for orientation.
    """
    ground = "".join(
        _path(shape, theme.water if shape.kind is Kind.WATER else theme.context, theme.faint, width=2)
        for shape in outlines.shapes
        if shape.kind in (Kind.NEIGHBOUR, Kind.WATER)
    )
    partners = sorted(outlines.of(Kind.PARTNER), key=lambda shape: shape.id in marked)
    areas = "".join(_path(shape, theme.classes[1], theme.border, width=3) for shape in partners)
    areas += "".join(_path(shape, theme.classes[2], theme.accent, width=6) for shape in partners if shape.id in marked)
    named = [shape for shape in (*outlines.of(Kind.NEIGHBOUR), *partners) if shape.id in names]
    labels = "".join(_name(shape, names[shape.id], theme, is_marked=shape.id in marked) for shape in named)
    size = f'width="{outlines.width}" height="{outlines.height}" viewBox="0 0 {outlines.width} {outlines.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{areas}{labels}</svg>'
