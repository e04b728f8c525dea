"""Outlines: the shape of each area on one map, as paths that a browser draws."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.files import GeoFileError

FILE = Path(__file__).parent / "outlines.geojson"
CRS = "EPSG:25832"
WIDTH = 1000  # of the view box; one unit is about 185 m

ATTRIBUTION = "© GeoBasis-DE / BKG 2017 (Daten verändert)"
LICENCE = "GeoNutzV"
ADDRESS_OF_LICENCE = "https://www.gesetze-im-internet.de/geonutzv/"


class Kind(StrEnum):
    """What a shape is on the map; in the order in which shapes are drawn."""

    NEIGHBOUR = "neighbour"  # Kreise around the region, cut off at the frame
    WATER = "water"  # the Elbe off Landkreis Stade, which is no part of its land
    MUNICIPALITY = "municipality"  # 179 municipalities and two gemeindefreie Gebiete
    PARTNER = "partner"  # the six; Landkreis Lüneburg without its Hansestadt, so that they tile the region


@dataclass(frozen=True)
class Shape:
    """One area on the map; lengths in units of the view box, y downwards."""

    id: str  # AGS; "elbe" for the water
    kind: Kind
    kreis: str | None  # the Kreis of a municipality
    name: str | None  # proper name of a municipality; all others are named by `geo.areas`
    path: str  # SVG path data, to be filled by the even-odd rule: holes are cut out
    label_x: float  # centre of the largest circle inside the shape
    label_y: float
    label_radius: float  # of that circle: a longer label belongs beside the shape


@dataclass(frozen=True)
class Outlines:
    """All shapes of the map and the size of its view box."""

    width: int
    height: int
    shapes: tuple[Shape, ...]

    def of(self, kind: Kind) -> tuple[Shape, ...]:
        """The shapes of one kind."""
        return tuple(shape for shape in self.shapes if shape.kind == kind)


@dataclass(frozen=True)
class View:
    """Where the map begins, in metres of the projection, and how many metres a unit of the view box has."""

    west: float
    north: float
    scale: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the projection in the view box, to a tenth of a unit."""
        return round((x - self.west) / self.scale, 1), round((self.north - y) / self.scale, 1)


def read_outlines(file: Path = FILE) -> gpd.GeoDataFrame:
    """Rows kind, id, kreis, name, geometry; metres in EPSG:25832.

    Raises:
        GeoFileError: outlines.geojson is missing or damaged.
    """
    if not file.exists():
        raise GeoFileError(file, "missing")
    try:
        frame = gpd.read_file(file)
    except (OSError, RuntimeError, ValueError) as error:
        raise GeoFileError(file, "damaged") from error
    if not {"kind", "id", "kreis", "name", "geometry"} <= set(frame.columns):
        raise GeoFileError(file, "damaged")
    return frame


def path_data(outline: BaseGeometry, view: View) -> str:
    """SVG path data: one closed line per ring, in steps from point to point, half as long as in points."""
    rings = [ring for part in shapely.get_parts(outline) for ring in (part.exterior, *part.interiors)]
    lines = []
    for ring in rings:
        corners = (view.point(x, y) for x, y in shapely.get_coordinates(ring)[:-1])
        points = [point for point, _ in groupby(corners)]  # corners may meet in one tenth of a unit
        steps = [(x - x0, y - y0) for (x0, y0), (x, y) in pairwise(points)]
        start = f"M{points[0][0]:g},{points[0][1]:g}"
        lines.append(start + "l" + " ".join(f"{x:.4g},{y:.4g}" for x, y in steps) + "Z")
    return "".join(lines)


def shape(row: dict[str, object], view: View) -> Shape:
    """A row of the file as a shape of the map."""
    outline = row["geometry"]
    largest = max(shapely.get_parts(outline), key=shapely.area)
    spoke = shapely.maximum_inscribed_circle(largest, tolerance=view.scale)  # from the centre to the rim
    x, y = view.point(*shapely.get_coordinates(spoke)[0])
    return Shape(
        id=str(row["id"]),
        kind=Kind(str(row["kind"])),
        kreis=None if row["kreis"] is None else str(row["kreis"]),
        name=None if row["name"] is None else str(row["name"]),
        path=path_data(outline, view),
        label_x=x,
        label_y=y,
        label_radius=round(spoke.length / view.scale, 1),
    )


@cache
def load_outlines(file: Path = FILE) -> Outlines:
    """The map of the six: all shapes in a view box `WIDTH` units wide, which the neighbours fill.

    Raises:
        GeoFileError: outlines.geojson is missing or damaged.
    """
    try:
        return _outlines(read_outlines(file))
    except (AttributeError, IndexError, TypeError, ValueError) as error:  # no shape, or none that can be drawn
        raise GeoFileError(file, "damaged") from error


def _outlines(frame: gpd.GeoDataFrame) -> Outlines:
    west, south, east, north = frame.total_bounds
    view = View(west, north, (east - west) / WIDTH)
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return Outlines(WIDTH, round((north - south) / view.scale), tuple(shape(row, view) for row in rows))
