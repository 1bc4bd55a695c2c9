"""Ids of entities as numbers, which a store and sets of them need, and how statements name them.

`wikiextract.wikibase.ids` reads the same forms from decoded values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wikiextract.late_pattern import late_pattern

LETTERS = {"item": "Q", "property": "P", "lexeme": "L", "mediainfo": "M"}
"""The letters with which ids begin, by the types of entities."""
_KINDS = "".join(LETTERS.values())
_ID = late_pattern(r"([QPLM])([1-9][0-9]{0,9})")
LARGEST = (1 << 31) - 1
"""The largest number that Wikibase gives."""

# Values of statements, addresses as units, globes and calendars have them (PHP may escape slashes),
# and values of before 2017, which have a number and no id. Patterns that begin with a fixed text
# are the quickest.
_VALUES = (
    re.compile(rb'"id"\s*:\s*"([QPLM])([1-9][0-9]{0,9})(?:-[FS][1-9][0-9]*)?"'),
    re.compile(rb'/entity\\?/([QPLM])([1-9][0-9]{0,9})"'),
)
_TYPE = rb'"entity-type"\s*:\s*"(?P<type>[a-z]{1,20})"'
_NUMBER = rb'"numeric-id"\s*:\s*(?P<number>[1-9][0-9]{0,9})'
_NUMBERS = (
    re.compile(_TYPE + rb"\s*,\s*" + _NUMBER + rb"\s*\}"),
    re.compile(_NUMBER + rb"\s*,\s*" + _TYPE + rb"\s*\}"),
)
_STRINGS = (re.compile(rb'"([QPLM])([1-9][0-9]{0,9})"'),)


def key_of(entity_id: str) -> int | None:
    """Return the number of an item, property, lexeme or media file; None for what is no such id."""
    found = _ID.fullmatch(entity_id)
    if found is None or (number := int(found[2])) > LARGEST:
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
    return _keys(_ids(statements, _VALUES) | _ids_by_numbers(statements))


def keys_of_strings(text: bytes) -> set[int]:
    """The numbers of the ids that stand in JSON as strings, or as values of statements."""
    return _keys(_ids(text, _STRINGS)) | keys_of_values(text)


def _ids(text: bytes, patterns: Iterable[re.Pattern[bytes]]) -> set[tuple[str, int]]:
    found = {name for pattern in patterns for name in pattern.findall(text)}
    return {(kind.decode(), int(number)) for kind, number in found}


def _ids_by_numbers(text: bytes) -> set[tuple[str, int]]:
    found = (match for pattern in _NUMBERS for match in pattern.finditer(text))
    names = ((LETTERS.get(match["type"].decode()), int(match["number"])) for match in found)
    return {(letter, number) for letter, number in names if letter is not None}


def _keys(ids: Iterable[tuple[str, int]]) -> set[int]:
    return {number * len(_KINDS) + _KINDS.index(kind) for kind, number in ids if number <= LARGEST}
