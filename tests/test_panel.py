"""Observations answer by area and year, and an unusable file is named with its cause and the remedy."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.flags import Flag
from data.observations import NOTHING, REBUILD, DataFileError, Observation, Observations, load_observations

FRAME = pd.DataFrame(
    [
        ("farms", "03", 2010, 41.0, "confirmed"),
        ("farms", "03353", 2010, 5.0, "estimated"),
        ("farms", "03353", 2016, 4.0, "break"),
        ("farms", "03354", 2010, np.nan, "confidential"),
        ("farms", "03354", 2016, 7.0, "confirmed"),
        ("farms", "03355022", 2013, 1.0, "confirmed"),
        ("farms", "DG", 2013, np.nan, "not_published"),
        ("cattle", "03353", 2016, 12.0, "confirmed"),
    ],
    columns=["indicator", "area", "year", "value", "flag"],
)
PANELS = Observations(FRAME)
FARMS = PANELS["farms"]


def test_a_value_is_found_with_its_flag() -> None:
    assert FARMS.at("03353", 2010) == Observation(5.0, Flag.ESTIMATED)
    assert FARMS.at("03353", 2016) == Observation(4.0, Flag.BREAK)
    assert PANELS["cattle"].at("03353", 2016) == Observation(12.0, Flag.CONFIRMED)


def test_a_confidential_cell_has_its_flag_and_no_value() -> None:
    assert FARMS.at("03354", 2010) == Observation(None, Flag.CONFIDENTIAL)


@pytest.mark.parametrize(("area", "year"), [("03353", 2013), ("03353", 1999), ("03360", 2010), ("", 2010)])
def test_what_was_never_observed_is_not_published(area: str, year: int) -> None:
    assert FARMS.at(area, year) == NOTHING == Observation(None, Flag.NOT_PUBLISHED)


def test_a_series_has_every_year_of_the_indicator_in_order() -> None:
    assert FARMS.years == (2010, 2013, 2016)
    assert FARMS.series("03354") == [
        (2010, Observation(None, Flag.CONFIDENTIAL)),
        (2013, NOTHING),
        (2016, Observation(7.0, Flag.CONFIRMED)),
    ]


@pytest.mark.parametrize(
    ("areas", "years"),
    [
        (["03353"], (2010, 2016)),
        (["03354"], (2016,)),
        (["03354", "03355022"], (2013, 2016)),
        (["DG"], ()),
        (["03360"], ()),
        ([], ()),
    ],
)
def test_years_of_areas_are_those_in_which_one_of_them_has_a_value(areas: list[str], years: tuple[int, ...]) -> None:
    assert FARMS.years_of(areas) == years


@pytest.mark.parametrize(
    ("year", "found"),
    [(2010, {"03353": 5.0}), (2013, {}), (2016, {"03353": 4.0, "03354": 7.0}), (1999, {})],
)
def test_districts_are_the_kreise_with_a_value_and_neither_land_nor_municipality(
    year: int, found: dict[str, float]
) -> None:
    assert FARMS.compared(year) == found
    assert FARMS.districts(year) == set(found)


@pytest.mark.parametrize(("year", "found"), [(2010, {"03353": 5.0}), (2013, {}), (2016, {"03354": 7.0}), (1999, {})])
def test_only_values_that_are_not_known_to_be_off_are_compared(year: int, found: dict[str, float]) -> None:
    off = replace(FARMS, flags=FARMS.flags.copy())
    off.flags[off.rows["03353"], off.years.index(2016)] = Flag.NOT_COMPARABLE.value
    assert off.compared(year) == found
    assert off.districts(2016) == {"03353", "03354"}
    np.testing.assert_array_equal(off.comparable, [[5, np.nan, np.nan], [np.nan, np.nan, 7]])


def test_every_indicator_of_the_frame_has_its_panel_and_no_other() -> None:
    assert set(PANELS) == {"farms", "cattle"}
    assert len(PANELS) == 2
    with pytest.raises(KeyError, match="pigs"):
        PANELS["pigs"]


def test_a_panel_is_laid_out_once() -> None:
    assert PANELS["farms"] is FARMS


def test_a_written_file_is_read_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "observations.parquet"
    FRAME.to_parquet(file, index=False)
    assert load_observations(file)["farms"].at("03353", 2010) == Observation(5.0, Flag.ESTIMATED)


def _missing(file: Path) -> None:
    assert not file.exists()


def _damaged(file: Path) -> None:
    FRAME.to_parquet(file, index=False)
    file.write_bytes(file.read_bytes()[:-200])


def _no_parquet(file: Path) -> None:
    file.write_text("indicator,area,year,value,flag\n", encoding="utf-8")


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _column_missing(file: Path) -> None:
    FRAME.drop(columns="flag").to_parquet(file, index=False)


def _column_added(file: Path) -> None:
    FRAME.assign(unit="ha").to_parquet(file, index=False)


@pytest.mark.parametrize(
    ("spoil", "cause"),
    [
        (_missing, "missing"),
        (_damaged, "damaged"),
        (_no_parquet, "damaged"),
        (_empty, "damaged"),
        (_column_missing, "columns"),
        (_column_added, "columns"),
    ],
)
def test_an_unusable_file_is_named_with_cause_and_command(
    tmp_path: Path, spoil: Callable[[Path], None], cause: str
) -> None:
    file = tmp_path / "observations.parquet"
    spoil(file)
    with pytest.raises(DataFileError) as refused:
        load_observations(file)
    assert (refused.value.file, refused.value.cause, refused.value.command) == (file, cause, REBUILD)
    assert str(refused.value) == f"observations.parquet: {cause}; rebuild it with: python -m data.build --sources DIR"
