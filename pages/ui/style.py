"""Style sheet of the page: what Streamlit's theme cannot say."""

from pages.figures.theme import Theme

CSS = """
.block-container { padding-top: 1.2rem; padding-bottom: 3rem; max-width: 88rem; }
[data-testid="stHeader"] { background: transparent; pointer-events: none; }
.st-key-header { border-bottom: 2px solid var(--brand); padding-bottom: .4rem; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] * { opacity: 1 !important; }
[data-testid="stCaptionContainer"] p { color: var(--quiet); }
.brand { font-weight: 700; font-size: 1.15rem; letter-spacing: .02em; white-space: nowrap; }
.brand span { color: var(--brand); }
h1 { font-size: clamp(1.6rem, 1.1rem + 2vw, 2.5rem) !important; padding-top: .4rem !important; }
.cards { list-style: none; margin: 0 !important; padding: 0 !important; display: grid; gap: .75rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem; margin: 0 !important; }
.tags { display: flex; flex-wrap: wrap; gap: .3rem; min-height: 1.6rem; }
.tag { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .55rem; font-size: .85rem; white-space: nowrap; }
.tag.good { border-color: var(--brand); color: var(--brand); font-weight: 600; }
.tag.bad { border: 1px dashed var(--accent); color: var(--accent); font-weight: 600; }
h2 { font-size: clamp(1.3rem, 1rem + 1vw, 1.8rem) !important; }
h3 { font-size: clamp(1.1rem, .9rem + .6vw, 1.4rem) !important; }
.card .name { font-size: .95rem; font-weight: 600; margin-bottom: .2rem; line-height: 1.3; }
.card p { margin: 0; }
.card .value { font-size: 1.5rem; font-weight: 700; line-height: 1.3; }
.card .value small { font-size: .85rem; font-weight: 400; }
.card .trend { display: flex; align-items: center; gap: .6rem; font-size: .85rem; min-height: 34px; }
.sentence { margin: 0 0 .3rem; max-width: 46rem; line-height: 1.4; }
.quiet { font-size: .85rem; color: var(--quiet); }
[data-testid="stMultiSelectTagsContainer"] > span > span * { color: var(--paper); }
.legend ul { list-style: none; margin: .2rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
.legend li { display: flex; align-items: center; gap: .4rem; font-size: .9rem; margin: 0; }
.legend li span { width: 1.6rem; height: 1rem; border: 1px solid var(--line); display: inline-block; }
.legend p { margin: 0; font-weight: 600; font-size: .9rem; }
.legend p.quiet { font-weight: 400; }
.card .source { font-size: .75rem; color: var(--quiet); margin-top: .3rem; }
.profile { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: .95rem; }
.profile th, .profile td { text-align: left; padding: .35rem .5rem; vertical-align: middle; font-weight: 400; }
.profile th:first-child { width: 30%; }
.profile th:nth-child(3) { width: 17%; }
.profile thead th { font-size: .85rem; font-weight: 600; }
.profile tr { border-bottom: 1px solid var(--line); }
.profile small { display: block; font-size: .85rem; color: var(--quiet); }
[data-testid="stElementContainer"]:has(> .stHtml > .choices) { position: relative; height: 0; margin-top: -1rem; }
.choices { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.choices:focus-within { z-index: 10; inset: 0 0 auto; width: auto; height: auto; overflow: visible; clip-path: none;
  display: flex; flex-wrap: wrap; gap: .4rem; padding: .5rem; background: var(--paper);
  border: 1px solid var(--quiet); border-radius: .5rem; }
[data-choose] { font: inherit; color: inherit; text-align: inherit; cursor: pointer; min-height: 1.6rem;
  background: none; border: 0; padding: 0; }
[data-choose]:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.choices button { border: 1px solid var(--quiet) !important; border-radius: 1rem; padding: .1rem .7rem !important; }
.choices [aria-pressed="true"] { border: 2px solid var(--accent) !important; font-weight: 700; }
.numbers { overflow-x: auto; }
.numbers table { border-collapse: collapse; font-size: .95rem; min-width: 100%; }
.numbers caption { text-align: left; color: var(--quiet); font-size: .85rem; padding-bottom: .3rem; }
.numbers th, .numbers td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
.numbers th { font-weight: 400; }
.numbers thead th { font-size: .85rem; font-weight: 600; vertical-align: baseline; }
.numbers .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.numbers [data-choose] { text-decoration: underline dotted; text-underline-offset: .2em; }
.numbers tr.chosen > *, .numbers .chosen [data-choose], .numbers .chosen { font-weight: 700; }
.numbers tr.chosen > th:first-child { box-shadow: inset .3rem 0 var(--accent); }
.numbers thead .chosen { box-shadow: inset 0 .3rem var(--accent); }
.events { list-style: none; margin: 0 !important; padding: 0 0 0 .5rem !important; max-width: 46rem; }
.events li { position: relative; margin: 0 !important; padding: 0 0 1rem 1.5rem; border-left: 2px solid var(--quiet);
  break-inside: avoid; }
.events li:last-child { border-color: transparent; }
.events li::before { content: ""; position: absolute; left: -.5rem; top: .35rem; width: .9rem; height: .9rem;
  box-sizing: border-box; border: 3px solid var(--brand); border-radius: 50%; background: var(--paper); }
.events p { margin: 0; }
.events .when { font-weight: 700; }
.events a, .quiet a { color: inherit; overflow-wrap: anywhere; }
.gantt { max-width: 75rem; }
.gantt ol, ol.gantt, .beside { list-style: none; margin: 0 !important; padding: 0 !important; }
.gantt li, .gantt .group { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 0 1rem;
  margin: 0 !important; padding: .25rem 0; border-bottom: 1px solid var(--line); align-items: center; }
.gantt .group { padding-top: 1rem; border-color: var(--quiet); }
.gantt small, .beside small { display: block; font-size: .85rem; color: var(--quiet); }
.gantt a, .beside a, .numbers.wide a { color: inherit; }
.gantt .what { overflow-wrap: anywhere; line-height: 1.3; }
.gantt .track { position: relative; display: block; min-height: 1.4rem; align-self: stretch; }
.gantt .year { position: absolute; top: 0; bottom: 0; padding-left: .2rem; border-left: 1px solid var(--line);
  font-size: .85rem; color: var(--quiet); }
.gantt .bar, .gantt .part { box-sizing: border-box; height: .9rem; border: 2px solid var(--brand);
  background: var(--paper); }
.gantt .bar { position: absolute; top: calc(50% - .45rem); min-width: .4rem; }
.gantt .over { background: var(--brand); }
.gantt .runs { background: repeating-linear-gradient(135deg, var(--brand) 0 .2rem, var(--paper) .2rem .4rem); }
.gantt .unsaid { background: radial-gradient(var(--brand) 30%, var(--paper) 35%) 0 0 / .4rem .4rem; }
.gantt .passed { background: repeating-linear-gradient(90deg, var(--brand) 0 .1rem, var(--paper) .1rem .35rem); }
.gantt .now { position: absolute; top: -.25rem; bottom: -.25rem; border-left: 2px solid var(--accent); }
.gantt .mark { position: absolute; top: calc(50% - .7rem); display: flex; gap: .3rem; align-items: center;
  white-space: nowrap; margin-left: -.5rem; }
.gantt .mark.before { margin: 0 -.5rem 0 0; }
.gantt .mark b { color: var(--brand); }
.gantt.counts li { grid-template-columns: 3rem 1fr; }
.gantt .count, .gantt .parts { display: flex; gap: .4rem; align-items: center; }
.gantt .parts { flex: 1; gap: 0; max-width: calc(100% - 3rem); }
.beside li { display: flex; gap: .6rem; margin: 0 !important; padding: .25rem 0; overflow-wrap: anywhere; }
.beside li > span { min-width: 1.4rem; text-align: right; color: var(--quiet); }
.st-key-linked { position: absolute; width: 1px !important; }
@media (max-width: 760px) {
  .gantt li, .gantt .group { grid-template-columns: minmax(0, 1fr); }
  .profile thead { display: block; position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .profile tr, .profile th[scope="row"], .profile td { display: block; width: auto !important; }
  .profile tr { padding: .5rem 0; }
  .profile th[scope="row"] { font-weight: 600; }
  .profile td { padding: .1rem .5rem; }
  .profile .empty td + td { display: none; }
  .profile td::before { content: attr(data-label) ": "; color: var(--quiet); }
}
@media (min-width: 1800px) { html { font-size: 118%; } }
@media print { .st-key-header, [data-testid="stPopover"] { display: none; } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
"""


def style(theme: Theme) -> str:
    """The style sheet with the colours of a theme."""
    colours = {
        "brand": theme.classes[4],
        "line": theme.faint,
        "quiet": theme.quiet,
        "accent": theme.accent,
        "paper": theme.paper,
    }
    variables = "".join(f"--{name}: {colour};" for name, colour in colours.items())
    return f"<style>:root {{ {variables} }}{CSS}</style>"
