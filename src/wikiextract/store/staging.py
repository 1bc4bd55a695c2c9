"""Where pages stand while a store is built: rows in the order of the dump, texts in the spool."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, datetime

from wikiextract.site import Site, Title
from wikiextract.site.title import CATEGORY, MAIN, MEDIAWIKI, MODULE, TEMPLATE
from wikiextract.sources.page import Page
from wikiextract.store.callers import packed_keys, want
from wikiextract.store.calls import CallFinder, TranscludedPage, written_names
from wikiextract.store.computed_names import ComputedNames
from wikiextract.store.dump_texts import StreamPlace
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
CREATE TEMP TABLE called (number INTEGER PRIMARY KEY, keys BLOB);
CREATE TEMP TABLE computed (namespace INTEGER, title TEXT, name TEXT);
CREATE TEMP TABLE switch (namespace INTEGER, title TEXT, always INTEGER);
CREATE TEMP TABLE call (called TEXT, namespace INTEGER, title TEXT, always INTEGER);
"""
_BATCH = 5000


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
        self._computed = ComputedNames(site, self._calls)
        self._hidden = HiddenCategoryReader(site, self._calls)
        self._models: dict[str, int] = {WIKITEXT: 0}
        self._rows: list[tuple[object, ...]] = []
        self._wanted: set[TranscludedPage] = set()
        self._called: list[tuple[object, ...]] = []
        self._names: list[tuple[object, ...]] = []
        self._places: list[tuple[object, ...]] = []
        self._place: StreamPlace | None = None
        self._switches: list[tuple[object, ...]] = []
        self._category_calls: list[tuple[object, ...]] = []
        self.number = 0
        for statement in _TABLES.split(";"):  # executescript would end the transaction
            connection.execute(statement)

    @property
    def models(self) -> list[tuple[int, str]]:
        """The content models that were seen, numbered."""
        return [(number, name) for name, number in self._models.items()]

    def add(self, page: Page, place: StreamPlace | None = None) -> bool:
        """Take a page, which lies at `place`; False when its title is none on this site."""
        title = title_of(page, self.site)
        if title is None:
            return False
        text = page.wikitext
        model = page.revision.model or default_model(title.namespace, title.text)
        redirect = self._redirect(page, text, model)
        self.number += 1
        if place != self._place:
            self._places.append((self.number, *(place or (0, None))))
            self._place = place
        frame = start = size = None
        if text is not None:
            data = text.encode("utf-8", "surrogatepass")
            size = len(data)
            if self._may_be_kept(title, redirect):
                frame, start = self._spool.add(data)
            if model == WIKITEXT:
                self._note_calls(title, text, redirect)
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
                seconds_of(page.revision.timestamp),
                page.revision.contributor,
                frame,
                start,
            )
        )
        if len(self._rows) >= _BATCH:
            self.flush()
        return True

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
        if self._texts == "called":
            self._want(title, text, redirect)
        if title.namespace == TEMPLATE and redirect is not None:
            target = self.site.title(redirect.target)
            if target is not None and target.namespace == TEMPLATE:
                self._note_hidden(title, HiddenReach("no", frozenset({target.text}), frozenset()))
        elif title.namespace in {TEMPLATE, CATEGORY}:
            own = self._hidden.read(text, transcluded=title.namespace == TEMPLATE)
            self._note_hidden(title, own)

    def _want(self, title: Title, text: str, redirect: Redirect | None) -> None:
        """Note what the page calls, and by which names that depend on who is shown."""
        keys = set()
        if "{{" in text:
            names = written_names(text)
            for call in self._calls.named(names, title):
                if call.namespace != TEMPLATE:
                    self._wanted.add(call)
                if not call.is_prefix:
                    keys.add(call.key)
            may_compute = self._computed.may_be_among(names)
            for name in self._computed.find(text) if may_compute else ():
                self._names.append((title.namespace, title.text, name))
                own = self._computed.resolve(name, title)
                if own is not None and own.namespace != TEMPLATE:
                    self._wanted.add(own)
        if title.namespace == TEMPLATE and redirect is not None:
            target = self.site.title(redirect.target)
            if target is not None:
                keys.add(TranscludedPage(target.namespace, target.text).key)
        if keys:
            self._called.append((self.number, packed_keys(keys)))

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
        connection.executemany("INSERT INTO place VALUES (?, ?, ?)", self._places)
        connection.executemany("INSERT INTO called VALUES (?, ?)", self._called)
        connection.executemany("INSERT INTO computed VALUES (?, ?, ?)", self._names)
        want(connection, self._wanted)
        for held in (
            self._rows,
            self._switches,
            self._category_calls,
            self._called,
            self._names,
            self._places,
            self._wanted,
        ):
            held.clear()


def title_of(page: Page, site: Site) -> Title | None:
    """The title of a page as a store has it; None when it is none on this site."""
    if not page.title:
        return None
    if page.namespace is None:
        title = site.title(page.title)
        return title if title is not None and title.interwiki is None and title.text else None
    # A dump's titles are normalised already, by the very wiki.
    text = page.title.partition(":")[2] if page.namespace != MAIN else page.title
    return Title(page.namespace, text, namespaces=site.namespaces) if text else None


def _joined(redirect: Redirect | None) -> str | None:
    if redirect is None:
        return None
    return f"{redirect.target}#{redirect.fragment}" if redirect.fragment else redirect.target


def seconds_of(timestamp: str | None) -> int | None:
    """Seconds since 1970 of an ISO 8601 time in UTC, None when it is none."""
    if timestamp:
        with contextlib.suppress(ValueError, OverflowError):
            return int(datetime.fromisoformat(timestamp).replace(tzinfo=UTC).timestamp())
    return None
