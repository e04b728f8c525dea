"""Words: interface wording in `de.toml` and `en.toml`, numbers and dates by language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("de", "en")
FOLDER = Path(__file__).parent
MINUS = "−"
GAP = "\u202f"  # narrow no-break space: a number never parts from its unit


class UnknownTextError(KeyError):
    """A text key that no language file has."""


def rounded(value: float, decimals: int) -> float:
    """A value as it is written: halves go up, as in official statistics, judged by the digits that were published."""
    return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


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
        """A number with its unit: "12,3 %" in German, "12.3%" in English."""
        gap = "" if not unit or (unit == "%" and self.language == "en") else GAP
        return f"{self.number(value, decimals, signed=signed)}{gap}{unit}"

    def date(self, iso: str) -> str:
        """An ISO date by language; a year alone stays as it is."""
        if len(iso) != len("2017-10-10"):
            return iso
        day = date.fromisoformat(iso)
        return f"{day:%d.%m.%Y}" if self.language == "de" else f"{day.day} {day:%B %Y}"


@cache
def load_text(language: str) -> Text:
    """The wording of a language, one of `LANGUAGES`."""
    return Text(language, _flat(tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))))
