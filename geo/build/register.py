"""The register of areas: Germany, 16 Länder, 400 Kreise of today and the Hansestadt Lüneburg."""

import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

COLUMNS = ["id", "level", "parent", "name_de", "name_en", "nuts", "area_km2", "territory_since"]
GERMANY = "DG"
HANSESTADT = "03355022"
OUTSIDE_KREISE = ("07000", "13000")  # German-Luxembourg condominium, waters off Mecklenburg-Vorpommern
SAME_TERRITORY = 0.01  # share of today's area within which new surveys, but no transfer of municipalities, lie

LAENDER = {
    "01": ("Schleswig-Holstein", "Schleswig-Holstein"),
    "02": ("Hamburg", "Hamburg"),
    "03": ("Niedersachsen", "Lower Saxony"),
    "04": ("Bremen", "Bremen"),
    "05": ("Nordrhein-Westfalen", "North Rhine-Westphalia"),
    "06": ("Hessen", "Hesse"),
    "07": ("Rheinland-Pfalz", "Rhineland-Palatinate"),
    "08": ("Baden-Württemberg", "Baden-Württemberg"),
    "09": ("Bayern", "Bavaria"),
    "10": ("Saarland", "Saarland"),
    "11": ("Berlin", "Berlin"),
    "12": ("Brandenburg", "Brandenburg"),
    "13": ("Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania"),
    "14": ("Sachsen", "Saxony"),
    "15": ("Sachsen-Anhalt", "Saxony-Anhalt"),
    "16": ("Thüringen", "Thuringia"),
}
# Göttingen took in Osterode on 1 November 2016; the Kreis boundaries at hand are of 1 January 2016.
FORMER_KEY = {"03159": "03152"}
# The Kreis boundaries carry NUTS 2013. What has changed since, by Commission Regulation (EU) 2016/2066, is unchanged in
# NUTS 2021, Commission Delegated Regulation (EU) 2019/1755. That one still counts Eisenach (DEG0N) apart from
# Wartburgkreis (DEG0P), so that no code of it stands for today's Wartburgkreis with Eisenach in it.
NUTS_2021 = {"03159": "DE91C", "07135": "DEB1C", "07140": "DEB1D", "16063": ""}

# Transfers that changed the population by about half a percent and the area by less than 1 %: table 12411 has these two
# Kreise on another territory than the register in the years before.
SMALL_TRANSFERS = {"12060": 2009, "12071": 2005}


class RegisterError(ValueError):
    """The registers do not give what the list of areas needs; the message names the key."""


@dataclass(frozen=True)
class Kreis:
    """What VG250 says of a Kreis: its name, its kind, whether the kind is spoken with the name, its NUTS code."""

    name: str
    kind: str
    is_prefixed: bool
    nuts: str


def read_kreise(file: Path) -> dict[str, Kreis]:
    """AGS → Kreis, from the VG250 Kreise as GeoJSON."""
    entries = json.loads(file.read_text(encoding="utf-8"))
    features = [feature for entry in entries for feature in entry.get("features", [entry])]
    rows = [feature["properties"] for feature in features]
    return {row["AGS"]: Kreis(row["GEN"], row["BEZ"], row["NBD"] == "ja", row["NUTS"]) for row in rows}


def read_municipalities(file: Path) -> pd.DataFrame:
    """Rows ags × year with name and area in km²; some files repeat a row, which would count its area twice."""
    frame = pd.read_csv(file, dtype=str)[["stichtag", "ags", "gemeinde", "flaeche_km2"]]
    frame = frame.drop_duplicates(["stichtag", "ags"])
    frame["year"] = frame["stichtag"].str[:4].astype(int)
    frame["area_km2"] = frame["flaeche_km2"].astype(float)
    return frame[["ags", "year", "gemeinde", "area_km2"]].rename(columns={"gemeinde": "name"})


def areas_by_year(municipalities: pd.DataFrame) -> pd.DataFrame:
    """Area in km²: one row per id of Germany, Länder, Kreise and Hansestadt, one column per year of the register."""
    keys = municipalities["ags"]
    parts = [
        municipalities.assign(id=GERMANY),
        municipalities.assign(id=keys.str[:2]),
        municipalities.assign(id=keys.str[:5]),
        municipalities[keys == HANSESTADT].assign(id=HANSESTADT),
    ]
    return pd.concat(parts).pivot_table(index="id", columns="year", values="area_km2", aggfunc="sum")


