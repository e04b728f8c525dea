"""Dates as precise as they are known: a year, a month or a day, by language."""

from pages.text import Text

MONTHS_OF_DATE = 2  # parts of an ISO date that ends with its month


def partial_date(iso: str, text: Text) -> str:
    """A year as "2014", a month as "Juli 2014", a day as the language writes days."""
    parts = iso.split("-")
    if len(parts) != MONTHS_OF_DATE:
        return text.date(iso)
    year, month = parts
    return f"{text(f'month.{month}')} {year}"


def dated(iso: str, text: Text) -> str:
    """A date after a noun: "2014", "im Juli 2014", "am 30.06.2015"."""
    form = ("year", "month", "day")[iso.count("-")]
    return text(f"month.of_{form}", date=partial_date(iso, text))


def period_of_dates(begin: str, end: str, text: Text) -> str:
    """From a date to another, each with its precision; one alone without an end."""
    if not end:
        return partial_date(begin, text)
    return text("month.period", begin=partial_date(begin, text), end=partial_date(end, text))
