"""Findings: all that is said about one value: rank, change, benchmark, and whether these are good."""

from dataclasses import dataclass

from data.change import Change, recent
from data.flags import Flag
from data.indicators import Indicator
from data.levels import Course, Level, course, level
from data.observations import Observation
from data.ranks import Rank, rank
from data.rounding import rounded
from pages.text import Text
from pages.text.amounts import has_percent, marked_year, mean_of, unit_of_difference
from pages.text.places import beside as beside_of
from pages.ui.benchmarks import Benchmark, benchmark, reference_of
from pages.ui.blocks import measure
from pages.ui.cards import Tag
from pages.ui.pickers import area_name
from pages.ui.store import newest, observe, observe_all, panel

MANY_TIMES = 10  # from here on a percentage says less than a multiple
GOOD = frozenset({Level.BETTER, Course.IMPROVING})
BAD = frozenset({Level.WORSE, Course.WORSENING})


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One indicator for one area in one year; what cannot be stated is None."""

    indicator: Indicator
    area: str
    year: int
    observation: Observation
    rank: Rank | None = None
    change: Change | None = None
    benchmark: Benchmark | None = None
    level: Level | None = None
    course: Course | None = None


def finding(indicator: Indicator, area: str, *, year: int | None = None) -> Finding:
    """What is to be said of an area in a year, by default the newest with a value."""
    year = newest(indicator, area) if year is None else year
    observation = observe(indicator, area, year)
    if observation.value is None:
        return Finding(indicator=indicator, area=area, year=year, observation=observation)
    every = panel(indicator.id)
    beside = benchmark(indicator, area, year)
    change = recent(indicator, {y: o for y, o in observe_all(indicator, area) if y <= year})
    judged = None
    if beside is not None and Flag.NOT_COMPARABLE not in (observation.flag, beside.observation.flag):
        own, other = (rounded(value, indicator.decimals) for value in (observation.value, beside.value))
        judged = level(indicator, every, year=year, value=own, benchmark=other)
    return Finding(
        indicator=indicator,
        area=area,
        year=year,
        observation=observation,
        rank=rank(every, area, year=year, direction=indicator.direction),
        change=change,
        benchmark=beside,
        level=judged,
        course=None if change is None else course(indicator, every, change=change),
    )


def changed(found: Finding, text: Text) -> str:
    """The change in words: in percent, else a multiple or the unit of a difference; "" without one."""
    change, unit = found.change, text.of(found.indicator.unit)
    if change is None:
        return ""
    since = marked_year(found.indicator, change.since, text)
    if has_percent(found.indicator, text) and change.percent is not None:
        if change.after / change.before >= MANY_TIMES and not found.indicator.fluctuation:
            return text("figure.times", times=text.number(change.after / change.before, 0), since=since)
        amount = text.measure(change.percent, 1, unit="%", signed=True)
    else:
        unit = unit_of_difference(unit, text)
        amount = text.measure(change.difference, found.indicator.decimals, unit=unit, signed=True)
    if found.indicator.fluctuation:
        first, last = (mean_of(found.indicator, year) for year in (change.since, change.until))
        return text("figure.change_of_means", amount=amount, since=first, until=last)
    return text("figure.change", amount=amount, since=since)


def compared(found: Finding, text: Text) -> str:
    """The benchmark in words; on which side the value is, unless one of them is known to be off; or that it has none.

    Nothing is said of counts, and of an area without a value or without a benchmark.
    """
    beside, decimals = found.benchmark, found.indicator.decimals
    chosen = reference_of(found.indicator, found.area)
    if found.observation.value is None or not chosen:
        return ""
    if beside is None:
        return text("figure.no_benchmark", name=area_name(chosen, text))
    own, other = (rounded(value, decimals) for value in (found.observation.value, beside.value))
    is_off = Flag.NOT_COMPARABLE in (found.observation.flag, beside.observation.flag)
    value = measure(found.indicator, beside.observation, text)
    if is_off:
        return text("figure.beside", name=area_name(beside.area, text), value=value)
    side = "equal" if own == other else "higher" if own > other else "lower"
    return text(f"figure.{side}", than=beside_of(beside.area, text), value=value)


def ranked(found: Finding, text: Text) -> str:
    """The rank among the Kreise, with what rank 1 means; "" without one."""
    place = found.rank
    if place is None:
        return ""
    first = text("figure.lowest" if place.lowest_first else "figure.highest")
    return text("figure.rank", place=text.ordinal(place.place), of=place.of, first=first)


def _is_good(judgement: Level | Course) -> bool | None:
    return True if judgement in GOOD else False if judgement in BAD else None


def tags(found: Finding, text: Text) -> list[Tag]:
    """Level beside the benchmark and course over time, where a threshold can be stated."""
    beside, value, change = found.benchmark, found.observation.value, found.change
    tagged = []
    if found.level is not None and beside is not None and value is not None:
        sign = "≈" if found.level is Level.SIMILAR else "▲" if value > beside.value else "▼"
        tagged.append(Tag(sign, text(f"level.{found.level}"), _is_good(found.level)))
    if found.course is not None and change is not None:
        sign = "→" if found.course is Course.STABLE else "↗" if change.difference > 0 else "↘"
        tagged.append(Tag(sign, text(f"course.{found.course}"), _is_good(found.course)))
    return tagged
