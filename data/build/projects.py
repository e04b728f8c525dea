"""Project catalogue: the researched projects and the published lists of EU-funded operations as one table.

The layers overlap: an operation that is also a researched project names it in `same_as`. Projects added by hand are in
a file of their own (`data.projects.BY_HAND`), which the build leaves alone.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from data.build import project_codes as codes
from data.build.contract import SourceFormatError
from data.build.project_bodies import is_body
from data.build.project_researched import FINAL_PAYMENT, LIST, joined, read_researched
from data.build.project_rows import SourceRow, source_rows
from data.project_schema import COLUMNS, YES, find_problems

BENEFICIARIES = ("gebiet", "beguenstigter", "vorhaben", "jahr", "betrag_eur")
TITLE, AREA, BODY = "Bezeichnung des Vorhabens", "Landkreis", "Name des Begünstigten"
BEGIN, END = "Datum des Beginns des Vorhabens", "Datum des Endes des Vorhabens"
AMOUNT, SUMMARY = "Gesamtbetrag der förderfähigen Ausgaben des Vorhabens in €", "Zusammenfassung des Vorhabens"
AREA_OF_BODY = "Gebiet aus dem Namen des Begünstigten abgeleitet"
APPROVAL = "Beginn: Jahr der Bewilligung laut Verzeichnis, das keine abschließende Zahlung nennt"
NAME_LEFT_OUT = "operation of a beneficiary who may be a person: name left out"
COPY = "https://github.com/os-data/eu-structural-funds"
# Where the administration published the lists of 2014-2020, as the copy records it.
LISTS = {
    "efre_2014_2020": ("EFRE Niedersachsen 2014-2020", "http://www.stk.niedersachsen.de/download/108095"),
    "esf_2014_2020": ("ESF Niedersachsen 2014-2020", "http://www.stk.niedersachsen.de/download/108094"),
}


def _title(text: str) -> str:
    """A title without persons, and without the hyphens and blanks that the end of a line has left in the list."""
    text = codes.WITHOUT_PERSON.get(text) or codes.REPAIRED.get(text, text)
    text = re.sub(r"(?<=[a-zäöüß])- (?=(?!und\b|oder\b|u\.)[a-zäöüß])", "", text)
    return re.sub(r"(?<=[a-zäöüß])- (?=[A-ZÄÖÜ])", "-", text)


def _operation(row: SourceRow, title: str, *, lead: str, rejected: Counter[str]) -> dict[str, str]:
    """What the lists have in common; the name of a beneficiary who may be a person is left out and counted."""
    is_person = not is_body(lead)
    rejected[NAME_LEFT_OUT] += is_person
    rejected["name of a person in a title"] += row.cells[title] in codes.WITHOUT_PERSON
    text = row.cells[title].replace(lead, "…") if is_person else row.cells[title]
    field = next((field for words, field in codes.FIELD_WORDS.items() if re.search(words, text)), "")
    return {
        "title": _title(text),
        "field": field,
        "lead": "" if is_person else lead,
        "lead_is_person": YES if is_person else "",
        "certainty": "quoted",
    }


def _beneficiaries(file: Path, rejected: Counter[str]) -> Iterator[dict[str, str]]:
    """Operations of 2007-2013: the year is that of the final payment, in a few rows that of the approval."""
    for number, row in enumerate(source_rows(file, BENEFICIARIES), start=1):
        lead, is_granted = row.cells["beguenstigter"], (row.cells["beguenstigter"], row.cells["betrag_eur"])
        operation = _operation(row, "vorhaben", lead=lead, rejected=rejected)
        date = "begin" if is_granted in codes.GRANTED else "end"
        yield operation | {
            "id": f"efre-2007-2013-{number:03}",
            "layer": "efre_2007_2013",
            "areas": row.areas("gebiet"),
            date: row.date("jahr"),
            "amount_eur": row.amount("betrag_eur"),
            "amount_kind": "paid" if date == "end" else "granted",
            "amount_note": "gezahlter Gesamtbetrag" if date == "end" else "gewährter Betrag",
            "programme": "EFRE Niedersachsen 2007-2013 (Konvergenz)",
            "status": "completed" if date == "end" else "decided",
            "status_date": LIST[1],
            "status_note": f"Verzeichnis der Begünstigten, {LIST[0]}",
            "source_url": COPY,
            "source_note": f"data/DE.germany/DE9.niedersachsen/ERDF 2007-2013/, {LIST[0]}",
            "inferred": ";".join([*(["field"] if operation["field"] else []), "areas", date]),
            "remark": joined(AREA_OF_BODY, FINAL_PAYMENT if date == "end" else APPROVAL),
        }


def _operations(file: Path, layer: str, rejected: Counter[str]) -> Iterator[dict[str, str]]:
    """Operations of 2014-2020; the summary is the list's own."""
    programme, address = LISTS[layer]
    for number, row in enumerate(source_rows(file, (TITLE, AREA, BODY, BEGIN, END, AMOUNT, SUMMARY)), start=1):
        operation = _operation(row, TITLE, lead=row.cells[BODY], rejected=rejected)
        is_beyond = any(re.search(codes.BEYOND_WORDS, row.cells[cell]) for cell in (TITLE, SUMMARY))
        yield operation | {
            "id": f"{layer.replace('_', '-')}-{number:03}",
            "layer": layer,
            "areas": row.areas(AREA),
            "is_beyond": YES if is_beyond else "",
            "begin": row.date(BEGIN),
            "end": row.date(END),
            "amount_eur": row.amount(AMOUNT),
            "amount_kind": "eligible",
            "amount_note": "förderfähige Gesamtausgaben",
            "programme": programme,
            "status_date": "2016",
            "status_note": "Liste der Vorhaben, Stand 2016",
            "source_url": address,
            "source_url2": COPY,
            "inferred": "field" if operation["field"] else "",
            "description_de": row.cells[SUMMARY],
        }


def _name_the_same(rows: list[dict[str, str]], file: Path) -> None:
    """Give a paid operation the id of the researched project that is this operation: the same sum to the cent."""
    researched = {
        row["amount_eur"]: row["id"] for row in rows if row["layer"] == "researched" and row["amount_kind"] == "paid"
    }
    for row in rows:
        if row["layer"] == "efre_2007_2013" and row["amount_kind"] == "paid":
            row["same_as"] = researched.get(row["amount_eur"], "")
    named = Counter(row["same_as"] for row in rows if row.get("same_as"))
    if twice := [each for each, times in named.items() if times > 1]:
        raise SourceFormatError(file, f"two operations have the sum of {twice[0]!r}")


def read(folder: Path) -> pd.DataFrame:
    """All projects, one row each, with the columns of `data.project_schema`, all cells text.

    `attrs["rejected"]` of the table counts what is left out to protect persons, by reason.

    Raises:
        SourceFormatError: a source has changed, or the table would not pass the check of the catalogue.
    """
    rejected: Counter[str] = Counter()
    rows = [
        *read_researched(folder / "projects.csv", rejected),
        *_beneficiaries(folder / "efre_2007_2013_beneficiaries.csv", rejected),
        *(row for layer in LISTS for row in _operations(folder / f"{layer}.csv", layer, rejected)),
    ]
    _name_the_same(rows, folder / "projects.csv")
    problems = find_problems([dict.fromkeys(COLUMNS, "") | row for row in rows])
    if problems:
        row, column, message = problems[0]
        raise SourceFormatError(folder, f"project {rows[row - 2]['id']!r}: {column}: {message}")
    table = pd.DataFrame(rows).reindex(columns=list(COLUMNS)).fillna("")
    table.attrs["rejected"] = dict(+rejected)
    return table
