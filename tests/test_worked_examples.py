"""Every worked example in the README is what the observations give, digit by digit, and what the dashboard computes."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from declared import CATALOGUE, values
from reader import ROOT

from data import classes, levels, similar
from data.catalogue import load_catalogue
from data.change import YEARS, Change, Refusal, between, index, longest
from data.classes import Method
from data.flags import Flag
from data.indicators import Direction, Indicator, Rule
from data.levels import course, level
from data.observations import Observation, load_observations
from data.per import indicator_of
from data.ranks import FEWEST, rank
from data.specialisation import quotient
from geo.areas import REGION, REGION_PARTS, find
from geo.composition import composition, rivals, union
from pages.text import GAP, MINUS, load_text
from pages.text.amounts import rest, unit_of_difference
from pages.ui.store import MEDIAN, limits, middle_half, neighbours, observe, observe_all, panel, together

SECTION = "## How the numbers are computed"
HEADER = ["rule", "indicator", "areas", "year", "computation", "result"]
INPUTS = "the five inputs"
ENGLISH = load_text("en")


@dataclass(frozen=True)
class Example:
    """One row of the table, as it is written."""

    rule: str
    indicator: Indicator
    areas: str
    years: tuple[int, ...]
    computation: str
    result: str

    def __str__(self) -> str:
        """The name of its test."""
        return f"{self.rule}, {self.areas}"

    @property
    def year(self) -> int:
        """The year, the later one of two."""
        return self.years[-1]


def section() -> str:
    """The section of the README, without what follows it."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.split(SECTION, 1)[1].split("\n## ", 1)[0]


def measured(name: str) -> Indicator:
    """The indicator of a row; similar districts are found by several, of which it is the first."""
    return CATALOGUE[similar.INPUTS[0].indicator] if name == INPUTS else indicator_of(name.strip("`"), CATALOGUE)


