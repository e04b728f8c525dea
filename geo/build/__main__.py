"""Rebuild the tidy files of space: `python -m geo.build --kreise FILE --register FILE --boundaries FILE`."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from geo.build.boundaries import build_rows, geojson
from geo.build.register import build_areas

HERE = Path(__file__).parent.parent


def main() -> None:
    """Write areas.csv and outlines.geojson."""
    parser = argparse.ArgumentParser(prog="python -m geo.build", description=__doc__)
    parser.add_argument("--kreise", type=Path, required=True, help="VG250 Kreise as GeoJSON (names, NUTS codes)")
    parser.add_argument("--register", type=Path, required=True, help="GV-ISys municipalities (areas by year)")
    parser.add_argument("--boundaries", type=Path, required=True, help="VG250 cut-out of the region as GeoPackage")
    parser.add_argument("--to", type=Path, default=HERE, help="folder for the tidy files")
    choice = parser.parse_args()
    areas = build_areas(choice.kreise, choice.register)
    rows = build_rows(choice.boundaries)
    put(choice.to, {"areas.csv": areas.to_csv(index=False, lineterminator="\n"), "outlines.geojson": geojson(rows)})
    print(f"areas.csv: {len(areas)} areas")
    print(f"outlines.geojson: {len(rows)} shapes")


def put(folder: Path, contents: Mapping[str, str]) -> None:
    """Write all files beside their places and then put them there: a full disk leaves those that are there."""
    for name, content in contents.items():
        (folder / f"{name}.part").write_text(content, encoding="utf-8", newline="\n")
    for name in contents:
        (folder / f"{name}.part").replace(folder / name)


if __name__ == "__main__":
    main()
