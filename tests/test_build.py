"""The committed tidy files are, to the byte, what the build makes of the sources; a damaged source is named."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from published import ROOT, SOURCES, published

from data.build import __main__ as build
from data.catalogue import load_catalogue

TIDY = ("observations.parquet", "projects.csv")
DESTATIS = "12411KJ002_niedersachsen_hamburg_2018_2023.csv"
REGISTER = "leistung_2018-12-31.csv"

pytestmark = pytest.mark.sources


class Result(NamedTuple):
    """How a build ended, and what it said."""

    code: int
    said: str
    complained: str
    written: bool


Attempt = Callable[..., Result]


@pytest.fixture
def attempt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Attempt:
    """A build of some publishers in this process, from the sources in `tmp_path`."""

    def run(*publishers: str, options: tuple[str, ...] = ()) -> Result:
        target = tmp_path / "to"
        monkeypatch.setattr(build, "PUBLISHERS", publishers)
        monkeypatch.setattr(sys, "argv", ["data.build", "--sources", str(tmp_path), "--to", str(target), *options])
        code = build.main()
        return Result(code, *capsys.readouterr(), target.exists())

    return run


def linked(publisher: str, sources: Path) -> Path:
    """A publisher's files under another folder of sources, to be replaced one by one."""
    folder = sources / build.FOLDERS.get(publisher, publisher)
    folder.mkdir()
    for file in published(publisher).iterdir():
        (folder / file.name).symlink_to(file)
    return folder


def replace(file: Path, old: str, new: str) -> None:
    """A linked file becomes a copy with one place changed."""
    content = file.read_bytes()
    assert old.encode() in content, f"{old!r} is not in {file.name}"
    file.unlink()
    file.write_bytes(content.replace(old.encode(), new.encode(), 1))


def test_every_folder_with_figures_is_read() -> None:
    published("inkar")
    folders = {folder.name for folder in SOURCES[0].iterdir() if folder.is_dir()}
    assert folders - {"boundaries", "projects"} == set(build.PUBLISHERS) - set(build.FOLDERS)


def test_the_build_gives_the_committed_files_to_the_byte_and_says_what_it_left_out(tmp_path: Path) -> None:
    published("inkar")
    command = [sys.executable, "-m", "data.build", "--sources", *map(str, SOURCES), "--to", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [line.split(":")[0] for line in done.stdout.splitlines() if " series, " in line] == [*build.PUBLISHERS]
    assert "\n  left out: " in done.stdout
    assert f"\nobservations.parquet: {len(load_catalogue())} indicators, " in done.stdout
    assert "\nprojects.csv: " in done.stdout
    for name in TIDY:
        assert (tmp_path / name).read_bytes() == (ROOT / "data" / name).read_bytes(), name


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("kba/registered_evs_2018.csv", "08111,1.590", "08111,1.59", "row 2, column number_of_registered_evs: "),
        (f"destatis/{DESTATIS}", "1847253", "viele", "row 3, column bevoelkerung: "),
        (f"destatis/{DESTATIS}", "bevoelkerung", "einwohner", "row 1, column bevoelkerung: "),
        (f"destatis/{DESTATIS}", "1847253", "1847253,e", "file: cannot be read: .* line 3"),
        ("zensus2022/gemeinden.csv", "95015.0", "n. a.", "row 2, column population_census22: "),
        (f"marktstammdatenregister/{REGISTER}", "6706741.239", "6.706.741", "row 3, column wind_on: "),
        ("regionaldatenbank/12411-01-01-4.csv", ";248122;", ";248.122;", r"row 53, column .*Insgesamt"),
    ],
)
def test_a_damaged_file_ends_the_build_with_file_row_and_column(
    tmp_path: Path, attempt: Attempt, *, name: str, old: str, new: str, place: str
) -> None:
    publisher, file = name.split("/")
    replace(linked(publisher, tmp_path) / file, old, new)
    result = attempt(publisher)
    assert (result.code, result.written) == (1, False)
    assert re.match(rf"error: {re.escape(file)}: {place}", result.complained)


@pytest.mark.parametrize("publisher", build.PUBLISHERS)
def test_a_publisher_without_files_ends_the_build_with_the_file_that_is_not_there(
    attempt: Attempt, publisher: str
) -> None:
    result = attempt(publisher)
    assert (result.code, result.written) == (1, False)
    assert re.match(r"error: (\S+: file: |.*No such file or directory: '.+')", result.complained)


def test_without_the_projects_the_build_ends_and_says_so(
    tmp_path: Path, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked("kba", tmp_path)
    monkeypatch.setattr(build, "assemble", lambda *_: None)
    result = attempt("kba")
    assert (result.code, result.written) == (1, False)
    assert re.match(r"error: .*No such file or directory: '.*projects\.csv'", result.complained)


def test_a_series_that_no_publisher_gives_ends_the_build_with_the_indicator(tmp_path: Path, attempt: Attempt) -> None:
    linked("kba", tmp_path)
    result = attempt("kba")
    assert (result.code, result.written) == (1, False)
    assert re.match(r"error: \w+: nobody read the series '", result.complained)


def test_a_wrong_declaration_ends_the_build_with_its_file(
    tmp_path: Path, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked("kba", tmp_path)
    monkeypatch.setattr(build, "load_catalogue", lambda: load_catalogue(tmp_path))
    result = attempt("kba")
    assert (result.code, result.written) == (1, False)
    assert result.complained == "error: energy.toml: missing\n"


def test_series_can_be_listed_by_a_part_of_their_name(tmp_path: Path, attempt: Attempt) -> None:
    linked("kba", tmp_path)
    result = attempt("kba", options=("--series", "ELECTRIC"))
    assert (result.code, result.written) == (0, False)
    assert result.said.splitlines()[-1] == "kba/fz1/battery_electric_cars"
