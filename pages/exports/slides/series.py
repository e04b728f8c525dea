"""Series: the numbers of a chart with their marks, bars and labels as DrawingML."""

from collections import Counter
from collections.abc import Sequence
from xml.sax.saxutils import escape

from pages.exports.slides.marks import SIZE, fill, letters, line, mark, solid
from pages.exports.slides.plot import Plot, Series
from pages.exports.slides.workbook import Place
from pages.figures.theme import LIGHT

VEIL = 0.8  # opacity of the paper behind values
STRONG = 3.5  # points from which a line is that of the area looked at
NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
QUOTES = {chr(34): "&quot;"}


def _numbers(values: Sequence[float | None], reference: str) -> str:
    """All digits of the values; one that is missing has no entry, which is a gap."""
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>' for place, value in enumerate(values) if value is not None
    )
    cache = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
    return f"<c:numRef><c:f>{reference}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"


def _strings(words: Sequence[str], reference: str) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(each)}</c:v></c:pt>' for at, each in enumerate(words))
    cache = f'<c:ptCount val="{len(words)}"/>{points}'
    return f"<c:strRef><c:f>{reference}</c:f><c:strCache>{cache}</c:strCache></c:strRef>"


def _head(series: Series, number: int, place: Place) -> str:
    name = _strings([series.name], place.name)
    return f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx>{name}</c:tx>'


def _shown(*, name: bool, value: bool) -> str:
    """What of a point its label says."""
    parts = {"LegendKey": False, "Val": value, "CatName": False, "SerName": name, "Percent": False, "BubbleSize": False}
    return "".join(f'<c:show{part} val="{int(is_shown)}"/>' for part, is_shown in parts.items())


def _name_label(series: Series, language: str) -> str:
    """The name of a line at its last value, moved to where it meets no other."""
    if series.label_at is None or series.stroke is None:
        return ""
    x, y = series.label_shift
    moved = f'<c:manualLayout><c:x val="{x:.5f}"/><c:y val="{y:.5f}"/></c:manualLayout>'
    is_strong = series.stroke.width >= STRONG
    look = letters(SIZE, series.stroke.colour, language=language, is_bold=is_strong, is_whole=True)
    one = f'<c:idx val="{series.label_at}"/><c:layout>{moved}</c:layout><c:spPr><a:noFill/></c:spPr>{look}'
    one += f'<c:dLblPos val="r"/>{_shown(name=True, value=False)}'
    return f"<c:dLbls><c:dLbl>{one}</c:dLbl>{_shown(name=False, value=False)}{NO_LEADERS}</c:dLbls>"


def _ticks(series: Series) -> str:
    """Upright ticks in place of marks: error bars of equal height."""
    look = f"<c:spPr>{line(series.stroke)}</c:spPr>"
    kind = '<c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="fixedVal"/><c:noEndCap val="1"/>'
    return f'<c:errBars>{kind}<c:val val="{series.tick!r}"/>{look}</c:errBars>'


def points(series: Series, number: int, place: Place, *, language: str) -> str:
    """The series of a scatter chart; points that differ from most of the series have a mark of their own."""
    most = Counter(series.marks).most_common(1)[0][0]
    own = "".join(
        f'<c:dPt><c:idx val="{at}"/>{mark(each)}<c:bubble3D val="0"/></c:dPt>'
        for at, each in enumerate(series.marks)
        if each != most and series.y[at] is not None
    )
    stroke = line(None if series.tick else series.stroke)
    return (
        f"<c:ser>{_head(series, number, place)}<c:spPr>{stroke}</c:spPr>{mark(most)}{own}"
        f"{_name_label(series, language)}{_ticks(series) if series.tick else ''}"
        f"<c:xVal>{_numbers(series.x, place.x)}</c:xVal><c:yVal>{_numbers(series.y, place.y)}</c:yVal>"
        f'<c:smooth val="0"/></c:ser>'
    )


def bars(plot: Plot, series: Series, number: int, place: Place, *, language: str) -> str:
    """The series of a bar chart, each bar with its own fill and number format."""
    looks = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{fill(bar)}</c:dPt>'
        for at, bar in enumerate(series.bars)
    )
    is_named = len(plot.series) > 1  # then each label says of which series it is
    shown = f'<c:dLblPos val="outEnd"/>{_shown(name=is_named, value=True)}<c:separator> </c:separator>'
    labels = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:numFmt formatCode="{escape(bar.format, QUOTES)}" sourceLinked="0"/>'
        f"<c:spPr>{solid(LIGHT.paper, VEIL)}</c:spPr>"
        f"{letters(SIZE, LIGHT.ink, language=language, is_bold=bar.is_bold, is_whole=True)}{shown}</c:dLbl>"
        for at, bar in enumerate(series.bars)
    )
    return (
        f'<c:ser>{_head(series, number, place)}<c:invertIfNegative val="0"/>{looks}<c:dLbls>{labels}{shown}</c:dLbls>'
        f"<c:cat>{_strings(plot.categories, place.x)}</c:cat><c:val>{_numbers(series.y, place.y)}</c:val></c:ser>"
    )
