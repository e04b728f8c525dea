"""Content of a Steckbrief: everything that stands on it, as words of one language and as pictures."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Sign:
    """A judgement: sign and word, never a colour alone; `is_good` is None where it is neither good nor bad."""

    sign: str
    word: str
    is_good: bool | None


@dataclass(frozen=True, kw_only=True)
class Row:
    """A key figure as it is written; what cannot be said of it is ""."""

    name: str
    unit: str
    value: str
    when: str  # year and reservation
    missing: str  # why there is no value
    rank: str
    first: str  # what rank 1 means
    course: Sign | None
    change: str
    level: Sign | None
    benchmark: str  # the value that it is compared with, of what the head of the column names


@dataclass(frozen=True, kw_only=True)
class Block:
    """The key figures of one competence field or theme."""

    field: str
    rows: Sequence[Row]


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A picture under a title; the sentence says what it shows and is its alternative text, too."""

    title: str
    subtitle: str  # unit and years
    sentence: str
    svg: str


@dataclass(frozen=True, kw_only=True)
class Activity:
    """A project of the area; its title is German, as its source gives it."""

    title: str
    field: str
    when: str


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What a key figure means, in a sentence."""

    name: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Licence:
    """A licence and the citations of all sources of the sheet that stand under it."""

    name: str
    url: str
    citations: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A Steckbrief in one language."""

    area: str  # id
    title: str
    facts: str  # key, size and what belongs to it
    lead: str  # the population in a sentence
    glance: Sequence[str]
    map: Drawing
    blocks: Sequence[Block]
    charts: Sequence[Drawing]
    projects: Sequence[Activity]
    projects_note: str  # how many there are, or that there is none
    definitions: Sequence[Definition]
    together: str  # how the values of several areas together are found; "" for one
    licences: Sequence[Licence]
    outlines: str  # attribution of the map
    version: str  # of the data
    date: str  # ISO day
    address: str  # of the live view
    qr: str  # the address as SVG
