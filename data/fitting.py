"""Fitting: whether what a file declares is of the types that its dataclass names."""

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from data.indicators import LANGUAGES

WANTED = {str: "a text", int: "a whole number", float: "a finite number", bool: "true or false"}


def _is_words(value: Any) -> bool:
    is_complete = isinstance(value, Mapping) and set(value) == set(LANGUAGES)
    return is_complete and all(isinstance(text, str) and text.strip() for text in value.values())


def _misfit(value: Any, kind: Any, place: str) -> str:
    """What a value needs to be of a type; nothing where it is."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return "" if value is None and NoneType in arguments else _misfit(value, arguments[0], place)
    if origin is tuple and isinstance(value, tuple):
        return next((found for each in value if (found := _misfit(each, arguments[0], place))), "")
    if kind == Mapping[str, str]:
        return "" if _is_words(value) else f"{place}: needs a text in each of {', '.join(LANGUAGES)}"
    if origin is Mapping and isinstance(value, Mapping):
        entries = ((each, f"{place}.{key}") for key, each in value.items())
        return next((found for each, at in entries if (found := _misfit(each, arguments[1], at))), "")
    if is_dataclass(value) and type(value) is kind:
        return misfit(value, place)
    is_number = kind is float and type(value) in (int, float) and math.isfinite(value)
    return "" if is_number or type(value) is kind is not float else f"{place}: needs {WANTED.get(kind, 'a list')}"


def misfit(declared: Any, place: str = "") -> str:
    """The first field of a dataclass that is not of its declared type, and what it needs; nothing where all are."""
    kinds = get_type_hints(type(declared))
    places = {field.name: f"{place}.{field.name}" if place else field.name for field in fields(declared)}
    return next(
        (found for name, where in places.items() if (found := _misfit(getattr(declared, name), kinds[name], where))), ""
    )
