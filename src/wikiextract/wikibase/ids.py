"""Ids of entities: ``Q42``, ``P31``, ``L99``, ``L99-F1``, ``L99-S1``, ``M7``."""

from __future__ import annotations

import re

from wikiextract.late_pattern import late_pattern
from wikiextract.store.entities.ids import LARGEST, LETTERS
from wikiextract.wikibase.data_files import conventions
from wikiextract.wikibase.json_values import Json, as_integer, as_object, as_text

_ID = late_pattern(r"([QPM])[1-9][0-9]{0,9}|L[1-9][0-9]{0,9}(?:-([FS])[1-9][0-9]{0,9})?", re.I)


def parse_id(text: str) -> str | None:
    """Return an id as it is written, in capitals; None for what is no id."""
    if _ID.fullmatch(text) is None or not text.isascii():
        return None
    numbers = re.findall("[0-9]+", text)
    return text.upper() if all(int(number) <= LARGEST for number in numbers) else None


def is_item(entity_id: str) -> bool:
    """Return True for the id of an item."""
    return entity_id.startswith("Q")


def is_property(entity_id: str) -> bool:
    """Return True for the id of a property."""
    return entity_id.startswith("P")


def is_lexical(entity_id: str) -> bool:
    """Return True for the id of a lexeme, or of a form or sense of one."""
    return entity_id.startswith("L")


def part_of(entity_id: str) -> str | None:
    """Return "form" or "sense" for the id of one, None for any other."""
    _, dash, part = entity_id.partition("-")
    return ("form" if part.startswith("F") else "sense") if dash else None


def id_of_value(value: Json) -> str | None:
    """Return the id that a value of the type ``wikibase-entityid`` names.

    Values of before 2017 have its number alone.
    """
    stated = as_object(value)
    found = parse_id(as_text(stated.get("id")))
    if found is not None:
        return found
    letter = LETTERS.get(as_text(stated.get("entity-type")))
    number = as_integer(stated.get("numeric-id"))
    return parse_id(f"{letter}{number}") if letter is not None and number > 0 else None


def id_of_address(address: str) -> str | None:
    """Return the id of the entity that an address stands for (units, globes, calendars)."""
    for start in conventions().entity_addresses:
        if address.startswith(start):
            return parse_id(address[len(start) :])
    return None
