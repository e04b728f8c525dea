"""Files for programs: what is served is what the store says, under addresses that never lead anywhere else."""

import ast
import asyncio
import http.client
import io
import json
import re
import threading
import time
from collections.abc import Iterator
from csv import QUOTE_MINIMAL
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import pandas as pd
import pytest
from frictionless import Package, Resource
from reader import ROOT, Server, reader_at, served
from starlette.types import Message, Receive, Scope, Send
from streamlit import config

from data.catalogue import load_catalogue
from data.flags import Flag
from data.indicators import Rule
from data.observations import FILE, Observation, read_observations
from data.version import version
from geo.areas import REGION, load_areas
from pages.exports import directory, static
from pages.exports.flat import csv_of
from pages.exports.spreadsheet import number
from pages.exports.tables import Cell, Column, Figure, Table
from pages.text import load_text
from pages.ui.static import KEPT, Shelf, StaticMiddleware, makers
from pages.ui.store import listed, observe, panel

TUNED = ("-m", "pages.ui.server", "{app}", "--port", "{port}", "--address", "127.0.0.1")
STREAMLIT_RUN = ("-m", "streamlit", "run", "{app}", "--server.port", "{port}", "--server.address", "127.0.0.1")
FOLDER = "/app/static/data/"
INDICATORS = ("household_income", "population_density", "unemployed_share", "manufacturing_energy", "migration_balance")
README = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Daten als Dateien")[2].partition("\n## ")[0]


@cache
def made(name: str) -> bytes:
    return makers()[name]()


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(made(name)), dtype={"area": "str"}, keep_default_na=False, na_values={"value": [""]})


def told(frame: pd.DataFrame) -> list[tuple[str, int, Observation]]:
    """Area, year and observation of each row."""
    cells = frame[["area", "year", "value", "flag"]].astype(object).to_numpy().tolist()
    return [
        (area, year, Observation(None if np.isnan(value) else value, Flag(flag))) for area, year, value, flag in cells
    ]


