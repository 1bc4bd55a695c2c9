"""Runs over inputs: page after page, one record a line, nothing lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from wikiextract.errors import InputError
from wikiextract.pipeline.extract import Extractor
from wikiextract.pipeline.select import Selection
from wikiextract.record import Article, Validator, to_json
from wikiextract.sources import PageFailure, open_source
from wikiextract.sources.page import Page


@dataclass
class Tally:
    """What became of the pages of a run: pages read = written + skipped."""

    read: int = 0
    written: int = 0
    skipped: int = 0
    failed: int = 0
    inputs_unusable: int = 0
    inputs_damaged: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Listener:
    """Who is told of a run's progress: `failure` (title, reason), `page` after each page."""

    failure: Callable[[str, str], None]
    page: Callable[[Tally], None]
    stopped: Callable[[], bool]


class Run:
    """A run over inputs with one extractor; `write` is given each record as a line of JSON."""

    def __init__(
        self,
        extractor: Extractor,
        selection: Selection,
        write: Callable[[bytes], None],
        listener: Listener,
    ) -> None:
        self._extractor = extractor
        self._selection = selection
        self._write = write
        self._listener = listener
        self._validator = Validator.named("article")
        self.tally = Tally()

    def input(self, path: str) -> None:
        """Process one input. What is wrong with it is told to the listener, not raised."""
        before = self.tally.read
        try:
            for item in self._items(path):
                if self._done():
                    return
                self._item(item)
                self._listener.page(self.tally)
        except InputError as error:
            if self.tally.read > before:
                self.tally.inputs_damaged += 1
            else:
                self.tally.inputs_unusable += 1
            self._listener.failure(error.where, error.problem_and_advice)

    def _items(self, path: str) -> Iterator[Page | PageFailure]:
        return iter(open_source(path))

    def _done(self) -> bool:
        limit = self._selection.limit
        return self._listener.stopped() or (limit is not None and self.tally.written >= limit)

    def _item(self, item: Page | PageFailure) -> None:
        self.tally.read += 1
        if isinstance(item, PageFailure):
            self.tally.failed += 1
            self._listener.failure(item.title or item.where, item.problem)
            self._put(self._extractor.failure(item))
        elif self._selection.wants(item, self._extractor.site_of, source_view=item.html is None):
            self._page(item)
        else:
            self.tally.skipped += 1

    def _page(self, page: Page) -> None:
        article, reason = self._extractor.article_or_failure(page)
        if reason is None and not self._selection.wants_record(article):
            self.tally.skipped += 1
            return
        if reason is None:
            reason = self._put(article)
            if reason is not None:
                self._put(self._extractor.failed(page, reason))
        else:
            self._put(article)
        if reason is not None:
            self.tally.failed += 1
            self._listener.failure(article.title, reason)

    def _put(self, article: Article) -> str | None:
        """Write the record; the reason when it cannot be (then nothing was written)."""
        try:
            line = to_json(article)
        except RecursionError:
            return "the record is nested too deeply to be written as JSON"
        problem = self._validator.check_json(line)
        if problem is not None:
            return f"the record is not valid: {problem}"
        self._write(line + b"\n")
        self.tally.written += 1
        self.tally.kinds[article.kind] += 1
        return None
