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
.card { border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem; margin: 0 !important;
  border-left: .35rem solid var(--line); }
.card.good { border-left-color: var(--brand); }
.card.bad { border-left: .35rem double var(--accent); }
h2 { font-size: clamp(1.3rem, 1rem + 1vw, 1.8rem) !important; }
.card .name { font-size: .95rem; font-weight: 600; margin-bottom: .2rem; line-height: 1.3; }
.card p { margin: 0; }
.card .value { font-size: 1.5rem; font-weight: 700; line-height: 1.3; }
.card .value small { font-size: .85rem; font-weight: 400; }
.card .trend { display: flex; align-items: center; gap: .6rem; font-size: .85rem; min-height: 34px; }
.quiet { font-size: .85rem; color: var(--quiet); }
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
@media (max-width: 760px) {
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
    colours = {"brand": theme.classes[4], "line": theme.faint, "quiet": theme.quiet, "accent": theme.accent}
    variables = "".join(f"--{name}: {colour};" for name, colour in colours.items())
    return f"<style>:root {{ {variables} }}{CSS}</style>"
