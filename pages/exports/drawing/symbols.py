"""Symbols: the outlines of markers around their middle, named as plotly names them."""

import math
from collections.abc import Callable, Sequence

from pages.exports.drawing.features import DrawingError
from pages.exports.drawing.svg import written

Points = Sequence[tuple[float, float]]
OPEN = "-open"
RISE = 3**0.5  # height of a triangle with sides of 2
DIAMOND, STAR, STROKE = 1.3, 1.4, 1.4  # radii, as multiples of that of a circle
CROSS, ARM = 1.2, 0.4  # length and half thickness of the arms of a cross
WAIST = 0.382  # inner radius of a star with five points, as a multiple of the outer one


def _path(points: Points) -> str:
    return "M" + "L".join(f"{written(x)},{written(y)}" for x, y in points) + "Z"


def _ring(radii: Sequence[float], turn: float = 0.0) -> Points:
    """Corners at these distances in turn, clockwise from the top; `turn` in degrees."""
    step = 360 / len(radii)
    angles = [math.radians(turn + step * number) for number in range(len(radii))]
    return [(radius * math.sin(angle), -radius * math.cos(angle)) for radius, angle in zip(radii, angles, strict=True)]


def _circle(r: float) -> str:
    end = written(r)
    return f"M{end},0A{end},{end} 0 1,1 -{end},0A{end},{end} 0 1,1 {end},0Z"


def _square(r: float) -> str:
    return _path([(-r, -r), (r, -r), (r, r), (-r, r)])


def _plus(r: float, turn: float) -> str:
    """A cross of two thick arms."""
    inner = (CROSS * r, ARM * r)
    quarter = [(inner[1], -inner[0]), (inner[1], -inner[1]), (inner[0], -inner[1])]
    points: list[tuple[float, float]] = []
    for step in range(4):
        angle = math.radians(turn + 90 * step)
        cos, sin = math.cos(angle), math.sin(angle)
        points += [(x * cos - y * sin, x * sin + y * cos) for x, y in quarter]
    return _path(points)


def _triangle(r: float, turn: float) -> str:
    side = 2 * r / RISE
    angle = math.radians(turn)
    cos, sin = math.cos(angle), math.sin(angle)
    corners = [(0.0, -r), (side, r / 2), (-side, r / 2)]
    return _path([(x * cos - y * sin, x * sin + y * cos) for x, y in corners])


def _crossed_circle(r: float) -> str:
    end = written(r)
    return f"{_circle(r)}M{end},0H-{end}M0,{end}V-{end}"


SYMBOLS: dict[str, Callable[[float], str]] = {
    "circle": _circle,
    "square": _square,
    "diamond": lambda r: _path(_ring([DIAMOND * r] * 4)),
    "cross": lambda r: _plus(r, 0),
    "x": lambda r: _plus(r, 45),
    "triangle-up": lambda r: _triangle(r, 0),
    "triangle-right": lambda r: _triangle(r, 90),
    "triangle-down": lambda r: _triangle(r, 180),
    "triangle-left": lambda r: _triangle(r, 270),
    "pentagon": lambda r: _path(_ring([r] * 5)),
    "hexagon": lambda r: _path(_ring([r] * 6)),
    "octagon": lambda r: _path(_ring([r] * 8, 22.5)),
    "star": lambda r: _path(_ring([STAR * r, STAR * r * WAIST] * 5)),
    "hexagram": lambda r: _path(_ring([CROSS * r, CROSS * r / RISE] * 6)),
    "star-diamond": lambda r: _path(_ring([STAR * r, STAR * r * 0.5] * 4)),
    "star-square": lambda r: _path(_ring([STAR * r, STAR * r * 0.5] * 4, 45)),
    "hourglass": lambda r: _path([(-r, -r), (r, -r), (-r, r), (r, r)]),
    "bowtie": lambda r: _path([(-r, -r), (-r, r), (r, -r), (r, r)]),
    "circle-cross": _crossed_circle,
    "line-ns": lambda r: f"M0,{written(STROKE * r)}V-{written(STROKE * r)}",
}


def outline(symbol: str, size: float) -> str:
    """Path data of a symbol with a diameter of about `size` pixels.

    Raises:
        DrawingError: no symbol has this name.
    """
    try:
        return SYMBOLS[symbol.removesuffix(OPEN)](size / 2)
    except KeyError:
        raise DrawingError(f"symbol {symbol}") from None
