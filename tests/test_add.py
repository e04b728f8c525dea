"""`python -m data.build add` adds an indicator as it stands in a file, or says what is wrong and changes nothing."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pandas as pd
import pytest
from published import ROOT, register

from data.build import __main__ as build
from data.build import add, added
from data.build.assemble import assemble
from data.build.contract import SourceFormatError
from data.catalogue import load_catalogue, source_ids
from data.indicators import CatalogueError
from data.observations import load_observations, read_observations
from data.sources import SourceError, load_sources
from data.totals import total
from data.upload.areas import Register
from geo.areas import PARTNERS, load_areas

candidates = Register(load_areas().values()).candidates

DATA = ROOT / "data"
FIGURES = """Gebiet;Jahr;Wert
Landkreis Harburg;2020;1.234,5
Landkreis Harburg;2021;1.300,25
03354;2020;99
DE935;2021;.
Hansestadt Lüneburg;2021;0,1
Stade district;2021;5
Quelle: Landkreise
"""
VALUES = {("03353", 2020): 1234.5, ("03353", 2021): 1300.25, ("03354", 2020): 99.0, ("03355022", 2021): 0.1}
DECLARATION = """
[wallboxes]
field = "energy"
name = { de = "Wallboxen", en = "Wallboxes" }
definition = { de = "Gemeldete private Ladepunkte am 31.12.", en = "Registered private charging points, 31 December." }
unit = { de = "Ladepunkte", en = "charging points" }
decimals = 1
direction = "higher_is_better"
aggregation = { rule = "sum" }

