"""The page's border: whatever goes wrong inside, a page gives a valid record or is skipped.

A page that fails is tried once more in the source view; when that fails too, its record holds only
what the source states, and the reason.
"""

from __future__ import annotations

import time
from contextlib import nullcontext
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from wikiextract.diagnostics import shortened
from wikiextract.errors import NOT_JSON, InputError, PageTimeoutError
from wikiextract.nodes import EVERYTHING, Diagnostic, Parts
from wikiextract.pipeline.block import PageExtractor
from wikiextract.pipeline.counts import Outcome
from wikiextract.pipeline.pages.border import (
    Fault,
    FaultError,
    fault_of_limit,
    guarded,
)
from wikiextract.pipeline.pages.bounds import PageBounds
from wikiextract.pipeline.pages.outcome import PageOutcome
from wikiextract.pipeline.pages.size import bounded
from wikiextract.pipeline.select.selection import Selection
from wikiextract.record import (
    Article,
    Validator,
    failed_article,
    to_json,
)
from wikiextract.record.salvage import salvage
from wikiextract.record.with_parts import with_parts
from wikiextract.sources.page import Page, PageFailure
from wikiextract.store import UsedPages, Uses

_REASON = 500
MOST_BYTES = 64 << 20
"""The size of a record. As values it takes about ten times that of a process."""


class PageResult(NamedTuple):
    """A page's outcome, with its record as a line and as JSON values when it has one.

    `uses` are the pages that it was rendered with.
    """

    outcome: PageOutcome
    line: bytes | None = None
    record: dict[str, Any] | None = None
    uses: Uses | None = None


class _NotWantedError(Exception):
    pass


