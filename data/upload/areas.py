"""Areas: which of a register a text written by somebody may mean, by key (AGS, ARS), NUTS or name in any language."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Protocol

from data.upload.names import (
    CITY,
    DISTRICT,
    KEY,
    LAND,
    LEADING_KEY,
    LONGEST,
    NUTS,
    SEPARATORS,
    TAIL,
    bare,
    folds,
    jointless,
    parsed,
)

LOST_ZERO = (1, 4, 7, 11)  # lengths of a key without its first zero


class Area(Protocol):
    """What is asked of an area of the register."""

    @property
    def id(self) -> str:
        """AGS; "DG" for Germany."""

    @property
    def level(self) -> str:
        """One of germany, land, kreis and city."""

    @property
    def parent(self) -> str | None:
        """Id of the area above it."""

    @property
    def names(self) -> Mapping[str, str]:
        """Language → full label."""

    @property
    def nuts(self) -> str | None:
        """NUTS code, where it has one."""


def _kind(area: Area) -> str:
    if area.level in ("germany", "land"):
        return LAND
    return CITY if area.level == "city" or ", " in area.names["de"] else DISTRICT


def _names(area: Area, *, short: bool) -> Iterator[str]:
    """The bare names of an area as they are looked up; `short` leaves out what tells it from others."""
    for label in area.names.values():
        name = label.partition(", ")[0]
        for folded in folds(TAIL.sub("", name) if short else name):
            yield parsed(folded)[1]
            yield (whole := parsed(folded, both=False)[1])  # "altenburger land"
            yield jointless(whole)


class Register:
    """Areas as they are looked up: by id, NUTS, full label and bare name."""

    def __init__(self, areas: Iterable[Area]) -> None:
        """`areas` are all that a text may mean."""
        self._areas = {area.id: area for area in areas}
        # A Land and its only Kreis have NUTS codes of their own.
        self._nuts = {area.nuts: area.id for area in self._areas.values() if area.nuts}
        self._labels = {f: a.id for a in self._areas.values() for label in a.names.values() for f in folds(label)}

    @cached_property
    def _full(self) -> Mapping[str, Collection[str]]:
        return self._by_bare_name(short=False)

    @cached_property
    def _short(self) -> Mapping[str, Collection[str]]:
        return self._by_bare_name(short=True)

    def _by_bare_name(self, *, short: bool) -> Mapping[str, Collection[str]]:
        """Bare name → ids of the areas that have it."""
        found: dict[str, set[str]] = {}
        for area in self._areas.values():
            for name in _names(area, short=short):
                found.setdefault(name, set()).add(area.id)
        return found

    def _by_key(self, digits: str) -> tuple[str, ...]:
        """The area of an AGS or ARS, also where Excel dropped its first zero or zeros fill it up.

        Of an ARS, digits 6 to 9 are the association of municipalities: a Kreis has none, and none is a Kreis.
        """
        key = f"0{digits}" if len(digits) in LOST_ZERO else digits
        if len(key) == 12:
            if key.endswith("000") and key[5:9] != "0000":
                return ()
            key = key[:5] + key[9:]
        key = key[:5] if len(key) == 8 and key.endswith("000") else key
        key = key[:2] if len(key) == 5 and key.endswith("000") and key not in self._areas else key
        return (key,) if key in self._areas else ()

    def _without_only_child(self, areas: set[str]) -> set[str]:
        """Hamburg and Berlin are Land and Kreis at once: the Land stands for both."""
        inside = {area: [each.id for each in self._areas.values() if each.parent == area] for area in areas}
        return areas - {ids[0] for area, ids in inside.items() if self._areas[area].level == "land" and len(ids) == 1}

    def _fitting(self, kind: str | None, name: str) -> tuple[str, ...]:
        """The areas of a bare name that are of a kind; a Land stands for its only Kreis, which is a city as well."""
        found = set(self._full.get(name, ()))
        if not any(_kind(self._areas[area]) == LAND for area in found):
            found |= set(self._short.get(name, ()))
        fits = {area for area in found if kind in (None, _kind(self._areas[area]))}
        return tuple(sorted(self._without_only_child(fits)))

    def _by_name(self, text: str) -> tuple[str, ...]:
        before, comma, after = text.partition(",")
        for folded, start, end in zip(folds(text), folds(before), folds(after), strict=True):
            label = self._labels.get(folded)
            if label and self._areas[label].level == "kreis":
                return (label,)
            kind, name = parsed(folded)
            if comma and end.endswith("stadt"):
                kind, name = CITY, parsed(start)[1]
            lead, whole = parsed(folded, both=False)
            tries = ((kind, name), (lead, whole), (kind, jointless(name)), (lead, jointless(whole)))
            found = next((fits for each in tries if (fits := self._fitting(*each))), ())
            if found:
                return found
        return ()

    def _with_key(self, text: str) -> tuple[str, str] | None:
        """Key and name of "03353 Harburg" and "Harburg (DE933)"; none where there are not both."""
        lead = LEADING_KEY.match(text)
        name = text[lead.end() :].strip(SEPARATORS) if lead else ""
        if lead and name and not name[0].isdecimal():
            return lead[0], name
        opening = max(text.rfind("("), text.rfind("["))
        inside = text[opening + 1 : -1] if opening > 0 and text[-1] in ")]" else ""
        is_both = (len(inside) > 3 and inside.isdecimal()) or NUTS.fullmatch(inside)
        return (inside, text[:opening].strip(SEPARATORS)) if is_both else None

    def candidates(self, text: str) -> tuple[str, ...]:
        """Ids of the areas that a text may mean: none, one, or several where the name alone does not tell.

        A key with a name counts only where both mean the same area.
        """
        given = " ".join(text.split()).removeprefix("'") if len(text) <= LONGEST else ""
        if KEY.fullmatch(given):
            return self._by_key(re.sub(r"[.,]0$|[\s.]", "", given))
        upper = given.upper()
        if upper in self._areas or upper in self._nuts:
            return (upper if upper in self._areas else self._nuts[upper],)
        both = self._with_key(given)
        if both:
            named = self.candidates(both[1])
            return tuple(area for area in self.candidates(both[0]) if area in named)
        return self._by_name(bare(given))
