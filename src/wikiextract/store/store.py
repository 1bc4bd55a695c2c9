"""The page store, opened for reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from wikiextract.site import Site, Title
from wikiextract.site.title import CATEGORY
from wikiextract.store import layout
from wikiextract.store.data_pages.content import MODEL as DATA_MODEL
from wikiextract.store.dump_texts import Dump, DumpTexts, StreamPlace, UnreadText
from wikiextract.store.layout import PAGE_STORE
from wikiextract.store.page_source import PageInfo, PageText, Redirect, Statistics, TextState
from wikiextract.store.store_file import StoreFile
from wikiextract.store.texts import TextCodec

_ROW = """SELECT page_id, revision_id, size, model, flags, text_id, redirect
FROM page WHERE namespace = ? AND title = ?"""
_TEXT = "SELECT timestamp, contributor, data FROM text WHERE id = ?"
_DATA = "SELECT revision_id, data FROM data WHERE name = ?"
_PLACE = """SELECT dump, start, (SELECT start FROM place p WHERE p.first > place.first
    AND p.dump = place.dump ORDER BY p.first LIMIT 1)
FROM place WHERE first <= ? ORDER BY first DESC LIMIT 1"""
_REDIRECTS = 3
_CACHED_ROWS = 1 << 15


class _Row(NamedTuple):
    page_id: int | None
    revision_id: int | None
    size: int | None
    model: int
    flags: int
    text_id: int | None
    redirect: str | None


class TextNotKept(NamedTuple):
    """A text that the dumps had: its number there, which is that of its row, and whose it is."""

    number: int
    page_id: int | None
    revision_id: int | None


class Store(StoreFile):
    """A `PageSource` in a file that `build_store` made."""

    kind = PAGE_STORE

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._row = lru_cache(maxsize=_CACHED_ROWS)(self._find)
        self._place = lru_cache(maxsize=_CACHED_ROWS)(self._find_place)

    def _check(self) -> None:
        self.site  # noqa: B018

    @cached_property
    def site(self) -> Site:
        """The wiki whose pages these are."""
        return self._decoded(layout.SITE, Site)

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The names of the inputs that the store was built from."""
        return self._decoded(layout.INPUTS, tuple[str, ...])

    @cached_property
    def kept_texts(self) -> str:
        """The texts that are kept: "called", "templates" or "all" (see `build_store`)."""
        return self._decoded(layout.TEXTS, str)

    @property
    def dump_paths(self) -> tuple[str, ...]:
        """The dumps from which texts are read that are not kept here, where they are now."""
        return self._dumps.paths()

    def dump_problems(self) -> tuple[str, ...]:
        """Return why texts cannot be read from a dump from which they should be; mostly none."""
        return self._dumps.problems()

    def text(self, title: Title) -> PageText | None:
        """See `PageSource.text`. What is not kept is read from a multistream dump."""
        row = self._of(title)
        found = None if row is None else self._text(title, row)
        return found if isinstance(found, PageText) else None

    def why_no_text(self, title: Title) -> str:
        """See `PageSource.why_no_text`."""
        row = self._of(title)
        found = None if row is None else self._text(title, row)
        reason = f": {found.reason}" if isinstance(found, UnreadText) else ""
        return f"The store has no text of {title.prefixed}{reason}."

    def _text(self, title: Title, row: _Row) -> PageText | UnreadText | None:
        if row.text_id is None:
            return None
        if row.text_id <= 0:
            return self._text_in_dump(row)
        found = self._query(_TEXT, (row.text_id,))
        if not found:
            raise PAGE_STORE.damaged(
                self.path, ValueError(f"the text of {title.prefixed!r} is gone")
            )
        seconds, contributor, data = found[0]
        text = self._unpacked(self._codec, data)
        return self._page_text(row, text, _timestamp(seconds), contributor)

    def _text_in_dump(self, row: _Row) -> PageText | UnreadText | None:
        lies = self._place(-(row.text_id or 0))
        if lies is None:
            return None
        place, end = lies
        page = self._dumps.read(place, end, row.page_id, row.revision_id)
        if isinstance(page, UnreadText):
            return page
        revision = page.revision
        return self._page_text(row, page.wikitext or "", revision.timestamp, revision.contributor)

    def _page_text(
        self, row: _Row, text: str, timestamp: str | None, contributor: str | None
    ) -> PageText:
        return PageText(
            text=text,
            model=self._models.get(row.model, "unknown"),
            page_id=row.page_id,
            revision_id=row.revision_id,
            timestamp=timestamp,
            contributor=contributor,
        )

    def info(self, title: Title) -> PageInfo | None:
        """See `PageSource.info`."""
        row = self._of(title)
        if row is None:
            return None
        return PageInfo(
            page_id=row.page_id,
            revision_id=row.revision_id,
            model=self._models.get(row.model, "unknown"),
            size=row.size,
            is_redirect=row.redirect is not None,
            text=self._text_state(row),
        )

    def _text_state(self, row: _Row) -> TextState:
        if row.text_id is None or row.text_id > 0:
            return "absent" if row.text_id is None else "kept"
        lies = self._place(-row.text_id)
        return "in-dump" if lies and self._dumps.is_usable(lies[0].dump) else "absent"

    def exists(self, title: Title) -> bool:
        """See `PageSource.exists`."""
        return self._of(title) is not None

    def redirect(self, title: Title) -> Redirect | None:
        """See `PageSource.redirect`."""
        row = self._of(title)
        if row is None or row.redirect is None:
            return None
        target, _, fragment = row.redirect.partition("#")
        return Redirect(target=target, fragment=fragment or None)

    def is_hidden_category(self, title: Title) -> bool:
        """See `PageSource.is_hidden_category`. False for `undecided_categories`."""
        row = self._of(title)
        return row is not None and bool(row.flags & layout.HIDDEN)

    def undecided_categories(self) -> Iterator[Title]:
        """The categories of which only their expansion tells whether they are hidden.

        Their texts are kept.
        """
        sql = "SELECT title FROM page WHERE namespace = ? AND flags & ?"
        for (text,) in self._query(sql, (CATEGORY, layout.UNDECIDED)):
            yield Title(CATEGORY, text, namespaces=self.site.namespaces)

    def not_kept(self, titles: Iterable[str]) -> dict[tuple[int, str], TextNotKept]:
        """The pages whose texts the file does not hold, of these titles and what they redirect to.

        They are keyed by namespace and text. What the dumps have no text of is not among them.
        """
        found: dict[tuple[int, str], TextNotKept] = {}
        for name in titles:
            title = self.site.title(name)
            for _ in range(_REDIRECTS):
                row = self._of(title) if title is not None else None
                if title is None or row is None:
                    break
                if row.text_id is not None and row.text_id < 0:
                    key = (title.namespace, title.text)
                    found[key] = TextNotKept(-row.text_id, row.page_id, row.revision_id)
                title = self.site.title(row.redirect) if row.redirect is not None else None
        return found

    @property
    def dictionary(self) -> bytes:
        """The dictionary that its texts are compressed with; empty when there is none."""
        return self._meta(layout.DICTIONARY)

    def statistics(self) -> Statistics:
        """See `PageSource.statistics`."""
        return self._statistics

    def data_page(self, name: str) -> PageText | None:
        """See `PageSource.data_page`."""
        found = self._query(_DATA, (name,))
        if not found:
            return None
        revision_id, data = found[0]
        text = self._unpacked(self._data_codec, data)
        return PageText(text=text, model=DATA_MODEL, revision_id=revision_id)

    def has_data_pages(self) -> bool:
        """See `PageSource.has_data_pages`."""
        return self._has_data_pages

    @cached_property
    def _has_data_pages(self) -> bool:
        return bool(self._query("SELECT EXISTS (SELECT 1 FROM data)")[0][0])

    @cached_property
    def _statistics(self) -> Statistics:
        return self._decoded(layout.STATISTICS, Statistics)

    @cached_property
    def _models(self) -> dict[int, str]:
        return dict(self._query("SELECT id, name FROM model"))

    @cached_property
    def _codec(self) -> TextCodec:
        return TextCodec(self.dictionary)

    @cached_property
    def _dumps(self) -> DumpTexts:
        return DumpTexts(self._decoded(layout.DUMPS, tuple[Dump, ...]), self.path.absolute().parent)

    def _find_place(self, number: int) -> tuple[StreamPlace, int | None] | None:
        found = self._query(_PLACE, (number,))
        if not found or not isinstance(found[0][1], int):
            return None
        dump, start, end = found[0]
        return StreamPlace(dump, start), end if isinstance(end, int) else None

    @cached_property
    def _data_codec(self) -> TextCodec:
        return TextCodec()

    def _of(self, title: Title) -> _Row | None:
        return None if title.interwiki else self._row(title.namespace, title.text)

    def _find(self, namespace: int, text: str) -> _Row | None:
        found = self._query(_ROW, (namespace, text))
        return _Row(*found[0]) if found else None


def _timestamp(seconds: int | None) -> str | None:
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return None