class PageRunner:
    """Makes records of pages with `extractor`; where that fails, with `fallback`, when given."""

    def __init__(
        self,
        extractor: PageExtractor,
        selection: Selection,
        fallback: PageExtractor | None = None,
        *,
        renders: bool = False,
        used: UsedPages | None = None,
        bounds: PageBounds = nullcontext,
        parts: Parts = EVERYTHING,
    ) -> None:
        """`renders`: the extractor reads more than a page's own wikitext; `used` notes of what.

        Each attempt at a page is made within `bounds`. Records have no other parts than `parts`,
        whatever the extractor makes.
        """
        self._parts = parts
        self._bounds = bounds
        self._extractor = extractor
        self._selection = selection
        self._fallback = fallback
        self._renders = renders
        self._used = used
        self._validator = Validator.named("article")

    @property
    def by_title(self) -> bool:
        """True when only pages of certain titles are wanted."""
        return self._selection.titles is not None

    def wants(self, item: Page | PageFailure) -> bool:
        """Return True if the page is wanted, as far as can be told before it is extracted."""
        if isinstance(item, PageFailure):
            return True
        source_view = item.html is None and not self._renders
        return self._selection.wants(item, self._extractor.site_of, source_view=source_view)

    def run(self, item: Page | PageFailure, fault: Fault | None = None) -> PageResult:
        """The page's record; `fault` is what went wrong with it in a process that is gone."""
        started = time.perf_counter()
        result = self._result(item, fault)
        seconds = round(time.perf_counter() - started, 6)
        return result._replace(outcome=replace(result.outcome, seconds=seconds))

    def reused(self, page: Page, line: bytes, uses: Uses | None) -> PageResult | None:
        """The result of a page whose record was made before; None when it is not that record.

        Where the selection is by category, the page is left to be extracted anew.
        """
        if self._selection.categories is not None:
            return None
        try:
            record = msgspec.json.decode(line)
        except NOT_JSON:
            return None
        if not self._validator.is_valid(record) or record.get("page_id") != page.page_id:
            return None
        outcome = PageOutcome(
            title=record["title"],
            where=page.where,
            outcome="reused",
            page_id=page.page_id,
            revision_id=page.revision.id,
        )
        return PageResult(outcome, line, record, uses)

    def give_up(self, item: Page | PageFailure, fault: Fault) -> PageResult:
        """The record of a page that failed in every way."""
        page = item if isinstance(item, Page) else Page(title=item.title, where=item.where)
        article = with_parts(failed_article(page, fault.reason[:_REASON]), self._parts)
        line = to_json(article)
        record = msgspec.json.decode(line)
        return PageResult(_outcome(article, item.where, "failed", fault), line, record)

    def skipped(self, item: Page | PageFailure) -> PageResult:
        """The result of a page that is not wanted."""
        title = item.title or item.where
        return PageResult(PageOutcome(title=title, where=item.where, outcome="skipped"))

    def _result(self, item: Page | PageFailure, fault: Fault | None) -> PageResult:
        if isinstance(item, PageFailure):
            return self.give_up(item, Fault(item.code, item.problem))
        try:
            large = bounded(item)
            if large is not None:
                page, fault = large
                return self._bounded(page, fault)
            if fault is None:
                try:
                    return self._attempt(item, self._extractor)
                except FaultError as error:
                    fault = error.fault
            page = item if item.wikitext is None else replace(item, html=None)
            if self._fallback is None or page.wikitext is None:
                return self.give_up(item, fault)
            try:
                return self._attempt(page, self._fallback, fault)
            except FaultError:
                return self.give_up(item, fault)
        except _NotWantedError:
            return self.skipped(item)

    def _bounded(self, page: Page, fault: Fault) -> PageResult:
        """The result of what is read of a page that is too large."""
        if page.wikitext is None:
            return self.give_up(page, fault)
        try:
            result = self._attempt(page, self._fallback or self._extractor)
        except FaultError as error:
            return self.give_up(page, error.fault)
        reason = fault.reason
        outcome = replace(result.outcome, outcome="degraded", code=fault.code, reason=reason)
        return result._replace(outcome=outcome)

    def _attempt(
        self, page: Page, extractor: PageExtractor, fault: Fault | None = None
    ) -> PageResult:
        """The page's record; raises `FaultError`, and `_NotWantedError`."""
        try:
            with self._bounds():
                return self._recorded(page, extractor, fault)
        except (PageTimeoutError, MemoryError) as error:
            # After the page was extracted: while its record was checked or written.
            raise FaultError(fault_of_limit(error)) from error

    def _recorded(
        self, page: Page, extractor: PageExtractor, fault: Fault | None = None
    ) -> PageResult:
        if self._used is not None:
            self._used.begin()
        article = _extracted(page, extractor)
        uses = self._used.uses() if self._used is not None else None
        if not self._selection.wants_record(article, self._extractor.site_of(page)):
            raise _NotWantedError
        article = with_parts(article, self._parts)
        if fault is not None:
            diagnostic = Diagnostic(
                code="rendered-view-failed", severity="error", message=fault.reason[:_REASON]
            )
            article = replace(article, diagnostics=(*article.diagnostics, diagnostic))
        try:
            line = to_json(article)
            if len(line) > MOST_BYTES:
                reason = f"the record has more than {MOST_BYTES >> 20} MiB"
                raise FaultError(Fault("record-too-large", reason))
            record = msgspec.json.decode(line)
        except RecursionError:
            reason = "the record is nested too deeply to be written as JSON"
            raise FaultError(Fault("record-invalid", reason)) from None
        problem = self._validator.check(record)
        if problem is not None:
            invalid = Fault("record-invalid", f"the record is not valid: {problem}")
            kept = salvage(record, self._validator)
            if kept is None:
                raise FaultError(invalid)
            fault, record, line = fault or invalid, kept, msgspec.json.encode(kept)
        outcome = _outcome(article, page.where, "record" if fault is None else "degraded", fault)
        return PageResult(outcome, line, record, uses)


def _extracted(page: Page, extractor: PageExtractor) -> Article:
    try:
        return guarded(lambda: extractor.article(page))
    except InputError as error:
        raise FaultError(Fault("page-failed", error.problem)) from error


def _outcome(
    article: Article, where: str, outcome: Outcome, fault: Fault | None = None
) -> PageOutcome:
    return PageOutcome(
        title=shortened(article.title, _REASON),
        where=shortened(where, _REASON),
        outcome=outcome,
        page_id=article.page_id,
        revision_id=article.revision.id if article.revision is not None else None,
        code=None if fault is None else fault.code,
        reason=None if fault is None else fault.reason[:_REASON],
    )
