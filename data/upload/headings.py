"""Headings: what a column of an upload holds, by its heading in German or English."""

import re
from enum import StrEnum

from data.folding import fold
from data.upload.tables import Cell, Percent

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Role(StrEnum):
    """What a column is for."""

    AREA = "area"
    YEAR = "year"
    VALUE = "value"
    INDICATOR = "indicator"
    UNIT = "unit"


WORDS = {
    Role.AREA: """
        gebiet gebiete gebietsname gebietseinheit gebietsschluessel area area_id area_name areas
        region regionen region_id
        kreis kreise kreisname kreisschluessel landkreis landkreise lk ags ags5 ags8 gkz ars nuts nuts3 nuts_id
        kennziffer schluessel
        regionalschluessel gemeindeschluessel raumeinheit name ort kommune stadt district districts county code key
        geo geo_id kreis/stadt kreisfreie_stadt gebietskoerperschaft""",
    Role.YEAR: """jahr jahre year years zeit zeitraum zeitpunkt time time_period date datum stichtag berichtsjahr period
        periode""",
    Role.VALUE: "wert werte value values obs_value zahl zahlenwert",
    Role.INDICATOR: "indikator indicator merkmal variable kennzahl measure thema series indicator_id indikator_id",
    Role.UNIT: "einheit unit masseinheit",
}
ROLES = {word: role for role, words in WORDS.items() for word in words.split()}
YEAR = re.compile(r"([0-9]{4})(?:[.,]0)?")
DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(\d{4})|(\d{4})-\d\d-\d\d(?:[T ].*)?", re.ASCII)
LABEL_AND_YEAR = re.compile(r"(?P<label>.*?)[\s_:,(–-]*(?P<year>(?:19|20)[0-9]{2})\)?")


class NoYearError(ValueError):
    """A cell holds no year."""


class YearOutsideError(ValueError):
    """A year is before 1900 or after 2100."""


def as_text(cell: Cell) -> str:
    """A cell as one reads it; a whole number has no decimals."""
    if isinstance(cell, Percent):
        return f"{cell.value:g} %"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return " ".join(cell.split())


def role(cell: Cell) -> Role | None:
    """What a heading says of its column; nothing for an indicator's or a year's own heading."""
    word = re.sub(r"[ \-]+", "_", fold(as_text(cell)).rstrip(":*").strip())
    return ROLES.get(word) or ROLES.get(re.sub(r"_?\(.*\)$", "", word))


def year(cell: Cell) -> int:
    """The year of a cell: 2020, 2020.0, 31.12.2020 or 2020-12-31.

    Raises:
        NoYearError: it holds anything else.
        YearOutsideError: it is not within 1900 to 2100.
    """
    text = as_text(cell)
    found = YEAR.fullmatch(text) or DAY.fullmatch(text)
    if not found:
        raise NoYearError(text)
    number = int(next(group for group in found.groups() if group))
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise YearOutsideError(text)
    return number


def label_and_year(cell: Cell) -> tuple[str, int] | None:
    """Indicator and year of a heading such as "2020", "Jahr 2020" or "Einwohner 2020"; nothing without a year."""
    try:
        return "", year(cell)
    except YearOutsideError:
        return None
    except NoYearError:
        found = LABEL_AND_YEAR.fullmatch(as_text(cell))
    if not found:
        return None
    label = found["label"]
    return ("" if label in ("X", "x") or role(label) in (Role.YEAR, Role.VALUE) else label), int(found["year"])