[source]
publisher = "Landkreise"
title = { de = "Private Ladepunkte", en = "Private charging points" }
citation = "© Landkreise, 2024"
licence = "Datenlizenz Deutschland – Namensnennung – Version 2.0"
licence_url = "https://www.govdata.de/dl-de/by-2-0"
url = "https://example.org/ladepunkte"
retrieved = "2024-12-31"
"""


class Result(NamedTuple):
    """How the command ended, and what it said."""

    code: int
    said: str
    complained: str


class Copy(NamedTuple):
    """A folder of data, and the command that adds to it."""

    folder: Path
    run: Callable[..., Result]

    def state(self) -> dict[str, bytes]:
        """Every file with its content."""
        return {str(file): file.read_bytes() for file in sorted(self.folder.rglob("*")) if file.is_file()}

    def refused(self, *sentences: str, **given: Any) -> None:
        """The command ends with an error that says these sentences, and nothing has changed."""
        before = self.state()
        result = self.run(**given)
        assert result.code == 1
        assert [each for each in sentences if each not in result.complained] == [], result.complained
        assert result.complained.endswith("nothing was written\n")
        assert self.state() == before


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Copy:
    """A copy of what the command reads and writes: two indicators' observations are enough."""
    folder = tmp_path / "data"
    shutil.copytree(DATA / "catalogue", folder / "catalogue", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copy(DATA / "sources.toml", folder)
    observations = read_observations(DATA / "observations.parquet")
    few = observations[observations["indicator"].isin(["area_km2", "population"])].reset_index(drop=True)
    (folder / "observations.parquet").write_bytes(added.as_parquet(few))

    def run(
        figures: str | bytes = FIGURES, declared: str = DECLARATION, *options: str, name: str = "boxes.csv"
    ) -> Result:
        (tmp_path / name).write_bytes(figures.encode() if isinstance(figures, str) else figures)
        (tmp_path / "boxes.toml").write_text(declared, encoding="utf-8")
        files = [str(tmp_path / name), "--indicator", str(tmp_path / "boxes.toml"), "--to", str(folder)]
        monkeypatch.setattr(sys, "argv", ["data.build", "add", *files, *options])
        code = build.main()
        for cached in (load_catalogue, load_sources, load_observations):
            cached.cache_clear()
        return Result(code, *capsys.readouterr())

    return Copy(folder, run)


def test_an_added_indicator_has_the_figures_of_its_file_its_declaration_and_its_source(copy: Copy) -> None:
    old = read_observations(copy.folder / "observations.parquet")
    result = copy.run()
    assert (result.code, result.complained) == (0, "")
    assert "5 values of 5 areas, 2020 to 2021\n  without a value: 1 × confidential\n" in result.said
    assert "left out: row 8, column A: note left out: 'Quelle: Landkreise'" in result.said
    catalogue = load_catalogue(copy.folder / "catalogue")
    assert (catalogue["wallboxes"].field, catalogue["wallboxes"].name["en"]) == ("energy", "Wallboxes")
    (source,) = source_ids(catalogue["wallboxes"], catalogue)
    assert load_sources(copy.folder / "sources.toml")[source].citation == "© Landkreise, 2024"
    panel = load_observations(copy.folder / "observations.parquet")["wallboxes"]
    assert {key: panel.at(*key).value for key in VALUES} == VALUES
    assert (panel.at("03355", 2021).value, panel.at("03355", 2021).flag) == (None, "confidential")
    new = read_observations(copy.folder / "observations.parquet")
    pd.testing.assert_frame_equal(new[new["indicator"] != "wallboxes"].reset_index(drop=True), old)


def test_added_indicators_stand_with_those_of_their_field_and_have_totals(copy: Copy) -> None:
    assert copy.run().code == 0
    catalogue = load_catalogue(copy.folder / "catalogue")
    fields = [each.field for each in catalogue.values()]
    assert fields == sorted(fields, key=list(dict.fromkeys(fields)).index)
    panels = load_observations(copy.folder / "observations.parquet")
    found = total(catalogue["wallboxes"], ["03353", "03359"], year=2021, panels=panels)
    assert found.observation.value == 1305.25


def test_a_workbook_is_added_as_well(copy: Copy, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["AGS", 2020, 2021], ["03353", 0.1, 7], ["03354", 3, 1e-7]):
        book.active.append(row)
    book.save(tmp_path / "own.xlsx")
    result = copy.run((tmp_path / "own.xlsx").read_bytes(), name="own.xlsx")
    assert result.code == 0, result.complained
    panel = load_observations(copy.folder / "observations.parquet")["wallboxes"]
    assert (panel.at("03353", 2020).value, panel.at("03354", 2021).value) == (0.1, 1e-7)


def test_the_whole_build_gives_the_same_file_from_what_was_kept(copy: Copy) -> None:
    """Figures, of Hamburg as Kreis and Land too, come from the tidy file to the last digit."""
    assert copy.run(FIGURES + "Hamburg;2021;0,30000000000000004\n").code == 0
    readings = added.read(copy.folder / "added", register())
    catalogue = {"wallboxes": load_catalogue(copy.folder / "catalogue")["wallboxes"]}
    rebuilt = assemble(readings, catalogue, register())
    assert set(rebuilt["area"]) >= {"02", "02000"}
    file = copy.folder / "observations.parquet"
    assert added.as_parquet(added.merged(read_observations(file), rebuilt)) == file.read_bytes()
    kept = read_observations(file)
    kept = kept[kept["indicator"] == "wallboxes"].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, rebuilt.astype(kept.dtypes.to_dict()), check_exact=True)


