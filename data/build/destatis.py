"""Destatis cube 12411KJ002: population on 31 December, Kreise of Niedersachsen and Hamburg.

2018 to 2021 equal GV-ISys in every Kreis, thus are on the census of 2011; 2022 and 2023 are on the census of 2022.
"""

from pathlib import Path

import pandas as pd

from data.build.contract import COLUMNS, Reading, SourceFormatError, numbers, text_table
from data.flags import Flag

FILE = "12411KJ002_niedersachsen_hamburg_2018_2023.csv"
SERIES = "destatis/12411KJ002/population"
NEW_BASE, NEW_SERIES = 2022, f"{SERIES}_census_2022"  # from this year on, under this name


def read(folder: Path, areas: pd.DataFrame) -> Reading:
    """Population (persons) by Kreis; the year is that of 31 December."""
    file = folder / FILE
    table = text_table(file, ["ags", "stichtag", "bevoelkerung"])
    for column, pattern in (("ags", r"\d{5}"), ("stichtag", r"31\.12\.\d{4}")):
        wrong = table[~table[column].str.fullmatch(pattern)]
        if len(wrong):
            raise SourceFormatError(file, f"{wrong[column].iloc[0]!r}", row=wrong.index[0], column=column)
    year = table["stichtag"].str[-4:].astype("int64")
    frame = pd.DataFrame(
        {
            "series": pd.Series(SERIES, index=table.index).mask(year >= NEW_BASE, NEW_SERIES),
            "area": table["ags"],
            "year": year,
            "value": numbers(table["bevoelkerung"], file),
            "flag": Flag.CONFIRMED.value,
        }
    )
    return Reading(frame[COLUMNS].reset_index(drop=True), (FILE,))
