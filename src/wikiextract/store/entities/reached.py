"""The entities that the pages of a wiki can reach: from the items of its pages, hop by hop."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from wikiextract.store.entities.work import unpacked

MOST_HOPS = 8
"""Hops from the item of a page: the first two by all that is kept, the others by chains."""

_CHUNK_BITS = 1 << 16


class KeySet:
    """Numbers of entities, a bit each: all of Wikidata takes some 70 MB."""

    def __init__(self) -> None:
        self._chunks: dict[int, bytearray] = {}

    def add(self, key: int) -> None:
        """Add a number."""
        chunk, bit = divmod(key, _CHUNK_BITS)
        bits = self._chunks.get(chunk)
        if bits is None:
            bits = self._chunks[chunk] = bytearray(_CHUNK_BITS // 8)
        bits[bit >> 3] |= 1 << (bit & 7)

    def __contains__(self, key: int) -> bool:
        chunk, bit = divmod(key, _CHUNK_BITS)
        bits = self._chunks.get(chunk)
        return bits is not None and bool(bits[bit >> 3] & 1 << (bit & 7))


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
        for key, target in connection.execute("SELECT key, target FROM merged"):
            if key in asked:
                asked.add(target)
        column = "named" if hop == 1 else "chained"
        rows = connection.execute(f"SELECT key, {column} FROM reached WHERE reduced")
        following = KeySet()
        for key, named in rows:
            if key in asked and key not in kept:
                kept.add(key)
                any_new |= _ask(following, unpacked(named))
        asked = following
    return kept


def _ask(asked: KeySet, keys: Iterable[int]) -> bool:
    """Add keys; return True if there are some."""
    some = False
    for key in keys:
        asked.add(key)
        some = True
    return some
