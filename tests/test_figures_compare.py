"""The figures of the compare page show the values that they are given, and say in words what cannot be shown."""

from collections.abc import Sequence
from itertools import combinations, pairwise

import plotly.graph_objects as go
import pytest
from test_server import contrast

from data.flags import Flag
from data.observations import NOTHING, Observation
from data.ranks import FEWEST, Quartiles
from geo.areas import GERMANY, NIEDERSACHSEN, PARTNERS, REGION
from pages.figures.bars import Bar
from pages.figures.comparison import draw_comparison
from pages.figures.labels import Mark, box, is_hit, place_labels
from pages.figures.lines import Axis, Line
from pages.figures.panels import draw_panels
from pages.figures.scales import Scale, is_skewed
from pages.figures.scatter import PLOT, SMALLEST, Dot, draw_scatter
from pages.figures.shift import Shift, Span, draw_shift
from pages.figures.theme import LIGHT, THEMES, TRANSLUCENT, Theme, looks
from pages.text import load_text

TEXT = load_text("de")
HARBURG, LUECHOW, UNION = "03353", "03354", "03353+03359"
OTHERS = ("09162", "05315", "01001", "16077")
BOTH_THEMES = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
RESERVED = pytest.mark.parametrize("flag", [Flag.PROVISIONAL, Flag.ESTIMATED, Flag.NOT_COMPARABLE])


def seen(value: float | None, flag: Flag = Flag.CONFIRMED) -> Observation:
    return Observation(value, flag if value is not None else Flag.CONFIDENTIAL)


def written(figure: go.Figure) -> list[str]:
    return [each.text for each in figure.layout.annotations]


def ids(trace: go.Scatter | go.Bar) -> list[str]:
    """The areas that a click on the marks selects."""
    return [area for (area,) in trace.customdata]


def naming(figure: go.Figure, words: str) -> go.layout.Annotation:
    (found,) = (each for each in figure.layout.annotations if each.text == words)
    return found


# Comparison

MIDDLE = Quartiles(lower=20.0, median=22.14, upper=24.5)


def bar(value: float | None, area: str = HARBURG, flag: Flag = Flag.CONFIRMED, together: bool = False) -> Bar:
    return Bar(area=area, name=f"n{area}", observation=seen(value, flag), strong=area == LUECHOW, together=together)


def compared(*bars: Bar, middle: Quartiles | None = MIDDLE, language: str = "de") -> go.Figure:
    return draw_comparison(bars, middle, unit="%", decimals=1, text=load_text(language), theme=LIGHT)


def test_each_area_has_a_bar_in_the_order_given_with_its_value_and_its_id() -> None:
    figure = compared(bar(10.0), bar(30.25, LUECHOW), bar(None, GERMANY))
    (trace,) = figure.data
    assert trace.x == (10.0, 30.25, 0.0)
    assert ids(trace) == [HARBURG, LUECHOW, GERMANY]
    values = {each.y: each.text for each in figure.layout.annotations if each.y in range(3) and each.yref != "paper"}
    assert values == {0: "10,0\u00a0%", 1: "30,3\u00a0%", 2: TEXT("flag.confidential.short")}
    assert trace.textposition == "none"  # each value once


def test_the_middle_half_is_a_band_and_the_median_a_line_both_named() -> None:
    for language, median, half in (
        ("de", "Mittlerer Kreis 22,1\u00a0%", "20,0\u00a0% bis 24,5\u00a0%"),
        ("en", "Typical district 22.1%", "20.0% to 24.5%"),
    ):
        figure = compared(bar(10.0), language=language)
        band, _, line = figure.layout.shapes
        assert (band.x0, band.x1, band.type, band.layer) == (20.0, 24.5, "rect", "below")
        assert line.x0 == line.x1 == 22.14
        assert naming(figure, median).x == 22.14
        assert any(words.endswith(half) for words in written(figure))


