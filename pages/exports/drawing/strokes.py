"""Strokes and fills: dashes of lines, hatches of bars."""

from pages.exports.drawing.features import DrawingError
from pages.exports.drawing.svg import key, tag, written

DASHES = {  # lengths of strokes and gaps, as multiples of the line's width
    "solid": (),
    "dot": (1, 1),
    "dash": (3, 3),
    "longdash": (5, 5),
    "dashdot": (3, 1, 1, 1),
}
THIN = 3.0  # a thinner line is dashed as if it had this width
CELL, STROKE, DOT = 6, 2.4, 2.0  # pixels of a hatch
TURNS = {"/": "rotate(45)", "\\": "rotate(-45)", ".": None}


def dashes(name: str | None, width: float) -> str | None:
    """The dash array of a line, none of a whole one.

    Raises:
        DrawingError: no dash has this name.
    """
    if (name or "solid") not in DASHES:
        raise DrawingError(f"dash {name}")
    unit = max(width, THIN)
    return " ".join(written(each * unit) for each in DASHES[name or "solid"]) or None


def hatched(colour: str, shape: str = "/", *, stroke: float = STROKE) -> tuple[str, str]:
    """A hatch of a colour on whatever lies below it: how something is filled with it, and its definition.

    Raises:
        DrawingError: no hatch has this shape.
    """
    if shape not in TURNS:
        raise DrawingError(f"pattern {shape}")
    mark = tag("path", d=f"M{CELL / 2},0V{CELL}", stroke=colour, stroke_width=stroke)
    if shape == ".":
        mark = tag("circle", cx=CELL / 2, cy=CELL / 2, r=DOT, fill=colour)
    name = key("hatch", f"{colour}{shape}{stroke}")
    box = {"width": f"{CELL}", "height": f"{CELL}", "patternUnits": "userSpaceOnUse"}
    return f"url(#{name})", tag("pattern", mark, id=name, patternTransform=TURNS[shape], **box)
