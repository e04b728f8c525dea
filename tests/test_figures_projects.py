"""Pictures of projects: a bar is as long as its dates are precise, nothing is drawn that is not known, and the network
of organisations is counted right, readable and always the same.
"""

import re
from datetime import date
from itertools import combinations
from pathlib import Path

import plotly.graph_objects as go
import pytest
from project_rows import made
from test_server import contrast

from data.organisations import links, organisations
from data.project_schema import PASSED, STATUSES, days
from data.projects import Project, load_projects
from pages.figures.gantt import LOOKS, Count, Group, Row, draw_counts, draw_gantt, share, ticks
from pages.figures.gantt_figure import draw_counts_figure, draw_gantt_figure
from pages.figures.labels import is_hit
from pages.figures.lines import Axis, Line, draw_lines
from pages.figures.network import APART, NARROW, Node, Tie, diameter, draw_network, height, place_labels
from pages.figures.placement import place_nodes
from pages.figures.spans import Span, at
from pages.figures.theme import LIGHT, THEMES, Theme
from pages.text import load_text
from pages.ui.projects.network import most_linked, nodes_of, partners, ties_of

TEXT = load_text("de")
BOTH_THEMES = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
YEARS = (2014, 2023)
TODAY = date(2021, 7, 2)


def span(begin: str, end: str, *, stage: str = "completed", name: str = "x") -> Span:
    known = [days(each) if each else None for each in (begin, end)]
    return Span(id=name, title="Titel", words="Worte", stage=stage, begin=known[0], end=known[1])


def gantt(*spans: Span) -> str:
    rows = {each.id: Row("<a>Titel</a>", "Ende nicht bekannt") for each in spans}
    return draw_gantt([Group("Energie", spans)], rows, years=YEARS, today=TODAY)


def researched() -> list[Project]:
    return [project for project in load_projects() if project.layer == "researched"]


# Time


def test_a_year_reaches_from_half_a_year_before_its_number_to_half_a_year_after() -> None:
    assert at(date(2014, 1, 1)) == 2013.5 and at(date(2015, 1, 1)) == 2014.5
    assert at(date(2016, 7, 1)) == pytest.approx(2015.5 + 182 / 366)


@pytest.mark.parametrize(
    ("begin", "end", "bar"),
    [
        ("2014", "2015", (date(2014, 1, 1), date(2016, 1, 1))),
        ("2014", "2014", (date(2014, 1, 1), date(2015, 1, 1))),
        ("2014-07", "2015-06", (date(2014, 7, 1), date(2015, 7, 1))),
        ("2014-07-15", "2015-12-31", (date(2014, 7, 15), date(2016, 1, 1))),
        ("2022-09", "2023", (date(2022, 9, 1), date(2024, 1, 1))),
    ],
)
def test_a_bar_ends_where_its_dates_end_as_precisely_as_they_are_known(
    begin: str, end: str, bar: tuple[date, date]
) -> None:
    assert span(begin, end).bar == (at(bar[0]), at(bar[1]))


@pytest.mark.parametrize(("begin", "end", "arrow"), [("2016", "", "▶"), ("", "2016", "◀")])
def test_a_single_date_is_a_triangle_with_words_and_no_bar(begin: str, end: str, arrow: str) -> None:
    only = span(begin, end)
    assert only.bar is None and only.mark == 2016
    html = gantt(only)
    assert 'class="bar' not in html
    assert f"<b>{arrow}</b> <small>Ende nicht bekannt</small>" in html
    assert f"left:{share(2016, YEARS)}%" in html


def test_without_dates_there_is_neither_bar_nor_mark() -> None:
    assert span("", "").bar is None and span("", "").mark is None


def test_the_timeline_draws_a_bar_from_begin_to_end_in_percent_of_its_years() -> None:
    [style] = re.findall(r'class="bar over" style="left:([\d.]+)%;width:([\d.]+)%"', gantt(span("2015", "2018")))
    assert [float(each) for each in style] == [10, 40]


