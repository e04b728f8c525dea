"""Directory: what the files for programs hold, as a catalogue in both languages and as a Frictionless descriptor."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from data.flags import Flag
from data.indicators import Indicator
from pages.exports.provenance import definition, described, licences, sources
from pages.exports.static import AREA_COLUMNS, COLUMNS, KEY
from pages.text import LANGUAGES, Text, load_text

FOLDER = "app/static/data/"  # below the address of the app; Streamlit would serve a folder `static` at /app/static
NAME = "smart-region-monitor-data"
KINDS = {pa.string(): "string", pa.int64(): "integer", pa.float64(): "number"}
DESCRIPTOR = "datapackage.json"
FILES = {  # name → key of the words that say what is in it
    "index.json": "index",
    DESCRIPTOR: "descriptor",
    "areas.csv": "areas",
    "outlines.geojson": "outlines",
    "all.parquet": "parquet",
    "all.zip": "zip",
    "all_de.xlsx": "xlsx_de",
    "all_en.xlsx": "xlsx_en",
    "all_de.csv": "csv_de",
    "all_en.csv": "csv_en",
    "all.csv": "csv",
}
DECLARED = ("name", "unit", "definition", "reference", "rule", "breaks", "remarks")  # sentences, in each language


def _json(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _entry(indicator: Indicator, years: Sequence[int]) -> dict[str, Any]:
    """Everything declared of an indicator, sentences in each language, and the addresses of its files."""
    said = {language: definition(indicator, load_text(language)) for language in LANGUAGES}
    return {
        "id": indicator.id,
        **{key: {language: said[language][key] for language in LANGUAGES} for key in DECLARED},
        "field": indicator.field,
        "decimals": indicator.decimals,
        "direction": indicator.direction.value,
        "aggregation": indicator.aggregation.rule.value,
        "years": [*years],
        "sources": [source.id for source in sources([indicator])],
        "files": {kind: f"{indicator.id}.{kind}" for kind in ("csv", "parquet")},
    }


def catalogue_bytes(years: Mapping[str, Sequence[int]], indicators: Sequence[Indicator], *, version: str) -> bytes:
    """index.json: version of the data, terms of use, files, flags, sources and indicators; addresses are relative.

    `years` are those with a value, by indicator id.
    """
    texts = {language: load_text(language) for language in LANGUAGES}
    files = {name: {lang: text(f"static.file.{what}") for lang, text in texts.items()} for name, what in FILES.items()}
    flags = {str(flag): {lang: text(f"flag.{flag}.meaning") for lang, text in texts.items()} for flag in Flag}
    published = {
        source.id: described(source, texts["en"])
        | {"title": dict(source.title), "retrieved": source.retrieved}  # ISO, not as a language writes it
        for source in sources(indicators)
    }
    return _json(
        {
            "title": {lang: text("frame.title") for lang, text in texts.items()},
            "version": version,
            "use": {lang: text("export.citation.use_text") for lang, text in texts.items()},
            "values": {lang: text("static.values") for lang, text in texts.items()},
            "files": files,
            "flags": flags,
            "sources": published,
            "indicators": [_entry(indicator, years[indicator.id]) for indicator in indicators],
        }
    )


def _csv(name: str, **about: Any) -> dict[str, Any]:
    """A tabular resource of the descriptor, in the file called like it."""
    form = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {"name": name, "path": f"{name}.csv", "profile": "tabular-data-resource", **form, **about}


def _schema(indicator: Indicator, text: Text) -> dict[str, Any]:
    """The columns of an indicator's file; its areas are those of areas.csv."""
    fields: list[dict[str, Any]] = [{"name": name, "type": KINDS[kind]} for name, kind in COLUMNS.items()]
    for field in fields:
        if field["name"] == "value":
            field["unit"] = text.of(indicator.unit)
        elif field["name"] == "flag":
            field["constraints"] = {"enum": [flag.value for flag in Flag]}
    area = {"fields": "area", "reference": {"resource": "areas", "fields": "id"}}
    return {"fields": fields, "primaryKey": [*KEY], "foreignKeys": [area], "missingValues": [""]}


def _resource(indicator: Indicator, text: Text) -> dict[str, Any]:
    return _csv(
        indicator.id,
        title=text.of(indicator.name),
        description=text.of(indicator.definition),
        schema=_schema(indicator, text),
        licenses=[{"title": name, "path": address} for name, address in licences([indicator]).items()],
        sources=[{"title": source.citation, "path": source.url} for source in sources([indicator])],
    )


def descriptor_bytes(indicators: Iterable[Indicator], text: Text, *, version: str) -> bytes:
    """datapackage.json: areas.csv and the file of each indicator as a Frictionless data package."""
    every = list(indicators)
    kinds = {"area_km2": "number"}
    register = {
        "fields": [{"name": name, "type": kinds.get(name, "string")} for name in AREA_COLUMNS],
        "primaryKey": ["id"],
        "missingValues": [""],
    }
    return _json(
        {
            "profile": "data-package",
            "name": NAME,
            "title": text("frame.title"),
            "description": text("static.values"),
            "version": version,
            "licenses": [{"title": name, "path": address} for name, address in licences(every).items()],
            "sources": [{"title": source.citation, "path": source.url} for source in sources(every)],
            "resources": [_csv("areas", schema=register), *(_resource(each, text) for each in every)],
        }
    )
