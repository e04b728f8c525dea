"""Rows: one observation each of the chosen indicators, areas and years, in the chosen order."""

from dataclasses import dataclass

from data.flags import Flag
from data.indicators import Indicator
from data.observations import NOTHING, Observation
from pages.text import Text
from pages.ui.explore.choice import Choice
from pages.ui.pickers import area_name
from pages.ui.store import observe_all

SILENT = (Flag.NOT_PUBLISHED, Flag.NO_RULE)  # of such years and areas nothing was published


@dataclass(frozen=True)
class Row:
    """One value, or the reason why there is none."""

    indicator: Indicator
    area: str
    year: int
    observation: Observation


def _series(indicator: Indicator, choice: Choice) -> list[Row]:
    """All rows of an indicator; a year for which none of the areas has anything published makes none."""
    known = {
        area: {year: seen for year, seen in observe_all(indicator, area) if choice.since <= year <= choice.until}
        for area in choice.areas
    }
    years = {y for seen in known.values() for y, each in seen.items() if each.flag not in SILENT}
    return [
        Row(indicator, area, year, known[area].get(year, NOTHING)) for area in choice.areas for year in sorted(years)
    ]


def value_order(observation: Observation, sort: str) -> tuple[bool, float]:
    """What a value is sorted by, highest or lowest first; what has no value comes last."""
    value = observation.value
    return (True, 0.0) if value is None else (False, value if sort == "lowest" else -value)


def rows(choice: Choice, text: Text) -> list[Row]:
    """All rows; an order by value keeps indicators apart, for their units differ."""
    chosen = list(choice.indicators)
    if choice.sort == "indicator":
        chosen.sort(key=lambda each: text.of(each.name).casefold())
    found = [row for indicator in chosen for row in _series(indicator, choice)]
    places = {each.id: place for place, each in enumerate(chosen)}
    if choice.sort == "area":
        names = {area: area_name(area, text).casefold() for area in choice.areas}
        found.sort(key=lambda row: names[row.area])
    elif choice.sort == "newest":
        found.sort(key=lambda row: -row.year)
    elif choice.sort in ("highest", "lowest"):
        found.sort(key=lambda row: (places[row.indicator.id], value_order(row.observation, choice.sort)))
    return found