def test_without_quartiles_the_bars_stand_alone() -> None:
    figure = compared(bar(10.0), middle=None)
    assert not figure.layout.shapes and len(figure.data[0].x) == 1


def test_the_axis_starts_at_zero_and_holds_the_band() -> None:
    assert compared(bar(10.0), bar(12.0)).layout.xaxis.range == (0.0, 24.5)
    assert compared(bar(30.0)).layout.xaxis.range == (0.0, 30.0)


def test_values_below_zero_run_left_of_a_zero_line_and_stand_on_its_right() -> None:
    figure = compared(bar(-3.0), bar(2.0, LUECHOW), middle=None)
    assert figure.layout.xaxis.range == (-3.0, 2.0)
    assert [(line.x0, line.x1) for line in figure.layout.shapes] == [(0, 0)]
    assert naming(figure, "−3,0\u00a0%").x == 0 and naming(figure, "−3,0\u00a0%").xanchor == "left"


def test_several_areas_together_are_dotted_and_a_reservation_hatched_and_starred() -> None:
    figure = compared(bar(1.0), bar(2.0, UNION, together=True), bar(3.0, flag=Flag.ESTIMATED))
    plain, dots, hatch = figure.data[0].marker.pattern.shape
    assert plain == "" and dots == "." and hatch not in ("", ".")
    assert "3,0\u00a0%*" in written(figure) and "2,0\u00a0%" in written(figure)


def test_long_names_are_parted_so_that_bars_keep_room_on_a_phone() -> None:
    long = Bar(area=UNION, name="Landkreis Lüneburg ohne Hansestadt", observation=seen(1234567.0))
    figure = draw_comparison([long], None, unit="Einwohner", decimals=0, text=TEXT, theme=LIGHT)
    assert figure.layout.margin.l + figure.layout.margin.r < 358 - 100


# Labels


def spots(size: tuple[float, float], marks: Sequence[Mark], chosen: Sequence[object]) -> list[tuple[float, ...]]:
    return [box(mark, place, size=size) for mark, place in zip(marks, chosen, strict=True)]  # type: ignore[arg-type]


def test_no_label_covers_another_whatever_the_width() -> None:
    names = ["Lüchow-Dannenberg", "Harburg", "Stade", "Landkreis<br>Lüneburg", "Uelzen", "Köln, Stadt", "Region"]
    marks = [Mark(0.5 + at / 200, 0.4 + (at % 3) / 100, name) for at, name in enumerate(names)]
    chosen = place_labels(marks, size=(250, 400))
    for wide in (250, 320, 700, 1500):
        boxes = spots((wide, 400), marks, chosen)
        assert [pair for pair in combinations(boxes, 2) if is_hit(*pair)] == []  # type: ignore[arg-type]
        assert all(left >= 0 and right <= wide and low >= 0 and high <= 400 for left, low, right, high in boxes)


def test_two_labels_at_the_same_place_would_cover_each_other() -> None:
    marks = [Mark(0.5, 0.5, "Harburg"), Mark(0.5, 0.5, "Stade")]
    chosen = place_labels(marks[:1], size=(250, 400)) * 2
    one, other = spots((250, 400), marks, chosen)
    assert is_hit(one, other)  # type: ignore[arg-type]


def test_a_label_covers_no_mark_and_no_room_that_is_taken() -> None:
    marks = [Mark(0.3, 0.5, "Harburg"), Mark(0.45, 0.5, "Stade")]
    taken = (0.0, 210.0, 250.0, 240.0)
    chosen = place_labels(marks, size=(250, 400), taken=[taken])
    for label in spots((250, 400), marks, chosen):
        assert not is_hit(label, taken)  # type: ignore[arg-type]
        for mark in marks:
            x, y = mark.x * 250, mark.y * 400
            assert not is_hit(label, (x - 6, y - 6, x + 6, y + 6))  # type: ignore[arg-type]


# Scatter


