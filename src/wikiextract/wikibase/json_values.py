"""JSON of which nobody knows the shape, read as what is needed or as nothing.

PHP writes an empty object as an empty list; such a list is an object here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""A value as a decoder of JSON gives it."""
JsonObject: TypeAlias = Mapping[str, Json]

_NOTHING: JsonObject = {}


def as_object(value: Json) -> JsonObject:
    """Return an object, or an empty one for anything else."""
    return value if isinstance(value, dict) else _NOTHING


def as_list(value: Json) -> Sequence[Json]:
    """Return a list, or an empty one for anything else."""
    return value if isinstance(value, list) else ()


def as_text(value: Json) -> str:
    """Return a text, or an empty one for anything else."""
    return value if isinstance(value, str) else ""


def as_number(value: Json) -> float | None:
    """Return a finite number, None for anything else (True and False are none)."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if number - number == 0 else None


def as_integer(value: Json, default: int = -1) -> int:
    """Return a whole number that is not longer than 18 digits, `default` for anything else."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 10**18:
        return default
    return value


def objects_of(value: Json) -> list[JsonObject]:
    """Return the objects among the items of a list."""
    return [item for item in as_list(value) if isinstance(item, dict)]
