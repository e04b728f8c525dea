"""Spreadsheets: what a text cell may not begin with, and the signs by which a CSV is opened as it is."""

import re
from collections.abc import Mapping
from decimal import Decimal

from pages.text import Text

# What a spreadsheet takes for the beginning of a formula; such a cell is led by an apostrophe and stays text.
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SEPARATORS: Mapping[str, str] = {"de": ";", "en": ","}  # the comma is the decimal mark of a German spreadsheet
BOM = b"\xef\xbb\xbf"  # without it spreadsheets garble umlauts


def writable(words: str) -> str:
    """Words without the signs that XML, and so no file of an office program, can hold."""
    return UNWRITABLE.sub("", words)


def plain(cell: str) -> str:
    """Text that no spreadsheet takes for a formula: led by an apostrophe where it begins like one."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


def number(value: float) -> str:
    """All digits of a value with a point and no exponent."""
    shown = repr(value).removesuffix(".0")
    return f"{Decimal(shown):f}" if "e" in shown else shown


def localised(digits: str, text: Text) -> str:
    """A number with the language's decimal mark and no other sign, so that it can be calculated with."""
    return digits.replace(".", "," if text.language == "de" else ".")
