"""The committed observations keep what the catalogue, the register of areas and arithmetic promise."""

from functools import cache
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from declared import CATALOGUE, COUNTS, LISTED, flags, observations, values

from data.catalogue import source_ids
from data.flags import MISSING, Flag
from data.indicators import Indicator, Rule
from data.observations import COLUMNS, load_observations
from data.totals import total
from geo.areas import GERMANY, HANSESTADT, NIEDERSACHSEN, PARTNERS, REGION_PARTS, kreis_ids, load_areas

KEY = ["indicator", "area", "year"]
LAENDER = [area.id for area in load_areas().values() if area.level == "land"]
KREISE = [area for area in kreis_ids() if area.startswith(NIEDERSACHSEN)]
GOETTINGEN = "03159"  # since 2016, of Göttingen and Osterode: no values of today's territory before

# Exceptions, each with its reason; a test below fails when one is no longer needed.
ABOVE_100 = {"womens_pay_ratio": "women earn more than men in some Kreise"}
BELOW_0 = {
    "migration_balance": "more people leave than come",
    "commuter_balance": "more people commute out than in",
    "business_balance": "more businesses close than open",
    "natural_balance": "more deaths than births",
    "supply_gva": "power stations and mines that use more than they bring in",
}
FAR_ABOVE_THE_MEDIAN = {
    "manufacturing_energy_per_employee": "steel, paper, cement, glass and chemicals against all other industry",
    "students_rate": "most Kreise have no university, so that the median is next to nothing",
}
# Years between which a value of a partner area may more than triple, or fall below a third.
STEEP = {
    "broadband_50": "networks are built from one year to the next",
    "broadband_1000": "cable networks are upgraded at one stroke",
    "fibre": "networks are built from one year to the next",
    "students_rate": "next to nothing in a Kreis without a university",
    "wind_kw": "the Hansestadt got its first turbine between 2021 and 2023",
    "wind_per_km2": "the Hansestadt got its first turbine between 2021 and 2023",
}
# Years between which the middle of all Kreise may change by more than half.
FAST = {
    "bev_rate": "the number of electric cars doubled",
    "battery_electric_cars": "the number of electric cars doubled",
}
OPEN_CELLS = {  # listed indicator → Landkreise whose newest value is confidential
    "manufacturing_energy": {"03359", "03360"},
    "manufacturing_energy_per_employee": {"03359", "03360"},
    "manufacturing_energy_intensity": {"03359", "03360"},
    "manufacturing_electricity_share": {"03354", "03359", "03360"},
    "yield_potatoes": {"03359"},
}
WITHOUT_LAND_ROWS = {"inkar", "kba", "deutschlandatlas", "destatis"}  # folders of publishers
POPULATION = "regionaldatenbank/12411-02-03-4"  # has Länder and Germany; the others fill cells
BESIDE_IT = {"destatis/12411KJ002", "inkar/ausgabe_2025"}
COMMUTING = {  # commuters across the boundary of a Kreis: the publisher gives no sum for a Land or Germany
    "out_commuters", "commuter_balance", "out_commuter_share", "commuter_balance_rate", "employees_residence_commuting",
}  # fmt: skip
# Germany is more than the Länder together; the largest difference that is explained.
NOT_ASSIGNED = {
    "nights": (0.017, "not all Länder count camping sites, Germany does"),
    "guest_arrivals": (0.013, "not all Länder count camping sites, Germany does"),
    "kita_positions": (0.035, "2011 incomplete in Schleswig-Holstein and Hamburg: a remark says so"),
    "recreation_ha": (0.004, "2014: Germany has 1,552 ha more than its Länder; the publisher does not say why"),
    "natural_balance": (0.016, "difference of two rounded counts, see births and deaths"),
}
ROUNDED = 0.0035  # de-Domains without an address, cars without a Kreis, counts that the publisher rounds


@cache
def by_indicator() -> dict[str, pd.DataFrame]:
    return {i: values().loc[i].dropna(axis="columns", how="all") for i in CATALOGUE}