def test_near_the_end_of_the_axis_the_words_stand_before_the_triangle() -> None:
    html = gantt(span("2022", ""))
    assert 'class="mark before" style="right:15.0%"><small>' in html and "</small> <b>▶</b>" in html


def test_every_status_has_its_fill_and_those_that_differ_in_meaning_differ() -> None:
    assert set(LOOKS) == {*STATUSES, PASSED, ""}
    assert len({LOOKS[stage] for stage in ("completed", PASSED, "running", "planned", "")}) == 5
    assert 'class="bar runs"' in gantt(span("2015", "2016", stage="running"))


def test_a_line_shows_today_where_the_axis_reaches_it() -> None:
    html = gantt(span("2015", "2018"))
    assert html.count(f'class="now" style="left:{share(at(TODAY), YEARS)}%"') == html.count("<li>") == 1
    row = {"x": Row("<a>T</a>", "")}
    later = draw_gantt([Group("Energie", [span("2015", "2018")])], row, years=YEARS, today=date(2024, 1, 1))
    assert 'class="now"' not in later
    drawn = [draw_gantt_figure([], {}, years=YEARS, today=each, theme=LIGHT) for each in (TODAY, date(2024, 1, 1))]
    assert [[shape.x0 for shape in figure.layout.shapes] for figure in drawn] == [[at(TODAY)], []]


def test_a_phone_has_room_for_the_years_of_the_axis() -> None:
    assert ticks((2008, 2029)) == [2010, 2015, 2020, 2025] and ticks((2020, 2022)) == [2020, 2021, 2022]
    assert all(len(ticks((2000, last))) <= 6 for last in range(2000, 2060))


def test_a_title_cannot_bring_markup_into_the_timeline_but_its_link() -> None:
    risky = Span(id="x", title="", words="<img src=x>", stage="", begin=days("2015"), end=None)
    assert "<img" not in draw_gantt([Group("<i>", [risky])], {"x": Row("<a>T</a>", "<u>")}, years=YEARS, today=TODAY)


def test_where_projects_are_many_their_number_stands_behind_a_bar_for_each_year() -> None:
    html = draw_counts([Count(2015, 3, 1), Count(2016, 0, 2)])
    assert re.findall(r'part (\w+)" style="width:([\d.]+)%', html) == [
        ("over", "75.0"), ("ahead", "25.0"), ("ahead", "50.0"),
    ]  # fmt: skip
    assert re.findall(r"<small>(\d+)</small>", html) == ["4", "2"]


# Below a chart


def chart(*spans: Span, years: tuple[int, ...] = (2014, 2015, 2016), theme: Theme = LIGHT) -> go.Figure:
    axis = Axis(unit="%", decimals=1, years=years)
    line = Line(area="03353", name="Harburg", points=[])
    return draw_lines([line], axis, text=TEXT, theme=theme, spans=spans)


def test_the_figure_of_the_timeline_has_every_bar_of_the_page_with_its_status_in_words() -> None:
    spans = [span("2014-07", "2016", name="a"), span("2018", "", name="b"), span("", "2020", name="c")]
    words = {"a": "abgeschlossen", "b": "laufend, Ende nicht bekannt", "c": "geplant, Beginn nicht bekannt"}
    figure = draw_gantt_figure([Group("Energie", spans)], words, years=YEARS, today=TODAY, theme=LIGHT)
    bars, marks = figure.data
    assert (bars.base[0], bars.base[0] + bars.x[0]) == pytest.approx(spans[0].bar)
    assert list(bars.text) == [words["a"]] and list(marks.x) == [2018, 2020]
    assert list(marks.marker.symbol) == ["triangle-right", "triangle-left"]
    assert [each.text for each in figure.layout.annotations] == [words["b"], words["c"]]
    rows = dict(zip(figure.layout.yaxis2.tickvals, figure.layout.yaxis2.ticktext, strict=True))
    assert [rows[row] for row in (0, *bars.y, *marks.y)] == ["<b>Energie</b>", "Titel", "Titel", "Titel"]


