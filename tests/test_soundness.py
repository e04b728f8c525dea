"""A broken start is no start: each file is loaded and checked before anyone is let in, and named where it is wrong."""

import re
import shutil
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from declared import observations
from reader import ROOT, Server, free_port, served
from test_declarations import RIGHT, catalogue_in, toml

from data.catalogue import FOLDER, load_catalogue
from data.flags import Flag
from data.indicators import FIELDS, CatalogueError
from data.observations import DataFileError, Observations, check_declared, read_observations
from pages.server.soundness import PARTS, Part, faults, sentence
from pages.text.failures import UNUSABLE

FRAME = pd.DataFrame(
    {
        "indicator": ["eggs", "eggs", "hens"],
        "area": ["03353", "03354", "03353"],
        "year": [2020, 2020, 2021],
        "value": [1.5, None, 2.0],
        "flag": ["confirmed", "confidential", "break"],
    }
)


def test_the_committed_files_have_no_faults() -> None:
    assert [str(fault) for fault in faults()] == []


# Figures


def cell(row: int, column: str, value: object) -> pd.DataFrame:
    frame = FRAME.copy()
    frame.loc[row, column] = value
    return frame


WRONG_FIGURES = {
    "two values of one cell": ("twice", "hens, 03353, 2021", pd.concat([FRAME, FRAME.tail(1)])),
    "two values of one cell, which differ": ("twice", "eggs, 03353, 2020", cell(1, "area", "03353")),
    "unknown flag": ("flag", "hens, 03353, 2021", cell(2, "flag", "odd")),
    "no flag": ("flag", "hens, 03353, 2021", cell(2, "flag", None)),
    "infinite": ("infinite", "eggs, 03353, 2020", cell(0, "value", np.inf)),
    "year too early": ("year", "hens, 03353, 1650", cell(2, "year", 1650)),
    "year too late": ("year", "hens, 03353, 20210", cell(2, "year", 20210)),
    "value where the flag says none": ("gap", "eggs, 03354, 2020", cell(1, "value", 3.0)),
    "no value where the flag says one": ("gap", "hens, 03353, 2021", cell(2, "value", None)),
    "values that are words": ("damaged", "", FRAME.assign(value="many")),
    "years that are words": ("damaged", "", FRAME.assign(year="now")),
}


def test_figures_that_cannot_be_right_are_refused_by_indicator_area_and_year(tmp_path: Path) -> None:
    file = tmp_path / "observations.parquet"
    for said, (cause, place, frame) in WRONG_FIGURES.items():
        frame.to_parquet(file, index=False)
        with pytest.raises(DataFileError) as refused:
            read_observations(file)
        assert (refused.value.cause, refused.value.place) == (cause, place), said
    FRAME.to_parquet(file, index=False)
    assert len(read_observations(file)) == len(FRAME)


def test_a_declared_indicator_without_a_single_value_is_refused() -> None:
    found = Observations(FRAME.assign(value=[1.5, None, None]))
    check_declared(found, ["eggs"])
    for indicator in ("hens", "cocks"):
        with pytest.raises(DataFileError, match=f"observations.parquet: empty {indicator}"):
            check_declared(found, ["eggs", indicator])


def test_every_flag_of_the_model_and_every_committed_year_is_let_in() -> None:
    assert set(observations()["flag"]) <= set(Flag)
    assert observations()["year"].between(1881, 2100).all()


# Files


def spoilt(part: Part, spoil: Callable[[Path], object], folder: Path) -> str:
    """What the loader of a part says to a spoilt copy of it; nothing where it is satisfied."""
    copy = folder / part.path.name
    if part.path.is_dir():
        shutil.copytree(part.path, copy)
        spoil(copy / f"{FIELDS[0]}.toml")
    else:
        for file in part.path.parent.glob(f"{part.path.stem}*"):
            shutil.copy(file, folder)
        spoil(copy)
    try:
        part.anew(copy)
    except UNUSABLE as error:
        return sentence(error, "de")
    return ""


SPOILS: dict[str, Callable[[Path], object]] = {
    "missing": lambda file: file.unlink(),
    "not of its kind": lambda file: file.write_bytes(b"\xff\xfe\x00 nothing of use \x80"),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 + 7]),
}


@pytest.mark.parametrize("said", SPOILS)
def test_each_file_that_cannot_be_read_ends_in_a_sentence_with_its_name(said: str, tmp_path: Path) -> None:
    silent = []
    for number, part in enumerate(PARTS):
        folder = tmp_path / str(number)
        folder.mkdir()
        name = f"{FIELDS[0]}.toml" if part.path.is_dir() else part.path.name
        if name not in spoilt(part, SPOILS[said], folder):
            silent.append(name)
    assert silent == [] if said != "cut off" else set(silent) <= {"areas.csv", "organisations.toml"}  # whole by chance


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Paths to everything inside tables and lists; of lists the first entry."""
    if path:
        yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, each in entries:
        yield from leaves(each, (*path, key))


def changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """A copy with something else at the end of a path."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(copy[path[0]], path[1:], new)
    return copy


