"""Deutscher Wetterdienst: yearly means over Länder and Germany, from 1881 or 1951.

There is nothing below the Land, and nothing for Hamburg, Bremen and Berlin: three files (tm, sd, rrsfs) have columns
with these names, but Hamburg is the mean of Niedersachsen and Schleswig-Holstein in every row, and the other two follow
the Land around them, as in the files that state one mean for Niedersachsen/Hamburg/Bremen and for Brandenburg/Berlin.
"""

from collections import Counter
from pathlib import Path

import pandas as pd

from data.build.contract import COLUMNS, Reading, SourceFormatError, numbers, text_table
from data.flags import Flag

SOURCE = "dwd/regional_averages"
ELEMENTS = {  # element of the DWD → what it counts or measures
    "tm": "mean air temperature, °C",
    "rr": "precipitation, mm",
    "sd": "sunshine duration, h",
    "txas": "summer days (maximum at least 25 °C)",
    "txbs": "hot days (maximum at least 30 °C)",
    "txcs": "ice days (maximum below 0 °C)",
    "tnas": "frost days (minimum below 0 °C)",
    "tnes": "tropical nights (minimum at least 20 °C)",
    "rrsfs": "days with at least 10 mm of precipitation",
    "rrsgs": "days with at least 20 mm of precipitation",
}
AREAS = {
    "Schleswig-Holstein": "01", "Niedersachsen": "03", "Nordrhein-Westfalen": "05", "Hessen": "06",
    "Rheinland-Pfalz": "07", "Baden-Wuerttemberg": "08", "Bayern": "09", "Saarland": "10", "Brandenburg": "12",
    "Mecklenburg-Vorpommern": "13", "Sachsen": "14", "Sachsen-Anhalt": "15", "Thueringen": "16", "Deutschland": "DG",
}  # fmt: skip
COMBINED = ("Brandenburg/Berlin", "Niedersachsen/Hamburg/Bremen", "Thueringen/Sachsen-Anhalt", "Nord_mean", "Süd_mean")
DERIVED = ("Hamburg", "Bremen", "Berlin")  # not the DWD's own numbers, see above


def _element(folder: Path, element: str, *, rejected: Counter[str]) -> tuple[pd.DataFrame, str]:
    """Long rows of one element, and its file's name."""
    files = sorted(folder.glob(f"regional_averages_{element}_year.*"))
    if len(files) != 1:
        raise SourceFormatError(folder / f"regional_averages_{element}_year", f"{len(files)} files instead of one")
    file = files[0]
    first_line = file.read_text(encoding="utf-8").partition("\n")[0]
    table = text_table(file, ["Jahr", *AREAS], sep=";", header=0 if first_line.startswith("Jahr;") else 1)
    year = numbers(table["Jahr"], file).astype("int64")
    parts = []
    for column in (str(column) for column in table.columns):
        if column in AREAS:
            value = numbers(table[column].str.replace(",", "."), file)
            parts.append(pd.DataFrame({"area": AREAS[column], "year": year, "value": value}))
        elif column in COMBINED:
            rejected[f"value of {column}, not one area"] += len(table)
        elif column in DERIVED:
            rejected[f"value of {column}, derived from its neighbours"] += len(table)
        elif column != "Jahr" and not column.startswith(("Jahr.", "Unnamed")):
            raise SourceFormatError(file, "unknown area", row=table.index[0] - 1, column=column)
    return pd.concat(parts).assign(series=f"{SOURCE}/{element}", flag=Flag.CONFIRMED.value), file.name


def read(folder: Path, areas: pd.DataFrame) -> Reading:
    """Yearly means of the elements in `ELEMENTS` for Germany and the 13 Länder that are not cities."""
    rejected: Counter[str] = Counter()
    read_files = [_element(folder, element, rejected=rejected) for element in ELEMENTS]
    frame = pd.concat([frame for frame, _ in read_files], ignore_index=True)
    return Reading(frame[COLUMNS], tuple(name for _, name in read_files), rejected, recalculated=True)
