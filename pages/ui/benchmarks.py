"""Benchmarks: what the reader compares an area with, on every page."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from data.indicators import Indicator, Rule
from data.observations import NOTHING, Observation
from geo.areas import GERMANY, HAMBURG, NIEDERSACHSEN, REGION, REGION_PARTS
from pages.text import Text
from pages.ui import address
from pages.ui.pickers import LOOKED_AT, area_name
from pages.ui.store import MEDIAN, SIMILAR, observe
from pages.ui.widgets import in_head

DEFAULT = MEDIAN  # it exists for every rate
OFFERED = (MEDIAN, SIMILAR, NIEDERSACHSEN, GERMANY, HAMBURG, REGION)
_FIXED: ContextVar[str] = ContextVar("benchmark", default="")


@dataclass(frozen=True)
class Benchmark:
    """What a value is compared with: the id of an area or a middle, and its observation, which has a value."""

    area: str
    observation: Observation

    @property
    def value(self) -> float:
        """The value to compare with."""
        if self.observation.value is None:
            raise ValueError(self.area)
        return self.observation.value


def pick_benchmark(text: Text) -> None:
    """The picker of the benchmark."""
    value = address.chosen("benchmark", OFFERED, DEFAULT)
    in_head("benchmark", OFFERED, text("pick.benchmark"), lambda area: area_name(area, text)).show(value, text)


@contextmanager
def fixed(benchmark: str) -> Iterator[None]:
    """Compare with one benchmark, whatever the reader has chosen: for what is to be the same for everybody."""
    token = _FIXED.set(benchmark)
    try:
        yield
    finally:
        _FIXED.reset(token)


def reference(area: str) -> str:
    """The chosen benchmark for an area; "" where the area has none: itself, and similar Kreise of what is no Kreis."""
    chosen = _FIXED.get() or address.chosen("benchmark", OFFERED, DEFAULT)
    if chosen == SIMILAR:
        return f"{SIMILAR}:{area}" if area in REGION_PARTS else ""
    return "" if chosen == area else chosen


def reference_of(indicator: Indicator, area: str) -> str:
    """The chosen benchmark of an area in an indicator; "" where the area has none, and for counts."""
    return "" if indicator.aggregation.rule is Rule.SUM else reference(area)


def benchmark(indicator: Indicator, area: str, year: int) -> Benchmark | None:
    """The value of the chosen benchmark and of no other; None for counts and where it has none."""
    chosen = reference_of(indicator, area)
    found = observe(indicator, chosen, year) if chosen else NOTHING
    return None if found.value is None else Benchmark(chosen, found)


def check() -> None:
    """A notice where the address gives no benchmark, or one that the looked-at area does not have."""
    address.check("benchmark", OFFERED)
    area = address.chosen("area", LOOKED_AT, REGION)
    if not reference(area):
        text = address.words()
        address.remark(text("notice.benchmark", area=area_name(area, text)))
