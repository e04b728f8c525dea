"""A drawing shows what its figure shows: every mark where its value is, every word inside, nothing left out."""

import json
import re
from datetime import date
from functools import cache
from html import unescape
from itertools import pairwise

import exhibited
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onscreen import charts, visit
from pictured import bar_widths, of_class, outside, overlapping, parsed, places, said, strokes, view

from data.flags import Flag
from data.indicators import Indicator
from data.observations import Observation
from geo.areas import BENCHMARKS, PARTNERS, REGION
from pages.exports.drawing import DrawingError, draw
from pages.exports.drawing.features import specification
from pages.exports.drawing.figure import natural_height
from pages.exports.drawing.plot import arranged
from pages.exports.drawing.scale import Axis as Scale
from pages.exports.drawing.scale import ticks
from pages.exports.drawing.symbols import SYMBOLS, outline
from pages.exports.drawing.words import wrapped
from pages.exports.fonts import length
from pages.figures.bars import Bar, draw_bars
from pages.figures.lines import Axis, Line, draw_lines
from pages.figures.spans import Span
from pages.figures.theme import BENCHMARK_SYMBOLS, LIGHT, OTHER_SYMBOLS, TOGETHER_SYMBOLS
from pages.figures.theme import SYMBOLS as PARTNER_SYMBOLS
from pages.text import load_text
from pages.ui.pickers import area_name
from pages.ui.store import listed, observe, observe_all, years

GERMAN = load_text("de")
LANGUAGES = pytest.mark.parametrize("language", ["de", "en"])
HARBURG, STADE = "03353", "03359"
WIDTH = 900
VALUES = st.lists(st.floats(-1e6, 1e6).map(lambda value: round(value, 2)), min_size=2, max_size=12)
PAGES = (
    ("map", {}),
    ("field", {"field": "food", "indicator": "organic_farms_share"}),
    ("compare", {"view": "cloud", "lang": "en"}),
    ("projects", {"show": "network"}),
)
BESIDE = (  # projects beside lines; one begins before the first year and is cut off
    Span(id="a", title="A", words="w", stage="", begin=(date(1990, 1, 1),) * 2, end=(date(2013, 6, 30),) * 2),
    Span(id="b", title="B", words="w", stage="", begin=(date(2014, 1, 1),) * 2, end=None),
)


def drawn(figure: go.Figure, width: float = WIDTH) -> str:
    return draw(figure, width=width, height=natural_height(figure), alt="what it says")


def seen(value: float | None) -> Observation:
    return Observation(value, Flag.CONFIRMED if value is not None else Flag.NOT_PUBLISHED)


def bars(*values: float | None) -> go.Figure:
    every = [Bar(area=HARBURG, name=f"name {place}", observation=seen(v)) for place, v in enumerate(values)]
    return draw_bars(every, unit="%", decimals=2, text=GERMAN, theme=LIGHT)


def lines(*series: list[float | None], area: str = HARBURG) -> go.Figure:
    every = [
        Line(area=area, name=f"line {place}", points=[(2000 + year, seen(v)) for year, v in enumerate(values)])
        for place, values in enumerate(series)
    ]
    axis = Axis(unit="%", decimals=2, years=range(2000, 2000 + max(map(len, series))))
    return draw_lines(every, axis, text=GERMAN, theme=LIGHT)


@cache
def of_each_kind() -> dict[str, go.Figure]:
    """A figure of each builder from the figures of the store, in both languages."""
    found = {}
    for text in (GERMAN, load_text("en")):
        every = [
            exhibited.lines("share_65plus", text, spans=BESIDE),
            exhibited.panels("organic_farms_share", text),
            exhibited.bars("share_65plus", text),
            exhibited.comparison("natural_balance_rate", text),
            exhibited.strip("population", text),
            exhibited.scatter("population_density", "share_65plus", text),
            exhibited.shift("natural_balance_rate", text),
            exhibited.quotients(text),
            exhibited.network(text),
        ]
        found |= {f"{each.key} {text.language}": each.picture for each in every}
    return found


@cache
def on_pages() -> dict[str, go.Figure]:
    """The figures of some pages as they are sent to a browser."""
    return {
        f"{page} {address} {key}": go.Figure(json.loads(proto.spec))
        for page, address in PAGES
        for key, proto in charts(visit(page, **{"lang": "de", **address})).items()
    }


