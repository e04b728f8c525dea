"""What an area is, and that its outline is the official one: simplified, but without gaps or overlaps."""

import math
import os
import re
import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from geo import areas, outlines
from geo.areas import HANSESTADT, PARTNERS, REGION_PARTS, UnknownAreaError, load_areas
from geo.outlines import Kind, load_outlines, read_outlines

ROOT = Path(__file__).parents[1]
SOURCES = Path(os.environ.get("SMART_REGION_SOURCES", ROOT.parent / "shared" / "sources"))
KREISE = Path(os.environ.get("SMART_REGION_KREISE", SOURCES / "boundaries" / "kreise.geo.json"))
REGISTER = SOURCES / "gv_isys" / "gemeinden_1983_2023.csv.gz"
BOUNDARIES = SOURCES / "boundaries" / "smart_region_vg250_20160101.gpkg"
TODAYS_KREISE = SOURCES / "inkar" / "kreise_1995_2022.csv"
LUENEBURG = "03355"

needs_sources = [
    pytest.mark.sources,
    pytest.mark.skipif(not BOUNDARIES.exists(), reason="needs the publishers' files: set SMART_REGION_SOURCES"),
]


def outline_of(kind: Kind) -> dict[str, shapely.Geometry]:
    rows = read_outlines().query("kind == @kind")
    return dict(zip(rows["id"], rows.geometry, strict=True))


def map_corner_and_scale() -> tuple[float, float, float]:
    west, _, east, north = read_outlines().total_bounds
    return west, north, (east - west) / outlines.WIDTH


def corners_of_rings(path: str) -> list[list[tuple[float, float]]]:
    rings = []
    for start, steps in re.findall(r"M([^l]+)l([^Z]+)Z", path):
        x, y = map(float, start.split(","))
        points = [(x, y)]
        for step in steps.split(" "):
            dx, dy = map(float, step.split(","))
            x, y = x + dx, y + dy
            points.append((x, y))
        rings.append(points)
    return rings


@pytest.mark.parametrize(
    ("area_id", "label", "nuts", "area_km2"),
    [
        ("03353", "Landkreis Harburg", "DE933", 1248.47),
        ("03354", "Landkreis Lüchow-Dannenberg", "DE934", 1227.33),
        ("03355", "Landkreis Lüneburg", "DE935", 1327.84),
        ("03355022", "Hansestadt Lüneburg", None, 70.50),
        ("03359", "Landkreis Stade", "DE939", 1267.40),
        ("03360", "Landkreis Uelzen", "DE93A", 1462.61),
    ],
)
def test_each_partner_has_its_label_its_nuts_code_and_its_official_area(
    area_id: str, label: str, nuts: str | None, area_km2: float
) -> None:
    partner = areas.find(area_id)
    assert (partner.names["de"], partner.nuts, partner.area_km2) == (label, nuts, area_km2)


def test_there_are_six_partners_and_the_region_is_the_five_landkreise_among_them() -> None:
    assert len(PARTNERS) == 6
    assert set(PARTNERS) - set(REGION_PARTS) == {HANSESTADT}
    assert areas.REGION not in load_areas()


def test_the_hansestadt_lies_in_landkreis_lueneburg_and_so_up_to_germany() -> None:
    assert [parent.id for parent in areas.parents(HANSESTADT)] == [LUENEBURG, "03", "DG"]
    assert [child.id for child in areas.children(LUENEBURG)] == [HANSESTADT]


def test_there_are_germany_sixteen_laender_four_hundred_kreise_and_one_city() -> None:
    levels = [area.level for area in load_areas().values()]
    assert {level: levels.count(level) for level in levels} == {"germany": 1, "land": 16, "kreis": 400, "city": 1}
    assert len(areas.kreis_ids()) == 400
    assert len(areas.children("DG")) == 16


def test_every_parent_is_known_and_begins_the_key_of_its_children() -> None:
    for area in load_areas().values():
        if area.level == "germany":
            assert area.parent is None
        else:
            assert area.parent is not None
            assert area.parent in load_areas()
            assert area.parent == "DG" or area.id.startswith(area.parent)


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_two_areas_have_the_same_label(language: str) -> None:
    labels = [areas.name(area_id, language) for area_id in load_areas()]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_no_two_areas_have_the_same_nuts_code() -> None:
    codes = [area.nuts for area in load_areas().values() if area.nuts]
    assert len(set(codes)) == len(codes)


def test_only_the_wartburgkreis_has_no_nuts_code_because_nuts_2021_keeps_eisenach_apart() -> None:
    assert [area.id for area in load_areas().values() if area.level == "kreis" and not area.nuts] == ["16063"]


def test_the_kreise_of_a_land_add_up_to_it_and_the_laender_to_germany() -> None:
    for parent in (areas.find("DG"), *areas.children("DG")):
        inside = sum(child.area_km2 for child in areas.children(parent.id))
        assert math.isclose(inside, parent.area_km2, abs_tol=10), parent.id  # condominium 6.2 km², waters 1 km²


def test_the_territory_of_a_reformed_kreis_counts_from_its_reform() -> None:
    since = {area.id: area.territory_since for area in load_areas().values()}
    assert (since[LUENEBURG], since["03159"], since["05334"], since["13072"], since["16063"]) == (
        *(1994, 2016, 2009, 2011, 2021),
    )
    assert since["03353"] is since["03354"] is since["03360"] is since[HANSESTADT] is None


@pytest.mark.parametrize("area_id", ["", "3353", "16056", "region"])
def test_an_unknown_area_is_refused_with_its_id(area_id: str) -> None:
    with pytest.raises(UnknownAreaError) as refusal:
        areas.name(area_id, "de")
    assert refusal.value.area_id == area_id


