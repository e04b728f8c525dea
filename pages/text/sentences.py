"""Sentences: what a figure shows of one year, said by rule; never a cause, never a judgement."""

from dataclasses import dataclass

from data.change import Change
from data.flags import Flag
from data.indicators import Indicator
from data.observations import Observation
from data.ranks import Rank
from pages.text import Text
from pages.text.amounts import (
    difference,
    is_benchmark,
    is_one,
    marked,
    marks,
    mean_of,
    noted_year,
    reason,
    rest,
    sentence,
    when,
)
from pages.text.places import beside, counted, joined, place


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
        steady = "unchanged" if change.difference == 0 else "about_unchanged"
        return text(f"sentence.level.{steady}", since=noted_year(indicator, change.since, text))
    way = "risen" if amount > 0 else "fallen"
    return text(
        f"sentence.level.{way}",
        amount=difference(amount, indicator, text),
        when=when(indicator, change.since, text),
    )


def _mean_changed(change: Change, indicator: Indicator, text: Text) -> str:
    """The change between the means of two periods."""
    amount = rest(change.after, change.before, indicator)
    since, until = mean_of(indicator, change.since), mean_of(indicator, change.until)
    if amount == 0:
        return text("sentence.level.mean_unchanged", since=since, until=until)
    means = "mean_risen" if amount > 0 else "mean_fallen"
    return text(f"sentence.level.{means}", since=since, until=until, amount=difference(amount, indicator, text))


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
        return text("sentence.level.same" if value == other.value else "sentence.level.about", than=than)
    side = "more" if amount > 0 else "less"
    return text(f"sentence.level.{side}", amount=difference(amount, indicator, text), than=than)


def stated(indicator: Indicator, area: str, year: int, *, own: Observation, text: Text) -> str:
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
    own, clauses = shown.observation, []
    said = stated(indicator, shown.area, shown.year, own=own, text=text)
    if own.value is not None and own.flag is not Flag.NOT_COMPARABLE:
        single = shown.change if not indicator.fluctuation else None
        clauses = [_mean_changed(shown.change, indicator, text)] if shown.change and not single else []
        changed = _changed(single, indicator, text) if single else ""
        compared = _compared(own.value, shown.reference, indicator, text=text)
        beside_it = [words for words in (changed, compared) if words]
        ranked = [_rank(shown.rank, shown.tied, text)] if shown.rank else []
        said = ", ".join([said, *ranked, *([joined(beside_it, text)] if beside_it else [])])
    return sentence(text.of(indicator.name), said, clauses, text=text)
