"""Choice: what of all figures the address asks for, and a notice for what it asks for in vain."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from data.catalogue import load_catalogue, source_ids
from data.folding import slug
from data.indicators import FIELDS, Indicator
from data.sources import load_sources
from geo.areas import GERMANY, PARTNERS, REGION, kreis_ids, load_areas
from pages.ui import address
from pages.ui.pickers import COMPARED, MOST_OTHERS, other_kreise
from pages.ui.store import listed as indicators
from pages.ui.store import panel

LEVELS = ("region", "land", "germany", "kreis")
LAYOUTS = ("wide", "long")
PIVOTS = ("year", "area", "indicator")  # what stands side by side in the wide form
SORTS = ("chosen", "indicator", "area", "newest", "highest", "lowest")
MOST_INDICATORS = 12


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The reader's choice on this page; `since` and `until` are the first and last year, both included."""

    words: str
    field: str
    publisher: str
    indicators: tuple[Indicator, ...]  # as they were chosen
    own_areas: tuple[str, ...]
    others: tuple[str, ...]
    levels: tuple[str, ...]
    since: int
    until: int
    layout: str
    pivot: str
    sort: str

    @property
    def areas(self) -> tuple[str, ...]:
        """All areas of the table, each once: the reader's own, other Kreise, then those of whole levels."""
        return tuple(dict.fromkeys((*self.own_areas, *self.others, *areas_of(self.levels))))


def areas_of(levels: Iterable[str]) -> tuple[str, ...]:
    """All areas of some levels; that of the region is the five Landkreise together."""
    inside = {
        "region": (REGION,),
        "land": tuple(each.id for each in load_areas().values() if each.level == "land"),
        "germany": (GERMANY,),
        "kreis": kreis_ids(),
    }
    return tuple(area for level in levels for area in inside[level])


@cache
def publishers() -> dict[str, str]:
    """Id → name of every publisher of a listed indicator, by name."""
    names = {load_sources()[key].publisher for each in indicators() for key in source_ids(each, load_catalogue())}
    return {slug(name): name for name in sorted(names, key=str.casefold)}


def has_publisher(indicator: Indicator, publisher: str) -> bool:
    """Whether some of an indicator's values come from a publisher, by id."""
    keys = source_ids(indicator, load_catalogue())
    return any(slug(load_sources()[key].publisher) == publisher for key in keys)


@cache
def years() -> tuple[int, ...]:
    """Every year from the first to the last of any listed indicator."""
    ends = [year for each in indicators() for year in (panel(each.id).years[0], panel(each.id).years[-1])]
    return tuple(range(min(ends), max(ends) + 1))


def _indicators() -> tuple[Indicator, ...]:
    """The indicators of the address in its order; a notice names those that do not exist, and those too many."""
    offered = {each.id: each for each in indicators()}
    wanted = list(dict.fromkeys(part for part in (address.given("indicators") or "").split(",") if part))
    known = [part for part in wanted if part in offered]
    refused = [part for part in wanted if part not in offered] + known[MOST_INDICATORS:]
    if refused:
        address.not_understood("indicators", ", ".join(refused))
    return tuple(offered[name] for name in known[:MOST_INDICATORS])


def _period() -> tuple[int, int]:
    """The first and last year; one that the address leaves open is that of all figures."""
    since, until = address.period(years())
    return since or years()[0], until or years()[-1]


def chosen_choice() -> Choice:
    """What the address asks for; without areas, the six."""
    since, until = _period()
    return Choice(
        words=address.typed("q"),
        field=address.one_of("field", FIELDS, ""),
        publisher=address.one_of("publisher", publishers(), ""),
        indicators=_indicators(),
        own_areas=address.listed("areas", COMPARED) or PARTNERS,
        others=address.listed("others", other_kreise(), most=MOST_OTHERS),
        levels=address.listed("levels", LEVELS),
        since=since,
        until=until,
        layout=address.one_of("layout", LAYOUTS, LAYOUTS[0]),
        pivot=address.one_of("pivot", PIVOTS, PIVOTS[0]),
        sort=address.one_of("sort", SORTS, SORTS[0]),
    )
