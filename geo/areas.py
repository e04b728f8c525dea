"""Areas: Germany, the Länder, the 400 Kreise of today and the Hansestadt Lüneburg, by id."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from geo.files import GeoFileError

FILE = Path(__file__).parent / "areas.csv"

GERMANY = "DG"
HAMBURG = "02"
NIEDERSACHSEN = "03"
HANSESTADT = "03355022"
REGION = "region"  # the five Landkreise together: no official area, so no row of the register
REGION_PARTS = ("03353", "03354", "03355", "03359", "03360")  # the Hansestadt is inside Landkreis Lüneburg
PARTNERS = ("03353", "03354", "03355", HANSESTADT, "03359", "03360")
BENCHMARKS = (NIEDERSACHSEN, HAMBURG, GERMANY)


class UnknownAreaError(KeyError):
    """No area has this id, or the area has no name in this language."""

    def __init__(self, area_id: str, detail: str = "") -> None:
        """`area_id` stays readable on the error."""
        super().__init__(f"unknown area: {area_id!r}{detail}")
        self.area_id = area_id


@dataclass(frozen=True)
class Area:
    """One row of the register; see `geo.build.register` for what each column rests on."""

    id: str  # AGS: 2 digits Land, 5 Kreis, 8 municipality; "DG" Germany
    level: str  # germany, land, kreis or city
    parent: str | None
    names: Mapping[str, str]  # language → full label, unique among all areas
    nuts: str | None  # NUTS 2021; none for the Hansestadt and for Wartburgkreis, which NUTS 2021 has in two parts
    area_km2: float  # official area, 31.12. of the register's newest year
    territory_since: int | None  # first safe year with today's territory; none: as far back as the register, 1983


def area(row: Mapping[str, str]) -> Area:
    """A row of areas.csv as an area."""
    return Area(
        id=row["id"],
        level=row["level"],
        parent=row["parent"] or None,
        names=MappingProxyType({"de": row["name_de"], "en": row["name_en"]}),
        nuts=row["nuts"] or None,
        area_km2=float(row["area_km2"]),
        territory_since=int(row["territory_since"]) if row["territory_since"] else None,
    )


@cache
def load_areas(file: Path = FILE) -> Mapping[str, Area]:
    """Id → area, in the order of the register: from Germany downwards, by key.

    Raises:
        GeoFileError: areas.csv is missing or damaged, or an area of the dashboard is not in it.
    """
    if not file.exists():
        raise GeoFileError(file, "missing")
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            areas = [area(row) for row in csv.DictReader(lines)]
    except (KeyError, TypeError, ValueError, OSError, csv.Error) as error:
        raise GeoFileError(file, "damaged") from error
    by_id = {each.id: each for each in areas}
    if len(by_id) < len(areas) or not {*PARTNERS, *BENCHMARKS} <= by_id.keys():
        raise GeoFileError(file, "damaged")
    return MappingProxyType(by_id)


def find(area_id: str) -> Area:
    """The area with this id; `UnknownAreaError` if there is none."""
    try:
        return load_areas()[area_id]
    except KeyError:
        raise UnknownAreaError(area_id) from None


def name(area_id: str, language: str) -> str:
    """The full label of an area; `UnknownAreaError` for an unknown id or language."""
    names = find(area_id).names
    if language not in names:
        raise UnknownAreaError(area_id, f" in language {language!r}")
    return names[language]


def parents(area_id: str) -> tuple[Area, ...]:
    """The areas that this one lies in, from the next one up to Germany."""
    parent = find(area_id).parent
    return () if parent is None else (find(parent), *parents(parent))


def children(area_id: str) -> tuple[Area, ...]:
    """The areas of the register directly below this one, by key."""
    inside = find(area_id).id
    return tuple(each for each in load_areas().values() if each.parent == inside)


@cache
def kreis_ids() -> tuple[str, ...]:
    """The ids of the 400 Kreise, by key."""
    return tuple(each.id for each in load_areas().values() if each.level == "kreis")
