"""Chart: a plot as the chart of a presentation, with the numbers in its cache and on its sheet."""

from functools import cached_property

from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE

from pages.exports.slides.axes import X, Y, names, values
from pages.exports.slides.marks import LANGUAGES
from pages.exports.slides.plot import Box, Plot
from pages.exports.slides.series import bars, points
from pages.exports.slides.workbook import Place, sheet_of
from pages.exports.spreadsheet import writable

NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
    for prefix, path in (
        ("c", "drawingml/2006/chart"),
        ("a", "drawingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
    )
)


def _ids(first: int, second: int) -> str:
    """The axes of a chart; of bars that of the categories comes first."""
    return f'<c:axId val="{first}"/><c:axId val="{second}"/>'


def _layout(box: Box, plot: Box) -> str:
    """Where in the chart its plot stands, without the words of the axes."""
    shares = {
        "x": (plot.left - box.left) / box.width,
        "y": (plot.top - box.top) / box.height,
        "w": plot.width / box.width,
        "h": plot.height / box.height,
    }
    places = "".join(f'<c:{each}Mode val="edge"/>' for each in ("x", "y"))
    places += "".join(f'<c:{name} val="{share:.6f}"/>' for name, share in shares.items())
    return f'<c:layout><c:manualLayout><c:layoutTarget val="inner"/>{places}</c:manualLayout></c:layout>'


class Chart(ChartData):
    """What python-pptx asks for the data of a chart: its XML and its workbook."""

    def __init__(self, plot: Plot, language: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._plot, self._language = plot, LANGUAGES[language]
        self.type = XL_CHART_TYPE.BAR_CLUSTERED if plot.categories else XL_CHART_TYPE.XY_SCATTER_LINES

    @cached_property
    def _sheet(self) -> tuple[bytes, list[Place]]:
        return sheet_of(self._plot)

    @property
    def xlsx_blob(self) -> bytes:
        """The sheet that opens for editing."""
        return self._sheet[0]

    def _inner(self) -> str:
        """The plot and its axes; bars lie, so that their values run along the x-axis."""
        plot, language = self._plot, self._language
        if plot.categories:
            drawn = "".join(
                bars(plot, each, number, self._sheet[1][number], language=language)
                for number, each in enumerate(plot.series)
            )
            looks = '<c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
            width = f'<c:gapWidth val="40"/><c:overlap val="0"/>{_ids(Y, X)}'
            axes = names(language) + values(plot.x, X, crosses="max", between="between", language=language)
            return f"<c:barChart>{looks}{drawn}{width}</c:barChart>{axes}"
        drawn = "".join(
            points(each, number, self._sheet[1][number], language=language) for number, each in enumerate(plot.series)
        )
        looks = '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        across = "max" if plot.y.is_reversed else "min"
        axes = values(plot.x, X, crosses=across, between="midCat", language=language)
        axes += values(plot.y, Y, crosses="min", between="midCat", language=language)
        return f"<c:scatterChart>{looks}{drawn}{_ids(X, Y)}</c:scatterChart>{axes}"

    def xml_bytes(self, _: object) -> bytes:
        """The chart; a missing value stays a gap."""
        area = f"<c:plotArea>{_layout(self._plot.box, self._plot.plot)}{self._inner()}</c:plotArea>"
        chart = f'<c:autoTitleDeleted val="1"/>{area}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'
        space = f'<c:date1904 val="0"/><c:lang val="{self._language}"/><c:roundedCorners val="0"/>'
        look = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        found = f"<c:chartSpace {NAMESPACES}>{space}<c:chart>{chart}</c:chart>{look}</c:chartSpace>"
        return f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>{writable(found)}".encode()
