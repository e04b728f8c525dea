"""Archives: files in a zip that is the same to the byte whenever it is made."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def sealed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of named files in this order, taken one after the other, dated on the first day that a zip knows."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in files:
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)  # 1980-01-01
    return written.getvalue()
