"""Line: a lost connection is said in the reader's language, and what is clicked meanwhile is done afterwards."""

import json

from pages.text import LANGUAGES, load_text

# Streamlit disables its fields while the line is cut, drops what is chosen elsewhere, and asks for nothing when it is
# back: after a restart of the server its session would not know a single button. So the page is asked for anew, what
# was clicked last is kept until it stands, and then done; a second click in between takes the place of the first.
SCRIPT = """
(() => {
  const words = %s, patience = 5000;
  const OWN = "[data-area], [data-choose], a[href], button, label, [role]";
  const SCRIPTS = "pointerdown pointerup mousedown mouseup click".split(" ");
  let known = false, lost = false, settling = false, ran = false, held = null, timer = 0, bar = null;
  const say = (shown) => {
    bar ??= Object.assign(document.body.appendChild(document.createElement("div")), { id: "line-lost" });
    bar.setAttribute("role", "status");
    bar.textContent = shown ? words[document.documentElement.lang] ?? words.en : "";
    bar.hidden = !shown;
    bar.style.cssText = "position:fixed;inset:0 0 auto;z-index:1000000;padding:.6rem 1rem;text-align:center;"
      + "font:600 1rem/1.3 'Source Sans',sans-serif;background:#0e191e;color:#fff;"
      + (shown ? "" : "display:none");
  };
  const place = (node) => {
    const target = node.closest(OWN) ?? node, tag = target.localName;
    const key = target.closest('[class*="st-key-"]')?.getAttribute("class").match(/st-key-[^\\s]+/)?.[0];
    const within = () => (key && document.getElementsByClassName(key)[0]) || document;
    const name = ["data-area", "data-choose", "aria-label", "href"].find((each) => target.hasAttribute(each));
    const said = (each) => name ? each.getAttribute(name) : each.textContent.trim();
    const wanted = said(target);
    return () => target.isConnected ? target
      : [...within().querySelectorAll(tag)].find((each) => said(each) === wanted);
  };
  const again = ({ find, x, y }) => {
    const node = find();
    const about = { bubbles: true, cancelable: true, composed: true, view: window, clientX: x, clientY: y, detail: 1 };
    for (const type of node ? SCRIPTS : [])
      node.dispatchEvent(new (type.startsWith("pointer") ? PointerEvent : MouseEvent)(type, about));
  };
  const settle = () => {
    clearTimeout(timer);
    settling = false;
    say(false);
    const last = held;
    held = null;
    if (last) again(last);
  };
  const look = () => {
    const app = document.querySelector('[data-testid="stApp"]')?.dataset;
    const stands = app?.testConnectionState === "CONNECTED" && navigator.onLine;
    if (!known) { known = stands; return; }
    if (!stands) {
      clearTimeout(timer);
      settling = false;
      if (!lost) say(lost = true);
      return;
    }
    if (lost) {
      lost = ran = false;
      settling = true;
      timer = setTimeout(settle, patience);
      setTimeout(() => dispatchEvent(new PopStateEvent("popstate")));
    }
    if (!settling) return;
    if (app.testScriptState !== "notRunning") ran = true;
    else if (ran) setTimeout(() => settling && settle());
  };
  const hold = (event) => {
    if (!event.isTrusted || !(lost || settling) || !(event.target instanceof Element)) return;
    if (event.target.closest('a[target="_blank"], a[download]')) return;
    const isKey = event.type === "keydown";
    if (isKey && !["Enter", " "].includes(event.key)) return;
    event.stopImmediatePropagation();
    if (event.type === "click" || isKey) event.preventDefault();
    if (event.type === "click" || isKey || event.type === "pointerup" && event.target.closest(":disabled"))
      held = { find: place(event.target), x: event.clientX ?? 0, y: event.clientY ?? 0 };
  };
  for (const type of [...SCRIPTS, "keydown"]) addEventListener(type, hold, true);
  for (const type of ["online", "offline"]) addEventListener(type, look);
  new MutationObserver(look).observe(document, { subtree: true, childList: true,
    attributeFilter: ["data-test-connection-state", "data-test-script-state"] });
})();
"""


def script() -> str:
    """The script, with its sentence in all languages: a reader may change the language while the page stands."""
    words = {text.language: text("line.lost") for text in map(load_text, LANGUAGES)}
    return SCRIPT % json.dumps(words, ensure_ascii=False)