def table(indicator: Indicator) -> pd.DataFrame:
    """Values of an indicator: years × areas that have any."""
    return by_indicator()[indicator.id]


def districts(indicator: Indicator) -> pd.DataFrame:
    """Values of an indicator: years × Kreise."""
    found = table(indicator)
    return found.loc[:, found.columns.str.len() == 5].dropna(how="all")


def bounds(measures: list[Indicator]) -> pd.DataFrame:
    """Least and greatest value by indicator."""
    found = observations().groupby("indicator")["value"].agg(["min", "max"])
    return found.loc[[indicator.id for indicator in measures]]


def is_computed(indicator: Indicator) -> bool:
    return not (indicator.series or indicator.terms)


def breaks_of(indicator: Indicator) -> set[int]:
    """The years from which values do not compare with those before, by the indicator's own or its parts' breaks."""
    own = {gap.year for gap in indicator.breaks}
    rule = indicator.aggregation
    return own.union(*(breaks_of(CATALOGUE[part]) for part in (rule.numerator, rule.denominator) if part))


def test_the_columns_are_those_of_the_model_and_hold_what_they_say() -> None:
    frame = observations()
    assert set(frame.columns) == COLUMNS
    assert frame["year"].dtype == "int64"
    assert frame["value"].dtype == "float64"


def test_each_indicator_area_and_year_has_one_observation_and_they_are_sorted() -> None:
    keys = pd.MultiIndex.from_frame(observations()[KEY])
    assert keys.is_unique
    assert keys.is_monotonic_increasing


def test_the_indicators_are_exactly_the_declared_ones() -> None:
    assert set(observations()["indicator"]) == set(CATALOGUE)


def test_the_areas_are_all_of_the_register() -> None:
    assert set(observations()["area"]) <= set(load_areas())


def test_the_years_lie_between_the_first_weather_records_and_the_newest_files() -> None:
    assert observations()["year"].between(1881, 2026).all()


def test_a_value_is_missing_exactly_where_the_flag_says_so() -> None:
    frame = observations()
    assert set(frame["flag"]) <= set(Flag)
    assert (frame["value"].isna() == frame["flag"].isin(MISSING)).all()


def test_every_value_is_a_finite_number() -> None:
    assert np.isfinite(observations()["value"].dropna()).all()


def test_a_share_lies_between_0_and_100_percent() -> None:
    found = bounds([i for i in CATALOGUE.values() if i.unit["en"] == "%"])
    assert set(found[found["max"] > 100].index) == set(ABOVE_100)
    assert found[found["min"] < 0].index.tolist() == ["supply_gva_share"]  # see BELOW_0


def test_only_balances_fall_below_0() -> None:
    found = bounds(list(CATALOGUE.values()))
    computed = {i.id for i in CATALOGUE.values() if is_computed(i) and i.aggregation.numerator in BELOW_0}
    assert set(found[found["min"] < 0].index) == set(BELOW_0) | computed


def test_every_area_has_inhabitants_and_a_size() -> None:
    bases = [i for i in COUNTS if i.unit["en"] == "inhabitants" or i.id in ("area_km2", "land_area_ha")]
    assert len(bases) >= 6
    assert bounds(bases)["min"].min() > 0


def test_no_rate_is_more_than_fifty_times_the_median_of_the_kreise() -> None:
    far = set()
    for indicator in CATALOGUE.values():
        found = districts(indicator).to_numpy()
        found = found[~np.isnan(found)]
        if indicator not in COUNTS and len(found) and found.max() > 50 * abs(np.median(found)):
            far.add(indicator.id)
    assert far == set(FAR_ABOVE_THE_MEDIAN)


def steps(indicator: Indicator) -> list[tuple[str, int]]:
    """Where a partner area's value more than triples or falls below a third without a break or a remark."""
    found, marks = table(indicator), flags().loc[indicator.id]
    steep = []
    for area in [area for area in PARTNERS if area in found]:
        series = found[area].dropna()
        for (before, old), (year, new) in pairwise(series.items()):
            explained = breaks_of(indicator) & set(range(before + 1, year + 1))
            marked = Flag.NOT_COMPARABLE in (marks.loc[before, area], marks.loc[year, area])
            if not (explained or marked or old == new or (old and 1 / 3 <= new / old <= 3)):
                steep.append((area, year))
    return steep


