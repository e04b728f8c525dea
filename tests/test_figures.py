"""Figures show the numbers that they are given, and show what is missing as missing."""

import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from xml.etree import ElementTree

import numpy as np
import plotly.graph_objects as go
import pytest
from test_server import contrast, luminance

from data.flags import Flag
from data.observations import Observation
from geo.areas import PARTNERS
from geo.outlines import Kind, load_outlines
from pages.figures.bars import Bar, draw_bars
from pages.figures.lines import Axis, Line, draw_lines
from pages.figures.map import Patch, Stand, draw_map, draw_shapes, shape_id
from pages.figures.sparkline import draw_sparkline
from pages.figures.strip import Tick, draw_strip
from pages.figures.theme import DARK, LIGHT, THEMES, Theme, tones
from pages.text import load_text
from pages.ui.store import listed, observe_all

TEXT = load_text("de")
HARBURG, LUECHOW = "03353", "03354"
BOTH_THEMES = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


def seen(value: float | None, flag: Flag = Flag.CONFIRMED) -> Observation:
    return Observation(value, flag if value is not None else Flag.NOT_PUBLISHED)


# Lines


def line(*points: tuple[int, float | None], area: str = HARBURG, quiet: bool = False, strong: bool = False) -> Line:
    observed = [(year, seen(value)) for year, value in points]
    return Line(area=area, name=f"name of {area}", points=observed, quiet=quiet, strong=strong)


def drawn(*lines: Line, breaks: Sequence[int] = ()) -> go.Figure:
    years = sorted({year for each in lines for year, observation in each.points if observation.value is not None})
    axis = Axis(unit="%", decimals=1, years=years, breaks=breaks)
    return draw_lines(lines, axis, text=TEXT, theme=LIGHT)


def joints(trace: go.Scatter) -> Iterator[tuple[int, int]]:
    """Pairs of years between which a line is visible."""
    assert not trace.connectgaps
    for (year, value), (next_year, next_value) in pairwise(zip(trace.x, trace.y, strict=True)):
        if value is not None and next_value is not None:
            yield year, next_year


def rules(figure: go.Figure) -> list[float]:
    """Where a dotted vertical rule stands."""
    return [shape.x0 for shape in figure.layout.shapes if shape.x0 == shape.x1 and shape.line.dash == "dot"]


def test_a_line_joins_years_that_follow_each_other() -> None:
    (trace,) = drawn(line((2018, 1.0), (2019, 2.0), (2020, 3.0))).data
    assert list(joints(trace)) == [(2018, 2019), (2019, 2020)]


def test_no_line_crosses_a_break_and_a_dotted_rule_marks_it() -> None:
    figure = drawn(line((2009, 1.0), (2010, 2.0), (2011, 3.0), (2012, 4.0)), breaks=[2011])
    assert list(joints(figure.data[0])) == [(2009, 2010), (2011, 2012)]
    assert rules(figure) == [2010.5]


def test_no_line_crosses_a_break_in_a_year_without_values() -> None:
    figure = drawn(line((2009, 1.0), (2010, 2.0), (2012, 3.0), (2013, 4.0)), breaks=[2011])
    assert list(joints(figure.data[0])) == [(2009, 2010), (2012, 2013)]


def test_no_line_crosses_a_break_that_only_its_area_has() -> None:
    broken = Line(area=HARBURG, name="a", points=[(2010, seen(1.0)), (2011, seen(2.0, Flag.BREAK)), (2012, seen(3.0))])
    whole = line((2010, 1.0), (2011, 2.0), (2012, 3.0), area=LUECHOW)
    own, other = drawn(broken, whole).data
    assert list(joints(own)) == [(2011, 2012)] and list(joints(other)) == [(2010, 2011), (2011, 2012)]


def test_no_line_of_any_indicator_crosses_one_of_its_breaks() -> None:
    broken = [indicator for indicator in listed() if indicator.breaks]
    assert broken
    crossed = []
    for indicator in broken:
        breaks = [gap.year for gap in indicator.breaks]
        lines = [Line(area=area, name=area, points=observe_all(indicator, area)) for area in PARTNERS]
        pairs = [pair for trace in drawn(*lines, breaks=breaks).data for pair in joints(trace)]
        crossed += [(indicator.id, *pair) for pair in pairs if any(pair[0] < gap <= pair[1] for gap in breaks)]
    assert not crossed