def scale(name: str = "Anteil", unit: str = "%") -> Scale:
    return Scale(name=name, unit=unit, decimals=1, when="2020")


def dot(area: str, x: float | None, y: float | None, **how: bool) -> Dot:
    return Dot(area=area, name=f"n{area}", x=seen(x), y=seen(y), district=len(area) == 5, **how)


def cloud(*dots: Dot, language: str = "de") -> go.Figure:
    return draw_scatter(dots, scale("Weg"), scale("Ziel", "€"), text=load_text(language), theme=LIGHT)


ACROSS = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 20.0) * (FEWEST // 7)
KREISE = [dot(f"09{n:03}", x, min(x, 7) ** 2) for n, x in enumerate(ACROSS)]  # medians 4 and 16
NAMED = [dot(area, 4.0 + at / 10, 16.0, named=True, strong=area == LUECHOW) for at, area in enumerate(PARTNERS)]


def test_all_kreise_are_a_cloud_and_the_named_have_symbol_colour_and_name() -> None:
    figure = cloud(*KREISE, *NAMED)
    quiet, own = figure.data
    assert quiet.x == ACROSS and quiet.marker.color == LIGHT.quiet and quiet.marker.opacity < 1
    assert {area for (area,) in quiet.customdata} == {each.area for each in KREISE}
    assert {area for (area,) in own.customdata} == set(PARTNERS)
    assert len(set(own.marker.symbol)) == len(set(own.marker.color)) == len(PARTNERS)
    assert {f"n{area}" for area in PARTNERS if area != LUECHOW} | {f"<b>n{LUECHOW}</b>"} <= set(written(figure))


def test_the_area_looked_at_is_larger_and_in_its_own_colour() -> None:
    own = cloud(*NAMED).data[1]
    strong = [area for (area,) in own.customdata].index(LUECHOW)
    assert own.marker.color[strong] == LIGHT.accent and own.marker.size[strong] == max(own.marker.size)
    assert list(own.marker.size).count(max(own.marker.size)) == 1


def test_dotted_lines_stand_at_the_medians_of_the_kreise_alone() -> None:
    figure = cloud(*KREISE, dot("03355022", 99.0, 99.0, named=True), dot(GERMANY, 98.0, 98.0, named=True))
    x, y = figure.layout.shapes
    assert (x.x0, x.x1, y.y0, y.y1) == (4.0, 4.0, 16.0, 16.0) and x.line.dash == y.line.dash == "dot"
    assert {"Median 4,0\u00a0%", "Median 16,0"} <= set(written(figure))


def test_a_median_counts_only_kreise_that_have_both_values() -> None:
    figure = cloud(*KREISE, dot("08111", 100.0, None), dot("08112", 101.0, None))
    assert figure.layout.shapes[0].x0 == 4.0


def test_the_pointer_says_both_values_by_language_and_their_reservations() -> None:
    flagged = Dot(area=HARBURG, name="Harburg", x=seen(1234.56), y=seen(2.0, Flag.ESTIMATED), named=True)
    for language, x, y in (
        ("de", "Weg: 1.234,6\u00a0%", "Ziel: 2,0\u00a0€, geschätzt"),
        ("en", "Weg: 1,234.6%", "Ziel: €2.0, estimated"),
    ):
        assert cloud(flagged, language=language).data[1].text == (f"<b>Harburg</b><br>{x}<br>{y}",)


@RESERVED
def test_a_reserved_value_makes_a_symbol_hollow(flag: Flag) -> None:
    hollow = Dot(area=HARBURG, name="Harburg", x=seen(1.0), y=seen(2.0, flag), named=True)
    marker = cloud(hollow, dot(LUECHOW, 1.0, 2.0, named=True)).data[1].marker
    assert marker.color == (LIGHT.paper, LIGHT.areas[LUECHOW])
    assert marker.line.color == (LIGHT.areas[HARBURG], LIGHT.paper)


def test_a_named_area_without_a_value_is_named_as_missing() -> None:
    figure = cloud(*KREISE, dot(HARBURG, 1.0, None, named=True), dot("08111", None, 1.0))
    assert "Ohne Wert: n03353<" in figure.layout.xaxis.title.text and "08111" not in figure.layout.xaxis.title.text
    assert len(figure.data[1].x) == 0
    assert "Ohne Wert" not in cloud(*KREISE).layout.xaxis.title.text


def test_axes_are_titled_with_name_unit_and_year() -> None:
    figure = cloud(*KREISE)
    assert figure.layout.xaxis.title.text == "Weg, %, 2020" and "Ziel, €, 2020" in written(figure)
    long = scale("Ein sehr langer Name einer Kennzahl, wie es viele gibt", "je 100 Einwohner von 15 bis 64 Jahren")
    title = draw_scatter(KREISE, long, scale(), text=TEXT, theme=LIGHT).layout.xaxis.title.text
    assert max(len(line) for line in title.split("<br>")) <= 42


def test_an_axis_is_logarithmic_if_values_are_positive_and_the_top_is_ten_times_the_median() -> None:
    assert is_skewed([1.0] * 90 + [11.0] * 10)
    assert not is_skewed([1.0] * 90 + [10.0] * 10)
    assert not is_skewed([1.0] * 96 + [1000.0] * 4)  # the 95th percentile is 1
    assert not is_skewed([0.0, *[1.0] * 89, *[11.0] * 10])
    assert not is_skewed([]) and not is_skewed([5.0])


def test_a_logarithmic_axis_says_so_and_keeps_labels_and_medians_at_their_marks() -> None:
    steep = [dot(f"09{n:03}", 10.0 ** (n % 5), float(n)) for n in range(40)]
    figure = cloud(*steep, dot(HARBURG, 100.0, 5.0, named=True))
    assert figure.layout.xaxis.type == "log" and figure.layout.yaxis.type is None
    assert "logarithmische Skala" in figure.layout.xaxis.title.text
    assert naming(figure, "n03353").x == 2.0  # plotly counts labels in powers of ten
    assert figure.data[1].x == (100.0,) and figure.layout.xaxis.range[0] < 0.0
    assert figure.layout.xaxis.range[1] > 4.0
    assert "1.000" in figure.layout.xaxis.ticktext


def test_all_values_lie_inside_the_axes() -> None:
    axis = cloud(*KREISE).layout.yaxis
    assert axis.range[0] < 1.0 and axis.range[1] > 49.0


def test_names_in_a_scatter_do_not_cover_each_other_on_a_phone_nor_on_a_screen() -> None:
    crowd = [
        Dot(area=a, name="Lüchow-Dannenberg", x=seen(4.0 + n / 9), y=seen(16.0), named=True)
        for n, a in enumerate([*PARTNERS, *OTHERS, REGION, UNION])
    ]
    figure = cloud(*KREISE, *crowd)
    labels = [each for each in figure.layout.annotations if each.text == "Lüchow-Dannenberg"]
    assert len(labels) == len(crowd)
    x, y = figure.layout.xaxis.range, figure.layout.yaxis.range
    for wide in (SMALLEST[0], 900):
        boxes = []
        for each in labels:
            moved = (each.ax, -each.ay) if each.showarrow else (each.xshift, each.yshift)
            left = (each.x - x[0]) / (x[1] - x[0]) * wide + moved[0]
            left -= {"left": 0, "center": 60, "right": 120}[each.xanchor]
            middle = (each.y - y[0]) / (y[1] - y[0]) * PLOT + moved[1]
            boxes.append((left, middle - 8, left + 120, middle + 8))
        assert [pair for pair in combinations(boxes, 2) if is_hit(*pair)] == []


# Panels


def line(*points: tuple[int, float | None], area: str = HARBURG, quiet: bool = False) -> Line:
    observed = [(year, seen(value)) for year, value in points]
    return Line(area=area, name=f"n{area}", points=observed, quiet=quiet, strong=area == LUECHOW)


def panels(*lines: Line, columns: int = 2, breaks: Sequence[int] = ()) -> go.Figure:
    years = sorted({year for each in lines for year, o in each.points if o.value is not None})
    axis = Axis(unit="%", decimals=1, years=years, breaks=breaks)
    return draw_panels(lines, axis, columns=columns, text=TEXT, theme=LIGHT)


def joints(trace: go.Scatter) -> list[tuple[int, int]]:
    """Pairs of years between which a line is visible."""
    assert not trace.connectgaps
    points = pairwise(zip(trace.x, trace.y, strict=True))
    return [(year, after) for (year, one), (after, two) in points if one is not None and two is not None]


def of_panel(figure: go.Figure, place: int) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.xaxis == ("x" if place == 0 else f"x{place + 1}")]


