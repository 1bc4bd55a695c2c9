"""From staged entities to the tables of a store: newest revisions, in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable


def write_entities(connection: sqlite3.Connection, wanted: Callable[[int], bool] | None) -> None:
    """Fill the tables of a store from those of the build, which is attached as `work`.

    Of an entity that was read several times the newest revision is taken, of the same one the last.
    With `wanted`, only those entities whose number it takes.
    """
    where = ""
    if wanted is not None:
        connection.create_function("wanted", 1, wanted, deterministic=True)
        where = "WHERE wanted(key)"
    connection.execute("CREATE TEMP TABLE chosen (key INTEGER PRIMARY KEY, staged INTEGER)")
    connection.execute(
        f"""INSERT OR REPLACE INTO chosen
        SELECT key, id FROM work.staged {where} ORDER BY key, revision, id"""
    )
    connection.execute(
        """INSERT INTO entity
        SELECT c.key, s.data FROM chosen c JOIN work.staged s ON s.id = c.staged ORDER BY c.key"""
    )
    connection.execute("INSERT INTO site SELECT id, name FROM work.site")
    # Two items with one page are a fault of the input: the first stays.
    connection.execute(
        """INSERT OR IGNORE INTO sitelink
        SELECT l.site, l.title, l.key FROM work.sitelink l
        JOIN chosen c ON c.key = l.key AND c.staged = l.staged
        ORDER BY l.site, l.title, l.key"""
    )
    connection.execute(
        """INSERT OR IGNORE INTO property
        SELECT p.language, p.label, p.key FROM work.property p
        JOIN chosen c ON c.key = p.key AND c.staged = p.staged
        ORDER BY p.language, p.label, p.key"""
    )
    # An entity that is there itself was not merged.
    connection.execute(
        """INSERT OR REPLACE INTO merged
        SELECT m.key, m.target FROM work.merged m
        WHERE m.key NOT IN (SELECT key FROM chosen) ORDER BY m.key, m.target"""
    )
    connection.execute("DROP TABLE chosen")
