"""Breitbandatlas: share of households with broadband of a given speed, %.

Two methods which do not continue each other: `alle_technologien` (all technologies, 2010–2018; the method changed in
2015) and `privat` (wired technologies, end of 2018 to mid 2021; the operator of the atlas changed in 2018/19).

Up to 2014 the earlier file holds 0.0 for every Kreis of ten Länder and a part of an eleventh, down to 2 Mbit/s. Nowhere
was 2 Mbit/s without any household: a zero there says that there is no number, and no share of that year is taken.
"""

import re
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd

from data.build.contract import COLUMNS, Reading, SourceFormatError, numbers, text_table
from data.flags import Flag

EARLIER = {  # level → file, column of the key
    "kreis": ("alle_technologien_2010_2018_verf_landkreis_10_18_percent.csv", "ags"),
    "land": ("alle_technologien_2010_2018_verf_bundesland_10_18_percent.csv", "ags"),
    "germany": ("alle_technologien_2010_2018_verf_deutschland_10_18_percent.csv", "gebiet"),
    "city": ("alle_technologien_2010_2018_verf_gemeinde_10_18_percent.csv", "ags"),
}
LATER = {  # level → files, column of the key; the last part of the name says 1: mid-year, 2: end of the year
    "kreis": ("landkreis_privat_????_?.csv", "ags"),
    "land": ("bundesland_privat_????_?.csv", "ags"),
    "germany": ("deutschland_privat_????_?.csv", "staat"),
    "city": ("gemeinde_bezirke_privat_????_*.csv", "AGS"),
}
SPEEDS = (16, 30, 50, 100, 200, 400, 1000)  # Mbit/s
WIRED = {f"verf_100_{speed}": f"wired_{speed}" for speed in SPEEDS} | {"verf_ftth_1000": "ftth_1000"}
WIRED_IN_WORDS = {f"leitungsg. Technologien ≥ {speed} Mbit/s": f"wired_{speed}" for speed in SPEEDS} | {
    "FTTH/B ≥ 1000 Mbit/s": "ftth_1000"
}
DIGITS = {"kreis": 5, "land": 2, "city": 8}
CITY = "03355022"
# A file that still lists the first key gives the second without it: not today's Kreis.
MERGED = {"16056": "16063", "03152": "03159", "03156": "03159"}


def _areas(table: pd.DataFrame, file: Path, *, level: str, key: str) -> pd.Series:
    """Id of the area of each row; missing for rows that are not today's areas or not shown."""
    if level == "germany":
        if len(table) != 1 or table[key].iloc[0].lower() != "deutschland":
            raise SourceFormatError(file, "is not the one row of Germany", column=key)
        return pd.Series("DG", index=table.index)
    ids = table[key].str.zfill(DIGITS[level])
    wrong = table[~ids.str.fullmatch(rf"\d{{{DIGITS[level]}}}") | ids.duplicated()]
    if len(wrong):
        raise SourceFormatError(file, f"{wrong[key].iloc[0]!r} is no new key", row=wrong.index[0], column=key)
    if level == "city":
        return ids.where(ids == CITY)
    former = [old for old in MERGED if (ids == old).any()]
    return ids.where(~ids.isin(former + [MERGED[old] for old in former]))


def _shares(table: pd.DataFrame, file: Path, *, areas: pd.Series, columns: dict[str, tuple[str, int]]) -> pd.DataFrame:
    """Long rows of the columns heading → (series, year), for rows with an area."""
    parts = []
    for column, (series, year) in columns.items():
        value = numbers(table[column], file)[areas.notna()]
        if not value.between(0, 100).all():
            row = value.index[~value.between(0, 100)][0]
            raise SourceFormatError(file, f"{value[row]} is not a share in %", row=row, column=column)
        part = {"series": series, "area": areas.dropna(), "year": year, "value": value, "flag": Flag.CONFIRMED.value}
        parts.append(pd.DataFrame(part))
    return pd.concat(parts)


def _earlier(folder: Path, rejected: Counter[str]) -> list[pd.DataFrame]:
    parts = []
    for level, (name, key) in EARLIER.items():
        file = folder / name
        table = text_table(file, [key, "verf_300_16_2018", "verf_300_50_2018"])
        found = [re.fullmatch(r"verf_300_(16|50)_(\d{4})", column) for column in table.columns]
        columns = {f[0]: (f"breitbandatlas/alle_technologien/{f[1]}", int(f[2])) for f in found if f}
        areas = _areas(table, file, level=level, key=key)
        rejected["row of an area not shown or of a former territory"] += int(areas.isna().sum())
        shares = _shares(table, file, areas=areas, columns=columns)
        parts.append(_without_empty_years(shares, table, file, rejected=rejected))
    return parts


def _without_empty_years(
    shares: pd.DataFrame, table: pd.DataFrame, file: Path, *, rejected: Counter[str]
) -> pd.DataFrame:
    """The shares, missing where the file has no household with 2 Mbit/s in that year; indexed by the file's lines."""
    slowest = [column for column in table.columns if column.startswith("verf_300_2_")]
    empty = {(row, int(c[-4:])) for c in slowest for row in table.index[numbers(table[c], file) == 0]}
    keys = zip(shares.index, shares["year"], strict=True)
    is_empty = np.array([key in empty for key in keys], dtype=bool)
    rejected["0.0 in a year without any number for the area"] += int(is_empty.sum())
    return shares.assign(
        value=shares["value"].mask(is_empty), flag=shares["flag"].mask(is_empty, Flag.NOT_PUBLISHED.value)
    )


def _later(folder: Path, rejected: Counter[str]) -> tuple[list[pd.DataFrame], list[str]]:
    parts, names = [], []
    for level, (pattern, key) in LATER.items():
        files = sorted(folder.glob(pattern))
        if not files:
            raise SourceFormatError(folder / pattern, "no such file")
        for file in files:
            items = WIRED_IN_WORDS if level == "city" else WIRED
            first_line = file.read_text(encoding="utf-8").partition("\n")[0]
            table = text_table(file, [key, *items], sep=";" if ";" in first_line else ",")
            year = int(file.stem.split("_")[-2])
            columns = {column: (f"breitbandatlas/privat/{item}", year) for column, item in items.items()}
            areas = _areas(table, file, level=level, key=key)
            rejected["row of an area not shown or of a former territory"] += int(areas.isna().sum())
            parts.append(_shares(table, file, areas=areas, columns=columns))
            names.append(file.name)
    return parts, names


def read(folder: Path, areas: pd.DataFrame) -> Reading:
    """Shares (%) for Kreise, Länder, Germany and the Hansestadt; the year is that of the atlas's date."""
    rejected: Counter[str] = Counter()
    parts = _earlier(folder, rejected)
    later, names = _later(folder, rejected)
    files = (*(name for name, _ in EARLIER.values()), *names)
    return Reading(pd.concat(parts + later, ignore_index=True)[COLUMNS], files, rejected)