def example(language: str) -> str:
    """The example of a language in the README."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return str(found)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served(ROOT / "dashboard.py", TUNED, {}) as server:
        yield server


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer; the path is sent as it is written."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    found = {name.lower(): value for name, value in response.getheaders()}
    body = response.read()
    connection.close()
    return response.status, found, body


# What is in the files


@pytest.mark.parametrize("name", INDICATORS)
def test_a_file_holds_every_observation_of_the_store_to_the_digit(name: str) -> None:
    indicator, frame = load_catalogue()[name], table(f"{name}.csv")
    assert list(frame.columns) == list(static.COLUMNS)
    assert not frame.duplicated(["area", "year"]).any()
    assert [row for row in told(frame) if row[2] != observe(indicator, row[0], row[1])] == []
    stored = panel(name)
    assert len(frame[frame["area"] != REGION]) == sum(flag is not None for flag in stored.flags.flat)
    parquet = pd.read_parquet(io.BytesIO(made(f"{name}.parquet")))
    pd.testing.assert_frame_equal(parquet, frame, check_dtype=False)


def test_all_files_together_hold_every_observation_of_every_listed_indicator() -> None:
    every = pd.read_parquet(io.BytesIO(made("all.parquet")))
    stored = read_observations(FILE)
    ids = [each.id for each in listed()]

    def placed(frame: pd.DataFrame) -> pd.DataFrame:
        """By one number for indicator, area and year, which sorts faster than their names."""
        indicators = pd.Categorical(frame["indicator"], ids).codes.astype("int64")
        areas = pd.Categorical(frame["area"], [*load_areas()]).codes
        places = (indicators * 1000 + areas) * 10_000 + frame["year"].to_numpy()
        return frame[["value", "flag"]].set_axis(places).sort_index()

    own = placed(every[every["area"] != REGION])
    assert own.index.is_unique
    pd.testing.assert_frame_equal(own, placed(stored[stored["indicator"].isin(ids)]), check_exact=True)
    assert set(every["indicator"]) == {each.id for each in listed()}


def test_the_region_is_the_total_by_rule_where_one_of_its_districts_has_a_row() -> None:
    frame = table("population.csv")
    year = int(frame["year"].max())
    rows = frame[frame["year"] == year].set_index("area")["value"]
    assert rows[REGION] == sum(rows[area] for area in ("03353", "03354", "03355", "03359", "03360"))
    assert set(table("temperature_mean.csv")["area"]).isdisjoint({REGION, "03353"})  # a series of Land and Germany
    refused = next(i for i in listed() if i.aggregation.rule is Rule.NONE and "03353" in panel(i.id).rows)
    assert table(f"{refused.id}.csv").query("area == 'region'")["value"].isna().all()


def test_a_computed_value_says_so_and_a_published_one_does_not() -> None:
    frame, said = table("population.csv"), load_text("de")("source.computed")
    assert (frame["source"].str.contains(said) == (frame["area"] == REGION)).all()


def test_a_file_is_written_as_a_download_is() -> None:
    frame, decimals = table("household_income.csv"), load_catalogue()["household_income"].decimals
    cells: list[list[Any]] = frame.astype(object).to_numpy().tolist()
    rows: list[list[Cell]] = [
        [cell if not isinstance(cell, float) else None if np.isnan(cell) else Figure(cell, decimals) for cell in row]
        for row in cells
    ]
    written = csv_of(Table([Column(name, name, "string") for name in frame.columns], rows, static.KEY), None)
    assert written == made("household_income.csv")
    assert not written.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("value", "digits"), [(1e-07, "0.0000001"), (1e20, "1" + "0" * 20), (-0.5, "-0.5"), (7.0, "7")]
)
def test_a_value_has_no_exponent(value: float, digits: str) -> None:
    assert number(value) == digits


def test_no_cell_of_words_begins_a_formula() -> None:
    for name in ("areas.csv", *(f"{each}.csv" for each in INDICATORS)):
        words = pd.read_csv(io.BytesIO(made(name)), dtype="str").drop(columns="value", errors="ignore")
        assert not words.map(lambda cell: isinstance(cell, str) and cell.startswith(("=", "+", "-", "@"))).any(
            axis=None
        )


def test_the_register_names_every_area_of_the_files() -> None:
    register = pd.read_csv(io.BytesIO(made("areas.csv")), dtype={"id": "str", "parent": "str"}).set_index("id")
    assert set(register.index) == {*load_areas(), REGION}
    assert register.loc["03353"].to_numpy().tolist()[:5] == [
        "Landkreis Harburg",
        "Harburg district",
        "kreis",
        "03",
        "DE933",
    ]


def test_the_outlines_are_geojson_in_degrees_with_their_attribution() -> None:
    outlines = json.loads(made("outlines.geojson"))
    assert outlines["attribution"].startswith("© GeoBasis-DE / BKG") and "geonutzv" in outlines["licence_url"]
    places = [each for each in outlines["features"] if each["properties"]["kind"] == "partner"]
    assert len(places) == 6
    points = np.array(re.findall(r"\[(-?[\d.]+),(-?[\d.]+)\]", json.dumps(places, separators=(",", ":")))).astype(float)
    assert (points.min(axis=0) > [8, 52]).all() and (points.max(axis=0) < [13, 55]).all()


def test_the_directory_tells_of_every_indicator_what_it_is_and_where() -> None:
    index = json.loads(made("index.json"))
    assert index["version"] == version() and set(index["flags"]) == {flag.value for flag in Flag}
    assert {*index["files"], *(file for each in index["indicators"] for file in each["files"].values())} == {*makers()}
    for told, indicator in zip(index["indicators"], listed(), strict=True):
        assert (told["id"], told["field"], told["name"]) == (indicator.id, indicator.field, dict(indicator.name))
        assert (told["unit"], told["definition"]) == (dict(indicator.unit), dict(indicator.definition))
        assert told["years"] == [*panel(indicator.id).years_of(panel(indicator.id).rows)] != []
        assert all(index["sources"][key]["licence"] and index["sources"][key]["citation"] for key in told["sources"])


# What the data package is


def test_the_data_package_is_valid_and_complete(server: Server, tmp_path: Path) -> None:
    health: list[float] = []
    answers: list[tuple[int, dict[str, str], bytes]] = []
    asking = threading.Thread(target=lambda: answers.append(ask(server.port, f"{FOLDER}all.zip")))
    asking.start()
    while asking.is_alive():
        start = time.perf_counter()
        assert ask(server.port, "/_stcore/health")[2] == b"ok"
        health.append(time.perf_counter() - start)
        time.sleep(0.1)
    assert len(health) > 5 and sorted(health)[len(health) // 2] < 1  # seconds; others are served meanwhile
    ((status, _, content),) = answers
    assert status == 200
    checked = [directory.DESCRIPTOR, "areas.csv", "household_income.csv"]
    with ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(tmp_path, checked)
        assert archive.namelist() == [*checked[:2], *(f"{each.id}.csv" for each in listed())]
        assert all(archive.read(f"{name}.csv") == made(f"{name}.csv") for name in INDICATORS)
    package = Package(str(tmp_path / directory.DESCRIPTOR))
    assert [f"{each.name}.csv" for each in package.resources] == archive.namelist()[1:]
    for resource in list(package.resources):
        if resource.path not in checked:
            package.remove_resource(str(resource.name))
    report = package.validate(limit_rows=500)
    assert report.valid and len(report.tasks) == 2, report.flatten(["title", "message"])[:3]


def test_a_wrong_flag_in_the_data_package_is_found(tmp_path: Path) -> None:
    descriptor = json.loads(made(directory.DESCRIPTOR))
    schema = descriptor["resources"][1]["schema"]
    name = descriptor["resources"][1]["name"]
    lines = made(f"{name}.csv").decode().splitlines()[:3]
    (tmp_path / "one.csv").write_text("\n".join(lines).replace(",confirmed,", ",certain,"), encoding="utf-8")
    descriptor = {"name": "one", "path": "one.csv", "schema": {**schema, "foreignKeys": []}}
    report = Resource.from_descriptor(descriptor, basepath=str(tmp_path)).validate()
    assert not report.valid


# How files are answered


def test_both_starts_serve_the_files_and_the_page(server: Server) -> None:
    with served(ROOT / "dashboard.py", STREAMLIT_RUN, {}) as other:
        for port in (server.port, other.port):
            status, headers, body = ask(port, f"{FOLDER}household_income.csv")
            assert (status, body) == (200, made("household_income.csv"))
            assert headers["content-type"] == "text/csv; charset=utf-8; header=present"
            assert b'<div id="root">' in ask(port, "/karte")[2]


def test_a_reader_is_served_beside_the_files(server: Server) -> None:
    async def visit() -> list[str]:
        async with reader_at(server.port) as reader:
            await reader.visit("ueber")
            return [*reader.words, reader.complaint]

    words = asyncio.run(visit())
    assert len(words) > 3 and words[-1] == ""


def test_a_file_is_open_to_all_kept_for_an_hour_and_recognised_by_its_tag(server: Server) -> None:
    status, headers, body = ask(server.port, f"{FOLDER}areas.csv")
    assert (status, headers["access-control-allow-origin"]) == (200, "*")
    assert headers["cache-control"] == "public, max-age=3600"
    assert headers["content-disposition"] == 'inline; filename="areas.csv"'
    assert headers["etag"].startswith(f'"{version()}-')
    for known in (headers["etag"], f'"other", W/{headers["etag"]}', "*"):
        status, again, nothing = ask(server.port, f"{FOLDER}areas.csv", If_None_Match=known)
        assert (status, nothing, again["etag"]) == (304, b"", headers["etag"])
    assert ask(server.port, f"{FOLDER}areas.csv", If_None_Match='"other"')[2] == body
    status, head, nothing = ask(server.port, f"{FOLDER}areas.csv", "HEAD")
    assert (status, nothing, head["content-length"], head["etag"]) == (200, b"", str(len(body)), headers["etag"])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_files_can_only_be_read(server: Server, method: str) -> None:
    status, headers, _ = ask(server.port, f"{FOLDER}index.json", method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "name",
    [
        "", "nothing.csv", "index.json/", "INDEX.JSON", "observations.parquet", "/etc/passwd", "index.json%00.csv",
        "../../../dashboard.py", "..%2f..%2f..%2fdashboard.py", "%2e%2e/%2e%2e/README.md", "....//README.md",
        "..\\..\\README.md", "population.csv?x=../", "population%2ecsv%0a",
    ],
)  # fmt: skip
def test_a_name_that_is_none_leads_nowhere(server: Server, name: str) -> None:
    status, _, body = ask(server.port, f"{FOLDER}{name}", Accept_Language="en")
    if name.startswith("population.csv?"):
        assert (status, body) == (200, made("population.csv"))
    else:
        assert (status, body.decode()) == (404, load_text("en")("static.unknown"))


def heard(path: str) -> list[int]:
    """The statuses that an address gets; 418 is what lies behind the files."""
    found: list[int] = []

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        found.append(418)

    async def send(message: Message) -> None:
        found.extend([message["status"]] if message["type"] == "http.response.start" else [])

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}
    asyncio.run(StaticMiddleware(behind)(scope, receive, send))
    return found


def test_files_lie_behind_the_base_path_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    assert heard(f"{FOLDER}areas.csv") == [200]
    assert heard("/app/static/logo.png") == heard("/karte") == [418]
    monkeypatch.setattr(config, "get_option", lambda name: {"server.baseUrlPath": "/monitor/"}[name])
    assert heard(f"/monitor{FOLDER}areas.csv") == [200]
    assert heard(f"{FOLDER}areas.csv") == [418]


def test_a_file_is_made_once_for_all_who_wait_for_it_and_the_oldest_makes_room() -> None:
    asked: list[str] = []

    def make(name: str) -> bytes:
        asked.append(name)
        time.sleep(0.05)
        if name == "wrong":
            raise ValueError(name)
        return name.encode() * 10

    async def use() -> None:
        shelf = Shelf(lambda: {name: lambda name=name: make(name) for name in ("a", "b", "c", "wrong")}, most=15)  # type: ignore[misc]
        files = await asyncio.gather(*(shelf.file("a") for _ in range(5)))
        assert {file.content for file in files} == {b"a" * 10} and asked == ["a"]
        for name in ("b", "a", "c", "a", "b"):  # b was unused for longest when c came
            await shelf.file(name)
        assert asked == ["a", "b", "c", "b"]
        for _ in range(2):
            with pytest.raises(ValueError, match="wrong"):
                await shelf.file("wrong")

    asyncio.run(use())
    assert asked[-2:] == ["wrong", "wrong"]


def test_the_files_most_asked_for_are_kept_together() -> None:
    assert 3 * max(len(made(name)) for name in ("all.parquet", "index.json", "population.csv")) < KEPT


# The examples of the README


def test_the_readme_names_every_file_column_and_flag() -> None:
    names = {*re.findall(r"`([^`]+)`", README)}
    assert {*directory.FILES, *static.COLUMNS, *Flag} <= names
    assert ",".join(static.AREA_COLUMNS) in names and {each.level for each in load_areas().values()} <= names


def test_the_example_for_pandas_gives_the_store(server: Server) -> None:
    found: dict[str, Any] = {}
    exec(example("python").replace("localhost:8501", f"127.0.0.1:{server.port}"), found)
    income = load_catalogue()["household_income"]
    assert len(found["harburg"].dropna()) > 5
    for year, value in found["harburg"].items():
        assert observe(income, "03353", year).value == (None if np.isnan(value) else value)
    assert set(found["everything"]["indicator"]) == {each.id for each in listed()}
    assert len(found["income"]) == len(table("household_income.csv"))


def test_the_example_for_r_reads_columns_that_exist_by_rules_that_hold() -> None:
    """What can be shown without R: its documented defaults (header, sep ",", blank numbers are NA) fit the file."""
    code = example("r")
    classes = dict(re.findall(r"(\w+) = \"(character|integer|numeric)\"", code))
    assert classes == {"area": "character", "year": "integer", "value": "numeric"}
    kinds = {"character": "string", "integer": "int64", "numeric": "double"}
    assert {name: str(static.COLUMNS[name]) for name in classes} == {
        name: kinds[kind] for name, kind in classes.items()
    }
    assert ast.literal_eval(re.findall(r'quote = ("\\"")', code)[0]) == '"' and 'comment.char = ""' in code
    assert 'fileEncoding = "UTF-8"' in code and "household_income.csv" in code
    lines = made("household_income.csv").decode("utf-8").splitlines()
    assert "NA" not in {cell for line in lines for cell in line.split(",")}  # R's only word for a missing value
    for name in (each.id for each in listed() if each.id in INDICATORS):
        frame = pd.read_csv(
            io.BytesIO(made(f"{name}.csv")), quotechar='"', doublequote=True, dtype="str", na_filter=False
        )
        assert frame["value"].str.fullmatch(r"-?\d+(\.\d+)?|").all() and frame["year"].str.fullmatch(r"\d+").all()


def test_the_example_for_excel_reads_the_store_with_its_parameters() -> None:
    code = example("powerquery")
    (delimiter,), (page,) = re.findall(r'Delimiter = "(.)"', code), re.findall(r"Encoding = (\d+)", code)
    kinds = dict(re.findall(r'\{"(\w+)", ([\w.]+(?: \w+)?)\}', code))
    assert kinds == {"area": "type text", "year": "Int64.Type", "value": "type number"}
    assert {*kinds} <= {*static.COLUMNS} and '"en-US"' in code and "QuoteStyle = QuoteStyle.Csv" in code
    assert page == "65001"  # Windows' number of UTF-8
    (name,) = re.findall(r'data/(\w+\.csv)"', code)
    types = {"type text": "str", "Int64.Type": "int64", "type number": "float64"}
    frame = pd.read_csv(
        io.BytesIO(made(name)), sep=delimiter, encoding="utf-8", quoting=QUOTE_MINIMAL,
        dtype={column: types[kind] for column, kind in kinds.items()},
    )  # fmt: skip
    income = load_catalogue()["household_income"]
    assert [row for row in told(frame) if row[2] != observe(income, row[0], row[1])] == []


def test_no_folder_of_ours_lies_under_the_addresses_of_the_files() -> None:
    assert not (ROOT / "static" / "data").exists()
