"""Archives: files in a zip that is the same to the byte whenever it is made."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

UNDATED = "1980-01-01"  # the first day that a zip knows: what has no day of its own is the same whenever it is made


def sealed(files: Iterable[tuple[str, bytes | Iterable[bytes]]]) -> bytes:
    """A zip of named files in this order, without a day.

    They are taken one after the other, and a file given in pieces piece by piece.
    """
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name)  # of the day `UNDATED`
            entry.compress_type = ZIP_DEFLATED
            with archive.open(entry, "w") as file:
                for piece in [content] if isinstance(content, bytes) else content:
                    file.write(piece)
    return written.getvalue()
