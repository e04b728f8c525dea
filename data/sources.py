"""Sources: every publisher's table once, with citation, licence and address."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from data.fitting import misfit

FILE = Path(__file__).parent / "sources.toml"


class SourceError(ValueError):
    """The list of sources is missing or wrong; the message names file and place."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """One table of one publisher, as it is cited."""

    id: str  # "<publisher folder>/<table>", the beginning of every series taken from it
    publisher: str
    title: Mapping[str, str]  # language → title
    citation: str  # as the publisher asks to be cited
    licence: str
    licence_url: str
    url: str
    retrieved: str  # status of the file, ISO date or year, as the publisher states it


@cache
def load_sources(file: Path = FILE) -> Mapping[str, Source]:
    """All sources by id: those of the file, and of each indicator that was added by command.

    Raises:
        SourceError: the file is missing or no TOML, or a field of `Source` is missing or unknown.
    """
    own = file
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        places = {key: f"{file.name}: {key}" for key in tables}
        for added in sorted((own.parent / "added").glob("*.toml")):
            file = added  # to be named if it is wrong
            tables[f"added/{added.stem}"] = tomllib.loads(added.read_text(encoding="utf-8"))["source"]
            places[f"added/{added.stem}"] = f"{added.name}: source"
        sources = {key: Source(id=key, **table) for key, table in tables.items()}
    except (KeyError, OSError, ValueError, TypeError) as error:
        raise SourceError(f"{file.name}: {error}") from error
    for key, source in sources.items():
        if wrong := misfit(source):
            raise SourceError(f"{places[key]}.{wrong}")
    return MappingProxyType(sources)