THREE = (
    line((2018, 1.0), (2019, 2.0)),
    line((2018, 3.0), (2019, 9.0), area=LUECHOW),
    line((2018, 4.0), (2019, 5.0), area=NIEDERSACHSEN, quiet=True),
)


def test_each_area_that_is_no_benchmark_has_a_panel_with_its_title() -> None:
    figure = panels(*THREE)
    assert {trace.xaxis for trace in figure.data} == {"x", "x2"}
    assert {"<b>n03353</b>", "<b>n03354</b>"} <= set(written(figure)) and "<b>n03</b>" not in written(figure)


def test_in_a_panel_its_own_area_is_strong_others_thin_and_the_benchmark_dashed() -> None:
    context, benchmark, own = of_panel(panels(*THREE), 0)
    assert own.y == (1.0, 2.0) and own.customdata[0][0] == HARBURG
    assert context.y == (3.0, 9.0, None) and benchmark.y == (4.0, 5.0)
    assert own.line.width > benchmark.line.width > context.line.width
    assert benchmark.line.dash == "dash" and own.line.dash == "solid" and context.line.dash is None
    assert context.hoverinfo == "skip"


def test_all_panels_share_years_and_values_and_say_so() -> None:
    figure = panels(*THREE)
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range
    assert figure.layout.yaxis.range[0] < 1.0 and figure.layout.yaxis.range[1] > 9.0
    key = figure.layout.annotations[0].text.replace("<br>", " ")
    assert "derselben Skala: %, 2018–2019" in key and "gestrichelt: n03" in key


