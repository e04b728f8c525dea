"""Added: figures that came by `python -m data.build add`, one tidy file per indicator in `data/added/`."""

import io
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from data.build.cells import number, read_table, year
from data.build.contract import Reading, SourceFormatError, tidy
from data.catalogue import ADDED
from data.flags import MISSING, Flag

COLUMNS = ("area", "year", "value", "flag")
Row = tuple[str, int, float | None, Flag]  # area, year, value, flag


def written(rows: Iterable[Row]) -> bytes:
    """The content of a tidy file, by area and year; every value keeps all its digits."""
    lines = [",".join(COLUMNS)]
    for area, when, value, flag in sorted(rows, key=lambda row: row[:2]):
        digits = "" if value is None else np.format_float_positional(value, trim="-")
        lines.append(f"{area},{when},{digits},{flag.value}")
    return ("\n".join(lines) + "\n").encode()


def reading(name: str, rows: Iterable[Row]) -> Reading:
    """The rows of an indicator as what an importer gives."""
    return Reading(tidy((f"{ADDED}/{name}", *row) for row in rows), (f"{name}.csv",))


def _rows(file: Path, known: set[str]) -> list[Row]:
    rows: list[Row] = []
    for line, cells in enumerate(read_table(file, COLUMNS), start=2):
        if cells["area"] not in known:
            raise SourceFormatError(file, f"unknown area {cells['area']!r}", row=line, column="area")
        when = year(cells["year"], file, row=line, column="year")
        value = number(cells["value"], file, row=line, column="value")
        if cells["flag"] not in list(Flag) or (value is None) is not (Flag(cells["flag"]) in MISSING):
            raise SourceFormatError(file, f"{cells['flag']!r} does not fit the value", row=line, column="flag")
        if rows and rows[-1][:2] >= (cells["area"], when):
            raise SourceFormatError(file, "rows do not ascend by area and year", row=line)
        rows.append((cells["area"], when, value, Flag(cells["flag"])))
    return rows


def read(folder: Path, areas: pd.DataFrame) -> list[Reading]:
    """One reading per tidy file of the folder, none where nothing was added.

    Raises:
        SourceFormatError: a file was changed by hand and is wrong; file, row and column are named.
    """
    known = set(areas["id"])
    return [reading(file.stem, _rows(file, known)) for file in sorted(folder.glob("*.csv"))]


def as_parquet(observations: pd.DataFrame) -> bytes:
    """The content of observations.parquet: the same bytes for the same observations."""
    content = io.BytesIO()
    observations.to_parquet(content, index=False, compression="zstd")
    return content.getvalue()


def merged(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """The observations with those of the indicators of `new` in place of their own, as the whole build orders them."""
    both = pd.concat([old[~old["indicator"].isin(new["indicator"])], new.astype(old.dtypes.to_dict())])
    return both.sort_values(["indicator", "area", "year"])[list(old.columns)].reset_index(drop=True)