OTHERS: tuple[Any, ...] = ("x", "", 7, 1.5, float("inf"), float("nan"), True, [], ["x"], [7], {}, {"x": 7})


def quoted(value: Any) -> Any:
    """A table whose keys are written in quotation marks, its texts without characters that TOML escapes."""
    if isinstance(value, dict):
        return {f'"{key}"': quoted(each) for key, each in value.items()}
    if isinstance(value, list):
        return [quoted(each) for each in value]
    return value.replace("\\", "").replace('"', "'").replace("\n", " ") if isinstance(value, str) else value


def refusals(part: Part, table: dict[str, Any], file: Path) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Each change of a table that its loader takes; anything but a declared error is raised."""
    for path in leaves(table):
        for new in OTHERS:
            wrong = quoted(changed(table, path, new))
            file.write_text("\n".join(f"{key} = {toml(value)}" for key, value in wrong.items()), encoding="utf-8")
            try:
                part.anew(file)
            except UNUSABLE as error:
                assert file.name in str(error)
            else:
                yield path, new


@pytest.mark.parametrize("name", ["specialisation", "sources", "history", "organisations", "synonyms"])
def test_whatever_stands_in_a_file_of_the_configuration_it_is_read_or_refused_with_its_name(
    name: str, tmp_path: Path
) -> None:
    part = next(each for each in PARTS if each.path.name == f"{name}.toml")
    table = tomllib.loads(part.path.read_text(encoding="utf-8"))
    first = dict(list(table.items())[:3])
    taken = list(refusals(part, first if name == "sources" else table, tmp_path / part.path.name))
    # A text may be any text, a number any number; never something of another type.
    assert [(path, new) for path, new in taken if isinstance(new, float) and not np.isfinite(new)] == []


def test_whatever_stands_in_a_declaration_it_is_read_or_refused_with_file_and_indicator(tmp_path: Path) -> None:
    mean = {**RIGHT, "aggregation": {"rule": "ratio", "numerator": "eggs", "denominator": "eggs", "factor": 100}}
    right = {"eggs": {**RIGHT, "limits": [1, 2]}, "share": {key: mean[key] for key in mean if key != "series"}}
    load_catalogue.__wrapped__(catalogue_in(tmp_path, **right))
    taken = []
    for path in leaves(right):
        for new in OTHERS:
            wrong = changed(right, path, new)
            if not all(isinstance(table, dict) for table in wrong.values()):
                continue
            try:
                load_catalogue.__wrapped__(catalogue_in(tmp_path, **wrong))
            except CatalogueError as error:
                assert str(error).startswith("food.toml: ")
            else:
                taken.append(new)
    assert [new for new in taken if isinstance(new, float) and not np.isfinite(new)] == []
    assert FOLDER.is_dir()


# The start


def house(folder: Path) -> Path:
    """A copy of the dashboard whose files can be spoilt."""
    for name in ("dashboard.py", ".streamlit", "pages", "geo", "data"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


BROKEN = "history.toml: Invalid value (at end of document)"


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "pages.ui.server", "--port"],
        ["-m", "streamlit", "run", "dashboard.py", "--server.address", "127.0.0.1", "--server.port"],
    ],
    ids=["make run", "streamlit run"],
)
def test_a_broken_start_ends_with_one_sentence_and_exit_code_1(command: list[str], tmp_path: Path) -> None:
    with (house(tmp_path) / "data" / "history.toml").open("a", encoding="utf-8") as file:
        file.write("x = [")
    ended = subprocess.run(
        [sys.executable, *command, str(free_port())],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    (said,) = ended.stderr.strip().splitlines()
    assert said.startswith("The dashboard does not start. ") and BROKEN in said


def test_a_first_page_that_does_not_run_is_no_start(tmp_path: Path) -> None:
    (tmp_path / "dashboard.py").write_text("raise ValueError('no page')", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "pages.ui.server", str(tmp_path / "dashboard.py"), "--port", str(free_port())],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "The dashboard does not start: its first page did not run" in ended.stderr
    assert "ValueError: no page" in re.sub(r"\x1b\[[\d;]*m", "", ended.stdout + ended.stderr)


def health(server: Server) -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}/gesund", headers={"Accept-Language": "en"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_health_is_good_only_while_every_file_is_and_names_the_one_that_is_not(tmp_path: Path) -> None:
    folder = house(tmp_path)
    with served(folder / "dashboard.py", ("-m", "pages.ui.server", "--port", "{port}"), {}, folder=folder) as server:
        code, said = health(server)
        assert code == 200 and re.fullmatch(r"healthy: .* data version \w{12}\.\n", said)
        right = (folder / "data" / "history.toml").read_bytes()
        (folder / "data" / "history.toml").write_bytes(right + b"x = [")
        code, said = health(server)
        assert code == 503 and BROKEN in said
        (folder / "data" / "history.toml").write_bytes(right)
        assert health(server)[0] == 200
        (folder / "data" / "observations.parquet").write_bytes(b"PAR1")
        code, said = health(server)
        assert code == 503 and "`observations.parquet` is damaged" in said
