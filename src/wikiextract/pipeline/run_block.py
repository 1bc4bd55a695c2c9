"""One block: its pages to records to shards, in one process and with nothing but files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from wikiextract.map.domains.dbpedia import MappingFolder
from wikiextract.pipeline.block import Block, BlockOptions, BlockResult, PageExtractor
from wikiextract.pipeline.counts import Counts
from wikiextract.pipeline.output import BlockOutput, ShardOutput
from wikiextract.pipeline.pages.bounds import PageBounds
from wikiextract.pipeline.pages.extract import Extractor
from wikiextract.pipeline.pages.outcome import BlockReport, PageOutcome
from wikiextract.pipeline.pages.page_runner import PageResult, PageRunner
from wikiextract.pipeline.reports.mapping_report import WikiMappings
from wikiextract.pipeline.reuse.earlier import EarlierRun
from wikiextract.pipeline.select.selection import normal_title
from wikiextract.pipeline.workers.journal import Journal
from wikiextract.pipeline.workers.verdict import Verdict
from wikiextract.pipeline.workers.watch import Phase
from wikiextract.sinks import Format, format_of
from wikiextract.site import Site
from wikiextract.sources import Damage, Page, PageFailure, Source
from wikiextract.sources.cut.piece import Piece
from wikiextract.store import NoPages, PageStates, Store, UsedPages
from wikiextract.store.entities import EntityStore


@dataclass(frozen=True)
class Supervision:
    """The means of whoever watches over a block that is run; all may be left out.

    `enter` is told what is being done; `journal` keeps what is done; `verdict` is about the page
    that the process before died of; `limit` is how many records are written at most. `failed` is
    told at once of pages that went wrong and of damage, which the result does not list then.
    `passed` is told after each page of the counts so far and of the bytes read. `stopped` says
    whether to leave off.
    """

    enter: Callable[[Phase, int], None] = lambda _phase, _index: None
    journal: Journal | None = None
    verdict: Verdict | None = None
    limit: int | None = None
    failed: Callable[[PageOutcome | Damage], None] | None = None
    passed: Callable[[Counts, int], None] = lambda _counts, _bytes: None
    stopped: Callable[[], bool] = lambda: False


def run_block(block: Block, options: BlockOptions) -> BlockResult:
    """Run one block: read its sources, extract its pages, write its shards into the folder.

    Needs nothing but what the two values name, so it can be called on any machine that has the
    files, again and again: the shards are the same each time and appear when they are whole. What
    is wrong with a page or a source stands in the result. Raises `OutputError` when a shard cannot
    be written and `InputError` for a site or store that is unusable.

    To run many blocks in one process keep a `BlockRunner`.
    """
    return BlockRunner(options).run(block)


class BlockRunner:
    """Runs blocks one after the other; what they share (site, store, validator) is made once."""

    def __init__(self, options: BlockOptions, bounds: PageBounds = nullcontext) -> None:
        """Open what the options name; raises `InputError` and `OutputError`.

        Each attempt at a page is made within `bounds`, which may end it.
        """
        self._options = options
        self.format: Format = format_of(options.format)
        site = Site.load(options.site) if options.site is not None else None
        store = Store.open(options.store) if options.store is not None else None
        if site is None and store is not None:
            site = store.site
        entities = EntityStore.open(options.entities) if options.entities is not None else None
        used = states = None
        if store is not None or entities is not None:
            other_pages, of = store or NoPages(), site or Site.unknown()
            states = PageStates(other_pages, of, entities)
            # Whoever takes records later must know which pages they were made of.
            if options.lists(self.format) and options.extractor is None:
                used = UsedPages(other_pages, of, entities)
        noted = used.entities if used is not None else entities
        self._mappings = MappingFolder(options.mappings) if options.mappings is not None else None
        self._told: set[str] = set()
        extractor: PageExtractor
        parts = options.parts_to_make
        # A page that a plugin ends is read without.
        fallback: PageExtractor = Extractor(
            site, entities=noted, mappings=self._mappings, parts=parts, plugins=()
        )
        if options.extractor is not None:
            extractor = options.extractor(options)
        elif store is not None:
            pages = used or store
            extractor = Extractor(
                site,
                store=pages,
                entities=noted,
                variant=options.variant,
                mappings=self._mappings,
                parts=parts,
                plugins=options.plugins,
            )
        else:
            extractor = Extractor(
                site,
                entities=noted,
                mappings=self._mappings,
                parts=parts,
                plugins=options.plugins,
            )
        renders = store is not None or options.extractor is not None
        self._pages = PageRunner(
            extractor,
            options.selection,
            fallback,
            renders=renders,
            used=used,
            bounds=bounds,
            parts=options.parts,
        )
        self._earlier: EarlierRun | None = None
        if options.earlier is not None:
            folder = Path(options.earlier)
            self._earlier = EarlierRun(folder, options.earlier_index, states)

    def run(
        self,
        block: Block,
        supervision: Supervision | None = None,
        output: BlockOutput | None = None,
    ) -> BlockResult:
        """Run a block as `run_block` does; into `output` when there is one."""
        if output is None:
            output = ShardOutput(self.format, self._options, block.key)
        loop = _PageLoop(self._pages, self._earlier, block, supervision or Supervision())
        result = loop.run(output)
        result.report.mappings = self._newly_used()
        return result

    def _newly_used(self) -> dict[str, WikiMappings]:
        """Return what there is of mappings that no earlier block of this runner used."""
        used = self._mappings.read if self._mappings is not None else {}
        new = {code: WikiMappings.of(one) for code, one in used.items() if code not in self._told}
        self._told.update(new)
        return new


class _PageLoop:
    """The pages of one block, in order: the loop of every run."""

    def __init__(
        self,
        pages: PageRunner,
        earlier_run: EarlierRun | None,
        block: Block,
        supervision: Supervision,
    ) -> None:
        self._pages = pages
        self._earlier_run = earlier_run
        self._block = block
        self._listed = pages.by_title
        self._supervision = supervision
        journal = supervision.journal
        self._replay = iter(journal.replay()) if journal is not None else iter(())
        self._earlier = next(self._replay, None)
        self._problems: list[PageOutcome] = []
        self._damages: list[Damage] = []
        self._report = BlockReport()
        self._position = self._passed_over = 0

    def run(self, output: BlockOutput) -> BlockResult:
        started = time.monotonic()
        enter, passed = self._supervision.enter, self._supervision.passed
        try:
            for index, item in enumerate(self._items()):
                if self._supervision.stopped():
                    break
                result = self._result(index, item)
                enter("idle", index)
                self._note(result)
                if self._listed and result.line is not None and not isinstance(item, Damage):
                    self._report.found.append(normal_title(item.title or ""))
                output.write(item, result)
                passed(self._report.counts, self._passed_over + self._position)
                if self._is_full():
                    break
            files = output.finish()
        finally:
            output.abandon()
        return BlockResult(
            key=self._block.key,
            size=self._block.size,
            seconds=round(time.monotonic() - started, 3),
            shards=files.shards,
            page_list=files.page_list,
            problems=tuple(self._problems),
            damages=tuple(self._damages),
            report=self._report,
        )

    def _items(self) -> Iterator[Page | PageFailure]:
        index = 0
        verdict = self._supervision.verdict
        for source in self._block.sources:
            items = source.read(self._move)
            while True:
                if verdict is not None and (verdict.phase, verdict.index) == ("reading", index):
                    self._fail(_given_up(source, verdict))
                    return
                self._supervision.enter("reading", index)
                item = next(items, None)
                if item is None:
                    break
                if isinstance(item, Damage):
                    self._fail(item)
                else:
                    yield item
                    index += 1
            self._passed_over += self._position
            self._position = 0

    def _move(self, position: int) -> None:
        self._position = position

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
        self._supervision.enter("page", index)
        verdict = self._supervision.verdict
        if verdict is None or (verdict.phase, verdict.index) != ("page", index):
            result = self._pages.run(item)
        elif verdict.deaths == 1:
            result = self._pages.run(item, verdict.fault)
        else:
            result = self._pages.give_up(item, verdict.fault)
        journal = self._supervision.journal
        if journal is not None and result.line is not None:
            self._supervision.enter("idle", index)
            journal.add(index, result)
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

    def _note(self, result: PageResult) -> None:
        self._report.add(result.outcome, result.record)
        if result.outcome.outcome in {"failed", "degraded"}:
            self._fail(result.outcome)

    def _fail(self, problem: PageOutcome | Damage) -> None:
        if self._supervision.failed is not None:
            self._supervision.failed(problem)
        elif isinstance(problem, Damage):
            self._damages.append(problem)
        else:
            self._problems.append(problem)

    def _is_full(self) -> bool:
        limit = self._supervision.limit
        return limit is not None and self._report.counts.written >= limit


def _given_up(source: Source, verdict: Verdict) -> Damage:
    reason = f"reading on is not possible: {verdict.fault.reason}"
    start, end = (source.start, source.end) if isinstance(source, Piece) else (0, None)
    return Damage(where=source.where, problem=reason, start=start, end=end)
