"""Projector: shows a presentation over the whole screen, in a frame of its own that needs the server no more."""

import streamlit as st

CSS = """
.projector button { font: inherit; font-weight: 600; color: var(--st-background-color); background: var(--brand);
  border: 1px solid var(--brand); border-radius: .35rem; padding: .5rem 1.2rem; min-height: 2.75rem; cursor: pointer; }
.projector button:focus-visible { outline: 3px solid var(--brand); outline-offset: 3px; }
"""
# The frame stands outside of Streamlit's own elements: it stays when the connection is lost and the page made anew.
# Where there is no full screen it fills the window.
# The dashboard's own font is lent to it, as the words of its charts were measured with that one.
JS = r"""
const STYLE = "position:fixed;inset:0;z-index:2147483647;width:100%;height:100%;border:0;background:#fff";
let frame = null, leave = () => {};
const fonts = () => [...document.styleSheets].flatMap((sheet) => {
  let rules = [];
  try { rules = [...sheet.cssRules]; } catch { /* of another host */ }
  return rules.filter((rule) => rule instanceof CSSFontFaceRule && rule.style.fontFamily.includes("Source Sans"))
    .map((rule) => rule.cssText.replace(/url\("?([^")]+)"?\)/g, (_, file) =>
      `url("${new URL(file, sheet.href ?? document.baseURI)}")`));
}).join("");
const present = (data, button) => {
  leave();
  const app = document.getElementById("root"), over = new AbortController();
  let stays = false;  // without the full screen, as the key f asks for
  frame = document.createElement("iframe");
  const html = data.html.replace("<style>", (tag) => tag + fonts());
  Object.assign(frame, { srcdoc: html, title: data.title, style: STYLE });
  frame.onload = () => frame?.focus();
  leave = () => {
    over.abort();
    if (document.fullscreenElement) document.exitFullscreen();
    frame?.remove();
    frame = null;
    app.inert = false;
    (button.isConnected ? button : document.querySelector(".projector button"))?.focus();
    leave = () => {};
  };
  const enter = () => frame.requestFullscreen?.().catch(() => {});
  const listen = { signal: over.signal };
  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement) { frame.focus(); return; }
    if (!stays) leave();
    stays = false;
  }, listen);
  addEventListener("message", ({ source, data: { talk } }) => {
    if (!frame || source !== frame.contentWindow) return;
    if (talk === "leave") leave();
    if (talk !== "screen") return;
    stays = !!document.fullscreenElement;
    if (stays) document.exitFullscreen(); else enter();
  }, listen);
  document.body.append(frame);
  app.inert = true;
  enter();
};
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector(".projector button");
  button.textContent = data.label;
  button.onclick = () => present(data, button);
}
"""

_projector = st.components.v2.component(
    "projector",
    html='<div class="projector"><button type="button"></button></div>',
    css=CSS,
    js=JS,
    isolate_styles=False,
)


def projector(html: bytes, *, label: str, title: str) -> None:
    """A button that shows a presentation full screen; Escape leaves it."""
    _projector(key="projector", data={"html": html.decode(), "label": label, "title": title})