def examples() -> list[Example]:
    lines = [line for line in section().splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    assert rows[0] == HEADER
    return [
        Example(rule, measured(name), areas, tuple(int(each) for each in year.split("–")), computation, result)
        for rule, name, areas, year, computation, result in rows[2:]
    ]


def raw(name: str, area: str, year: int) -> float:
    """A committed value, read without the dashboard."""
    return float(values()[area].loc[[(name, year)]].iloc[0])


def raw_kreise(name: str, year: int) -> dict[str, float]:
    """The committed values of all Kreise that have one."""
    row = values().loc[[(name, year)]].iloc[0].dropna()
    return {str(area): float(value) for area, value in row.items() if len(str(area)) == 5}


def number(value: float) -> str:
    """A number as it was published, with separators."""
    return "missing" if math.isnan(value) else f"{value:,.10g}".replace("-", MINUS)


def signed(value: float, decimals: int) -> str:
    return ENGLISH.number(value, decimals, signed=True)


def shown(indicator: Indicator, value: float) -> str:
    """A value as the dashboard writes it."""
    return ENGLISH.measure(value, indicator.decimals, unit=indicator.unit["en"]).replace(GAP, " ")


def short(indicator: Indicator, value: float) -> str:
    return ENGLISH.number(value, indicator.decimals)


def proven(example: Example, own: float) -> str:
    """The result, once the dashboard computes the same."""
    assert observe(example.indicator, example.areas, example.year).value == pytest.approx(own)
    return shown(example.indicator, own)


def signed_parts(example: Example) -> list[tuple[int, str]]:
    parts = composition(example.areas)
    return [(1, area) for area in parts.plus] + [(-1, area) for area in parts.minus]


def signed_sum(name: str, example: Example) -> tuple[str, float]:
    """The sum over the parts of an area, written and computed."""
    found = [(sign, raw(name, area, example.year)) for sign, area in signed_parts(example)]
    text = " ".join(f"{'+' if sign > 0 else '−'} {number(value)}" for sign, value in found).removeprefix("+ ")
    return (f"({text})" if len(found) > 1 else text), math.fsum(sign * value for sign, value in found)


def count(example: Example) -> tuple[str, str]:
    text, own = signed_sum(example.indicator.id, example)
    return text.strip("()"), proven(example, own)


def ratio(example: Example) -> tuple[str, str]:
    rule = example.indicator.aggregation
    (above, upper), (below, lower) = (signed_sum(name, example) for name in (rule.numerator, rule.denominator))
    factor = f"{number(rule.factor)} × " if rule.factor != 1 else ""
    return f"{factor}{above} / {below}", proven(example, rule.factor * upper / lower)


def mean(example: Example) -> tuple[str, str]:
    weight, year = example.indicator.aggregation.weight, example.year
    pairs = [(raw(example.indicator.id, area, year), raw(weight, area, year)) for _, area in signed_parts(example)]
    above = " + ".join(f"{number(value)} × {number(w)}" for value, w in pairs)
    own = math.fsum(value * w for value, w in pairs) / math.fsum(w for _, w in pairs)
    return f"({above}) / ({' + '.join(number(w) for _, w in pairs)})", proven(example, own)


def without_a_rule(example: Example) -> tuple[str, str]:
    reason = example.indicator.aggregation.reason
    assert reason is not None
    assert not any(math.isnan(raw(example.indicator.id, area, example.year)) for _, area in signed_parts(example))
    assert observe(example.indicator, example.areas, example.year).value is None
    return reason["en"], "no total"


def without_a_part(example: Example) -> tuple[str, str]:
    text, _ = signed_sum(example.indicator.id, example)
    found = together(example.indicator, example.areas, example.year)
    assert found.observation.value is None
    return text.strip("()"), f"no total: {', '.join(found.missing)} missing"


def both_picked(example: Example) -> tuple[str, str]:
    found = union(example.areas.split(", "))
    said = ", ".join(f"{area} lies inside {around}" for area, around in found.inside)
    assert observe(example.indicator, found.area, example.year).value == raw("population", found.area, example.year)
    return said, shown(example.indicator, raw(example.indicator.id, found.area, example.year))


def ends(example: Example) -> list[float]:
    return [raw(example.indicator.id, example.areas, year) for year in example.years]


def stated(example: Example) -> Change:
    since, until = example.years
    found = between(example.indicator, dict(observe_all(example.indicator, example.areas)), since=since, until=until)
    assert isinstance(found, Change)
    return found


def in_percent_of_a_year(example: Example) -> tuple[str, str]:
    before, after = ends(example)
    points = dict(observe_all(example.indicator, example.areas))
    found = index(example.indicator, points, base=example.years[0])
    assert not isinstance(found, Refusal)
    assert found[example.year] == pytest.approx(100 * after / before)
    return f"100 × {number(after)} / {number(before)}", ENGLISH.number(100 * after / before, 1)


def rounding(example: Example) -> tuple[str, str]:
    rule = example.indicator.aggregation
    above, below = (raw(name, example.areas, example.year) for name in (rule.numerator, rule.denominator))
    own = observe(example.indicator, example.areas, example.year).value
    assert own == pytest.approx(rule.factor * above / below)
    return f"{number(rule.factor)} × {number(above)} / {number(below)} = {own!r} ≈ {own:.12g}", proven(example, own)


def change(example: Example) -> tuple[str, str]:
    indicator, (before, after) = example.indicator, ends(example)
    own, percent = rest(after, before, indicator), 100 * (after - before) / before
    assert stated(example).percent == pytest.approx(percent)
    text = f"{number(after)} − {number(before)}; "
    text += f"100 × ({number(after)} − {number(before)}) / {number(before)}"
    written = ENGLISH.measure(own, indicator.decimals, unit=indicator.unit["en"], signed=True).replace(GAP, " ")
    return text, f"{written}; {signed(percent, 1)}%"


def points_of_percent(example: Example) -> tuple[str, str]:
    indicator, (before, after) = example.indicator, ends(example)
    assert indicator.unit["en"] == "%"
    assert stated(example).difference == pytest.approx(after - before)
    own = rest(after, before, indicator)
    return f"{number(after)} − {number(before)}", f"{signed(own, indicator.decimals)} percentage points"


def of_means(example: Example) -> tuple[str, str]:
    indicator, period = example.indicator, example.indicator.period
    periods = [range(year - period + 1, year + 1) for year in example.years]
    before, after = (math.fsum(raw(indicator.id, example.areas, each) for each in years) for years in periods)
    found = stated(example)
    assert found == longest(indicator, dict(observe_all(indicator, example.areas)))
    assert found.difference == pytest.approx(after / period - before / period)
    said = ", ".join(f"{years[0]}–{years[-1]}" for years in reversed(periods))
    text = f"{number(after)} / {period} − {number(before)} / {period} ({said})"
    unit = unit_of_difference(indicator.unit["en"], ENGLISH)
    return text, ENGLISH.measure(found.difference, indicator.decimals, unit=unit, signed=True).replace(GAP, " ")


def whole_and_parts(example: Example) -> tuple[str, str]:
    areas = example.areas.split(", ")
    kept = rivals(areas, counted=True)
    left_out = " and ".join(sorted((each for each in areas if each not in kept), reverse=True))
    by_value = sorted(kept, key=lambda area: raw(example.indicator.id, area, example.year))
    return f"{left_out} compete with none", f"{by_value[0]} lowest, {by_value[-1]} highest"


def over_a_break(example: Example) -> tuple[str, str]:
    points, (since, until) = dict(observe_all(example.indicator, example.areas)), example.years
    assert between(example.indicator, points, since=since, until=until) is Refusal.BREAK
    gaps = [gap for gap in example.indicator.breaks if since < gap.year <= until]
    return "; ".join(f"{gap.year}: {gap.cause['en']}" for gap in gaps), "no change"


def place(example: Example) -> tuple[str, str]:
    lower = example.indicator.direction is Direction.LOWER
    every = raw_kreise(example.indicator.id, example.year)
    own = every[example.areas]
    ahead = sum(value < own if lower else value > own for value in every.values())
    ties = sum(value == own for value in every.values())
    found = rank(panel(example.indicator.id), example.areas, year=example.year, direction=example.indicator.direction)
    assert found is not None
    assert (found.place, found.of, found.lowest_first) == (ahead + 1, len(every), lower)
    text = f"{ahead} Kreise have a {'lower' if lower else 'higher'} value, {ties} have {number(own)}"
    return text, f"rank {ahead + 1} of {len(every)}"


def quartiles(example: Example) -> tuple[str, str]:
    every = sorted(raw_kreise(example.indicator.id, example.year).values())
    said, own = [], []
    for quarter in (1, 2, 3):
        position = quarter * (len(every) - 1) / 4
        low, high = every[int(position)], every[int(position) + 1]
        said.append(f"{number(low)} + {number(position % 1)} × ({number(high)} − {number(low)})")
        own.append(low + position % 1 * (high - low))
    found = middle_half(example.indicator, example.year)
    assert found is not None
    assert (found.lower, found.median, found.upper) == pytest.approx(tuple(own))
    assert observe(example.indicator, MEDIAN, example.year).value == pytest.approx(own[1])
    return "; ".join(said), "; ".join(shown(example.indicator, value) for value in own)


def of_flagged(example: Example) -> tuple[str, str]:
    indicator, year = example.indicator, example.year
    compared = panel(indicator.id).compared(year)
    flags = Counter(panel(indicator.id).at(area, year).flag for area in compared)
    found, worst = observe(indicator, MEDIAN, year), max(flags, key=list(Flag).index)
    assert found == Observation(float(np.median(list(compared.values()))), worst)
    said = f"{flags[worst]} of {len(compared)} values that compare are {worst}"
    return said, f"{shown(indicator, found.value or 0)}, {worst}"


def off(indicator: Indicator, year: int) -> dict[str, float]:
    """The values of Kreise that are known to be off."""
    every = panel(indicator.id)
    return {a: v for a, v in raw_kreise(indicator.id, year).items() if every.at(a, year).flag is Flag.NOT_COMPARABLE}


def without_a_median(example: Example) -> tuple[str, str]:
    indicator, year = example.indicator, example.year
    every, left_out = raw_kreise(indicator.id, year), off(indicator, year)
    assert len(every) - len(left_out) < FEWEST and observe(indicator, MEDIAN, year).value is None
    return f"{len(left_out)} of {len(every)} values are known to be off", "no median"


def without_a_rank(example: Example) -> tuple[str, str]:
    indicator, year, area = example.indicator, example.year, example.areas
    every, left_out = raw_kreise(indicator.id, year), off(indicator, year)
    others = {each for each in every if each not in left_out}
    places = [rank(panel(indicator.id), each, year=year, direction=indicator.direction) for each in others]
    assert rank(panel(indicator.id), area, year=year, direction=indicator.direction) is None
    assert {place.of for place in places if place} == {len(others)} and set(left_out) == {area}
    said = f"{short(indicator, left_out[area])} is known to be off; the other {len(others)} Kreise compare"
    return said, "no rank"


def spread(given_values: Sequence[float]) -> tuple[str, float]:
    """Half of the median absolute deviation, written and computed."""
    middle = float(np.median(given_values))
    deviation = float(np.median(np.abs(np.array(given_values) - middle)))
    written, around = (float(f"{each:.4g}") for each in (deviation, middle))
    text = f"half of the median distance {number(written)} from the median {number(around)} = {number(written / 2)}"
    return text, deviation / 2


def beside_a_benchmark(example: Example) -> tuple[str, str]:
    indicator, year = example.indicator, example.year
    area, other = example.areas.split(" beside ")
    own, reference = (float(short(indicator, raw(indicator.id, each, year))) for each in (area, other))
    text, threshold = spread(list(raw_kreise(indicator.id, year).values()))
    assert levels.threshold_level(panel(indicator.id), year) == pytest.approx(threshold)
    found = level(indicator, panel(indicator.id), year=year, value=own, benchmark=reference)
    better = (own > reference) is (indicator.direction is Direction.HIGHER)
    assert found == ("similar" if abs(own - reference) <= threshold else "better" if better else "worse")
    difference = signed(own - reference, indicator.decimals)
    return f"{number(own)} − {number(reference)} = {difference}; {text}", str(found)


def over_time(example: Example) -> tuple[str, str]:
    indicator, (before, after) = example.indicator, ends(example)
    is_count = indicator.aggregation.rule is Rule.SUM
    first, second = (raw_kreise(indicator.id, year) for year in example.years)
    both = [(first[area], second[area]) for area in first if area in second]
    text, threshold = spread([100 * (b - a) / a if is_count else b - a for a, b in both])
    own = 100 * (after - before) / before if is_count else after - before
    every, since, until = panel(indicator.id), *example.years
    assert levels.threshold_course(indicator, every, since=since, until=until) == pytest.approx(threshold)
    found = course(indicator, every, change=stated(example))
    assert (abs(own) <= threshold) == (found == "stable")
    computed = f"{number(after)} − {number(before)} = {signed(own, 2)}"
    if is_count:
        computed = f"100 × ({number(after)} − {number(before)}) / {number(before)} = {signed(own, 2)}"
    return f"{computed}; {text}", str(found)


def location_quotient(example: Example) -> tuple[str, str]:
    rule, areas = example.indicator.aggregation, example.areas.split(" beside ")
    parts = [[raw(name, area, example.year) for name in (rule.numerator, rule.denominator)] for area in areas]
    own = (parts[0][0] / parts[0][1]) / (parts[1][0] / parts[1][1])
    found = quotient(*(observe(example.indicator, area, example.year) for area in areas))
    assert found.value == pytest.approx(own)
    return " / ".join(f"({number(above)} / {number(below)})" for above, below in parts), ENGLISH.number(own, 2)


def inputs(example: Example) -> dict[str, dict[str, float]]:
    """Standardised inputs of all Kreise, by indicator."""
    found, newest = {}, similar.years(load_observations())
    assert example.years == (min(newest.values()), max(newest.values()))
    for part in similar.INPUTS:
        every = raw_kreise(part.indicator, newest[part.indicator])
        taken = {area: math.log(value) if part.logarithm else value for area, value in every.items()}
        middle, deviation = np.mean(list(taken.values())), np.std(list(taken.values()))
        found[part.indicator] = {area: float((value - middle) / deviation) for area, value in taken.items()}
    return found


def distance(example: Example) -> tuple[str, str]:
    first, second = example.areas.split(" and ")
    apart = [abs(scores[first] - scores[second]) for scores in inputs(example).values()]
    own = math.sqrt(math.fsum(each**2 for each in apart))
    near = {each.area: each.distance for each in similar.similar(load_observations(), first)}
    assert near[second] == pytest.approx(own)
    return f"√({' + '.join(f'{each:.2f}²' for each in apart)})", f"{own:.2f}"


def nearest(example: Example) -> tuple[str, str]:
    every = inputs(example).values()
    others = set.intersection(*(set(scores) for scores in every)) - {example.areas}
    apart = {area: math.dist([s[area] for s in every], [s[example.areas] for s in every]) for area in others}
    ten = sorted(others, key=lambda area: (round(apart[area], 9), area))[: similar.COUNT]
    assert tuple(ten) == neighbours(example.areas)
    names = [f"{find(area).names['en']} {apart[area]:.2f}" for area in ten]
    return f"the ten smallest of {len(others)} distances", "; ".join(names)


def every_value(indicator: Indicator) -> list[float]:
    frame = values().loc[indicator.id]
    found = frame[[area for area in frame.columns if len(area) == 5]].to_numpy().flatten()
    return [float(value) for value in found if not math.isnan(value)]


def class_limits(example: Example, own: Sequence[float], method: Method) -> str:
    found, every = limits(example.indicator, method, example.year), panel(example.indicator.id)
    assert found is not None
    assert found.limits == pytest.approx(own)
    years = (example.year,) if method is Method.YEAR else (every.years[0], every.years[-1])
    assert (example.areas, example.years) == (f"{found.districts} Kreise", years)
    return "; ".join(short(example.indicator, limit) for limit in own)


def fifths(every: Sequence[float], decimals: int) -> tuple[str, list[float]]:
    """Where the fifths of some values end, written and as limits."""
    found = [float(np.quantile(every, share)) for share in (0.2, 0.4, 0.6, 0.8)]
    said = (
        f"20%, 40%, 60% and 80% of {number(len(every))} values lie below {', '.join(f'{each:,.6g}' for each in found)}"
    )
    return said.replace("-", MINUS), [round(limit, decimals) for limit in found]


def by_quantiles(example: Example) -> tuple[str, str]:
    text, own = fifths(every_value(example.indicator), example.indicator.decimals)
    return text, class_limits(example, own, Method.QUANTILES)


def of_the_year(example: Example) -> tuple[str, str]:
    text, own = fifths(list(raw_kreise(example.indicator.id, example.year).values()), example.indicator.decimals)
    return text, class_limits(example, own, Method.YEAR)


def of_both_signs(example: Example) -> tuple[str, str]:
    text, own = fifths(list(raw_kreise(example.indicator.id, example.year).values()), example.indicator.decimals)
    return f"{text}; zero", class_limits(example, sorted([*own, 0.0]), Method.YEAR)


def by_equal_steps(example: Example) -> tuple[str, str]:
    every, decimals = every_value(example.indicator), example.indicator.decimals
    low, high = (float(np.quantile(every, share)) for share in classes.ENDS)
    step = round((high - low) / 5, decimals)
    own = [round(low, decimals) + step * number_of for number_of in range(1, 5)]
    text = f"5% lie below {number(low)}, 5% above {number(high)}; ({number(high)} − {number(low)}) / 5 ≈ {number(step)}"
    return text, class_limits(example, own, Method.EQUAL)


RULES: dict[str, Callable[[Example], tuple[str, str]]] = {
    "sum": count,
    "sum, superseded base": count,
    "ratio": ratio,
    "weighted mean": mean,
    "no rule": without_a_rule,
    "missing part": without_a_part,
    "Landkreis without the Hansestadt, sum": count,
    "Landkreis without the Hansestadt, ratio": ratio,
    "both picked": both_picked,
    "per head": ratio,
    "per km²": ratio,
    "index to a base year": in_percent_of_a_year,
    "rounding": rounding,
    "change": change,
    "change of a percentage": points_of_percent,
    "change of means": of_means,
    "whole and parts": whole_and_parts,
    "change over a break": over_a_break,
    "change over a census": over_a_break,
    "rank, highest first": place,
    "rank, lowest first": place,
    "quartiles and median": quartiles,
    "median of flagged values": of_flagged,
    "no median": without_a_median,
    "no rank": without_a_rank,
    "level, similar": beside_a_benchmark,
    "level, beyond the threshold": beside_a_benchmark,
    "course": over_time,
    "course of a count": over_time,
    "location quotient": location_quotient,
    "distance": distance,
    "similar districts": nearest,
    "class limits, fifths of the year": of_the_year,
    "class limits, both signs": of_both_signs,
    "class limits, quantiles": by_quantiles,
    "class limits, equal steps": by_equal_steps,
}


@pytest.mark.parametrize("example", examples(), ids=str)
def test_a_worked_example_is_what_the_observations_give(example: Example) -> None:
    assert (example.computation, example.result) == RULES[example.rule](example)
    assert example.areas != REGION or len(signed_parts(example)) == len(REGION_PARTS)


def test_every_rule_has_its_example() -> None:
    assert [example.rule for example in examples()] == list(RULES)
    assert {example.indicator.aggregation.rule for example in examples()} == set(Rule)


def test_thresholds_that_the_text_names_are_those_of_the_code() -> None:
    said = " ".join(section().split())
    for words in (
        f"at least {FEWEST} of the 400 Kreise",
        f"at least {levels.FEWEST} Kreise",
        f"nearest to {YEARS} years before",
        f"the {similar.COUNT} nearest",
        f"at most {similar.GAPS} Kreise lack",
        f"at most {classes.COUNT} classes",
    ):
        assert words in said
    assert levels.SHARE == 0.5
    for part in similar.INPUTS:
        assert f"`{part.indicator}` {similar.years(load_observations())[part.indicator]}" in said
        assert load_catalogue()[part.indicator].listed
