"""Delimited text: CSV bytes in any usual encoding and with any usual separator → a sheet of raw cells."""

import csv
import io
import re

from data.upload.problems import Refusal, UploadError
from data.upload.tables import Sheet, check_size, filled, trimmed

LOOKED_AT = 100  # lines that tell the separator
SEPARATORS = (";", "\t", ",", "|")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def _decoded(content: bytes) -> str:
    """The text of a file: by its mark, else UTF-16 where every second byte is nought, else UTF-8, else Windows-1252."""
    halves = content[:2000:2], content[1:2000:2]
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), None)
    if encoding is None and b"\0" in content[:2000]:
        encoding = "utf-16-be" if halves[0].count(0) > halves[1].count(0) else "utf-16-le"
    for name in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if not CONTROL.search(text):
            return text
    raise UploadError(Refusal.ENCODING)


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


def read_delimited(content: bytes) -> Sheet:
    """The one sheet of a CSV file; it has no title.

    Raises:
        UploadError: no encoding fits, a quotation mark is not closed, or there are too many rows or columns.
    """
    text = _decoded(content)
    told = re.match(r"sep=(.)\r?\n", text)  # Excel's own first line
    try:
        rows = _split(text, told[1] if told else _separator(text))
    except csv.Error as error:
        raise UploadError(Refusal.QUOTES) from error
    if told:
        rows[0] = []
    shown = [trimmed([cell.strip() for cell in row]) for row in rows]
    check_size(sum(map(bool, shown)), max(map(len, shown), default=0), sum(map(filled, shown)))
    return Sheet("", shown)
