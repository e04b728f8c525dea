"""Map of projects: how many each of the six has, or the sum of one kind of money, as far as it can be said."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from data.project_areas import INSIDE, REGION, Sum, count_by_area, sums_by_kind, touches
from data.project_schema import KINDS
from data.projects import Project
from geo.areas import HANSESTADT, PARTNERS
from geo.outlines import ADDRESS_OF_LICENCE, ATTRIBUTION, load_outlines
from pages.exports.exhibit import MapPicture
from pages.figures.map import Patch, Stand, draw_map
from pages.text import Text
from pages.text.projects import counted, sum_of
from pages.ui import address
from pages.ui.blocks import theme
from pages.ui.mapview import show_map
from pages.ui.pickers import area_name
from pages.ui.projects.choice import choose_on_map
from pages.ui.subject import of_projects
from pages.ui.takealong import take_along
from pages.ui.widgets import MENU, Picker

COUNT = "count"
# Counts and sums are absolute: shades would make the large districts look important and hide the Hansestadt, so all
# areas with projects have one colour and the number says how many.
NOTHING, SOMETHING, NAMED = 0, 1, 2


def _money_name(kind: str, text: Text) -> str:
    return text("projects.number") if kind == COUNT else text("projects.sum_of", kind=text(f"projects.kind.{kind}"))


def pick_money(projects: Sequence[Project], text: Text) -> str:
    """The number of projects or one kind of money; there is no sum of several kinds."""
    value = address.one_of("money", (COUNT, *KINDS), COUNT)
    there = {project.amount_kind for project in projects}
    Picker(
        MENU,
        "money",
        [COUNT, *(kind for kind in KINDS if kind in there or kind == value)],
        text("projects.on_map"),
        lambda kind: _money_name(kind, text),
    ).show(value, text)
    return value


def sums(projects: Sequence[Project], kind: str) -> Mapping[str, Sum | None]:
    """The sum of one kind of money in each of the six and in the region, None where no project has this kind."""
    return {
        area: next((each for each in sums_by_kind(projects, area) if each.kind == kind), None)
        for area in (*PARTNERS, REGION)
    }


def _with_city(area: str, text: Text) -> str:
    """A reminder where an area contains another of the six."""
    return f" ({text('map.with_city')})" if len(INSIDE[area]) > 1 else ""


def count_patches(projects: Sequence[Project], text: Text) -> list[Patch]:
    """The six with their numbers of projects."""
    counts = count_by_area(projects)
    return [
        Patch(
            area=area,
            name=area_name(area, text),
            value=str(counts[area]),
            words=f"{area_name(area, text)}: {counted(counts[area], text)}{_with_city(area, text)}",
            place=SOMETHING if counts[area] else NOTHING,
        )
        for area in PARTNERS
    ]


def _value(found: Sum | None, text: Text) -> tuple[str, int | None]:
    """What stands on the map for a sum, and its class."""
    if found is None:
        return "–", NOTHING
    if found.amount_eur is None:
        return text("projects.money.whole"), None
    return text.euros(float(found.amount_eur)), SOMETHING


def sum_patches(projects: Sequence[Project], kind: str, text: Text) -> list[Patch]:
    """The six with their sums of one kind; hatched where there are only sums that cannot be divided."""
    patches = []
    for area, found in sums(projects, kind).items():
        if area == REGION:
            continue
        words = sum_of(found, area, text) if found else text("projects.money.none")
        value, place = _value(found, text)
        name = area_name(area, text)
        words = f"{name}: {words}{_with_city(area, text)}"
        patches.append(Patch(area=area, name=name, value=value, words=words, place=place))
    return patches


def _draw(patches: Sequence[Patch], *, name: str, text: Text) -> Stand:
    stand = Stand(name=name, year=0, label="", view=f"projects:{text.language}")
    svg = draw_map(load_outlines(), patches, stand=stand, theme=theme())
    with st.container(key="project-map"):
        show_map(svg, key="map", on_choose=lambda area, _: choose_on_map(area))
    return stand


def project_map(projects: Sequence[Project], areas: Sequence[str], text: Text) -> None:
    """The map of all projects that fit but for their area, with the areas of the filter marked, and how it counts."""
    kind = pick_money(projects, text)
    patches = count_patches(projects, text) if kind == COUNT else sum_patches(projects, kind, text)
    marked = [replace(patch, selected=patch.area in areas) for patch in patches]
    name = _money_name(kind, text)
    stand = _draw(marked, name=name, text=text)
    region = counted(count_by_area(projects)[REGION], text)
    if kind != COUNT:
        found = sums(projects, kind)[REGION]
        region = sum_of(found, REGION, text) if found else text("projects.money.none")
    st.markdown(f"**{text('area.region')}:** {region}.")
    rules = [text("projects.rule_count"), text("projects.rule_city")]
    if kind != COUNT:
        rules = [text("projects.rule_money"), text("projects.rule_city")]
    picture = MapPicture(patches=marked, stand=stand, legend=(), heading="", note=" ".join(rules))
    subject = of_projects(text("projects.title"), name, projects, text)
    subject = replace(subject, source=f"{subject.source}; {ATTRIBUTION}")
    said = "; ".join(patch.words for patch in marked)
    take_along(subject, key="map", sentence=f"{name}: {said}.", draw=lambda: picture, text=text)
    st.caption(" ".join((*rules, text("projects.map_hint"), f"[{ATTRIBUTION}]({ADDRESS_OF_LICENCE})")))


def map_of_project(project: Project, text: Text) -> None:
    """The areas of one project; a click shows all projects of an area."""
    patches = []
    for area in PARTNERS:
        is_named = area in project.areas
        is_inside = not is_named and area != HANSESTADT and touches(project, area)
        key = "named" if is_named else "part" if is_inside else "not_named"
        said = text(f"projects.map.{key}")
        name = area_name(area, text)
        patches.append(
            Patch(
                area=area,
                name=name,
                value=said if is_named else "",
                words=f"{name}: {said}",
                place=NAMED if is_named else NOTHING,
                selected=is_named,
            )
        )
    _draw(patches, name=text("projects.column.areas"), text=text)
    st.caption(f"{text('projects.map.hint')} [{ATTRIBUTION}]({ADDRESS_OF_LICENCE})")
