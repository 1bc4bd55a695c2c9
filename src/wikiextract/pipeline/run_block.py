"""One block: its pages to records to shards, in one process and with nothing but files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from wikiextract.pipeline.block import Block, BlockOptions, BlockResult, PageExtractor
from wikiextract.pipeline.pages.border import Fault
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.pipeline.pages.outcome import BlockReport, PageOutcome
from wikiextract.pipeline.pages.page_runner import PageResult, PageRunner
from wikiextract.pipeline.reuse.earlier import EarlierRun
from wikiextract.pipeline.reuse.page_list import PageList, site_checksum
from wikiextract.pipeline.shards import ShardSeries
from wikiextract.pipeline.workers.journal import Journal
from wikiextract.pipeline.workers.watch import Phase
from wikiextract.sinks import format_of
from wikiextract.site import Site
from wikiextract.sources.bz2_text import Damage
from wikiextract.sources.page import Page, PageFailure
from wikiextract.sources.piece import read_piece
from wikiextract.store import Store, UsedPages


@dataclass(frozen=True)
class Verdict:
    """What a process died of before: at which page, in which phase, for which time."""

    index: int
    phase: Phase
    fault: Fault
    deaths: int = 1


@dataclass(frozen=True)
class Course:
    """How a block is run under supervision: all may be left out.

    `enter` is told what is being done; `journal` keeps what is done; `verdict` is about the page
    that the process before died of; `limit` is how many records are written at most.
    """

    enter: Callable[[Phase, int], None] = lambda _phase, _index: None
    journal: Journal | None = None
    verdict: Verdict | None = None
    limit: int | None = None


def run_block(block: Block, options: BlockOptions) -> BlockResult:
    """Run one block: read its pieces, extract its pages, write its shards into the folder.

    Needs nothing but the files that the two values name, so it can be called on any machine that
    has them, again and again: the shards are the same each time and appear when they are whole.
    What is wrong with a page or a piece stands in the result. Raises `OutputError` when a shard
    cannot be written and `InputError` for a site or store that is unusable.

    To run many blocks in one process keep a `BlockRunner`.
    """
    return BlockRunner(options).run(block)


class BlockRunner:
    """Runs blocks one after the other; what they share (site, store, validator) is made once."""

    def __init__(self, options: BlockOptions) -> None:
        """Open what the options name; raises `InputError` and `OutputError`."""
        self._options = options
        self._format = format_of(options.format)
        site = Site.load(options.site) if options.site is not None else None
        store = Store.open(options.store) if options.store is not None else None
        if site is None and store is not None:
            site = store.site
        used = None
        extractor: PageExtractor
        fallback: PageExtractor = Extractor(site)
        if options.extractor is not None:
            extractor = options.extractor(options)
        elif store is not None and site is not None:
            used = UsedPages(store, site)
            extractor = Extractor(site, store=used, variant=options.variant)
        else:
            extractor = fallback
        renders = extractor is not fallback
        self._pages = PageRunner(extractor, options.selection, fallback, renders=renders, used=used)
        self._earlier: EarlierRun | None = None
        if options.earlier is not None:
            folder = Path(options.earlier)
            self._earlier = EarlierRun(folder, options.earlier_index, store, site)

    def run(self, block: Block, course: Course | None = None) -> BlockResult:
        """See `run_block`."""
        shards = ShardSeries(self._format, self._options, block.key)
        lists = self._options.list_pages and self._format.capabilities.addressable
        listed = PageList(self._options.page_list(block.key)) if lists else None
        return _BlockRun(self._pages, self._earlier, block, course or Course()).run(shards, listed)


class _BlockRun:
    """The pages of one block, in order."""

    def __init__(
        self, pages: PageRunner, earlier_run: EarlierRun | None, block: Block, course: Course
    ) -> None:
        self._pages = pages
        self._earlier_run = earlier_run
        self._site_checksum = lru_cache(16)(site_checksum)
        self._block = block
        self._course = course
        self._replay = iter(course.journal.replay()) if course.journal is not None else iter(())
        self._earlier = next(self._replay, None)
        self._counts = dict.fromkeys(("record", "degraded", "failed", "reused", "skipped"), 0)
        self._problems: list[PageOutcome] = []
        self._damages: list[Damage] = []
        self._report = BlockReport()

    def run(self, shards: ShardSeries, listed: PageList | None) -> BlockResult:
        started = time.monotonic()
        counts = self._counts
        try:
            for index, item in enumerate(self._items()):
                result = self._result(index, item)
                self._course.enter("idle", index)
                self._note(result)
                if result.line is not None and result.record is not None:
                    place = shards.write(result.record, result.line)
                    if listed is not None and isinstance(item, Page):
                        self._list(listed, item, result, place)
                if self._is_full():
                    break
            finished = shards.finish()
            page_list = listed.finish() if listed is not None else None
        finally:
            shards.abandon()
            if listed is not None:
                listed.abandon()
        return BlockResult(
            key=self._block.key,
            pages_read=sum(counts.values()),
            records=counts["record"] + counts["degraded"] + counts["reused"],
            skipped=counts["skipped"],
            failed=counts["failed"],
            degraded=counts["degraded"],
            reused=counts["reused"],
            size=self._block.size,
            seconds=round(time.monotonic() - started, 3),
            shards=finished,
            page_list=page_list,
            problems=tuple(self._problems),
            damages=tuple(self._damages),
            report=self._report,
        )

    def _items(self) -> Iterator[Page | PageFailure]:
        index = 0
        for piece in self._block.pieces:
            items = iter(read_piece(piece))
            while True:
                verdict = self._course.verdict
                if verdict is not None and (verdict.phase, verdict.index) == ("reading", index):
                    reason = f"reading on is not possible: {verdict.fault.reason}"
                    damage = Damage(
                        where=piece.where, problem=reason, start=piece.start, end=piece.end
                    )
                    self._damages.append(damage)
                    return
                self._course.enter("reading", index)
                item = next(items, None)
                if item is None:
                    break
                if isinstance(item, Damage):
                    self._damages.append(item)
                else:
                    yield item
                    index += 1

    def _result(self, index: int, item: Page | PageFailure) -> PageResult:
        if self._earlier is not None and self._earlier[0] == index:
            result = self._earlier[1]
            self._earlier = next(self._replay, None)
            return result
        if not self._pages.wants(item):
            return self._pages.skipped(item)
        reused = self._reused(item)
        if reused is not None:
            return reused
        self._course.enter("page", index)
        verdict = self._course.verdict
        if verdict is None or (verdict.phase, verdict.index) != ("page", index):
            result = self._pages.run(item)
        elif verdict.deaths == 1:
            result = self._pages.run(item, verdict.fault)
        else:
            result = self._pages.give_up(item, verdict.fault)
        if self._course.journal is not None and result.line is not None:
            self._course.enter("idle", index)
            self._course.journal.add(index, result)
        return result

    def _reused(self, item: Page | PageFailure) -> PageResult | None:
        """The page's record of the earlier run, when it would be the same."""
        if self._earlier_run is None or isinstance(item, PageFailure):
            return None
        entry = self._earlier_run.entry(item)
        line = self._earlier_run.line(entry) if entry is not None else None
        if entry is None or line is None:
            return None
        return self._pages.reused(item, line, entry.uses)

    def _list(
        self, listed: PageList, page: Page, result: PageResult, place: tuple[str, int]
    ) -> None:
        if result.outcome.outcome in {"record", "reused"} and result.line is not None:
            site = self._site_checksum(page.site)
            listed.add(result.outcome, *place, len(result.line), site, result.uses)

    def _note(self, result: PageResult) -> None:
        outcome = result.outcome
        self._counts[outcome.outcome] += 1
        self._report.add(outcome, result.record)
        if outcome.outcome in {"failed", "degraded"}:
            self._problems.append(outcome)

    def _is_full(self) -> bool:
        limit = self._course.limit
        written = sum(self._counts.values()) - self._counts["skipped"]
        return limit is not None and written >= limit
