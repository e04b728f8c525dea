"""Search: indicators by words of their names, definitions and ids in both languages, forgiving of spelling.

Every word that is typed has to be found. A name counts before an id, an id before a definition; a whole word before
the beginning of one, that before a part of one; a synonym and a corrected typing error come after what was typed.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.catalogue import load_catalogue
from data.folding import fold, fold_short
from data.indicators import Indicator

FILE = Path(__file__).parent / "synonyms.toml"
WORD = re.compile(r"[a-z0-9]+(?:-[a-z]+)*")
SHORTEST_PART = 3  # letters of a word that are looked for inside others: "quote" in "arbeitslosenquote"
SHORTEST_STEM = 5  # letters from which on an entry of a group of synonyms stands for all words that begin with it
ERRORS = ((8, 2), (4, 1))  # from so many letters on, so many typing errors are forgiven
NAME, ID, DEFINITION = 0, 10, 20
WHOLE, BEGINNING, PART, SYNONYM = 0, 1, 2, 4
CORRECTED = 100


class SynonymError(ValueError):
    """The list of synonyms is missing or wrong; the message names the file."""


Groups = tuple[tuple[str, ...], ...]
Words = frozenset[str]


@dataclass(frozen=True)
class Entry:
    """The words of one indicator, folded, by where they stand: name, id, definition."""

    id: str
    places: Mapping[int, Words]


@dataclass(frozen=True)
class Index:
    """All indicators that are searched, with every word of theirs and its letters as bits."""

    entries: tuple[Entry, ...]
    vocabulary: Mapping[str, int]
    synonyms: tuple[tuple[tuple[str, ...], Words], ...]  # each group with all known words that belong to it


@cache
def load_synonyms(file: Path = FILE) -> Groups:
    """Groups of beginnings of words that stand for one another.

    Raises:
        SynonymError: the file is missing or no TOML, a group has fewer than two entries, or an entry is not folded.
    """
    try:
        groups = tuple(tuple(group) for group in tomllib.loads(file.read_text(encoding="utf-8"))["groups"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SynonymError(f"{file.name}: {error}") from error
    for group in groups:
        if len(group) < 2 or not all(isinstance(each, str) and WORD.fullmatch(each) for each in group):
            raise SynonymError(f"{file.name}: {group}")
        if len(set(group)) < len(group):
            raise SynonymError(f"{file.name}: {group} has a word twice")
    return groups


def _words(text: str) -> set[str]:
    """Words of a text with "ä" as "ae" and as "a"; of those with hyphens the parts, too."""
    found = {word for form in (fold(text), fold_short(text)) for word in WORD.findall(form)}
    return found | {part for word in found for part in word.split("-")}


def _letters(word: str) -> int:
    """The letters of a word as bits: words that differ in many of them cannot be misspellings of each other."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 64)
    return bits


def _is_of(word: str, group: tuple[str, ...], *, inside: bool = False) -> bool:
    """Whether a word begins with one of a group, or has it inside; short ones are whole words: "car" is not "care"."""
    return any(
        word in (each, f"{each}s") if len(each) < SHORTEST_STEM else word.startswith(each) or (inside and each in word)
        for each in group
    )


def index(indicators: Iterable[Indicator], groups: Groups) -> Index:
    """The words of indicators, prepared for searching."""
    entries = []
    for each in indicators:
        name = frozenset(word for words in each.name.values() for word in _words(words))
        definition = frozenset(word for words in each.definition.values() for word in _words(words))
        own = frozenset(_words(each.id.replace("_", " ")) | {each.id.lower()})
        entries.append(Entry(each.id, {NAME: name, ID: own, DEFINITION: definition}))
    known = {word for entry in entries for words in entry.places.values() for word in words}
    known |= {word for group in groups for word in group}
    synonyms = tuple((group, frozenset(w for w in known if _is_of(w, group, inside=True))) for group in groups)
    return Index(tuple(entries), {word: _letters(word) for word in sorted(known)}, synonyms)


@cache
def load_index() -> Index:
    """The index of all listed indicators, made once."""
    return index((each for each in load_catalogue().values() if each.listed), load_synonyms())


def distance(first: str, second: str, most: int) -> int:
    """Letters to insert, drop, replace or swap with the next one; `most` + 1 for anything above `most`."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _corrections(word: str, vocabulary: Mapping[str, int]) -> set[str]:
    """Known words within the typing errors that are forgiven, the nearest only."""
    most = next((errors for length, errors in ERRORS if len(word) >= length), 0)
    letters, found = _letters(word), {}
    for known, bits in vocabulary.items():
        if abs(len(known) - len(word)) <= most and (letters ^ bits).bit_count() <= 2 * most:
            found[known] = distance(word, known, most)
    nearest = min(found.values(), default=most + 1)
    return {known for known, errors in found.items() if errors == nearest <= most}


def _matches(word: str, searched: Index) -> dict[str, int]:
    """Known words that a typed word finds, each with how well it fits: the lower, the better."""
    fits: dict[str, int] = {}
    synonyms = {known for group, words in searched.synonyms if _is_of(word, group) for known in words}
    for known in searched.vocabulary:
        if known == word:
            fits[known] = WHOLE
        elif known.startswith(word):
            fits[known] = BEGINNING
        elif len(word) >= SHORTEST_PART and word in known:
            fits[known] = PART
        elif known in synonyms:
            fits[known] = SYNONYM
    return fits


def _scores(word: str, searched: Index) -> dict[str, int]:
    """Indicators that a typed word finds, each with its best place and fit: the lower, the better."""
    fits = _matches(word, searched)
    scores: dict[str, int] = {}
    for entry in searched.entries:
        found = [
            place + fits[known] for place, words in entry.places.items() for known in fits.keys() & words
        ]  # fmt: skip
        if found:
            scores[entry.id] = min(found)
    return scores


def _forgiving(word: str, searched: Index) -> dict[str, int]:
    """As `_scores`; where nothing is found, for the known words that differ by typing errors."""
    scores = _scores(word, searched)
    if not scores:
        for known in sorted(_corrections(word, searched.vocabulary)):
            for name, score in _scores(known, searched).items():
                scores[name] = min(scores.get(name, CORRECTED * 2), score + CORRECTED)
    return scores


def search(query: str, searched: Index) -> tuple[str, ...]:
    """Ids of the indicators that all words of a query find, the best first; without a word, all in their order."""
    words = WORD.findall(fold(query))
    every = [_forgiving(word, searched) for word in dict.fromkeys(words)]
    ids = [entry.id for entry in searched.entries]
    if not every:
        return () if query.strip() else tuple(ids)
    found = [name for name in ids if all(name in scores for scores in every)]
    return tuple(sorted(found, key=lambda name: sum(scores[name] for scores in every)))
