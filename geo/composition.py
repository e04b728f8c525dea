"""Composition: areas put together or taken apart, written as one id: "03353+03359", "03355-03355022"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from geo.areas import HANSESTADT, REGION, REGION_PARTS, UnknownAreaError, children, find, parents

LANDKREIS = "03355"
REST = f"{LANDKREIS}-{HANSESTADT}"  # Landkreis Lüneburg without the Hansestadt
MANY = 10_000  # ids that are remembered: readers compose areas at will
PART = re.compile(r"[+-][^+-]+")


@dataclass(frozen=True)
class Composition:
    """What an area is made of: its value is that of `plus` together, without that of `minus`."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def is_single(self) -> bool:
        """Whether it is one area of the register."""
        return len(self.plus) == 1 and not self.minus


def composition(area: str) -> Composition:
    """The parts of an id, composed or not.

    Raises:
        UnknownAreaError: a part is no area of the register.
    """
    if area == REGION:
        return Composition(REGION_PARTS)
    signed = PART.findall(f"+{area}")
    if "".join(signed) != f"+{area}":
        raise UnknownAreaError(area)
    parts = [(part[0], find(part[1:]).id) for part in signed]
    return Composition(tuple(i for sign, i in parts if sign == "+"), tuple(i for sign, i in parts if sign == "-"))


@lru_cache(maxsize=MANY)
def _atoms(area: str) -> frozenset[str]:
    """The areas without parts of the register that an area consists of: Kreise, the Hansestadt and its Kreis's rest."""
    if area in (HANSESTADT, REST):
        return frozenset({area})
    if area == LANDKREIS:
        return frozenset({HANSESTADT, REST})
    parts = composition(area)
    if not parts.is_single:
        every = frozenset().union(*(_atoms(each) for each in parts.plus))
        return every.difference(*(_atoms(each) for each in parts.minus))
    return frozenset().union(*(_atoms(each.id) for each in children(area))) or frozenset({area})


def contains(whole: str, part: str) -> bool:
    """Whether a part lies in a whole, composed or not, without being all of it."""
    return _atoms(part) < _atoms(whole)


def rivals(areas: Iterable[str], *, counted: bool) -> tuple[str, ...]:
    """Those of some areas that can be set against each other: no whole competes with its parts.

    Several areas together, and an area whose shown parts are all of it, are left out beside their parts. Of what is
    `counted`, an area inside another is left out, too: the Hansestadt beside its Landkreis.
    """
    chosen = dict.fromkeys(areas)
    inside = {area: [each for each in chosen if contains(area, each)] for area in chosen}

    def is_whole(area: str) -> bool:
        parts = inside[area]
        is_covered = counted and bool(parts) and frozenset().union(*map(_atoms, parts)) == _atoms(area)
        return is_covered or (bool(parts) and not composition(area).is_single)

    kept = [area for area in chosen if not is_whole(area)]
    within = {each for area in kept for each in inside[area]} if counted else set()
    return tuple(area for area in kept if area not in within)


@dataclass(frozen=True)
class Union:
    """Several areas as one; `inside` are those left out, each with the next chosen area that contains it."""

    area: str
    inside: tuple[tuple[str, str], ...] = ()


def _containers(area: str) -> tuple[str, ...]:
    """Everything that an area lies in, from the next one up."""
    inner = (LANDKREIS,) if area == REST else ()
    return (*inner, *(parent.id for parent in parents(LANDKREIS if area == REST else area)))


def union(areas: Iterable[str]) -> Union:
    """Areas of the register, and the Landkreis without its Hansestadt, as one: none is counted beside what contains it.

    All five Landkreise are the region; the Hansestadt and the rest of its Landkreis are the Landkreis.

    Raises:
        UnknownAreaError: an area is neither of the register nor the Landkreis without its Hansestadt.
        ValueError: there is no area.
    """
    chosen = dict.fromkeys(areas)
    around = {area: [each for each in _containers(area) if each in chosen] for area in chosen}
    inside = tuple((area, containers[0]) for area, containers in around.items() if containers)
    kept = {area for area in chosen if area not in dict(inside)}
    if {HANSESTADT, REST} <= kept:
        kept = kept - {HANSESTADT, REST} | {LANDKREIS}
    if not kept:
        raise ValueError("a union needs an area")
    area = REGION if kept == set(REGION_PARTS) else "+".join(sorted(kept))
    return Union(area, inside)
