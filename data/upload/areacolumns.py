"""Area columns: which columns of a sheet name the areas; where keys stand beside names the keys decide."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from data.upload.headings import Role, as_text, role
from data.upload.heads import Heads, cell_at, is_named
from data.upload.names import is_key
from data.upload.tables import Cell, Match, Row

SHORTEST_KEY = 4  # signs of a key whose column has no heading that says so
WITHIN_LAND = 3  # digits of a Kreis within its Land


@dataclass(frozen=True)
class Judged:
    """What a column says of areas."""

    index: int
    is_headed: bool
    keys: int  # cells with the form of a key
    known: int  # cells that mean one area
    filled: int
    different: int
    shortest: int  # signs of the shortest cell

    @property
    def is_keyed(self) -> bool:
        """Whether it is a column of keys."""
        return self.keys >= self.filled / 2 and self.filled > 0


def judge(index: int, cells: Sequence[Cell], heads: Heads, match: Match) -> Judged:
    """What the cells of a column say of areas."""
    texts = [as_text(cell) for cell in cells]
    is_headed = role(heads.lowest(index)) is Role.AREA
    known = sum(len(match(text)) == 1 for text in texts if is_headed or is_key(text) or is_named(text, match))
    return Judged(
        index,
        is_headed,
        sum(map(is_key, texts)),
        known,
        len(texts),
        len(set(texts)),
        min(map(len, texts), default=0),
    )


def _agree(rows: Sequence[Row], key: int, name: int, *, match: Match) -> bool:
    """Whether keys and names of the same rows mean the same areas wherever both are known, more often than not."""
    pairs = [(match(as_text(cell_at(row, key))), match(as_text(cell_at(row, name)))) for row in rows]
    both = [(set(keyed), set(named)) for keyed, named in pairs if keyed and named]
    return 2 * sum(is_within(keyed, named) for keyed, named in both) >= len(both)


def is_within(some: set[str], others: set[str]) -> bool:
    """Whether two sets of ids share an area, or a Land and its only Kreis."""
    return bool(some & others) or any(a.startswith(b) or b.startswith(a) for a in some for b in others)


def _within_land(key: str, named: Collection[str]) -> set[str]:
    """The Kreise among those named whose key within their Land is `key`: 353 beside "Harburg" is 03353."""
    is_short = key.isascii() and key.isdecimal() and len(key) <= WITHIN_LAND
    ending = key.zfill(WITHIN_LAND)
    return {area for area in named if len(area) == 5 and area.endswith(ending)} if is_short else set()


def meant(texts: Sequence[str], match: Match) -> tuple[int, tuple[str, ...]]:
    """Which of the texts that name a row's area decides, and the ids that it may mean.

    The first that means one area does, and any key, so that no name stands for another area. Only a key within the
    Land says nothing alone: the name beside it decides, if both agree.
    """
    for rank, text in enumerate(texts):
        found = tuple(match(text))
        named = {area for other in texts[rank + 1 :] for area in match(other)}
        within = set() if named & set(found) else _within_land(text, named)
        if len(within) == 1:
            return rank, tuple(within)
        if len(found) == 1 or rank + 1 == len(texts) or is_key(text):
            return rank, found
    return 0, ()


def area_columns(rows: Sequence[Row], judged: Sequence[Judged], numbers: set[int], *, match: Match) -> list[int]:
    """The columns of areas, the deciding one first: keys before names, the finer before the coarser."""
    headed = [each for each in judged if each.is_headed]
    headed = [each for each in headed if each.filled] or headed
    names = [e for e in headed if not e.is_keyed]
    if not any(each.known for each in headed):
        names += [e for e in judged if not e.is_headed and not e.is_keyed and e.known and e.known >= e.filled / 2]
    names.sort(key=lambda each: -each.known)
    keys = [e for e in headed if e.is_keyed]
    first = min(numbers, default=len(judged))
    for each in judged:
        is_likely = each.shortest >= SHORTEST_KEY and each.keys == each.filled and each.known >= 0.8 * each.filled > 0
        is_likely = is_likely and (each.different > 1 or not headed)  # one number may be a key by chance
        is_alone = not names and not keys and each.index <= first and each.different == each.filled
        if not each.is_headed and is_likely and (names or is_alone):
            keys.append(each)
    keys = [k for k in keys if not names or _agree(rows, k.index, names[0].index, match=match)]
    keys.sort(key=lambda each: (-each.different, -each.known))
    found = [each.index for each in (*keys, *names)]
    return found if any(each.known or each.is_headed for each in (*keys, *names)) else []


def are_headings(named: Collection[int], judged: Sequence[Judged], *, has_time: bool) -> bool:
    """Whether headings name the areas and no column does: a column headed "region" may hold figures as well."""
    below = [
        e
        for e in judged
        if e.index not in named
        and e.known >= max(e.filled / 2, 1)
        and (not e.is_keyed or (e.shortest >= SHORTEST_KEY and e.different > 1 and len(named) < 2))
    ]
    return not below and (len(named) > 1 or (bool(named) and has_time))
