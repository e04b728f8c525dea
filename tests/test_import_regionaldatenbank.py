import os
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from data.build.contract import COLUMNS, Reading, SourceFormatError
from data.build.genesis import read_table
from data.build.regionaldatenbank import read, values
from data.flags import Flag
from data.sources import load_sources

ROOT = Path(__file__).parents[1]
SOURCES = Path(os.environ.get("SMART_REGION_SOURCES", ROOT.parent / "shared" / "sources")) / "regionaldatenbank"
AREAS = pd.DataFrame(
    {"id": ["DG", "02", "03", "03353", "03354", "03355", "03359", "03360", "03355022", "07336", "13071", "14511"]}
)
FOOTER = (
    '__________\n"© Statistische Ämter des Bundes und der Länder, Deutschland, 2017."\nStand: 10.10.2017 / 11:57:53\n'
)
POPULATION = """\
Bevölkerungsstand: Bevölkerung nach Geschlecht;;;;
Bevölkerungsstand (Anzahl);;;;
;;31.12.2011;31.12.2011;31.12.2010;31.12.2010
;;Insgesamt;männlich;Insgesamt;männlich
DG;Deutschland;300;140;290;130
03;  Niedersachsen;200;90;190;85
033;    Lüneburg, Stat. Region;200;90;190;85
03355;      Lüneburg, Landkreis;200;90;190;85
13071;      Landkreis Mecklenburgische Seenplatte;100;50;-;-
13051;      Landkreis Bad Doberan;-;-;100;45
"""
TITLE = ["Tiere;;;;", "regionale Tiefe: Kreise und krfr. Städte;;;;"]


