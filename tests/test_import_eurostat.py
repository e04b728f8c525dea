import gzip
import math
from pathlib import Path

import pandas as pd
import pytest
from published import cell, published, register

from data.build import eurostat
from data.build.contract import Reading, SourceFormatError

AREAS = pd.DataFrame({"id": ["03355"], "level": ["kreis"], "nuts": ["DE935"]})
GDP = "eurostat/nama_10r_3gdp/MIO_EUR"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Every table with Landkreis Lüneburg, Niedersachsen and a region of another country."""
    for name in ("births.tsv", "deaths_total.tsv"):
        text = "freq,unit,geo,2020,2021\r\nA,NR,AL,1d,2\r\nA,NR,DE935,1656,1640\r\nA,NR,DE9,74119,:\r\n"
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    text = "freq,unit,geo,2020,2021\nA,MIO_EUR,DE935,5490.82e,:\nA,MIO_NAC,DE935,5490.82e,:\nA,MIO_EUR,DE93,1,:\n"
    (tmp_path / "estat_nama_10r_3gdp.tsv").write_text(text, encoding="utf-8")
    text = "sex,unit,age,geo\\time\t2022 \t2021 \nT,NR,Y_LT5,DE935\t9000 \t8900 p\nF,NR,Y_LT5,DE935\t1 \t1 \n"
    (tmp_path / "demo_r_pjangrp3.tsv.gz").write_bytes(gzip.compress(text.encode()))
    text = "freq,indic_de,unit,geo\\TIME_PERIOD\t2021 \t2022 \nA,MEDAGEPOP,YR,DE935\t43.1 \t43.0 bp\n"
    (tmp_path / "estat_demo_r_pjanind3.tsv.gz").write_bytes(gzip.compress(text.encode()))
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_letters_are_flags_and_a_colon_is_not_published(folder: Path) -> None:
    frame = eurostat.read(folder, AREAS).frame
    found = {
        (series.removeprefix("eurostat/"), year): (value, flag)
        for series, area, year, value, flag in frame.itertuples(index=False)
        if area == "03355"
    }
    assert found["nama_10r_3gdp/MIO_EUR", 2020] == (5490.82, "estimated")
    assert found["demo_r_pjangrp3/T/Y_LT5", 2021] == (8900, "provisional")
    assert found["demo_r_pjanind3/MEDAGEPOP", 2022] == (43.0, "break")
    assert found["births/total", 2021] == (1640, "confirmed")
    value, flag = found["nama_10r_3gdp/MIO_EUR", 2021]
    assert math.isnan(value) and flag == "not_published"


def test_nuts_2_other_countries_and_the_same_in_national_currency_are_not_read(folder: Path) -> None:
    frame = eurostat.read(folder, AREAS).frame
    assert set(frame["area"]) == {"03355", "03"}
    assert not frame["series"].str.contains("MIO_NAC|/F/Y").any()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("1656", "1656z", "row 3, column 2020: unknown value or flag '1656z'"),
        ("74119", "many", "row 4, column 2020"),
        ("1656", "1.6.56", "row 3, column 2020"),
        ("unit", "measure", "row 1, column unit"),
    ],
)
def test_a_changed_format_is_named_by_file_row_and_column(folder: Path, old: str, new: str, place: str) -> None:
    change(folder / "births.tsv", old, new)
    with pytest.raises(SourceFormatError, match=rf"births\.tsv: {place}"):
        eurostat.read(folder, AREAS)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return eurostat.read(published("eurostat"), register())


@pytest.mark.sources
class TestPublished:
    @pytest.mark.parametrize(
        ("series", "area", "year", "value"),
        [
            ("births/total", "03355", 2021, 1640),
            ("births/total", "03354", 2006, 361),
            ("births/total", "DG", 2021, 795_492),
            ("deaths/total", "03355", 2020, 1956),
            ("deaths/total", "03", 2021, 99_965),
            ("nama_10r_3gdp/MIO_EUR", "03353", 2020, 6395.27),
            ("nama_10r_3gdp/EUR_HAB", "03359", 2000, 21_200),
            ("nama_10r_3gdp/EUR_HAB", "DG", 2021, 43_300),
            ("demo_r_pjangrp3/T/Y_LT5", "03360", 2022, 3844),
            ("demo_r_pjangrp3/F/TOTAL", "03353", 2014, 124_536),
            ("demo_r_pjangrp3/T/TOTAL", "02", 2022, 1_853_935),
            ("demo_r_pjanind3/MEDAGEPOP", "03354", 2022, 52.6),
            ("demo_r_pjanind3/OLDDEP1", "03359", 2014, 30.8),
            ("demo_r_pjanind3/PC_Y65_MAX", "03", 2022, 22.5),
        ],
    )
    def test_a_cell_is_read_as_published(
        self, reading: Reading, series: str, area: str, year: int, value: float
    ) -> None:
        assert cell(reading, f"eurostat/{series}", area, year=year) == value

    def test_births_and_deaths_are_rounded_in_some_years_before_2006_only(self, reading: Reading) -> None:
        frame = reading.frame[reading.frame["series"].isin(["eurostat/births/total", "eurostat/deaths/total"])]
        frame = frame[frame["area"].str.len().eq(5) & frame["value"].notna()]
        share = (frame["value"] % 10 == 0).groupby([frame["series"], frame["year"]]).mean()
        rounded = share[share > 0.5].index
        assert {y for s, y in rounded if "births" in s} == {*range(1990, 1995), 1998, 2003, 2004, 2005}
        assert {y for s, y in rounded if "deaths" in s} == {1994, 1998, 2003, 2004, 2005}
