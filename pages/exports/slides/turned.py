"""Turned: a network made for the height of a phone, lying on its side for the width of a slide."""

import re
from collections.abc import Sequence
from typing import Any

from pages.exports.slides.looks import Look, numbers
from pages.exports.slides.plot import Box
from pages.figures.labels import Box as Room
from pages.figures.labels import Mark, box, is_hit, place_labels
from pages.figures.theme import LIGHT, veil

TAG = re.compile(r"</?span[^>]*>")
EDGE = 20.0  # pixels that stay free around the circles


def is_network(look: Look) -> bool:
    """Whether the places of a figure mean nothing, so that it may be turned."""
    axes = [look["layout"][axis] for axis in ("xaxis", "yaxis")]
    has_bars = any(each.get("type") == "bar" for each in look["data"])
    return not has_bars and not any(axis.get("visible", True) for axis in axes)


def _turn(trace: Look) -> dict[str, Any]:
    return {**trace, "x": numbers(trace["y"]), "y": [None if x is None else 1 - x for x in numbers(trace["x"])]}


def _named(annotations: Sequence[Look], size: tuple[float, float]) -> Sequence[Look]:
    """The names at their new places; one that finds no place clear of the others is left out, as on the page."""
    marks = [Mark(each["y"], 1 - each["x"], TAG.sub("", each["text"])) for each in annotations]
    found: list[Look] = []
    taken: list[Room] = []
    for each, mark, place in zip(annotations, marks, place_labels(marks, size=size), strict=True):
        room = box(mark, place, size=size)
        if any(is_hit(room, other) for other in taken):
            continue
        taken.append(room)
        kept = {key: each[key] for key in ("text", "font", "borderpad")}
        kept["bgcolor"] = veil(LIGHT)  # on a slide more circles lie behind names
        found.append(kept | {"x": mark.x, "y": mark.y} | place.annotation(LIGHT.quiet))
    return found


def turned(look: Look, room: Box) -> Look:
    """A network with its height as its width."""
    layout = look["layout"]
    size = (room.width - 2 * EDGE, room.height - 2 * EDGE)
    words = _named(layout.get("annotations", ()), size)
    edges = dict.fromkeys("lrtb", EDGE)
    changes = {"height": room.height, "margin": edges, "annotations": words}
    return {"data": [_turn(each) for each in look["data"]], "layout": {**layout, **changes}}
