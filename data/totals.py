"""Totals: the value of several areas together, by the rule that the indicator declares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from data.flags import Flag, worst
from data.indicators import Indicator, Rule
from data.observations import NOTHING, Observation, Panel

Panels = Mapping[str, Panel]


@dataclass(frozen=True)
class Total:
    """A total; `missing` names the areas whose part is not there, which makes the total missing."""

    observation: Observation
    missing: tuple[str, ...] = ()


def _signed_sum(signs: Sequence[int], values: Sequence[float]) -> float:
    """The sum of values, each added or taken away by its sign; exact until the last rounding."""
    return fsum(sign * value for sign, value in zip(signs, values, strict=True))


def _parts(panel: Panel, areas: Sequence[str], year: int) -> tuple[list[float], list[Flag], dict[str, Flag]]:
    """Values, flags, and the areas without a value with the reason."""
    found = [(area, panel.at(area, year)) for area in areas]
    values = [part.value for _, part in found if part.value is not None]
    return values, [part.flag for _, part in found], {area: part.flag for area, part in found if part.value is None}


def _lacking(areas: Sequence[str], missing: Mapping[str, Flag], *, own: Mapping[str, Flag]) -> Total:
    """No total: incomplete, unless all of its `own` parts, not its weights, are missing for one and the same reason."""
    reasons = set(own.values())
    flag = reasons.pop() if len(own) == len(areas) and len(reasons) == 1 else Flag.INCOMPLETE
    return Total(Observation(None, flag), tuple(area for area in areas if area in missing))


def total(
    indicator: Indicator, areas: Sequence[str], *, year: int, panels: Panels, without: Sequence[str] = ()
) -> Total:
    """The value in `year` of `areas` together, less that of the areas `without` inside them; none may contain another.

    Counts are summed, ratios recomputed from their summed parts, means weighted by the declared
    indicator. A missing part makes the total missing, never smaller in silence; the flag says why.
    """
    rule, parts = indicator.aggregation, (*areas, *without)
    signs = [1] * len(areas) + [-1] * len(without)
    if rule.rule is Rule.NONE:
        return Total(Observation(None, Flag.NO_RULE))
    if rule.rule is Rule.SUM:
        values, flags, missing = _parts(panels[indicator.id], parts, year)
        return (
            _lacking(parts, missing, own=missing)
            if missing
            else Total(Observation(_signed_sum(signs, values), worst(*flags)))
        )
    upper, lower = (indicator.id, rule.weight) if rule.rule is Rule.MEAN else (rule.numerator, rule.denominator)
    above, above_flags, missing = _parts(panels[upper], parts, year)
    below, below_flags, also_missing = _parts(panels[lower], parts, year)
    if missing or also_missing:
        return _lacking(parts, missing | also_missing, own=missing)
    if _signed_sum(signs, below) <= 0:
        return Total(NOTHING)
    if rule.rule is Rule.MEAN:
        above = [value * weight for value, weight in zip(above, below, strict=True)]
    value = rule.factor * _signed_sum(signs, above) / _signed_sum(signs, below)
    return Total(Observation(value, worst(*above_flags, *below_flags)))