def test_the_build_reads_what_was_added_after_the_publishers(
    copy: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert copy.run().code == 0
    monkeypatch.setattr(build, "HERE", copy.folder)
    monkeypatch.setattr(build, "PUBLISHERS", ())
    readings = build.read_all([tmp_path], register())
    assert capsys.readouterr().out == "added by command: wallboxes.csv\n"
    assert {name for reading in readings for name in reading.frame["series"]} == {"added/wallboxes"}


def test_an_id_is_added_once_and_replaced_only_on_request(copy: Copy) -> None:
    assert copy.run().code == 0
    copy.refused("wallboxes: exists already, in added/wallboxes.toml; --replace")
    assert copy.run("AGS;2022\n03353;4\n", DECLARATION, "--replace").code == 0
    panel = load_observations(copy.folder / "observations.parquet")["wallboxes"]
    assert (panel.years, panel.at("03353", 2022).value) == ((2022,), 4.0)


def test_the_year_of_a_file_without_one_is_given_to_the_command(copy: Copy) -> None:
    figures = "AGS;Ladepunkte\n03353;4\n03359;5\n"
    copy.refused("no_year", "give it with --year, for example 2021", figures=figures, name="boxes_2021.csv")
    result = copy.run(figures, DECLARATION, "--year", "2021", name="boxes_2021.csv")
    assert result.code == 0, result.complained
    panel = load_observations(copy.folder / "observations.parquet")["wallboxes"]
    assert (panel.years, panel.at("03353", 2021).value) == ((2021,), 4.0)


def test_of_many_complaints_the_first_are_said_and_the_rest_counted(copy: Copy) -> None:
    lines = "".join(f"Ort {number};2020;1\n" for number in range(50))
    result = copy.run(f"Gebiet;Jahr;Wert\nStade;2020;1\n{lines}")
    assert result.complained.count("area unknown") == 20 and "… and 30 more" in result.complained


def test_a_declared_indicator_is_not_replaced(copy: Copy) -> None:
    declared = DECLARATION.replace("[wallboxes]", "[population]")
    copy.refused("population: exists already, in catalogue/demography.toml", declared=declared)


def line(old: str, new: str) -> str:
    assert old in FIGURES
    return FIGURES.replace(old, new, 1)


@pytest.mark.parametrize(
    ("figures", "sentences"),
    [
        (line("03354", "09999"), ["boxes.csv: row 4, column A: area unknown: '09999'"]),
        (line("03354", "Lüneburg"), ["row 4, column A: area ambiguous: 'Lüneburg', may be 03355 or 03355022"]),
        (line("03354;2020", ";2020"), ["row 4, column A: area missing"]),
        (line("03354;2020", "03354;bald"), ["row 4, column B: year unreadable: 'bald'"]),
        (line("03354;2020", "03354;1066"), ["row 4, column B: year outside: '1066'"]),
        (line("03354;2020", "03353;2020"), ["row 4, column C: duplicate of row 2"]),
        (line(";99", ";viele"), ["row 4, column C: value unreadable: 'viele'"]),
        (line(";99", ";#DIV/0!"), ["row 4, column C: formula error: '#DIV/0!'"]),
        (line(";99", ";99 %"), ["row 4, column C: unit '%' is not the declared 'charging points'"]),
        (line("03354;2020", "13071;2005"), ["row 4, column C: 13071 has today's territory since 2011 only, not in"]),
        (line(";99", ";99;1"), ["row 4, column D: row too long"]),
        (line(";99", ";viele").replace("Stade d", "D"), ["row 4, column C", "row 7, column A"]),
        ("AGS;2020\n03353;1.234\n03354;2.345\n", ["row 2, column B: decimals undecided: '1.234'"]),
        ("AGS;2020\n03353;.\n03354;-\n", ["boxes.csv: file: no value was understood"]),
        ("AGS;Jahr;Boxen;Autos\n03353;2020;1;2\n", ["boxes.csv: file: more than one indicator: Boxen, Autos"]),
        ("no table", ["error: boxes.csv: "]),
    ],
)  # fmt: skip
def test_figures_that_are_not_right_are_refused_by_row_and_column(
    copy: Copy, figures: str, sentences: list[str]
) -> None:
    copy.refused(*sentences, figures=figures)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("[wallboxes]", "[wallboxes", "boxes.toml: "),
        ("[wallboxes]", '["../wallboxes"]', "'../wallboxes' is no id"),
        ("[source]", "[sources]", "needs one table named by the indicator's id, and [source]"),
        ('field = "energy"', 'field = "power"', "wallboxes.field: needs one of energy, "),
        ('"sum"', '"average"', "'average' is not a valid Rule"),
        ('en = "Wallboxes"', 'fr = "Wallbox"', "wallboxes.name: needs a text in each of de, en"),
        ('en = "Wallboxes"', 'en = "Population"', "wallboxes.name.en: 'Population' is the name of another indicator"),
        ("Wallboxen", "Wallboxen " * 8, "wallboxes.name.de: longer than 60 letters"),
        ("decimals = 1", 'decimals = "one"', "wallboxes.decimals: needs a whole number"),
        ("decimals = 1", 'decimals = 1\nseries = ["a/b/c"]', "so neither series nor terms"),
        ("higher_is_better", "neither", "wallboxes.direction_reason: is needed"),
        ("licence = ", "license = ", "wallboxes.toml: "),
        ('publisher = "Landkreise"', 'publisher = ""', "source.publisher: needs a text"),
        ('"https://example', '"http://example', "source.url: needs an address that begins with https://"),
        ('"2024-12-31"', '"lately"', "source.retrieved: needs a year or a date"),
        ('"2024-12-31"', "2024-12-31", "source.retrieved: needs a text"),
        ('en = "Private', 'fr = "Private', "source.title: needs a text in each of de, en"),
    ],
)  # fmt: skip
def test_a_declaration_that_is_not_right_is_refused_in_words(copy: Copy, old: str, new: str, sentence: str) -> None:
    assert old in DECLARATION
    copy.refused(sentence, declared=DECLARATION.replace(old, new, 1))


