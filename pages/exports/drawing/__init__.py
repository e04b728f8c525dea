"""Drawing: a figure or a map as a standalone SVG, without a browser."""

from pages.exports.drawing.features import DrawingError
from pages.exports.drawing.figure import draw
from pages.exports.drawing.map import draw_map

__all__ = ["DrawingError", "draw", "draw_map"]
