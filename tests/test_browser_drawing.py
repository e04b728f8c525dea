"""Drawn figures and the same figures in a browser have the same axes."""

from pathlib import Path
from typing import Any

import plotly
import pytest
from playwright.sync_api import Browser
from test_drawing import WIDTH, of_each_kind

from pages.exports.drawing.features import specification
from pages.exports.drawing.figure import margins
from pages.exports.drawing.plot import arranged
from pages.exports.drawing.scale import ticks
from pages.figures import Figure

pytestmark = pytest.mark.browser

SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
CLOSE = 0.006  # of the axis: the browser measures words a little differently, so that its plot is as much smaller
READ = """async ([json, width]) => {
  const { data, layout } = JSON.parse(json);
  const plot = await Plotly.newPlot("plot", data, { ...layout, width });
  const axes = Object.entries(plot._fullLayout).filter(([name, axis]) => /^[xy]axis/.test(name) && axis.visible);
  return Object.fromEntries(axes.map(([name, axis]) => [
    name.replace("axis", ""),
    [axis.range, axis.showticklabels ? (axis._vals ?? []).map((tick) => tick.text).filter(Boolean) : null],
  ]));
}"""


def in_browser(page: Any, figure: Figure) -> dict[str, tuple[list[float], list[str] | None]]:
    """The ends and the words of each axis that is seen."""
    return dict(page.evaluate(READ, [figure.to_json(), WIDTH]))


def test_axes_have_the_ends_and_the_words_that_plotly_gives_them(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content('<div id="plot"></div>')
    page.add_script_tag(path=SCRIPT)
    for name, figure in list(of_each_kind().items())[::2]:  # each kind once, in one of the languages
        spec = specification(figure)
        size = (float(WIDTH), figure.layout.height)
        left, top, right, bottom = margins(spec, size)
        axes = arranged(spec, (left, top, size[0] - right, size[1] - bottom)).axes
        for id_, (ends, words) in in_browser(page, figure).items():
            axis = axes[id_]
            span = abs(ends[1] - ends[0])
            assert [axis.start, axis.end] == pytest.approx(ends, abs=CLOSE * span), (name, id_)
            if words:
                separators = spec.layout.get("separators", ".,")
                assert [tick.words for tick in ticks(axis, size=14, separators=separators)] == words, (name, id_)
    page.close()
