"""The tables of the statistical offices' databases say by their content what each column holds."""

import pytest

from data.genesis import FormError
from data.genesis.datencsv import code_of, structure
from data.genesis.ffcsv import is_ffcsv, records
from data.genesis.units import is_unit
from data.periods import Period, Span, period


def grid(*lines: str) -> list[list[str]]:
    return [line.split(";") for line in lines]


TITLE = ("GENESIS-Tabelle: 1-4", "Personen - Stichtag 31.12. -;;;", "Probestatistik;;;")


def named(*lines: str) -> list[str]:
    """What each column of values is a figure of, in the first data row."""
    rows = grid(*TITLE, *lines)
    found = structure(rows)
    return [found.name_of(column, rows[found.first]) for column in found.columns]


def test_columns_without_a_heading_are_told_by_their_content_wherever_they_stand() -> None:
    rows = grid(*TITLE, ";;;;;Betriebe", "03353;  Harburg;ha;Acker;31.12.2020;4", "03359;  Stade;ha;Wald;31.12.2020;5")
    found = structure(rows)
    assert (found.key, found.name, found.unit, found.dimensions, found.time) == (0, 1, 2, (3,), 4)
    assert [column.index for column in found.columns] == [5]


def test_heading_rows_are_joined_with_the_measure_first_and_without_dimension_and_unit() -> None:
    heads = (";;;Personen;Personen", ";;;Geschlecht;Geschlecht", ";;;Insgesamt;weiblich", ";;;Anzahl;Anzahl")
    assert named(*heads, "2020;03353;Harburg;1;2") == ["Personen, Insgesamt", "Personen, weiblich"]
    below = (";;;Acker;Wald", ";;;Fläche;Fläche", ";;;ha;ha")
    assert named(*below, "2020;03353;Harburg;1;2") == ["Fläche, Acker", "Fläche, Wald"]
    assert named("Bestand (Anzahl);;;;", ";;;;weiblich", "2020;03353;Harburg;ledig;1") == ["Bestand, ledig, weiblich"]


def test_dates_stand_in_rows_in_headings_or_once_in_the_title() -> None:
    above = structure(grid(*TITLE, "B (Anzahl)", ";;Stichtag;Stichtag", ";;31.12.2020;31.12.2021", "03353;Harburg;1;2"))
    assert [column.time for column in above.columns] == ["31.12.2020", "31.12.2021"] and above.time is None
    once = structure(grid(*TITLE, "Stichtag: 09.05.2011;;", ";;Gebäude", ";;Anzahl", "03353;Harburg;1"))
    assert once.stated == "Stichtag: 09.05.2011"


def test_a_table_is_known_by_both_of_its_first_lines_and_nothing_else() -> None:
    assert (
        code_of(grid("Tabelle: 13211-02-05-4;;")) == "13211-02-05-4" == code_of(grid("GENESIS-Tabelle: 13211-02-05-4"))
    )
    assert code_of(grid("Tabelle 1: Einwohner")) is None and code_of([]) is None
    with pytest.raises(FormError, match="no heading row"):
        structure(grid(*TITLE, "2020;03353;Harburg;1"))


HEADING = (
    "statistics_code;time;1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;"
    "2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;"
    "value;value_unit;value_variable_code;value_variable_label"
)


def test_of_the_flat_form_the_dimension_with_keys_is_the_area_and_the_others_are_items() -> None:
    rows = grid(
        HEADING,
        "12411;2024-12-31;GES;Geschlecht;;Insgesamt;KREISE;Kreise;03353;Harburg;265864;Anzahl;BEVSTD;Bevölkerung",
        "12411;2024-12-31;GES;Geschlecht;GESW;weiblich;KREISE;Kreise;DG;Deutschland;-;Anzahl;BEVSTD;Bevölkerung",
    )
    assert is_ffcsv(rows[0]) and not is_ffcsv(["time", "value", "value_variable_label"])
    first, second = records(rows)
    assert (first.line, first.area, first.items, first.text) == (2, "03353", ("Insgesamt",), "265864")
    assert (second.area, second.items, second.unit, second.measure) == ("DG", ("weiblich",), "Anzahl", "Bevölkerung")
    with pytest.raises(FormError, match="no dimension with area keys"):
        list(records(grid(HEADING, "1;2024;GES;G;GESW;w;A;A;B;C;1;Anzahl;X;Y")))


def test_units_are_known_with_their_scales_and_parts() -> None:
    units = (
        "Anzahl",
        "Tsd. EUR",
        "1000",
        "1000 qm",
        "1 000 cbm",
        "dt/ha",
        "EUR je Einwohner",
        "Jahre",
        "AK-E",
        "Mill. EUR",
    )
    assert [text for text in units if not is_unit(text)] == []
    assert [
        text for text in ("", "weiblich", "unter 3 Jahre", "Stück", "31.12.2020", "/", "2015") if is_unit(text)
    ] == []


def test_only_years_and_days_are_years() -> None:
    texts = {
        Span.YEAR: "2020 2020.0 Jahr:_2016 X2019",
        Span.DAY: "31.12.2020 2020-12-31 Stichtag:_09.05.2011 3._Mai_2011",
        Span.MONTH: "Januar_2024 Jan_24 2024-01 März_2024 01/2024 2024M03",
        Span.QUARTER: "Q1_2024 2024-Q1 1._Quartal_2024",
        Span.HALF: "2023-10P6M 1._Halbjahr_2024 WS_2023/24",
        Span.YEARS: "2019/2020 2019/20 2010–2012 Schuljahr_2019/20",
    }  # fmt: skip
    found = {text: period(text.replace("_", " ")) for each in texts.values() for text in each.split()}
    assert {span: " ".join(t for t, p in found.items() if p and p.span is span) for span in texts} == texts
    assert [text for text in ("", "20", "20201", "Januar", "2019 x", "12/31/2020", "2" * 500) if period(text)] == []
    assert Period(Span.DAY, 2020).is_year and not Period(Span.MONTH, 2020).is_year
