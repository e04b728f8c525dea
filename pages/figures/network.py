"""Network: organisations as circles, a line between two that are named in the same project."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import product
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from pages.figures.labels import LETTER, Box, is_hit
from pages.figures.placement import place_nodes
from pages.figures.spans import hover
from pages.figures.theme import Theme, layout

NARROW = 330.0  # pixels of the plot on a phone: labels that are clear of each other there are so in a wider one, too
LOW, HIGH, PER_NODE = 260.0, 940.0, 12.0  # height of the plot in pixels: of none, at most, and more for each node
APART = 26.0  # pixels between the middles of two circles on a phone
SMALL, LARGE, PER_PROJECT = 11, 25, 3  # diameters of circles in pixels
LETTERS, LINES = 19, 4  # of a label
LINE = 16.0  # pixels of a line of a label
SIZE = 12  # pixels of its letters
TOUCH = 4.0  # pixels between a circle and its label
FAR, FARTHEST, STEP = 30.0, 120, 6  # pixels from a circle to a label with a leader: from, to, and between tries
MOST_FAR = 12  # organisations that are named in any case, from afar if need be


@dataclass(frozen=True, kw_only=True)
class Node:
    """An organisation; `words` are what is said of it on hovering."""

    id: str
    name: str
    words: str
    projects: int
    is_lead: bool  # it leads at least one of the projects


@dataclass(frozen=True, kw_only=True)
class Tie:
    """Two organisations, by id, with how many projects they have in common; `is_led` if one of them leads one."""

    first: str
    second: str
    weight: int
    is_led: bool
    words: str


@dataclass(frozen=True)
class Label:
    """A name in lines, with its middle in pixels to the right of and above its circle."""

    lines: tuple[str, ...]
    dx: float
    dy: float

    @property
    def is_far(self) -> bool:
        """Whether it needs a leader to its circle."""
        return abs(self.dy) > FAR

    def box(self, x: float, y: float) -> Box:
        """Its room if its circle lies at a place in pixels."""
        width, height = max(map(len, self.lines)) * LETTER * SIZE / 13, len(self.lines) * LINE
        left, bottom = x + self.dx - width / 2, y + self.dy - height / 2
        return left, bottom, left + width, bottom + height


def diameter(node: Node) -> int:
    """Pixels of a circle."""
    return min(SMALL + PER_PROJECT * (node.projects - 1), LARGE)


def height(count: int) -> float:
    """Pixels of the plot for a number of nodes."""
    return min(LOW + PER_NODE * count, HIGH)


def _tries(node: Node, *, with_far: bool) -> Iterator[Label]:
    """Labels right, left, below and above a circle and at its corners; further away, too, for a name that must be."""
    lines = tuple(wrap(node.name, LETTERS, break_long_words=False)[:LINES])
    wide, high = Label(lines, 0, 0).box(0, 0)[2:]
    reach = diameter(node) / 2 + TOUCH
    for right, up in ((1, 0), (-1, 0), (0, -1), (0, 1), *product((1, -1), (1, -1))):
        yield Label(lines, right * (reach + wide), up * (reach + high))
    if with_far:
        for away, right, up in product(range(int(FAR), FARTHEST, STEP), (1, -1, 0), (1, -1)):
            yield Label(lines, right * (reach + wide), up * (away + high))


def place_labels(
    nodes: Sequence[Node], places: Sequence[tuple[float, float]], size: tuple[float, float]
) -> list[Label | None]:
    """A label for each node, the first ones first, clear of other labels and of all circles; none where no room is."""
    middles = [(x * size[0], y * size[1]) for x, y in places]
    taken: list[Box] = []
    for node, (x, y) in zip(nodes, middles, strict=True):
        half = diameter(node) / 2
        taken.append((x - half, y - half, x + half, y + half))
    found: list[Label | None] = []
    for number, (node, (x, y)) in enumerate(zip(nodes, middles, strict=True)):
        boxes = ((label, label.box(x, y)) for label in _tries(node, with_far=number < MOST_FAR))
        free = (
            (label, box)
            for label, box in boxes
            if box[0] >= 0
            and box[1] >= 0
            and box[2] <= size[0]
            and box[3] <= size[1]
            and not any(is_hit(box, other) for other in taken)
        )
        label, room = next(free, (None, None))
        found.append(label)
        taken += [room] if room else []
    return found


def _lines(
    ties: Sequence[Tie], at: Mapping[str, tuple[float, float]], names: Mapping[str, str], *, theme: Theme
) -> Iterator[go.Scatter]:
    """One trace for each weight and kind of line, and unseen points in the middle of each for its words."""
    for weight, is_led in sorted({(tie.weight, tie.is_led) for tie in ties}):
        drawn = [tie for tie in ties if (tie.weight, tie.is_led) == (weight, is_led)]
        ends = [(at[tie.first], at[tie.second]) for tie in drawn]
        yield go.Scatter(
            x=[x for one, other in ends for x in (one[0], other[0], None)],
            y=[y for one, other in ends for y in (one[1], other[1], None)],
            mode="lines",
            line={"color": theme.quiet, "width": 1 + 1.5 * (weight - 1), "dash": "solid" if is_led else "dot"},
            hoverinfo="skip",
        )
    ends = [(at[tie.first], at[tie.second]) for tie in ties]
    yield go.Scatter(
        x=[(one[0] + other[0]) / 2 for one, other in ends],
        y=[(one[1] + other[1]) / 2 for one, other in ends],
        mode="markers",
        marker={"size": 8, "opacity": 0},
        hovertemplate=[hover(f"{names[tie.first]} – {names[tie.second]}", tie.words) for tie in ties],
    )


def _annotation(place: tuple[float, float], label: Label, theme: Theme) -> dict[str, Any]:
    words = f'<span lang="de">{"<br>".join(map(escape, label.lines))}</span>'
    ground = {"bgcolor": theme.paper, "borderpad": 0, "font": {"size": SIZE, "color": theme.ink}}
    start = {"x": place[0], "y": place[1], "text": words, **ground}
    if not label.is_far:
        return {**start, "showarrow": False, "xshift": label.dx, "yshift": label.dy}
    leader = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": theme.ink}
    return {**start, **leader, "showarrow": True, "ax": label.dx, "ay": -label.dy}


def draw_network(nodes: Sequence[Node], ties: Sequence[Tie], *, theme: Theme) -> go.Figure:
    """Circles and lines; the names of the first nodes, as many as have room on a phone, the others on hovering."""
    number = {node.id: place for place, node in enumerate(nodes)}
    size = (NARROW, height(len(nodes)))
    pairs = tuple((number[tie.first], number[tie.second]) for tie in ties)
    places = place_nodes(len(nodes), pairs, size, APART)
    circles = go.Scatter(
        x=[x for x, _ in places],
        y=[y for _, y in places],
        mode="markers",
        marker={
            "size": [diameter(node) for node in nodes],
            "color": [theme.classes[3] if node.is_lead else theme.paper for node in nodes],
            "opacity": 1,
            "line": {"color": theme.classes[3], "width": 2},
        },
        hovertemplate=[hover(node.name, node.words) for node in nodes],
    )
    labels = place_labels(nodes, places, size)
    named = [_annotation(place, label, theme) for place, label in zip(places, labels, strict=True) if label]
    hidden = {"visible": False, "range": [0, 1]}
    names = {node.id: node.name for node in nodes}
    at = {node.id: place for node, place in zip(nodes, places, strict=True)}
    return go.Figure(
        [*_lines(ties, at, names, theme=theme), circles],
        layout(
            theme,
            height=size[1],
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            hovermode="closest",
            xaxis=hidden,
            yaxis=hidden,
            annotations=named,
        ),
    )