def test_a_label_in_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownAreaError, match="fr"):
        areas.name("03353", "fr")


def test_every_outline_is_valid_and_none_is_empty() -> None:
    frame = read_outlines()
    assert frame.crs == outlines.CRS
    assert frame.is_valid.all()
    assert not frame.is_empty.any()


def test_the_six_partner_areas_tile_the_region() -> None:
    partners = outline_of(Kind.PARTNER)
    assert tuple(partners) == PARTNERS
    region = shapely.union_all(list(partners.values()))
    assert math.isclose(region.area, sum(outline.area for outline in partners.values()), rel_tol=1e-6)
    assert all(first.intersection(second).area == 0 for first, second in combinations(partners.values(), 2))
    assert not any(part.interiors for part in shapely.get_parts(region)), "a gap between two partner areas"


def test_the_hansestadt_is_cut_out_of_landkreis_lueneburg() -> None:
    partners = outline_of(Kind.PARTNER)
    district, city = partners[LUENEBURG], partners[HANSESTADT]
    assert district.intersection(city).area == 0
    whole = shapely.union_all([district, city])
    assert whole.area == district.area + city.area
    assert city.within(shapely.convex_hull(district))


def test_municipalities_water_and_neighbours_share_their_borders_without_gap_or_overlap() -> None:
    frame = read_outlines()
    assert shapely.coverage_is_valid(frame[frame["kind"] != Kind.PARTNER].geometry.to_numpy())


def test_the_181_municipal_units_nest_exactly_in_the_partner_areas() -> None:
    municipalities = outline_of(Kind.MUNICIPALITY)
    assert len(municipalities) == 181
    for partner, outline in outline_of(Kind.PARTNER).items():
        inside = [shape for key, shape in municipalities.items() if (key if key == HANSESTADT else key[:5]) == partner]
        assert shapely.union_all(inside).symmetric_difference(outline).area == 0, partner


def test_every_shape_but_water_and_municipalities_is_named_by_the_register() -> None:
    for shape in load_outlines().shapes:
        if shape.kind == Kind.MUNICIPALITY:
            assert shape.name
            assert shape.kreis in REGION_PARTS
        elif shape.kind != Kind.WATER:
            assert areas.name(shape.id, "de")


def test_shapes_lie_in_the_view_box() -> None:
    drawn = load_outlines()
    for shape in drawn.shapes:
        for x, y in (point for ring in corners_of_rings(shape.path) for point in ring):
            assert -0.1 <= x <= drawn.width + 0.1, shape.id
            assert -1 <= y <= drawn.height + 1, shape.id


def test_a_path_draws_the_outline_it_was_made_from() -> None:
    scale = map_corner_and_scale()[2]
    partners = outline_of(Kind.PARTNER)
    for shape in load_outlines().of(Kind.PARTNER):
        rings = corners_of_rings(shape.path)
        area = abs(sum(x0 * y1 - x1 * y0 for ring in rings for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]])) / 2)
        assert math.isclose(area * scale**2, partners[shape.id].area, rel_tol=0.002), shape.id


def test_a_label_stands_in_its_partner_area_with_its_circle() -> None:
    west, north, scale = map_corner_and_scale()
    partners = outline_of(Kind.PARTNER)
    for shape in load_outlines().of(Kind.PARTNER):
        point = shapely.Point(west + shape.label_x * scale, north - shape.label_y * scale)
        assert point.buffer(shape.label_radius * scale * 0.98).within(partners[shape.id]), shape.id


def test_the_hansestadt_is_too_small_for_its_label_and_the_landkreise_are_not() -> None:
    radius = {shape.id: shape.label_radius for shape in load_outlines().of(Kind.PARTNER)}
    assert radius[HANSESTADT] < 20
    assert all(radius[part] > 45 for part in REGION_PARTS)


class TestAgainstTheSources:
    pytestmark = needs_sources

    def test_the_kreise_are_exactly_those_of_the_publishers_recalculated_series(self) -> None:
        with TODAYS_KREISE.open(encoding="utf-8") as lines:
            keys = {line.partition(",")[0] for line in list(lines)[1:]}
        assert set(areas.kreis_ids()) == keys

    def test_each_partner_area_is_within_half_a_per_cent_of_the_full_detail(self) -> None:
        official = gpd.read_file(BOUNDARIES, layer="zielgebiete").set_index("AGS").area
        official[LUENEBURG] -= official[HANSESTADT]
        for partner, outline in outline_of(Kind.PARTNER).items():
            assert math.isclose(outline.area, official[partner], rel_tol=0.005), partner

    def test_simplifying_leaves_as_many_parts_and_holes_as_there_were(self) -> None:
        official = gpd.read_file(BOUNDARIES, layer="kreise_land").set_index("AGS").geometry
        partners = outline_of(Kind.PARTNER)
        for kreis, full in official.items():
            cut = [partners[kreis], partners[HANSESTADT]] if kreis == LUENEBURG else [partners[kreis]]
            parts, before = shapely.get_parts(shapely.union_all(cut)), shapely.get_parts(full)
            assert len(parts) == len(before), kreis
            assert sum(len(part.interiors) for part in parts) == sum(len(part.interiors) for part in before), kreis

    @pytest.mark.skipif(not KREISE.exists(), reason="needs the VG250 Kreise as GeoJSON: set SMART_REGION_KREISE")
    def test_the_build_gives_the_committed_files_to_the_byte(self, tmp_path: Path) -> None:
        given = {"--kreise": KREISE, "--register": REGISTER, "--boundaries": BOUNDARIES, "--to": tmp_path}
        command = [sys.executable, "-m", "geo.build", *(str(part) for pair in given.items() for part in pair)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        for file in (areas.FILE, outlines.FILE):
            assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name
