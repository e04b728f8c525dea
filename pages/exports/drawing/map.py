"""Map: the six areas as a standalone SVG, outlines included."""

from geo.outlines import load_outlines
from pages.exports.drawing.svg import Part, standalone
from pages.exports.exhibit import MapPicture
from pages.figures.map import draw_still
from pages.figures.theme import LIGHT

LEGIBLE = 620.0  # pixels of width below which letters grow, so that they keep their size
MOST = 1.45  # as large as on a phone


def map_height(width: float) -> float:
    """How high a map of a width is."""
    outlines = load_outlines()
    return width * outlines.height / outlines.width


def draw_map(picture: MapPicture, *, width: float, alt: str) -> str:
    """A map without its legend as SVG of a width in pixels; `alt` is its accessible name."""
    outlines = load_outlines()
    scale = min(max(LEGIBLE / width, 1.0), MOST)
    content = draw_still(outlines, picture.patches, stand=picture.stand, theme=LIGHT, scale=scale)
    view = (float(outlines.width), float(outlines.height))
    return standalone(Part(content), size=(width, map_height(width)), view=view, alt=alt)
