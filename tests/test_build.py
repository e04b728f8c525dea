"""The committed tidy files are what the build makes of the publishers' files, to the byte; a damaged source is named."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from published import ROOT, SOURCES, published

from data.build import __main__ as build
from data.indicators import load_catalogue

TIDY = ("observations.parquet", "projects.csv")
DESTATIS = "12411KJ002_niedersachsen_hamburg_2018_2023.csv"
REGISTER = "leistung_2018-12-31.csv"


def run(monkeypatch: pytest.MonkeyPatch, sources: Path, *options: str, publishers: tuple[str, ...]) -> int:
    """The build of some publishers, in this process; the tidy files would lie beside the sources."""
    monkeypatch.setattr(build, "PUBLISHERS", publishers)
    monkeypatch.setattr(sys, "argv", ["data.build", "--sources", str(sources), "--to", str(sources / "to"), *options])
    return build.main()


def linked(publisher: str, sources: Path) -> Path:
    """A publisher's files under another folder of sources, to be replaced one by one."""
    folder = sources / publisher
    folder.mkdir()
    for file in published(publisher).iterdir():
        (folder / file.name).symlink_to(file)
    return folder


def replace(file: Path, old: str, new: str) -> None:
    """The one place in a linked file changed, in a copy."""
    content = file.read_bytes()
    assert content.count(old.encode()) >= 1, f"{old!r} is not in {file.name}"
    file.unlink()
    file.write_bytes(content.replace(old.encode(), new.encode(), 1))


@pytest.fixture
def no_tidy_files(tmp_path: Path) -> Path:
    """Where nothing may be written."""
    return tmp_path / "to"


@pytest.mark.sources
class TestPublished:
    def test_every_folder_with_figures_is_read(self) -> None:
        published("inkar")
        folders = {folder.name for folder in SOURCES.iterdir() if folder.is_dir()}
        assert folders - {"boundaries", "projects"} == set(build.PUBLISHERS)

    def test_the_build_gives_the_committed_files_to_the_byte_and_says_what_it_left_out(self, tmp_path: Path) -> None:
        published("inkar")
        command = [sys.executable, "-m", "data.build", "--sources", str(SOURCES), "--to", str(tmp_path)]
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
            ("regionaldatenbank/12411-01-01-4.csv", "248122", "248.122", r"row \d+, column .*Insgesamt"),
        ],
    )
    def test_a_damaged_file_ends_the_build_with_file_row_and_column(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        no_tidy_files: Path,
        *,
        name: str,
        old: str,
        new: str,
        place: str,
    ) -> None:
        publisher, file = name.split("/")
        replace(linked(publisher, tmp_path) / file, old, new)
        assert run(monkeypatch, tmp_path, publishers=(publisher,)) == 1
        assert re.match(rf"error: {re.escape(file)}: {place}", capsys.readouterr().err)
        assert not no_tidy_files.exists()

    @pytest.mark.parametrize("publisher", [*build.PUBLISHERS, "projects"])
    def test_a_publisher_without_files_is_named_and_ends_the_build(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        no_tidy_files: Path,
        *,
        publisher: str,
    ) -> None:
        monkeypatch.setattr(build, "assemble", lambda *_: None)
        linked("kba", tmp_path)
        publishers = ("kba",) if publisher == "projects" else (publisher,)
        if publisher == "kba":
            for file in (tmp_path / "kba").iterdir():
                file.unlink()
        assert run(monkeypatch, tmp_path, publishers=publishers) == 1
        assert re.match(r"error: \S+: file: ", capsys.readouterr().err)
        assert not no_tidy_files.exists()

    def test_a_series_that_no_publisher_gives_ends_the_build_with_the_indicator(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        linked("kba", tmp_path)
        assert run(monkeypatch, tmp_path, publishers=("kba",)) == 1
        assert re.match(r"error: \w+: nobody read the series '", capsys.readouterr().err)

    def test_a_wrong_declaration_ends_the_build_with_its_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        linked("kba", tmp_path)
        monkeypatch.setattr(build, "load_catalogue", lambda: load_catalogue(tmp_path))
        assert run(monkeypatch, tmp_path, publishers=("kba",)) == 1
        assert capsys.readouterr().err == "error: energy.toml: missing\n"

    def test_series_can_be_listed_by_a_part_of_their_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], no_tidy_files: Path
    ) -> None:
        linked("kba", tmp_path)
        assert run(monkeypatch, tmp_path, "--series", "ELECTRIC", publishers=("kba",)) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "kba/fz1/battery_electric_cars"
        assert not no_tidy_files.exists()
