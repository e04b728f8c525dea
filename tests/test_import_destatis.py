from pathlib import Path

import pandas as pd
import pytest
from published import cell, published, register

from data.build import destatis
from data.build.contract import Reading, SourceFormatError

AREAS = pd.DataFrame({"id": ["03355"]})
HEAD = "ags,stichtag,bevoelkerung"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{HEAD}\n03355,31.12.2018,183.372 x\n", "row 2, column bevoelkerung"),
        (f"{HEAD}\n03355,31.12.2018,1\n3355,31.12.2018,2\n", "row 3, column ags"),
        (f"{HEAD}\n03355,30.06.2018,1\n", "row 2, column stichtag"),
        ("ags,stichtag,einwohner\n", "row 1, column bevoelkerung"),
    ],
)
def test_a_changed_format_is_named_by_file_row_and_column(tmp_path: Path, text: str, place: str) -> None:
    (tmp_path / destatis.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(SourceFormatError, match=f"12411KJ002.*: {place}"):
        destatis.read(tmp_path, AREAS)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return destatis.read(published("destatis"), register())


@pytest.mark.sources
class TestPublished:
    @pytest.mark.parametrize(
        ("area", "year", "value"),
        [
            ("03353", 2018, 252_776),
            ("03353", 2023, 264_767),
            ("03355", 2018, 183_372),
            ("03355", 2022, 178_099),
            ("03360", 2022, 91_059),
            ("02000", 2023, 1_851_596),
        ],
    )
    def test_a_cell_is_read_as_published(self, reading: Reading, area: str, year: int, value: float) -> None:
        series = destatis.SERIES if year < destatis.NEW_BASE else destatis.NEW_SERIES
        assert cell(reading, series, area, year=year) == value
