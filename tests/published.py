"""What the tests of importers share: the publishers' folder, the register of areas, one cell of a reading."""

import os
from pathlib import Path

import pandas as pd
import pytest

from data.build.__main__ import folder_of
from data.build.contract import Reading

ROOT = Path(__file__).parents[1]
DEFAULT = os.pathsep.join(str(ROOT.parent / "shared" / name) for name in ("sources", "sources_2026"))
SOURCES = [Path(place) for place in os.environ.get("SMART_REGION_SOURCES", DEFAULT).split(os.pathsep)]


def published(publisher: str) -> Path:
    """Folder of a publisher's files; skips the test, saying why, where there is none."""
    folder = folder_of(publisher, SOURCES)
    if not folder.is_dir():
        pytest.skip(f"no publishers' files at {folder}: set SMART_REGION_SOURCES")
    return folder


def register() -> pd.DataFrame:
    """The register of areas."""
    return pd.read_csv(ROOT / "geo" / "areas.csv", dtype={"id": str, "parent": str, "nuts": str})


def cell(reading: Reading, series: str, area: str, *, year: int) -> float:
    """The one value of a series, area and year."""
    frame = reading.frame
    found = frame[(frame["series"] == series) & (frame["area"] == area) & (frame["year"] == year)]
    assert len(found) == 1, f"{len(found)} values of {series} for {area} in {year}"
    return float(found["value"].iloc[0])
