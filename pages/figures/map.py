"""Map: the six areas in classed colours, as SVG over outlines that the page holds already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from geo.outlines import Kind, Outlines, Shape
from pages.figures.theme import Theme

OUTSIDE = 45  # units of the view box: a shape whose inscribed circle is smaller has its label beside it
BESIDE = (10, -175)  # where that label stands, seen from the shape
YEAR_AT = (30, 80)  # where the year ends, seen from the upper right corner
NAME, VALUE, YEAR = 22, 30, 60  # size of the letters in units, where no style sheet says otherwise


@dataclass(frozen=True, kw_only=True)
class Patch:
    """One area of the map; `place` is that of its colour in the palette, None where it has no class (hatched)."""

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


def _outlines(outlines: Outlines) -> str:
    return "".join(
        f'<path id="{shape_id(shape)}" fill-rule="evenodd" d="{shape.path}"/>'
        for shape in outlines.shapes
        if shape.kind is not Kind.MUNICIPALITY
    )


def draw_shapes(outlines: Outlines) -> str:
    """All outlines once, invisible, for maps to refer to."""
    hidden = 'width="0" height="0" style="position:absolute" aria-hidden="true"'
    return f"<svg {hidden}><defs>{_outlines(outlines)}</defs></svg>"


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


def _looks(shape: Shape, patch: Patch, theme: Theme) -> str:
    """What an area looks like: its class, a hatch, a border if it is selected; and its words for the pointer."""
    fill = "url(#hatch-missing)" if patch.place is None else theme.palette[patch.place]
    hatch = "url(#hatch-flagged)" if patch.flagged and patch.place is not None else "none"
    parts = [_use(shape, fill=fill, stroke=theme.border, stroke_width="3"), _use(shape, fill=hatch)]
    if patch.selected:
        parts.append(_use(shape, fill="none", stroke=theme.accent, stroke_width="7", stroke_linejoin="round"))
    return f"<title>{escape(patch.words)}</title>{''.join(parts)}"


def _area(shape: Shape, patch: Patch, theme: Theme) -> str:
    return (
        f'<g class="area" data-area="{patch.area}" role="button" tabindex="0" '
        f'aria-pressed="{str(patch.selected).lower()}" aria-label="{escape(patch.words, quote=True)}">'
        f"{_looks(shape, patch, theme)}</g>"
    )


def _label(shape: Shape, patch: Patch, theme: Theme, *, scale: float) -> str:
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
        f'<text x="{x}" y="{y}" dy="-0.2em" class="name" font-size="{NAME * scale:g}">{escape(patch.name)}</text>'
        f'<text x="{x}" y="{y}" dy="0.85em" class="figure" font-size="{VALUE * scale:g}" font-weight="700" '
        f'data-of="{patch.area}">{escape(patch.value)}</text></g>'
    )


def _year(outlines: Outlines, stand: Stand, theme: Theme, *, scale: float) -> str:
    x, y = outlines.width - YEAR_AT[0], YEAR_AT[1]
    return (
        f'<text x="{x}" y="{y}" class="year" font-size="{YEAR * scale:g}" font-weight="700" text-anchor="end" '
        f'fill="{theme.ink}" aria-hidden="true">'
        f"{escape(stand.label)}</text>"
    )


def _context(outlines: Outlines, theme: Theme) -> str:
    """Neighbours and water."""
    return "".join(
        _use(
            shape, fill=theme.water if shape.kind is Kind.WATER else theme.context, stroke=theme.faint, stroke_width="2"
        )
        for shape in outlines.shapes
        if shape.kind in (Kind.NEIGHBOUR, Kind.WATER)
    )


def _drawn(
    outlines: Outlines, patches: Sequence[Patch], stand: Stand, *, theme: Theme, area: Callable[..., str], scale: float
) -> str:
    """Context, areas as `area` draws one, the selected one last, so that its border is whole; words and the year.

    Letters are larger by `scale`.
    """
    partners = {shape.id: shape for shape in outlines.of(Kind.PARTNER)}
    ordered = sorted(patches, key=lambda patch: patch.selected)
    areas = "".join(area(partners[patch.area], patch, theme) for patch in ordered)
    labels = "".join(_label(partners[patch.area], patch, theme, scale=scale) for patch in patches)
    return f"{_hatch(theme)}{_context(outlines, theme)}{areas}{labels}{_year(outlines, stand, theme, scale=scale)}"


def draw_map(outlines: Outlines, patches: Sequence[Patch], *, stand: Stand, theme: Theme) -> str:
    """The map as SVG: context, then the areas with a border, then their names and values, and the year.

    Each area is a button with its words; its outline is that of `draw_shapes`.
    """
    title = escape(f"{stand.name}, {stand.label}", quote=True)
    return (
        f'<svg viewBox="0 0 {outlines.width} {outlines.height}" role="group" aria-label="{title}" '
        f'data-map="{escape(stand.view, quote=True)}" data-year="{stand.year}" '
        f'data-palette="{" ".join(theme.palette)}">'
        f"{_drawn(outlines, patches, stand, theme=theme, area=_area, scale=1)}</svg>"
    )


def draw_still(outlines: Outlines, patches: Sequence[Patch], *, stand: Stand, theme: Theme, scale: float = 1.0) -> str:
    """What is inside the SVG of a map that stands alone: its outlines and the same areas, which are no buttons.

    Letters are larger by `scale`, for a map that is shown small.
    """

    def area(shape: Shape, patch: Patch, theme: Theme) -> str:
        return f'<g class="area" data-area="{patch.area}">{_looks(shape, patch, theme)}</g>'

    content = _drawn(outlines, patches, stand, theme=theme, area=area, scale=scale)
    return f"<defs>{_outlines(outlines)}</defs>{content}"
