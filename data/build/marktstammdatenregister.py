"""Market data register (Marktstammdatenregister): installed capacity on 31 December, kW.

Germany is the register's own row, not a sum: in 2018 it also holds plants of no Land. Wind is onshore only.
"""

import re
from collections import Counter
from pathlib import Path

import pandas as pd

from data.build.contract import COLUMNS, Reading, SourceFormatError, numbers, text_table
from data.flags import Flag

SOURCE = "marktstammdatenregister/leistung"
FILES = "leistung_*.csv"
ITEMS = ("pv", "wind_on", "biomass", "water")
CITY = "03355022"
# Eisenach joined the Wartburgkreis on 1 July 2021; the editions up to 2021 still list it, and capacities add up.
MERGED = {"16056000": "16063000"}


def _area(key: str) -> str | None:
    """Id of the area behind a key of the register; None for a municipality that is not shown."""
    if key == CITY:
        return CITY
    if key == "DG000000" or key.endswith("000000"):
        return key[:2]
    return key[:5] if key.endswith("000") else None


def _capacities(file: Path, rejected: Counter[str]) -> pd.DataFrame:
    """One row per area, one column (kW) per energy source."""
    table = text_table(file, ["ags", *ITEMS])
    wrong = table[~table["ags"].str.fullmatch(r"\d{8}|DG000000")]
    if len(wrong):
        raise SourceFormatError(file, f"{wrong['ags'].iloc[0]!r} is no key", row=wrong.index[0], column="ags")
    if table["ags"].duplicated().any():
        row = table.index[table["ags"].duplicated()][0]
        raise SourceFormatError(file, "a second row for this key", row=row, column="ags")
    if "DG000000" not in set(table["ags"]):
        raise SourceFormatError(file, "no row DG000000", column="ags")
    area = table["ags"].replace(MERGED).map(_area)
    rejected["municipality not shown"] += int(area.isna().sum())
    values = pd.DataFrame({item: numbers(table[item], file) for item in ITEMS})
    return values.groupby(area).sum()


def read(folder: Path, areas: pd.DataFrame) -> Reading:
    """Installed kW of photovoltaics, onshore wind, biomass and hydro; the year is that of 31 December."""
    files = sorted(folder.glob(FILES))
    if not files:
        raise SourceFormatError(folder / FILES, "no such file")
    rejected: Counter[str] = Counter()
    parts = []
    for file in files:
        date = re.fullmatch(r"leistung_(\d{4})-12-31", file.stem)
        if date is None:
            raise SourceFormatError(file, "the name has no 31 December")
        wide = _capacities(file, rejected).rename_axis("area").reset_index()
        parts.append(wide.melt("area", var_name="item", value_name="value").assign(year=int(date[1])))
    frame = pd.concat(parts, ignore_index=True)
    frame["series"] = SOURCE + "/" + frame["item"]
    frame["flag"] = Flag.CONFIRMED.value
    return Reading(frame[COLUMNS], tuple(file.name for file in files), rejected)