def test_no_value_of_the_six_triples_or_falls_below_a_third_from_one_year_to_the_next() -> None:
    unsigned = bounds(list(CATALOGUE.values()))["min"] >= 0  # a balance may pass through 0
    steep = {i.id: found for i in CATALOGUE.values() if unsigned[i.id] and (found := steps(i))}
    assert {name: found for name, found in steep.items() if name not in STEEP} == {}
    assert set(steep) == set(STEEP)


def test_the_middle_of_the_kreise_never_changes_by_half_from_one_year_to_the_next() -> None:
    unsigned = bounds(list(CATALOGUE.values()))["min"] >= 0
    fast = {}
    for indicator in CATALOGUE.values():
        found = districts(indicator)
        for before, year in pairwise(found.index):
            factors = found.loc[year] / found.loc[before].where(found.loc[before] > 0)
            middle = factors.median()
            if breaks_of(indicator).isdisjoint(range(before + 1, year + 1)) and (middle < 2 / 3 or middle > 1.5):
                fast.setdefault(indicator.id, []).append((year, middle))
    fast = {name: found for name, found in fast.items() if unsigned[name]}
    assert {name: found for name, found in fast.items() if name not in FAST} == {}
    assert set(fast) == set(FAST)


@pytest.mark.parametrize("indicator", LISTED, ids=lambda indicator: indicator.id)
def test_the_five_landkreise_have_a_value_in_the_newest_year_or_it_is_confidential(indicator: Indicator) -> None:
    found = districts(indicator)
    if found.empty:
        assert {source.split("/")[0] for source in source_ids(indicator, CATALOGUE)} == {"dwd"}
        return
    newest = found.loc[found.index.max()].reindex(REGION_PARTS)
    missing = set(newest[newest.isna()].index)
    assert missing == OPEN_CELLS.get(indicator.id, set())
    assert all(flags().loc[(indicator.id, found.index.max()), area] == Flag.CONFIDENTIAL for area in missing)


def test_niedersachsen_and_germany_have_a_value_wherever_the_source_has_one() -> None:
    offenders = []
    for indicator in CATALOGUE.values():
        found = set(source_ids(indicator, CATALOGUE))
        folders = {source.split("/")[0] for source in found - (BESIDE_IT if POPULATION in found else set())}
        expected = not folders & WITHOUT_LAND_ROWS and indicator.id not in COMMUTING
        if ({NIEDERSACHSEN, GERMANY} <= set(table(indicator))) != expected:
            offenders.append(indicator.id)
    assert offenders == []


def test_hamburg_has_the_same_values_as_kreis_and_as_land() -> None:
    both = values()[["02000", "02"]].dropna()
    assert len(both) > 2000
    np.testing.assert_allclose(both["02000"], both["02"], rtol=0.007)  # Breitbandatlas 2010: 75.0 and 74.5 %


def test_a_value_of_hamburg_under_one_key_only_is_one_that_the_publisher_leaves_open_under_the_other() -> None:
    one = values()["02000"].isna() ^ values()["02"].isna()
    assert set(one[one].index) == {("gdp_total", 2021), ("gdp_per_inhabitant", 2021)}  # 2021 for Länder only


@pytest.mark.parametrize("indicator", [i for i in CATALOGUE.values() if breaks_of(i)], ids=lambda i: i.id)
def test_the_first_value_after_a_break_says_so(indicator: Indicator) -> None:
    found, marks = table(indicator), flags().loc[indicator.id]
    for year in breaks_of(indicator):
        later = found[found.index >= year].apply(pd.Series.first_valid_index)
        both = later[found[found.index < year].notna().any() & later.notna()]
        unmarked = [
            area for area, first in both.items() if marks.loc[first, area] not in (Flag.BREAK, Flag.NOT_COMPARABLE)
        ]
        assert unmarked == [], year


