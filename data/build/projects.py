"""Project catalogue: the researched projects and the published lists of EU-funded operations as one table.

The layers overlap: a researched project can also be an operation of a list. Amounts of different kinds never add up.
"""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.build.contract import SourceFormatError, numbers, text_table

COLUMNS = [
    "id", "layer", "title", "field", "field_certainty", "areas", "lead", "partners", "begin", "end", "amount_eur",
    "amount_kind", "programme", "status", "source_url", "source_url2", "certainty", "remark",
]  # fmt: skip
RESEARCHED = {
    "id": "id", "name": "title", "kompetenzfeld": "field", "feld_sicherheit": "field_certainty", "gebiete": "areas",
    "federfuehrung": "lead", "partner": "partners", "beginn": "begin", "ende": "end", "foerderung_eur": "amount_eur",
    "foerderung_art": "amount_kind", "programm": "programme", "status_laut_quelle": "status", "quelle": "source_url",
    "quelle2": "source_url2", "sicherheit": "certainty", "bemerkung": "remark",
}  # fmt: skip
BENEFICIARIES = {
    "gebiet": "areas", "beguenstigter": "lead", "vorhaben": "title", "jahr": "end", "betrag_eur": "amount_eur",
}  # fmt: skip
OPERATIONS = {
    "Bezeichnung des Vorhabens": "title", "Landkreis": "areas", "Name des Begünstigten": "lead",
    "Datum des Beginns des Vorhabens": "begin", "Datum des Endes des Vorhabens": "end",
    "Gesamtbetrag der förderfähigen Ausgaben des Vorhabens in €": "amount_eur",
    "Zusammenfassung des Vorhabens": "remark",
}  # fmt: skip
LISTS_URL = "https://www.europa-fuer-niedersachsen.niedersachsen.de/"
AREAS = {
    "Harburg": "03353", "Lüchow-Dannenberg": "03354", "Lüneburg": "03355", "Hansestadt Lüneburg": "03355022",
    "Lüneburg (Stadt)": "03355022", "Stade": "03359", "Uelzen": "03360",
}  # fmt: skip
FIELDS = {
    "Energiewirtschaft": "energy",
    "Land- und Ernährungswirtschaft": "food",
    "Gesundheits- und Sozialwirtschaft": "health",
    "Digitale Wirtschaft und Kreativwirtschaft": "digital",
    "Neue Materialien und Produktionstechnik": "materials",
    "(Querschnitt)": "crosscutting",
}
FIELD_CERTAINTY = {"abgeleitet": "ours", "zitiert": "quoted", "-": ""}
CERTAINTY = {"zitiert": "quoted", "paraphrasiert": "paraphrased", "abgeleitet": "inferred"}
CODES = {"field": FIELDS, "field_certainty": FIELD_CERTAINTY, "certainty": CERTAINTY}
# A beneficiary whose name says that it is a body, not a person.
BODY = re.compile(
    r"\b(?:GmbH|gGmbH|GbR|e\.V\.|Stadt|Hansestadt|Landkreis|Gemeinde|Samtgemeinde\w*|Universität|NBank|Raiffeisen)(?!\w)"
    r"|Stiftung|stiftung|Verband|Verein|verein|verband|Handwerkskammer|Gewerkschaftsbund|Landesarbeitsgemeinschaft"
)


def _coded(cells: pd.Series, file: Path, *, codes: Mapping[str, str]) -> pd.Series:
    """Cells in the project's own ids."""
    wrong = cells[~cells.isin(list(codes))]
    if len(wrong):
        raise SourceFormatError(file, f"unknown {wrong.iloc[0]!r}", row=wrong.index[0], column=str(cells.name))
    return cells.map(codes)


def _area_ids(cells: pd.Series, file: Path) -> pd.Series:
    """Ids separated by ";" for names separated by ";"; a cell may be empty."""
    names = cells.str.split(";").explode()
    ids = _coded(names, file, codes={**AREAS, "": ""})
    return ids.groupby(level=0).agg(";".join)


