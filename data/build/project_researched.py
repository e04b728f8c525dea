"""The researched projects, each with a description of ours."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from data.build import project_bodies as bodies
from data.build import project_codes as codes
from data.build.contract import SourceFormatError
from data.build.project_rows import SourceRow, source_rows
from data.folding import slug
from data.project_schema import SEPARATOR, YES

COLUMNS = (
    "id", "name", "kompetenzfeld", "feld_sicherheit", "gebiete", "federfuehrung", "partner", "beginn", "ende",
    "foerderung_eur", "foerderung_art", "programm", "status_laut_quelle", "quelle", "quelle2", "sicherheit",
    "bemerkung",
)  # fmt: skip
TEXTS = Path(__file__).parent / "project_texts.toml"
ADDRESS = re.compile(r"(\S*)(?: \((.*)\))?")  # some addresses are followed by a place in the source
LIST = ("Stichtag 31.05.2016", "2016-05-31")  # the list of beneficiaries 2007-2013, and its date
FINAL_PAYMENT = "Ende: Jahr der abschließenden Restzahlung laut Verzeichnis"


def joined(*parts: str) -> str:
    """Remarks one after the other."""
    return "; ".join(part for part in parts if part)


def read_researched(file: Path, rejected: Counter[str]) -> Iterator[dict[str, str]]:
    """Rows with the columns of `data.project_schema` that are filled."""
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    for row in source_rows(file, COLUMNS):
        project = slug(row.cells["id"])
        described = texts.get(project, {})
        yield {
            "id": project,
            "layer": "researched",
            "title": row.cells["name"],
            "description_de": described.get("de", ""),
            "description_en": described.get("en", ""),
            **_place_and_time(row),
            **_organisations(row, rejected),
            **_money(row),
            **_sources(row),
        }


def _place_and_time(row: SourceRow) -> dict[str, str]:
    field, areas, end = row.code("kompetenzfeld", codes.FIELDS), row.areas("gebiete"), row.date("ende")
    is_listed = LIST[0] in row.cells["quelle"]
    programme = row.cells["programm"]
    inferred = [
        *(["field"] if row.code("feld_sicherheit", codes.FIELD_IS_OURS) else []),
        *(["programme"] if "(abgeleitet)" in programme else []),
        *(["areas"] if is_listed and areas else []),  # the list names neither place nor end
        *(["end"] if is_listed and end else []),
        *codes.INFERRED.get(row.cells["id"], "").split(SEPARATOR),
    ]
    renamed = codes.PROGRAMMES.get(programme, programme)
    lost = f"Angabe zum Programm: {programme}" if programme and not renamed else ""
    return {
        "field": field,
        "areas": areas,
        "is_beyond": YES if row.cells["id"] in codes.BEYOND else "",
        "begin": row.date("beginn"),
        "end": end,
        "programme": renamed,
        "inferred": SEPARATOR.join(dict.fromkeys(filter(None, inferred))),
        "remark": joined(row.cells["bemerkung"], FINAL_PAYMENT if is_listed and end else "", lost),
    }


def _organisations(row: SourceRow, rejected: Counter[str]) -> dict[str, str]:
    lead, partner = row.cells["federfuehrung"], row.cells["partner"]
    is_person = bodies.PERSON.search(lead) is not None
    rejected["name of a lead that is a person"] += is_person
    leads = () if is_person else bodies.leads(lead, row.cells["name"], file=row.file, row=row.number)
    partners = bodies.partners(partner, file=row.file, row=row.number)
    return {
        "lead": SEPARATOR.join(leads),
        "lead_is_person": YES if is_person else "",
        "partners": SEPARATOR.join(partners),
        "organisations_note": joined(
            f"Federführung: {lead}" if leads and leads != (lead,) else "",
            f"Partner: {partner}" if partner and partners != (partner,) else "",
        ),
    }


def _money(row: SourceRow) -> dict[str, str]:
    note = row.cells["foerderung_art"]
    kind, is_about = row.code("foerderung_art", codes.KINDS)
    amount = codes.AMOUNTS.get(note) or row.amount("foerderung_eur")
    if bool(kind) != bool(amount):
        raise row.wrong("foerderung_art", f"{note!r} does not go with the sum {amount!r}")
    return {
        "amount_eur": f"{amount}.00" if note in codes.AMOUNTS else amount,
        "amount_kind": kind,
        "amount_is_about": YES if is_about else "",
        "amount_note": note,
    }


def _sources(row: SourceRow) -> dict[str, str]:
    status, status_date = row.code("status_laut_quelle", codes.STATUSES)
    first, second = (ADDRESS.fullmatch(row.cells[column]) for column in ("quelle", "quelle2"))
    if first is None or second is None:
        raise SourceFormatError(row.file, "no address", row=row.number, column="quelle")
    return {
        "status": status,
        "status_date": LIST[1] if LIST[0] in row.cells["quelle"] and not status_date else status_date,
        "status_note": row.cells["status_laut_quelle"],
        "source_url": first[1],
        "source_note": joined(first[2] or "", second[2] or ""),
        "source_url2": second[1],
        "certainty": row.code("sicherheit", codes.CERTAINTY),
    }
