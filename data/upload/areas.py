"""Areas: which of a register a text written by somebody may mean, by key (AGS, ARS), NUTS or name in any language."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from data.folding import fold, fold_short

DISTRICT, CITY, LAND = "district", "city", "land"
KINDS = MappingProxyType(
    dict.fromkeys(("landkreis", "landkreise", "lk", "lkr", "lkrs", "ldkr", "kreis", "district", "county"), DISTRICT)
    | dict.fromkeys(
        ("stadt", "hansestadt", "stadtkreis", "sk", "city", "kreisfreie", "krsfr", "landeshauptstadt"), CITY
    )
    | dict.fromkeys(("land", "bundesland", "state"), LAND)
)
FILLERS = frozenset({"of", "hanseatic", "urban", "rural", "the"})
KEY = re.compile(r"[0-9][0-9 ]*(?:[.,]0)?")  # Excel writes a key as 3353 or 3353.0
KEY_AND_NAME = re.compile(r"(?P<key>\d{4,12}|DE[0-9A-Z]{2,3})[\s:;,–-]+(?P<name>\D.*)", re.IGNORECASE)
NAME_AND_KEY = re.compile(r"(?P<name>\D.*?)[\s:;,–-]*[(\[](?P<key>\d{4,12}|DE[0-9A-Z]{1,3})[)\]]", re.IGNORECASE)
LOST_ZERO = (1, 4, 7, 11)  # lengths of a key without its first zero
TAIL = re.compile(r" ?\(.*\)$| (?:am|an|a\.|in der|i\.|im) ?.*$")  # "(Weser)", "am Main"


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


def _folds(text: str) -> tuple[str, str]:
    """Small letters and single blanks: "ä" as "ae", and as "a"."""
    first, second = (
        re.sub(r"[^a-z0-9]+", " ", form(unicodedata.normalize("NFC", text))).strip() for form in (fold, fold_short)
    )
    return first, second


def _parsed(folded: str) -> tuple[str | None, str]:
    """Kind and bare name of a folded text: "lk lueneburg" is a district named "lueneburg"."""
    words, kinds = folded.split(), []
    while len(words) > 1 and (words[0] in KINDS or words[0] in FILLERS):
        kinds.append(KINDS.get(words.pop(0)))
    while len(words) > 1 and (words[-1] in KINDS or words[-1] in FILLERS):
        kinds.append(KINDS.get(words.pop()))
    return next((kind for kind in kinds if kind), None), " ".join(words)


def _kind(area: Area) -> str:
    if area.level in ("germany", "land"):
        return LAND
    return CITY if area.level == "city" or ", " in area.names["de"] else DISTRICT


def _names(area: Area, *, short: bool) -> Iterator[str]:
    """The bare names of an area as they are looked up; `short` leaves out what tells it from others."""
    for label in area.names.values():
        name = label.partition(", ")[0]
        for folded in _folds(TAIL.sub("", name) if short else name):
            yield _parsed(folded)[1]


class Register:
    """Areas as they are looked up: by id, NUTS, full label and bare name."""

    def __init__(self, areas: Iterable[Area]) -> None:
        """`areas` are all that a text may mean."""
        self._areas = {area.id: area for area in areas}
        # A Land and its only Kreis have NUTS codes of their own.
        self._nuts = {area.nuts: area.id for area in self._areas.values() if area.nuts}
        self._labels = {f: a.id for a in self._areas.values() for label in a.names.values() for f in _folds(label)}

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
        """The area of an AGS or ARS, also where Excel dropped its first zero or zeros fill it up to eight digits."""
        key = f"0{digits}" if len(digits) in LOST_ZERO else digits
        if len(key) == 12:
            key = key[:5] + key[9:]
        key = key[:5] if len(key) == 8 and key.endswith("000") else key
        return (key,) if key in self._areas else ()

    def _without_only_child(self, areas: set[str]) -> set[str]:
        """Hamburg and Berlin are Land and Kreis at once: the Land stands for both."""
        inside = {area: [each.id for each in self._areas.values() if each.parent == area] for area in areas}
        return areas - {ids[0] for area, ids in inside.items() if self._areas[area].level == "land" and len(ids) == 1}

    def _by_name(self, text: str) -> tuple[str, ...]:
        before, comma, after = text.partition(",")
        for folded, start, end in zip(_folds(text), _folds(before), _folds(after), strict=True):
            label = self._labels.get(folded)
            if label and self._areas[label].level == "kreis":
                return (label,)
            kind, name = _parsed(folded)
            if comma and end.endswith("stadt"):
                kind, name = CITY, _parsed(start)[1]
            found = set(self._full.get(name, ()))
            if not any(_kind(self._areas[area]) == LAND for area in found):
                found |= set(self._short.get(name, ()))
            fits = {area for area in found if kind in (None, _kind(self._areas[area]))}
            if fits:
                return tuple(sorted(self._without_only_child(fits)))
        return ()

    def candidates(self, text: str) -> tuple[str, ...]:
        """Ids of the areas that a text may mean: none, one, or several where the name alone does not tell.

        A key with a name counts only where both mean the same area.
        """
        given = " ".join(text.split())
        if KEY.fullmatch(given):
            return self._by_key(re.sub(r"[.,]0$|\s", "", given))
        upper = given.upper()
        if upper in self._areas or upper in self._nuts:
            return (upper if upper in self._areas else self._nuts[upper],)
        both = KEY_AND_NAME.fullmatch(given) or NAME_AND_KEY.fullmatch(given)
        if both:
            named = self.candidates(both["name"])
            return tuple(area for area in self.candidates(both["key"]) if area in named)
        return self._by_name(given)
