"""The entities that the pages of a wiki can reach: from the items of its pages, hop by hop."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterable

from wikiextract.store.entities.entity import MOST_MERGES
from wikiextract.store.entities.work import unpacked

MOST_HOPS = 8
"""Hops from the item of a page: the first two by all that is kept, the others by chains."""

_CHUNK = 1 << 16
_MOST_LISTED = _CHUNK // 16
"""Numbers of a chunk that take less room in a list than as bits."""


class KeySet:
    """Numbers of entities: all of Wikidata takes some 70 MB.

    Chunks are sorted lists, and have a bit for each number when many of theirs are there. So it
    takes as much room as there are numbers, however far they lie apart.
    """

    def __init__(self) -> None:
        self._chunks: dict[int, array[int] | bytearray] = {}

    def add(self, key: int) -> bool:
        """Add a number; return True if it was not there."""
        number, low = divmod(key, _CHUNK)
        chunk = self._chunks.get(number)
        if chunk is None:
            chunk = self._chunks[number] = array("H")
        if isinstance(chunk, bytearray):
            known = chunk[low >> 3] & 1 << (low & 7)
            chunk[low >> 3] |= 1 << (low & 7)
            return not known
        at = bisect_left(chunk, low)
        if at < len(chunk) and chunk[at] == low:
            return False
        chunk.insert(at, low)
        if len(chunk) > _MOST_LISTED:
            self._chunks[number] = _bits(chunk)
        return True

    def __contains__(self, key: int) -> bool:
        number, low = divmod(key, _CHUNK)
        chunk = self._chunks.get(number)
        if chunk is None:
            return False
        if isinstance(chunk, bytearray):
            return bool(chunk[low >> 3] & 1 << (low & 7))
        at = bisect_left(chunk, low)
        return at < len(chunk) and chunk[at] == low


def _bits(numbers: array[int]) -> bytearray:
    bits = bytearray(_CHUNK // 8)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return bits


def reached_keys(connection: sqlite3.Connection) -> KeySet:
    """The entities to keep of those in a build's file: see `docs/entities.md`."""
    kept, asked = KeySet(), KeySet()
    rows = connection.execute("SELECT key, named FROM reached WHERE NOT reduced")
    any_new = False
    for key, named in rows:
        kept.add(key)
        any_new |= _ask(asked, unpacked(named))
    for hop in range(1, MOST_HOPS + 1):
        if not any_new:
            break
        any_new = False
        _follow_merges(connection, asked)
        column = "named" if hop == 1 else "chained"
        rows = connection.execute(f"SELECT key, {column} FROM reached WHERE reduced")
        following, new = KeySet(), KeySet()
        for key, named in rows:
            # One that stands in the inputs several times is followed each time.
            if key in asked and (key not in kept or key in new):
                kept.add(key)
                new.add(key)
                any_new |= _ask(following, unpacked(named))
        asked = following
    return kept


def _follow_merges(connection: sqlite3.Connection, asked: KeySet) -> None:
    """Add what the entities asked for were merged into, as far as readers follow merges."""
    for _ in range(MOST_MERGES):
        any_new = False
        for key, target in connection.execute("SELECT key, target FROM merged"):
            if key in asked:
                any_new |= asked.add(target)
        if not any_new:
            break


def _ask(asked: KeySet, keys: Iterable[int]) -> bool:
    """Add keys; return True if there are some."""
    some = False
    for key in keys:
        asked.add(key)
        some = True
    return some
