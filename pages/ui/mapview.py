"""The map in the browser: outlines arrive once, a change brings only colours and words."""

import contextlib
from collections.abc import Callable
from functools import cache

import streamlit as st

from geo.files import GeoFileError
from geo.outlines import load_outlines
from pages.figures.map import draw_shapes

CSS = """
.map svg { width: 100%; height: auto; display: block; max-height: 78vh; }
.map .area { cursor: pointer; outline: none; }
.map .area:hover use:first-of-type { filter: brightness(1.08); }
.map .area:focus-visible use:first-of-type { stroke: var(--st-text-color); stroke-width: 8; }
.map .label { pointer-events: none; font-family: var(--st-font); }
.map .name { font-size: 22px; }
.map .figure { font-size: 30px; font-weight: 700; }
.map .year { font-size: 60px; font-weight: 700; font-family: var(--st-font); }
@media (max-width: 640px) {
  .map .name { font-size: 32px; } .map .figure { font-size: 42px; } .map .year { font-size: 80px; }
}
"""
# A timeline may have moved the map to another year than the server drew: a choice takes that year along.
# The page tells assistive technology its language: Streamlit's own document always says English.
JS = """
export default function ({ data, parentElement, setTriggerValue }) {
  const map = parentElement.querySelector(".map");
  const focused = map.contains(document.activeElement) ? document.activeElement.dataset.area : null;
  map.innerHTML = data.svg;
  const svg = map.firstElementChild, drawn = svg.dataset.year;
  for (const area of map.querySelectorAll("[data-area]")) {
    const choose = () => {
      document.dispatchEvent(new CustomEvent("map-choice"));
      setTriggerValue("area", [area.dataset.area, svg.dataset.year === drawn ? "" : svg.dataset.year]);
    };
    area.onclick = choose;
    area.onkeydown = (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); }
    };
    if (area.dataset.area === focused) area.focus();
  }
  document.dispatchEvent(new CustomEvent("map-drawn"));
}
"""
# Streamlit's link to the first page is only "?lang=…": opened in a new tab it would lead back to the page it stands on.
FRAME_JS = """
export default function ({ data }) {
  document.documentElement.lang = data.language;
  let waiting = 0;
  const observer = new MutationObserver(() => lead());
  const lead = () => {
    const first = new URL(".", window.location.href).pathname;
    for (const link of document.querySelectorAll('.st-key-navigation a[href=""], .st-key-navigation a[href^="?"]'))
      link.setAttribute("href", first + link.getAttribute("href"));
  };
  const find = () => {
    const navigation = document.querySelector(".st-key-navigation");
    if (!navigation) { waiting = requestAnimationFrame(find); return; }
    navigation.setAttribute("role", "navigation");
    navigation.setAttribute("aria-label", data.navigation);
    observer.observe(navigation, { subtree: true, childList: true, attributes: true, attributeFilter: ["href"] });
    lead();
  };
  find();
  return () => { cancelAnimationFrame(waiting); observer.disconnect(); };
}
"""

_map = st.components.v2.component("map", html='<div class="map"></div>', css=CSS, js=JS, isolate_styles=False)
_document = st.components.v2.component("document", js=FRAME_JS, isolate_styles=False)


@cache
def _outlines() -> Callable[..., object]:
    """The component that holds the shapes; made on first use, so that a damaged file ends in a sentence."""
    return st.components.v2.component("outlines", html=draw_shapes(load_outlines()), isolate_styles=False)


def hold_outlines() -> None:
    """Put the outlines into the page, out of sight: the same message in every run, so it is sent once.

    Without usable outlines a page does without; its maps ask for them, too, and end in the sentence.
    """
    with contextlib.suppress(GeoFileError):
        _outlines()(key="outlines", height=1)


def describe_document(*, language: str, navigation: str) -> None:
    """Tell assistive technology the language of the page and what the links at its top are."""
    _document(key="document", data={"language": language, "navigation": navigation}, height=1)


def show_map(svg: str, *, key: str, on_choose: Callable[[str, str], None]) -> None:
    """Show a map; `on_choose` is called with the area that a reader clicks or presses Enter on.

    It also gets the year, if the reader has moved the map to another than the one that was drawn, else "".
    """

    def choose() -> None:
        on_choose(*st.session_state[key].area)

    _map(key=key, data={"svg": svg}, on_area_change=choose)
