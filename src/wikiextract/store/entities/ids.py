"""Ids of entities as numbers: what a store and sets of them need."""

from __future__ import annotations

import re
from collections.abc import Iterator

_KINDS = "QPLM"
_ID = re.compile(r"([QPLM])([1-9][0-9]{0,9})")
_MOST = (1 << 31) - 1
"""The largest number that Wikibase gives."""

# A string that is an id (perhaps of a form or sense of a lexeme), or an address that ends in one.
_NAMED = re.compile(rb'(?:"|/entity/)([QPLM])([1-9][0-9]{0,9})(?:-[FS][1-9][0-9]*)?"')


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


def named_keys(text: bytes) -> Iterator[int]:
    """The numbers of the entities that JSON names as a value (also as a unit, globe or calendar).

    Not those that stand as a key, as properties do.
    """
    for kind, number in _NAMED.findall(text):
        value = int(number)
        if value <= _MOST:
            yield value * len(_KINDS) + _KINDS.index(kind.decode())
