"""Headings: what a column of an upload holds, by its heading in German or English."""

import re
from dataclasses import dataclass
from enum import StrEnum

from data.folding import fold
from data.periods import Period, Span, period
from data.upload.tables import Cell, Percent

FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST = 200  # signs; a longer text is a text and nothing else


class Role(StrEnum):
    """What a column is for."""

    AREA = "area"
    YEAR = "year"
    VALUE = "value"
    INDICATOR = "indicator"
    UNIT = "unit"
    MARK = "mark"


WORDS = {
    Role.AREA: """
        gebiet gebiete gebietsname gebietseinheit gebietsschluessel area area_id area_name areas kennung_des_gebiets
        region regionen region_id id_region regionale_bezeichnung name_der_region
        kreis kreise kreisname kreisschluessel landkreis landkreise lk ags ags5 ags8 gkz ars nuts nuts3 nuts_id rs
        kennziffer kreiskennziffer schluessel schluesselnummer name_des_kreises kreis_name krs_name
        kreisschluesselnummer regionalschluessel
        gemeindeschluessel raumeinheit name ort kommune stadt district districts county code key
        geo geo_id kreis/stadt kreisfreie_stadt gebietskoerperschaft verwaltungsbezirk
        landkreis_/_stadt kreis_/_stadt""",
    Role.YEAR: """jahr jahre year years zeit zeitraum time time_period berichtsjahr erhebungsjahr period periode
        zeitpunkt stichtag date datum stand monat month quartal quarter schuljahr semester abgerufen_am retrieved_on
        letzte_aktualisierung last_update""",
    Role.VALUE: "wert werte value values obs_value zahl zahlenwert",
    Role.INDICATOR: "indikator indicator merkmal variable kennzahl measure thema series indicator_id indikator_id "
    "indicator_name kennung_der_kennzahl",
    Role.UNIT: "einheit unit masseinheit",
    Role.MARK: "flag flags obs_flag obs_status conf_status value_q status qualitaet",
}
ROLES = {word: role for role, words in WORDS.items() for word in words.split()}
# Of two columns of times the first named of these is the figures' own; a date says only when a file was made.
TIMES = {word: place for place, word in enumerate(WORDS[Role.YEAR].split())}
DATES_WORDS = "date datum stand abgerufen_am retrieved_on letzte_aktualisierung last_update"
DATES = frozenset(DATES_WORDS.split())
ENGLISH_WORDS = "area area_id area_name year value indicator geo time_period obs_value district county"
ENGLISH = frozenset(ENGLISH_WORDS.split())
BRACKETED_WORDS = "ags ars nuts nuts3 id code key name schluessel ags5 ags8 rs text kurz jahr year iso"
BRACKETED = frozenset(BRACKETED_WORDS.split())
INDEX = frozenset({"", "index", "idx", "nr", "nr.", "lfd._nr.", "lfd._nr", "rownames", "unnamed:_0", "...1"})
YEARS = re.compile(r"(?<![0-9.,])(?:(?:[0-3]?\d\.){2})?((?:19|20)\d\d)(?![0-9]|[.,]\d)", re.ASCII)
SECOND = re.compile(r"(?<=\d\d\d\d)[/–-](?:\d{4}|\d\d)(?!\d)", re.ASCII)  # "2019/20"
# A year behind one of these is part of what is counted, not the time of the figure.
QUALIFIED = re.compile(
    r"(?:^|[\s(])(?:je|pro|per|ab|seit|bis|vor|nach|unter|ueber|before|since|until|after|from)[ _.]$"
)


class NoYearError(ValueError):
    """A cell holds no year; `span` is what else it names, or none."""

    def __init__(self, text: str, span: Span | None = None) -> None:
        """Both stay readable on the error."""
        super().__init__(text)
        self.span = span


class YearOutsideError(ValueError):
    """A year is before 1900 or after 2100."""


@dataclass(frozen=True)
class Heading:
    """A heading taken apart: the words without the year, and the year.

    `is_double` where it names two years, `span` where it names a month, quarter or half of a year and nothing else.
    """

    label: str
    year: int | None = None
    is_double: bool = False
    span: Span | None = None


def as_text(cell: Cell) -> str:
    """A cell as one reads it; a whole number has no decimals."""
    if isinstance(cell, Percent):
        return f"{cell.value:g} %"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return " ".join(cell.split())


def word(cell: Cell) -> str:
    """A heading as one folded word: "Kennung des Gebiets (AGS):" is "kennung_des_gebiets_(ags)"."""
    text = as_text(cell)
    return re.sub(r"[ -]", "_", fold(text[:LONGEST]).rstrip(":* ")) if len(text) <= LONGEST else ""


def role(cell: Cell) -> Role | None:
    """What a heading says of its column; nothing for an indicator's or a year's own heading."""
    whole = word(cell)
    before, _, inside = whole.removesuffix(")").partition("(")
    return ROLES.get(whole) or (ROLES.get(before.rstrip("_")) if inside in BRACKETED else None)


def year(cell: Cell) -> int:
    """The year of a cell: 2020, 2020.0, 31.12.2020 or 2020-12-31.

    Raises:
        NoYearError: it holds anything else.
        YearOutsideError: it is not within 1900 to 2100.
    """
    text = as_text(cell)
    found: Period | None = period(text)
    if found is None or not found.is_year:
        raise NoYearError(text, found.span if found else None)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise YearOutsideError(text)
    return found.year


def _without(text: str, start: int, end: int) -> str:
    """A heading without its year and the signs that joined both: "Einwohner (2020)" is "Einwohner"."""
    before, after = text[:start], text[end:]
    if before.endswith(("(", "[")) and after.startswith((")", "]")):
        before, after = before[:-1], after[1:]
    parts = (part.strip(" \t_:,;()[]–-") if part.count("(") != part.count(")") else part.strip(" \t_:,;–-")
             for part in (before, after))  # fmt: skip
    return " ".join(filter(None, parts))


def heading(cell: Cell) -> Heading:
    """A heading taken apart: "2020", "Jahr 2020", "Einwohner 2020", "Quote 2021 in %"; what is no year is its label."""
    text = as_text(cell)
    try:
        return Heading("", year(cell))
    except YearOutsideError:
        return Heading(text)
    except NoYearError as error:
        if error.span or len(text) > LONGEST:
            return Heading(text, is_double=error.span is Span.YEARS, span=error.span)
    found = list(YEARS.finditer(text))
    if len({each[1] for each in found}) > 1 or any(SECOND.match(text, each.end()) for each in found):
        return Heading(text, is_double=True)
    if not found or QUALIFIED.search(fold(text[: found[0].start()])[-12:]):
        return Heading(text)
    label = _without(text, found[-1].start(), found[-1].end())
    is_plain = label in ("X", "x") or role(label) in (Role.YEAR, Role.VALUE)
    return Heading("" if is_plain else label, int(found[0][1]))


def offered(texts: list[str]) -> int | None:
    """The year that titles and file name suggest: the last of the first text that has one."""
    found = ([int(each[1]) for each in YEARS.finditer(text[:200].replace("_", " "))] for text in texts)
    return next((years[-1] for years in found if years), None)
