"""Composition: areas put together or taken apart, written as one id: "03353+03359", "03355-03355022"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from geo.areas import HANSESTADT, REGION, REGION_PARTS, UnknownAreaError, find, parents

LANDKREIS = "03355"
REST = f"{LANDKREIS}-{HANSESTADT}"  # Landkreis Lüneburg without the Hansestadt
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
