"""Sentences: what a figure shows of one year, said by rule; never a cause, never a judgement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.change import Change
from data.flags import Flag
from data.indicators import Indicator
from data.observations import Observation
from data.ranks import Rank
from data.rounding import rounded
from pages.text import Text
from pages.text.amounts import (
    RESERVED,
    difference,
    is_benchmark,
    is_one,
    marked,
    marks,
    noted,
    noted_year,
    reason,
    repeated,
    rest,
    sentence,
    when,
)
from pages.text.places import NAMED, beside, counted, explained, joined, noun, place, places


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A benchmark: an area, "median" or "similar:" with a Kreis, and its observation."""

    area: str
    observation: Observation


@dataclass(frozen=True, kw_only=True)
class Level:
    """One area in one year, with what the figure says beside it."""

    area: str
    year: int
    observation: Observation
    rank: Rank | None = None
    tied: int = 0  # other Kreise on the same rank
    change: Change | None = None  # up to `year`
    reference: Reference | None = None


def _rank(shown: Rank, tied: int, text: Text) -> str:
    first = text("sentence.level.lowest" if shown.lowest_first else "sentence.level.highest")
    at, of = text.ordinal(shown.place), counted(shown.of, "districts", text)
    if tied > 1:
        return text("sentence.level.tied", others=text.number(tied), place=at, of=of, first=first)
    return text("sentence.level.tied_one" if tied else "sentence.level.rank", place=at, of=of, first=first)


def _changed(change: Change, indicator: Indicator, text: Text) -> str:
    amount = rest(change.after, change.before, indicator)
    if amount == 0:
        return text("sentence.level.unchanged", since=noted_year(indicator, change.since, text))
    way = "risen" if amount > 0 else "fallen"
    return text(
        f"sentence.level.{way}",
        amount=difference(amount, indicator, text),
        when=when(indicator, change.since, text),
    )


def _compared(value: float, reference: Reference | None, indicator: Indicator, *, text: Text) -> str:
    """The value beside its benchmark; "" without one, and beside one known to be off."""
    if reference is None or not is_benchmark(indicator, reference.area):
        return ""
    other = reference.observation
    if other.value is None:
        return text("sentence.level.no_benchmark", place=place(reference.area, text))
    if other.flag is Flag.NOT_COMPARABLE:
        return ""
    amount = rest(value, other.value, indicator)
    than = " ".join([beside(reference.area, text), *(f"({mark})" for mark in marks(other.flag, text))])
    if amount == 0:
        return text("sentence.level.same", than=than)
    side = "more" if amount > 0 else "less"
    return text(f"sentence.level.{side}", amount=difference(amount, indicator, text), than=than)


def _stated(indicator: Indicator, area: str, year: int, *, own: Observation, text: Text) -> str:
    """The value of an area in a year, or why it has none."""
    at, where = when(indicator, year, text), place(area, text)
    if own.value is None:
        why = reason(indicator, area, own.flag, text=text)
        return text("sentence.level.missing", when=at, place=where, reason=why)
    form = "one" if is_one(own.value, indicator, text) else "value"
    value = marked(own, indicator, text) + (f" ({text('flag.break.long')})" if own.flag is Flag.BREAK else "")
    return text(f"sentence.level.{form}", when=at, place=where, value=value)


