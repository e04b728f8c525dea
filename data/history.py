"""History: what SMART REGION was, by date and with the documents that say it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from data.fitting import misfit
from data.indicators import COMPETENCE_FIELDS, Words
from data.sources import SourceError

FILE = Path(__file__).parent / "history.toml"
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class HistoryError(SourceError):
    """The history is missing or wrong; the message names file and place."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A public text, quoted in its own language."""

    publisher: str
    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Event:
    """What happened on a date: year, month or day, as precisely as known; `field` where it was of one field."""

    begin: str
    end: str = ""
    field: str = ""
    what: Words
    documents: tuple[str, ...]  # ids


@dataclass(frozen=True, kw_only=True)
class Funding:
    """Sums in euros: granted, planned in all, settled in the end."""

    programme: Words
    grant_eur: float
    planned_eur: float
    settled_eur: float
    documents: tuple[str, ...]  # ids


@dataclass(frozen=True, kw_only=True)
class History:
    """Documents by id, events in the order of their dates, and the funding."""

    documents: Mapping[str, Document]
    events: tuple[Event, ...]
    funding: Funding


def _checked(history: History) -> History:
    """The history, if every part of it names known documents and proper dates."""
    if wrong := misfit(history):
        raise ValueError(wrong)
    parts: tuple[Event | Funding, ...] = (*history.events, history.funding)
    for part in parts:
        place = part.begin if isinstance(part, Event) else "funding"
        if not part.documents or set(part.documents) - history.documents.keys():
            raise ValueError(f"{place}: unknown documents {list(part.documents)}, or none")
    for event in history.events:
        if not all(DATE.fullmatch(each) for each in (event.begin, event.end or event.begin)):
            raise ValueError(f"{event.begin}: a date is YYYY, YYYY-MM or YYYY-MM-DD")
        if event.end and event.end < event.begin:
            raise ValueError(f"{event.begin}: it ends before it begins")
        if event.field not in ("", *COMPETENCE_FIELDS):
            raise ValueError(f"{event.begin}: unknown field {event.field!r}")
    for one, other in pairwise(history.events):
        if other.begin < one.begin:
            raise ValueError(f"{other.begin}: stands after {one.begin}")
    return history


@cache
def load_history(file: Path = FILE) -> History:
    """The history of SMART REGION.

    Raises:
        HistoryError: the file is missing or no TOML, or a part of it is missing, unknown or wrong.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        documents = {key: Document(**table) for key, table in tables["documents"].items()}
        events = [Event(**event | {"documents": tuple(event["documents"])}) for event in tables["events"]]
        funding = Funding(**tables["funding"] | {"documents": tuple(tables["funding"]["documents"])})
        return _checked(History(documents=MappingProxyType(documents), events=tuple(events), funding=funding))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise HistoryError(f"{file.name}: {error}") from error
