"""Books: the bytes of an upload → its sheets, with everything refused that is no plain table."""

from data.upload.delimited import read_delimited
from data.upload.problems import Refusal, UploadError
from data.upload.tables import Book, Match, Part
from data.upload.workbooks import read_workbook

MOST_BYTES = 10_000_000
TEXT_ENDINGS = ("csv", "tsv", "txt", "tab")


def _by_mark(content: bytes, ending: str) -> Refusal | None:
    """Why a file is refused by its first bytes or the ending of its name."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        is_locked = "EncryptedPackage".encode("utf-16-le") in content
        return Refusal.ENCRYPTED if is_locked else Refusal.OLD_EXCEL
    if ending in ("xlsm", "xltm", "xlam"):
        return Refusal.MACROS
    if ending == "xls":
        return Refusal.OLD_EXCEL
    if ending == "xlsx":
        return None if content.startswith(b"PK") else Refusal.DAMAGED
    is_foreign = content.startswith((b"%PDF", b"PAR1", b"\x89PNG", b"\x1f\x8b", b"{\\rtf", b"<", b"{"))
    return Refusal.TYPE if ending not in TEXT_ENDINGS or is_foreign else None


def read_book(content: bytes, name: str, match: Match) -> Book:
    """The sheets of a CSV or XLSX file; a CSV is one sheet without a title, whose encoding the areas in it tell.

    Raises:
        UploadError: the file is empty, too large, of another type, damaged, locked, or hostile.
    """
    if not content.strip():
        raise UploadError(Refusal.EMPTY)
    if len(content) > MOST_BYTES:
        raise UploadError(Refusal.TOO_LARGE, str(MOST_BYTES // 1_000_000))
    ending = name.rpartition(".")[2].lower()
    refused = _by_mark(content, ending)
    if refused:
        raise UploadError(refused, ending if refused is Refusal.TYPE else "")
    if content.startswith(b"PK\x03\x04") or ending == "xlsx":
        return read_workbook(content)
    sheet = read_delimited(content, match)
    return Book((Part("", lambda: sheet),))