def test_the_figure_of_numbers_by_year_stacks_what_the_page_stacks() -> None:
    counts = [Count(2015, 3, 1), Count(2016, 0, 2)]
    full, half = draw_counts_figure(counts, dated="beide", half_dated="eines", theme=LIGHT).data
    assert list(full.x) == [3, 0] and list(half.x) == [1, 2] and list(half.base) == [3, 0]
    assert list(half.text) == ["4", "2"] and list(full.text) == ["", ""]
    assert half.hovertemplate[0] == "2015: 4 (beide: 3; eines: 1)<extra></extra>"


def test_bars_stand_in_numbered_rows_below_the_years_that_they_share_with_the_lines() -> None:
    figure = chart(span("2014", "2015"), span("2015-07", "2030"))
    bars = figure.data[-2]
    assert bars.yaxis == "y2" and (bars.xaxis or "x") == "x"
    ends = [(base, base + length) for base, length in zip(bars.base, bars.x, strict=True)]
    assert ends[0] == (2013.5, 2015.5)
    assert ends[1] == pytest.approx((at(date(2015, 7, 1)), 2030.5))
    assert list(figure.layout.xaxis.range) == [2013.5, 2016.5]
    assert figure.layout.yaxis2.domain[1] < figure.layout.yaxis.domain[0]
    assert list(figure.layout.yaxis2.ticktext) == ["1", "2"]


def test_below_a_chart_too_a_missing_end_is_no_bar() -> None:
    figure = chart(span("2015", ""), span("", "2016"))
    bars, marks = figure.data[-2:]
    assert len(bars.x) == 0
    assert list(marks.x) == [2015, 2016] and list(marks.marker.symbol) == ["triangle-right", "triangle-left"]


def test_without_projects_a_chart_stays_as_it_was() -> None:
    plain = chart()
    assert plain.layout.height == 420 and len(plain.data) == 1 and "yaxis2" not in plain.layout
    grown = chart(span("2014", "2015"))
    assert grown.layout.height > 420
    inner = grown.layout.height - grown.layout.margin.t - grown.layout.margin.b
    low, high = grown.layout.yaxis.domain
    assert inner * (high - low) == pytest.approx(420 - plain.layout.margin.t - plain.layout.margin.b)


def test_a_bar_cannot_be_taken_for_an_area() -> None:
    assert all(trace.customdata is None for trace in chart(span("2014", "2015"), span("2015", "")).data[1:])


# Network


def tiny(folder: Path) -> tuple[Project, ...]:
    """A leads with B and C; B leads with C; A leads with B again; D leads alone."""
    return made(
        folder,
        {"lead": "A", "partners": "B;C"},
        {"lead": "B", "partners": "C"},
        {"lead": "A", "partners": "B"},
        {"lead": "D"},
    )


def test_links_weigh_as_many_projects_as_two_organisations_have_in_common(tmp_path: Path) -> None:
    found = links(tiny(tmp_path))
    ties = {(tie.first, tie.second): (tie.weight, tie.is_led) for tie in ties_of(found, TEXT)}
    assert ties == {("a", "b"): (2, True), ("b", "c"): (2, True), ("a", "c"): (1, True)}
    assert partners(found) == {"a": 2, "b": 2, "c": 2}


def test_only_linked_organisations_are_circles_and_filled_if_they_lead(tmp_path: Path) -> None:
    projects = tiny(tmp_path)
    nodes = nodes_of(organisations(projects), partners(links(projects)), TEXT)
    assert {node.id: (node.projects, node.is_lead) for node in nodes} == {
        "a": (2, True), "b": (3, True), "c": (2, False),
    }  # fmt: skip


def test_two_partners_are_joined_by_dots_and_a_lead_with_a_partner_by_a_full_line(tmp_path: Path) -> None:
    projects = made(tmp_path, {"lead": "A", "partners": "B;C"})
    found = links(projects)
    nodes = nodes_of(organisations(projects), partners(found), TEXT)
    figure = draw_network(nodes, ties_of(found, TEXT), theme=LIGHT)
    drawn = {trace.line.dash: sum(x is None for x in trace.x) for trace in figure.data if trace.mode == "lines"}
    assert drawn == {"solid": 2, "dot": 1}


