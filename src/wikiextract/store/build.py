"""Builds a page store from dumps: ``wikiextract index DUMP... -o WIKI.sqlite``."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from wikiextract.errors import InputError
from wikiextract.site import Site, Title
from wikiextract.sources import DumpSiteInfo, Page, PageFailure, open_source
from wikiextract.store import layout
from wikiextract.store.data_inputs import DataWriter, is_data_page
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

_REPORT_EVERY = 1000


@dataclass(frozen=True, kw_only=True)
class BuildProgress:
    """The progress of a build. `position` and `size` are bytes of the input that is being read."""

    step: Literal["reading", "data", "sorting", "texts", "categories"]
    where: str = ""
    pages: int = 0
    position: int = 0
    size: int | None = None


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


@dataclass(frozen=True)
class BuildListener:
    """The callbacks of a build: for its progress, and for each page that is left out."""

    progress: Callable[[BuildProgress], None] = lambda _: None
    failure: Callable[[PageFailure], None] = lambda _: None


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
    with place.errors():
        with place.partial() as partial:
            build = _Build(site, texts, listener or BuildListener())
            build.run(partial, [os.fspath(p) for p in inputs], [os.fspath(p) for p in data])
            if decide_hidden is not None:
                build.decide(partial, decide_hidden)
            place.publish(partial)
        return build.report(place.path)


class _Build:
    """The steps of one build."""

    def __init__(self, site: Site | None, texts: Texts, listener: BuildListener) -> None:
        self._site = site
        self._texts = texts
        self._listener = listener
        self._stated: DumpSiteInfo | None = None
        self._pages = 0
        self._failed = 0

    def run(self, partial: Path, inputs: list[str], data: list[str]) -> None:
        folders = [path for path in inputs if Path(path).is_dir()]
        dumps = [path for path in inputs if path not in folders]
        with layout.PAGE_STORE.writing(partial) as connection, Spool(partial.parent) as spool:
            data_pages = DataWriter(connection, self._fail)
            staging = self._stage(connection, spool, data_pages, dumps)
            for path in (*folders, *data):
                self._tell("data", path)
                data_pages.add_all(path)
            self._tell("sorting")
            write_pages(connection, keep_all=self._texts == "all")
            keep_called_pages(connection, staging.site)
            mark_hidden_categories(connection)
            self._tell("texts")
            dictionary = write_texts(connection, spool)
            connection.executemany("INSERT INTO model VALUES (?, ?)", staging.models)
            values = {
                layout.SITE: msgspec.json.encode(staging.site),
                layout.DICTIONARY: dictionary,
                layout.STATISTICS: msgspec.json.encode(count_pages(connection)),
                layout.INPUTS: msgspec.json.encode([Path(path).name for path in (*inputs, *data)]),
                layout.TEXTS: msgspec.json.encode(self._texts),
            }
            connection.executemany("INSERT INTO meta VALUES (?, ?)", values.items())

    def decide(self, partial: Path, decide_hidden: HiddenDecision) -> None:
        """Ask for the categories that are undecided, with the store as it is so far."""
        self._tell("categories")
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
            failed=self._failed,
            size=path.stat().st_size,
            data_pages=data_pages,
        )

    def _stage(
        self,
        connection: sqlite3.Connection,
        spool: Spool,
        data_pages: DataWriter,
        inputs: list[str],
    ) -> Staging:
        staging: Staging | None = None
        for page in self._read(inputs, data_pages):
            if staging is None:
                site = self._site_of(page)
                staging = Staging(connection, spool, site, texts=self._texts)
            if not staging.add(page):
                self._fail(
                    PageFailure(
                        title=page.title,
                        where=page.where,
                        code="invalid-title",
                        problem="it has no title that is valid on this wiki",
                    )
                )
        if staging is None:
            raise InputError(", ".join(inputs) or "no input", "there are no pages")
        staging.flush()
        return staging

    def _site_of(self, page: Page) -> Site:
        if self._site is not None:
            return self._site
        return Site.default() if page.site is None else Site.from_dump(page.site)

    def _read(self, inputs: list[str], data_pages: DataWriter) -> Iterator[Page]:
        for path in inputs:
            with open_source(path) as source:
                for item in source:
                    if isinstance(item, PageFailure):
                        self._fail(item)
                        continue
                    if is_data_page(item):
                        data_pages.add(item)
                        if self._is_of_other_wiki(item):
                            continue
                    self._check_wiki(item)
                    self._pages += 1
                    if self._pages % _REPORT_EVERY == 0:
                        self._tell("reading", source.where, source.position, source.size)
                    yield item

    def _is_of_other_wiki(self, page: Page) -> bool:
        stated, known = page.site, self._stated
        return stated is not None and known is not None and stated.dbname != known.dbname

    def _check_wiki(self, page: Page) -> None:
        if self._is_of_other_wiki(page):
            assert page.site is not None
            assert self._stated is not None
            now, before = page.site.dbname, self._stated.dbname
            problem = f"a page of {now}, while the pages before it are of {before}"
            raise InputError(page.where, problem, "build one store for each wiki")
        if page.site is not None:
            self._stated = page.site

    def _fail(self, failure: PageFailure) -> None:
        self._failed += 1
        self._listener.failure(failure)

    def _tell(
        self,
        step: Literal["reading", "data", "sorting", "texts", "categories"],
        where: str = "",
        position: int = 0,
        size: int | None = None,
    ) -> None:
        self._listener.progress(
            BuildProgress(step=step, where=where, pages=self._pages, position=position, size=size)
        )
