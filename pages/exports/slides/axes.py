"""Axes: those of a chart as DrawingML."""

from pages.exports.slides.marks import SIZE, letters, line, rich
from pages.exports.slides.plot import Axis, Stroke
from pages.figures.theme import LIGHT

X, Y = 1, 2  # ids


def _scaling(axis: Axis) -> str:
    base = '<c:logBase val="10"/>' if axis.is_log else ""
    turned = "maxMin" if axis.is_reversed else "minMax"
    ends = f'<c:max val="{axis.high!r}"/><c:min val="{axis.low!r}"/>'
    return f'<c:scaling>{base}<c:orientation val="{turned}"/>{ends}</c:scaling>'


def values(axis: Axis, which: int, *, crosses: str, between: str, language: str) -> str:
    """A value axis; words and lines as far as it is shown."""
    other = Y if which == X else X
    beside = "nextTo" if crosses == "max" else "low"  # the low end of a reversed axis is on the other side
    grid = f"<c:majorGridlines><c:spPr>{line(Stroke(LIGHT.faint, 0.75))}</c:spPr></c:majorGridlines>"
    title = f'<c:title>{rich(axis.title, SIZE, LIGHT.ink, language=language)}<c:overlay val="0"/></c:title>'
    return (
        f'<c:valAx><c:axId val="{which}"/>{_scaling(axis)}<c:delete val="{int(not axis.is_shown)}"/>'
        f'<c:axPos val="{"b" if which == X else "l"}"/>{grid if axis.has_grid else ""}'
        f"{title if axis.title and which == X else ''}"
        f'<c:numFmt formatCode="{axis.format}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{beside}"/><c:spPr>{line(Stroke(LIGHT.quiet, 0.75))}</c:spPr>'
        f'{letters(SIZE, LIGHT.ink, language=language)}<c:crossAx val="{other}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="{between}"/>'
        + ("" if axis.is_log else f'<c:majorUnit val="{axis.step!r}"/>')
        + "</c:valAx>"
    )


def names(language: str) -> str:
    """The axis of the categories, the first one on top."""
    return (
        f'<c:catAx><c:axId val="{Y}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>{line(Stroke(LIGHT.quiet, 0.75))}</c:spPr>'
        f'{letters(SIZE, LIGHT.ink, language=language)}<c:crossAx val="{X}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )
