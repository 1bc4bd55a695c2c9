"""The kinds of values in the order in which they are looked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TypeAlias

from wikiextract.late_pattern import late_pattern
from wikiextract.map.values.as_of import dated_text, with_date
from wikiextract.map.values.context import ValueContext
from wikiextract.map.values.coordinates import degree_signs, find_coordinates
from wikiextract.map.values.dates import find_dates
from wikiextract.map.values.found import Doubt, FoundOrDoubt, FoundValue, ReadValues
from wikiextract.map.values.numbers import find_numbers, plain_number
from wikiextract.map.values.small import (
    COLOUR_SIGNS,
    URL_SIGNS,
    find_boolean,
    find_colour,
    find_identifiers,
    find_urls,
    identifier_signs,
)
from wikiextract.nodes import ValueKind

LONGEST = 200
"""Texts longer than this (in characters) are prose and are not searched."""

# Where no kind is expected, only what has a number (in Roman letters, too) or an address is read.
_TELLING = late_pattern(
    r"[\d#]|://|\bwww\.|\b[IVX]{1,8}(?:\b|[e\u00e8\u1d49\u00ba]|th\b)"
    r"|[\u3007\u4e00-\u9fff][\u5e74\u6708\u4e16]"
)

# One of these signs, or a colon or dot of an address, is in every such text.
_MAY_TELL = late_pattern(r"[\d#IVX\u3007\u4e00-\u9fff]")

_CLOSING = (")", "）", "]")

Finder: TypeAlias = Callable[[str, ValueContext], Iterator[FoundOrDoubt]]

FINDERS: tuple[Finder, ...] = (
    # A URL holds digits, degrees and dates that are none.
    find_urls,
    # So do identifiers; a colour is a number with a sign.
    find_identifiers,
    find_colour,
    find_boolean,
    # Degrees before quantities: a minute of an arc looks like a foot.
    find_coordinates,
    # Before numbers, of which dates are made.
    find_dates,
    find_numbers,
)
# Where these are expected, a number is part of one, or of none: no quantity and no date.
_FINDERS_OF: Mapping[ValueKind | None, tuple[Finder, ...]] = {
    "url": (find_urls,),
    "identifier": (find_urls, find_identifiers),
    "colour": (find_colour,),
    "coordinates": (find_urls, find_coordinates),
}
# Where one of these is expected, too, no other finder has anything to find in a text without signs.
_PLAIN_KINDS = frozenset({None, "number", "quantity", "money", "duration", "ordinal", "date"})
_PLAIN_FINDERS: tuple[Finder, ...] = (find_dates, find_numbers)


@cache
def _signs() -> re.Pattern[str]:
    """One of these is in each text that says an address, an identifier, a colour or a place."""
    return re.compile("|".join((URL_SIGNS, COLOUR_SIGNS, identifier_signs(), degree_signs())))


def may_state(text: str, context: ValueContext) -> bool:
    """Return False, quickly, for a text in which no value is looked for."""
    if len(text) > LONGEST:
        return False
    if context.expected is not None:
        return True
    told = _MAY_TELL.search(text) is not None or "://" in text or "www." in text
    return told and _TELLING.search(text) is not None


def read_values(text: str, context: ValueContext) -> ReadValues:
    """Return the values that `text` (as shown) states, in its order, and what is in doubt.

    What one kind has found, or named as doubtful, no later kind looks at.
    """
    if not may_state(text, context):
        return ReadValues()
    return _read(text, context)


@lru_cache(maxsize=4096)
def _read(text: str, context: ValueContext) -> ReadValues:
    """Read a text of bounded length; cells of tables say the same again and again."""
    dated = dated_text(text, context) if text.endswith(_CLOSING) else None
    if dated is not None:
        read = with_date(_undated(dated.text, context), dated.as_of)
        if read is not None:
            return read
    return _undated(text, context)


def _undated(text: str, context: ValueContext) -> ReadValues:
    number = plain_number(text, context)
    if number is not None:  # as most cells of tables are
        return ReadValues((number,))
    taken: list[FoundOrDoubt] = []
    for find in _finders_for(text, context):
        if find is find_numbers and taken and not _has_numbers_left(text, taken):
            continue
        found = find(text, context)
        taken += [one for one in found if not _overlaps(one, taken)] if taken else found
    if not taken:
        return ReadValues()
    taken.sort(key=lambda one: one.start)
    return ReadValues(
        tuple(one.value for one in taken if isinstance(one, FoundValue)),
        tuple(one for one in taken if isinstance(one, Doubt)),
    )


def _finders_for(text: str, context: ValueContext) -> tuple[Finder, ...]:
    if (
        context.expected in _PLAIN_KINDS
        and context.scheme is None
        and _signs().search(text) is None
    ):
        return _PLAIN_FINDERS
    return _FINDERS_OF.get(context.expected, FINDERS)


def _has_numbers_left(text: str, taken: list[FoundOrDoubt]) -> bool:
    """Return True if there is a digit, or a fraction in one character, that nothing has taken."""
    return any(
        character.isnumeric() and not any(one.start <= place < one.end for one in taken)
        for place, character in enumerate(text)
    )


def _overlaps(one: FoundOrDoubt, taken: list[FoundOrDoubt]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in taken)