def test_a_year_without_a_value_is_a_gap() -> None:
    other = line((2018, 1.0), (2019, 1.0), (2020, 1.0), area=LUECHOW)
    without, missing = line((2018, 1.0), (2020, 3.0)), line((2018, 1.0), (2019, None), (2020, 3.0))
    for gappy in (without, missing):
        trace = drawn(gappy, other).data[0]
        assert list(joints(trace)) == []
        assert [value for value in trace.y if value is not None] == [1.0, 3.0]


def test_years_in_which_nobody_has_a_value_do_not_part_a_line() -> None:
    (trace,) = drawn(line((2015, 1.0), (2017, 2.0), (2019, 3.0))).data
    assert list(joints(trace)) == [(2015, 2017), (2017, 2019)]


def test_benchmarks_are_quiet_and_the_area_looked_at_is_strong() -> None:
    area, strong = line((2018, 1.0), area=HARBURG), line((2018, 2.0), area=LUECHOW, strong=True)
    land, nation = line((2018, 3.0), area="03", quiet=True), line((2018, 4.0), area="DG", quiet=True)
    one, loud, *quiet = drawn(area, strong, land, nation).data
    assert {trace.line.color for trace in quiet} == {LIGHT.quiet}
    assert one.line.color == LIGHT.areas[HARBURG] and loud.line.color == LIGHT.accent
    assert max(trace.line.width for trace in quiet) < one.line.width < loud.line.width
    assert max(size for trace in quiet for size in trace.marker.size) < min(one.marker.size)
    assert len({trace.line.dash for trace in quiet}) == 2  # they share a colour


def test_a_long_series_marks_only_reserved_years_and_those_without_a_neighbour() -> None:
    points = [(year, seen(None if year in (1949, 1951) else 1.0)) for year in range(1900, 2000)]
    points[5] = (1905, seen(1.0, Flag.ESTIMATED))
    axis = Axis(unit="%", decimals=1, years=[year for year, _ in points])
    (trace,) = draw_lines([Line(area=HARBURG, name="Harburg", points=points)], axis, text=TEXT, theme=LIGHT).data
    assert [year for year, size in zip(trace.x, trace.marker.size, strict=True) if size] == [1905, 1950]


def test_the_six_differ_in_more_than_their_colour() -> None:
    figure = drawn(*(line((2018, 1.0), area=area) for area in PARTNERS))
    assert len({trace.marker.symbol[0] for trace in figure.data}) == len(PARTNERS)


@pytest.mark.parametrize("flag", [Flag.PROVISIONAL, Flag.ESTIMATED, Flag.NOT_COMPARABLE])
def test_a_flagged_value_has_an_open_marker_and_a_word(flag: Flag) -> None:
    points = [(2018, seen(1.0)), (2019, seen(2.0, flag))]
    (trace,) = drawn(Line(area=HARBURG, name="Harburg", points=points)).data
    assert trace.marker.symbol == ("circle", "circle-open")
    word = TEXT(f"flag.{flag}.short")
    assert word not in trace.hovertemplate[0] and word in trace.hovertemplate[1]


def test_each_line_is_named_at_its_end_in_its_colour_and_no_name_covers_another() -> None:
    lines = [line((2018, 5.0), (2019, 5.0 + place / 100), area=area) for place, area in enumerate(PARTNERS)]
    labels = drawn(*lines, line((2018, 5.0), (2019, 30.0), area="03", quiet=True)).layout.annotations
    assert {label.text: label.font.color for label in labels} == {
        "name of 03": LIGHT.quiet,
        **{f"name of {area}": LIGHT.areas[area] for area in PARTNERS},
    }
    heights = sorted(label.y for label in labels)
    assert min(upper - lower for lower, upper in pairwise(heights)) > 0.06 * 25  # of the axis


def test_values_are_written_with_the_separators_of_the_language() -> None:
    axis = Axis(unit="%", decimals=1, years=[2018])
    for language, written in (("de", "1.234,5\u00a0%"), ("en", "1,234.5%")):
        figure = draw_lines([line((2018, 1234.5))], axis, text=load_text(language), theme=LIGHT)
        assert written in figure.data[0].hovertemplate[0]


# Bars


def bars(*values: float | None, flag: Flag = Flag.CONFIRMED, unit: str = "%") -> go.Figure:
    entries = [Bar(area=a, name=a, observation=seen(v, flag)) for a, v in zip(PARTNERS, values, strict=False)]
    return draw_bars(entries, unit=unit, decimals=1, text=TEXT, theme=LIGHT)


def test_bars_start_at_zero() -> None:
    figure = bars(90.0, 91.0)
    assert figure.layout.xaxis.rangemode == "tozero" and figure.layout.xaxis.range is None
    assert not figure.data[0].base


