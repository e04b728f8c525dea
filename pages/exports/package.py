"""Data packages: what is seen as a Frictionless data package, CSV and what a program has to know of it."""

import json
from hashlib import sha256
from typing import Any

from data.flags import Flag
from pages.exports.archive import sealed
from pages.exports.flat import csv_of
from pages.exports.provenance import definition, described, licences, sources
from pages.exports.spreadsheet import plain
from pages.exports.tables import Axis, Column, Extract, Layout, Table, citation, tabulated
from pages.text import Text

NAME = "smart-region-monitor"
DATA = "data.csv"
DESCRIPTOR = "datapackage.json"


def _field(column: Column, units: dict[str, str], text: Text) -> dict[str, Any]:
    """A column as Table Schema has it, with the unit where it is that of the whole column."""
    field: dict[str, Any] = {"name": plain(column.id), "title": column.label}
    if column.kind == "flag":
        meanings = [f"{flag.value}: {text(f'flag.{flag}.meaning')}" for flag in Flag]
        return field | {
            "type": "string",
            "description": "\n".join(meanings),
            "constraints": {"enum": [flag.value for flag in Flag]},
        }
    if column.id in units:
        field["unit"] = units[column.id]
    return field | {"type": column.kind}


def _units(extract: Extract, text: Text) -> dict[str, str]:
    """Unit of each column of values: its own, or that of all where the extract has only one; else a column names it."""
    by_indicator = {indicator.id: text.of(indicator.unit) for indicator in extract.indicators}
    if extract.layout is Layout.WIDE and extract.across is Axis.INDICATOR:
        return by_indicator
    if len(set(by_indicator.values())) != 1:
        return {}
    (unit,) = set(by_indicator.values())
    across = {str(row.year if extract.across is Axis.YEAR else row.area) for row in extract.rows}
    return dict.fromkeys({"value"} if extract.layout is Layout.LONG else across, unit)


def _resource(extract: Extract, table: Table, content: bytes, *, text: Text) -> dict[str, Any]:
    units = _units(extract, text)
    return {
        "name": "data",
        "path": DATA,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column, units, text) for column in table.columns],
            "primaryKey": [*table.key],
            "missingValues": [""],
        },
        "indicators": [definition(indicator, text) for indicator in extract.indicators],
    }


def to_package_bytes(extract: Extract, text: Text) -> bytes:
    """A zip of data.csv, by id and with a point, and datapackage.json; the same to the byte for the same extract."""
    table = tabulated(extract, text, is_stamped=False)
    content = csv_of(table, None)
    descriptor = {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": text("frame.title"),
        "description": citation(extract, text),
        "version": extract.version,
        "created": f"{extract.date}T00:00:00Z",
        "homepage": extract.address,
        "licenses": [{"title": name, "path": url} for name, url in licences(extract.indicators).items()],
        "sources": [described(s, text) | {"path": s.url} for s in sources(extract.indicators)],
        "resources": [_resource(extract, table, content, text=text)],
    }
    written = json.dumps(descriptor, ensure_ascii=False, indent=2).encode()
    return sealed([(DATA, content), (DESCRIPTOR, written)])
