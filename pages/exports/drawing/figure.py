"""Figure: one of ours as a standalone SVG, its marks exactly where its values are."""

from collections.abc import Sequence

from pages.exports.drawing.annotations import annotations, shapes
from pages.exports.drawing.axes import edges, grid
from pages.exports.drawing.bars import bars
from pages.exports.drawing.features import DrawingError, Spec, specification
from pages.exports.drawing.marks import scatter
from pages.exports.drawing.plot import Plot, arranged
from pages.exports.drawing.svg import Box, Part, joined, standalone
from pages.figures import Figure

EDGE = 4.0  # pixels that stay free around words for which a margin grows
PASSES = 12  # margins grow until all words are inside, at most so often
Margin = tuple[float, float, float, float]  # left, top, right, bottom in pixels


class NoRoomError(DrawingError):
    """A picture is too small for the words of its figure."""


def _bars(plot: Plot) -> Part:
    return joined(bars(trace, plot) for trace in plot.spec.traces if trace["type"] == "bar")


def _layers(plot: Plot) -> Part:
    """Everything from the ground up, bars below markers as plotly has them."""
    ground = [shapes(plot, "below"), grid(plot), shapes(plot, "between")]
    marks = [_bars(plot), *(scatter(trace, plot) for trace in plot.spec.traces if trace["type"] == "scatter")]
    return joined([*ground, *marks, edges(plot), shapes(plot, "above"), annotations(plot)])


def _words(plot: Plot) -> Part:
    """All layers that have words."""
    return joined([_bars(plot), edges(plot), annotations(plot)])


def _grown(margin: Margin, boxes: Sequence[Box], size: tuple[float, float]) -> Margin:
    """The margins, wider where words reach out of the picture."""
    beyond = (
        max((-box[0] for box in boxes), default=0.0),
        max((-box[1] for box in boxes), default=0.0),
        max((box[2] - size[0] for box in boxes), default=0.0),
        max((box[3] - size[1] for box in boxes), default=0.0),
    )
    left, top, right, bottom = (
        old + (more + EDGE if more > 0 else 0.0) for old, more in zip(margin, beyond, strict=True)
    )
    return left, top, right, bottom


def _box(margin: Margin, size: tuple[float, float]) -> Box:
    """What is left of a picture inside its margins."""
    return margin[0], margin[1], size[0] - margin[2], size[1] - margin[3]


def margins(spec: Spec, size: tuple[float, float]) -> Margin:
    """Margins so wide that all words of a figure are inside a picture of a size in pixels.

    Raises:
        NoRoomError: they leave no room for the plot.
    """
    given = spec.layout["margin"]
    margin: Margin = (given["l"], given["t"], given["r"], given["b"])
    for _ in range(PASSES):
        left, top, right, bottom = box = _box(margin, size)
        if left >= right or top >= bottom:
            break
        grown = _grown(margin, _words(arranged(spec, box)).boxes, size)
        if grown == margin:
            return margin
        margin = grown
    raise NoRoomError(f"words in {size[0]:.0f} × {size[1]:.0f} pixels")


def natural_height(figure: Figure) -> float:
    """The height in pixels that a figure is made for; `DrawingError` if it names none."""
    if figure.layout.height is None:
        raise DrawingError("a figure without layout.height")
    return float(figure.layout.height)


def draw(figure: Figure, *, width: float, height: float, alt: str) -> str:
    """A figure as SVG of a width and height in pixels, `alt` its accessible name.

    One that is made for more height is drawn in that and made smaller as a whole, letters included.

    Raises:
        DrawingError: the figure has a feature that is not known here, or its words have no room.
    """
    spec = specification(figure)
    factor = max(1.0, natural_height(figure) / height)
    view = (width * factor, height * factor)
    plot = arranged(spec, _box(margins(spec, view), view))
    return standalone(_layers(plot), size=(width, height), view=view, alt=alt, is_open=True)