def test_a_file_that_is_not_there_is_named(copy: Copy) -> None:
    (copy.folder / "observations.parquet").unlink()
    copy.refused("observations.parquet: missing")
    before = copy.state()
    assert add.main(["nowhere.csv", "--indicator", "nowhere.toml"], areas=build.AREAS, folder=copy.folder) == 1
    assert copy.state() == before


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_failure_half_way_leaves_everything_as_it_was(
    copy: Copy, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    put, count = Path.replace, iter(range(1, 9))

    def breaks(self: Path, target: Path) -> Path:
        if next(count) == failing:
            raise OSError("no space left")
        return put(self, target)

    monkeypatch.setattr(Path, "replace", breaks)
    copy.refused("error: no space left")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("03353,2020", "99999,2020", "row 2, column area: unknown area '99999'"),
        (",1234.5,", ",viele,", "row 2, column value: 'viele' is not a number"),
        ("1234.5,confirmed", "1234.5,confidential", "row 2, column flag: "),
        ("03353,2021", "03353,2020", "row 3: rows do not ascend"),
    ],
)
def test_a_kept_file_that_was_damaged_by_hand_is_named(copy: Copy, old: str, new: str, place: str) -> None:
    assert copy.run().code == 0
    file = copy.folder / "added" / "wallboxes.csv"
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SourceFormatError, match=f"wallboxes.csv: {place}"):
        added.read(file.parent, register())


def test_a_kept_declaration_that_was_damaged_by_hand_is_named(copy: Copy) -> None:
    assert copy.run().code == 0
    file = copy.folder / "added" / "wallboxes.toml"
    file.write_text(DECLARATION.replace("[source]", "[sauce]"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"^wallboxes\.toml: needs the tables \[wallboxes\] and \[source\]"):
        load_catalogue(copy.folder / "catalogue")
    with pytest.raises(SourceError, match=r"^wallboxes\.toml: 'source'"):
        load_sources(copy.folder / "sources.toml")


def test_names_and_keys_are_understood_as_on_the_page_or_more_strictly() -> None:
    match = add.register(register()).candidates
    for area in load_areas().values():
        texts = [area.id, area.id.removeprefix("0"), area.nuts or area.id, *area.names.values()]
        for text in [*texts, *(label.partition(",")[0] for label in area.names.values())]:
            assert set(match(text)) in ({*candidates(text)}, {*candidates(text), *match(text)}, set()), text
            assert len(match(text)) != 1 or match(text) == candidates(text), text
        assert area.id == "04" or {match(text) for text in texts} == {(area.id,)}, texts
    assert {match(load_areas()[key].names["de"].lower()) for key in PARTNERS} == {(key,) for key in PARTNERS}


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Harburg", "03353"), ("LK Harburg", "03353"), ("Harburg, Landkreis", "03353"), ("Stadt Harburg", ""),
        ("Lüneburg", "03355 03355022"), ("Hansestadt Luneburg", "03355022"), ("Oldenburg", "03403 03458"),
        ("Hamburg", "02"), ("Berlin", "11"), ("Brandenburg", "12"), ("Germany", "DG"), ("3353", "03353"),
        ("03353000", "03353"), ("de933", "03353"), ("", ""), ("Landkreis", ""), ("Insgesamt", ""), ("2020", ""),
    ],
)  # fmt: skip
def test_a_text_gives_the_areas_it_may_mean(text: str, areas: str) -> None:
    assert add.register(register()).candidates(text) == tuple(areas.split())
