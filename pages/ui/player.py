"""Player: the browser's part of the timeline, which paints the map of any year without asking the server."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

HTML = """
<div class="timeline" role="group">
  <button type="button"><svg viewBox="0 0 10 10" aria-hidden="true"><path/></svg><span></span></button>
  <div class="track"><input type="range" step="1"><div class="ticks" aria-hidden="true"></div></div>
  <b></b>
  <p role="status"></p>
</div>
"""
CSS = """
.timeline { display: grid; grid-template-columns: auto 1fr auto; align-items: center; gap: 0 .8rem; }
.timeline button { font: inherit; color: inherit; background: transparent; border: 1px solid var(--quiet);
  border-radius: .5rem; padding: .35rem .7rem; min-height: 2.5rem; min-width: 7.5rem; cursor: pointer;
  display: inline-flex; align-items: center; gap: .5rem; }
.timeline button:hover { border-color: var(--brand); }
.timeline button:focus-visible, .timeline input:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.timeline button svg { width: .8rem; height: .8rem; fill: currentColor; }
.timeline .track { position: relative; min-width: 0; }
.timeline input { width: 100%; margin: 0; height: 1.5rem; display: block; accent-color: var(--brand); cursor: pointer; }
.timeline .ticks { position: relative; height: .5rem; margin: 0 8px; }
.timeline .ticks i { position: absolute; width: 2px; margin-left: -1px; height: 100%; background: var(--quiet); }
.timeline b { font-weight: 700; font-variant-numeric: tabular-nums; min-width: 3rem; text-align: right; }
.timeline p { grid-column: 1 / -1; margin: .2rem 0 0; min-height: 1.5rem; font-size: .9rem; }
"""
# `told` is the year that the server knows, `sent` what it was told and has not drawn yet. A map drawn by the server
# with another year comes from elsewhere (the back button, another indicator) and wins; with a known year it is only
# painted anew, so that a run of the page in the middle of playing disturbs nothing. A year without values is never
# told: no page could show it.
JS = """
const PACE = 1000, REST = 300;  // milliseconds: per year, and after the last step before the server is told
const PLAY = "M1 0 L10 5 L1 10Z", PAUSE = "M1 0h3v10h-3zM6 0h3v10h-3z";
const drawn = new WeakMap();  // map → the year of which the server drew it
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".timeline");
  const [button, slider, ticks, shown, status] =
    ["button", "input", ".ticks", "b", "p"].map((part) => root.querySelector(part));
  const last = data.first + data.frames.length - 1;
  root.leave?.();
  if (root.state?.view !== data.view) {
    clearTimeout(root.state?.timer);
    clearTimeout(root.state?.rest);
    root.state = { view: data.view, shown: last, told: null, sent: [], timer: 0, rest: 0 };
  }
  const state = root.state;
  const frame = (year) => data.frames[year - data.first];
  const map = () => {
    const svg = document.querySelector(".map svg");
    return svg?.dataset.map === data.view ? svg : null;
  };
  const paint = (svg) => {
    const { label, areas } = frame(state.shown), palette = svg.dataset.palette.split(" ");
    // The colours and the legend of a year come with the map that the server draws of it; until then limits are kept.
    drawn.set(svg, drawn.get(svg) ?? Number(svg.dataset.year));
    const resting = !state.timer && drawn.get(svg) === state.shown;
    for (const each of document.querySelectorAll(".legend[data-limits]"))
      each.hidden = (each.dataset.limits === "resting") !== resting;
    svg.dataset.year = state.shown;
    svg.setAttribute("aria-label", `${data.name}, ${label}`);
    svg.querySelector(".year").textContent = label;
    data.areas.forEach((id, place) => {
      const [kept, flagged, value, words, own] = (areas ?? data.nothing)[place], number = resting ? own : kept;
      const area = svg.querySelector(`[data-area="${id}"]`), [ground, hatch] = area.querySelectorAll("use");
      ground.setAttribute("fill", number === null ? "url(#hatch-missing)" : palette[number]);
      hatch.setAttribute("fill", flagged ? "url(#hatch-flagged)" : "none");
      area.setAttribute("aria-label", words);
      area.querySelector("title").textContent = words;
      svg.querySelector(`[data-of="${id}"]`).textContent = value;
    });
  };
  const draw = () => {
    const { label, gap } = frame(state.shown), svg = map();
    slider.value = state.shown;
    slider.setAttribute("aria-valuetext", gap ?? label);
    shown.textContent = label;
    if (status.textContent !== (gap ?? "")) status.textContent = gap ?? "";
    button.querySelector("span").textContent = state.timer ? data.pause : data.play;
    button.querySelector("path").setAttribute("d", state.timer ? PAUSE : PLAY);
    if (svg) paint(svg);
  };
  const isNews = () => {
    if (state.shown === state.told || !frame(state.shown).areas) return false;
    state.told = state.shown;
    state.sent.push(state.shown);
    return true;
  };
  const tell = () => {
    clearTimeout(state.rest);
    if (isNews()) setTriggerValue("year", state.shown);
  };
  const pause = () => {
    clearTimeout(state.timer);
    clearTimeout(state.rest);
    state.timer = 0;
    draw();
  };
  const step = () => {
    state.shown += 1;
    if (!frame(state.shown).areas) pause();
    else if (state.shown === last) { pause(); tell(); }
    else { state.timer = setTimeout(step, PACE); draw(); }
  };
  const play = () => {
    clearTimeout(state.rest);
    if (state.shown === last) state.shown = data.first;
    while (!frame(state.shown).areas) state.shown += 1;
    if (state.shown === last) { pause(); tell(); return; }
    state.timer = setTimeout(step, PACE);
    draw();
  };
  const arrived = () => {
    const svg = map();
    if (!svg) { pause(); return; }
    const year = Number(svg.dataset.year), known = state.sent.indexOf(year);
    if (known >= 0) state.sent.splice(0, known + 1);
    else if (year !== state.told) {
      Object.assign(state, { shown: year, told: year, sent: [] });
      pause();
    }
    draw();
  };
  root.setAttribute("aria-label", data.label);
  slider.setAttribute("aria-label", data.slider);
  slider.min = data.first;
  slider.max = last;
  ticks.replaceChildren(...data.frames.flatMap(({ areas }, place) => {
    const tick = document.createElement("i");
    tick.style.left = `${100 * place / (data.frames.length - 1)}%`;
    return areas ? [tick] : [];
  }));
  button.onclick = () => { if (state.timer) { pause(); tell(); } else play(); };
  slider.oninput = () => { state.shown = Number(slider.value); pause(); };
  slider.onchange = () => { clearTimeout(state.rest); state.rest = setTimeout(tell, REST); };
  const listeners = new AbortController();
  document.addEventListener("map-drawn", arrived, { signal: listeners.signal });
  document.addEventListener("map-choice", () => { pause(); isNews(); }, { signal: listeners.signal });  // says the year
  root.leave = () => listeners.abort();
  if (state.told === null && map()) arrived();
  else draw();
  return () => { pause(); root.leave(); };
}
"""

_player = st.components.v2.component("player", html=HTML, css=CSS, js=JS, isolate_styles=False)


def play(data: Mapping[str, Any], *, key: str, on_rest: Callable[[str], None]) -> None:
    """Show button and slider; `on_rest` is called with the year on which they rest, one with values."""

    def rest() -> None:
        on_rest(str(st.session_state[key].year))

    _player(key=key, data=data, on_year_change=rest)
