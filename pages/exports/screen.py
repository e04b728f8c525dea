"""Screen: how a presentation looks and which keys it knows, as the style sheet and the script of its document."""

from pages.figures.theme import FONT, Theme

# --u is a hundredth of the width of a slide of 16:9, the largest that fits: everything scales with it.
# Slides that are not shown are laid out all the same: the next one is there before it is asked for.
CSS = """
* { box-sizing: border-box; margin: 0; padding: 0; }
:root { --u: min(1vw, 1.7778vh); color-scheme: light; }
html, body { height: 100%; background: var(--paper); color: var(--ink); font-family: var(--font); }
h1, [role="status"] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
section { width: calc(100 * var(--u)); height: calc(56.25 * var(--u)); padding: calc(1.8 * var(--u))
  calc(3 * var(--u)) calc(1.2 * var(--u)); display: flex; flex-direction: column; background: var(--paper);
  line-height: 1.25; }
h2 { font-size: calc(3 * var(--u)); line-height: 1.15; color: var(--brand); margin-bottom: calc(.8 * var(--u)); }
.room { flex: 1; min-height: 0; display: flex; gap: calc(2.5 * var(--u)); }
.words { flex: none; width: calc(28 * var(--u)); min-height: 0; overflow: hidden;
  font-size: calc(2 * var(--u) * var(--fit, 1)); }
.unit { font-size: .75em; color: var(--quiet); }
.sentence { margin: .4em 0 .6em; }
.chart { flex: 1; min-width: 0; display: flex; flex-direction: column; gap: calc(.6 * var(--u)); }
.chart svg { flex: 1; min-height: 0; width: 100%; }
.legend { list-style: none; display: flex; flex-wrap: wrap; justify-content: center;
  gap: calc(.3 * var(--u)) calc(1.6 * var(--u)); font-size: calc(1.5 * var(--u)); }
.legend li { display: flex; align-items: center; gap: .5em; }
.legend span { flex: none; width: 1.8em; height: 1.1em; border: 1px solid var(--quiet); print-color-adjust: exact; }
.legend .hatched { background-image: repeating-linear-gradient(45deg, transparent 0 .25em, var(--quiet) .25em .37em); }
footer { display: flex; justify-content: space-between; gap: calc(2 * var(--u)); font-size: calc(1.1 * var(--u));
  color: var(--quiet); margin-top: calc(.6 * var(--u)); }
.black { position: fixed; inset: 0; background: #000; z-index: 2; }
.shows { overflow: hidden; }
.shows section { position: fixed; inset: 0; margin: auto; visibility: hidden; }
.shows section.shown { visibility: visible; }
.shows.still { cursor: none; }
@page { size: 13.333in 7.5in; margin: 0; }
@media print {
  :root { --u: .13333in; }
  html, body, .shows { height: auto; overflow: visible; }
  .shows section { position: static; visibility: visible; }
  section { break-after: page; break-inside: avoid; overflow: hidden; }
  section:last-of-type { break-after: auto; }
  .black, h1, [role="status"] { display: none; }
}
"""
# In a frame of the dashboard, that one has to be asked for the full screen and to end the talk.
JS = """
const root = document.documentElement, slides = [...document.querySelectorAll("section")];
const black = document.querySelector(".black"), status = document.querySelector("[role=status]");
const WAIT = 1200, REST = 2000;  // milliseconds: for a further digit; until the pointer is out of sight
let at = 0, digits = "", waiting = 0, resting = 0;
const show = (to) => {
  black.hidden = true;
  at = Math.max(0, Math.min(slides.length - 1, to));
  slides.forEach((slide, place) => slide.classList.toggle("shown", place === at));
  status.textContent = slides[at]?.dataset.said ?? "";
};
const jump = () => {
  clearTimeout(waiting);
  const number = Number(digits);
  digits = "";
  if (number >= 1 && number <= slides.length) show(number - 1);
};
const type = (digit) => {
  digits += digit;
  clearTimeout(waiting);
  waiting = setTimeout(jump, WAIT);
};
const tell = (wish) => parent.postMessage({ talk: wish }, "*");
const screen = () => {
  if (parent !== window) tell("screen");
  else if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen().catch(() => {});
};
const leave = () => {
  if (digits) { clearTimeout(waiting); digits = ""; }
  else if (parent !== window) tell("leave");
};
const next = () => show(at + 1), back = () => show(at - 1);
const keys = {
  ArrowRight: next, ArrowDown: next, PageDown: next, ArrowLeft: back, ArrowUp: back, PageUp: back,
  Home: () => show(0), End: () => show(slides.length - 1), Escape: leave,
  f: screen, b: () => { black.hidden = !black.hidden; }, Enter: () => digits ? jump() : next(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act = name === " " ? (event.shiftKey ? back : next) : /^[0-9]$/.test(name) ? () => type(name) : keys[name];
  if (!act) return;
  event.preventDefault();
  act();
});
document.addEventListener("click", ({ clientX }) => { if (clientX < innerWidth / 2) back(); else next(); });
document.addEventListener("pointermove", () => {
  root.classList.remove("still");
  clearTimeout(resting);
  resting = setTimeout(() => root.classList.add("still"), REST);
});
root.classList.add("shows");
const fit = () => {  // long words stand smaller: nothing may be cut off
  for (const words of document.querySelectorAll(".words"))
    for (let size = 1; words.scrollHeight > words.clientHeight && size > .4; )
      words.style.setProperty("--fit", size -= .05);
};
fit();
document.fonts.ready.then(fit);
show(0);
"""


def style(theme: Theme) -> str:
    """The style sheet with the colours of a theme."""
    colours = {"paper": theme.paper, "ink": theme.ink, "quiet": theme.quiet, "brand": theme.classes[4]}
    variables = "".join(f"--{name}: {colour};" for name, colour in colours.items())
    return f":root {{ {variables} --font: {FONT}, system-ui; }}{CSS}"
