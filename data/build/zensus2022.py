"""Census of 15 May 2022: the Hansestadt, and for Kreise, Länder and Germany what can be had exactly.

Counts are summed over municipalities. Shares are published rounded, so no share of a Landkreis is computed from those
of its municipalities; a kreisfreie Stadt is one municipality, and its figures are those of the Kreis.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from data.build.cells import number, read_table
from data.build.contract import Reading, SourceFormatError, tidy
from data.flags import Flag

FILE = "gemeinden.csv"
SERIES = "zensus2022/gemeinden/"
YEAR = 2022
CITY = "03355022"
MUNICIPALITIES = 10_786  # all of Germany on census day: with fewer a sum would not be the Kreis, Land or Germany

COUNTS = ("population_census22", "total_dwellings_census22")
SHARES = (
    "share_foreign_census22",
    "share_migration_bg_census22",
    "avg_household_size_census22",
    "vacancy_rate_census22",
    "share_owner_occupied_census22",
    "avg_rent_per_m2_census22",
)
Row = tuple[str, str, int, float | None, Flag]


def _municipalities(file: Path) -> pd.DataFrame:
    """One row per municipality: ags and the columns of COUNTS and SHARES as numbers."""
    rows = []
    for line, cells in enumerate(read_table(file, ["ags", "municipality_name", *COUNTS, *SHARES]), start=2):
        ags = cells["ags"]
        if len(ags) != 8 or not ags.isdecimal():
            raise SourceFormatError(file, f"{ags!r} is not an AGS of 8 digits", row=line, column="ags")
        values = {name: number(cells[name], file, row=line, column=name) for name in (*COUNTS, *SHARES)}
        rows.append({"ags": ags} | values)
    table = pd.DataFrame(rows).astype(dict.fromkeys((*COUNTS, *SHARES), "float64"))
    if len(table) != MUNICIPALITIES or table["ags"].duplicated().any():
        raise SourceFormatError(file, f"{table['ags'].nunique()} municipalities instead of {MUNICIPALITIES}")
    return table


def _row(name: str, area: str, value: float) -> Row:
    if pd.isna(value):  # the census withholds small numbers
        return (SERIES + name, area, YEAR, None, Flag.CONFIDENTIAL)
    return (SERIES + name, area, YEAR, value, Flag.CONFIRMED)


def _sums(table: pd.DataFrame) -> Iterator[Row]:
    """Counts of Kreise, Länder and Germany; missing where one municipality is."""
    for areas in (table["ags"].str[:5], table["ags"].str[:2], pd.Series("DG", index=table.index)):
        for area, part in table.groupby(areas):
            for name in COUNTS:
                yield _row(name, str(area), part[name].sum(skipna=False))


def read(folder: Path, areas: pd.DataFrame) -> Reading:
    """Census figures; shares for the Hansestadt and the kreisfreie Städte only.

    Raises:
        SourceFormatError: another number of municipalities, another heading, text where a number belongs.
    """
    del areas  # every Kreis, Land and Germany follows from the municipalities
    table = _municipalities(folder / FILE)
    rows = list(_sums(table))
    kreis = table["ags"].str[:5]
    alone = ~kreis.duplicated(keep=False)
    for record in table[alone].to_dict("records"):
        rows += [_row(name, record["ags"][:5], record[name]) for name in SHARES]
    for record in table[table["ags"] == CITY].to_dict("records"):
        rows += [_row(name, CITY, record[name]) for name in (*COUNTS, *SHARES)]
    left_out = int((~alone).sum()) - int((table["ags"] == CITY).sum())
    reason = "rounded shares of a municipality in a Landkreis, other than the Hansestadt"
    return Reading(tidy(rows), (FILE,), Counter({reason: left_out * len(SHARES)}))
