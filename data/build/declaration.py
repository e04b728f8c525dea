"""Declaration of an indicator to be added: one TOML with the indicator's table and its source, checked as a whole."""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

from data.catalogue import ADDED, SOURCE, load_catalogue, tables
from data.indicators import LANGUAGES, CatalogueError, Direction, Indicator
from data.sources import Source, load_sources

ID = re.compile(r"[a-z][a-z0-9_]{2,60}")  # it stands in addresses and is a file's name
RETRIEVED = re.compile(r"\d{4}(-\d\d-\d\d)?")
LONGEST_NAME = 60  # letters that fit a picker on a phone


def _named(toml: Path) -> str:
    """The id that a file declares."""
    names = [name for name in tables(toml) if name != SOURCE]
    if len(names) != 1:
        raise CatalogueError(f"{toml.name}: needs one table named by the indicator's id, and [{SOURCE}]")
    if not ID.fullmatch(names[0]):
        raise CatalogueError(f"{toml.name}: {names[0]!r} is no id: small letters a to z, digits and _")
    return names[0]


def _check_id(name: str, folder: Path, *, replace: bool) -> None:
    """Refuse an id that exists, but for one that was added and is to be replaced."""
    for file in sorted((folder / "catalogue").glob("*.toml")):
        declared = tables(file)
        if name in declared:
            raise CatalogueError(f"{name}: exists already, in catalogue/{file.name}")
        for other, table in declared.items():
            rule = table.get("aggregation", {})
            if replace and "series" not in table and name in (rule.get("numerator"), rule.get("denominator")):
                raise CatalogueError(f"{name}: {other} is computed from it and would keep its old values")
    if (folder / ADDED / f"{name}.toml").exists() and not replace:
        raise CatalogueError(f"{name}: exists already, in {ADDED}/{name}.toml; --replace puts the new figures there")


def _complaints(indicator: Indicator, catalogue: Mapping[str, Indicator], source: Source) -> Iterator[str]:
    """What the loaders let pass and a reader would miss."""
    for language in LANGUAGES:
        same = [each.id for each in catalogue.values() if each.name[language] == indicator.name[language]]
        if same != [indicator.id]:
            yield f"{indicator.id}.name.{language}: {indicator.name[language]!r} is the name of another indicator"
        if len(indicator.name[language]) > LONGEST_NAME:
            yield f"{indicator.id}.name.{language}: longer than {LONGEST_NAME} letters"
    if indicator.direction is Direction.NEITHER and not indicator.direction_reason:
        yield f"{indicator.id}.direction_reason: is needed where neither direction is better"
    for key in (each.name for each in fields(source) if each.name not in ("title", "licence_url")):
        if not getattr(source, key).strip():
            yield f"{SOURCE}.{key}: needs a text"
    for key in ("url", "licence_url"):
        if not getattr(source, key).startswith("https://"):
            yield f"{SOURCE}.{key}: needs an address that begins with https://"
    if not RETRIEVED.fullmatch(source.retrieved):
        yield f"{SOURCE}.retrieved: needs a year or a date, 2024 or 2024-12-31"


def declared_in(toml: Path, folder: Path, *, replace: bool) -> Indicator:
    """The indicator that `toml` declares, loaded beside all others of the folder of data from a copy.

    Raises:
        CatalogueError, SourceError: the file is wrong, or its id exists.
    """
    name = _named(toml)
    _check_id(name, folder, replace=replace)
    with tempfile.TemporaryDirectory() as place:
        trial = Path(place)
        shutil.copytree(folder / "catalogue", trial / "catalogue", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        shutil.copy(folder / "sources.toml", trial)
        (trial / ADDED).mkdir()
        for file in (folder / ADDED).glob("*.toml"):
            shutil.copy(file, trial / ADDED)
        shutil.copy(toml, trial / ADDED / f"{name}.toml")
        catalogue = load_catalogue(trial / "catalogue")
        source = load_sources(trial / "sources.toml")[f"{ADDED}/{name}"]
    complaints = list(_complaints(catalogue[name], catalogue, source))
    if complaints:
        raise CatalogueError("\n".join(f"{toml.name}: {each}" for each in complaints))
    return catalogue[name]