def test_each_bar_has_its_value_behind_it() -> None:
    assert bars(12.34, 1234.5).data[0].text == ("12,3\u00a0%", "1.234,5\u00a0%")
    assert bars(12.34, unit="Euro je Einwohner").data[0].text == ("12,3",)


def test_a_missing_value_has_a_word_instead_of_a_bar_and_zero_has_a_number() -> None:
    trace = bars(None, 0.0, 5.0).data[0]
    assert trace.x == (0.0, 0.0, 5.0)
    assert trace.text == (TEXT("flag.not_published.short"), "0,0\u00a0%", "5,0\u00a0%")


@pytest.mark.parametrize("flag", [Flag.PROVISIONAL, Flag.ESTIMATED, Flag.NOT_COMPARABLE])
def test_a_flagged_bar_is_hatched_and_starred(flag: Flag) -> None:
    trace = bars(5.0, flag=flag).data[0]
    assert trace.marker.pattern.shape[0] and trace.text[0].endswith("*")


def test_a_confirmed_bar_is_neither_hatched_nor_starred() -> None:
    trace = bars(5.0).data[0]
    assert trace.marker.pattern.shape == ("",) and "*" not in trace.text[0]


def test_bars_keep_the_order_given_from_the_top() -> None:
    figure = bars(1.0, 3.0, 2.0)
    assert figure.data[0].y == PARTNERS[:3] and figure.layout.yaxis.autorange == "reversed"


# Strip


def strip(strong: str = "") -> go.Figure:
    kreise = [Tick(area=f"09{n:03}", name=f"K{n}", value=n / 4, words=f"K{n}: {n}", partner=False) for n in range(394)]
    six = [Tick(area=a, name=a, value=10.0 * n, words=f"{a}: {n}", partner=True) for n, a in enumerate(PARTNERS)]
    return draw_strip([*kreise, *six], decimals=1, strong=strong, text=TEXT, theme=LIGHT)


def test_a_strip_has_a_tick_for_each_kreis_and_a_named_marker_for_each_of_the_six() -> None:
    figure = strip()
    ticks, markers = figure.data
    assert len(ticks.x) == 394 and ticks.marker.symbol == "line-ns-open"
    assert dict(zip((area for (area,) in markers.customdata), markers.x, strict=True)) == {
        area: 10.0 * place for place, area in enumerate(PARTNERS)
    }
    assert {(label.text, label.x) for label in figure.layout.annotations} == {
        (area, 10.0 * place) for place, area in enumerate(PARTNERS)
    }
    assert len(set(markers.marker.symbol)) == len(PARTNERS)
    assert len({label.ay for label in figure.layout.annotations}) == len(PARTNERS)  # no name on another


def test_a_strip_shows_the_area_looked_at_in_its_own_colour_and_larger() -> None:
    markers = strip(strong=LUECHOW).data[1]
    place = [area for (area,) in markers.customdata].index(LUECHOW)
    assert [at for at, colour in enumerate(markers.marker.color) if colour == LIGHT.accent] == [place]
    assert markers.marker.size[place] > max(s for at, s in enumerate(markers.marker.size) if at != place)


# Map


def patches(selected: str = "", places: Sequence[int | None] = (0, 1, 2, 3, 4, None)) -> list[Patch]:
    return [
        Patch(area=a, name=f"n{a}", value=f"v{a}", words=f"w{a}", place=place, selected=a == selected)
        for a, place in zip(PARTNERS, places, strict=True)
    ]


def parsed(entries: Sequence[Patch], theme: Theme = LIGHT, name: str = "name") -> ElementTree.Element:
    stand = Stand(name=name, year=2015, label="Edition 2015", view="x:quantiles:en")
    return ElementTree.fromstring(draw_map(load_outlines(), entries, stand=stand, theme=theme))


