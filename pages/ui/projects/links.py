"""Links: every project has its own address, and a look of its own in lists and on its page."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from data.projects import Project
from pages.text import Text
from pages.ui.entries import entries, entry_link

# Titles are quotations, whatever the page speaks.
QUOTED = "de"
CSS = """
.projects { list-style: none; margin: 0 !important; padding: 0 !important; }
.projects > li { margin: 0 !important; padding: .6rem .5rem; border-bottom: 1px solid var(--line); }
.projects > li:hover, .projects > li:focus-within { box-shadow: inset .25rem 0 var(--accent); }
.projects h3 { font-size: 1.05rem; font-weight: 600; line-height: 1.35; margin: 0; padding: 0; }
.projects p, .project p { margin: 0; }
.projects a, .project a, .numbers.wide a { color: var(--brand); text-underline-offset: .15em; }
.projects h3, .projects p, .project h2, .project dd { overflow-wrap: anywhere; }
.project dl { display: grid; grid-template-columns: minmax(8rem, 1fr) 3fr; margin: .5rem 0 !important;
  padding: 0 !important; max-width: 60rem; }
.project dt, .project dd { margin: 0 !important; padding: .4rem .5rem; border-bottom: 1px solid var(--line); }
.project dt { font-weight: 600; }
.project h2:focus { outline: none; }
.project .back { display: inline-block; padding: .3rem 0; }
.numbers.wide table { font-size: .9rem; }
.numbers.wide td, .numbers.wide th { vertical-align: top; padding: .3rem .4rem; }
.numbers.wide tbody th { min-width: 14rem; }
.map .area.touched use { stroke: var(--accent); stroke-width: 7; }
@media (max-width: 640px) {
  .project dl { display: block; } .project dt { border: 0; padding-bottom: 0; } .project dd { padding-top: 0; }
}
@media (min-width: 900px) {
  [data-testid="stColumn"]:has(.st-key-project-map) { position: sticky; top: 1rem; align-self: flex-start; }
}
"""
# A title under the pointer or the focus marks its areas on the map.
JS = """
const mark = ({ target }) => {
  const touched = target.closest?.("[data-areas]")?.dataset.areas.split(" ") ?? [];
  for (const area of document.querySelectorAll(".map [data-area]"))
    area.classList.toggle("touched", touched.includes(area.dataset.area));
};
document.addEventListener("focusin", mark);
document.addEventListener("pointerover", mark);
"""

link_projects = entries("project", css=CSS, js=JS)


def title_link(project: Project) -> str:
    """The HTML of a project's title as a link to its address, which carries all choices."""
    return entry_link("project", project.id, project.title, attributes=f' lang="{QUOTED}"')


def back_link(text: Text) -> str:
    """The HTML of the way back to the list, with the same filters."""
    return entry_link("project", "", f"← {text('projects.back')}", attributes=' class="back"')


def source_link(url: str, *, is_brief: bool = False) -> str:
    """The HTML of a link to a source, written as its own address, or as its host alone."""
    words = urlsplit(url).netloc.removeprefix("www.") if is_brief else url
    return f'<a href="{escape(url)}">{escape(words)}</a>'


def quoted(words: Iterable[str]) -> str:
    """The HTML of words that stand in the source's language."""
    return f'<span lang="{QUOTED}">{escape("; ".join(words))}</span>'
