"""Matching: which areas a text written by somebody may mean, by key (AGS, ARS), NUTS or name in both languages."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from geo.areas import Area, children, load_areas

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
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


def _folds(text: str) -> tuple[str, str]:
    """Small letters and single blanks: "ä" as "ae", and as "a"."""
    small = unicodedata.normalize("NFC", text).lower()
    plain = (unicodedata.normalize("NFKD", each) for each in (small.translate(UMLAUTS), small.replace("ß", "ss")))
    first, second = (re.sub(r"[^a-z0-9]+", " ", re.sub(r"[\u0300-\u036f]", "", each)).strip() for each in plain)
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


@cache
def _register(short: bool) -> Mapping[str, frozenset[str]]:
    """Bare name → ids of the areas that have it."""
    found: dict[str, set[str]] = {}
    for area in load_areas().values():
        for name in _names(area, short=short):
            found.setdefault(name, set()).add(area.id)
    return MappingProxyType({name: frozenset(ids) for name, ids in found.items()})


@cache
def _labels() -> Mapping[str, str]:
    """Full folded label → id."""
    areas = load_areas().values()
    return MappingProxyType({fold: a.id for a in areas for label in a.names.values() for fold in _folds(label)})


@cache
def _nuts() -> Mapping[str, str]:
    """NUTS code → id; a Land and its only Kreis have codes of their own."""
    return MappingProxyType({area.nuts: area.id for area in load_areas().values() if area.nuts})


def _by_key(digits: str) -> tuple[str, ...]:
    """The area of an AGS or ARS, also where Excel dropped its first zero or zeros fill it up to eight digits."""
    key = f"0{digits}" if len(digits) in LOST_ZERO else digits
    if len(key) == 12:
        key = key[:5] + key[9:]
    key = key[:5] if len(key) == 8 and key.endswith("000") else key
    return (key,) if key in load_areas() else ()


def _without_only_child(areas: frozenset[str]) -> frozenset[str]:
    """Hamburg and Berlin are Land and Kreis at once: the Land stands for both."""
    twins = {
        inside[0].id for area in areas if len(inside := children(area)) == 1 and load_areas()[area].level == "land"
    }
    return areas - twins


def _by_name(text: str) -> tuple[str, ...]:
    before, comma, after = text.partition(",")
    for fold, start, end in zip(_folds(text), _folds(before), _folds(after), strict=True):
        label = _labels().get(fold)
        if label and load_areas()[label].level == "kreis":
            return (label,)
        kind, name = _parsed(fold)
        if comma and end.endswith("stadt"):
            kind, name = CITY, _parsed(start)[1]
        full, short = _register(False).get(name, frozenset()), _register(True).get(name, frozenset())
        is_land = any(_kind(load_areas()[area]) == LAND for area in full)
        found = full if is_land else full | short
        fits = {area for area in found if kind in (None, _kind(load_areas()[area]))}
        if fits:
            return tuple(sorted(_without_only_child(frozenset(fits))))
    return ()


def candidates(text: str) -> tuple[str, ...]:
    """Ids of the areas that a text may mean: none, one, or several where the name alone does not tell.

    A key with a name counts only where both mean the same area.
    """
    given = " ".join(text.split())
    if KEY.fullmatch(given):
        return _by_key(re.sub(r"[.,]0$|\s", "", given))
    upper = given.upper()
    if upper in load_areas() or upper in _nuts():
        return (upper if upper in load_areas() else _nuts()[upper],)
    both = KEY_AND_NAME.fullmatch(given) or NAME_AND_KEY.fullmatch(given)
    if both:
        named = candidates(both["name"])
        return tuple(area for area in candidates(both["key"]) if area in named)
    return _by_name(given)
