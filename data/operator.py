"""Operator: who runs this dashboard, in the words of a file that its environment names."""

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FILE = "SMART_REGION_OPERATOR"  # of the environment: the path of a TOML
SECURITY = "SMART_REGION_SECURITY_CONTACT"  # of the environment: "mailto:…" or "https://…"
FIELDS = {
    "imprint": ("name", "address", "represented", "email", "phone"),
    "privacy": ("controller", "officer", "authority"),
    "accessibility": ("date", "contact", "body"),
}


class OperatorError(ValueError):
    """The operator's file is missing or wrong; the message names file and place."""


@cache
def read_operator(file: Path) -> Mapping[str, Mapping[str, str]]:
    """Page → field → what the operator says; a field that is not said is not there.

    Raises:
        OperatorError: the file is missing or no TOML, or has a page or field that is none, or one that is no text.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OperatorError(f"{file.name}: {error}") from error
    for page, said in tables.items():
        if page not in FIELDS or not isinstance(said, dict):
            raise OperatorError(f"{file.name}: {page} is none of the tables {', '.join(FIELDS)}")
        for field, words in said.items():
            if field not in FIELDS[page]:
                raise OperatorError(f"{file.name}: {page}.{field} is none of {', '.join(FIELDS[page])}")
            if not isinstance(words, str) or not words.strip():
                raise OperatorError(f"{file.name}: {page}.{field} needs a text")
    return MappingProxyType(tables)


def load_operator() -> Mapping[str, Mapping[str, str]]:
    """What the file says that the environment names; nothing without one.

    Raises:
        OperatorError: as above.
    """
    named = os.environ.get(FILE, "").strip()
    return read_operator(Path(named)) if named else {}


def security_contact() -> str:
    """Whom to tell of a weakness; empty: nobody is named."""
    return " ".join(os.environ.get(SECURITY, "").split())
