"""Linked views: an area selected in any chart or table is the area that all of them mark and the address names."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from geo.areas import REGION
from pages.figures import Figure
from pages.text import Text
from pages.ui.pickers import LOOKED_AT, area_name, chosen_area

# One listener for the whole page: the module is loaded once, each run only tells it where to send a choice.
# What was focused when Streamlit replaced it has the focus again in its new form.
JS = """
const REACH = 20;  // pixels around a point or a line that count as on it
const attached = new WeakMap();  // plot → its present way to listen: Plotly gives it another when it starts anew
let areas = [], send = null, held = null;

export default function ({ data, setTriggerValue }) {
  areas = data.areas;
  send = setTriggerValue;
  return () => { if (send === setTriggerValue) send = null; };
}
const choose = (area) => { if (areas.includes(area)) send?.("area", area); };

const away = ([x, y], [ax, ay], [bx, by]) => {  // from the stretch between two points
  const [dx, dy] = [bx - ax, by - ay];
  const part = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - part * dx, y - ay - part * dy);
};
const nearest = (traces, { xaxes: [xaxis], yaxes: [yaxis], xvals: [x], yvals: [y] }) => {
  const pointer = [xaxis.d2p(x), yaxis.d2p(y)];
  let found = null, least = REACH;
  for (const trace of traces) {
    if (!trace.customdata || (trace.xaxis ?? "x") !== xaxis._id || (trace.yaxis ?? "y") !== yaxis._id) continue;
    const isRow = trace.type === "bar" && trace.orientation === "h";  // all of it counts, its empty part too
    const places = trace.customdata.map((_, i) => [isRow ? pointer[0] : xaxis.d2p(trace.x[i]), yaxis.d2p(trace.y[i])]);
    places.forEach((place, i) => {
      const isJoined = i && trace.mode?.includes("lines") && Number.isFinite(places[i - 1][1]);
      const distance = away(pointer, isJoined ? places[i - 1] : place, place);
      if (distance <= least) [found, least] = [trace.customdata[i][0], distance];
    });
  }
  return found;
};
const attach = (plot) => {
  attached.set(plot, plot.on);
  plot.on("plotly_click", (event) => { if (event.xvals && event.yvals) choose(nearest(plot.data, event)); });
  plot.on("plotly_clickannotation", ({ annotation }) => choose(annotation.name));
};
const button = (target) => target.closest?.("[data-choose]");
const hold = (target) => {
  const group = target.closest("[data-view]");
  held = { target, view: group?.dataset.view, area: target.dataset.choose };
  if (group?.role === "toolbar")
    for (const each of group.querySelectorAll("[data-choose]")) each.tabIndex = each === target ? 0 : -1;
};
document.addEventListener("click", ({ target }) => { if (button(target)) choose(button(target).dataset.choose); });
document.addEventListener("focusin", ({ target }) => { button(target) ? hold(button(target)) : held = null; });
document.addEventListener("pointerdown", ({ target }) => { if (!button(target)) held = null; });
document.addEventListener("keydown", (event) => {
  const all = [...event.target.closest?.("[role=toolbar][data-view]")?.querySelectorAll("[data-choose]") ?? []];
  const at = all.indexOf(event.target), last = all.length - 1;
  const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last };
  const to = steps[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  all.at(to > last ? 0 : to).focus();
});
new MutationObserver(() => {
  for (const plot of document.querySelectorAll(".js-plotly-plot"))
    if (plot.on && attached.get(plot) !== plot.on) attach(plot);
  if (!held || held.target.isConnected || document.activeElement !== document.body) return;
  const groups = [...document.querySelectorAll("[data-view]")].filter((each) => each.dataset.view === held.view);
  groups[0]?.querySelector(`[data-choose="${held.area}"]`)?.focus({ preventScroll: true });
}).observe(document.body, { childList: true, subtree: true });
"""

_linked = st.components.v2.component("linked", js=JS, isolate_styles=False)


def choose_area(area: str) -> None:
    """Select an area everywhere; the selected one again gives the region."""
    if area in LOOKED_AT:
        st.query_params["area"] = REGION if chosen_area() == area else area


def link_views() -> None:
    """Let the reader select an area in every chart and table of the page; once in each page, by its frame."""

    def choose() -> None:
        choose_area(st.session_state["linked"].area)

    _linked(key="linked", data={"areas": list(LOOKED_AT)}, on_area_change=choose, height=1)


def button(area: str, text: Text, *, attributes: str = "") -> str:
    """The HTML of a button that selects an area and says whether it is selected."""
    pressed = str(area == chosen_area()).lower()
    name = escape(area_name(area, text))
    return f'<button type="button" data-choose="{area}" aria-pressed="{pressed}"{attributes}>{name}</button>'


def areas_of(chart: Figure) -> list[str]:
    """The areas that can be selected in a figure: those that its points carry as the first of their custom data."""
    drawn = {point[0] for trace in chart.data if trace.customdata is not None for point in trace.customdata}
    return [area for area in LOOKED_AT if area in drawn]


def chooser(areas: Sequence[str], text: Text, *, view: str) -> None:
    """The areas of a chart as buttons for the keyboard: one stop, then the arrow keys; out of sight until focused."""
    stop = chosen_area() if chosen_area() in areas else areas[0]
    buttons = "".join(button(area, text, attributes=f' tabindex="{0 if area == stop else -1}"') for area in areas)
    label = escape(text("linked.choose"), quote=True)
    st.html(f'<div class="choices" role="toolbar" aria-label="{label}" data-view="{escape(view)}">{buttons}</div>')
