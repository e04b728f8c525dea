"""Changes: sentences on development and on the change between two years, never across a break."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.change import Change, Refusal, between, index, longest, seen
from data.indicators import Indicator
from data.observations import NOTHING, Observation
from pages.text import Text
from pages.text.amounts import (
    difference,
    is_benchmark,
    is_one,
    marked,
    marks,
    noted_comparison,
    noted_year,
    reason,
    repeated,
    rest,
    sentence,
    span,
    when,
    when_compared,
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


def _alone(indicator: Indicator, shown: Development, text: Text) -> str:
    """An area whose newest value compares with no other year."""
    valued = [(year, o) for year, o in shown.points if o.value is not None]
    year, last = max(valued, key=lambda point: point[0])
    form = "one" if last.value is not None and is_one(last.value, indicator, text) else "value"
    at, where = when(indicator, year, text), place(shown.area, text)
    said = text(f"sentence.level.{form}", when=at, place=where, value=marked(last, indicator, text))
    if not indicator.trend:
        why = text("refusal.no_trend")
    elif indicator.fluctuation:
        why = text("sentence.development.few", years=indicator.period)
    else:
        why = text("sentence.development.only" if len(valued) == 1 else "sentence.development.alone")
    return sentence(text.of(indicator.name), said, [why, *_trailing(indicator, shown, text)], text=text)


def _moved(indicator: Indicator, shown: Development, change: Change, *, text: Text) -> str:
    amount, where = rest(change.after, change.before, indicator), place(shown.area, text)
    value = marked(seen(indicator, dict(shown.points), change.until), indicator, text)
    if amount == 0:
        steady = "same" if change.difference == 0 else "about"
        since = noted_comparison(indicator, change.since, text)
        until = when_compared(indicator, change.until, text)
        return text(f"sentence.development.{steady}", until=until, since=since, place=where, value=value)
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
        also = "benchmark_same" if found.difference == 0 else "benchmark_about"
        return [text(f"sentence.development.{also}", place=where, value=value)]
    course = "benchmark_rose" if amount > 0 else "benchmark_fell"
    much = difference(amount, indicator, text)
    return [text(f"sentence.development.{course}", place=where, amount=much, value=value)]


def _trailing(indicator: Indicator, shown: Development, text: Text) -> list[str]:
    """Since when there is no value any more, and why."""
    last = max(year for year, o in shown.points if o.value is not None)
    after = [(year, o.flag) for year, o in shown.points if year > last]
    if not after:
        return []
    # A year without a value bears no mark: that is of the base of a value.
    first, reasons = after[0][0], {flag for _, flag in after}
    since = text("sentence.year.edition" if indicator.year_is_edition else "sentence.year.year", year=first)
    if len(reasons) > 1:
        return [text("sentence.development.trailing_mixed", since=since)]
    why = reason(indicator, shown.area, reasons.pop(), text=text)
    return [text("sentence.development.trailing", since=since, reason=why)]


def _limits(indicator: Indicator, points: Points, change: Change, *, text: Text) -> list[str]:
    """What the change leaves out: values before a break, later ones that are known to be off, years without a value."""
    valued = [year for year, o in points if o.value is not None]
    inside = sum(change.first < year < change.until and o.value is None for year, o in points)
    said = []
    if inside:
        said.append(text("sentence.development.gap", years=counted(inside, "years", text)))
    if min(valued) < change.first:
        said.append(text("sentence.development.from", since=noted_year(indicator, change.first, text)))
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
        return sentence(text.of(indicator.name), said, text=text)
    change = longest(indicator, points)
    if change is None:
        return _alone(indicator, shown, text)
    clauses = _beside(indicator, shown, change, text=text) + _limits(indicator, shown.points, change, text=text)
    said = _moved(indicator, shown, change, text=text)
    return sentence(text.of(indicator.name), said, [*clauses, *_trailing(indicator, shown, text)], text=text)


def indexed(indicator: Indicator, shown: Development, base: int, *, text: Text) -> str:
    """The index of the newest year that compares with its base, and that of the benchmark; no published values."""
    found, where, name = (
        index(indicator, dict(shown.points), base=base),
        place(shown.area, text),
        text.of(indicator.name),
    )
    if isinstance(found, Refusal):
        why = text(f"refusal.{found}")
        return sentence(name, text("sentence.development.no_index", place=where, base=base, reason=why), text=text)
    year = max(found) if max(found) > base else min(found)
    at, value = when(indicator, year, text), text.number(found[year], 1)
    said = text("sentence.development.indexed", when=at, base=base, place=where, value=value)
    other = index(indicator, dict(shown.reference_points), base=base) if shown.reference else {}
    clauses = []
    if not isinstance(other, Refusal) and year in other and is_benchmark(indicator, shown.reference):
        beside = {"place": place(shown.reference, text), "value": text.number(other[year], 1)}
        clauses.append(text("sentence.development.indexed_beside", **beside))
    if min(found) > min(each for each, o in shown.points if o.value is not None):
        clauses.append(text("sentence.development.from", since=noted_year(indicator, min(found), text)))
    return sentence(name, said, [*clauses, *_trailing(indicator, shown, text)], text=text)
