"""INKAR of the BBSR: indicators 1995–2022, the series behind the GISD, the GISD score, the 2025 edition."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from data.build import inkar_columns as columns
from data.build.cells import number, read_rows, read_table, year
from data.build.contract import Reading, SourceFormatError, tidy
from data.flags import Flag

CITY = "03355022"
CITY_NAME = "Lüneburg, Hansestadt"  # a municipality without a Gemeindeverband: it is its own Verband
CITY_KEYS = {"Gemeinden": CITY, "Gemeindeverbände (Verwaltungsgemeinschaft)": "033550022"}

WORKING_AGE = "Erwerbsfähige Bevölkerung (15 bis unter 65 Jahre)"
SERIES_FILES = {
    "gisd_A_Arbeitslosigkeit.csv": "Arbeitslose",
    "gisd_A_ArbeitslosigkeitKreis.csv": "Arbeitslose",
    "gisd_A_BeschaeftigtenquoteKreis.csv": "Beschäftigtenquote",
    "gisd_A_Bruttoverdienst.csv": "Bruttoverdienst",
    "gisd_A_ErwerbsfaehigeBevoelkerung.csv": WORKING_AGE,
    "gisd_A_ErwerbsfaehigeBevoelkerungKreis.csv": WORKING_AGE,
    "gisd_B_BeschaeftigtemitakadAbschluss.csv": "Beschäftigte am WO mit akademischen Abschluss",
    "gisd_B_BeschaeftigteohneAbschluss.csv": "Beschäftigte am WO ohne Berufsabschluss",
    "gisd_B_SVBeschaeftigte.csv": "Sozialversicherungspflichtig Beschäftigte am Wohnort",
    "gisd_E_Einkommensteuer.csv": "Einkommensteuer",
    "gisd_E_Haushaltseinkommen.csv": "Haushaltseinkommen",
    "gisd_E_Schuldnerquote.csv": "Schuldnerquote",
}
CODEBOOK_COLUMNS = ("variable", "label", "unit", "category", "inkar_code", "notes", "missing_pct")
SCORES = ("gisd_score", "gisd_5", "gisd_10", "gisd_k")


@dataclass
class Collected:
    """Rows of a `Reading` while they come in, for the Kreise of today and the Hansestadt."""

    kreise: frozenset[str]
    rows: list[tuple[str, str, int, float | None, Flag]] = field(default_factory=list)
    rejected: Counter[str] = field(default_factory=Counter)

    def is_kreis(self, key: str) -> bool:
        """Whether `key` is one of today's Kreise; counts the row as left out if not."""
        if key not in self.kreise:
            self.rejected["row of an area that is none of today's Kreise"] += 1
        return key in self.kreise

    def add(self, series: str, area: str, at: int, *, value: float | None, gaps: Iterable[columns.Gap] = ()) -> None:
        """Keep a value; a blank is no observation, a 0 that is a declared gap becomes a missing value."""
        if value is None:
            return
        item = series.rsplit("/", 1)[-1]
        for gap in gaps:
            if gap.column == item and gap.holds(area, at, value):
                self.rejected[f"{item}: {gap.reason}"] += 1
                self.rows.append((series, area, at, None, gap.flag))
                return
        self.rows.append((series, area, at, value, Flag.CONFIRMED))


def _indicators(folder: Path, into: Collected) -> None:
    """30 indicators of the Kreise, territory of 2021; the codebook names the columns."""
    codebook = read_table(folder / "kreise_1995_2022_codebook.csv", CODEBOOK_COLUMNS)
    names = [row["variable"] for row in codebook if row["category"] != "ID"]
    file = folder / "kreise_1995_2022.csv"
    for line, row in enumerate(read_table(file, ["county_code", "year", *names]), start=2):
        area, at = row["county_code"], year(row["year"], file, row=line, column="year")
        if into.is_kreis(area):
            for name in names:
                value = number(row[name], file, row=line, column=name)
                into.add(f"inkar/kreise_1995_2022/{name}", area, at, value=value, gaps=columns.SERIES_GAPS)


def _series(file: Path, item: str, into: Collected) -> None:
    """One INKAR series: a line of names, a line of years, then one line per area."""
    rows = read_rows(file)
    if rows[0][:3] != ["Kennziffer", "Raumeinheit", "Aggregat"] or len(rows) < 3:
        raise SourceFormatError(
            file, "does not begin with Kennziffer, Raumeinheit, Aggregat and a line of years", row=1
        )
    for place, heading in enumerate(rows[0][3:], start=4):
        if heading != item:
            raise SourceFormatError(file, f"{heading!r} instead of {item!r}", row=1, column=place)
    years = [year(text, file, row=2, column=str(place)) for place, text in enumerate(rows[1][3:], start=4)]
    for line, (key, name, level, *cells) in enumerate(rows[2:], start=3):
        area = _area(key, name, level, place=(file, line), into=into)
        for at, text in zip(years, cells, strict=True):
            value = number(text, file, row=line, column=f"{item} {at}")
            if area is not None:
                into.add(f"inkar/gisd_reihen/{item}", area, at, value=value)