def write(folder: Path, name: str, *lines: str, encoding: str = "utf-8") -> Path:
    """A GENESIS file as the database exports it; `name` begins with the table's code."""
    code = name.removesuffix(".csv").split("_")[0]
    text = "\n".join([f"GENESIS-Tabelle: {code}", *lines]) + "\n" + FOOTER
    file = folder / name
    file.write_text(text, encoding=encoding)
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the population table, which each reading needs."""
    write(tmp_path, "12411-01-01-4.csv", POPULATION.rstrip("\n"))
    return tmp_path


def table_of(reading: Reading, code: str) -> dict[tuple[str, str, int], tuple[float | None, str]]:
    """(item, area, year) → (value, flag) of one table."""
    frame = reading.frame
    frame = frame[frame["series"].str.startswith(f"regionaldatenbank/{code}/")]
    items = frame["series"].str.removeprefix(f"regionaldatenbank/{code}/")
    cells = zip(items, frame["area"], frame["year"], frame["value"], frame["flag"], strict=True)
    return {(item, area, year): (None if pd.isna(value) else value, flag) for item, area, year, value, flag in cells}


# -- shapes of the table


def test_dates_as_headings_give_the_year(folder: Path) -> None:
    cells = table_of(read(folder, AREAS), "12411-01-01-4")
    assert cells["Insgesamt", "03355", 2011] == (200, Flag.CONFIRMED)
    assert cells["männlich", "03355", 2010] == (85, Flag.CONFIRMED)


@pytest.mark.parametrize("date", ["01.03.2011", "2011", "31.12.2011"])
def test_a_date_column_gives_the_year(folder: Path, date: str) -> None:
    write(folder, "1-4.csv", *TITLE, ";;;Milchkühe", ";;;Anzahl", f"{date};03355;  Lüneburg, Landkreis;7")
    assert table_of(read(folder, AREAS), "1-4") == {("Milchkühe", "03355", 2011): (7, Flag.CONFIRMED)}


@pytest.mark.parametrize("date", ["30.06.2011", "Jahr: 2011"])
def test_a_date_above_the_headings_holds_for_the_table(folder: Path, date: str) -> None:
    write(folder, "1-4.csv", *TITLE, f"{date};;", ";;Milchkühe", ";;Anzahl", "03355;  Lüneburg, Landkreis;7")
    assert table_of(read(folder, AREAS), "1-4") == {("Milchkühe", "03355", 2011): (7, Flag.CONFIRMED)}


def test_row_items_come_before_the_columns_items_and_units_are_no_items(folder: Path) -> None:
    lines = [";;;;Insgesamt;unter 5 ha", "03355;Lüneburg;Betriebe/Höfe;Anzahl;9;4", "03355;Lüneburg;Fläche;ha;90;8"]
    write(folder, "1-4.csv", "Jahr: 2011;;;;;", *lines)
    cells = table_of(read(folder, AREAS), "1-4")
    assert cells["Betriebe|Höfe/unter 5 ha", "03355", 2011] == (4, Flag.CONFIRMED)
    assert cells["Fläche/Insgesamt", "03355", 2011] == (90, Flag.CONFIRMED)
    assert len(cells) == 4


def test_headings_of_several_rows_are_joined_without_those_that_are_the_same_everywhere(folder: Path) -> None:
    headings = [
        ";;;Nationalität;Nationalität;Nationalität",
        ";;;Gewerbe;Gewerbe;Betriebe/Höfe",
        ";;;Gewerbe;Gründungen;",
        ";;;Anzahl;Anzahl;Tsd. EUR",
    ]
    write(folder, "1-4.csv", *TITLE, *headings, "2011;03355;Lüneburg;1;2;3")
    assert {item for item, _, _ in table_of(read(folder, AREAS), "1-4")} == {
        "Gewerbe",
        "Gewerbe/Gründungen",
        "Betriebe|Höfe",
    }


def test_a_heading_that_is_the_same_everywhere_stays_where_a_column_has_no_other(folder: Path) -> None:
    write(folder, "1-4.csv", *TITLE, ";;;Boden;Boden", ";;;;Wald", ";;;ha;ha", "2011;03355;Lüneburg;10;4")
    assert {item for item, _, _ in table_of(read(folder, AREAS), "1-4")} == {"Boden", "Boden/Wald"}


def test_a_latin_1_file_is_read_with_its_umlauts(folder: Path) -> None:
    lines = [*TITLE, ";;;Männliche Kälber", ";;;Anzahl", "2011;03355;Lüneburg;7"]
    write(folder, "1-4_2011.csv", *lines, encoding="iso-8859-1")
    assert ("Männliche Kälber", "03355", 2011) in table_of(read(folder, AREAS), "1-4")


def test_of_a_table_by_municipality_only_the_hansestadt_is_emitted(folder: Path) -> None:
    rows = ["DG;Deutschland;90", "03355;Lüneburg, Landkreis;20", "03355022;Lüneburg;8", "03355001;Adendorf;1"]
    write(folder, "1-5.csv", "Jahr: 2011;;", ";;Milchkühe", ";;Anzahl", *rows)
    assert table_of(read(folder, AREAS), "1-5") == {("Milchkühe", "03355022", 2011): (8, Flag.CONFIRMED)}


def test_a_table_by_municipality_without_the_hansestadt_is_refused(folder: Path) -> None:
    write(folder, "1-5.csv", "Jahr: 2011;;", ";;Milchkühe", ";;Anzahl", "DG;Deutschland;90")
    with pytest.raises(SourceFormatError, match=r"1-5\.csv.*03355022"):
        read(folder, AREAS)


# -- signs and numbers


@pytest.mark.parametrize(
    ("text", "value", "flag"),
    [
        ("76,9", 76.9, Flag.CONFIRMED),
        ("-6622", -6622, Flag.CONFIRMED),
        ("-", 0, Flag.CONFIRMED),
        ("0", 0, Flag.CONFIRMED),
        (".", None, Flag.CONFIDENTIAL),
        (".g", None, Flag.CONFIDENTIAL),
        ("/", None, Flag.CONFIDENTIAL),
        ("...", None, Flag.NOT_PUBLISHED),
        ("x", None, Flag.NOT_PUBLISHED),
    ],
)
def test_each_sign_has_its_meaning(folder: Path, text: str, value: float | None, flag: Flag) -> None:
    write(folder, "1-4.csv", *TITLE, ";;;Kühe;Kälber", ";;;t;t", f"2011;03355;Lüneburg;5;{text}")
    assert table_of(read(folder, AREAS), "1-4")["Kälber", "03355", 2011] == (value, flag)


@pytest.mark.parametrize("text", ["7r", "(7)", "1.234", "7.5", "viele", "", "—"])
def test_anything_else_than_a_number_or_a_known_sign_names_file_row_and_column(folder: Path, text: str) -> None:
    rows = ["2011;03355;Lüneburg;5;6", f"2011;03353;Harburg;5;{text}"]
    write(folder, "1-4.csv", *TITLE, ";;;Kühe;Kälber", ";;;t;t", *rows)
    with pytest.raises(SourceFormatError, match=r"1-4\.csv: row 7, column 5 \(Kälber\): no number") as refused:
        read(folder, AREAS)
    assert refused.value.row == 7


# -- where "-" is no zero


def test_a_kreis_has_no_row_in_a_year_in_which_nobody_lived_in_it(folder: Path) -> None:
    rows = ["2010;13071;Seenplatte;-;.", "2011;13071;Seenplatte;5;-", "2010;03355;Lüneburg;4;."]
    write(folder, "1-4.csv", *TITLE, ";;;Kühe;Kälber", ";;;Anzahl;Anzahl", *rows)
    reading = read(folder, AREAS)
    assert {(area, year) for _, area, year in table_of(reading, "1-4")} == {("13071", 2011), ("03355", 2010)}
    assert ("Insgesamt", "13071", 2010) not in table_of(reading, "12411-01-01-4")
    reason = "row without a number of a Kreis that had no inhabitants in that year"
    assert reading.rejected[reason] == 2 + 2  # two here, two in the population table itself


def test_years_after_the_population_table_are_judged_by_its_last(folder: Path) -> None:
    write(folder, "1-4.csv", *TITLE, ";;;Kühe", ";;;Anzahl", "2017;13051;Doberan;.", "2017;13071;Seenplatte;.")
    areas = pd.DataFrame({"id": ["13051", "13071"]})
    assert table_of(read(folder, areas), "1-4") == {("Kühe", "13071", 2017): (None, Flag.CONFIDENTIAL)}


def test_a_row_of_dashes_without_any_number_is_no_zero(folder: Path) -> None:
    rows = ["2011;02;Hamburg;-;-", "2011;03353;Harburg;-;.", "2011;03355;Lüneburg;-;3"]
    write(folder, "1-4.csv", *TITLE, ";;;Kühe;Kälber", ";;;Anzahl;Anzahl", *rows)
    reading = read(folder, AREAS)
    assert table_of(reading, "1-4") == {
        ("Kälber", "03353", 2011): (None, Flag.CONFIDENTIAL),
        ("Kühe", "03355", 2011): (0, Flag.CONFIRMED),
        ("Kälber", "03355", 2011): (3, Flag.CONFIRMED),
    }
    assert reading.rejected["'-' in a row without any number: no zero"] == 3


def test_a_column_that_has_a_dash_for_germany_was_not_surveyed_in_that_year(folder: Path) -> None:
    rows = ["2010;DG;Deutschland;9;-", "2010;03355;Lüneburg;4;-", "2011;DG;Deutschland;9;5", "2011;03355;Lüneburg;4;-"]
    write(folder, "1-4.csv", *TITLE, ";;;Kühe;Kälber", ";;;Anzahl;Anzahl", *rows)
    reading = read(folder, AREAS)
    assert table_of(reading, "1-4")["Kälber", "03355", 2011] == (0, Flag.CONFIRMED)
    assert ("Kälber", "03355", 2010) not in table_of(reading, "1-4")
    assert reading.rejected["column not surveyed in that year: '-' for Germany"] == 2


@pytest.mark.parametrize(
    ("title", "units"), [("Arbeitslose;;;;", ";;;Anzahl;Prozent"), ("Hektarerträge (dt/ha);;;;", None)]
)
def test_a_dash_is_no_share_and_no_yield(folder: Path, title: str, units: str | None) -> None:
    heads = [title, ";;;Kühe;Quote", *([units] if units else [])]
    write(folder, "1-4.csv", *heads, "2011;03355;Lüneburg;4;-")
    assert list(table_of(read(folder, AREAS), "1-4")) == [("Kühe", "03355", 2011)]


def test_areas_outside_the_register_are_left_out_and_counted(folder: Path) -> None:
    reading = read(folder, AREAS)
    assert set(reading.frame["area"]) == {"DG", "03", "03355", "13071"}
    assert reading.rejected["area not in the register (regions, former Kreise)"] == 2 * 4


# -- a changed format


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["2011;03355;Lüneburg;7"], "row 4: no heading row"),
        ([";;;Kühe", "2011;03355;Lüneburg;7"], "row 4: no known unit"),
        ([";;;Kühe", ";;;Stück", "2011;03355;Lüneburg;7"], "row 5: no known unit"),
        ([";;;Kühe;", ";;;Anzahl;Anzahl", "2011;03355;Lüneburg;7;8"], "row 5, column 5: no heading"),
        ([";;;Kühe;Kühe", ";;;Anzahl;t", "2011;03355;Lüneburg;7;8"], "row 5: two columns with the same headings"),
        ([";;Kühe", ";;Anzahl", "03355;Lüneburg;7"], "row 6: no date"),
        ([";;;Kühe", ";;;Anzahl", "2011;03355;Lüneburg;7", "bald;03355;Lüneburg;7"], "row 7, column 1: no date"),
        ([";;;Kühe", ";;;Anzahl", "2011;03355;Lüneburg;7", "2011;Harburg;;7"], "row 7, column 2: no area key"),
        ([";;;Kühe", ";;;Anzahl", "2011;03355;Lüneburg;7;8"], "row 6: 5 cells, not 4"),
        ([";;;Kühe", ";;;Anzahl"], "file: no row with an area key"),
        ([";Kühe;", ";Anzahl;", "03355;Lüneburg;7"], "row 4, column 2: heading above"),
    ],
)
def test_a_changed_format_names_file_row_and_column(folder: Path, lines: list[str], message: str) -> None:
    write(folder, "1-4.csv", *TITLE, *lines)
    with pytest.raises(SourceFormatError) as refused:
        read(folder, AREAS)
    assert f"1-4.csv: {message}" in str(refused.value)


def test_a_file_with_another_tables_code_is_refused(folder: Path) -> None:
    file = write(folder, "1-4.csv", *TITLE, ";;;Kühe", ";;;Anzahl", "2011;03355;Lüneburg;7")
    file.rename(folder / "2-4.csv")
    with pytest.raises(SourceFormatError, match=r"2-4\.csv: row 1: no line 'GENESIS-Tabelle"):
        read(folder, AREAS)


def test_a_file_that_ends_before_its_footer_is_refused(folder: Path) -> None:
    file = write(folder, "1-4.csv", *TITLE, ";;;Kühe", ";;;Anzahl", "2011;03355;Lüneburg;7")
    file.write_text(file.read_text(encoding="utf-8").split("___")[0], encoding="utf-8")
    with pytest.raises(SourceFormatError, match=r"1-4\.csv: row 6: no line of underscores"):
        read(folder, AREAS)


def test_without_the_population_table_nothing_is_read(tmp_path: Path) -> None:
    with pytest.raises(SourceFormatError, match=r"12411-01-01-4\.csv"):
        read(tmp_path, AREAS)


def test_the_same_value_twice_is_one_and_two_different_values_are_refused(folder: Path) -> None:
    lines = [*TITLE, ";;;Kühe", ";;;Anzahl"]
    write(folder, "1-4.csv", *lines, "2011;03355;Lüneburg;7")
    write(folder, "1-4_2011.csv", *lines, "2011;03355;Lüneburg;7")
    assert table_of(read(folder, AREAS), "1-4") == {("Kühe", "03355", 2011): (7, Flag.CONFIRMED)}
    write(folder, "1-4_2011.csv", *lines, "2011;03355;Lüneburg;8")
    with pytest.raises(SourceFormatError, match=r"1-4_2011\.csv: row 6, column 4: a second, different value"):
        read(folder, AREAS)


# -- the publisher's files


@cache
def official() -> pd.Series:
    """Value by series (without the folder), area and year."""
    frame = read(SOURCES, AREAS).frame
    assert list(frame.columns) == COLUMNS and not frame.duplicated(["series", "area", "year"]).any()
    short = frame["series"].str.removeprefix("regionaldatenbank/")
    return frame.assign(series=short).set_index(["series", "area", "year"])["value"]


needs_sources = pytest.mark.skipif(not SOURCES.is_dir(), reason="the publishers' files are not here")


@pytest.mark.sources
@needs_sources
@pytest.mark.parametrize(
    ("series", "area", "year", "value"),
    [  # read by hand in the files
        ("12411-01-01-4/Insgesamt", "DG", 2015, 82175684),
        ("12411-01-01-4/männlich", "03", 2014, 3846089),
        ("12411-01-01-4/weiblich", "02", 2015, 914346),
        ("12411-01-01-4/Insgesamt", "03353", 2015, 248122),
        ("12411-01-01-5/Insgesamt", "03355022", 2008, 72492),
        ("13111-01-03-4/Ausländer(innen)/männlich", "03353", 2014, 2541),
        ("13111-01-03-5/Ausländer(innen)/weiblich", "03355022", 2015, 657),
        ("13111-07-05-4/Verarbeitendes Gewerbe (C)/Insgesamt/weiblich", "03359", 2015, 2710),
        ("13111-08-02-5/Pendlersaldo (über Gemeindegrenze)", "03355022", 2015, 12655),
        ("13111-09-01-4/weiblich/Auspendler(innen) über die Kreisgrenzen (Wohnort)", "03354", 2013, 1736),
        ("13211-02-05-4/Arbeitslose/langzeitarbeitslos", "02", 2016, 22965),
        ("13211-02-05-4/Arbeitslosenquote bez. auf alle zivile Erwerbsp./Ausländer", "03354", 2016, 17.6),
        ("13312-01-04-4/Insgesamt", "DG", 2000, 39917.0),
        ("23111-01-04-4/Krankenhäuser", "03", 2017, 180),
        ("23111-01-04-4/aufgestellte Betten in Krankenhäusern (JD)", "03360", 2017, 809),
        ("33111-01-01-4/Bodenfläche/Landwirtschaftsfläche/Heide", "03354", 1996, 739),
        ("33111-01-01-5/Bodenfläche/Waldfläche", "03355022", 2015, 1945),
        ("41141-05-01-4/Landwirtschaftlich genutzte Fläche/unter 5 ha", "03353", 2010, 95),
        ("41241-01-03-4/Zuckerrüben", "03360", 2003, 601.2),
        ("43531-01-02-4/Wärme", "03360", 2015, 0),  # "-"
        ("45412-01-02-4/Gästeübernachtungen", "03360", 1995, 1034554),
        ("46251-01-02-4/Pkw", "02", 2017, 771573),
        ("52411-02-01-4/Insolvenzverfahren (Unternehmen)/Beantragte Verfahren/eröffnet", "03354", 2015, 6),
        ("82111-01-05-4/Bruttoinlandsprodukt je Einwohner", "03355", 2014, 23946),
        ("99221-01-01-4/de-Domains", "03354", 2016, 6719),
        ("AI-S-03/Mindestsicherungsquote", "03354", 2015, 10.6),
    ],
)
def test_cells_read_by_hand(series: str, area: str, year: int, value: float) -> None:
    assert official()[series, area, year] == value


@pytest.mark.sources
@needs_sources
@pytest.mark.parametrize(
    ("series", "area", "year"),
    [
        ("43531-01-02-4/insgesamt", "03359", 2015),
        ("41141-04-01-4/LF in Betrieben mit ökologischem Landbau", "03355", 2010),
        ("53111-01-01-4/zulassungsfrei/Umsatz insgesamt", "03359", 2014),
        ("13111-11-04-4/ohne Berufsabschluss/Insgesamt", "03353", 2012),
    ],
)
def test_withheld_cells_are_missing_not_zero(series: str, area: str, year: int) -> None:
    assert pd.isna(official()[series, area, year])


@pytest.mark.sources
@needs_sources
@pytest.mark.parametrize(
    ("series", "area", "year"),
    [
        ("12411-01-01-4/Insgesamt", "13071", 2010),  # founded in 2011
        ("46251-01-02-4/Pkw", "14511", 1999),  # founded in 2008, its people recalculated, its cars not
        ("13111-11-04-4/ohne Berufsabschluss/Insgesamt", "02", 2012),  # a row of "-"
        ("13211-02-05-4/Arbeitslosenquote bez. auf alle zivile Erwerbsp./Frauen", "03354", 2005),  # "-" for Germany
    ],
)
def test_a_dash_that_is_no_zero_gives_no_row(series: str, area: str, year: int) -> None:
    assert (series, area, year) not in official().index


@pytest.mark.sources
@needs_sources
@pytest.mark.parametrize(
    ("file", "items", "years"),
    [
        ("12411-01-01-4.csv", "Insgesamt", 21),
        ("22411-01-01-4.csv", "stationär/Pflegeheime", 7),
        ("52111-02-01-4.csv", "Insgesamt (WZ2008-Abschnitte B-N,P-S)", 9),
        ("22541-01-04-4.csv", "Tageseinrichtungen für Kinder", 10),
        ("52311-01-04-4.csv", "Gewerbeanmeldungen", 18),
        ("45412-01-02-4.csv", "Gästeübernachtungen", 21),
        ("33111-01-01-4.csv", "Bodenfläche", 11),
    ],
)
def test_the_kreise_of_niedersachsen_add_up_to_the_published_land(file: str, items: str, years: int) -> None:
    cells = values(read_table(SOURCES / file))
    cells = cells[(cells["items"] == items) & cells["value"].notna()]
    kreise = cells[cells["area"].str.fullmatch(r"03\d{3}")].groupby("year")["value"].sum()
    land = cells[cells["area"] == "03"].set_index("year")["value"]
    assert len(land) == years
    assert (kreise - land).abs().max() <= (5 if items == "Bodenfläche" else 0)  # ha are rounded in each Kreis


@pytest.mark.sources
@needs_sources
@pytest.mark.parametrize("table", ["12411-01-01-4", "12411-01-01-5", "13111-01-03-4/Ausländer(innen)"])
def test_the_total_is_men_and_women(table: str) -> None:
    total, men, women = (official()[f"{table}/{who}"] for who in ("Insgesamt", "männlich", "weiblich"))
    assert len(total) and total.equals(men + women)


@pytest.mark.sources
@needs_sources
def test_each_cited_table_has_the_date_that_its_file_states() -> None:
    stated: dict[str, str] = {}
    for file in sorted(SOURCES.glob("*.csv")):
        lines = file.read_text(encoding="iso-8859-1").splitlines()
        day, month, year = next(line for line in lines[::-1] if line.startswith("Stand: "))[7:17].split(".")
        stated["regionaldatenbank/" + lines[0].strip(";").split(": ")[1]] = f"{year}-{month}-{day}"
    declared = {key: s.retrieved for key, s in load_sources().items() if key.startswith("regionaldatenbank/")}
    tidied = {"regionaldatenbank/12411-02-03-4"}  # a file without the lines around its table
    assert declared.keys() - stated.keys() == tidied
    assert {key: day for key, day in declared.items() if key not in tidied} == {
        key: stated[key] for key in declared if key not in tidied
    }