def of_indicator(indicator: Indicator, language: str) -> list[go.Figure]:
    """Lines and bars of an indicator with all areas at once."""
    text, year = load_text(language), years(indicator)[-1]
    shown = [*PARTNERS, REGION, *BENCHMARKS]
    points = {area: observe_all(indicator, area) for area in shown}
    curves = [
        Line(area=area, name=area_name(area, text), points=p, quiet=area in BENCHMARKS, strong=area == STADE)
        for area, p in points.items()
    ]
    rows = [Bar(area=a, name=area_name(a, text), observation=observe(indicator, a, year)) for a in shown]
    axis = Axis(unit=text.of(indicator.unit), decimals=indicator.decimals, years=years(indicator))
    return [
        draw_lines(curves, axis, text=text, theme=LIGHT),
        draw_bars(rows, unit=text.of(indicator.unit), decimals=indicator.decimals, text=text, theme=LIGHT),
    ]


@given(VALUES)
@settings(max_examples=40)
def test_a_bar_is_as_long_as_its_value(values: list[float]) -> None:
    found = bar_widths(drawn(bars(*values)))
    per_pixel = sum(map(abs, values)) / sum(found) if any(values) else 0.0
    assert found == pytest.approx([abs(v) / per_pixel if per_pixel else 0.0 for v in values], abs=0.02)


@given(VALUES)
@settings(max_examples=40)
def test_equal_steps_in_value_are_equal_steps_in_pixels(values: list[float]) -> None:
    found = places(drawn(lines(values)))
    assert len(found) == len(values)
    steps = [right[0] - left[0] for left, right in pairwise(found)]
    assert steps == pytest.approx([steps[0]] * len(steps), abs=0.03)
    low, high = (pick(range(len(values)), key=values.__getitem__) for pick in (min, max))
    if values[low] == values[high]:
        return
    per_pixel = (values[high] - values[low]) / (found[low][1] - found[high][1])
    heights = [(found[low][1] - y) * per_pixel for _, y in found]
    assert heights == pytest.approx([value - values[low] for value in values], abs=0.03 * per_pixel)


def test_there_is_a_mark_for_each_value_and_a_gap_for_each_that_is_missing() -> None:
    picture = drawn(lines([1.0, None, 2.0, 3.0], [4.0, 5.0, None, None]))
    assert len(places(picture)) == 5
    assert [len(parts) for parts in strokes(picture)] == [2, 1]


def test_a_missing_bar_has_its_reason_and_no_length() -> None:
    picture = drawn(bars(5.0, None))
    assert bar_widths(picture)[1] == 0
    assert GERMAN("flag.not_published.short") in said(picture)


def test_every_indicator_has_as_many_marks_as_values_in_the_picture() -> None:
    for indicator in listed()[::12]:
        curves, rows = of_indicator(indicator, "de")
        pairs = [pair for trace in curves.data for pair in zip(trace.y, trace.marker.size, strict=True)]
        values = [value for value, size in pairs if value is not None and size]
        assert len(places(drawn(curves))) == len(values)
        assert len(bar_widths(drawn(rows))) == len(rows.data[0].x)


@LANGUAGES
def test_no_words_of_any_indicator_are_cut_off_or_overlap(language: str) -> None:
    for indicator in listed()[language == "de" :: 2]:  # each in one of the languages
        for figure in of_indicator(indicator, language):
            picture = drawn(figure)
            assert (indicator.id, outside(picture), overlapping(picture)) == (indicator.id, [], [])


@pytest.mark.parametrize("width", [480, 900, 1500])
def test_a_figure_of_each_kind_is_drawn_with_all_words_inside(width: int) -> None:
    for name, figure in of_each_kind().items():
        assert (name, outside(drawn(figure, width))) == (name, [])


def test_figures_as_pages_send_them_are_drawn_with_all_their_words() -> None:
    assert len(on_pages()) >= len(PAGES)
    for name, figure in (on_pages() | of_each_kind()).items():
        words = said(drawn(figure))
        for annotation in figure.layout.annotations:
            first = unescape(re.sub(r"^(<[^>]*>)+", "", annotation.text).split("<")[0])
            assert (name, first, first in words) == (name, first, True)


def test_a_picture_has_a_name_and_its_marks_say_what_the_pointer_says_on_the_page() -> None:
    picture = drawn(lines([1.0, 2.5]))
    root = parsed(picture)
    assert (root.get("role"), root.get("aria-label")) == ("img", "what it says")
    assert [mark[0].text for mark in of_class(picture, "mark")] == [
        "line 0 2000: 1,00\N{NO-BREAK SPACE}%",
        "line 0 2001: 2,50\N{NO-BREAK SPACE}%",
    ]


