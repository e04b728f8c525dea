"""Words: interface wording in `de.toml` and `en.toml`, numbers and dates by language."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from data.rounding import rounded

LANGUAGES = ("de", "en")
FOLDER = Path(__file__).parent
MINUS = "−"
MILLION = 10**6
LARGE = {10**9: {"de": "Mrd. €", "en": "€ bn"}, MILLION: {"de": "Mio. €", "en": "€ m"}}  # sums are written in these
# A number never parts from its unit; the narrow no-break space is next to invisible in our letters.
GAP = "\u00a0"
EURO = "€"
EUROS = {"Tsd. €": 10**3, "Mio. €": 10**6, "€ thousand": 10**3, "€ million": 10**6}  # units of sums in many euros


class UnknownTextError(KeyError):
    """A text key that no language file has."""


class TextFileError(RuntimeError):
    """A file of wording is missing or wrong; the message names it."""


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    entries: dict[str, str] = {}
    for key, value in table.items():
        entries |= _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return entries


@dataclass(frozen=True)
class Text:
    """The wording of one language, looked up by dotted key."""

    language: str
    entries: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key, with `{name}` replaced by the values.

        Raises:
            UnknownTextError: no such key.
        """
        if key not in self.entries:
            raise UnknownTextError(key)
        return self.entries[key].format(**values) if values else self.entries[key]

    def of(self, words: Mapping[str, str]) -> str:
        """The language's version of a declared text."""
        return words[self.language]

    def number(self, value: float, decimals: int = 0, *, signed: bool = False) -> str:
        """A number with the language's separators; `signed` writes + and − always."""
        shown = rounded(value, decimals)
        digits = f"{abs(shown):,.{decimals}f}"
        if self.language == "de":
            digits = digits.translate(str.maketrans(",.", ".,"))
        sign = MINUS if shown < 0 else "+" if signed and shown > 0 else ""
        return sign + digits

    def measure(self, value: float, decimals: int, *, unit: str, signed: bool = False) -> str:
        """A number with its unit: "12,3 %" and "28.092 €" in German, "12.3%" and "€28,092" in English."""
        number, behind = self.parted(value, decimals, unit=unit, signed=signed)
        return f"{number}{GAP}{behind}" if behind else number

    def parted(self, value: float, decimals: int, *, unit: str, signed: bool = False) -> tuple[str, str]:
        """A number and the unit behind it, for where the two are set apart: "28.092", "€", but "€28,092", ""."""
        if unit in EUROS and abs(value) * EUROS[unit] >= MILLION:
            value, decimals, unit = self._in_large(value * EUROS[unit], EUROS[unit] / 10**decimals)
        number = self.number(value, decimals, signed=signed)
        if self.language == "en" and unit == "%":
            return f"{number}%", ""
        if self.language != "en" or not unit.startswith(EURO):
            return number, unit
        sign = number[: not number[0].isdigit()]  # the symbol stands between sign and digits
        return f"{sign}{EURO}{number.removeprefix(sign)}", unit.removeprefix(EURO).lstrip()

    def euros(self, amount: float) -> str:
        """A large sum in few digits: "22,19 Mrd. €", "€22.19 bn"; one below a million in whole euros."""
        value, decimals, unit = self._in_large(amount, 1)
        return self.measure(value, decimals, unit=unit)

    def _in_large(self, amount: float, step: float) -> tuple[float, int, str]:
        """Value, decimals and unit of a sum in euros that is known in steps, never finer than these."""
        for large, units in LARGE.items():
            if abs(amount) >= large:
                return amount / large, max(0, min(2, round(math.log10(large / step)))), self.of(units)
        return amount, 0, EURO

    def ordinal(self, place: int) -> str:
        """A place in an order: "25" in German, where "Platz" stands before it, "25th" in English."""
        if self.language == "de":
            return self.number(place)
        ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
        return f"{self.number(place)}{ending}"

    def inside(self, name: str) -> str:
        """A name as it stands inside a sentence: in English without its capital, unless it is an abbreviation's."""
        is_lowered = self.language == "en" and not name[1:2].isupper()
        return name[0].lower() + name[1:] if is_lowered else name

    def after_colon(self, clause: str) -> str:
        """A clause as it stands after a colon: with a capital in German, without one of its own in English."""
        return clause[0].upper() + clause[1:] if self.language == "de" else clause

    def date(self, iso: str) -> str:
        """An ISO date by language; a year alone stays as it is."""
        if len(iso) != len("2017-10-10"):
            return iso
        day = date.fromisoformat(iso)
        return f"{day:%d.%m.%Y}" if self.language == "de" else f"{day.day} {day:%B %Y}"


@cache
def load_text(language: str, folder: Path = FOLDER) -> Text:
    """The wording of a language, one of `LANGUAGES`.

    Raises:
        TextFileError: its file is missing or no TOML, or holds something that is no text.
    """
    file = folder / f"{language}.toml"
    try:
        entries = _flat(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise TextFileError(f"{file.name}: {error}") from error
    if wrong := [key for key, words in entries.items() if not isinstance(words, str) or not words]:
        raise TextFileError(f"{file.name}: {wrong[0]} is no text")
    return Text(language, entries)
