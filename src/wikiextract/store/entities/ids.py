"""Ids of entities as numbers: what a store and sets of them need."""

from __future__ import annotations

import re
from collections.abc import Iterable

_KINDS = "QPLM"
_ID = re.compile(r"([QPLM])([1-9][0-9]{0,9})")
_MOST = (1 << 31) - 1
"""The largest number that Wikibase gives."""

# Values of statements, and addresses as units, globes and calendars have them. Patterns that begin
# with a fixed text are the quickest.
_VALUES = (
    re.compile(rb'"id"\s*:\s*"([QPLM])([1-9][0-9]{0,9})(?:-[FS][1-9][0-9]*)?"'),
    re.compile(rb'/entity/([QPLM])([1-9][0-9]{0,9})"'),
)
_STRINGS = (re.compile(rb'"([QPLM])([1-9][0-9]{0,9})"'),)


def key_of(entity_id: str) -> int | None:
    """Return the number of an item, property, lexeme or media file; None for what is no such id."""
    found = _ID.fullmatch(entity_id)
    if found is None or (number := int(found[2])) > _MOST:
        return None
    return number * len(_KINDS) + _KINDS.index(found[1])


def id_of(key: int) -> str:
    """Return the id of which `key_of` gave the number."""
    number, kind = divmod(key, len(_KINDS))
    return f"{_KINDS[kind]}{number}"


def is_property(key: int) -> bool:
    """Return True for the number of a property."""
    return key % len(_KINDS) == 1


def keys_of_values(statements: bytes) -> set[int]:
    """The numbers of the entities that statements name, as JSON. Not those of their properties."""
    return _keys(statements, _VALUES)


def keys_of_strings(text: bytes) -> set[int]:
    """The numbers of the ids that stand in JSON as strings."""
    return _keys(text, _STRINGS)


def _keys(text: bytes, patterns: Iterable[re.Pattern[bytes]]) -> set[int]:
    found = {name for pattern in patterns for name in pattern.findall(text)}
    numbers = ((int(number), _KINDS.index(kind.decode())) for kind, number in found)
    return {number * len(_KINDS) + kind for number, kind in numbers if number <= _MOST}
