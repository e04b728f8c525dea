"""Links: every indicator has its own address, and a look of its own in lists and on its page."""

from html import escape

from data.indicators import Indicator
from pages.text import Text
from pages.ui.entries import entries, entry_link

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

link_indicators = entries("indicator", css=CSS)


def name_link(indicator: Indicator, text: Text) -> str:
    """The HTML of an indicator's name as a link to its address, which carries all choices; without one if unlisted."""
    name = text.of(indicator.name)
    return entry_link("indicator", indicator.id, name) if indicator.listed else escape(name)


def back_link(text: Text) -> str:
    """The HTML of the way back to all indicators, with the same filters."""
    return entry_link("indicator", "", f"← {text('indicators.back')}", attributes=' class="back"')
