"""The page store, opened for reading."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.site import Site, Title
from wikiextract.site.title import CATEGORY
from wikiextract.store import layout
from wikiextract.store.data_pages import MODEL as DATA_MODEL
from wikiextract.store.layout import PAGE_STORE
from wikiextract.store.page_source import PageInfo, PageText, Redirect, Statistics
from wikiextract.store.sqlite_file import connect_read_only
from wikiextract.store.texts import TextCodec

_ROW = """SELECT page_id, revision_id, size, model, flags, text_id, redirect
FROM page WHERE namespace = ? AND title = ?"""
_TEXT = "SELECT timestamp, contributor, data FROM text WHERE id = ?"
_DATA = "SELECT revision_id, data FROM data WHERE name = ?"
_CACHED_ROWS = 1 << 15
_T = TypeVar("_T")


class _Row(NamedTuple):
    page_id: int | None
    revision_id: int | None
    size: int | None
    model: int
    flags: int
    text_id: int | None
    redirect: str | None


class Store:
    """A `PageSource` in a file that `build_store` made.

    Any number of processes may have the same file open. A store can be pickled (it is opened again
    where it arrives) and used after a fork. All methods raise `InputError` when the file turns out
    to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._row = lru_cache(maxsize=_CACHED_ROWS)(self._find)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Store:
        """Open a store; `InputError` when the file is absent, damaged, foreign or outdated."""
        file = Path(path)
        PAGE_STORE.check_file(file)
        store = cls(file)
        store.site  # noqa: B018  (reads the file's tables: damage shows here, not in a page)
        return store

    def __reduce__(self) -> tuple[Any, ...]:
        return Store.open, (str(self.path),)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

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

    def text(self, title: Title) -> PageText | None:
        """See `PageSource.text`."""
        row = self._of(title)
        if row is None or row.text_id is None or row.text_id <= 0:
            return None
        found = self._query(_TEXT, (row.text_id,))
        if not found:
            raise PAGE_STORE.damaged(
                self.path, ValueError(f"the text of {title.prefixed!r} is gone")
            )
        seconds, contributor, data = found[0]
        try:
            text = self._codec.unpack(data)
        except ValueError as error:
            raise PAGE_STORE.damaged(self.path, error) from error
        return PageText(
            text=text,
            model=self._models.get(row.model, "unknown"),
            page_id=row.page_id,
            revision_id=row.revision_id,
            timestamp=_timestamp(seconds),
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
        )

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

    def statistics(self) -> Statistics:
        """See `PageSource.statistics`."""
        return self._statistics

    def data_page(self, name: str) -> PageText | None:
        """See `PageSource.data_page`."""
        found = self._query(_DATA, (name,))
        if not found:
            return None
        revision_id, data = found[0]
        try:
            text = self._data_codec.unpack(data)
        except ValueError as error:
            raise PAGE_STORE.damaged(self.path, error) from error
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
        return TextCodec(self._meta(layout.DICTIONARY) or b"")

    @cached_property
    def _data_codec(self) -> TextCodec:
        return TextCodec()

    def _of(self, title: Title) -> _Row | None:
        return None if title.interwiki else self._row(title.namespace, title.text)

    def _find(self, namespace: int, text: str) -> _Row | None:
        found = self._query(_ROW, (namespace, text))
        return _Row(*found[0]) if found else None

    def _meta(self, key: str) -> bytes | None:
        found = self._query("SELECT value FROM meta WHERE key = ?", (key,))
        return found[0][0] if found else None

    def _decoded(self, key: str, kind: type[_T]) -> _T:
        try:
            return msgspec.json.decode(self._meta(key) or b"", type=kind)
        except NOT_JSON as error:
            raise PAGE_STORE.damaged(self.path, error) from error

    def _query(self, sql: str, values: tuple[object, ...] = ()) -> list[Any]:
        try:
            if self._connection is None or self._process != os.getpid():
                # A connection must not be used on both sides of a fork.
                self._connection = connect_read_only(self.path)
                self._process = os.getpid()
            return self._connection.execute(sql, values).fetchall()
        except UnicodeEncodeError:
            return []  # a title with half a surrogate pair: no page has it
        except sqlite3.DatabaseError as error:
            raise PAGE_STORE.damaged(self.path, error) from error


def _timestamp(seconds: int | None) -> str | None:
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return None
