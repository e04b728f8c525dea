"""Entries: each entry of a list has its own address; a click on its name goes there without loading the page anew."""

from collections.abc import Callable
from html import escape
from urllib.parse import urlencode

import streamlit as st

from pages.ui import address

# A link opens in a new tab as links do; a plain click only changes the address. Then the focus goes to the heading of
# the entry, and on the way back to the name that led there.
JS = """
let send = null, wanted = null, shown = "";
export default function ({ data, setTriggerValue }) {
  send = setTriggerValue;
  shown = data.shown;
  return () => { if (send === setTriggerValue) send = null; };
}
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-NAME]");
  if (!link || !send || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const opened = link.dataset.NAME;
  wanted = opened ? `[data-shown="${opened}"]` : `a[data-NAME="${shown}"]`;
  send("opened", { id: opened });
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


def entries(name: str, *, css: str, js: str = "") -> Callable[[str], None]:
    """What lets the links of a kind of entry change the address: to be called once in a page, with the id it shows."""
    component = st.components.v2.component(name, css=css, js=JS.replace("NAME", name) + js, isolate_styles=False)

    def link_entries(shown: str) -> None:
        def open_entry() -> None:
            address.go(**{name: st.session_state[f"{name}:links"].opened["id"]})

        component(key=f"{name}:links", data={"shown": shown}, on_opened_change=open_entry, height=1)

    return link_entries


def entry_link(name: str, entry: str, words: str, *, attributes: str = "") -> str:
    """The HTML of a link to an entry that carries all choices; without an id, to the list."""
    carried = {key: value for key, value in address.carried(**{name: entry}).items() if value}
    return f'<a href="{escape(f"?{urlencode(carried)}")}" data-{name}="{entry}"{attributes}>{escape(words)}</a>'