def _area(key: str, name: str, level: str, *, place: tuple[Path, int], into: Collected) -> str | None:
    """The Kreis or the Hansestadt of a row; none for another municipality."""
    file, line = place
    if level == "Kreise":
        return key if into.is_kreis(key) else None
    if level not in CITY_KEYS:
        raise SourceFormatError(file, f"unknown level {level!r}", row=line, column="Aggregat")
    if (key == CITY_KEYS[level]) != (name == CITY_NAME):
        raise SourceFormatError(file, f"key {key} and name {name!r} do not agree", row=line, column="Kennziffer")
    if name != CITY_NAME:
        into.rejected["municipality other than the Hansestadt"] += 1
        return None
    return CITY


def _scores(file: Path, into: Collected) -> None:
    """The GISD: the score is normed from 0 to 1 within each year, so its levels do not compare over the years."""
    for line, row in enumerate(read_table(file, ["kreis_id", "kreis_name", "year", *SCORES]), start=2):
        at = year(row["year"], file, row=line, column="year")
        if into.is_kreis(row["kreis_id"]):
            for name in SCORES:
                value = number(row[name], file, row=line, column=name)
                into.add(f"inkar/gisd_score/{name}", row["kreis_id"], at, value=value)


def published(text: str, file: Path, *, row: int, column: str) -> float | None:
    """The figure as published: 33581.890625, a 32-bit number, stands for 33581.89.

    Raises:
        SourceFormatError: no figure of `DECIMALS` decimals has this 32-bit number.
    """
    value = number(text, file, row=row, column=column)
    if value is None:
        return None
    short = round(value, columns.DECIMALS)
    if np.float32(short) != np.float32(value):
        raise SourceFormatError(file, f"{text!r} has more than {columns.DECIMALS} decimals", row=row, column=column)
    return short


def _key(text: str, width: int, file: Path, *, row: int, column: str) -> str:
    digits = text.removesuffix(".0")
    if not digits.isdecimal() or len(digits) not in (width - 1, width):
        raise SourceFormatError(file, f"{text!r} is not a key of {width} digits", row=row, column=column)
    return digits.zfill(width)


def _edition_row(
    row: dict[str, str], names: dict[str, str], area: str, *, place: tuple[Path, int], into: Collected
) -> None:
    file, line = place
    for column, item in names.items():
        value = published(row[column], file, row=line, column=column)
        table = "ioer_monitor" if column in columns.IOER_COLUMNS else "ausgabe_2025"
        when = columns.KNOWN_YEARS.get(column, columns.EDITION)
        into.add(f"inkar/{table}/{item}", area, when, value=value, gaps=columns.EDITION_GAPS)


def _edition(folder: Path, into: Collected) -> None:
    """The 2025 edition: all Kreise, and the Hansestadt from the file of municipalities."""
    file = folder / "ausgabe_2025_kreise.csv"
    left_out = columns.KREIS_LEFT_OUT
    for line, row in enumerate(read_table(file, [*columns.KREIS_KEYS, *columns.KREIS_COLUMNS, *left_out]), start=2):
        into.rejected.update(left_out.values())
        area = _key(row["ID_K"], 5, file, row=line, column="ID_K")
        if into.is_kreis(area):
            names = {name: name for name in columns.KREIS_COLUMNS}
            _edition_row(row, names, area, place=(file, line), into=into)
    file = folder / "ausgabe_2025_gemeinden_033.csv"
    headings = [*columns.MUNICIPAL_KEYS, *columns.MUNICIPAL_COLUMNS, *columns.MUNICIPAL_LEFT_OUT]
    for line, row in enumerate(read_table(file, headings), start=2):
        if _key(row["ID"], 8, file, row=line, column="ID") != CITY:
            into.rejected["municipality other than the Hansestadt"] += 1
            continue
        into.rejected.update(columns.MUNICIPAL_LEFT_OUT.values())
        _edition_row(row, columns.MUNICIPAL_COLUMNS, CITY, place=(file, line), into=into)


def read(folder: Path, areas: pd.DataFrame) -> Reading:
    """All INKAR tables for the Kreise and the Hansestadt.

    Raises:
        SourceFormatError: a file is absent or does not look as declared here.
    """
    into = Collected(frozenset(areas.loc[areas["level"] == "kreis", "id"]))
    _indicators(folder, into)
    for name, item in SERIES_FILES.items():
        _series(folder / name, item, into)
    _scores(folder / "gisd_score_kreise.csv", into)
    _edition(folder, into)
    files = (
        "kreise_1995_2022_codebook.csv",
        "kreise_1995_2022.csv",
        *SERIES_FILES,
        "gisd_score_kreise.csv",
        "ausgabe_2025_kreise.csv",
        "ausgabe_2025_gemeinden_033.csv",
    )
    return Reading(tidy(into.rows), files, into.rejected, recalculated=True)
