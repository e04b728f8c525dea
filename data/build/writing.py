"""Writing: several files at once, or none of them."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def _store(file: Path, content: bytes) -> None:
    """Write a file so that it is on the disk, and not only in memory, when this returns."""
    with file.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def write(contents: Mapping[Path, bytes]) -> None:
    """Write all files or none.

    Each is first written beside its place, then all are put there; if one cannot be, those before it go back. So a
    full disk or a cut of power leaves the files as they were, and never the half of one.

    Raises:
        OSError: nothing has changed.
    """
    new = {file: file.with_name(f"{file.name}.part") for file in contents}
    old = {file: file.with_name(f"{file.name}.old") for file in contents if file.exists()}
    try:
        for file, content in contents.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            _store(new[file], content)
        for file, kept in old.items():
            shutil.copy2(file, kept)
        _put(new, old)
    finally:
        for file in (*new.values(), *old.values()):
            file.unlink(missing_ok=True)


def _put(new: Mapping[Path, Path], old: Mapping[Path, Path]) -> None:
    """Move the new files to their places; after a failure the old ones are back, which needs no room on the disk."""
    done: list[Path] = []
    try:
        for file, part in new.items():
            part.replace(file)
            done.append(file)
    except BaseException:
        for file in done:
            if file in old:
                old[file].replace(file)
            else:
                file.unlink()
        raise
