"""Links: every indicator has its own address; a click on its name goes there without loading the page anew."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from data.indicators import Indicator
from pages.text import Text
from pages.ui import address

CSS = """
.indicators { list-style: none; margin: 0 !important; padding: 0 !important; }
.indicators > li { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; align-items: center; margin: 0 !important;
  padding: .5rem; border-bottom: 1px solid var(--line); }
.indicators > li:hover, .indicators > li:focus-within { box-shadow: inset .25rem 0 var(--accent); }
.indicators > li > div { flex: 1 1 18rem; min-width: 0; }
.indicators h3 { font-size: 1.05rem !important; font-weight: 600; line-height: 1.35; margin: 0; padding: 0; }
.indicators p, .indicator p { margin: 0; }
.indicators .filled { flex: 0 0 auto; display: flex; gap: .6rem; align-items: center; width: 16rem; }
.indicators a, .indicator a { color: var(--brand); text-underline-offset: .15em; }
.indicators h3, .indicator h2, .indicator dd { overflow-wrap: anywhere; }
.indicator h2:focus { outline: none; }
.indicator .back { display: inline-block; padding: .3rem 0; }
.indicator .lead { max-width: 46rem; line-height: 1.5; padding: .3rem 0; }
.indicator dl { display: grid; grid-template-columns: minmax(8rem, 1fr) 3fr;
  margin: .5rem 0 !important;
  padding: 0 !important; max-width: 60rem; }
.indicator dt, .indicator dd { margin: 0 !important; padding: .4rem .5rem; border-bottom: 1px solid var(--line); }
.indicator dt { font-weight: 600; }
.indicator dd p + p { padding-top: .4rem; }
.indicator.sources { display: grid; gap: 1rem 2rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); }
.indicator h4 { font-size: 1rem !important; line-height: 1.35; margin: 0; padding: .3rem 0; }
.coverage table { min-width: 0 !important; }
.coverage th, .coverage td { border: 0 !important; padding: .1rem .5rem .1rem 0 !important; white-space: nowrap; }
.coverage th[scope="row"], .coverage thead td:first-child { position: sticky; left: 0; background: var(--paper); }
.coverage img { display: block; max-width: none; }
.looks { list-style: none; margin: .4rem 0 !important; padding: 0 !important; display: flex; flex-wrap: wrap;
  gap: .25rem 1.2rem; }
.looks li { display: flex; align-items: center; gap: .5rem; font-size: .9rem; margin: 0 !important; }
@media (max-width: 640px) {
  .indicator dl { display: block; } .indicator dt { border: 0; padding-bottom: 0; } .indicator dd { padding-top: 0; }
  .coverage th[scope="row"] { white-space: normal; min-width: 6.5rem; max-width: 8rem; }
}
"""
# A link opens in a new tab as links do; a plain click only changes the address. Then the focus goes to the indicator's
# heading, and on the way back to the name that led there.
JS = """
let send = null, wanted = null, shown = "";
export default function ({ data, setTriggerValue }) {
  send = setTriggerValue;
  shown = data.indicator;
  return () => { if (send === setTriggerValue) send = null; };
}
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-indicator]");
  if (!link || !send || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const opened = link.dataset.indicator;
  wanted = opened ? `[data-shown="${opened}"]` : `a[data-indicator="${shown}"]`;
  send("indicator", { id: opened });
});
new MutationObserver(() => {
  const found = wanted && document.querySelector(wanted);
  if (!found || found.closest('[data-stale="true"]')) return;
  const isHeading = found.matches("[data-shown]");
  if (isHeading) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  found.focus({ preventScroll: isHeading });
  wanted = null;
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-stale"] });
"""

_links = st.components.v2.component("indicators", css=CSS, js=JS, isolate_styles=False)


def link_indicators(shown: str) -> None:
    """Let links to indicators change the address; once in the page, with the id of the indicator that it shows."""

    def open_indicator() -> None:
        address.go(indicator=st.session_state["indicators"].indicator["id"])

    _links(key="indicators", data={"indicator": shown}, on_indicator_change=open_indicator, height=1)


def _link(indicator: str, words: str, *, attributes: str = "") -> str:
    carried = {name: value for name, value in address.carried(indicator=indicator).items() if value}
    return f'<a href="{escape(f"?{urlencode(carried)}")}" data-indicator="{indicator}"{attributes}>{escape(words)}</a>'


def name_link(indicator: Indicator, text: Text) -> str:
    """The HTML of an indicator's name as a link to its address, which carries all choices; without one if unlisted."""
    name = text.of(indicator.name)
    return _link(indicator.id, name) if indicator.listed else escape(name)


def back_link(text: Text) -> str:
    """The HTML of the way back to all indicators, with the same filters."""
    return _link("", f"← {text('indicators.back')}", attributes=' class="back"')
