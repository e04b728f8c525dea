"""Areas of the register as a file writes them: by key (AGS), NUTS or name; strict, because what is added stays."""

import re
from collections.abc import Callable

import pandas as pd

from data.build.assemble import TWO_KEYS
from data.folding import fold, fold_short

DISTRICT, CITY, LAND = "kreis", "city", "land"
KINDS = (
    dict.fromkeys(("landkreis", "lk", "lkr", "kreis", "district"), DISTRICT)
    | dict.fromkeys(("stadt", "hansestadt", "landeshauptstadt", "city"), CITY)
    | dict.fromkeys(("land", "bundesland", "state"), LAND)
)
FILLERS = {"of", "hanseatic", "kreisfreie"}
LOST_ZERO = (1, 4, 7)  # lengths of a key from which a spreadsheet took the first zero


def _parsed(folded: str) -> tuple[str | None, tuple[str, ...]]:
    """Kind and bare name: "landkreis stade" is a district named "stade", "hagen, stadt der …" a city."""
    before, _, after = folded.partition(",")
    if "stadt" in after:
        return CITY, _parsed(before)[1]
    words = re.findall(r"[a-z0-9]+", folded)
    kind = next((KINDS[word] for word in words if word in KINDS), None)
    return kind, tuple(word for word in words if word not in KINDS and word not in FILLERS)


class Register:
    """Finds the areas that a text may mean in the table `areas`: id, level, name_de, name_en, nuts."""

    def __init__(self, areas: pd.DataFrame) -> None:
        """Every name is kept with "ü" as "ue" and as "u"."""
        self._keys = {str(each): str(each) for each in areas["id"]}
        self._keys |= {str(row.nuts): str(row.id) for row in areas.dropna(subset="nuts").itertuples()}
        self._names: set[tuple[str, tuple[str, ...], str]] = set()
        for row in areas.itertuples():
            for label in (str(row.name_de), str(row.name_en)):
                for folded in (fold(label), fold_short(label)):
                    kind, name = _parsed(folded)
                    self._names.add((kind or str(row.level), name, str(row.id)))

    def candidates(self, text: str) -> tuple[str, ...]:
        """Ids of the areas that a text may mean: none, one, or several where the name alone does not tell."""
        key = re.sub(r"\s", "", text).upper()
        key = f"0{key}" if key.isdigit() and len(key) in LOST_ZERO else key
        key = key[:5] if len(key) == 8 and key.endswith("000") else key
        return (self._keys[key],) if key in self._keys else self._by_name(text)

    def _by_name(self, text: str) -> tuple[str, ...]:
        kind, name = _parsed(fold(text))
        fits = [(level, words, area) for level, words, area in self._names if kind in (None, level)]
        exact = {area for level, words, area in fits if words == name}
        is_land = any(level == LAND for level, words, _ in fits if words == name)
        # "Oldenburg" is a Landkreis, but "Oldenburg (Oldb)" may be meant: longer names make a shorter one ambiguous.
        longer = set() if is_land or not exact else {area for _, words, area in fits if words[: len(name)] == name}
        found = exact | longer if name else set()
        return tuple(sorted(area for area in found if TWO_KEYS.get(area) not in found))


def matcher(areas: pd.DataFrame) -> Callable[[str], tuple[str, ...]]:
    """The function that gives the ids of the areas that a text may mean."""
    return Register(areas).candidates
