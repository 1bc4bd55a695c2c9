"""The pages that are called by names which stand in templates and depend on the page shown.

While the pages are read, each has noted the keys of the pages that it calls (`called`), and the
names that it computes (`computed`). Here the names come from the templates to those who call them,
however many calls away, and are resolved for each.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from wikiextract.site import Site, Title
from wikiextract.site.title import TEMPLATE
from wikiextract.store.calls import CallFinder, TranscludedPage
from wikiextract.store.computed_names import ComputedNames

_KEYS = "I"
_SHORTEST_PREFIX = 4
_MOST_ROUNDS = 40
_MOST_NAMES = 200
_BATCH = 10_000

# A page that nobody transcludes passes nothing on.
_TRANSCLUDED = """(p.namespace = ? OR EXISTS
    (SELECT 1 FROM wanted w WHERE w.namespace = p.namespace AND w.title = p.title))"""
_CALLS = "SELECT p.namespace, p.title, c.keys FROM called c JOIN staged p USING (number)"


def packed_keys(keys: Iterable[int]) -> bytes:
    """Keys of pages as a row of `called` holds them."""
    return array(_KEYS, sorted(keys)).tobytes()


def want(connection: sqlite3.Connection, pages: Iterable[TranscludedPage]) -> None:
    """Add pages to those whose texts are wanted: `wanted`, or `wanted_prefix`.

    A beginning so short that it says nothing is left out.
    """
    exact, prefixes = [], []
    for page in pages:
        if not page.is_prefix:
            exact.append(page[:2])
        elif "/" in page.text or len(page.text) >= _SHORTEST_PREFIX:
            prefixes.append(page[:2])
    connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?, ?)", exact)
    connection.executemany("INSERT OR IGNORE INTO wanted_prefix VALUES (?, ?)", prefixes)


def want_computed_names(connection: sqlite3.Connection, site: Site) -> None:
    """Want the pages that pages call by names which templates compute from their titles."""
    reached = _names_of_transcluded(connection)
    if not reached:
        return
    _reach_callers(connection, reached)
    computed = ComputedNames(site, CallFinder(site))
    found: set[TranscludedPage] = set()
    for namespace, text, keys in _rows(connection, _CALLS):
        names = _names_of(keys, reached)
        if not names:
            continue
        page = Title(namespace, text, namespaces=site.namespaces)
        calls = (computed.resolve(name, page) for name in names)
        found.update(call for call in calls if call is not None and call.namespace != TEMPLATE)
        if len(found) >= _BATCH:
            want(connection, found)
            found.clear()
    want(connection, found)


def _names_of_transcluded(connection: sqlite3.Connection) -> dict[int, frozenset[str]]:
    """The names in templates and in other pages that are transcluded, by the keys of these."""
    found: dict[int, frozenset[str]] = {}
    sql = f"SELECT p.namespace, p.title, p.name FROM computed p WHERE {_TRANSCLUDED}"
    for namespace, text, name in _rows(connection, sql, TEMPLATE):
        key = TranscludedPage(namespace, text).key
        found[key] = _bounded(found.get(key, frozenset()) | {name})
    return found


def _reach_callers(connection: sqlite3.Connection, reached: dict[int, frozenset[str]]) -> None:
    """Add to `reached` what is reached by the calls of templates."""
    sql = f"{_CALLS} WHERE {_TRANSCLUDED}"
    for _ in range(_MOST_ROUNDS):
        changed = False
        for namespace, text, keys in _rows(connection, sql, TEMPLATE):
            names = _names_of(keys, reached)
            if not names:
                continue
            key = TranscludedPage(namespace, text).key
            before = reached.get(key, frozenset())
            after = _bounded(before | names)
            if after != before:
                reached[key] = after
                changed = True
        if not changed:
            return


def _names_of(keys: bytes, reached: dict[int, frozenset[str]]) -> frozenset[str]:
    """The names that are reached by calls of these pages."""
    found = [reached[key] for key in array(_KEYS, keys) if key in reached]
    return frozenset().union(*found) if found else frozenset()


def _bounded(names: frozenset[str]) -> frozenset[str]:
    return names if len(names) <= _MOST_NAMES else frozenset(sorted(names)[:_MOST_NAMES])


def _rows(
    connection: sqlite3.Connection, sql: str, *values: object
) -> Iterator[tuple[int, str, Any]]:
    yield from connection.execute(sql, values)
