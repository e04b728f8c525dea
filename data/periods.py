"""Periods: which span of time a text names, so that a month or a school year is never taken for a year."""

import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 60  # signs; a longer text names no period
PLAUSIBLE = range(1800, 2200)  # years of months and longer periods: "12.3456" is a number
MONTHS = (
    r"jan(?:uar|uary)?|feb(?:ruar|ruary)?|m(?:ä|ae)rz|m(?:ä|a)r|march|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?"
    r"|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?"
)
LEAD = (
    r"(?:(?:berichtsjahr|erhebungsjahr|jahr|year|stichtag|stand|zeitraum|schuljahr|wintersemester|ws|am|zum|x)"
    r"[ .:_]{0,3})?"
)


class Span(StrEnum):
    """How long a period is."""

    YEAR = "year"
    DAY = "day"  # of a year: a reference date
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"  # a semester or half of a year
    YEARS = "years"  # two years in one: a school year, a season, an average


FORMS = {
    Span.YEAR: (rf"{LEAD}(?P<year>\d{{4}})(?:[.,]0)?", r"(?P<year>\d{4})-?a1?"),
    Span.DAY: (
        rf"{LEAD}\d{{1,2}}\. ?\d{{1,2}}\. ?(?P<year>\d{{4}})(?:[T ]\d\d:\d\d.{{0,20}})?",
        r"(?P<year>\d{4})-\d\d-\d\d(?:[t ].{0,30})?",
        rf"{LEAD}\d{{1,2}}\. ?(?:{MONTHS})\.? (?P<year>\d{{4}})",
    ),
    Span.MONTH: (
        rf"(?:{MONTHS})[. ,/'-]{{0,3}}(?P<year>\d{{4}}|\d\d)",
        r"(?P<year>\d{4})[-/ ]m?(?:0[1-9]|1[0-2])",
        r"(?P<year>\d{4})-?m\d\d?",
        r"(?:0?[1-9]|1[0-2])[/.-](?P<year>\d{4})",
        rf"(?P<year>\d{{4}})[ -]?(?:{MONTHS})\.?",
    ),
    Span.QUARTER: (
        r"(?P<year>\d{4})[-/ ]{0,2}(?:q|qu|quartal )[1-4]",
        r"(?:q|qu)\.? ?[1-4][-/ .]{0,2}(?P<year>\d{4})",
        r"(?:[1-4]\.? ?|i{1,3}v?\.? ?|iv\.? ?)(?:quartal|quarter|qu\.|q|vj\.?)[ /-]{0,2}(?P<year>\d{4})",
        r"(?:i|ii|iii|iv)/(?P<year>\d{4})",
    ),
    Span.HALF: (
        r"(?P<year>\d{4})-?s[12]",
        r"[12]\.? ?(?:halbjahr|hj\.?)[ /-]{0,2}(?P<year>\d{4})",
        r"(?P<year>\d{4})-\d\dp6m",
        r"(?:ws|wise|wintersemester|sommersemester|ss|sose)\.? ?(?P<year>\d{4})(?:/\d{2,4})?",
    ),
    Span.YEARS: (
        rf"{LEAD}(?P<year>\d{{4}}) ?(?:/|-|–|_|bis|to) ?(?:\d{{4}}|\d\d)",
        r"(?P<year>\d{4})-\d\dp1y",
    ),
}
PATTERNS = [(span, re.compile(form, re.ASCII)) for span, forms in FORMS.items() for form in forms]


@dataclass(frozen=True)
class Period:
    """A span of time; `year` is that of its beginning, as written."""

    span: Span
    year: int

    @property
    def is_year(self) -> bool:
        """Whether a figure of it is one of a year: a day is the reference date of its year."""
        return self.span in (Span.YEAR, Span.DAY)


def period(text: str) -> Period | None:
    """The period that a text names and nothing else; none for any other text."""
    if not text or len(text) > LONGEST:
        return None
    lower = text.lower()
    for span, pattern in PATTERNS:
        found = pattern.fullmatch(lower)
        if found:
            told = Period(span, int(found["year"]) + (2000 if len(found["year"]) == 2 else 0))
            return told if told.is_year or told.year in PLAUSIBLE else None
    return None