def test_no_line_of_a_panel_crosses_a_break_or_a_missing_year() -> None:
    own = line((2010, 1.0), (2011, 2.0), (2012, None), (2013, 3.0), (2014, 4.0))
    other = line(*((year, 5.0) for year in range(2010, 2015)), area=LUECHOW)
    figure = panels(own, other, breaks=[2011])
    assert joints(of_panel(figure, 0)[-1]) == [(2013, 2014)]
    assert joints(of_panel(figure, 1)[0]) == [(2013, 2014)]  # in the context, too
    assert joints(of_panel(figure, 1)[-1]) == [(2011, 2012), (2012, 2013), (2013, 2014)]
    rules = [(rule.x0, rule.x1, rule.xref, rule.line.dash) for rule in figure.layout.shapes]
    assert rules == [(2010.5, 2010.5, "x", "dot"), (2010.5, 2010.5, "x2", "dot")]


def test_lines_of_the_context_do_not_run_into_each_other() -> None:
    third = line((2018, 6.0), (2019, 7.0), area="03359")
    assert joints(of_panel(panels(*THREE, third), 0)[0]) == [(2018, 2019), (2018, 2019)]


def test_each_panel_names_its_newest_value_at_its_place_and_a_word_where_there_is_none() -> None:
    starred = Line(area="03359", name="Stade", points=[(2018, seen(6.0)), (2019, seen(7.0, Flag.PROVISIONAL))])
    figure = panels(*THREE, starred, line((2018, None), (2019, None), area="03360"))
    value = naming(figure, "<b>2,0\u00a0%</b>")
    assert (value.x, value.y, value.xref, value.yref) == (2019, 2.0, "x", "y")
    assert naming(figure, "<b>7,0\u00a0%*</b>").xref == "x3"
    assert naming(figure, TEXT("flag.not_published.short")).xref == "paper"


