"""Figure: a chart of a page on a slide, as a native chart where Office has one of its kind."""

from typing import cast

from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.shapetree import _BaseGroupShapes as Shapes

from pages.exports.slides.bars import bars
from pages.exports.slides.chart import Chart
from pages.exports.slides.curves import curves
from pages.exports.slides.looks import Look, is_project
from pages.exports.slides.overlay import annotations, bands, rules
from pages.exports.slides.plot import Box, Plot
from pages.exports.slides.points import points
from pages.exports.slides.shapes import band, describe, label, place, rule
from pages.exports.slides.spans import draw_span, spans
from pages.exports.slides.turned import is_network
from pages.figures import Figure
from pages.text import Text


def plot_of(figure: Figure, box: Box, *, title: str, text: Text) -> Plot | None:
    """The native chart of a figure; None where its places mean nothing, as in a network."""
    look: Look = figure.to_dict()
    main = [each for each in look["data"] if not is_project(each)]
    if not main:
        return None
    if main[0].get("type") == "bar":
        return bars({**look, "data": main}, box, title=title, text=text)
    if any(each.get("name") for each in main):
        return curves({**look, "data": main}, box)
    if is_network(look):
        return None
    return points(look, box, text=text)


def _add_chart(shapes: Shapes, plot: Plot, words: str, text: Text) -> None:
    chart = Chart(plot, text.language)
    frame = cast(GraphicFrame, shapes.add_chart(chart.type, *place(plot.box), chart))
    describe(frame, name=text("slides.chart"), words=words)


def add_figure(shapes: Shapes, figure: Figure, plot: Plot, *, words: str, text: Text) -> None:
    """Draw a chart with what stands on it, as one group; `words` are its alternative text."""
    look: Look = figure.to_dict()
    behind, across, said = list(bands(look, plot)), list(rules(look, plot)), annotations(look, plot)
    if not (behind or across or said or plot.rows):
        _add_chart(shapes, plot, words, text)
        return
    group = shapes.add_group_shape()
    for found in behind:
        band(group.shapes, found)
    below, above = (across, []) if plot.categories else ([], across)  # no rule runs through the values behind bars
    for each in below:
        rule(group.shapes, each)
    _add_chart(group.shapes, plot, words, text)
    for each in above:
        rule(group.shapes, each)
    for project in sorted(spans(look, plot), key=lambda each: each.number):
        draw_span(group.shapes, project)
    for _, leader in said:  # all of them below all words
        if leader:
            rule(group.shapes, leader)
    for written, _ in said:
        label(group.shapes, written)
    describe(group, name=text("slides.chart"), words=words)
