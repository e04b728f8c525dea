"""The build writes all of its files or none: whatever fails, those that are there stay whole."""

import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.build.writing import write

OLD = {"one": b"old one", "two": b"old two"}
NEW = {"one": b"new " * 300, "two": b"newer " * 300, "three": b"newest " * 300}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in OLD.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def found(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_all_files_are_written_and_nothing_is_left_beside_them(folder: Path) -> None:
    write({folder / name: content for name, content in NEW.items()})
    assert found(folder) == NEW


def failing(number: int, real: Any) -> Any:
    """A function that fails when it is called for the nth time, and does its work else."""
    calls: Iterator[int] = iter(range(1, 100))

    def called(*given: Any, **options: Any) -> Any:
        if next(calls) == number:
            raise OSError(28, "No space left on device")
        return real(*given, **options)

    return called


@pytest.mark.parametrize(
    ("where", "name", "times"),
    [(os, "fsync", 3), (shutil, "copy2", 2), (Path, "replace", 3)],
    ids=["while they are written", "while the old ones are kept", "while they are put into place"],
)
def test_a_failure_at_any_step_leaves_every_file_as_it_was(
    where: Any, name: str, times: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, times + 1):
        with monkeypatch.context() as patch:
            patch.setattr(where, name, failing(number, getattr(where, name)))
            with pytest.raises(OSError, match="No space left"):
                write({folder / name: content for name, content in NEW.items()})
        assert found(folder) == OLD


def test_a_disk_that_is_full_in_the_middle_of_a_file_leaves_the_good_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    class Full(io.FileIO):
        def write(self, content: Any, /) -> int:
            super().write(bytes(content)[:614])
            raise OSError(28, "No space left on device")

    def full(self: Path, mode: str = "r", **options: Any) -> Any:
        return Full(self, "wb") if self.name == "two.part" else opened(self, mode, **options)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left"):
        write({folder / name: content for name, content in NEW.items()})
    monkeypatch.undo()
    assert found(folder) == OLD