def test_a_line_is_thicker_for_more_common_projects(tmp_path: Path) -> None:
    projects = tiny(tmp_path)
    found = links(projects)
    nodes = nodes_of(organisations(projects), partners(found), TEXT)
    figure = draw_network(nodes, ties_of(found, TEXT), theme=LIGHT)
    widths = [(trace.line.width, sum(x is None for x in trace.x)) for trace in figure.data if trace.mode == "lines"]
    assert [number for _, number in sorted(widths)] == [1, 2]


def test_the_three_most_linked_are_named_with_all_that_have_as_many_unless_these_are_too_many() -> None:
    assert most_linked({"a": 5, "b": 4, "c": 3, "d": 2}) == ["a", "b", "c"]
    assert most_linked({"a": 5, "b": 4, "c": 3, "d": 3, "e": 2}) == ["a", "b", "c", "d"]
    assert most_linked({"a": 5, **dict.fromkeys("bcdefgh", 1)}) == ["a"]
    assert most_linked({"a": 1, "b": 1}) == ["a", "b"]


def real(field: str) -> tuple[list[Node], list[Tie]]:
    projects = [project for project in researched() if not field or project.field == field]
    found = links(projects)
    return nodes_of(organisations(projects), partners(found), TEXT), ties_of(found, TEXT)


FIELDS = pytest.mark.parametrize("field", ["", "digital", "food", "energy", "health", "materials", "crosscutting"])


def places(nodes: list[Node], ties: list[Tie]) -> list[tuple[float, float]]:
    number = {node.id: place for place, node in enumerate(nodes)}
    pairs = tuple((number[tie.first], number[tie.second]) for tie in ties)
    place_nodes.cache_clear()
    return list(place_nodes(len(nodes), pairs, (NARROW, height(len(nodes))), APART))


def test_the_network_is_the_same_each_time() -> None:
    nodes, ties = real("")
    assert places(nodes, ties) == places(nodes, ties)


@FIELDS
def test_circles_lie_apart_and_within_the_picture_on_a_phone(field: str) -> None:
    nodes, ties = real(field)
    size = (NARROW, height(len(nodes)))
    pixels = [(x * size[0], y * size[1]) for x, y in places(nodes, ties)]
    for node, (x, y) in zip(nodes, pixels, strict=True):
        half = diameter(node) / 2
        assert half <= x <= size[0] - half and half <= y <= size[1] - half
    for (one, (x, y)), (other, (u, v)) in combinations(zip(nodes, pixels, strict=True), 2):
        assert ((x - u) ** 2 + (y - v) ** 2) ** 0.5 >= (diameter(one) + diameter(other)) / 2, (one.name, other.name)


@FIELDS
@pytest.mark.parametrize("width", [NARROW, 700.0, 1200.0])
def test_names_cover_neither_each_other_nor_a_circle_on_any_screen(field: str, width: float) -> None:
    nodes, ties = real(field)
    found, narrow = places(nodes, ties), (NARROW, height(len(nodes)))
    boxes = []
    for node, label, (x, y) in zip(nodes, place_labels(nodes, found, narrow), found, strict=True):
        centre, half = (x * width, y * narrow[1]), diameter(node) / 2
        boxes.append((centre[0] - half, centre[1] - half, centre[0] + half, centre[1] + half))
        if label:
            boxes.append(label.box(*centre))
    assert len(boxes) >= 1.4 * len(nodes)
    assert [pair for pair in combinations(boxes, 2) if is_hit(*pair)] == []


@BOTH_THEMES
def test_names_and_lines_of_the_network_can_be_seen(theme: Theme) -> None:
    figure = draw_network(*real("digital"), theme=theme)
    assert all(contrast(each.font.color, each.bgcolor) >= 4.5 for each in figure.layout.annotations)
    lines = [trace.line.color for trace in figure.data if trace.mode == "lines"]
    assert all(contrast(colour, theme.paper) >= 3 for colour in (*lines, theme.classes[3]))
