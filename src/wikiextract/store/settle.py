"""From staged pages to the store's tables: newest revisions, kept texts, hidden categories."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from wikiextract.site import Site
from wikiextract.site.title import CATEGORY, TEMPLATE
from wikiextract.store.hidden import Reach, reaching_templates
from wikiextract.store.layout import HIDDEN, UNDECIDED
from wikiextract.store.page_source import Statistics
from wikiextract.store.staging import ALWAYS_KEPT
from wikiextract.store.texts import Spool, TextCodec

_SAMPLES = 2000
_SAMPLE_BYTES = 1 << 16
_REDIRECT_STEPS = 2


def write_pages(connection: sqlite3.Connection, *, keep_all: bool) -> None:
    """Fill `page`, sorted; of several rows of a title the one with the newest revision.

    Of the same revision the one that came last. A text that is not kept has a negative id.
    """
    namespaces = ", ".join(map(str, ALWAYS_KEPT))
    called = "EXISTS (SELECT 1 FROM wanted w WHERE w.namespace = s.namespace AND w.title = s.title)"
    kept = "1" if keep_all else f"s.namespace IN ({namespaces}) OR {called}"
    connection.execute(
        f"""INSERT OR REPLACE INTO page
        SELECT namespace, title, page_id, revision_id, size, model, 0,
            CASE WHEN size IS NULL THEN NULL
                WHEN frame IS NOT NULL AND ({kept}) THEN number ELSE -number END,
            redirect
        FROM staged s ORDER BY namespace, title, revision_id, number"""
    )


def keep_called_pages(connection: sqlite3.Connection, site: Site) -> None:
    """Keep texts that are called through a redirect, or by a name that is partly computed."""
    for namespace, prefix in connection.execute("SELECT * FROM wanted_prefix").fetchall():
        connection.execute(
            """UPDATE page SET text_id = -text_id
            WHERE namespace = ? AND title >= ? AND title < ? AND text_id < 0
                AND redirect IS NULL""",
            (namespace, prefix, prefix + "\U0010ffff"),
        )
    redirects: Iterable[tuple[str]] = connection.execute(
        """SELECT p.redirect FROM wanted w JOIN page p USING (namespace, title)
        WHERE p.redirect IS NOT NULL"""
    ).fetchall()
    for (redirect,) in redirects:
        target: str | None = redirect
        for _ in range(_REDIRECT_STEPS):
            title = site.title(target) if target else None
            if title is None or title.interwiki is not None:
                break
            key = (title.namespace, title.text)
            _keep(connection, key)
            target = _redirect_of(connection, key)


def _keep(connection: sqlite3.Connection, key: tuple[int, str]) -> None:
    # The texts of redirects are not at hand, but for those of categories.
    connection.execute(
        """UPDATE page SET text_id = -text_id WHERE namespace = ? AND title = ?
            AND text_id < 0 AND (redirect IS NULL OR namespace = ?)""",
        (*key, CATEGORY),
    )


def _redirect_of(connection: sqlite3.Connection, key: tuple[int, str]) -> str | None:
    row = connection.execute(
        "SELECT redirect FROM page WHERE namespace = ? AND title = ?", key
    ).fetchone()
    return row[0] if row else None


def mark_hidden_categories(connection: sqlite3.Connection) -> None:
    """Set the flags of categories that are hidden or undecided; keep the texts of the latter."""
    connection.execute("CREATE INDEX temp.call_called ON call (called)")

    def callers(name: str, namespace: int = TEMPLATE) -> Iterator[tuple[str, bool]]:
        sql = "SELECT title, always FROM call WHERE called = ? AND namespace = ?"
        yield from connection.execute(sql, (name, namespace))

    own = "SELECT title, always FROM switch WHERE namespace = ?"
    switches: dict[str, Reach] = {
        title: "always" if always else "perhaps"
        for title, always in connection.execute(own, (TEMPLATE,))
    }
    flags: dict[str, int] = {}
    for title, always in connection.execute(own, (CATEGORY,)):
        flags[title] = HIDDEN if always else UNDECIDED
    for name, reach in reaching_templates(switches, callers).items():
        for title, always in callers(name, CATEGORY):
            if always and reach == "always":
                flags[title] = HIDDEN
            else:
                flags.setdefault(title, UNDECIDED)
    connection.executemany(
        "UPDATE page SET flags = ? WHERE namespace = ? AND title = ?",
        ((flag, CATEGORY, title) for title, flag in flags.items()),
    )
    for title, flag in flags.items():
        if flag == UNDECIDED:
            _keep(connection, (CATEGORY, title))


def write_texts(connection: sqlite3.Connection, spool: Spool) -> bytes:
    """Fill `text` with what is kept; gives the dictionary that it is compressed with."""
    spool.flush()
    kept = "number IN (SELECT text_id FROM page WHERE text_id > 0)"
    count = connection.execute("SELECT COUNT(*) FROM page WHERE text_id > 0").fetchone()[0]
    sampled = connection.execute(
        f"""SELECT frame, start, size FROM staged
        WHERE {kept} AND size < ? AND number % ? = 0 ORDER BY number LIMIT ?""",
        (_SAMPLE_BYTES, max(count // _SAMPLES, 1), _SAMPLES),
    ).fetchall()
    codec = TextCodec.trained(spool.get(*place) for place in sampled)
    rows = connection.execute(
        f"""SELECT number, timestamp, contributor, frame, start, size FROM staged
        WHERE {kept} ORDER BY number"""
    )
    connection.executemany(
        "INSERT INTO text VALUES (?, ?, ?, ?)",
        (
            (number, timestamp, contributor, codec.pack(spool.get(frame, start, size)))
            for number, timestamp, contributor, frame, start, size in rows
        ),
    )
    return codec.dictionary


def count_pages(connection: sqlite3.Connection) -> Statistics:
    """Count the pages of the store."""
    rows = connection.execute(
        "SELECT namespace, COUNT(*), COUNT(redirect) FROM page GROUP BY namespace"
    ).fetchall()
    return Statistics(
        pages=sum(count for _, count, _ in rows),
        articles=sum(count - redirects for namespace, count, redirects in rows if namespace == 0),
        files=sum(count for namespace, count, _ in rows if namespace == 6),
        namespaces={namespace: count for namespace, count, _ in rows},
    )
