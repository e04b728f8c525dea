"""Observations: area × indicator × year → value, flag, as arrays that answer at once."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.flags import MISSING, Flag

FILE = Path(__file__).parent / "observations.parquet"
REBUILD = "python -m data.build --sources DIR"
KEY = ["indicator", "area", "year"]
COLUMNS = {*KEY, "value", "flag"}
FIRST, LAST = 1881, 2100  # years: the weather service's means of areas begin in 1881


class DataFileError(RuntimeError):
    """A tidy file cannot be used: `file` names it, `cause` is the rest of a key `error.…`, `place` says where."""

    def __init__(self, file: Path, cause: str, *, place: str = "", command: str = REBUILD) -> None:
        """The parts stay readable on the error; `command` rebuilds the file."""
        super().__init__(f"{file.name}: {cause} {place}".rstrip() + f"; rebuild it with: {command}")
        self.file, self.cause, self.place, self.command = file, cause, place, command


@dataclass(frozen=True)
class Observation:
    """One value of one area in one year; `value` is None where there is none."""

    value: float | None
    flag: Flag


NOTHING = Observation(None, Flag.NOT_PUBLISHED)


@dataclass(frozen=True)
class Panel:
    """All observations of one indicator as arrays: areas are rows, years are columns."""

    rows: Mapping[str, int]  # area → row
    years: tuple[int, ...]  # ascending, one per column
    values: npt.NDArray[np.float64]  # NaN where there is none
    flags: npt.NDArray[np.object_]  # text of a `Flag`, None where nothing was observed

    def at(self, area: str, year: int) -> Observation:
        """The observation of an area in a year."""
        if area not in self.rows or year not in self.years:
            return NOTHING
        place = self.rows[area], self.years.index(year)
        if self.flags[place] is None:
            return NOTHING
        value = float(self.values[place])
        return Observation(None if np.isnan(value) else value, Flag(self.flags[place]))

    def series(self, area: str) -> list[tuple[int, Observation]]:
        """All observations of an area by year, those without a value included."""
        return [(year, self.at(area, year)) for year in self.years]

    def years_of(self, areas: Iterable[str]) -> tuple[int, ...]:
        """Years in which at least one of the areas has a value, ascending."""
        rows = [self.rows[area] for area in areas if area in self.rows]
        if not rows:
            return ()
        present = np.flatnonzero(~np.isnan(self.values[rows]).all(axis=0))
        return tuple(self.years[column] for column in present)

    def districts(self, year: int) -> dict[str, float]:
        """Values of all Kreise (AGS of five digits) that have one in the year, by area."""
        if year not in self.years:
            return {}
        column = self.values[:, self.years.index(year)].tolist()
        return {a: column[r] for a, r in self.rows.items() if len(a) == 5 and not math.isnan(column[r])}

    def all_districts(self) -> npt.NDArray[np.float64]:
        """Values of all Kreise in all years: an array of Kreise with any value × years."""
        rows = self.values[[row for area, row in self.rows.items() if len(area) == 5]]
        return np.asarray(rows[~np.isnan(rows).all(axis=1)], dtype="float64")


def _panel(frame: pd.DataFrame) -> Panel:
    areas, row = np.unique(frame["area"].to_numpy(dtype="str"), return_inverse=True)
    years, column = np.unique(frame["year"].to_numpy(), return_inverse=True)
    values = np.full((len(areas), len(years)), np.nan)
    flags = np.full((len(areas), len(years)), None, dtype=object)
    values[row, column] = frame["value"].to_numpy(dtype="float64")
    flags[row, column] = frame["flag"].to_numpy(dtype=object)
    rows = {str(area): place for place, area in enumerate(areas)}
    return Panel(rows=rows, years=tuple(int(year) for year in years), values=values, flags=flags)


class Observations(Mapping[str, Panel]):
    """Panels by indicator id; each is laid out on first use and kept."""

    def __init__(self, frame: pd.DataFrame) -> None:
        """`frame` has the columns of `COLUMNS`, keys unique."""
        self._frames = {str(name): part for name, part in frame.groupby("indicator", observed=True)}
        self._panels: dict[str, Panel] = {}

    def __getitem__(self, indicator: str) -> Panel:
        if indicator not in self._panels:
            self._panels[indicator] = _panel(self._frames[indicator])
        return self._panels[indicator]

    def __iter__(self) -> Iterator[str]:
        return iter(self._frames)

    def __len__(self) -> int:
        return len(self._frames)

    def has_values(self, indicator: str) -> bool:
        """Whether any area has a value in any year."""
        return indicator in self._frames and bool(self._frames[indicator]["value"].notna().any())

    # What is computed from them can be remembered by them: two readings are never compared value by value.
    __hash__ = object.__hash__
    __eq__ = object.__eq__


def _check(frame: pd.DataFrame, file: Path) -> None:
    """`DataFileError` with the first cell that breaks a promise which every chart and table relies on."""
    is_missing = frame["flag"].isin(MISSING)
    wrong = {
        "year": ~frame["year"].between(FIRST, LAST),
        "flag": ~frame["flag"].isin(list(Flag)),
        "infinite": np.isinf(frame["value"]),
        "gap": frame["value"].isna() != is_missing,
        "twice": frame.duplicated(KEY),
    }
    for cause, rows in wrong.items():
        if rows.any():
            raise DataFileError(file, cause, place=", ".join(map(str, frame.loc[rows.idxmax(), KEY])))


def read_observations(file: Path) -> pd.DataFrame:
    """The tidy file as a frame, checked.

    Raises:
        DataFileError: the file is missing, unreadable, has other columns, or a cell in it cannot be right.
    """
    if not file.exists():
        raise DataFileError(file, "missing")
    try:
        frame = pd.read_parquet(file)
        if set(frame.columns) != COLUMNS:
            raise DataFileError(file, "columns")
        frame = frame.astype({"year": "int64", "value": "float64"})
    except (OSError, ValueError, TypeError) as error:
        raise DataFileError(file, "damaged") from error
    _check(frame, file)
    return frame


def check_declared(observations: Observations, indicators: Iterable[str], file: Path = FILE) -> None:
    """`DataFileError` with the first declared indicator that has no value at all."""
    for indicator in indicators:
        if not observations.has_values(indicator):
            raise DataFileError(file, "empty", place=indicator)


@cache
def load_observations(file: Path = FILE) -> Observations:
    """All observations, read once.

    Raises:
        DataFileError: the file is missing or damaged.
    """
    return Observations(read_observations(file))
