"""Mappings as people write them, in code or in a JSON file, made into those that are applied."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from wikiextract.errors import NOT_JSON, InputError
from wikiextract.map.domains.model import MappingPart, MappingSet, PlaceNames, normal_name

_NAMES = {"names", "boxes", "categories", "coordinates", *PlaceNames.__struct_fields__}
_TAG = "rule"


def normal_mappings(given: MappingSet) -> MappingSet:
    """Return mappings with the names of boxes and fields in the form in which they are compared.

    Raises `msgspec.ValidationError` or `TypeError` for values of other types than those stated.
    """
    return msgspec.convert(_normal(msgspec.to_builtins(given)), MappingSet)


def read_mapping_file(path: str | os.PathLike[str]) -> MappingSet:
    """Return the mappings in a JSON file whose values are those of `MappingSet`.

    Raises `InputError` for a file that cannot be read or states something else.
    """
    where = os.fspath(path)
    try:
        text = Path(path).read_bytes()
        found = msgspec.json.decode(text, type=MappingSet)
    except (*NOT_JSON, OSError) as error:
        raise InputError(where, f"is no file of mappings ({error})") from error
    unknown = next(_unknown(msgspec.json.decode(text), found, "$"), None)
    if unknown is not None:
        raise InputError(where, f"{unknown} is no part of a mapping")
    return found


def _normal(value: Any) -> Any:
    """Return JSON values with names of boxes and fields in the form of `normal_name`."""
    if isinstance(value, list | tuple):
        return [_normal(one) for one in value]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for key, one in value.items():
        if key in _NAMES and isinstance(one, list | tuple):
            # The `boxes` of a mapping are names; those of a set of mappings are mappings.
            found[key] = [normal_name(x) if isinstance(x, str) else _normal(x) for x in one]
        elif key == "units" and isinstance(one, dict):
            found[key] = {normal_name(name): unit for name, unit in one.items()}
        else:
            found[key] = _normal(one)
    return found


def _unknown(raw: Any, read: Any, path: str) -> Iterator[str]:
    """Yield the places of keys that nobody reads."""
    if isinstance(raw, list):
        for number, (one, part) in enumerate(zip(raw, read, strict=True)):
            yield from _unknown(one, part, f"{path}[{number}]")
    elif isinstance(raw, dict) and isinstance(read, MappingPart):
        for key, one in raw.items():
            if key in read.__struct_fields__:
                yield from _unknown(one, getattr(read, key), f"{path}.{key}")
            elif key != _TAG:
                yield f"{path}.{key}"
