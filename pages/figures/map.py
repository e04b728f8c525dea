"""Map: the six areas in classed colours, as SVG over outlines that the page holds already."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from geo.outlines import Kind, Outlines, Shape
from pages.figures.theme import Theme

OUTSIDE = 45  # units of the view box: a shape whose inscribed circle is smaller has its label beside it
BESIDE = (10, -175)  # where that label stands, seen from the shape
YEAR_AT = (30, 80)  # where the year ends, seen from the upper right corner


@dataclass(frozen=True, kw_only=True)
class Patch:
    """One area of the map; `place` is its class from 0, None where it has no value (hatched)."""

    area: str
    name: str
    value: str  # as written on the map
    words: str  # what a screen reader says and the pointer shows
    place: int | None
    selected: bool = False
    flagged: bool = False  # has a value that needs a remark: coloured and hatched


@dataclass(frozen=True, kw_only=True)
class Stand:
    """What a map shows: `name` of the indicator, year as a number and as it is written, and the id of the view.

    Maps with the same `view` differ only in year and selection, so that a timeline may turn one into the other.
    """

    name: str
    year: int
    label: str
    view: str


def shape_id(shape: Shape) -> str:
    """The id under which the page holds a shape."""
    return f"shape-{shape.kind}-{shape.id}"


def draw_shapes(outlines: Outlines) -> str:
    """All outlines once, invisible, for maps to refer to."""
    paths = "".join(
        f'<path id="{shape_id(shape)}" fill-rule="evenodd" d="{shape.path}"/>'
        for shape in outlines.shapes
        if shape.kind is not Kind.MUNICIPALITY
    )
    return f'<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>{paths}</defs></svg>'


def _use(shape: Shape, **style: str) -> str:
    attributes = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in style.items())
    return f'<use href="#{shape_id(shape)}" {attributes}/>'


def _hatch(theme: Theme) -> str:
    lines = "".join(
        f'<pattern id="hatch-{name}" width="12" height="12" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)">'
        f'{ground}<line x1="0" y1="0" x2="0" y2="12" stroke="{theme.quiet}" stroke-width="{width}"/></pattern>'
        for name, ground, width in (
            ("missing", f'<rect width="12" height="12" fill="{theme.context}"/>', 3),
            ("flagged", "", 3),
        )
    )
    return f"<defs>{lines}</defs>"


def _area(shape: Shape, patch: Patch, theme: Theme) -> str:
    fill = "url(#hatch-missing)" if patch.place is None else theme.classes[patch.place]
    hatch = "url(#hatch-flagged)" if patch.flagged and patch.place is not None else "none"
    parts = [_use(shape, fill=fill, stroke=theme.border, stroke_width="3"), _use(shape, fill=hatch)]
    if patch.selected:
        parts.append(_use(shape, fill="none", stroke=theme.accent, stroke_width="7", stroke_linejoin="round"))
    return (
        f'<g class="area" data-area="{patch.area}" role="button" tabindex="0" '
        f'aria-pressed="{str(patch.selected).lower()}" aria-label="{escape(patch.words, quote=True)}">'
        f"<title>{escape(patch.words)}</title>{''.join(parts)}</g>"
    )


def _label(shape: Shape, patch: Patch, theme: Theme) -> str:
    x, y, line = shape.label_x, shape.label_y, ""
    if shape.label_radius < OUTSIDE:
        x, y = x + BESIDE[0], y + BESIDE[1]
        line = (
            f'<line x1="{shape.label_x}" y1="{shape.label_y}" x2="{x}" y2="{y + 30}" '
            f'stroke="{theme.ink}" stroke-width="2"/>'
        )
    style = f'text-anchor="middle" fill="{theme.ink}" stroke="{theme.paper}" stroke-width="7"'
    return (
        f'{line}<g class="label" aria-hidden="true" paint-order="stroke" stroke-linejoin="round" {style}>'
        f'<text x="{x}" y="{y}" dy="-0.2em" class="name">{escape(patch.name)}</text>'
        f'<text x="{x}" y="{y}" dy="0.85em" class="figure" data-of="{patch.area}">{escape(patch.value)}</text></g>'
    )


def _year(outlines: Outlines, stand: Stand, theme: Theme) -> str:
    x, y = outlines.width - YEAR_AT[0], YEAR_AT[1]
    return (
        f'<text x="{x}" y="{y}" class="year" text-anchor="end" fill="{theme.ink}" aria-hidden="true">'
        f"{escape(stand.label)}</text>"
    )


def draw_map(outlines: Outlines, patches: Sequence[Patch], *, stand: Stand, theme: Theme) -> str:
    """The map as SVG: context, then the areas with a border, then their names and values, and the year.

    Each area is a button with its words; the selected one is drawn last, so that its border is whole.
    """
    context = "".join(
        _use(
            shape, fill=theme.water if shape.kind is Kind.WATER else theme.context, stroke=theme.faint, stroke_width="2"
        )
        for shape in outlines.shapes
        if shape.kind in (Kind.NEIGHBOUR, Kind.WATER)
    )
    partners = {shape.id: shape for shape in outlines.of(Kind.PARTNER)}
    ordered = sorted(patches, key=lambda patch: patch.selected)
    areas = "".join(_area(partners[patch.area], patch, theme) for patch in ordered)
    labels = "".join(_label(partners[patch.area], patch, theme) for patch in patches)
    title = escape(f"{stand.name}, {stand.label}", quote=True)
    return (
        f'<svg viewBox="0 0 {outlines.width} {outlines.height}" role="group" aria-label="{title}" '
        f'data-map="{escape(stand.view, quote=True)}" data-year="{stand.year}" '
        f'data-classes="{" ".join(theme.classes)}">{_hatch(theme)}{context}{areas}{labels}'
        f"{_year(outlines, stand, theme)}</svg>"
    )
