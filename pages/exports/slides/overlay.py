"""Overlay: words, rules, bands and leaders of a figure as shapes on its native chart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pages.exports.drawing.words import SHARES, Block, block
from pages.exports.slides.looks import UNIT, Look
from pages.exports.slides.plot import Box, Plot, Stroke
from pages.figures.labels import Mark, place_labels
from pages.figures.theme import LIGHT

LEAST = 12.0  # points of the smallest letters on a chart
OURS = ("x", "x domain", "paper")  # panels repeat their rules on axes of their own


@dataclass(frozen=True)
class Words:
    """Words in their box; `align` is "left", "center" or "right"; a veil of paper lies behind those among marks."""

    block: Block
    box: Box
    align: str
    has_veil: bool = False


@dataclass(frozen=True)
class Rule:
    """A line from one point of the slide to another."""

    start: tuple[float, float]
    end: tuple[float, float]
    stroke: Stroke


@dataclass(frozen=True)
class Band:
    """A filled box behind the chart."""

    box: Box
    fill: str
    edge: str


def _is_share(reference: str) -> bool:
    """Whether places are shares of the plot and no values."""
    return reference == "paper" or reference.endswith("domain")


def _across(value: float, reference: str, plot: Plot, *, is_power: bool = False) -> float:
    if _is_share(reference):
        return plot.plot.left + value * plot.plot.width
    return plot.across(10.0**value if is_power and plot.x.is_log else value)


def _down(value: float, reference: str, plot: Plot, *, is_power: bool = False) -> float:
    if _is_share(reference):
        return plot.plot.top + (1 - value) * plot.plot.height
    return plot.down(10.0**value if is_power and plot.y.is_log else value)


def _squeeze(look: Look, plot: Plot) -> float:
    """How much lower the plot is than in the figure: what stands above and below its marks moves nearer to them."""
    margin = look["margin"]
    natural = (look.get("height", 0) - margin["t"] - margin["b"]) * UNIT
    return min(1.0, plot.plot.height / natural) if natural > 0 else 1.0


def _side(anchor: str | None, share: float, ends: tuple[str, str, str]) -> str:
    """Which end of some words stands at their place; plotly's own choice where none is given."""
    if anchor and anchor != "auto":
        return anchor
    return ends[0] if share < 1 / 3 else ends[2] if share > 2 / 3 else ends[1]


def unwrapped(each: Look) -> str:
    """The words in one line, where they were parted for the width of a phone only."""
    text = str(each["text"])
    return text.replace("<br>", " ") if each.get("name") or each.get("x") == 0 else text


def _words(each: Look, plot: Plot, squeeze: float) -> tuple[Words, Rule | None]:
    """One annotation, with the leader to its mark where it has one."""
    font = each.get("font", {})
    size = max(LEAST, font.get("size", 14) * UNIT)
    found = block(unwrapped(each), size=size, colour=font.get("color", LIGHT.ink))
    x_of, y_of = each.get("xref", "x"), each.get("yref", "y")
    x = _across(each["x"], x_of, plot, is_power=True)
    y = _down(each["y"], y_of, plot, is_power=True)
    mark, has_leader = (x, y), each.get("showarrow", True)
    if has_leader:
        x = plot.across(each["ax"]) if each.get("axref") == "x" else x + each.get("ax", 0) * UNIT
        y = plot.down(each["ay"]) if each.get("ayref") == "y" else y + each.get("ay", 0) * UNIT
    share_of = {"paper": (each["x"], 1 - each["y"])}
    across = _side(each.get("xanchor"), share_of["paper"][0] if _is_share(x_of) else 0.5, ("left", "center", "right"))
    upwards = _side(each.get("yanchor"), share_of["paper"][1] if _is_share(y_of) else 0.5, ("top", "middle", "bottom"))
    lift = 1.0 if _is_share(y_of) else squeeze
    left = x + each.get("xshift", 0) * UNIT - SHARES[across] * found.width
    top = y - each.get("yshift", 0) * UNIT * lift - SHARES[upwards] * found.height
    leader = Rule(mark, (x, y), Stroke(each.get("arrowcolor", LIGHT.quiet), 1.0)) if has_leader else None
    place = Box(left, top, found.width, found.height)
    return Words(found, place, across, has_veil=has_leader or bool(each.get("bgcolor"))), leader


def placed(named: Sequence[Look], shares: Sequence[tuple[float, float]], size: tuple[float, float]) -> list[Look]:
    """The names in a cloud, placed anew: a slide is wider and lower than the screen.

    `shares` are where their marks stand, to the right and upwards, in a plot of a `size` in pixels.
    """
    marks = [Mark(x, y, unwrapped(each)) for each, (x, y) in zip(named, shares, strict=True)]
    moved = ("ax", "ay", "xshift", "yshift", "xanchor", "yanchor")
    return [
        {key: value for key, value in each.items() if key not in moved}
        | place.annotation(LIGHT.quiet)
        | {"text": mark.words}
        for each, place, mark in zip(named, place_labels(marks, size=size), marks, strict=True)
    ]


def _in_cloud(named: Sequence[Look], plot: Plot) -> list[Look]:
    shares = []
    for each in named:
        x, y = (10.0 ** each[of] if axis.is_log else each[of] for of, axis in (("x", plot.x), ("y", plot.y)))
        shares.append((plot.x.share(x), plot.y.share(y)))
    return placed(named, shares, (plot.plot.width / UNIT, plot.plot.height / UNIT))


def annotations(look: Look, plot: Plot) -> list[tuple[Words, Rule | None]]:
    """The words that the native chart does not write itself: of bars and lines only those that name no row or line."""
    every = list(look["layout"].get("annotations", ()))
    if plot.categories:
        shown = [each for each in every if each.get("yref") == "paper"]
    elif any(series.label_at is not None for series in plot.series):
        shown = []
    else:
        named = [each for each in every if each.get("name")]
        is_cloud = plot.x.is_shown and plot.y.is_shown
        titles = [each for each in every if not each.get("name")]
        shown = [*titles, *(_in_cloud(named, plot) if is_cloud else named)]
    squeeze = _squeeze(look["layout"], plot)
    return [_words(each, plot, squeeze) for each in shown]


def rules(look: Look, plot: Plot) -> Iterator[Rule]:
    """The lines that cross the whole plot; those from value to value are series of the chart."""
    for each in look["layout"].get("shapes", ()):
        x_of, y_of = each.get("xref", "x"), each.get("yref", "y")
        if each["type"] != "line" or not (_is_share(x_of) or _is_share(y_of)) or x_of not in OURS:
            continue
        line = each["line"]
        if line["color"] == LIGHT.paper:  # the rim of a line above bars; on a slide it lies behind them
            continue
        stroke = Stroke(line["color"], line["width"] * UNIT, line.get("dash") or "solid")
        ends = [(_across(each[f"x{n}"], x_of, plot), _down(each[f"y{n}"], y_of, plot)) for n in "01"]
        yield Rule(ends[0], ends[1], stroke)


def bands(look: Look, plot: Plot) -> Iterator[Band]:
    """The filled parts of the plot."""
    for each in look["layout"].get("shapes", ()):
        if each["type"] == "rect":
            left, right = (_across(each[end], each.get("xref", "x"), plot) for end in ("x0", "x1"))
            box = Box(left, plot.plot.top, right - left, plot.plot.height)
            yield Band(box, each["fillcolor"], each["line"]["color"])
