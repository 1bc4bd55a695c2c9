"""Adds texts to a store that a run has missed: ``wikiextract index DUMP... --add-missing RUN``."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wikiextract.sources import Page
from wikiextract.store import layout
from wikiextract.store.inputs import BuildListener, Inputs
from wikiextract.store.output import Output
from wikiextract.store.staging import seconds_of, title_of
from wikiextract.store.store import Store, TextNotKept
from wikiextract.store.texts import TextCodec


@dataclass(frozen=True, kw_only=True)
class AddReport:
    """The numbers of texts: `wanted` and not in the store before, and `added` to it now.

    `failed` counts pages that could not be read; `size` is that of the store, in bytes.
    """

    wanted: int
    added: int
    failed: int
    size: int


def add_texts(
    inputs: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    titles: Iterable[str],
    *,
    listener: BuildListener | None = None,
) -> AddReport:
    """Add the texts of pages, and of those that redirects among them lead to, to a store.

    `inputs` are those that the store was built from, or others with the same revisions: a text of
    another page id or revision is not taken. They are read until all texts are found.

    The new store takes the place of the old one when it is whole. Raises `InputError` for a store
    or an input that is unusable, for inputs of two wikis, and when nothing can be written.
    """
    place = Output(Path(output), layout.PAGE_STORE)
    dumps = [os.fspath(path) for path in inputs if not Path(path).is_dir()]
    reader = Inputs(dumps, listener or BuildListener())
    with place.held(), place.partial() as partial:
        with Store.open(place.path) as store:
            wanted = store.not_kept(titles)
            adding = _Adding(store, reader, dict(wanted))
        if wanted:
            shutil.copyfile(place.path, partial)
            with layout.PAGE_STORE.writing(partial) as connection:
                adding.run(connection)
            place.publish(partial)
    added = len(wanted) - len(adding.wanted)
    size = place.path.stat().st_size
    return AddReport(wanted=len(wanted), added=added, failed=reader.failed, size=size)


class _Adding:
    """The texts that are still `wanted`, and how they are found."""

    def __init__(
        self, store: Store, inputs: Inputs, wanted: dict[tuple[int, str], TextNotKept]
    ) -> None:
        self.wanted = wanted
        self._site = store.site
        self._codec = TextCodec(store.dictionary)
        self._inputs = inputs

    def run(self, connection: sqlite3.Connection) -> None:
        """Read the inputs and write what is wanted."""
        for page, _ in self._inputs.read():
            title = title_of(page, self._site)
            key = (title.namespace, title.text) if title is not None else None
            found = self.wanted.get(key) if key is not None else None
            if key is None or found is None or page.wikitext is None:
                continue
            if (page.page_id, page.revision.id) == (found.page_id, found.revision_id):
                self._add(connection, found.number, page)
                connection.execute(
                    "UPDATE page SET text_id = ? WHERE namespace = ? AND title = ?",
                    (found.number, *key),
                )
                del self.wanted[key]
            if not self.wanted:
                break

    def _add(self, connection: sqlite3.Connection, number: int, page: Page) -> None:
        data = self._codec.pack((page.wikitext or "").encode("utf-8", "surrogatepass"))
        revision = page.revision
        connection.execute(
            "INSERT INTO text VALUES (?, ?, ?, ?)",
            (number, seconds_of(revision.timestamp), revision.contributor, data),
        )