def test_a_panel_names_the_year_of_a_value_that_is_older_than_the_last_year() -> None:
    figure = panels(line((2018, 1.0), (2019, 2.0)), line((2018, 6.0), (2019, None), area="03359"))
    assert naming(figure, "<b>6,0\u00a0%</b> (2018)").x == 2018


@pytest.mark.parametrize(("columns", "rows"), [(1, 6), (2, 3), (3, 2), (4, 2)])
def test_panels_stand_in_the_columns_asked_for_and_do_not_overlap(columns: int, rows: int) -> None:
    figure = panels(*(line((2018, 1.0), (2019, 2.0), area=area) for area in PARTNERS), columns=columns)
    names = ["" if place == 0 else str(place + 1) for place in range(6)]
    boxes = [(*figure.layout[f"xaxis{n}"].domain, *figure.layout[f"yaxis{n}"].domain) for n in names]
    assert len({box[0] for box in boxes}) == columns and len({box[2] for box in boxes}) == rows
    corners = [(left, low, right, high) for left, right, low, high in boxes]
    assert [pair for pair in combinations(corners, 2) if is_hit(*pair)] == []
    assert all(0 <= left < right <= 1.0001 and -0.0001 <= low < high <= 1 for left, low, right, high in corners)


# Shift


def shift(first: float | None, last: float | None, area: str = HARBURG, refusal: str = "") -> Shift:
    one, two = seen(first), seen(last)
    return Shift(area=area, name=f"n{area}", first=one, last=two, refusal=refusal, strong=area == LUECHOW)


def shifted(*shifts: Shift, unit: str = "%", language: str = "de") -> go.Figure:
    span = Span(first="2012", last="2022", unit=unit, decimals=1)
    return draw_shift(shifts, span, text=load_text(language), theme=LIGHT)


def test_an_arrow_runs_from_the_first_to_the_last_value_with_both_written() -> None:
    figure = shifted(shift(10.0, 12.5), shift(30.0, 20.0, LUECHOW))
    rings, heads = figure.data
    assert rings.x == (10.0, 30.0) and heads.x == (12.5, 20.0) and rings.y == heads.y == (0, 1)
    assert [(line.x0, line.x1, line.y0) for line in figure.layout.shapes] == [(10.0, 12.5, 0), (30.0, 20.0, 1)]
    assert {"10,0\u00a0%", "12,5\u00a0%", "30,0\u00a0%", "20,0\u00a0%"} <= set(written(figure))
    assert ids(heads) == ids(rings) == [HARBURG, LUECHOW]


def test_the_head_shows_the_direction_without_colour() -> None:
    heads = shifted(shift(1.0, 2.0), shift(2.0, 1.0), shift(2.0, 2.0)).data[1]
    assert heads.marker.symbol == ("triangle-right", "triangle-left", "diamond")


@pytest.mark.parametrize(
    ("unit", "language", "words"),
    [("%", "de", "+2,5\u00a0Prozentpunkte"), ("%", "en", "+2.5\u00a0"), ("€", "de", "+2,5\u00a0€")],
)
def test_the_difference_is_written_in_the_unit_and_percentages_in_points(unit: str, language: str, words: str) -> None:
    assert any(f"<b>{words}" in each for each in written(shifted(shift(10.0, 12.5), unit=unit, language=language)))


def test_the_difference_is_that_of_the_unrounded_values_rounded_once() -> None:
    assert "n03353: <b>+0,1\u00a0€</b>" in written(shifted(shift(1.04, 1.15), unit="€"))  # 0,11


