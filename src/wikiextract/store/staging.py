"""Where pages stand while a store is built: rows in the order of the dump, texts in the spool."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, datetime

from wikiextract.site import Site, Title
from wikiextract.site.title import CATEGORY, MAIN, MEDIAWIKI, MODULE, TEMPLATE
from wikiextract.sources.page import Page
from wikiextract.store.calls import CallFinder, TranscludedPage
from wikiextract.store.hidden import HiddenCategoryReader, HiddenReach
from wikiextract.store.markers import redirect_to
from wikiextract.store.memory import default_model
from wikiextract.store.page_source import WIKITEXT, Redirect
from wikiextract.store.texts import Spool

ALWAYS_KEPT = (MEDIAWIKI, TEMPLATE, MODULE)
"""Namespaces whose texts every store has."""

_TABLES = """
CREATE TEMP TABLE staged (
    number INTEGER PRIMARY KEY,
    namespace INTEGER, title TEXT, page_id INTEGER, revision_id INTEGER, size INTEGER,
    model INTEGER, redirect TEXT, timestamp INTEGER, contributor TEXT, frame INTEGER, start INTEGER
);
CREATE TEMP TABLE wanted (namespace INTEGER, title TEXT, PRIMARY KEY (namespace, title))
    WITHOUT ROWID;
CREATE TEMP TABLE wanted_prefix (namespace INTEGER, title TEXT, PRIMARY KEY (namespace, title))
    WITHOUT ROWID;
CREATE TEMP TABLE switch (namespace INTEGER, title TEXT, always INTEGER);
CREATE TEMP TABLE call (called TEXT, namespace INTEGER, title TEXT, always INTEGER);
"""
_BATCH = 5000
_SHORTEST_PREFIX = 4


class Staging:
    """Takes pages one by one; everything is in temporary tables of `connection` after `flush`.

    `texts` is that of `build_store`. Texts that may be kept go to the spool.
    """

    def __init__(
        self, connection: sqlite3.Connection, spool: Spool, site: Site, *, texts: str
    ) -> None:
        self.site = site
        self._connection = connection
        self._spool = spool
        self._texts = texts
        self._calls = CallFinder(site)
        self._hidden = HiddenCategoryReader(site, self._calls)
        self._models: dict[str, int] = {WIKITEXT: 0}
        self._rows: list[tuple[object, ...]] = []
        self._wanted: set[TranscludedPage] = set()
        self._switches: list[tuple[object, ...]] = []
        self._category_calls: list[tuple[object, ...]] = []
        self.number = 0
        for statement in _TABLES.split(";"):  # executescript would end the transaction
            connection.execute(statement)

    @property
    def models(self) -> list[tuple[int, str]]:
        """The content models that were seen, numbered."""
        return [(number, name) for name, number in self._models.items()]

    def add(self, page: Page) -> bool:
        """Take a page; False when its title is none on this site."""
        title = self._title(page)
        if title is None:
            return False
        text = page.wikitext
        model = page.revision.model or default_model(title.namespace, title.text)
        redirect = self._redirect(page, text, model)
        frame = start = size = None
        if text is not None:
            data = text.encode("utf-8", "surrogatepass")
            size = len(data)
            if self._may_be_kept(title, redirect):
                frame, start = self._spool.add(data)
            if model == WIKITEXT:
                self._note_calls(title, text, redirect)
        self.number += 1
        self._rows.append(
            (
                self.number,
                title.namespace,
                title.text,
                page.page_id,
                page.revision.id,
                size,
                self._models.setdefault(model, len(self._models)),
                _joined(redirect),
                _seconds(page.revision.timestamp),
                page.revision.contributor,
                frame,
                start,
            )
        )
        if len(self._rows) >= _BATCH:
            self.flush()
        return True

    def _title(self, page: Page) -> Title | None:
        if not page.title:
            return None
        if page.namespace is None:
            title = self.site.title(page.title)
            return title if title is not None and title.interwiki is None and title.text else None
        # A dump's titles are normalised already, by the very wiki.
        text = page.title.partition(":")[2] if page.namespace != MAIN else page.title
        if not text:
            return None
        return Title(page.namespace, text, namespaces=self.site.namespaces)

    def _redirect(self, page: Page, text: str | None, model: str) -> Redirect | None:
        target = self.site.redirect_target(text) if text and model == WIKITEXT else None
        if target is not None:
            return redirect_to(target)
        return Redirect(target=page.redirect_to) if page.redirect_to else None

    def _may_be_kept(self, title: Title, redirect: Redirect | None) -> bool:
        # Categories: their texts are needed where only an expansion tells that they are hidden.
        if title.namespace in ALWAYS_KEPT or title.namespace == CATEGORY:
            return True
        return self._texts == "all" or (self._texts == "called" and redirect is None)

    def _note_calls(self, title: Title, text: str, redirect: Redirect | None) -> None:
        if self._texts == "called" and "{{" in text:
            self._wanted.update(self._calls.others(text, title))
        if title.namespace == TEMPLATE and redirect is not None:
            target = self.site.title(redirect.target)
            if target is not None and target.namespace == TEMPLATE:
                self._note_hidden(title, HiddenReach("no", frozenset({target.text}), frozenset()))
        elif title.namespace in {TEMPLATE, CATEGORY}:
            own = self._hidden.read(text, transcluded=title.namespace == TEMPLATE)
            self._note_hidden(title, own)

    def _note_hidden(self, title: Title, own: HiddenReach) -> None:
        key = (title.namespace, title.text)
        if own.switch != "no":
            self._switches.append((*key, own.switch == "always"))
        for always, names in ((True, own.always), (False, own.perhaps)):
            self._category_calls.extend((name, *key, always) for name in names)

    def flush(self) -> None:
        """Write what is held in memory to the tables."""
        connection = self._connection
        marks = ",".join("?" * 12)
        connection.executemany(f"INSERT INTO staged VALUES ({marks})", self._rows)
        connection.executemany("INSERT INTO switch VALUES (?, ?, ?)", self._switches)
        connection.executemany("INSERT INTO call VALUES (?, ?, ?, ?)", self._category_calls)
        exact = [call[:2] for call in self._wanted if not call.is_prefix]
        connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?, ?)", exact)
        prefixes = [
            call[:2]
            for call in self._wanted
            if call.is_prefix and ("/" in call.text or len(call.text) >= _SHORTEST_PREFIX)
        ]
        connection.executemany("INSERT OR IGNORE INTO wanted_prefix VALUES (?, ?)", prefixes)
        for held in (self._rows, self._switches, self._category_calls, self._wanted):
            held.clear()


def _joined(redirect: Redirect | None) -> str | None:
    if redirect is None:
        return None
    return f"{redirect.target}#{redirect.fragment}" if redirect.fragment else redirect.target


def _seconds(timestamp: str | None) -> int | None:
    """Seconds since 1970 of an ISO 8601 time in UTC, None when it is none."""
    if timestamp:
        with contextlib.suppress(ValueError, OverflowError):
            return int(datetime.fromisoformat(timestamp).replace(tzinfo=UTC).timestamp())
    return None
