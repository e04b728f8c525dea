"""Spreads: the sentence on several areas side by side in one year."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from data.flags import Flag
from data.indicators import Indicator, Rule
from data.observations import Observation
from data.rounding import rounded
from geo.composition import contains, rivals
from pages.text import Text
from pages.text.amounts import (
    RESERVED,
    is_benchmark,
    is_one,
    marks,
    noted,
    reason,
    repeated,
    sentence,
    when,
)
from pages.text.places import NAMED, counted, explained, noun, place, places
from pages.text.sentences import Level, Reference, level, stated


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


def _ranging(indicator: Indicator, at: str, kept: Mapping[str, Observation], *, is_alone: bool, text: Text) -> str:
    """Lowest and highest value and where they are, as they are written."""
    values = {a: rounded(o.value, indicator.decimals) for a, o in kept.items() if o.value is not None}
    low, high = min(values.values()), max(values.values())
    lowest, highest = ([a for a, value in values.items() if value == end] for end in (low, high))
    first, last = noted(low, indicator, text), repeated(high, indicator, text)
    if len(values) == 1 and not is_alone:
        form = "one" if is_one(low, indicator, text) else "value"
        return text(f"sentence.level.{form}", when=at, place=places(lowest, text), value=first)
    if low == high:
        values_at = {"when": at, "place": places(lowest, text), "value": first}
        return text("sentence.spread.single" if len(values) == 1 else "sentence.spread.equal", **values_at)
    ends = {"low": _each(first, lowest, text), "high": _each(last, highest, text)}
    where = {"low_place": places(lowest, text), "high_place": places(highest, text)}
    return text("sentence.spread.range", when=at, **ends, **where)


def _contenders(indicator: Indicator, kept: Mapping[str, Observation]) -> dict[str, Observation]:
    """What is set against each other: no whole beside its parts, of counts no part beside its whole."""
    return {area: kept[area] for area in rivals(kept, counted=indicator.aggregation.rule is Rule.SUM)}


def _around(
    indicator: Indicator, others: Mapping[str, Observation], contenders: Collection[str], *, text: Text
) -> list[str]:
    """The values that are not set against the others: counts of the whole and of what lies inside."""
    if indicator.aggregation.rule is not Rule.SUM and len(contenders) > 1:
        return []
    said = []
    for area, observation in others.items():
        if area not in contenders and observation.value is not None:
            kind = "inside" if any(contains(each, area) for each in contenders) else "benchmark"
            value = repeated(observation.value, indicator, text)
            said.append(text(f"sentence.spread.{kind}", place=place(area, text), value=value))
    return said


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
        return sentence(name, text("sentence.spread.none", when=at, areas=areas, reason=why), text=text)
    own = observed.pop(shown.area, None)
    said = [] if own is None else [stated(indicator, shown.area, shown.year, own=own, text=text)]
    at = at if own is None else text("sentence.spread.among")
    missing = _missing(indicator, observed, text)
    without = [text("sentence.spread.missing", places=explained(missing, text))] if missing else []
    contenders = _contenders(indicator, kept)
    if contenders.keys() != {shown.area}:
        said.append(_ranging(indicator, at, contenders, is_alone=len(kept) == 1, text=text))
    others = {area: o for area, o in kept.items() if area != shown.area}
    said += _around(indicator, others, contenders, text=text)
    said += _referred(indicator, shown.reference, text)
    return sentence(name, said[0], [*said[1:], *_reserved(kept, len(valued) - len(kept), text), *without], text=text)
