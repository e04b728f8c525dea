"""Municipality directory (GV-ISys): population and area on 31 December, added up from the municipalities.

Population is on the census of 2011 from 2012 to 2023; the editions before are on older counts (the census of 1987 in
western Germany; 1983 was published before it). 2011 is left out: this register still has it on the older count. From
2022 on the population updates are on the census of 2022: what this register has of these years is a series of its own.
"""

from collections import Counter
from pathlib import Path

import pandas as pd

from data.build.contract import COLUMNS, Reading, SourceFormatError, numbers, text_table
from data.flags import Flag

FILE = "gemeinden_1983_2023.csv.gz"
SOURCE = "gv_isys/gemeinden"
ITEMS = {"bevoelkerung": "population", "flaeche_km2": "area_km2"}
OPEN = ("", "/")  # the source gives no number
CITY = "03355022"
ALL_LAENDER = 16
# Carries the numbers of the year before: table 12411 has the same population in 393 Kreise for 1997, in none for 1998.
MISDATED = "1998-12-31"
# Still on the census of 1987, while table 12411 has the same day on the census of 2011.
OLD_BASE = 2011
SUPERSEDED = 2022  # from this year on the population of this register is still on the census of 2011
SHORTENED = {"0700999": "07000999"}  # a zero is lost in the edition of 2010


def _municipalities(file: Path, rejected: Counter[str]) -> pd.DataFrame:
    """One row per municipality and date: ags, year, population, area_km2 (km²)."""
    table = text_table(file, ["stichtag", "ags", *ITEMS])
    table["ags"] = table["ags"].replace(SHORTENED)
    for column, pattern in (("ags", r"\d{8}"), ("stichtag", r"\d{4}-12-31")):
        wrong = table[~table[column].str.fullmatch(pattern)]
        if len(wrong):
            raise SourceFormatError(file, f"{wrong[column].iloc[0]!r}", row=wrong.index[0], column=column)
    misdated = table["stichtag"] == MISDATED
    rejected[f"dated {MISDATED}, but equal to the year before in table 12411"] += int(misdated.sum())
    table = table[~misdated]
    repeated = table.duplicated(["stichtag", "ags", *ITEMS])
    rejected["row repeats another one exactly"] += int(repeated.sum())
    table = table[~repeated]
    if table.duplicated(["stichtag", "ags"]).any():
        row = table.index[table.duplicated(["stichtag", "ags"])][0]
        raise SourceFormatError(file, "a second row for this municipality and date", row=row, column="ags")
    values = {item: numbers(table[column], file, missing=OPEN) for column, item in ITEMS.items()}
    return pd.DataFrame({"ags": table["ags"], "year": table["stichtag"].str[:4].astype("int64"), **values})


def _totals(municipalities: pd.DataFrame, key: pd.Series) -> pd.DataFrame:
    """Sums per area and year; a total is missing where one of its municipalities is."""
    keyed = municipalities.assign(area=key).dropna(subset="area")
    sums = keyed.groupby(["area", "year"])[list(ITEMS.values())].sum(skipna=False)
    return sums.round(2).reset_index()  # the source has two decimals: more are noise of adding up


def read(folder: Path, areas: pd.DataFrame) -> Reading:
    """Population and area (km²) of Kreise, Länder, Germany and the Hansestadt.

    Germany is given for dates with all 16 Länder only. A municipality without a number is confidential, and makes the
    totals that it is in incomplete, not confidential.
    """
    file = folder / FILE
    rejected: Counter[str] = Counter()
    table = _municipalities(file, rejected)
    ags = table["ags"]
    is_whole = table.groupby("year")["ags"].transform(lambda keys: keys.str[:2].nunique()) == ALL_LAENDER
    germany = pd.Series("DG", index=table.index).where(is_whole)
    keys = (ags.str[:5], ags.str[:2], germany, ags.where(ags == CITY))
    totals = pd.concat([_totals(table, key) for key in keys])
    frame = totals.melt(["area", "year"], var_name="item", value_name="value")
    old_base = (frame["year"] == OLD_BASE) & (frame["item"] == ITEMS["bevoelkerung"])
    rejected[f"population of {OLD_BASE}, still on the census of 1987"] = int(old_base.sum())
    frame = frame[~old_base]
    is_superseded = (frame["year"] >= SUPERSEDED) & (frame["item"] == ITEMS["bevoelkerung"])
    frame["series"] = SOURCE + "/" + frame["item"].mask(is_superseded, f"{ITEMS['bevoelkerung']}_census_2011")
    frame["flag"] = Flag.CONFIRMED.value
    frame.loc[frame["value"].isna(), "flag"] = Flag.INCOMPLETE.value
    frame.loc[frame["value"].isna() & (frame["area"] == CITY), "flag"] = Flag.CONFIDENTIAL.value
    return Reading(frame[COLUMNS].reset_index(drop=True), (FILE,), rejected)
