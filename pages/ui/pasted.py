"""Pasted: what an address was meant to be before mail programs, word processors and people changed it.

Ids hold small letters, digits and signs inside of words, so whatever else surrounds them is not part of them. What is
typed freely stays as it is, and so does what stands under names that are none of ours.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import islice
from urllib.parse import parse_qsl, urlencode

from data.folding import fold
from data.search import distance
from geo.areas import load_areas
from pages import URLS
from pages.text import LANGUAGES, load_text
from pages.ui.address import CHART, LISTS, PARAMETERS

KNOWN = (*PARAMETERS, CHART)
AROUND = ".,;:!?()[]{}<>\"'`´*|\\«»‹›„“”‚‘’…"  # sentences and markup put these around an address
SESSION = re.compile(r";\w*sess(?:ion)?_?id=[^?&/]*", re.IGNORECASE)
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
AMPERSAND = re.compile(r"(^|&)(?:amp;)+", re.IGNORECASE)
FIRST = "index.html"
MOST_NAMES = 40  # of an address are looked at, whatever it holds
LONGEST = 40  # letters of a name
FORGIVEN = (4, 6)  # from so many letters on, a name may have one wrong letter, and another one

Pairs = list[tuple[str, str]]


def _visible(given: str) -> str:
    """What can be seen of some words, blanks and hyphens of any kind as plain ones."""
    composed = unicodedata.normalize("NFC", given)
    kept = "".join(each for each in composed if each.isspace() or unicodedata.category(each)[0] != "C")
    return " ".join(kept.translate(DASHES).split())


def _bare(given: str) -> str:
    """Words without session, blanks and the signs around them."""
    return _visible(SESSION.sub("", given)).strip(AROUND + " ")


@cache
def _capitals() -> dict[str, str]:
    """The ids with capitals, by small letters: those of areas that are no numbers."""
    return {each.lower(): each for each in load_areas() if each != each.lower()}


def _id(given: str) -> str:
    small = _bare(given).lower()
    return _capitals().get(small, small)


def _ids(given: str) -> str:
    """A list whose parts are parted by commas, or were by blanks, each once."""
    parts = map(_id, re.split(r"[,\s]+", _bare(given)))
    return ",".join(dict.fromkeys(part for part in parts if part))


def _packed(given: str) -> str:
    """A talk, whose letters are large and small and never parted."""
    return _bare(given).replace(" ", "")


FREE: Mapping[str, Callable[[str], str]] = {"q": str, "talk": _packed}  # what is no id


def _value(name: str) -> Callable[[str], str]:
    if name in FREE:
        return FREE[name]
    return _ids if name in LISTS else _id


def choices(query: str) -> Pairs:
    """What the query of an address chooses: a name of ours stands once, repeats of it are joined to one value."""
    pairs = parse_qsl(AMPERSAND.sub(r"\1", query), keep_blank_values=True, errors="replace")
    named = [(small if (small := _bare(name).lower()) in KNOWN else name, value) for name, value in pairs]
    joined: dict[str, list[str]] = {}
    for name, value in named:
        if name in KNOWN:
            joined.setdefault(name, []).append(_value(name)(value))
    ours = {name: ",".join(dict.fromkeys(values)) for name, values in joined.items()}
    ours |= {name: _ids(value) for name, value in ours.items() if name in LISTS}
    order = dict.fromkeys((name, "" if name in KNOWN else value) for name, value in named)
    return [(name, ours.get(name, value)) for name, value in order]


def written(pairs: Iterable[tuple[str, str]]) -> str:
    """Choices as the query of an address."""
    return urlencode(list(pairs), safe=",:")


def is_clean(query: str) -> bool:
    """Whether a query already is as it was meant."""
    return choices(query) == parse_qsl(query, keep_blank_values=True, errors="replace")


def path(given: str) -> tuple[str, str]:
    """The address of a page below the app, as it was meant, and what of it belongs to the query.

    "/Karte/.": ("karte", ""). An address that is no page's is only tidied.
    """
    word, *query = re.split("[?&]", SESSION.sub("", given), maxsplit=1)
    parts = [part for each in word.split("/") if (part := _bare(each))]
    if [part.lower() for part in parts] == [FIRST]:
        parts = []
    found = "/".join(parts)
    small = fold(found)
    return small if small in URLS.values() else found, "".join(query)


@cache
def _spellings() -> dict[str, str]:
    """The names of the address by how they may be written: themselves, and our words for them in all languages."""
    words = {
        fold(text(f"address.{name}")): name
        for text in map(load_text, LANGUAGES)
        for name in reversed(PARAMETERS)  # of two with one word, the first counts
        if f"address.{name}" in text.entries
    }
    return words | {name: name for name in PARAMETERS}


def _meant(name: str) -> str:
    given = fold(_bare(name))
    if given in KNOWN or not FORGIVEN[0] <= len(given) <= LONGEST:
        return ""
    apart: dict[str, int] = {}
    for spelling, found in _spellings().items():
        most = sum(min(len(spelling), len(given)) >= letters for letters in FORGIVEN)
        if (wrong := distance(given, spelling, most)) <= most:
            apart[found] = min(wrong, apart.get(found, wrong))
    return min(apart, key=apart.__getitem__, default="")


def resembling(names: Iterable[str]) -> dict[str, str]:
    """Names that are none of ours but resemble one, with that one; others are of programs that follow links."""
    looked_at = islice((name for name in names if name not in KNOWN), MOST_NAMES)
    return {name: meant for name in looked_at if (meant := _meant(name))}