def buttons(svg: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {each.get("data-area", ""): each for each in svg.iter("g") if each.get("role") == "button"}


def fills(button: ElementTree.Element) -> list[str | None]:
    return [use.get("fill") for use in button.iter("use")]


def test_the_six_are_buttons_that_speak_their_words() -> None:
    found = buttons(parsed(patches()))
    assert sorted(found) == sorted(PARTNERS)
    for area, button in found.items():
        assert button.get("tabindex") == "0"
        assert button.get("aria-label") == f"w{area}" == button.findtext("title")
        assert button.get("aria-pressed") == "false"


def test_names_and_values_stand_on_the_map() -> None:
    written = {text.text for text in parsed(patches()).iter("text")}
    assert written == {"Edition 2015"} | {f"{letter}{area}" for letter in "nv" for area in PARTNERS}


def test_a_map_says_which_year_it_shows() -> None:
    svg = parsed(patches(), name="Beds")
    assert svg.get("aria-label") == "Beds, Edition 2015"
    assert (svg.get("data-year"), svg.get("data-map")) == ("2015", "x:quantiles:en")


@BOTH_THEMES
def test_an_area_has_the_colour_of_its_class(theme: Theme) -> None:
    found = buttons(parsed(patches(), theme))
    assert [fills(found[area]) for area in PARTNERS[:5]] == [[colour, "none"] for colour in theme.classes]


@BOTH_THEMES
def test_an_area_without_a_value_is_hatched_and_never_in_a_class_colour(theme: Theme) -> None:
    svg = parsed(patches(selected=PARTNERS[5]), theme)
    found = fills(buttons(svg)[PARTNERS[5]])
    assert found[0] == "url(#hatch-missing)" and not set(found) & set(theme.classes)
    (pattern,) = (each for each in svg.iter("pattern") if each.get("id") == "hatch-missing")
    assert not {each.get("fill") or each.get("stroke") for each in pattern} & set(theme.classes)


def test_a_flagged_value_is_coloured_and_hatched() -> None:
    flagged = Patch(area=HARBURG, name="", value="", words="", place=2, flagged=True)
    assert fills(buttons(parsed([flagged]))[HARBURG]) == [LIGHT.classes[2], "url(#hatch-flagged)"]


def test_the_selected_area_is_pressed_has_its_border_and_is_drawn_above_the_others() -> None:
    svg = parsed(patches(selected=LUECHOW))
    found = buttons(svg)
    assert [area for area, button in found.items() if button.get("aria-pressed") == "true"] == [LUECHOW]
    assert list(found)[-1] == LUECHOW
    bordered = [a for a, b in found.items() if any(use.get("stroke") == LIGHT.accent for use in b.iter("use"))]
    assert bordered == [LUECHOW]


def test_the_context_is_drawn_below_the_six_and_cannot_be_pressed() -> None:
    svg, outlines = parsed(patches()), load_outlines()
    context = {f"#{shape_id(shape)}" for shape in outlines.shapes if shape.kind in (Kind.NEIGHBOUR, Kind.WATER)}
    tags = [child.tag for child in svg]
    assert len(context) > 5 and {use.get("href") for use in svg.findall("use")} == context
    assert tags.index("g") > max(place for place, tag in enumerate(tags) if tag == "use")


def test_the_page_holds_each_outline_that_a_map_refers_to_and_no_map_carries_one() -> None:
    held = ElementTree.fromstring(draw_shapes(load_outlines()))
    ids = {path.get("id") for path in held.iter("path") if path.get("d")}
    svg = parsed(patches())
    assert {str(use.get("href")).removeprefix("#") for use in svg.iter("use")} <= ids
    assert not list(svg.iter("path"))


def test_names_values_and_titles_are_escaped() -> None:
    nasty = """<script>&"'</script>"""
    patch = Patch(area=HARBURG, name=nasty, value=nasty, words=nasty, place=1)
    svg = parsed([patch], name=nasty)
    assert svg.get("aria-label") == f"{nasty}, Edition 2015"
    assert buttons(svg)[HARBURG].get("aria-label") == nasty
    assert [text.text for text in svg.iter("text")] == [nasty, nasty, "Edition 2015"]
    assert not list(svg.iter("script"))


# Sparkline


def sparkline(points: Sequence[tuple[int, float]], breaks: Sequence[int] = ()) -> ElementTree.Element:
    image = ElementTree.fromstring(draw_sparkline(points, breaks=breaks, theme=LIGHT).replace('">', '"/>'))
    assert image.get("alt") == ""
    return ElementTree.fromstring(b64decode(str(image.get("src")).partition("base64,")[2]))


def steps(points: Sequence[tuple[int, float]], breaks: Sequence[int] = ()) -> str:
    path = sparkline(points, breaks).find("{*}path")
    assert path is not None
    return re.sub(r"[^ML]", "", str(path.get("d")))


def test_a_sparkline_joins_its_values_and_never_over_a_break() -> None:
    points = [(2008, 1.0), (2010, 2.0), (2012, 1.5), (2013, 3.0)]
    assert steps(points) == "MLLL"
    assert steps(points, breaks=[2011]) == "MLML"  # no value in the year of the break itself
    assert steps(points, breaks=[2012]) == "MLML"
    assert steps(points, breaks=[2008]) == "MLLL"


def test_a_sparkline_needs_two_values() -> None:
    assert draw_sparkline([], theme=LIGHT) == draw_sparkline([(2020, 1.0)], theme=LIGHT) == ""


def test_a_sparkline_rises_with_its_values_and_stays_inside() -> None:
    path = sparkline([(2018, 1.0), (2019, 3.0)]).find("{*}path")
    assert path is not None
    (left, low), (right, high) = re.findall(r"[ML]([\d.]+) ([\d.]+)", str(path.get("d")))
    assert 0 < float(left) < float(right) < 120 and 0 < float(high) < float(low) < 34
    flat = sparkline([(2018, 2.0), (2019, 2.0)]).find("{*}path")
    assert flat is not None and len(set(re.findall(r"[ML][\d.]+ ([\d.]+)", str(flat.get("d"))))) == 1


# Theme


@BOTH_THEMES
def test_all_that_is_written_can_be_read(theme: Theme) -> None:
    inks = {"ink": theme.ink, "quiet": theme.quiet, "accent": theme.accent, **theme.areas}  # lines carry their names
    assert {name: contrast(ink, theme.paper) for name, ink in inks.items() if contrast(ink, theme.paper) < 4.5} == {}


@BOTH_THEMES
def test_bars_hatches_and_the_highest_class_stand_out(theme: Theme) -> None:
    assert contrast(theme.classes[3], theme.paper) >= 3  # bars
    assert contrast(theme.classes[4], theme.paper) >= 3
    assert contrast(theme.quiet, theme.context) >= 3  # hatch of a missing value


# Machado, Oliveira and Fernandes (2009): how red, green and blue (linear) look without one kind of cone.
SIGHT = {
    "full": np.eye(3),
    "protanopia": np.array([[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]]),
    "deuteranopia": np.array([[0.3673, 0.8606, -0.2280], [0.2801, 0.6725, 0.0474], [-0.0118, 0.0429, 0.9690]]),
    "tritanopia": np.array([[1.2555, -0.0767, -0.1788], [-0.0784, 0.9308, 0.1476], [0.0047, 0.6914, 0.3039]]),
}
TO_XYZ = np.array([[0.4125, 0.3576, 0.1804], [0.2127, 0.7152, 0.0722], [0.0193, 0.1192, 0.9503]])


def lab(colour: str, sight: str) -> np.ndarray:
    """A colour in CIELAB as somebody sees it."""
    shares = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    x, y, z = np.cbrt(TO_XYZ @ np.clip(SIGHT[sight] @ linear, 0, 1) / np.array([0.9505, 1.0, 1.0888]))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def apart(one: str, other: str, sight: str) -> float:
    return float(np.linalg.norm(lab(one, sight) - lab(other, sight)))


@BOTH_THEMES
def test_the_two_sides_of_zero_and_their_classes_stay_apart_for_the_colour_blind(theme: Theme) -> None:
    for sight in SIGHT:
        assert min(apart(*pair, sight) for pair in product(theme.below, theme.above)) > 20
        for side in (theme.below, theme.above):
            assert min(apart(*pair, sight) for pair in pairwise(side)) > 10
            assert min(apart(each, theme.context, sight) for each in side) > 10  # from land outside


@BOTH_THEMES
def test_either_side_of_zero_grows_stronger_with_its_distance(theme: Theme) -> None:
    for side in (theme.below, theme.above):
        brightness = [luminance(colour) for colour in side]
        assert brightness == sorted(brightness, reverse=theme is LIGHT)


def test_tones_spread_over_the_classes_and_start_anew_on_each_side_of_zero() -> None:
    assert [tones(count) for count in (1, 2, 3, 5)] == [[2], [0, 4], [0, 2, 4], [0, 1, 2, 3, 4]]
    assert [LIGHT.palette[place] for place in tones(4, below_zero=3)] == [*LIGHT.below[2::-1], LIGHT.above[0]]


@BOTH_THEMES
def test_classes_go_from_the_paper_s_brightness_to_its_opposite_in_even_order(theme: Theme) -> None:
    brightness = [luminance(colour) for colour in theme.classes]
    assert brightness == sorted(brightness, reverse=theme is LIGHT)
    assert min(contrast(one, other) for one, other in pairwise(theme.classes)) > 1.2


def test_both_themes_colour_the_same_areas_each_in_a_colour_of_its_own() -> None:
    for theme in (LIGHT, DARK):
        assert set(theme.areas) == set(PARTNERS) and len(set(theme.areas.values())) == len(PARTNERS)
