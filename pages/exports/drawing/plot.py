"""Plot: the part of a picture inside the margins, and where on it things lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pages.exports.drawing.features import DrawingError, Look, Spec
from pages.exports.drawing.reach import automatic
from pages.exports.drawing.scale import Axis
from pages.exports.drawing.svg import Box

PAPER, DOMAIN = "paper", " domain"


@dataclass(frozen=True)
class Plot:
    """What all parts of a picture refer to; `box` in pixels."""

    spec: Spec
    box: Box
    axes: Mapping[str, Axis]

    def along(self, letter: str, share: float) -> float:
        """The pixel of a share of the plot's width or, upwards, height."""
        left, top, right, bottom = self.box
        return left + share * (right - left) if letter == "x" else bottom - share * (bottom - top)

    def at(self, ref: str, value: Any, *, is_term: bool = True) -> float:
        """The pixel of a value on what it refers to: "paper", "y2", "y domain".

        With `is_term` a value on a logarithmic axis is a power of ten already, as annotations have it.
        """
        if ref.endswith(DOMAIN):
            axis = self.axes[ref.removesuffix(DOMAIN)]
            return axis.low + float(value) * (axis.high - axis.low)
        if ref not in self.axes:
            raise DrawingError(f"reference to {ref}")
        axis = self.axes[ref]
        return axis.at(float(value) if is_term and not isinstance(value, str) else axis.term(value))

    def place(self, letter: str, ref: str | None, value: Any, *, is_term: bool = True) -> float:
        """The same for x or y, where paper is the plot's whole width or height."""
        return self.along(letter, value) if ref == PAPER else self.at(ref or letter, value, is_term=is_term)

    @property
    def subplots(self) -> list[tuple[Axis, Axis]]:
        """The pairs of axes on which something is drawn."""
        pairs = dict.fromkeys((trace.get("xaxis", "x"), trace.get("yaxis", "y")) for trace in self.spec.traces)
        return [(self.axes[x], self.axes[y]) for x, y in pairs or {("x", "y"): None}]

    @property
    def font(self) -> Look:
        """Size and colour of words that have none of their own."""
        found: Look = self.spec.layout["font"]
        return found


def _categories(spec: Spec, id_: str) -> list[str]:
    """The words on an axis in the order in which they come."""
    letter = id_[0]
    shown = [trace[letter] for trace in spec.traces if trace.get(f"{letter}axis", letter) == id_]
    return list(dict.fromkeys(value for values in shown for value in values if isinstance(value, str)))


def _axis(spec: Spec, id_: str, box: Box) -> Axis:
    """An axis in its part of the plot, with the ends that it is given or that its values need."""
    look, letter = spec.axes[id_], id_[0]
    left, top, right, bottom = box
    first, last = look.get("domain", (0, 1))
    low, high = (left, right) if letter == "x" else (bottom, top)
    low, high = low + first * (high - low), low + last * (high - low)
    categories = _categories(spec, id_)
    if "range" in look:
        ends = look["range"]
    elif categories:
        ends = (-0.5, len(categories) - 0.5)
    else:
        traces = [trace for trace in spec.traces if trace.get(f"{letter}axis", letter) == id_]
        ends = automatic(look, letter, traces, length=abs(high - low))
    start, end = reversed(ends) if look.get("autorange") == "reversed" else ends
    return Axis(id=id_, look=look, low=low, high=high, start=start, end=end, categories=categories)


def arranged(spec: Spec, box: Box) -> Plot:
    """The plot of a figure in a box in pixels."""
    return Plot(spec, box, {id_: _axis(spec, id_, box) for id_ in spec.axes})
