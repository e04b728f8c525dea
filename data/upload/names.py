"""Names: the name or key of an area as people write it → its kind and its bare name."""

import re
import unicodedata
from types import MappingProxyType

from data.folding import fold, fold_short

LONGEST = 200  # signs; a longer text is no area
DISTRICT, CITY, LAND = "district", "city", "land"
KINDS = MappingProxyType(
    dict.fromkeys(("landkreis", "landkreise", "lk", "lkr", "lkrs", "ldkr", "kreis", "district", "county"), DISTRICT)
    | dict.fromkeys(
        ("stadt", "hansestadt", "stadtkreis", "sk", "city", "kreisfreie", "krsfr", "landeshauptstadt"), CITY
    )
    | dict.fromkeys(("land", "bundesland", "state", "freie", "freistaat"), LAND)
)
FILLERS = frozenset({"of", "hanseatic", "urban", "rural", "the", "und"})
JOINT_WORDS = "a am an b bei d der den i im in o ob v vor vorm"
JOINTS = frozenset(JOINT_WORDS.split())  # "a.d. Saale", "an der Saale"
KEY = re.compile(r"\d[\d ]{0,19}(?:[.,]0)?|\d{1,3}(?:\.\d{3}){1,3}", re.ASCII)  # Excel: 3353, 3353.0 or 3.353
NUTS = re.compile(r"DE[0-9A-Z]{1,3}", re.IGNORECASE | re.ASCII)
LEADING_KEY = re.compile(r"(?:\d{4,12}|DE[0-9A-Z]{2,3})(?=[\s:;,–-])", re.IGNORECASE | re.ASCII)
SEPARATORS = " \t:;,–-"
TAIL = re.compile(r" ?\(.*\)$| (?:am|an|a\.|in der|i\.|im) ?.*$")  # "(Weser)", "am Main"
LEADS = ("dar.:", "dar.", "darunter:", "darunter", "davon:", "davon", "dav.:", "dav.", "dv.:")
WITH_PARTS = ("(einschl", "(inkl", "(incl", "(mit ")  # the whole area; "(ohne …)" is another one
FOOTNOTE = re.compile(r"[\s*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]|\d\)|\s[a-f]\)|\[\d\]")


def is_key(text: str) -> bool:
    """Whether a text has the form of a key, of whatever area: AGS, ARS or NUTS."""
    return bool(KEY.fullmatch(text) or NUTS.fullmatch(text) or text == "DG")


def bare(text: str) -> str:
    """A name without "dar.:" before it and without footnote marks and "(einschl. …)" behind it."""
    lower = text.lower()
    lead = next((each for each in LEADS if lower.startswith(each)), "")
    name = text[len(lead) :].strip(" -•")
    place = next((at for each in WITH_PARTS if (at := name.lower().find(each)) > 0), len(name))
    name = name[:place].rstrip()
    while True:
        end = next((n for n in (3, 2, 1) if len(name) > n and FOOTNOTE.fullmatch(name[-n:])), 0)
        if not end:
            return name
        name = name[:-end]


def folds(text: str) -> tuple[str, str]:
    """Small letters and single blanks: "ä" as "ae", and as "a"."""
    first, second = (
        re.sub(r"[^a-z0-9]+", " ", form(unicodedata.normalize("NFC", text))).strip() for form in (fold, fold_short)
    )
    return first, second


def parsed(folded: str, *, both: bool = True) -> tuple[str | None, str]:
    """Kind and bare name of a folded text: "lk lueneburg" is a district named "lueneburg"; `both`: also at the end."""
    words, kinds = folded.split(), []
    while len(words) > 1 and (words[0] in KINDS or words[0] in FILLERS):
        kinds.append(KINDS.get(words.pop(0)))
    while both and len(words) > 1 and (words[-1] in KINDS or words[-1] in FILLERS):
        kinds.append(KINDS.get(words.pop()))
    return next((kind for kind in kinds if kind), None), " ".join(words)


def jointless(name: str) -> str:
    """A folded name without the words that join it to its river: "muehldorf inn"."""
    first, *words = name.split() or [""]
    return " ".join([first, *(word for word in words if word not in JOINTS)])
