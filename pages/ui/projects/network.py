"""Network: who works with whom, as a picture and as a table."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import takewhile

import streamlit as st

from data.organisations import Link, Organisation, links, organisations
from data.projects import Project, by_id, distinct
from pages.figures.network import Node, Tie, draw_network
from pages.text import Text
from pages.text.places import joined
from pages.text.projects import counted, field_name
from pages.ui.blocks import figure, said
from pages.ui.projects.links import quoted, title_link
from pages.ui.subject import of_projects

MOST_NAMED = 3  # organisations that the sentence names, and further ones with as many partners as the last
MOST_TIED = 6  # of more with the same number none is named


def partners(found: Sequence[Link]) -> dict[str, int]:
    """How many others an organisation is linked to, by id, most first."""
    ends = [each for link in found for each in (link.first, link.second)]
    numbers = {each: ends.count(each) for each in ends}
    return dict(sorted(numbers.items(), key=lambda item: (-item[1], item[0])))


def most_linked(numbers: Mapping[str, int]) -> list[str]:
    """The organisations with most partners: three, and all with as many as the third, unless too many."""
    ordered = list(numbers)
    if len(ordered) <= MOST_NAMED:
        return ordered
    least = numbers[ordered[MOST_NAMED - 1]]
    tied = list(takewhile(lambda each: numbers[each] >= least, ordered))
    return tied if len(tied) <= MOST_TIED else [each for each in tied if numbers[each] > least]


def sentence(every: Sequence[Organisation], found: Sequence[Link], count: int, *, field: str, text: Text) -> str:
    """How many organisations there are in a number of projects, how many pairs, and which have most partners."""
    numbers, names = partners(found), {each.id: each.name for each in every}
    clauses = [text("network.organisations", organisations=len(every), projects=counted(count, text))]
    if found:
        clauses.append(text("network.linked", linked=len(numbers), links=len(found)))
    else:
        clauses.append(text("network.unlinked"))
    if most := most_linked(numbers):
        said_names = [text("network.one", name=names[each], count=numbers[each]) for each in most]
        clauses.append(text("network.most", names=joined(said_names, text)))
    heading = f"{field_name(field, text)}: " if field else ""
    return f"{heading}{'; '.join(clauses)}."


def nodes_of(every: Sequence[Organisation], numbers: Mapping[str, int], text: Text) -> list[Node]:
    """The linked organisations, those with most partners first, which are named first."""
    by_name = {each.id: each for each in every}
    return [
        Node(
            id=each.id,
            name=each.name,
            words=text(
                "network.shape", leads=len(each.leads), takes_part=len(each.takes_part), partners=numbers[each.id]
            ),
            projects=len(each.projects),
            is_lead=bool(each.leads),
        )
        for each in (by_name[name] for name in numbers)
    ]


def ties_of(found: Sequence[Link], text: Text) -> list[Tie]:
    """The links as they are drawn."""
    return [
        Tie(
            first=link.first,
            second=link.second,
            weight=len(link.projects),
            is_led=bool(link.led),
            words=text("network.together", count=len(link.projects)),
        )
        for link in found
    ]


def _name(each: Organisation, text: Text) -> str:
    others = [spelling for spelling in each.spellings if spelling != each.name]
    note = f"<br><small>{escape(text('network.spelled', names='{}'))}</small>".format(quoted(others)) if others else ""
    return f"{quoted([each.name])}{note}"


def _table(every: Sequence[Organisation], numbers: Mapping[str, int], known: Mapping[str, Project], text: Text) -> str:
    def titles(ids: Sequence[str]) -> str:
        return "<br>".join(title_link(known[each]) for each in ids) or "–"

    names = ("organisation", "partners", "leads", "takes_part")
    heads = "".join(f'<th scope="col">{escape(text(f"network.column.{name}"))}</th>' for name in names)
    rows = "".join(
        f'<tr><th scope="row">{_name(each, text)}</th><td class="number">{numbers.get(each.id, 0)}</td>'
        f"<td>{titles(each.leads)}</td><td>{titles(each.takes_part)}</td></tr>"
        for each in every
    )
    caption = escape(text("network.table"))
    return (
        f'<div class="numbers wide" role="region" tabindex="0" aria-label="{caption}"><table>'
        f"<caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def network(projects: Sequence[Project], *, field: str, text: Text) -> None:
    """The organisations of the projects, of one field or of all: a picture of the linked ones, and all in a table."""
    chosen = [project for project in distinct(projects) if not field or project.field == field]
    every, found = organisations(chosen), links(chosen)
    numbers = partners(found)
    words = sentence(every, found, len(chosen), field=field, text=text)
    if found:
        nodes, ties = nodes_of(every, numbers, text), ties_of(found, text)
        figure(
            lambda theme: draw_network(nodes, ties, theme=theme),
            key="network",
            alt=words,
            subject=of_projects(text("projects.view.network"), text("network.key"), chosen, text),
        )
        st.caption(f"{text('network.key')} {text('network.unnamed')}")
    else:
        said(words)
    notes = [text("network.alone")] if len(numbers) < len(every) else []
    if any(set(each.spellings) != {each.name} for each in every):
        notes.append(text("network.merged"))
    if notes:
        st.caption(" ".join(notes))
    with st.expander(text("table.label"), expanded=not found):
        st.html(_table(every, numbers, by_id(chosen), text))
