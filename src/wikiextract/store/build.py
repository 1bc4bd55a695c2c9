"""Builds a page store from dumps: ``wikiextract index DUMP... -o WIKI.sqlite``."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from wikiextract.errors import InputError
from wikiextract.site import Site, Title
from wikiextract.sources import Page, PageFailure
from wikiextract.sources.characters import shown_path
from wikiextract.store import layout
from wikiextract.store.callers import want_computed_names
from wikiextract.store.data_pages.inputs import DataWriter
from wikiextract.store.dump_texts import Dump
from wikiextract.store.inputs import BuildListener, Inputs
from wikiextract.store.output import Output
from wikiextract.store.page_source import PageSource, PageText
from wikiextract.store.settle import (
    count_pages,
    keep_called_pages,
    mark_hidden_categories,
    write_pages,
    write_texts,
)
from wikiextract.store.sqlite_file import connect_read_only
from wikiextract.store.staging import Staging
from wikiextract.store.store import Store
from wikiextract.store.texts import Spool

Texts: TypeAlias = Literal["called", "templates", "all"]
HiddenDecision: TypeAlias = Callable[[Title, PageText, PageSource], bool]


@dataclass(frozen=True, kw_only=True)
class BuildReport:
    """The numbers of what a store has; `failed` counts pages that could not be read."""

    pages: int
    redirects: int
    texts: int
    hidden_categories: int
    undecided_categories: int
    failed: int
    size: int
    data_pages: int = 0


def build_store(
    inputs: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    site: Site | None = None,
    texts: Texts = "called",
    data: Sequence[str | os.PathLike[str]] = (),
    listener: BuildListener | None = None,
    decide_hidden: HiddenDecision | None = None,
) -> BuildReport:
    """Build the store `output` in one pass over `inputs` (anything that `open_source` opens).

    Of a page that stands in the inputs several times the newest revision is taken; of the same
    revision the last. `site` is the wiki; without it the first dump says which.

    `texts`: "called" keeps templates, modules, messages, and of other pages those that some page
    transcludes by name; "templates" only the former (and needs no space for articles on the way);
    "all" keeps every text. In the first two redirects elsewhere have no text, only their target.

    `data` are dumps and folders of data pages (`data_pages`), of which everything else is passed
    over. Those that stand in `inputs` count as well, also from another wiki's dump; a folder there
    is one of them.

    ``decide_hidden(category, text, pages)`` is asked for categories whose ``__HIDDENCAT__`` depends
    on their expansion; without it they count as not hidden.

    The file appears under its name when it is whole; a build that fails or is killed leaves what
    had that name as it was. Raises `InputError` for an input that is unusable, damaged or of
    another wiki than the first, and for an output that cannot be written or is no store now.
    """
    place = Output(Path(output), layout.PAGE_STORE)
    with place.held():
        with place.partial() as partial:
            paths = [os.fspath(path) for path in inputs]
            folders = [path for path in paths if Path(path).is_dir()]
            dumps = [path for path in paths if path not in folders]
            build = _Build(site, texts, Inputs(dumps, listener or BuildListener()))
            build.run(partial, [*folders, *(os.fspath(path) for path in data)])
            if decide_hidden is not None:
                build.decide(partial, decide_hidden)
            place.publish(partial)
        return build.report(place.path)


class _Build:
    """The steps of one build."""

    def __init__(self, site: Site | None, texts: Texts, inputs: Inputs) -> None:
        self._site = site
        self._texts = texts
        self._inputs = inputs

    def run(self, partial: Path, data: list[str]) -> None:
        paths = self._inputs.paths
        with layout.PAGE_STORE.writing(partial) as connection, Spool(partial.parent) as spool:
            data_pages = DataWriter(connection, self._inputs.refuse)
            staging = self._stage(connection, spool, data_pages)
            for path in data:
                self._inputs.tell("data", path)
                data_pages.add_all(path)
            self._inputs.tell("sorting")
            want_computed_names(connection, staging.site)
            write_pages(connection, keep_all=self._texts == "all")
            keep_called_pages(connection, staging.site)
            mark_hidden_categories(connection)
            self._inputs.tell("texts")
            dictionary = write_texts(connection, spool)
            connection.executemany("INSERT INTO model VALUES (?, ?)", staging.models)
            values = {
                layout.SITE: msgspec.json.encode(staging.site),
                layout.DICTIONARY: dictionary,
                layout.STATISTICS: msgspec.json.encode(count_pages(connection)),
                layout.INPUTS: msgspec.json.encode([_name(path) for path in (*paths, *data)]),
                layout.DUMPS: msgspec.json.encode(_dumps(connection, paths)),
                layout.TEXTS: msgspec.json.encode(self._texts),
            }
            connection.executemany("INSERT INTO meta VALUES (?, ?)", values.items())

    def decide(self, partial: Path, decide_hidden: HiddenDecision) -> None:
        """Ask for the categories that are undecided, with the store as it is so far."""
        self._inputs.tell("categories")
        flags = []
        with Store.open(partial) as store:
            for title in store.undecided_categories():
                text = store.text(title)
                if text is not None:
                    hidden = decide_hidden(title, text, store)
                    flags.append((layout.HIDDEN if hidden else 0, title.namespace, title.text))
        with layout.PAGE_STORE.writing(partial) as connection:
            connection.executemany(
                "UPDATE page SET flags = ? WHERE namespace = ? AND title = ?", flags
            )

    def report(self, path: Path) -> BuildReport:
        with contextlib.closing(connect_read_only(path)) as connection:
            pages, redirects, hidden, undecided = connection.execute(
                """SELECT COUNT(*), COUNT(redirect), TOTAL(flags & ? > 0), TOTAL(flags & ? > 0)
                FROM page""",
                (layout.HIDDEN, layout.UNDECIDED),
            ).fetchone()
            texts = connection.execute("SELECT COUNT(*) FROM text").fetchone()[0]
            data_pages = connection.execute("SELECT COUNT(*) FROM data").fetchone()[0]
        return BuildReport(
            pages=pages,
            redirects=redirects,
            texts=texts,
            hidden_categories=int(hidden),
            undecided_categories=int(undecided),
            failed=self._inputs.failed,
            size=path.stat().st_size,
            data_pages=data_pages,
        )

    def _stage(
        self, connection: sqlite3.Connection, spool: Spool, data_pages: DataWriter
    ) -> Staging:
        staging: Staging | None = None
        for page, place in self._inputs.read(data_pages.add):
            if staging is None:
                site = self._site_of(page)
                staging = Staging(connection, spool, site, texts=self._texts)
            if not staging.add(page, place):
                self._inputs.refuse(
                    PageFailure(
                        title=page.title,
                        where=page.where,
                        code="invalid-title",
                        problem="it has no title that is valid on this wiki",
                    )
                )
        if staging is None:
            raise InputError(", ".join(self._inputs.paths) or "no input", "there are no pages")
        staging.flush()
        return staging

    def _site_of(self, page: Page) -> Site:
        if self._site is not None:
            return self._site
        return Site.default() if page.site is None else Site.from_dump(page.site)


def _dumps(connection: sqlite3.Connection, paths: Sequence[str]) -> list[Dump]:
    """The inputs; of those in which pages have places, by what they are known again."""
    found = connection.execute("SELECT DISTINCT dump FROM place WHERE start IS NOT NULL")
    read_again = {number for (number,) in found}
    return [
        Dump.of(path) if number in read_again else Dump(path=_name(path))
        for number, path in enumerate(paths)
    ]


def _name(path: str) -> str:
    return shown_path(Path(path).name)
