"""Observations: area × indicator × year → value, flag, as arrays that answer at once."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
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

    def flags_of(self, areas: Iterable[str], year: int) -> set[Flag]:
        """The flags that these areas have in a year."""
        rows = [self.rows[area] for area in areas]
        return {Flag(flag) for flag in self.flags[rows, self.years.index(year)].tolist() if flag is not None}

    def districts(self, year: int) -> frozenset[str]:
        """All Kreise that have a value in the year, even one known to be off: what is published, not what compares."""
        if year not in self.years:
            return frozenset()
        column = self.values[:, self.years.index(year)].tolist()
        return frozenset(area for area in self.kreise if not math.isnan(column[self.rows[area]]))

    @cached_property
    def kreise(self) -> tuple[str, ...]:
        """All Kreise (AGS of five digits), in the order of `comparable`."""
        return tuple(area for area in self.rows if len(area) == 5)

    @cached_property
    def comparable(self) -> npt.NDArray[np.float64]:
        """The one source of what is compared: values of Kreise × years, NaN for none and for one known to be off."""
        rows = [self.rows[area] for area in self.kreise]
        is_off = self.flags[rows] == Flag.NOT_COMPARABLE
        return np.asarray(np.where(is_off, np.nan, self.values[rows]), dtype="float64").reshape(-1, len(self.years))

    def compared(self, year: int) -> dict[str, float]:
        """Values of all Kreise that have one in the year which compares with the others, by area."""
        if year not in self.years:
            return {}
        column = self.comparable[:, self.years.index(year)].tolist()
        return {area: value for area, value in zip(self.kreise, column, strict=True) if not math.isnan(value)}


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
