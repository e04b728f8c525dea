"""Delimited text: CSV bytes in any usual encoding and with any usual separator → a sheet of raw cells."""

import csv
import io
import re

from data.upload.problems import Refusal, UploadError
from data.upload.tables import Match, Sheet, check_sheet, trimmed

LOOKED_AT = 100  # lines that tell the separator
SEPARATORS = (";", "\t", ",", "|")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
OLD = ("cp1252", "mac_roman", "cp850")  # of Windows, old Macs and DOS; among equals the first
FOREIGN = re.compile(r"[^\x00-\x7f]+")  # in a name with an umlaut
BORDER = re.compile(r"[\n\r;\t,|\"]")  # of a cell
REACH = 60  # signs of a name before and behind its umlaut
TRIED = 200  # of these in each encoding


def _unicode(content: bytes) -> str | None:
    """The Unicode encoding of a file: by its mark, else UTF-16 where every second byte is nought, else UTF-8."""
    halves = content[:2000:2], content[1:2000:2]
    marked = next((name for mark, name in MARKS if content.startswith(mark)), None)
    if marked is None and b"\0" in content[:2000]:
        return "utf-16-be" if halves[0].count(0) > halves[1].count(0) else "utf-16-le"
    return marked


def _readable(content: bytes, encoding: str) -> str | None:
    """The text of a file, or nothing where it is no text in this encoding."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if CONTROL.search(text) else text


def _areas(text: str, match: Match) -> int:
    """How many of the words with foreign letters are areas, which tells the encoding that was meant."""
    found = set()
    for _, each in zip(range(TRIED), FOREIGN.finditer(text), strict=False):
        before, after = text[max(0, each.start() - REACH) : each.start()], text[each.end() : each.end() + REACH]
        found.add(f"{BORDER.split(before)[-1]}{each[0]}{BORDER.split(after)[0]}".strip())
    return sum(bool(match(name)) for name in found)


def _decoded(content: bytes, match: Match) -> str:
    told = _unicode(content)
    text = _readable(content, told or "utf-8")
    if text is None and not told:
        texts = [found for name in OLD if (found := _readable(content, name)) is not None]
        text = max(texts, key=lambda each: _areas(each, match), default=None)
    if text is None:
        raise UploadError(Refusal.ENCODING)
    return text


def _split(text: str, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=None), delimiter=separator, strict=True))


def _separator(text: str) -> str:
    """The sign that parts most lines into the same number of cells, and into most cells among equals."""
    lines = "\n".join(text.splitlines()[:LOOKED_AT])
    best, score = SEPARATORS[0], (0, 0)
    for separator in SEPARATORS:
        try:
            widths = [len(row) for row in _split(lines, separator) if len(row) > 1]
        except csv.Error:
            continue
        common = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        if (widths.count(common), common) > score:
            best, score = separator, (widths.count(common), common)
    return best


def read_delimited(content: bytes, match: Match) -> Sheet:
    """The one sheet of a CSV file; it has no title.

    Raises:
        UploadError: no encoding fits, a quotation mark is not closed, or there are too many rows or columns.
    """
    text = _decoded(content, match)
    told = re.match(r"sep=(.)\r?\n", text)  # Excel's own first line
    separator = told[1] if told else _separator(text)
    try:
        rows = _split(text, separator)
    except csv.Error as error:
        raise UploadError(Refusal.QUOTES) from error
    if told:
        rows[0] = []
    shown = [trimmed([cell.strip() for cell in row]) for row in rows]
    check_sheet(len(shown), max(map(len, shown), default=0))
    return Sheet("", shown, separator)
