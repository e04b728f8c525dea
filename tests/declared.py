"""What the tests of the data share: the committed catalogue and observations, and declarations made by hand."""

from functools import cache
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.catalogue import load_catalogue
from data.indicators import Aggregation, Direction, Indicator, Rule
from data.observations import FILE, read_observations

CATALOGUE = load_catalogue()
LISTED = [indicator for indicator in CATALOGUE.values() if indicator.listed]
COUNTS = [indicator for indicator in CATALOGUE.values() if indicator.aggregation.rule is Rule.SUM]


@cache
def observations() -> pd.DataFrame:
    """The committed observations, those without a value included."""
    return read_observations(FILE)


@cache
def values() -> pd.DataFrame:
    """The committed values: rows are indicator and year, columns areas, missing where there is none."""
    return observations().pivot(index=["indicator", "year"], columns="area", values="value")  # noqa: PD010 (keys are unique)


@cache
def flags() -> pd.DataFrame:
    """The flags in the layout of `values`."""
    return observations().pivot(index=["indicator", "year"], columns="area", values="flag")  # noqa: PD010 (keys are unique)


def an_indicator(name: str = "number", rule: Rule = Rule.SUM, **declared: Any) -> Indicator:
    """An indicator of which only what matters is given; keys of the aggregation go into it."""
    keys = {key: declared.pop(key) for key in ("numerator", "denominator", "factor", "weight") if key in declared}
    words = MappingProxyType({"de": name, "en": name})
    return Indicator(
        id=name,
        field="energy",
        name=words,
        definition=words,
        unit=words,
        decimals=0,
        direction=Direction.NEITHER,
        aggregation=Aggregation(rule=rule, **keys),
        **declared,
    )
