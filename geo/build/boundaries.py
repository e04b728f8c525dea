"""Official boundaries, simplified with their topology: one border stays one border, whichever area it is drawn for."""

import json
from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.areas import HANSESTADT, PARTNERS
from geo.outlines import ADDRESS_OF_LICENCE, ATTRIBUTION, CRS, Kind

# Tolerances of the simplification in metres, the finer the more a border is looked at.
PARTNER_BORDERS = 250  # every partner area stays within 0.5 % of its full-detail polygon
MUNICIPAL_BORDERS = 400
NEIGHBOUR_BORDERS = 1_500
MARGIN = 6_000  # metres of neighbouring Kreise around the region
LAND = 4  # VG250 GF: 4 land, 2 water off the land
WATER_ID = "elbe"

Row = tuple[Kind, str, str | None, str | None, BaseGeometry]  # kind, id, Kreis, name, outline


class BoundaryError(ValueError):
    """The boundaries do not fit together; the message says where."""


def read_layers(file: Path) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Municipal units with their water parts, and the neighbouring Kreise, in full detail and EPSG:25832."""
    columns = ["AGS", "GEN", "GF"]
    municipalities = gpd.read_file(file, layer="gemeinden_all_gf", columns=[*columns, "KREIS"])
    neighbours = gpd.read_file(file, layer="context_kreise", columns=columns)
    return municipalities.sort_values(["AGS", "GF"]), neighbours[neighbours["GF"] == LAND].sort_values("AGS")


def in_whole_metres(outline: BaseGeometry) -> BaseGeometry:
    """The outline with rounded coordinates."""
    return shapely.transform(outline, np.round)


def simplified(outlines: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """All outlines simplified together in whole metres, the borders inside a group more than those between groups.

    `groups` has the id of a partner or of the water, or "" for a neighbour.
    `BoundaryError` unless the outlines fit together before and after.
    """
    if not shapely.coverage_is_valid(outlines):
        raise BoundaryError("the official boundaries overlap or leave slivers")
    finer = shapely.coverage_simplify(outlines, PARTNER_BORDERS)
    for group in np.unique(groups):
        tolerance = MUNICIPAL_BORDERS if group else NEIGHBOUR_BORDERS
        chosen = groups == group
        finer[chosen] = shapely.coverage_simplify(finer[chosen], tolerance, simplify_boundary=False)
    rounded = np.array([in_whole_metres(outline) for outline in finer])
    if not (shapely.coverage_is_valid(rounded) and shapely.is_valid(rounded).all()):
        raise BoundaryError("the tolerances break the topology")
    return rounded


def frame_around(outlines: np.ndarray) -> BaseGeometry:
    """The rectangle that the map shows: the region and `MARGIN` around it."""
    west, south, east, north = shapely.total_bounds(outlines)
    return shapely.box(west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)


def clipped(outline: BaseGeometry, frame: BaseGeometry) -> BaseGeometry:
    """The part inside the frame, in whole metres; empty if there is none."""
    inside = shapely.intersection(outline, frame)
    polygons = [part for part in shapely.get_parts(inside) if part.geom_type == "Polygon"]
    return in_whole_metres(shapely.multipolygons(polygons))


def region_rows(municipalities: gpd.GeoDataFrame, groups: np.ndarray, outlines: np.ndarray) -> list[Row]:
    """The water of the Elbe, the municipalities and the partner areas dissolved from them."""
    keys, names = municipalities["AGS"], municipalities["GEN"]
    water = shapely.coverage_union_all(outlines[groups == WATER_ID])
    dissolved = [(key, shapely.coverage_union_all(outlines[groups == key])) for key in PARTNERS]
    return [
        (Kind.WATER, WATER_ID, None, None, water),
        *(
            (Kind.MUNICIPALITY, key, key[:5], name, outline)
            for key, name, group, outline in zip(keys, names, groups, outlines, strict=True)
            if group != WATER_ID
        ),
        *((Kind.PARTNER, key, None, None, outline) for key, outline in dissolved),
    ]


def build_rows(file: Path) -> list[Row]:
    """Neighbours, water, municipalities and partner areas, with coinciding borders."""
    municipalities, neighbours = read_layers(file)
    partner = municipalities["KREIS"].where(municipalities["AGS"] != HANSESTADT, HANSESTADT)
    groups = partner.where(municipalities["GF"] == LAND, WATER_ID).to_numpy(dtype=str)
    outlines = simplified(
        np.concatenate([municipalities.geometry.array, neighbours.geometry.array]),
        np.concatenate([groups, np.full(len(neighbours), "")]),
    )
    inside, around = outlines[: len(municipalities)], outlines[len(municipalities) :]
    frame = frame_around(inside[groups != WATER_ID])
    context: list[Row] = [
        (Kind.NEIGHBOUR, key, None, None, clipped(outline, frame))
        for key, outline in zip(neighbours["AGS"], around, strict=True)
        if outline.intersects(frame)
    ]
    return context + region_rows(municipalities, groups, inside)


def coordinates(outline: BaseGeometry) -> list[list[list[list[int]]]]:
    """Polygons → rings → points in whole metres, in an order that does not depend on the run."""
    polygons = shapely.get_parts(shapely.normalize(outline))
    return [
        [shapely.get_coordinates(ring).astype(int).tolist() for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in polygons
    ]


def feature(row: Row) -> str:
    """One GeoJSON feature on one line."""
    kind, key, kreis, name, outline = row
    geometry = {"type": "MultiPolygon", "coordinates": coordinates(outline)}
    properties = {"kind": kind, "id": key, "kreis": kreis, "name": name}
    body = {"type": "Feature", "properties": properties, "geometry": geometry}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def geojson(rows: Iterable[Row]) -> str:
    """The text of outlines.geojson; its coordinates are metres of EPSG:25832, as its member "crs" says."""
    head = {
        "type": "FeatureCollection",
        "attribution": ATTRIBUTION,
        "licence": ADDRESS_OF_LICENCE,
        "crs": {"type": "name", "properties": {"name": f"urn:ogc:def:crs:{CRS.replace(':', '::')}"}},
    }
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    return f'{opening}, "features": [\n' + ",\n".join(feature(row) for row in rows) + "\n]}\n"
