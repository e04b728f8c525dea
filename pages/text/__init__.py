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
GAP = "\u202f"  # narrow no-break space: a number never parts from its unit
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
        if unit in EUROS and abs(value) * EUROS[unit] >= MILLION:
            return self.euros(value * EUROS[unit], EUROS[unit] / 10**decimals, signed=signed)
        return self._joined(self.number(value, decimals, signed=signed), unit)

    def euros(self, amount: float, step: float = 1, *, signed: bool = False) -> str:
        """A large sum in few digits: "22,19 Mrd. €", "€22.19 bn"; never finer than the `step` in which it is known."""
        for large, units in LARGE.items():
            if abs(amount) >= large:
                decimals = max(0, min(2, round(math.log10(large / step))))
                return self._joined(self.number(amount / large, decimals, signed=signed), self.of(units))
        return self._joined(self.number(amount, 0, signed=signed), EURO)

    def _joined(self, number: str, unit: str) -> str:
        if self.language == "en" and unit.startswith(EURO):  # the symbol stands between sign and digits
            sign = number[: not number[0].isdigit()]
            number, unit = f"{sign}{EURO}{number.removeprefix(sign)}", unit.removeprefix(EURO).lstrip()
        gap = "" if not unit or (unit == "%" and self.language == "en") else GAP
        return f"{number}{gap}{unit}"

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
