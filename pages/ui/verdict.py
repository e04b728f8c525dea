"""Verdict: how the figures of an area stand beside its benchmark, all judged by one rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from data.indicators import Direction, Indicator, Rule
from data.levels import Level
from data.observations import Observations, load_observations
from pages.text import Text
from pages.text.places import beside
from pages.ui.benchmarks import reference
from pages.ui.findings import Finding, finding
from pages.ui.pickers import area_name
from pages.ui.store import listed, newest, observe, years

YEARS = 7  # values of so many years are judged, counted back from the newest year of all listed indicators
JUDGED = (Level.BETTER, Level.SIMILAR, Level.WORSE)


@dataclass(frozen=True)
class Verdict:
    """What is judged of an area against a benchmark, "" where it has none; `others` have a value but are not judged."""

    area: str
    benchmark: str
    found: Mapping[Level, Sequence[Finding]]
    others: int

    @property
    def judged(self) -> list[Finding]:
        """All judged figures."""
        return [each for level in JUDGED for each in self.found[level]]


@cache
def _since(panels: Observations) -> int:
    return max(years(indicator)[-1] for indicator in listed()) - YEARS + 1


def since() -> int:
    """The first year of the values that are judged."""
    return _since(load_observations())


def is_judged(indicator: Indicator) -> bool:
    """Whether an indicator can be better or worse: it has a direction and is no count."""
    return indicator.direction is not Direction.NEITHER and indicator.aggregation.rule is not Rule.SUM


def verdict(area: str) -> Verdict:
    """All listed indicators with a direction and a recent value for the area, by their level beside its benchmark."""
    recent = [each for each in listed() if is_judged(each) and newest(each, area) >= since()]
    findings = [finding(each, area) for each in recent if observe(each, area, newest(each, area)).value is not None]
    found = {level: [each for each in findings if each.level is level] for level in JUDGED}
    others = len(findings) - sum(len(each) for each in found.values())
    return Verdict(area=area, benchmark=reference(area), found=found, others=others)


def said(shown: Verdict, text: Text) -> str:
    """How many figures of the area were judged, against what, from which years, and how; and how many were not."""
    name = area_name(shown.area, text)
    if not shown.benchmark:
        return text("glance.no_benchmark", area=name)
    if not shown.judged:
        return text("glance.none", area=name, benchmark=area_name(shown.benchmark, text))
    rest = text("glance.other") if shown.others == 1 else text("glance.others", count=shown.others)
    when = sorted({each.year for each in shown.judged})
    counts = {str(level): len(found) for level, found in shown.found.items()}
    period = text("glance.period", first=when[0], last=when[-1]) if len(when) > 1 else text("glance.year", year=when[0])
    than = beside(shown.benchmark, text)
    head = text("glance.said", area=name, than=than, of=len(shown.judged), period=period, **counts)
    return f"{head} {rest}" if shown.others else head


def named(shown: Verdict, text: Text) -> list[tuple[str, str]]:
    """The names of the judged figures, by how they stand; nothing for a level without any."""
    return [
        (text(f"glance.{level}", count=len(found)), "; ".join(text.of(each.indicator.name) for each in found))
        for level, found in shown.found.items()
        if found
    ]
