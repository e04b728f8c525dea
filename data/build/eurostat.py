"""Eurostat: births, deaths, GDP, population by age and its structure, for Germany, NUTS 1 and NUTS 3 (2021).

Births and deaths of some years before 2006 are rounded to hundreds or tens by the publisher, without a mark.
"""

import gzip
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.build.contract import COLUMNS, Reading, SourceFormatError, numbers
from data.flags import Flag, worst

FLAGS = {"p": Flag.PROVISIONAL, "e": Flag.ESTIMATED, "b": Flag.BREAK}
LAENDER = {  # Länder of Germany in NUTS 1
    "DEF": "01", "DE6": "02", "DE9": "03", "DE5": "04", "DEA": "05", "DE7": "06", "DEB": "07", "DE1": "08",
    "DE2": "09", "DEC": "10", "DE3": "11", "DE4": "12", "DE8": "13", "DED": "14", "DEE": "15", "DEG": "16",
}  # fmt: skip


@dataclass(frozen=True)
class Table:
    """One file: the dimensions that name a series, and the items left out."""

    file: str
    source: str
    dimensions: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def series(self, cells: pd.DataFrame) -> pd.Series:
        """Name of the series of each row."""
        name = pd.Series(f"eurostat/{self.source}", index=cells.index)
        for dimension in self.dimensions:
            name = name + "/" + cells[dimension]
        return name if self.dimensions else name + "/total"


TABLES = (
    Table("births.tsv", "births"),
    Table("deaths_total.tsv", "deaths"),
    Table("estat_nama_10r_3gdp.tsv", "nama_10r_3gdp", ("unit",), without=("MIO_NAC",)),  # the same as MIO_EUR
    Table("demo_r_pjangrp3.tsv.gz", "demo_r_pjangrp3", ("sex", "age"), without=("UNK",)),
    Table("estat_demo_r_pjanind3.tsv.gz", "demo_r_pjanind3", ("indic_de",)),
)


def _cells(file: Path, table: Table) -> pd.DataFrame:
    """German rows as text; the index counts the file's lines. Tabs or commas part the years."""
    try:
        raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        cells = pd.read_csv(io.StringIO(raw.decode().replace("\t", ",")), dtype=str, keep_default_na=False)
    except (gzip.BadGzipFile, EOFError, ValueError) as error:  # not UTF-8, a row with more cells, or cut off
        raise SourceFormatError(file, f"cannot be read: {error}") from error
    cells.columns = [str(column).split("\\")[0].strip() for column in cells.columns]
    for column in (*table.dimensions, "unit", "geo"):
        if column not in cells:
            raise SourceFormatError(file, "heading not found", row=1, column=column)
    cells.index = pd.RangeIndex(2, 2 + len(cells))
    return cells[cells["geo"].str.startswith("DE") & cells["geo"].str.len().isin([2, 3, 5])]


def _values(cells: pd.Series, file: Path) -> pd.DataFrame:
    """Value and flag of the cells of one year; ":" is a value that is not published."""
    parts = cells.str.extract(r"^(?P<number>:|-?[\d.]+) ?(?P<letters>[a-z]*) *$")
    is_unknown = parts["number"].isna() | ~parts["letters"].fillna("").str.fullmatch(f"[{''.join(FLAGS)}]*")
    if is_unknown.any():
        row = cells.index[is_unknown][0]
        raise SourceFormatError(file, f"unknown value or flag {cells[row]!r}", row=row, column=str(cells.name))
    value = numbers(parts["number"].rename(str(cells.name)), file, missing=(":",))
    meaning = {letters: worst(Flag.CONFIRMED, *(FLAGS[x] for x in letters)) for letters in parts["letters"].unique()}
    flag = parts["letters"].map(meaning).where(value.notna(), Flag.NOT_PUBLISHED)
    return pd.DataFrame({"value": value, "flag": flag.astype(str)})


def _read_table(folder: Path, table: Table, *, ids: dict[str, str], rejected: Counter[str]) -> pd.DataFrame:
    """Long rows of one file for areas in `ids` (NUTS code → id)."""
    file = folder / table.file
    cells = _cells(file, table)
    is_known = cells["geo"].isin(list(ids))
    rejected["row of a NUTS region that is not one of today's areas"] += int((~is_known).sum())
    cells = cells[is_known]
    for dimension in table.dimensions:
        cells = cells[~cells[dimension].isin(table.without)]
    if "sex" in table.dimensions:  # women and men in total only
        cells = cells[(cells["sex"] == "T") | (cells["age"] == "TOTAL")]
    years = [column for column in cells.columns if str(column).isdigit()]
    keys = pd.DataFrame({"series": table.series(cells), "area": cells["geo"].map(ids)})
    return pd.concat([keys.join(_values(cells[year], file)).assign(year=int(year)) for year in years])


def read(folder: Path, areas: pd.DataFrame) -> Reading:
    """Births, deaths, GDP, population on 1 January (persons, % and years) as published.

    NUTS 3 regions are found by the column nuts of `areas`; a region without an area there is counted and left out.
    """
    with_nuts = areas[areas["nuts"].notna() & (areas["level"] == "kreis")]
    ids = {"DE": "DG", **LAENDER, **dict(zip(with_nuts["nuts"], with_nuts["id"], strict=True))}
    rejected: Counter[str] = Counter()
    parts = [_read_table(folder, table, ids=ids, rejected=rejected) for table in TABLES]
    frame = pd.concat(parts, ignore_index=True)[COLUMNS]
    if frame.duplicated(["series", "area", "year"]).any():
        twice = frame[frame.duplicated(["series", "area", "year"])].iloc[0]
        raise SourceFormatError(folder, f"two values for {twice['series']}, {twice['area']}, {twice['year']}")
    return Reading(frame, tuple(table.file for table in TABLES), rejected, recalculated=True)
