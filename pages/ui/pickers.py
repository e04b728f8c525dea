"""Pickers: each shows the choice of the address and writes a new one back into it."""

import re
from collections.abc import Sequence

import streamlit as st

from data.classes import Method, methods
from data.indicators import FIELDS, Indicator
from geo.areas import PARTNERS, REGION, find, kreis_ids
from geo.composition import REST
from pages.text import Text
from pages.ui import address
from pages.ui.store import listed, years

PAGE = "page"  # where the frame notes which page is shown
LOOKED_AT = (REGION, *PARTNERS)
COMPARED = (*PARTNERS, REST)
MOST_OTHERS = 4  # each has a colour of its own
YEAR = re.compile(r"[0-9]{4}")
PICKER_WIDTH = 350  # pixels: the longest name fits, and so does a phone


def synced(name: str, value: object, text: Text) -> str:
    """A widget key that holds `value`.

    Another page or language has another key: there it is another widget for Streamlit, which would begin
    with its first option although the state of the same key holds the choice.
    """
    key = f"{name}:{st.session_state.get(PAGE, '')}:{text.language}"
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def area_name(area: str, text: Text) -> str:
    """The label of an area, of several together or of a middle, short enough for charts and still unmistakable."""
    kind = area.partition(":")[0]
    if f"area.{kind}" in text.entries:
        return text(f"area.{kind}")
    if area == REST:
        return text("area.rest")
    if "+" in area:
        return text("area.together")
    return text.of(find(area).names)


def chosen_area() -> str:
    """The area that the reader looks at: one of the six, or the region."""
    return address.chosen("area", LOOKED_AT, REGION)


def pick_area(text: Text) -> None:
    """The picker of the area that the reader looks at."""
    key = synced("area", chosen_area(), text)
    st.selectbox(
        text("pick.area"),
        LOOKED_AT,
        format_func=lambda area: f"{text('pick.area')}: {area_name(area, text)}",
        key=key,
        label_visibility="collapsed",
        width=PICKER_WIDTH,
        on_change=address.keep("area", key),
    )


def _listed_in_address(name: str, offered: Sequence[str], *, most: int) -> list[str]:
    """The ids that the address gives for `name`, in the order offered; a notice names those that do not exist."""
    wanted = [part for part in st.query_params.get(name, "").split(",") if part]
    unknown = [part for part in wanted if part not in offered]
    if unknown:
        address.not_understood(name, ", ".join(unknown))
    return [area for area in offered if area in wanted][:most]


def pick_areas(text: Text) -> list[str]:
    """The areas that are compared: of the six and the Landkreis without its Hansestadt; without a choice, the six."""
    value = _listed_in_address("areas", COMPARED, most=len(COMPARED)) or list(PARTNERS)
    key = synced("areas", value, text)
    st.pills(
        text("pick.areas"),
        COMPARED,
        selection_mode="multi",
        format_func=lambda a: area_name(a, text),
        key=key,
        on_change=address.keep("areas", key),
    )
    return value


def pick_others(text: Text) -> list[str]:
    """Other Kreise of Germany to compare with, at most `MOST_OTHERS`."""
    offered = [area for area in kreis_ids() if area not in PARTNERS]
    value = _listed_in_address("others", offered, most=MOST_OTHERS)
    key = synced("others", value, text)
    st.multiselect(
        text("pick.others"),
        offered,
        format_func=lambda area: area_name(area, text),
        key=key,
        max_selections=MOST_OTHERS,
        placeholder=text("pick.others_hint"),
        on_change=address.keep("others", key),
    )
    return value


def pick_field(text: Text) -> str:
    """A competence field or theme; without one in the address, the field of its indicator."""
    by_id = {indicator.id: indicator.field for indicator in listed()}
    default = by_id.get(st.query_params.get("indicator", ""), FIELDS[0])
    address.check("field", FIELDS)
    value = address.chosen("field", FIELDS, default)
    key = synced("field", value, text)
    st.pills(
        text("pick.field"),
        FIELDS,
        format_func=lambda field: text(f"field.{field}.name"),
        key=key,
        required=True,
        on_change=address.keep("field", key, forget=("indicator",)),
    )
    return value


def pick_indicator(text: Text, *, field: str = "", default: str = "") -> Indicator:
    """An indicator, of one field or of all."""
    offered = {indicator.id: indicator for indicator in listed(field)}
    address.check("indicator", {indicator.id for indicator in listed()})
    value = address.chosen("indicator", offered, default or next(iter(offered)))
    key = synced(f"indicator:{field}", value, text)

    def label(name: str) -> str:
        indicator = offered[name]
        return (
            text.of(indicator.name) if field else f"{text(f'field.{indicator.field}.name')}: {text.of(indicator.name)}"
        )

    st.selectbox(
        text("pick.indicator"),
        list(offered),
        format_func=label,
        key=key,
        on_change=address.keep("indicator", key, forget=() if field else ("field",)),
    )
    return offered[value]


def year_label(indicator: Indicator, year: int, text: Text) -> str:
    """A year as it is written: the edition where the publisher gives no year of the data."""
    return text("year.edition", year=year) if indicator.year_is_edition else str(year)


def chosen_year(indicator: Indicator, text: Text) -> int:
    """A year with values; the newest without a choice, the nearest with a notice where the chosen one has none."""
    offered = years(indicator)
    given = st.query_params.get("year")
    value = offered[-1]
    if given is not None and not YEAR.fullmatch(given):
        address.not_understood("year", given)
    elif given is not None and int(given) not in offered:
        value = min(offered, key=lambda year: (abs(year - int(given)), -year))
        st.info(text("notice.year", given=given, used=year_label(indicator, value, text)))
    elif given is not None:
        value = int(given)
    return value


def pick_year(indicator: Indicator, text: Text) -> int:
    """The picker of a year with values; a sentence where there is only one."""
    offered, value = years(indicator), chosen_year(indicator, text)
    if len(offered) == 1:
        st.markdown(text("year.only", year=year_label(indicator, value, text)))
        return value
    key = synced(f"year:{indicator.id}", value, text)
    st.select_slider(text("pick.year"), offered, key=key, on_change=address.keep("year", key))
    return value


def pick_method(indicator: Indicator, text: Text) -> Method:
    """How the limits of classes are found; the publisher's own limits only where they are declared."""
    offered = methods(indicator.limits)
    address.check("classes", offered)
    value = Method(address.chosen("classes", offered, Method.QUANTILES))
    key = synced(f"classes:{len(offered)}", value, text)
    st.pills(
        text("pick.classes"),
        offered,
        format_func=lambda method: text(f"classes.{method}.name"),
        key=key,
        required=True,
        on_change=address.keep("classes", key),
    )
    return value
