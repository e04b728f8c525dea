"""Version: which state of the figures a download or a citation rests on."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from data.observations import FILE, DataFileError

DIGITS = 12  # enough that two states never meet, short enough to be cited


@cache
def version(file: Path = FILE) -> str:
    """The beginning of the SHA-256 sum of the observations' file, read once.

    Raises:
        DataFileError: the file is missing.
    """
    if not file.exists():
        raise DataFileError(file, "missing")
    return sha256(file.read_bytes()).hexdigest()[:DIGITS]
