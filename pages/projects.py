"""Projects: what is being done, where and by whom: map and list, timeline, network, table, and one address each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from data.project_filters import Choice, choose
from data.projects import Project, by_id, distinct, load_projects
from pages.text import Text
from pages.text.projects import newest_first, overview
from pages.ui import address
from pages.ui.pickers import chosen_area
from pages.ui.projects.choice import chosen_choice, chosen_project
from pages.ui.projects.detail import detail
from pages.ui.projects.filters import pick_filters
from pages.ui.projects.links import link_projects
from pages.ui.projects.listing import listing
from pages.ui.projects.map import project_map
from pages.ui.projects.network import network
from pages.ui.projects.tabular import tabular
from pages.ui.projects.timeline import timeline
from pages.ui.widgets import SEGMENTS, Picker


def map_and_list(found: Sequence[Project], choice: Choice, text: Text) -> None:
    """The map counts in all areas, whichever the list shows."""
    left, right = st.columns([2, 3], gap="large")
    with left:
        project_map(distinct(choose(load_projects(), replace(choice, areas=()))), choice.areas, text)
    with right:
        listing(found, text)


VIEWS: Mapping[str, Callable[[Sequence[Project], Choice, Text], None]] = {
    "list": map_and_list,
    "timeline": lambda found, choice, text: timeline(found, area=chosen_area(), text=text),
    "network": lambda found, choice, text: network(found, field="".join(choice.fields), text=text),
    "table": lambda found, choice, text: tabular(found, text),
}


def catalogue(text: Text) -> None:
    """Filters, how many projects fit, and one view of them."""
    st.markdown(text("projects.lead"))
    choice = chosen_choice()
    pick_filters(choice, text)
    found = newest_first(distinct(choose(load_projects(), choice)))
    st.header(overview(found, text), anchor=False)
    notes = [text(f"projects.layer.{layer}.note") for layer in choice.layers]
    st.caption(" ".join((*notes, text("projects.mapping"))))
    if choice.years:
        undated = [p for p in choose(load_projects(), replace(choice, years=None)) if p.years is None]
        if undated:
            st.info(text("projects.undated", count=len(distinct(undated))))
    view = Picker(
        SEGMENTS,
        "show",
        VIEWS,
        text("projects.show"),
        lambda name: text(f"projects.view.{name}"),
        forget=("rows",),
        looks={"label_visibility": "collapsed"},
    ).pick("list", text)
    if not found:
        st.info(text("projects.nothing"))
    if found or view == "list":  # the map still says where there are projects
        VIEWS[view](found, choice, text)


text = address.words()
opened = chosen_project(load_projects())
st.title(text("projects.title"), anchor=False)
if opened:
    detail(by_id(load_projects())[opened], text)
else:
    catalogue(text)
link_projects(opened)