def test_a_computed_series_declares_the_breaks_of_its_parts_that_lie_inside_it() -> None:
    for indicator in CATALOGUE.values():
        years = table(indicator).index
        inside = {year for year in breaks_of(indicator) if years.min() < year <= years.max()}
        partners = table(indicator).reindex(columns=PARTNERS).dropna(how="all").index
        inside = {year for year in inside if len(partners) and partners.min() < year <= partners.max()}
        assert inside <= {gap.year for gap in indicator.breaks}, indicator.id


@pytest.mark.parametrize("indicator", COUNTS, ids=lambda indicator: indicator.id)
def test_the_region_is_the_sum_of_its_five_landkreise_and_nothing_where_one_is_missing(indicator: Indicator) -> None:
    found = table(indicator).reindex(columns=REGION_PARTS)
    for year, row in found.iterrows():
        result = total(indicator, REGION_PARTS, year=int(str(year)), panels=load_observations())
        assert result.missing == tuple(row[row.isna()].index)
        expected = None if result.missing else pytest.approx(row.sum())
        assert result.observation.value == expected


def test_the_hansestadt_is_never_more_than_the_landkreis_that_it_lies_in() -> None:
    for indicator in COUNTS:
        found = table(indicator)
        if HANSESTADT in found and indicator.id not in BELOW_0:
            assert not (found[HANSESTADT] > found["03355"]).any(), indicator.id


@pytest.mark.parametrize("indicator", COUNTS, ids=lambda indicator: indicator.id)
def test_the_kreise_of_niedersachsen_add_up_to_the_published_land(indicator: Indicator) -> None:
    found = table(indicator).reindex(columns=[NIEDERSACHSEN, *KREISE])
    full = found.dropna()
    np.testing.assert_allclose(full[KREISE].sum(axis=1), full[NIEDERSACHSEN], rtol=1e-6)


@pytest.mark.parametrize("indicator", [i for i in COUNTS if i.id not in BELOW_0], ids=lambda indicator: indicator.id)
def test_without_goettingen_a_small_part_of_niedersachsen_is_left(indicator: Indicator) -> None:
    found = table(indicator).reindex(columns=[NIEDERSACHSEN, *KREISE]).drop(columns=GOETTINGEN).dropna()
    rest = 1 - found.drop(columns=NIEDERSACHSEN).sum(axis=1) / found[NIEDERSACHSEN]
    assert rest[~rest.between(0.008, 0.09)].empty  # 4 % of the people, 9 % of the hospital beds, 1 % of the wind


def test_niedersachsen_is_checked_against_its_kreise_for_most_counts() -> None:
    checked = [i for i in COUNTS if table(i).reindex(columns=[NIEDERSACHSEN, *KREISE]).notna().sum(axis=1).max() >= 45]
    assert len(checked) >= 50


@pytest.mark.parametrize("indicator", COUNTS, ids=lambda indicator: indicator.id)
def test_the_laender_add_up_to_germany(indicator: Indicator) -> None:
    found = table(indicator).reindex(columns=[GERMANY, *LAENDER]).dropna()
    tolerance, _ = NOT_ASSIGNED.get(indicator.id, (ROUNDED, ""))
    np.testing.assert_allclose(found[LAENDER].sum(axis=1), found[GERMANY], rtol=tolerance)


@pytest.mark.parametrize(
    "indicator", [i for i in CATALOGUE.values() if i.aggregation.rule is Rule.RATIO], ids=lambda indicator: indicator.id
)
def test_a_ratio_is_its_numerator_over_its_denominator(indicator: Indicator) -> None:
    rule = indicator.aggregation
    above, below = values().loc[rule.numerator], values().loc[rule.denominator]
    expected = (rule.factor * above / below.where(below != 0)).dropna(how="all")
    found = values().loc[indicator.id].dropna(how="all")
    pd.testing.assert_frame_equal(found, expected, check_names=False)
