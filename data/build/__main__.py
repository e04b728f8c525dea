"""Rebuild the tidy files from the publishers' files: `python -m data.build --sources DIR [DIR …]`.

Figures that were added by `python -m data.build add FILE --indicator TOML` stay: they are read from `data/added/`.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from data.build import add, added, projects
from data.build.assemble import AssemblyError, assemble
from data.build.contract import Reading, SourceFormatError
from data.build.writing import write
from data.catalogue import ADDED, load_catalogue
from data.indicators import CatalogueError

HERE = Path(__file__).parent.parent
AREAS = HERE.parent / "geo" / "areas.csv"
PUBLISHERS = (
    "regionaldatenbank",
    "inkar",
    "gv_isys",
    "destatis",
    "zensus2022",
    "marktstammdatenregister",
    "kba",
    "breitbandatlas",
    "deutschlandatlas",
    "eurostat",
    "dwd",
    "population_by_age",
)
FOLDERS = {"population_by_age": "genesis"}  # of the files of an importer that is not named after its folder


def folder_of(publisher: str, sources: Sequence[Path]) -> Path:
    """The folder with an importer's files, in the first place of sources that has it."""
    name = FOLDERS.get(publisher, publisher)
    return next((place / name for place in sources if (place / name).is_dir()), sources[0] / name)


def read_all(sources: Sequence[Path], areas: pd.DataFrame) -> list[Reading]:
    """One reading per importer; prints what was read and what was left out."""
    readings = []
    for publisher in PUBLISHERS:
        importer = importlib.import_module(f"data.build.{publisher}")
        reading: Reading = importer.read(folder_of(publisher, sources), areas)
        frame = reading.frame
        print(f"{publisher}: {len(reading.files)} files, {frame['series'].nunique()} series, {len(frame)} values")
        for reason, count in sorted(reading.rejected.items()):
            print(f"  left out: {count} × {reason}")
        readings.append(reading)
    own = added.read(HERE / ADDED, areas)
    if own:
        print("added by command:", *(name for reading in own for name in reading.files))
    return readings + own


def as_csv(table: pd.DataFrame) -> bytes:
    """The content of projects.csv."""
    return table.to_csv(index=False, lineterminator="\n", float_format="%.2f").encode()


def tell_projects(table: pd.DataFrame) -> None:
    """Print how many projects there are, and what was left out."""
    print(f"projects.csv: {len(table)} projects")
    for reason, count in sorted(table.attrs["rejected"].items()):
        print(f"  left out: {count} × {reason}")


def main() -> int:
    """Read every source, assemble the declared indicators, write the tidy files."""
    if sys.argv[1:2] == ["add"]:
        return add.main(sys.argv[2:], areas=AREAS, folder=HERE)
    parser = argparse.ArgumentParser(prog="python -m data.build", description=__doc__)
    parser.add_argument(
        "--sources",
        type=Path,
        required=True,
        nargs="+",
        metavar="DIR",
        help="with one folder per publisher",
    )
    parser.add_argument("--areas", type=Path, default=AREAS, help="register of areas")
    parser.add_argument("--to", type=Path, default=HERE, help="folder for the tidy files")
    parser.add_argument("--series", metavar="TEXT", help="only list the series that contain TEXT")
    choice = parser.parse_args()
    areas = pd.read_csv(choice.areas, dtype={"id": str, "parent": str, "nuts": str})
    try:
        readings = read_all(choice.sources, areas)
        if choice.series is not None:
            names = {name for reading in readings for name in reading.frame["series"].unique()}
            print(*sorted(name for name in names if choice.series.lower() in name.lower()), sep="\n")
            return 0
        observations = assemble(readings, load_catalogue(), areas)
        catalogue_of_projects = projects.read(folder_of("projects", choice.sources))
    except (SourceFormatError, CatalogueError, AssemblyError, OSError) as error:  # OSError: a file is not there
        print(f"error: {error}", file=sys.stderr)
        return 1
    contents = {
        choice.to / "observations.parquet": added.as_parquet(observations),
        choice.to / "projects.csv": as_csv(catalogue_of_projects),
    }
    try:
        write(contents)
    except OSError as error:
        print(f"error: {error}; the files are as they were", file=sys.stderr)
        return 1
    print(f"observations.parquet: {observations['indicator'].nunique()} indicators, {len(observations)} observations")
    tell_projects(catalogue_of_projects)
    return 0


if __name__ == "__main__":
    sys.exit(main())
