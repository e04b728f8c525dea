"""Static: figures, areas and outlines as files for programs, by id and the same in every language."""

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from data.indicators import Indicator
from data.observations import Observation, Panel
from geo.areas import NIEDERSACHSEN, REGION, REGION_PARTS, load_areas
from geo.outlines import ADDRESS_OF_LICENCE, ATTRIBUTION, LICENCE, read_outlines
from pages.exports.flat import csv_of, line
from pages.exports.provenance import cited, is_computed, licences
from pages.exports.spreadsheet import number
from pages.exports.tables import Cell, Column, Figure, Table
from pages.text import Text, load_text

COLUMNS = {
    "indicator": pa.string(),
    "area": pa.string(),
    "area_name": pa.string(),
    "level": pa.string(),
    "year": pa.int64(),
    "value": pa.float64(),
    "flag": pa.string(),
    "unit": pa.string(),
    "source": pa.string(),
    "licence": pa.string(),
}
AREA_COLUMNS = ("id", "name_de", "name_en", "level", "parent", "nuts", "area_km2")
KEY = ("indicator", "area", "year")
DEGREES = 1e-6  # grid of the outlines' corners, about 10 cm


class Published(NamedTuple):
    """All values of one indicator: of the areas of the register as a panel, of the region by year."""

    indicator: Indicator
    panel: Panel
    region: dict[int, Observation]


def is_observed(panel: Panel, area: str, year: int) -> bool:
    """Whether the store has a row for an area and a year, with a value or with the reason why there is none."""
    return area in panel.rows and panel.flags[panel.rows[area], panel.years.index(year)] is not None


def observed(published: Published) -> Iterator[tuple[str, int, float | None, str]]:
    """Area, year, value and flag of everything observed, areas in the order of the register, the region last."""
    panel = published.panel
    for area in load_areas():
        if area in panel.rows:
            row = panel.rows[area]
            cells = zip(panel.years, panel.values[row].tolist(), panel.flags[row].tolist(), strict=True)
            for year, value, flag in cells:
                if flag is not None:
                    yield area, year, None if value != value else value, flag  # NaN is not itself
    for year, observation in published.region.items():
        if any(is_observed(panel, area, year) for area in REGION_PARTS):
            yield REGION, year, observation.value, observation.flag.value


class Beside(NamedTuple):
    """What stands before and behind the year, value and flag of an area, the same in all its rows."""

    before: tuple[str, ...]
    behind: tuple[str, ...]


def beside_values(indicator: Indicator, text: Text) -> dict[str, Beside]:
    """By area; the source of a computed value says so."""
    unit, licence = text.of(indicator.unit), "; ".join(licences([indicator]))
    places = {each.id: (text.of(each.names), each.level) for each in load_areas().values()}
    places[REGION] = text("area.region"), "region"
    origin = {computed: cited([indicator], text, computed=computed) for computed in (False, True)}
    return {
        area: Beside((indicator.id, area, *place), (unit, origin[is_computed(indicator, area)], licence))
        for area, place in places.items()
    }


def csv_bytes(published: Published, text: Text) -> bytes:
    """The values of an indicator as CSV: by id, with a point, UTF-8 without byte order mark.

    What is the same in all rows of an area is written once and repeated: all files together have 200 MB.
    """
    beside = beside_values(published.indicator, text)
    written = {area: (line(each.before), line(each.behind)) for area, each in beside.items()}
    lines = [",".join(COLUMNS)]
    for area, year, value, flag in observed(published):
        before, behind = written[area]
        lines.append(f"{before},{year},{'' if value is None else number(value)},{flag},{behind}")
    return ("\r\n".join(lines) + "\r\n").encode()


def parquet_bytes(indicators: Iterable[Published], text: Text) -> bytes:
    """The values of some indicators as Parquet, a row group each, with the types of `COLUMNS`."""
    written, schema = BytesIO(), pa.schema(list(COLUMNS.items()))
    with pq.ParquetWriter(written, schema) as file:
        for published in indicators:
            beside = beside_values(published.indicator, text)
            rows = [(*beside[area].before, *rest, *beside[area].behind) for area, *rest in observed(published)]
            columns = zip(*rows, strict=True) if rows else ((),) * len(COLUMNS)
            arrays = [pa.array(column, type=kind) for column, kind in zip(columns, COLUMNS.values(), strict=True)]
            file.write_table(pa.table(arrays, schema=schema))
    return written.getvalue()


def areas_bytes() -> bytes:
    """The register of areas and the region as CSV, with the columns `AREA_COLUMNS`."""
    rows: list[tuple[Cell, ...]] = [
        (each.id, each.names["de"], each.names["en"], each.level, each.parent, each.nuts, Figure(each.area_km2, 2))
        for each in load_areas().values()
    ]
    names = [load_text(language)("area.region") for language in ("de", "en")]
    rows.append((REGION, *names, "region", NIEDERSACHSEN, None, None))
    return csv_of(Table([Column(name, name, "string") for name in AREA_COLUMNS], rows, ["id"]), None)


def outlines_bytes() -> bytes:
    """The outlines of the map as GeoJSON in degrees (WGS 84), with attribution and licence."""
    degrees = read_outlines().to_crs("EPSG:4326")
    degrees = degrees.set_geometry(degrees.geometry.set_precision(DEGREES, mode="pointwise"))
    about = {"attribution": ATTRIBUTION, "licence": LICENCE, "licence_url": ADDRESS_OF_LICENCE}
    collection = json.loads(degrees.to_json(drop_id=True)) | about
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()
