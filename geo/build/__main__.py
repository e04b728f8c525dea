"""Rebuild the tidy files of space: `python -m geo.build --kreise FILE --register FILE --boundaries FILE`."""

import argparse
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
    areas.to_csv(choice.to / "areas.csv", index=False, lineterminator="\n")
    print(f"areas.csv: {len(areas)} areas")
    rows = build_rows(choice.boundaries)
    (choice.to / "outlines.geojson").write_text(geojson(rows), encoding="utf-8", newline="\n")
    print(f"outlines.geojson: {len(rows)} shapes")


if __name__ == "__main__":
    main()
