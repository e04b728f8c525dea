"""Pairings: sentences on two figures side by side (scatter, quotient) and on the Kreise most like one."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.indicators import Indicator
from data.observations import Observation
from data.ranks import Rank
from geo.areas import GERMANY
from pages.text import Text
from pages.text.amounts import marked, marks, reason, rest, sentence, when, written, year_label
from pages.text.places import counted, joined, place, recipient, subject

SHOWN = 3  # similar Kreise that are named
DIGITS = 2  # of a location quotient


@dataclass(frozen=True, kw_only=True)
class Coordinate:
    """Where an area lies on one axis of a scatter: by its rank where that is given, else beside the median."""

    indicator: Indicator
    year: int
    observation: Observation
    rank: Rank | None = None
    median: float | None = None  # of the Kreise


@dataclass(frozen=True, kw_only=True)
class Scatter:
    """Two indicators for one area within a cloud of `of` Kreise, of which `both` have two values."""

    area: str
    x: Coordinate
    y: Coordinate
    both: int
    of: int


def _standing(shown: Coordinate, value: float, text: Text) -> list[str]:
    """Rank, or side of the median; nothing where neither is given."""
    if shown.rank:
        first = text("sentence.level.lowest" if shown.rank.lowest_first else "sentence.level.highest")
        of = counted(shown.rank.of, "districts", text)
        return [text("sentence.scatter.rank", place=text.ordinal(shown.rank.place), of=of, first=first)]
    if shown.median is None:
        return []
    gap = rest(value, shown.median, shown.indicator)
    side = "above" if gap > 0 else "below" if gap < 0 else "equal"
    return [text(f"sentence.scatter.{side}")]


def _noted(shown: Coordinate, value: float, text: Text) -> str:
    """A value, followed in brackets by its year, reservation and standing."""
    year = year_label(shown.indicator, shown.year, text)
    mark = marks(shown.observation.flag, text)
    return f"{written(value, shown.indicator, text)} ({', '.join([year, *(mark or _standing(shown, value, text))])})"


def scatter(shown: Scatter, text: Text) -> str:
    """Where the looked-at area stands in two indicators; never that one has to do with the other."""
    x, y = shown.x, shown.y
    name = text("sentence.scatter.names", x=text.of(x.indicator.name), y=text.inside(text.of(y.indicator.name)))
    where = place(shown.area, text)
    if x.observation.value is None or y.observation.value is None:
        missing = [each for each in (x, y) if each.observation.value is None]
        why = [
            f"{text.of(each.indicator.name)}: {reason(each.indicator, shown.area, each.observation.flag, text=text)}"
            for each in missing
        ]
        said = text("sentence.scatter.missing", place=where, reason="; ".join(why))
    else:
        first, second = _noted(x, x.observation.value, text), _noted(y, y.observation.value, text)
        said = text("sentence.scatter.both", place=where, x=first, y=second)
    both = text("sentence.scatter.districts", both=text.number(shown.both), of=counted(shown.of, "districts", text))
    return sentence(name, said, [both], text=text)


@dataclass(frozen=True, kw_only=True)
class Quotient:
    """An area's share beside that of the whole."""

    area: str
    year: int
    share: Observation
    whole_share: Observation
    whole: str = GERMANY


def quotient(indicator: Indicator, shown: Quotient, text: Text) -> str:
    """An area's share, that of the whole and their location quotient, written as in its chart."""
    at, where, whole = when(indicator, shown.year, text), place(shown.area, text), place(shown.whole, text)
    own, other, name = shown.share.value, shown.whole_share.value, text.of(indicator.name)
    if own is None or not other:
        area, flag = (shown.area, shown.share.flag) if own is None else (shown.whole, shown.whole_share.flag)
        why = reason(indicator, area, flag, text=text)
        return sentence(name, text("sentence.quotient.none", when=at, place=where, whole=whole, reason=why), text=text)
    noted = [marked(each, indicator, text) for each in (shown.share, shown.whole_share)]
    values = {"when": at, "place": where, "share": noted[0], "whole": whole, "whole_share": noted[1]}
    return sentence(name, text("sentence.quotient.stated", times=text.number(own / other, DIGITS), **values), text=text)


def similar(area: str, nearest: Sequence[str], text: Text) -> str:
    """Which Kreise are most like a Kreis, the nearest first."""
    if not nearest:
        return text("sentence.similar.none")
    named = [subject(each, text) for each in nearest[:SHOWN]]
    form = "one" if len(named) == 1 else "most"
    return text(f"sentence.similar.{form}", area=recipient(area, text), nearest=joined(named, text))