def test_a_difference_of_temperatures_is_in_kelvin() -> None:
    assert "n03353: <b>+1,7\u00a0K</b>" in written(shifted(shift(7.8, 9.5), unit="°C"))


def test_a_refusal_and_a_missing_value_stand_in_words_without_an_arrow() -> None:
    figure = shifted(shift(1.0, 2.0), shift(3.0, 4.0, LUECHOW, refusal="Bruch 2011"), shift(None, 4.0, "03359"))
    assert ids(figure.data[0]) == [HARBURG] and len(figure.layout.shapes) == 1
    words = " ".join(written(figure))
    assert "Bruch 2011" in words and TEXT("flag.confidential.long") in words.replace("<br>", " ")
    assert "3,0" not in words and figure.layout.xaxis.range[1] < 3.0
    assert not shifted(shift(None, 1.0)).layout.xaxis.visible


@RESERVED
def test_a_reserved_last_value_has_a_hollow_head_and_a_star(flag: Flag) -> None:
    reserved = Shift(area=HARBURG, name="Harburg", first=seen(1.0), last=seen(2.0, flag))
    figure = shifted(reserved)
    assert figure.data[1].marker.color == (LIGHT.paper,) and "2,0\u00a0%*" in written(figure)
    assert shifted(shift(1.0, 2.0)).data[1].marker.color == (LIGHT.classes[3],)


@pytest.mark.parametrize(("first", "last"), [(1.0, 2.0), (2.0, 1.0)])
def test_values_stand_on_the_outer_sides_of_their_arrow(first: float, last: float) -> None:
    figure = shifted(shift(first, last))
    assert naming(figure, "1,0\u00a0%").xanchor == "right" and naming(figure, "2,0\u00a0%").xanchor == "left"


def test_equal_values_stand_on_both_sides_of_their_place() -> None:
    sides = {each.xanchor for each in shifted(shift(1.0, 1.0)).layout.annotations if each.text == "1,0\u00a0%"}
    assert sides == {"left", "right"}


# Looks


def test_everybody_s_look_differs_in_colour_and_symbol_and_benchmarks_are_quiet() -> None:
    found = looks([*PARTNERS, *OTHERS, UNION, NIEDERSACHSEN, GERMANY], LIGHT)
    own = [found[area] for area in (*PARTNERS, *OTHERS, UNION)]
    assert len({look.colour for look in own}) == len({look.symbol for look in own}) == len(own)
    assert {found[area].colour for area in (NIEDERSACHSEN, GERMANY)} == {LIGHT.quiet}
    assert found[HARBURG].colour == LIGHT.areas[HARBURG]


def test_several_areas_together_have_looks_of_their_own() -> None:
    found = looks([REGION, UNION, "03355-03355022"], LIGHT)
    assert {look.colour for look in found.values()} == {LIGHT.ink} and len({s.symbol for s in found.values()}) == 3


@BOTH_THEMES
def test_further_areas_can_be_read_and_the_cloud_be_seen(theme: Theme) -> None:
    assert min(contrast(colour, theme.paper) for colour in theme.others) >= 4.5
    ink, ground = ([int(c[start : start + 2], 16) for start in (1, 3, 5)] for c in (theme.quiet, theme.paper))
    pale = [round(TRANSLUCENT * one + (1 - TRANSLUCENT) * two) for one, two in zip(ink, ground, strict=True)]
    assert contrast("#" + "".join(f"{part:02x}" for part in pale), theme.paper) >= 3
    assert len({*theme.others, *theme.areas.values(), theme.accent, theme.ink, theme.quiet}) == 4 + 6 + 3


def test_an_area_without_any_observation_is_missing_not_zero() -> None:
    figure = compared(Bar(area=HARBURG, name="Harburg", observation=NOTHING))
    assert TEXT("flag.not_published.short") in written(figure) and "0,0\u00a0%" not in written(figure)
