"""Pickers: each shows the choice of the address and writes a new one back into it."""

import re
from collections.abc import Sequence

import streamlit as st

from data.classes import Method, methods
from data.indicators import FIELDS, Indicator
from geo.areas import PARTNERS, REGION, find, kreis_ids
from geo.composition import REST
from pages.text import Text
from pages.text.amounts import year_label
from pages.ui import address
from pages.ui.store import listed, years
from pages.ui.widgets import MENU, MENU_OF_SEVERAL, PILLS, SEVERAL, Picker, in_head, synced

LOOKED_AT = (REGION, *PARTNERS)
COMPARED = (*PARTNERS, REST)
MOST_OTHERS = 4  # each has a colour of its own
YEAR = re.compile(r"[0-9]{4}")


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
    in_head("area", LOOKED_AT, text("pick.area"), lambda area: area_name(area, text)).show(chosen_area(), text)


def pick_areas(text: Text) -> tuple[str, ...]:
    """The areas that are compared: of the six and the Landkreis without its Hansestadt; without a choice, the six."""
    value = address.listed("areas", COMPARED) or PARTNERS
    Picker(SEVERAL, "areas", COMPARED, text("pick.areas"), lambda area: area_name(area, text)).show(value, text)
    return value


def other_kreise() -> tuple[str, ...]:
    """The Kreise of Germany that are no partners."""
    return tuple(area for area in kreis_ids() if area not in PARTNERS)


def pick_others(text: Text) -> tuple[str, ...]:
    """Other Kreise of Germany to compare with, at most `MOST_OTHERS`."""
    value = address.listed("others", other_kreise(), most=MOST_OTHERS)
    show_others(value, text)
    return value


def show_others(value: Sequence[str], text: Text) -> None:
    """The picker of other Kreise, with those that are chosen."""
    Picker(
        MENU_OF_SEVERAL,
        "others",
        other_kreise(),
        text("pick.others"),
        lambda area: area_name(area, text),
        looks={"max_selections": MOST_OTHERS, "placeholder": text("pick.others_hint")},
    ).show(value, text)


def pick_field(text: Text) -> str:
    """A competence field or theme; without one in the address, the field of its indicator."""
    by_id = {indicator.id: indicator.field for indicator in listed()}
    default = by_id.get(address.given("indicator") or "", FIELDS[0])
    return Picker(
        PILLS,
        "field",
        FIELDS,
        text("pick.field"),
        lambda field: text(f"field.{field}.name"),
        forget=("indicator",),
    ).pick(default, text)


def of_field(field: str) -> dict[str, str]:
    """The choices of the address for a link to a field: its indicator only where it is one of the field."""
    kept = address.carried(field=field)
    if kept.get("indicator") not in {indicator.id for indicator in listed(field)}:
        kept.pop("indicator", None)
    return kept


def carried_to_field() -> dict[str, str]:
    """The choices of the address for a link to the page of fields: no indicator beside another field than its own."""
    kept = address.carried()
    field = kept.pop("field", "")
    return of_field(field) if field in FIELDS else kept


def _check_field(indicator: str, field: str, text: Text) -> None:
    """A notice where the indicator of the address exists, but in another field than the chosen one."""
    found = next((each for each in listed() if each.id == indicator), None)
    if found and found.field != field:
        name, own, given = text.of(found.name), text(f"field.{found.field}.name"), text(f"field.{field}.name")
        address.refuse(text("notice.field", indicator=name, field=own, given=given))


def pick_indicator(text: Text, *, field: str = "", default: str = "") -> Indicator:
    """An indicator, of one field or of all."""
    offered = {indicator.id: indicator for indicator in listed(field)}
    if field:
        _check_field(address.given("indicator") or "", field, text)
    value = address.chosen("indicator", offered, default or next(iter(offered)))

    def label(name: str) -> str:
        indicator = offered[name]
        return (
            text.of(indicator.name) if field else f"{text(f'field.{indicator.field}.name')}: {text.of(indicator.name)}"
        )

    Picker(
        MENU,
        "indicator",
        offered,
        text("pick.indicator"),
        label,
        of=field,
        forget=() if field else ("field",),
    ).show(value, text)
    return offered[value]


def period(indicator: Indicator, text: Text) -> str:
    """The years of an indicator: "2000–2015"."""
    every = years(indicator)
    first = year_label(indicator, every[0], text)
    return first if len(every) == 1 else f"{every[0]}–{every[-1]}"


def chosen_year(indicator: Indicator, text: Text) -> int:
    """A year with values; the newest without a choice, the nearest with a notice where the chosen one has none."""
    offered = years(indicator)
    given = address.given("year")
    value = offered[-1]
    if given is not None and not YEAR.fullmatch(given):
        address.not_understood("year", given)
    elif given is not None and int(given) not in offered:
        value = min(offered, key=lambda year: (abs(year - int(given)), -year))
        address.remark(text("notice.year", given=given, used=year_label(indicator, value, text)))
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
    chosen = Picker(
        PILLS,
        "classes",
        offered,
        text("pick.classes"),
        lambda method: text(f"classes.{method}.name"),
        of=str(len(offered)),
    ).pick(Method.YEAR, text)
    return Method(chosen)
