"""Raster: a figure that no native chart can show, as a picture."""

import typst

from pages.exports.drawing import draw
from pages.exports.fonts import typesetting
from pages.exports.slides.fitting import fitted
from pages.exports.slides.plot import Box
from pages.figures import Figure
from pages.text import Text

DENSITY = 200  # pixels to an inch
PAGE = b"""
#set page(width: 1pt * float(sys.inputs.width), height: 1pt * float(sys.inputs.height), margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)
"""


def raster(figure: Figure, box: Box, *, alt: str, text: Text) -> bytes:
    """A figure as PNG for a box.

    Raises:
        DrawingError: it has something that cannot be drawn.
    """
    drawn = draw(fitted(figure, box, text=text), width=box.width, height=box.height, alt=alt)
    given = {"svg": drawn, "width": str(box.width), "height": str(box.height)}
    found = typst.compile(PAGE, format="png", ppi=DENSITY, sys_inputs=given, font_paths=typesetting())
    assert isinstance(found, bytes), "one page"
    return found
