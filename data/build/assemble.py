"""From what the importers read to the observations of the declared indicators."""

import difflib
from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from data.build.contract import Reading
from data.flags import MISSING, Flag, worst
from data.indicators import Indicator

KEY = ["area", "year"]
TWO_KEYS = {"02000": "02", "11000": "11"}  # Hamburg and Berlin are Kreis and Land at once


class AssemblyError(ValueError):
    """The declared indicators and what was read do not fit together."""


def known(reading: Reading, areas: pd.DataFrame) -> pd.DataFrame:
    """Rows of known areas, with values from the year on in which the area has today's territory.

    `areas` has the columns id and territory_since (year or missing). An earlier value belongs to
    another territory: only this is kept of it, unless the publisher has recalculated it to today's.
    """
    since = areas.set_index("id")["territory_since"].fillna(0)
    kept = reading.frame[reading.frame["area"].isin(since.index)]
    if reading.recalculated:
        return kept
    is_other = kept["year"] < kept["area"].map(since)
    kept = kept.assign(flag=kept["flag"].mask(is_other, Flag.OTHER_TERRITORY.value))[~is_other | kept["value"].notna()]
    return kept.assign(value=kept["value"].mask(is_other))


def mirrored(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with each value of Hamburg and Berlin under the key of the Kreis and of the Land."""
    copies = [frame]
    for kreis, land in TWO_KEYS.items():
        copies += [frame[frame["area"] == a].assign(area=b) for a, b in ((kreis, land), (land, kreis))]
    return pd.concat(copies).drop_duplicates(["series", *KEY], keep="first")


def _check_read(catalogue: Mapping[str, Indicator], names: Collection[str]) -> None:
    for indicator in catalogue.values():
        for series in indicator.series + indicator.terms:
            name = series.lstrip("-")
            if name not in names:
                near = difflib.get_close_matches(name, names, n=3, cutoff=0.3)
                raise AssemblyError(f"{indicator.id}: nobody read the series {name!r}; near: {near}")


def _one_series(indicator: Indicator, read: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    parts = [read[series.lstrip("-")] for series in indicator.series + indicator.terms]
    if indicator.terms:
        return _sum(indicator.terms, parts)
    joined = pd.concat(parts)
    differing = joined.dropna(subset="value").groupby(KEY)["value"].nunique()
    if (differing > 1).any():
        area, year = differing[differing > 1].index[0]
        raise AssemblyError(f"{indicator.id}: its series disagree for {area} in {year}, {sum(differing > 1)} times")
    return joined.sort_values("value", na_position="last").drop_duplicates(KEY)


def _sum(terms: tuple[str, ...], parts: list[pd.DataFrame]) -> pd.DataFrame:
    total = None
    for term, part in zip(terms, parts, strict=True):
        sign = -1.0 if term.startswith("-") else 1.0
        indexed = part.set_index(KEY)[["value", "flag"]].copy()
        indexed["value"] *= sign
        if total is None:
            total = indexed
            continue
        both = total.merge(indexed, left_index=True, right_index=True, suffixes=("", "_next"))
        both["value"] = both["value"] + both["value_next"]
        both["flag"] = _worst_of(both["flag"], both["flag_next"])
        total = both[["value", "flag"]]
    assert total is not None
    return total.reset_index()


def _worst_of(first: pd.Series, second: pd.Series) -> list[str]:
    return [worst(Flag(a), Flag(b)).value for a, b in zip(first, second, strict=True)]


def _ratio(indicator: Indicator, done: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    rule = indicator.aggregation
    parts = [done[part].set_index(KEY)[["value", "flag"]] for part in (rule.numerator, rule.denominator)]
    both = parts[0].merge(parts[1], left_index=True, right_index=True, suffixes=("", "_below"))
    divisor = both["value_below"].where(both["value_below"] != 0)
    both["value"] = rule.factor * both["value"] / divisor
    both["flag"] = _worst_of(both["flag"], both["flag_below"])
    return both[["value", "flag"]].reset_index()


def _flagged(frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    frame = frame.copy()
    for remark in indicator.remarks:
        chosen = frame["value"].notna()
        if remark.years:
            chosen &= frame["year"].isin(remark.years)
        if remark.areas:
            chosen &= frame["area"].isin(remark.areas)
        frame.loc[chosen, "flag"] = [worst(Flag(f), remark.flag).value for f in frame.loc[chosen, "flag"]]
    for gap in indicator.breaks:
        after = frame[(frame["year"] >= gap.year) & frame["value"].notna()]
        before = frame[(frame["year"] < gap.year) & frame["value"].notna()]["area"].unique()
        first = after[after["area"].isin(before)].groupby("area")["year"].idxmin()
        at = frame.loc[first]
        frame.loc[first, "flag"] = [worst(Flag(f), Flag.BREAK).value for f in at["flag"]]
    return frame


def _ordered(catalogue: Mapping[str, Indicator]) -> list[Indicator]:
    """Indicators so that the parts of a ratio come before it."""
    order: dict[str, Indicator] = {}

    def visit(name: str, path: tuple[str, ...] = ()) -> None:
        if name in path:
            raise AssemblyError(f"{name}: a ratio of itself: {' → '.join(path)}")
        indicator = catalogue[name]
        if not (indicator.series or indicator.terms) and name not in order:
            visit(indicator.aggregation.numerator, (*path, name))
            visit(indicator.aggregation.denominator, (*path, name))
        order.setdefault(name, indicator)

    for name in catalogue:
        visit(name)
    return list(order.values())


def assemble(readings: Iterable[Reading], catalogue: Mapping[str, Indicator], areas: pd.DataFrame) -> pd.DataFrame:
    """Observations of all indicators: indicator, area, year, value, flag; sorted, keys unique.

    Raises:
        AssemblyError: a declared series was not read, or gives two values for one area and year.
    """
    used = {s.lstrip("-") for i in catalogue.values() for s in i.series + i.terms}
    read = pd.concat([known(reading, areas) for reading in readings])
    _check_read(catalogue, set(read["series"]))
    kept = mirrored(read[read["series"].isin(used)])
    by_series = {str(name): part[["area", "year", "value", "flag"]] for name, part in kept.groupby("series")}
    done: dict[str, pd.DataFrame] = {}
    for indicator in _ordered(catalogue):
        has_own = indicator.series or indicator.terms
        frame = _one_series(indicator, by_series) if has_own else _ratio(indicator, done)
        done[indicator.id] = _flagged(frame.reset_index(drop=True), indicator)
    result = pd.concat([done[name].assign(indicator=name) for name in catalogue])
    wrong = result["value"].isna() & ~result["flag"].isin([f.value for f in MISSING])
    result.loc[wrong, "flag"] = Flag.NOT_PUBLISHED.value
    result = result.sort_values(["indicator", "area", "year"])[["indicator", "area", "year", "value", "flag"]]
    assert not result.duplicated(["indicator", "area", "year"]).any()
    return result.reset_index(drop=True)