def level(indicator: Indicator, shown: Level, text: Text) -> str:
    """One area in one year: value, rank, change and comparison; a value known to be off has none of these."""
    own = shown.observation
    said = _stated(indicator, shown.area, shown.year, own=own, text=text)
    if own.value is not None and own.flag is not Flag.NOT_COMPARABLE:
        changed = _changed(shown.change, indicator, text) if shown.change else ""
        compared = _compared(own.value, shown.reference, indicator, text=text)
        beside_it = [words for words in (changed, compared) if words]
        ranked = [_rank(shown.rank, shown.tied, text)] if shown.rank else []
        said = ", ".join([said, *ranked, *([joined(beside_it, text)] if beside_it else [])])
    return sentence(text.of(indicator.name), said)


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Areas side by side in one year: map, bars or strip; `observed` has those without a value, too."""

    year: int
    observed: Mapping[str, Observation]
    reference: Reference | None = None
    area: str = ""  # the chosen one, of which the sentence speaks first if it is among them


def _each(value: str, areas: Sequence[str], text: Text) -> str:
    """A value in brackets, said to be that of all where areas share an end of the range."""
    if len(areas) == 1:
        return value
    return text("sentence.spread.both" if len(areas) == NAMED else "sentence.spread.each", value=value)


def _ranging(indicator: Indicator, at: str, kept: Mapping[str, Observation], *, text: Text) -> str:
    """Lowest and highest value and where they are, as they are written."""
    values = {a: rounded(o.value, indicator.decimals) for a, o in kept.items() if o.value is not None}
    low, high = min(values.values()), max(values.values())
    lowest, highest = ([a for a, value in values.items() if value == end] for end in (low, high))
    first, last = noted(low, indicator, text), repeated(high, indicator, text)
    if low == high:
        values_at = {"when": at, "place": places(lowest, text), "value": first}
        return text("sentence.spread.single" if len(values) == 1 else "sentence.spread.equal", **values_at)
    ends = {"low": _each(first, lowest, text), "high": _each(last, highest, text)}
    where = {"low_place": places(lowest, text), "high_place": places(highest, text)}
    return text("sentence.spread.range", when=at, **ends, **where)


def _reserved(kept: Mapping[str, Observation], left_out: int, text: Text) -> list[str]:
    """What a reader has to know about the values, by kind of reservation."""
    said: list[str] = []
    for flag in RESERVED:
        count, why = sum(o.flag is flag for o in kept.values()), text(f"flag.{flag}.long")
        if count and count == len(kept):
            said.append(text("sentence.spread.all_reserved", reason=why))
        elif count:
            said.append(text("sentence.spread.reserved", values=counted(count, "values", text), reason=why))
    if left_out:
        why = text("flag.not_comparable.long")
        said.append(text("sentence.spread.left_out", values=counted(left_out, "values", text), reason=why))
    return said


def _missing(indicator: Indicator, observed: Mapping[str, Observation], text: Text) -> dict[str, list[str]]:
    """Reason → areas that have no value for it."""
    found: dict[str, list[str]] = {}
    for area, observation in observed.items():
        if observation.value is None:
            found.setdefault(reason(indicator, area, observation.flag, text=text, is_brief=True), []).append(area)
    return found


def _referred(indicator: Indicator, reference: Reference | None, text: Text) -> list[str]:
    if reference is None or not is_benchmark(indicator, reference.area):
        return []
    where = place(reference.area, text)
    other = reference.observation
    if other.value is None:
        return [text("sentence.spread.no_benchmark", place=where)]
    form = "benchmark_one" if is_one(other.value, indicator, text) else "benchmark"
    value = " ".join([repeated(other.value, indicator, text), *(f"({mark})" for mark in marks(other.flag, text))])
    return [text(f"sentence.spread.{form}", place=where, value=value)]


def spread(indicator: Indicator, shown: Spread, text: Text) -> str:
    """Areas in one year: the chosen one, lowest and highest value, the benchmark, reservations, who has no value.

    Values known to be off are left out, unless all are: then they are compared with each other and it is said.
    """
    at, name, observed = when(indicator, shown.year, text), text.of(indicator.name), dict(shown.observed)
    if len(observed) == 1:
        [(area, only)] = observed.items()
        return level(indicator, Level(area=area, year=shown.year, observation=only, reference=shown.reference), text)
    valued = {area: o for area, o in observed.items() if o.value is not None}
    kept = {area: o for area, o in valued.items() if o.flag is not Flag.NOT_COMPARABLE} or valued
    if not kept:
        areas, why = counted(len(observed), noun([*observed]), text), "; ".join(_missing(indicator, observed, text))
        return sentence(name, text("sentence.spread.none", when=at, areas=areas, reason=why))
    own = observed.pop(shown.area, None)
    said = [] if own is None else [_stated(indicator, shown.area, shown.year, own=own, text=text)]
    at = at if own is None else text("sentence.spread.among")
    missing = _missing(indicator, observed, text)
    without = [text("sentence.spread.missing", places=explained(missing, text))] if missing else []
    said += [_ranging(indicator, at, kept, text=text), *_referred(indicator, shown.reference, text)]
    return sentence(name, said[0], [*said[1:], *_reserved(kept, len(valued) - len(kept), text), *without])