def test_words_of_a_reader_can_be_no_markup() -> None:
    figure = bars(1.0)
    figure.layout.annotations[0].text = "a &amp; b &lt;script&gt;\x0b"
    picture = draw(figure, width=WIDTH, height=80, alt='"><script>\x00')
    assert "<script" not in picture and "a & b <script>" in said(picture)


def test_the_same_figure_gives_the_same_bytes() -> None:
    assert drawn(lines([1.0, 2.0], [2.0, 3.0])) == drawn(lines([1.0, 2.0], [2.0, 3.0]))


def test_a_figure_made_for_more_height_becomes_smaller_as_a_whole() -> None:
    figure = lines([1.0, 2.0])
    root = parsed(draw(figure, width=600, height=natural_height(figure) / 2, alt=""))
    assert view(root) == (1200, natural_height(figure))
    assert (root.get("width"), float(root.get("height", 0))) == ("600", natural_height(figure) / 2)


@pytest.mark.parametrize(
    ("change", "feature"),
    [
        (lambda f: f.add_trace(go.Pie(values=[1])), "pie"),
        (lambda f: f.update_traces(fill="tozeroy"), "scatter.fill"),
        (lambda f: f.update_traces(mode="lines+text"), "scatter.mode"),
        (lambda f: f.update_traces(error_y={"array": [1, 2]}), "scatter.error_y"),
        (lambda f: f.update_traces(line_dash="5px"), "dash 5px"),
        (lambda f: f.update_traces(marker_symbol="asterisk"), "symbol asterisk"),
        (lambda f: f.update_yaxes(title="unit"), "title of a vertical axis"),
        (lambda f: f.update_yaxes(tickformat=".1e"), "axis.tickformat '.1e'"),
        (lambda f: f.update_layout(showlegend=True), "layout.showlegend"),
        (lambda f: f.add_shape(type="circle", x0=0, x1=1, y0=0, y1=1), "shape.type"),
        (lambda f: f.add_annotation(text="<i>x</i>", x=0, y=0), "<i>"),
        (lambda f: f.update_layout(height=None), "a figure without layout.height"),
        (lambda f: f.add_layout_image(source="a.png"), "layout.images"),
    ],
)
def test_what_is_not_known_is_refused_by_name_and_never_left_out(change, feature: str) -> None:
    figure = lines([1.0, 2.0])
    change(figure)
    with pytest.raises(DrawingError) as error:
        drawn(figure)
    assert error.value.feature == feature


def test_every_symbol_of_an_area_can_be_drawn() -> None:
    used = {*PARTNER_SYMBOLS.values(), *OTHER_SYMBOLS, *TOGETHER_SYMBOLS, *BENCHMARK_SYMBOLS.values(), "circle-cross"}
    assert used <= SYMBOLS.keys()
    assert len({outline(symbol, 10) for symbol in SYMBOLS}) == len(SYMBOLS)


@pytest.mark.parametrize(
    ("ends", "separators", "written"),
    [
        ((0, 5.6), ",.", ["0,0", "1,0", "2,0", "3,0", "4,0", "5,0"]),
        ((-12000, 31000), ".,", ["−10,000.0", "0.0", "10,000.0", "20,000.0", "30,000.0"]),
        ((0.0, 0.5), ",.", ["0,0", "0,1", "0,2", "0,3", "0,4", "0,5"]),
    ],
)
def test_ticks_are_round_and_written_as_the_language_does(ends, separators: str, written: list[str]) -> None:
    axis = Scale(id="y", look={"tickformat": ",.1f"}, low=300, high=0, start=ends[0], end=ends[1])
    assert [tick.words for tick in ticks(axis, size=14, separators=separators)] == written


def test_an_axis_of_bars_begins_at_zero_and_one_of_lines_does_not_need_to() -> None:
    spec = specification(bars(0.1, 10.0))
    assert arranged(spec, (0, 0, 800, 100)).axes["x"].start == 0
    spec = specification(lines([100.0, 110.0]))
    assert 95 < arranged(spec, (0, 0, 800, 300)).axes["y"].start < 100


@given(st.text(st.characters(categories=("L", "P", "Zs")), max_size=200), st.floats(40, 400))
@settings(max_examples=60)
def test_wrapped_words_fit_and_lose_nothing(words: str, width: float) -> None:
    found = wrapped(words, width, size=14)
    assert all(length(line, 14) <= width or len(line) == 1 for line in found)
    assert "".join(found).replace(" ", "") == words.replace(" ", "")
