"""Per: a count divided by population or area, as an indicator of its own, where its declaration allows that."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from data.flags import Flag, worst
from data.indicators import Aggregation, CatalogueError, Indicator, Rule, Words
from data.observations import Panel

SEPARATOR = "@"  # between the ids of count and divisor


def per(indicator: Indicator, divisor: Indicator) -> Indicator:
    """The count per unit of the divisor; its breaks and remarks are those of both.

    Raises:
        CatalogueError: the count does not declare this divisor.
    """
    if divisor.id not in indicator.per or divisor.divisor is None:
        raise CatalogueError(f"{indicator.id}: is not declared per {divisor.id}")
    unit = divisor.divisor.unit
    breaks = {gap.year: gap for gap in (*divisor.breaks, *indicator.breaks)}

    def joined(words: Words) -> Words:
        return {language: f"{words[language]} {unit[language]}" for language in words}

    return replace(
        indicator,
        id=f"{indicator.id}{SEPARATOR}{divisor.id}",
        name=joined(indicator.name),
        unit=joined(indicator.unit),
        decimals=divisor.divisor.decimals,
        series=(),
        terms=(),
        per=(),
        divisor=None,
        limits=(),
        breaks=tuple(breaks[year] for year in sorted(breaks)),
        remarks=(*indicator.remarks, *divisor.remarks),
        aggregation=Aggregation(
            rule=Rule.RATIO, numerator=indicator.id, denominator=divisor.id, factor=divisor.divisor.factor
        ),
    )


def quotient(numerator: Panel, denominator: Panel, factor: float) -> Panel:
    """Value of each area and year: factor × numerator / denominator where both exist, with the worse of both flags.

    Where the denominator is 0 there is none to publish.
    """
    areas = [area for area in numerator.rows if area in denominator.rows]
    years = tuple(year for year in numerator.years if year in denominator.years)

    def cells(panel: Panel) -> tuple[np.ndarray, np.ndarray]:
        place = np.ix_([panel.rows[area] for area in areas], [panel.years.index(year) for year in years])
        return panel.values[place], panel.flags[place]

    (above, above_flags), (below, below_flags) = cells(numerator), cells(denominator)
    values = np.full(above.shape, np.nan)
    np.divide(factor * above, below, out=values, where=below > 0)
    flags = np.full(above.shape, None, dtype=object)
    for place, (first, second, divisor) in enumerate(zip(above_flags.flat, below_flags.flat, below.flat, strict=True)):
        if first is not None and second is not None:
            flags.flat[place] = (Flag.NOT_PUBLISHED if divisor <= 0 else worst(Flag(first), Flag(second))).value
    return Panel(rows={area: row for row, area in enumerate(areas)}, years=years, values=values, flags=flags)


def indicator_of(name: str, catalogue: Mapping[str, Indicator]) -> Indicator:
    """The declared or divided indicator with this id.

    Raises:
        KeyError: the catalogue has no such indicator.
        CatalogueError: the count does not declare this divisor.
    """
    count, _, divisor = name.partition(SEPARATOR)
    return per(catalogue[count], catalogue[divisor]) if divisor else catalogue[count]
