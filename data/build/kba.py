"""Kraftfahrt-Bundesamt FZ 1.2: battery-electric cars on 1 January.

A file is named by the year that ends the day before: the cars of the file 2018 add up to 83,125, and the KBA gives
83,175 for 1 January 2019 (cars without a known Kreis make the difference); so for every file from 2017 to 2024.
"""

import re
from collections import Counter
from pathlib import Path

import pandas as pd

from data.build.contract import Reading, SourceFormatError, tidy
from data.flags import Flag

SERIES = "kba/fz1/battery_electric_cars"
FILES = "registered_evs_*.csv"
HEADING = "regional_id,number_of_registered_evs"
COUNT = re.compile(r"\d{1,3}(\.\d{3})*")  # a dot parts thousands: 1.020 is one thousand and twenty


def _cars(file: Path) -> dict[str, int]:
    """Kreis → cars; whatever stands before the heading is a note."""
    lines = file.read_text(encoding="utf-8").splitlines()
    if HEADING not in lines:
        raise SourceFormatError(file, f"no heading {HEADING!r}")
    start = lines.index(HEADING) + 1
    cars: dict[str, int] = {}
    for row, line in enumerate(lines[start:], start=start + 1):
        if not line.strip():
            continue
        kreis, _, count = line.partition(",")
        if not re.fullmatch(r"\d{5}", kreis) or kreis in cars:
            raise SourceFormatError(file, f"{kreis!r} is no new key of a Kreis", row=row, column="regional_id")
        if not COUNT.fullmatch(count):
            message = f"{count!r} is not a count with dots between thousands"
            raise SourceFormatError(file, message, row=row, column="number_of_registered_evs")
        cars[kreis] = int(count.replace(".", ""))
    return cars


def read(folder: Path, areas: pd.DataFrame) -> Reading:
    """Battery-electric cars by Kreis; the year is that of 1 January, one after the year in the file's name.

    A file that repeats the next one is left out: which date it was meant for is not known.
    """
    files = sorted(folder.glob(FILES))
    if not files:
        raise SourceFormatError(folder / FILES, "no such file")
    read_files = [_cars(file) for file in files]
    rejected: Counter[str] = Counter()
    rows: list[tuple[str, str, int, float | None, Flag]] = []
    for i, (file, cars) in enumerate(zip(files, read_files, strict=True)):
        if i + 1 < len(files) and cars == read_files[i + 1]:
            rejected[f"{file.name} repeats {files[i + 1].name}"] += len(cars)
            continue
        year = int(file.stem[-4:]) + 1
        rows += [(SERIES, kreis, year, float(count), Flag.CONFIRMED) for kreis, count in cars.items()]
    return Reading(tidy(rows), tuple(file.name for file in files), rejected)