def territory_since(areas: pd.DataFrame) -> pd.Series:
    """First year of the register in which the area is within 1 % of today's; missing: its first year of all.

    The years between two dates of the register are left out, so that the year is safe, and a key that was given
    later counts from its first date. A later dip is no change of territory: the register lacks municipalities at some
    dates (Brandenburg, Sachsen 1998). Series that a publisher has already converted to today's territory need no such
    year. Two transfers that balance each other to within 1 % are not seen.
    """
    today = areas.iloc[:, -1]
    is_same = areas.sub(today, axis=0).abs().le(today * SAME_TERRITORY, axis=0)
    first = is_same.idxmax(axis=1).astype("Int64")
    return first.mask(first == areas.columns[0])


def kreis_names(kreis: Kreis, title: str) -> tuple[str, str]:
    """German and English label; `title` is what the register adds to the name of a kreisfreie Stadt."""
    if kreis.kind in ("Kreisfreie Stadt", "Stadtkreis"):
        return f"{kreis.name}, {title or 'Stadt'}", f"City of {kreis.name}"
    if kreis.is_prefixed:
        return f"{kreis.kind} {kreis.name}", f"{kreis.name} district"
    return kreis.name, kreis.name


def kreis_rows(keys: list[str], kreise: dict[str, Kreis], titles: dict[str, str]) -> list[dict[str, str]]:
    """Rows without areas for the Kreise of today."""
    rows = []
    for key in keys:
        kreis = kreise.get(FORMER_KEY.get(key, key))
        if kreis is None:
            raise RegisterError(f"Kreis {key} has no name in the Kreis boundaries")
        name_de, name_en = kreis_names(kreis, titles.get(key, ""))
        nuts = NUTS_2021.get(key, kreis.nuts)
        rows.append(
            {"id": key, "level": "kreis", "parent": key[:2], "name_de": name_de, "name_en": name_en, "nuts": nuts}
        )
    return rows


def titles_of_cities(municipalities: pd.DataFrame) -> dict[str, str]:
    """Kreis key → official title ("Stadt", "Landeshauptstadt" …) where the Kreis is one municipality."""
    cities = municipalities[municipalities["ags"].str.endswith("000")]
    return dict(zip(cities["ags"].str[:5], cities["name"].str.partition(", ")[2], strict=True))


def rows_above(below: list[dict[str, str]]) -> list[dict[str, str]]:
    """Rows of Germany and the Länder; a Land's NUTS 1 code is the beginning of those of its Kreise."""
    nuts_1 = {row["parent"]: row["nuts"][:3] for row in below if row["nuts"]}
    germany = {"id": GERMANY, "level": "germany", "name_de": "Deutschland", "name_en": "Germany", "nuts": "DE"}
    laender = [
        {"id": key, "level": "land", "parent": GERMANY, "name_de": de, "name_en": en, "nuts": nuts_1[key]}
        for key, (de, en) in LAENDER.items()
    ]
    return [germany, *laender]


def build_areas(kreise_file: Path, register_file: Path) -> pd.DataFrame:
    """The rows of areas.csv, with the columns of `COLUMNS`; `RegisterError` where a Kreis has no name."""
    municipalities = read_municipalities(register_file)
    newest = municipalities[municipalities["year"] == municipalities["year"].max()]
    keys = sorted(set(newest["ags"].str[:5]) - set(OUTSIDE_KREISE))
    below = kreis_rows(keys, read_kreise(kreise_file), titles_of_cities(newest))
    hansestadt = {
        "id": HANSESTADT,
        "level": "city",
        "parent": HANSESTADT[:5],
        "name_de": "Hansestadt Lüneburg",
        "name_en": "Hanseatic City of Lüneburg",
    }
    areas = areas_by_year(municipalities)
    frame = pd.DataFrame([*rows_above(below), *below, hansestadt]).fillna("")
    frame["area_km2"] = frame["id"].map(areas.iloc[:, -1].round(2))
    since = territory_since(areas)
    since.update(pd.Series(SMALL_TRANSFERS, dtype="Int64"))
    frame["territory_since"] = frame["id"].map(since)
    return frame[COLUMNS]
