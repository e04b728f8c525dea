"""Population on 31 December by age group: table 12411-02-03-4 in long form, from 2023 on the census of 2022.

Series: "regionaldatenbank/12411-02-03-4/<age group>", both sexes; "Insgesamt" is the whole population.
"""

from collections import Counter
from pathlib import Path

import pandas as pd

from data.build.contract import COLUMNS, Reading, SourceFormatError, numbers, text_table
from data.flags import Flag

FILE = "12411-02-03-4_2023_2024_long.csv"
SERIES = "regionaldatenbank/12411-02-03-4/"
TOTAL = "Insgesamt"
HEADINGS = ("jahr", "region_code", "altersgruppe", "insgesamt")
FORMER = "region or former Kreis, not in the register"


def _check(table: pd.DataFrame, file: Path) -> None:
    """Each area has each age group once in each year, and these add up to its whole population."""
    key = ["jahr", "region_code", "altersgruppe"]
    if table.duplicated(key).any():
        row = table.index[table.duplicated(key)][0]
        raise SourceFormatError(file, "a second row for this year, area and age group", row=row, column="altersgruppe")
    by_area = table.set_index(key)["value"].unstack("altersgruppe")  # noqa: PD010 (keys are unique: nothing to pivot)
    differing = by_area.drop(columns=TOTAL).sum(axis=1, skipna=False) != by_area[TOTAL]
    if differing.any():
        year, area = by_area.index[differing][0]
        raise SourceFormatError(file, f"the age groups of {area} in {year} do not add up to {TOTAL!r}")


def read(folder: Path, areas: pd.DataFrame) -> Reading:
    """Persons by age group in Kreise, Länder and Germany.

    Raises:
        SourceFormatError: another heading, text where a number belongs, or age groups that do not make the total.
    """
    file = folder / FILE
    table = text_table(file, HEADINGS, sep=";")
    wrong = table[~table["jahr"].str.fullmatch(r"\d{4}")]
    if len(wrong):
        raise SourceFormatError(file, f"{wrong['jahr'].iloc[0]!r} is no year", row=wrong.index[0], column="jahr")
    is_known = table["region_code"].isin(areas["id"])
    table = table[is_known].assign(value=numbers(table["insgesamt"][is_known], file))
    _check(table, file)
    frame = pd.DataFrame(
        {
            "series": SERIES + table["altersgruppe"],
            "area": table["region_code"],
            "year": table["jahr"].astype("int64"),
            "value": table["value"],
            "flag": Flag.CONFIRMED.value,
        }
    )
    return Reading(frame[COLUMNS].reset_index(drop=True), (FILE,), Counter({FORMER: int((~is_known).sum())}))
