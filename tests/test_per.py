"""A count is divided only by what its declaration names, and only where both values are there."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest
from declared import CATALOGUE, an_indicator
from hypothesis import given
from hypothesis import strategies as st

from data.flags import ORDER, Flag, worst
from data.indicators import Break, CatalogueError, Divisor, Indicator, Remark, Rule
from data.observations import NOTHING, Observation, Observations, Panel, load_observations
from data.per import indicator_of, per, quotient
from data.totals import total
from geo.areas import REGION_PARTS
from pages.text import LANGUAGES

Key = tuple[str, int]  # area and year
PAIRS = [(indicator, CATALOGUE[name]) for indicator in CATALOGUE.values() for name in indicator.per]
HEADS = Divisor(unit={"de": "je 1.000 Einwohner", "en": "per 1,000 inhabitants"}, factor=1000, decimals=1)


def noted(year: int) -> dict[str, Any]:
    words = {"de": str(year), "en": str(year)}
    remark = Remark(text=words, flag=Flag.CONFIRMED, years=(year,))
    return {"breaks": (Break(year=year, cause=words),), "remarks": (remark,)}


FARMS = an_indicator("farms", per=("inhabitants",), limits=(10.0, 20.0), **noted(2010))
INHABITANTS = an_indicator("inhabitants", divisor=HEADS, **noted(2005))


def panel(rows: Mapping[Key, float | None], flags: Mapping[Key, Flag] | None = None) -> Panel:
    """One value per area and year; None where it is confidential."""
    default = {key: Flag.CONFIDENTIAL if given_value is None else Flag.CONFIRMED for key, given_value in rows.items()}
    found = [
        ("x", *key, math.nan if given_value is None else given_value, {**default, **(flags or {})}[key].value)
        for key, given_value in rows.items()
    ]
    return Observations(pd.DataFrame(found, columns=["indicator", "area", "year", "value", "flag"]))["x"]


def test_a_count_per_head_is_the_factor_times_count_divided_by_heads() -> None:
    found = quotient(panel({("03353", 2020): 700}), panel({("03353", 2020): 250_000}), 1000)
    assert found.at("03353", 2020) == Observation(2.8, Flag.CONFIRMED)


def test_there_is_a_quotient_only_for_areas_and_years_that_both_have() -> None:
    above = panel({("03353", 2019): 1, ("03353", 2020): 6, ("03354", 2020): 1})
    below = panel({("03353", 2020): 3, ("03353", 2021): 1, ("03355", 2020): 1})
    found = quotient(above, below, 1)
    assert (list(found.rows), found.years) == (["03353"], (2020,))
    assert found.at("03353", 2020).value == 2
    assert found.at("03354", 2020) == found.at("03353", 2019) == NOTHING


@pytest.mark.parametrize(
    ("above", "below", "flag"),
    [
        (None, 3, Flag.CONFIDENTIAL),
        (6, None, Flag.CONFIDENTIAL),
        (None, None, Flag.CONFIDENTIAL),
        (6, 0, Flag.NOT_PUBLISHED),
        (0, 0, Flag.NOT_PUBLISHED),
        (None, 0, Flag.NOT_PUBLISHED),
    ],
)
def test_a_missing_part_and_a_divisor_of_zero_give_no_value_but_its_reason(
    above: float | None, below: float | None, flag: Flag
) -> None:
    found = quotient(panel({("03353", 2020): above}), panel({("03353", 2020): below}), 1000)
    assert found.at("03353", 2020) == Observation(None, flag)
    assert np.isnan(found.values).all()


def test_nothing_of_something_is_zero() -> None:
    found = quotient(panel({("03353", 2020): 0}), panel({("03353", 2020): 3}), 1000)
    assert found.at("03353", 2020) == Observation(0, Flag.CONFIRMED)


@given(first=st.sampled_from(ORDER[:5]), second=st.sampled_from(ORDER[:5]))
def test_a_quotient_carries_the_worse_of_both_flags(first: Flag, second: Flag) -> None:
    key = ("03353", 2020)
    found = quotient(panel({key: 6}, {key: first}), panel({key: 3}, {key: second}), 1)
    assert found.at(*key) == Observation(2, worst(first, second))


def test_an_area_or_year_of_one_part_moves_no_value_of_another() -> None:
    keys = [(area, year) for area in ("03353", "03354", "03355") for year in (2018, 2019, 2020)]
    above = {key: float(10 * place) for place, key in enumerate(keys, 1)}
    below = {key: float(place) for place, key in enumerate(keys, 1) if key not in (("03354", 2018), ("03354", 2019))}
    del below["03354", 2020], above["03353", 2019]
    found = quotient(panel(above), panel(below), 3)
    assert list(found.rows) == ["03353", "03355"]
    assert {o.value for area in found.rows for _, o in found.series(area)} == {None, 30}
    assert found.at("03353", 2019) == NOTHING


def test_only_declared_divisors_divide() -> None:
    assert per(FARMS, INHABITANTS).id == "farms@inhabitants"
    for count, divisor in ((INHABITANTS, INHABITANTS), (FARMS, FARMS), (FARMS, an_indicator("inhabitants"))):
        with pytest.raises(CatalogueError, match=f"{count.id}: is not declared per {divisor.id}"):
            per(count, divisor)


def test_it_is_a_ratio_with_the_name_unit_and_decimals_of_the_divisor() -> None:
    found = per(FARMS, INHABITANTS)
    rule = found.aggregation
    assert (rule.rule, rule.numerator, rule.denominator, rule.factor) == (Rule.RATIO, "farms", "inhabitants", 1000)
    assert found.name == {"de": "farms je 1.000 Einwohner", "en": "farms per 1,000 inhabitants"}
    assert found.unit == found.name
    assert found.decimals == 1


def test_it_breaks_where_either_part_breaks_and_keeps_the_remarks_of_both() -> None:
    found = per(FARMS, INHABITANTS)
    assert [gap.year for gap in found.breaks] == [2005, 2010]
    assert {remark.years for remark in found.remarks} == {(2005,), (2010,)}


def test_what_holds_only_for_the_count_is_not_kept() -> None:
    found = per(FARMS, INHABITANTS)
    assert (found.per, found.limits, found.divisor, found.series, found.terms) == ((), (), None, (), ())


def test_an_id_gives_the_declared_or_the_divided_indicator() -> None:
    catalogue = {"farms": FARMS, "inhabitants": INHABITANTS}
    assert indicator_of("farms", catalogue) is FARMS
    assert indicator_of("farms@inhabitants", catalogue) == per(FARMS, INHABITANTS)
    with pytest.raises(CatalogueError):
        indicator_of("inhabitants@farms", catalogue)
    for unknown in ("cows", "cows@inhabitants", "farms@cows"):
        with pytest.raises(KeyError):
            indicator_of(unknown, catalogue)


@pytest.mark.parametrize(("count", "divisor"), PAIRS, ids=lambda indicator: indicator.id)
class TestCatalogue:
    def test_every_declared_division_has_a_year_with_all_five_landkreise(
        self, count: Indicator, divisor: Indicator
    ) -> None:
        panels, factor = load_observations(), per(count, divisor).aggregation.factor
        found = quotient(panels[count.id], panels[divisor.id], factor)
        assert any(all(found.at(area, year).value is not None for area in REGION_PARTS) for year in found.years)

    def test_a_value_is_that_of_the_rule_for_one_area(self, count: Indicator, divisor: Indicator) -> None:
        panels, divided = load_observations(), per(count, divisor)
        found = quotient(panels[count.id], panels[divisor.id], divided.aggregation.factor)
        for area in REGION_PARTS:
            for year, observation in found.series(area):
                alone = total(divided, [area], year=year, panels=panels).observation
                assert alone.value == observation.value

    def test_it_is_named_in_both_languages(self, count: Indicator, divisor: Indicator) -> None:
        found = per(count, divisor)
        assert divisor.divisor is not None
        for language in LANGUAGES:
            for words, own in ((found.name, count.name), (found.unit, count.unit)):
                assert words[language] == f"{own[language]} {divisor.divisor.unit[language]}"

    def test_it_breaks_where_either_part_breaks(self, count: Indicator, divisor: Indicator) -> None:
        years = {gap.year for gap in (*count.breaks, *divisor.breaks)}
        assert [gap.year for gap in per(count, divisor).breaks] == sorted(years)


@pytest.mark.parametrize(
    ("declared", "divided"),
    [
        ("bev_rate", "battery_electric_cars@population"),
        ("population_density", "population@area_km2"),
        ("nights_rate", "nights@population"),
    ],
)
def test_a_division_agrees_with_the_declared_ratio_of_the_same_parts(declared: str, divided: str) -> None:
    panels, found = load_observations(), indicator_of(divided, CATALOGUE)
    rule, own = found.aggregation, CATALOGUE[declared].aggregation
    assert (rule.numerator, rule.denominator) == (own.numerator, own.denominator)
    values = quotient(panels[rule.numerator], panels[rule.denominator], own.factor)
    published = panels[declared]
    inside = [
        {gap.year for gap in each.breaks if published.years[0] < gap.year <= published.years[-1]}
        for each in (found, CATALOGUE[declared])
    ]
    assert inside[0] == inside[1]
    for area in REGION_PARTS:
        for year, observation in published.series(area):
            assert values.at(area, year).value == pytest.approx(observation.value)
