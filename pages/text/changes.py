"""Changes: sentences on development and on the change between two years, never across a break."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.change import Change, Refusal, between
from data.flags import Flag
from data.indicators import Indicator
from data.observations import NOTHING, Observation
from pages.text import Text
from pages.text.amounts import (
    difference,
    is_benchmark,
    is_one,
    marked,
    marks,
    noted_year,
    reason,
    repeated,
    rest,
    sentence,
    span,
    when,
)
from pages.text.places import counted, place

Points = Sequence[tuple[int, Observation]]


@dataclass(frozen=True, kw_only=True)
class Development:
    """One area over the years, those without a value included, and a benchmark beside it."""

    area: str
    points: Points
    reference: str = ""  # an area, "median" or "similar:" with a Kreis
    reference_points: Points = ()


def _longest(indicator: Indicator, points: Mapping[int, Observation]) -> Change | None:
    """The change over the last unbroken segment: to the newest usable value from the earliest that compares."""
    usable = sorted(y for y, o in points.items() if o.value is not None and o.flag is not Flag.NOT_COMPARABLE)
    for since in usable[:-1]:
        found = between(indicator, points, since=since, until=usable[-1])
        if isinstance(found, Change):
            return found
    return None


def _alone(indicator: Indicator, shown: Development, text: Text) -> str:
    """An area whose newest value compares with no other year."""
    valued = [(year, o) for year, o in shown.points if o.value is not None]
    year, last = max(valued, key=lambda point: point[0])
    form = "one" if last.value is not None and is_one(last.value, indicator, text) else "value"
    at, where = when(indicator, year, text), place(shown.area, text)
    said = text(f"sentence.level.{form}", when=at, place=where, value=marked(last, indicator, text))
    if not indicator.trend:
        why = text("refusal.no_trend")
    else:
        why = text("sentence.development.only" if len(valued) == 1 else "sentence.development.alone")
    return sentence(text.of(indicator.name), said, [why])


def _moved(indicator: Indicator, shown: Development, change: Change, *, text: Text) -> str:
    amount, where = rest(change.after, change.before, indicator), place(shown.area, text)
    value = marked(dict(shown.points)[change.until], indicator, text)
    if amount == 0:
        since, until = noted_year(indicator, change.since, text), when(indicator, change.until, text)
        return text("sentence.development.same", until=until, since=since, place=where, value=value)
    way = "rose" if amount > 0 else "fell"
    years = span(indicator, change.since, change.until, text=text)
    much = difference(amount, indicator, text)
    return text(f"sentence.development.{way}", span=years, place=where, amount=much, value=value)


def _beside(indicator: Indicator, shown: Development, change: Change, *, text: Text) -> list[str]:
    """The benchmark's change over the same years."""
    if not is_benchmark(indicator, shown.reference):
        return []
    where = place(shown.reference, text)
    points = dict(shown.reference_points)
    found = between(indicator, points, since=change.since, until=change.until)
    if isinstance(found, Refusal):
        return [text("sentence.development.no_benchmark", place=where)]
    amount, noted = rest(found.after, found.before, indicator), marks(points[found.until].flag, text)
    value = " ".join([repeated(found.after, indicator, text), *(f"({mark})" for mark in noted)])
    if amount == 0:
        return [text("sentence.development.benchmark_same", place=where, value=value)]
    course = "benchmark_rose" if amount > 0 else "benchmark_fell"
    much = difference(amount, indicator, text)
    return [text(f"sentence.development.{course}", place=where, amount=much, value=value)]


def _limits(indicator: Indicator, points: Points, change: Change, *, text: Text) -> list[str]:
    """What the change leaves out: values before a break, later ones that are known to be off, years without a value."""
    valued = [year for year, o in points if o.value is not None]
    inside = sum(change.since < year < change.until and o.value is None for year, o in points)
    said = []
    if inside:
        said.append(text("sentence.development.gap", years=counted(inside, "years", text)))
    if min(valued) < change.since:
        said.append(text("sentence.development.from", since=noted_year(indicator, change.since, text)))
    if max(valued) > change.until:
        said.append(text("sentence.development.later"))
    return said


def development(indicator: Indicator, shown: Development, text: Text) -> str:
    """From the first to the last value of the unbroken segment, the benchmark's change beside it, and from when."""
    points = dict(shown.points)
    if not any(o.value is not None for o in points.values()):
        flag = shown.points[-1][1].flag if shown.points else NOTHING.flag
        why = reason(indicator, shown.area, flag, text=text)
        said = text("sentence.development.missing", place=place(shown.area, text), reason=why)
        return sentence(text.of(indicator.name), said)
    change = _longest(indicator, points)
    if change is None:
        return _alone(indicator, shown, text)
    clauses = _beside(indicator, shown, change, text=text) + _limits(indicator, shown.points, change, text=text)
    return sentence(text.of(indicator.name), _moved(indicator, shown, change, text=text), clauses)
