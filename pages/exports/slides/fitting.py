"""Fitting: a figure made for a screen of any height, for the height of a slide with letters of their full size."""

from collections.abc import Iterator
from html import escape
from textwrap import shorten
from typing import Any

from pages.exports.slides.curves import curves, lines_of
from pages.exports.slides.looks import Look, is_project
from pages.exports.slides.overlay import placed, unwrapped
from pages.exports.slides.plot import Box
from pages.exports.slides.points import LINE, spare
from pages.exports.slides.spans import title_of
from pages.exports.slides.turned import is_network, turned
from pages.figures import Figure, quotients
from pages.figures.theme import LIGHT
from pages.text import Text

LETTERS = 70  # of a project's title
BESIDE = 6  # pixels from a bar to it


def _moved(each: dict[str, Any], squeeze: float) -> dict[str, Any]:
    """An annotation in one line, nearer to its mark by as much as the plot is lower."""
    found = each | {"text": unwrapped(each)}
    if each.get("yshift") and each.get("yref", "y") != "paper":
        found["yshift"] = each["yshift"] * squeeze
    return found


def _together(look: Look, box: Box) -> dict[str, Any]:
    """Panels as one plot: there is no room on a slide for many with letters that can be read."""
    plot, layout = curves(look, box), look["layout"]
    low, high, pixels = plot.y.low, plot.y.high, plot.plot.height
    lines = lines_of(look)
    words = []
    for line, series in zip(lines, plot.series, strict=True):
        assert series.label_at is not None, "a line with values has an end"
        value = line["y"][series.label_at] - series.label_shift[1] * box.height / pixels * (high - low)
        place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 6, "y": value, "showarrow": False}
        words.append(place | {"text": line["name"], "font": {"size": 13, "color": line["line"]["color"]}})
    frame = {key: layout[key] for key in ("font", "separators", "showlegend") if key in layout}
    margin = {"l": 8, "r": box.left + box.width - plot.plot.left - plot.plot.width, "t": 8, "b": 8}
    grid = {"gridcolor": LIGHT.faint, "linecolor": LIGHT.quiet}
    x = grid | {"tickformat": "d", "showgrid": False, "automargin": True}
    y = grid | {"tickformat": layout["yaxis"]["tickformat"], "range": [low, high], "automargin": True}
    shapes = [each for each in layout.get("shapes", ()) if each.get("xref", "x") == "x"]
    whole = frame | {"height": box.height, "margin": margin, "xaxis": x, "yaxis": y, "annotations": words}
    return {"data": [{**line, "xaxis": "x", "yaxis": "y"} for line in lines], "layout": whole | {"shapes": shapes}}


def _share(value: float, axis: Look) -> float:
    low, high = axis["range"]
    return float((value - low) / (high - low))


def _in_cloud(layout: Look, box: Box) -> list[Look]:
    """The names of a cloud with new places."""
    margin = layout["margin"]
    size = (box.width - margin["l"] - margin["r"], box.height - margin["t"] - margin["b"])
    named = [each for each in layout["annotations"] if each.get("name")]
    shares = [(_share(each["x"], layout["xaxis"]), _share(each["y"], layout["yaxis"])) for each in named]
    others = [each for each in layout["annotations"] if not each.get("name")]
    return [*others, *placed(named, shares, size)]


def _titles(look: Look) -> Iterator[dict[str, Any]]:
    """What each project is called, beside its bar, on the side where the years are farther away."""
    first, last = look["layout"]["xaxis"]["range"]
    style = {"yref": "y2", "showarrow": False, "font": {"size": 12, "color": LIGHT.ink}}
    for trace in filter(is_project, look["data"]):
        starts = trace.get("base", trace["x"])
        for start, length, row, hover in zip(starts, trace["x"], trace["y"], trace["hovertemplate"], strict=True):
            end = start + length if "base" in trace else start
            side = {"x": start, "xanchor": "right", "xshift": -BESIDE}
            if last - end >= start - first:
                side = {"x": end, "xanchor": "left", "xshift": BESIDE}
            yield {**style, **side, "y": row, "text": escape(shorten(title_of(hover), LETTERS, placeholder="…"))}


def _key(text: Text) -> dict[str, Any]:
    """What bars and diamonds are, below quotients: on the page it stands above the first of their charts."""
    words = text("specialisation.key", bar=quotients.BAR, diamond=quotients.DIAMOND)
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 0, "yref": "paper", "yanchor": "top", "yshift": -4}
    return place | {"text": words, "showarrow": False, "font": {"size": 13, "color": LIGHT.quiet}}


def fitted(figure: Figure, box: Box, *, text: Text) -> Figure:
    """The figure for a box: not made smaller as a whole, but with less between its marks."""
    look = figure.to_dict()
    layout = look["layout"]
    if "xaxis2" in layout:
        return Figure(_together(look, box))
    if all(map(is_project, look["data"])):  # a timeline says in words what it shows
        return figure
    if is_network(look):
        return Figure(turned(look, box))
    words = layout["annotations"] = list(layout.get("annotations", ()))
    if any(map(is_project, look["data"])):
        words += _titles(look)
    elif {each.get("type") for each in look["data"]} == {"bar", "scatter"}:
        words.append(_key(text))
    natural, margin = layout["height"], layout["margin"]
    if natural > box.height:
        margin["t"] -= spare(look)
        squeeze = (box.height - margin["t"] - margin["b"]) / (natural - margin["t"] - margin["b"])
        layout["annotations"] = [_moved(each, squeeze) for each in words]
        layout["height"] = box.height
    title = layout["xaxis"].get("title")
    if title:
        margin["b"] -= LINE * (title["text"].count("<br>"))
        title["text"] = title["text"].replace("<br><span", " · <span").replace("<br>", " ")
        layout["annotations"] = _in_cloud(layout, box)
    return Figure(look)
