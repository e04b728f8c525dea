"""Deutschlandatlas, data package of 12.12.2024: Kreise, and the Hansestadt from the sheets of municipalities.

Which codes are read, what each means and which period it describes stands in `deutschlandatlas_codes`. The year of
every series is the edition, since one edition holds figures of 2014 to 2024 side by side; the year in a sheet's name is
the territorial status of its keys.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd

from data.build import deutschlandatlas_codes as codes
from data.build.cells import check_headings
from data.build.contract import Reading, SourceFormatError, tidy
from data.flags import Flag

FILE = "Deutschlandatlas-Daten_2024-12-12.xlsx"
SERIES = "deutschlandatlas/ausgabe_2024/"
YEAR = 2024
CITY = "03355022"
CITY_NAME = "Lüneburg, Hansestadt"
MISSING = (-9999, -99999, "#VALUE!")
Row = tuple[str, str, int, float | None, Flag]

CLASSES = "classes such as “8,50 bis unter 10,00” instead of a number"


@dataclass(frozen=True)
class Sheet:
    """One sheet: the headings of key and name, the codes that are read, those left out with the reason."""

    key: str
    name: str
    codes: Mapping[str, codes.Code]
    left_out: Mapping[str, str] = field(default_factory=dict)
    city: str = ""  # key of the Hansestadt; none: a sheet of Kreise
    other_territory: frozenset[str] = frozenset()  # Kreise that are not today's under the same key
    zero_is_missing: frozenset[str] = frozenset()


_NAME, _VERBAND = "Gemeindename", "Gemeindeverbandsname"
SHEETS = {
    "Deutschlandatlas_KRS1222": Sheet(
        "KRS1222",
        "Kreisname",
        codes.KREIS_1222,
        {"preis_miet": CLASSES},
        zero_is_missing=frozenset({"wohn_EZFH"}),  # 0 for Landkreise in which dwellings are built every year
    ),
    "Deutschlandatlas_KRS1221": Sheet("KRS1221", "Kreisname", codes.KREIS_1221, {"preis_baul": CLASSES}),
    "Deutschlandatlas_KRS1220": Sheet(
        "KRS1220",
        "Kreisname",
        codes.KREIS_1220,
        other_territory=frozenset({"16056", "16063"}),  # Eisenach joined the Wartburgkreis on 1 July 2021
    ),
    "Deutschlandatlas_GEM1222": Sheet("GKZ1222", _NAME, codes.CITY_1222, city="3355022"),
    "Deutschlandatlas_VBGEM1222": Sheet("VBG1222", _VERBAND, codes.VERBAND_1222, city="33550022"),
    "Deutschlandatlas_GEM1221": Sheet("GKZ1221", _NAME, codes.CITY_1221, city="3355022"),
    "Deutschlandatlas_GEM1220": Sheet("GKZ1220", _NAME, codes.CITY_1220, city="3355022"),
    "Deutschlandatlas_VBGEM1219": Sheet("VBG1219", _VERBAND, codes.VERBAND_1219, city="03355022"),
    "Deutschlandatlas_GEM1218": Sheet("GKZ1218", _NAME, codes.CITY_1218, city="3355022"),
}


def _area(key: Any, name: Any, sheet: Sheet, *, place: tuple[Path, int]) -> str | None:
    """The area of a row: the Kreis of a key like 3353000, or the Hansestadt; none for other municipalities."""
    file, row = place
    text = str(key)
    if sheet.city:
        if (text == sheet.city) != (name == CITY_NAME):
            raise SourceFormatError(file, f"key {text} and name {name!r} do not agree", row=row, column=sheet.key)
        return CITY if text == sheet.city else None
    if not text.isdecimal() or len(text) not in (7, 8) or not text.endswith("000"):
        raise SourceFormatError(file, f"{text!r} is not a key of a Kreis", row=row, column=sheet.key)
    return text.zfill(8)[:5]


def _value(cell: Any, code: str, sheet: Sheet, *, place: tuple[Path, int]) -> float | None:
    file, row = place
    if cell is None or cell in MISSING or (cell == 0 and code in sheet.zero_is_missing):
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise SourceFormatError(file, f"{cell!r} is not a number", row=row, column=code)
    return float(cell)


def _read_sheet(lines: Any, sheet: Sheet, file: Path, *, kreise: frozenset[str], rejected: Counter[str]) -> list[Row]:
    headings = list(next(lines, ()))
    while headings and headings[-1] is None:  # some sheets have empty columns at the end
        headings.pop()
    check_headings(file, headings, [sheet.key, sheet.name, *sheet.codes, *sheet.left_out])
    rows: list[Row] = []
    for number, line in enumerate(lines, start=2):
        cells = dict(zip(headings, line, strict=False))
        place = (file, number)
        area = _area(cells[sheet.key], cells[sheet.name], sheet, place=place)
        if area is None:
            rejected["municipality other than the Hansestadt"] += 1
            continue
        if not sheet.city and area not in kreise:
            rejected["row of an area that is none of today's Kreise"] += 1
            continue
        if area in sheet.other_territory:
            rejected["Kreis with another territory than today's"] += 1
            rows += [(SERIES + code, area, YEAR, None, Flag.OTHER_TERRITORY) for code in sheet.codes]
            continue
        rejected.update(sheet.left_out.values())
        for code in sheet.codes:
            value = _value(cells[code], code, sheet, place=place)
            rejected["0 for dwellings built: cannot be told from withheld"] += value is None and cells[code] == 0
            flag = Flag.CONFIRMED if value is not None else Flag.NOT_PUBLISHED
            rows.append((SERIES + code, area, YEAR, value, flag))
    if sheet.city and not rows:
        raise SourceFormatError(file, f"no row of {CITY_NAME}", column=sheet.key)
    return rows


def read(folder: Path, areas: pd.DataFrame) -> Reading:
    """The columns of certain meaning, for the Kreise and the Hansestadt.

    Raises:
        SourceFormatError: the file or a sheet is absent, a heading has changed, text stands where a number belongs.
    """
    file = folder / FILE
    if not file.exists():
        raise SourceFormatError(file, "cannot be read: no such file")
    kreise = frozenset(areas.loc[areas["level"] == "kreis", "id"])
    rejected: Counter[str] = Counter()
    rows: list[Row] = []
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    for name, sheet in SHEETS.items():
        if name not in book.sheetnames:
            raise SourceFormatError(file, f"no sheet {name}")
        lines = book[name].iter_rows(values_only=True)
        rows += _read_sheet(lines, sheet, file, kreise=kreise, rejected=rejected)
    book.close()
    return Reading(tidy(rows), (FILE,), +rejected)
