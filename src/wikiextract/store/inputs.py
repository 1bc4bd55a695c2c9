"""The dumps that a store is made of, read one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wikiextract.errors import InputError
from wikiextract.sources import DumpSiteInfo, Page, PageFailure, open_source
from wikiextract.store.data_pages.inputs import is_data_page
from wikiextract.store.dump_texts import StreamPlace

BuildStep: TypeAlias = Literal["reading", "data", "sorting", "texts", "categories"]
_REPORT_EVERY = 1000


@dataclass(frozen=True, kw_only=True)
class BuildProgress:
    """The progress of a build. `position` and `size` are bytes of the input that is being read."""

    step: BuildStep
    where: str = ""
    pages: int = 0
    position: int = 0
    size: int | None = None


@dataclass(frozen=True)
class BuildListener:
    """The callbacks of a build: for its progress, and for each page that is left out."""

    progress: Callable[[BuildProgress], None] = lambda _: None
    failure: Callable[[PageFailure], None] = lambda _: None


def _passed_over(_: Page) -> None:
    """Take no notice of a page."""


class Inputs:
    """Reads the pages of dumps of one wiki, and tells `listener` of it.

    `pages` counts those that were read, `failed` those that could not be, or were refused.
    """

    def __init__(self, paths: Sequence[str], listener: BuildListener) -> None:
        self.paths = paths
        self.pages = 0
        self.failed = 0
        self._listener = listener
        self._stated: DumpSiteInfo | None = None

    def read(
        self, data_page: Callable[[Page], None] = _passed_over
    ) -> Iterator[tuple[Page, StreamPlace | None]]:
        """The pages, and the streams in which they lie, if they can be read again from there.

        `data_page` is told of data pages, which may be of another wiki: they are not given then.

        Raises `InputError` for an input that is unusable, damaged, or of another wiki.
        """
        for number, path in enumerate(self.paths):
            with open_source(path) as source:
                for item in source:
                    if isinstance(item, PageFailure):
                        self.refuse(item)
                        continue
                    if is_data_page(item):
                        data_page(item)
                        if self._is_of_other_wiki(item):
                            continue
                    self._check_wiki(item)
                    self.pages += 1
                    if self.pages % _REPORT_EVERY == 0:
                        self.tell("reading", source.where, source.position, source.size)
                    start = source.stream_start
                    yield item, None if start is None else StreamPlace(number, start)

    def refuse(self, failure: PageFailure) -> None:
        """Count a page that is left out, and tell of it."""
        self.failed += 1
        self._listener.failure(failure)

    def tell(
        self, step: BuildStep, where: str = "", position: int = 0, size: int | None = None
    ) -> None:
        """Tell of the progress."""
        self._listener.progress(
            BuildProgress(step=step, where=where, pages=self.pages, position=position, size=size)
        )

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