def _dates(cells: pd.Series, file: Path) -> pd.Series:
    """Dates as precise as known: YYYY, YYYY-MM or YYYY-MM-DD; a cell may be empty."""
    dates = cells.str.replace(r"^(\d{2})\.(\d{2})\.(\d{4})$", r"\3-\2-\1", regex=True)
    wrong = cells[~dates.str.fullmatch(r"(\d{4}(-\d{2}(-\d{2})?)?)?")]
    if len(wrong):
        raise SourceFormatError(file, f"{wrong.iloc[0]!r} is no date", row=wrong.index[0], column=str(cells.name))
    return dates


def _table(file: Path, headings: Mapping[str, str]) -> pd.DataFrame:
    """A file under the headings of `COLUMNS`, with the project's own ids, dates and amounts (€)."""
    cells = text_table(file, list(headings))[list(headings)].apply(lambda column: column.str.strip())
    for heading, column in headings.items():
        if column == "areas":
            cells[heading] = _area_ids(cells[heading], file)
        elif column in ("begin", "end"):
            cells[heading] = _dates(cells[heading], file)
        elif column == "amount_eur":
            cells[heading] = numbers(cells[heading], file, missing=("",))
        elif column in CODES:
            cells[heading] = _coded(cells[heading], file, codes=CODES[column])
    table: pd.DataFrame = cells.rename(columns=dict(headings))
    return table


def _researched(file: Path, rejected: Counter[str]) -> pd.DataFrame:
    table = _table(file, RESEARCHED)
    is_person = table["lead"].str.contains("(privat)", regex=False)
    rejected["name of a lead that is a person"] += int(is_person.sum())
    return table.assign(layer="researched", lead=table["lead"].mask(is_person, ""))


def _operations(
    file: Path, headings: Mapping[str, str], *, rejected: Counter[str], layer: str, **given: str
) -> pd.DataFrame:
    """Operations of bodies; those whose beneficiary may be a person are left out, after numbering."""
    table = _table(file, headings).assign(source_url=LISTS_URL, layer=layer, **given)
    table["id"] = [f"{layer}-{number:03}" for number in range(1, len(table) + 1)]
    is_body = table["lead"].str.contains(BODY)
    rejected["operation whose beneficiary may be a person"] += int((~is_body).sum())
    return table[is_body]


def read(folder: Path) -> pd.DataFrame:
    """All projects, one row each, with the columns of `COLUMNS`; amounts in €, missing where the source names none.

    `attrs["rejected"]` of the table counts what is left out to protect persons, by reason.
    """
    rejected: Counter[str] = Counter()
    listed = {"certainty": "quoted", "status": "Liste der Vorhaben, Stand 2016"}
    kind = "förderfähige Gesamtausgaben"
    tables = [
        _researched(folder / "projects.csv", rejected),
        _operations(
            folder / "efre_2007_2013_beneficiaries.csv", BENEFICIARIES, rejected=rejected, layer="efre_2007_2013",
            programme="EFRE Niedersachsen 2007-2013 (Konvergenz)", amount_kind="gezahlter Gesamtbetrag",
            status="Verzeichnis der Begünstigten, Stand 31.05.2016", certainty="inferred",
            remark="Gebiet aus dem Namen des Begünstigten abgeleitet; Ende: Jahr laut Verzeichnis",
        ),
        _operations(
            folder / "efre_2014_2020.csv", OPERATIONS, rejected=rejected, layer="efre_2014_2020",
            programme="EFRE Niedersachsen 2014-2020", amount_kind=kind, **listed,
        ),
        _operations(
            folder / "esf_2014_2020.csv", OPERATIONS, rejected=rejected, layer="esf_2014_2020",
            programme="ESF Niedersachsen 2014-2020", amount_kind=kind, **listed,
        ),
    ]  # fmt: skip
    table = pd.concat(tables, ignore_index=True).reindex(columns=COLUMNS)
    texts = [column for column in COLUMNS if column != "amount_eur"]
    table[texts] = table[texts].fillna("")
    if table["id"].duplicated().any():
        raise SourceFormatError(folder / "projects.csv", f"{table['id'][table['id'].duplicated()].iloc[0]!r} twice")
    table.attrs["rejected"] = dict(+rejected)
    return table
