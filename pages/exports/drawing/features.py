"""Features: what of plotly a drawing understands; everything else is refused, so that nothing is left out unseen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pages.figures import Figure

Look = Mapping[str, Any]  # a part of a figure, as plotly has it


class DrawingError(ValueError):
    """A figure has something that cannot be drawn; `feature` names it: "scatter.fill"."""

    def __init__(self, feature: str) -> None:
        """The feature stays readable on the error."""
        super().__init__(f"cannot be drawn: {feature}")
        self.feature = feature


POINTED = {"name", "hovertemplate", "hoverinfo", "customdata", "text"}  # for the pointer
TRACE = {"type", "x", "y", "xaxis", "yaxis", "marker", "cliponaxis", "opacity", *POINTED}
KNOWN: Mapping[str, set[str]] = {
    "scatter": TRACE | {"mode", "line", "connectgaps"},
    "scatter.line": {"color", "width", "dash"},
    "scatter.marker": {"symbol", "size", "color", "opacity", "line"},
    "scatter.marker.line": {"color", "width"},
    "bar": TRACE | {"orientation", "base", "width", "textposition"},
    "bar.marker": {"color", "opacity", "pattern", "line"},
    "bar.marker.line": {"color", "width"},
    "bar.marker.pattern": {"shape"},
    "axis": {
        *("range", "rangemode", "autorange", "type", "domain", "anchor", "visible", "fixedrange", "automargin"),
        *("showgrid", "gridcolor", "zeroline", "zerolinecolor", "showline", "linecolor", "title"),
        *("nticks", "dtick", "tickvals", "ticktext", "tickformat", "tickangle", "tickfont", "showticklabels"),
    },
    "axis.tickfont": {"size", "color"},
    "axis.title": {"text", "standoff", "font"},
    "axis.title.font": {"size"},
    "annotation": {
        *("x", "y", "xref", "yref", "xanchor", "yanchor", "xshift", "yshift", "text", "align", "font", "bgcolor"),
        *("borderpad", "showarrow", "ax", "ay", "axref", "ayref", "arrowhead", "arrowwidth", "arrowcolor"),
        *("standoff", "name", "captureevents"),
    },
    "annotation.font": {"size", "color"},
    "shape": {"type", "x0", "x1", "y0", "y1", "xref", "yref", "line", "fillcolor", "layer"},
    "shape.line": {"color", "width", "dash"},
    "layout": {
        *("font", "margin", "height", "separators", "bargap", "annotations", "shapes", "template", "showlegend"),
        *("paper_bgcolor", "plot_bgcolor", "hovermode", "hoverlabel", "clickanywhere"),
    },
}
ONLY: Mapping[str, tuple[object, ...]] = {  # values that are drawn, where others exist
    "scatter.mode": ("lines", "markers", "lines+markers"),
    "scatter.connectgaps": (False,),
    "bar.orientation": ("h",),
    "bar.textposition": ("outside", "none"),
    "axis.type": ("linear", "log", "category"),
    "axis.tickangle": (0,),
    "axis.autorange": ("reversed", True),
    "annotation.arrowhead": (0,),
    "shape.type": ("line", "rect"),
    "layout.showlegend": (False,),
}


@dataclass(frozen=True)
class Spec:
    """A figure in its parts; axes by id: "x", "y2"."""

    layout: Look
    traces: tuple[Look, ...]
    axes: Mapping[str, Look]
    annotations: tuple[Look, ...]
    shapes: tuple[Look, ...]


def _check(part: Look, kind: str) -> None:
    """Refuse what is not known of a kind of part, and below it."""
    if kind not in KNOWN:
        raise DrawingError(kind)
    for name, value in part.items():
        feature = f"{kind}.{name}"
        if name not in KNOWN[kind] or (feature in ONLY and value not in ONLY[feature]):
            raise DrawingError(feature)
        if feature in KNOWN:
            _check(value, feature)


def _checked(parts: Iterable[Look], kind: str = "") -> tuple[Look, ...]:
    found = tuple(parts)
    for part in found:
        _check(part, kind or part.get("type", "scatter"))
    return found


def specification(figure: Figure) -> Spec:
    """The parts of a figure.

    Raises:
        DrawingError: something of it is not known here.
    """
    spec = figure.to_plotly_json()
    layout: dict[str, Any] = spec["layout"]
    names = [name for name in layout if name.rstrip("0123456789") in ("xaxis", "yaxis")]
    axes = {name.replace("axis", ""): layout[name] for name in names}
    _check({name: value for name, value in layout.items() if name not in names}, "layout")
    return Spec(
        layout,
        _checked(spec["data"]),
        dict(zip(axes, _checked(axes.values(), "axis"), strict=True)),
        _checked(layout.get("annotations", ()), "annotation"),
        _checked(layout.get("shapes", ()), "shape"),
    )
