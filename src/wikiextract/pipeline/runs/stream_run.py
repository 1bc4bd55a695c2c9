"""A run in one process: page after page, each record written when it is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from wikiextract.errors import InputError
from wikiextract.pipeline.pages.outcome import BlockReport
from wikiextract.pipeline.pages.page_runner import PageRunner
from wikiextract.pipeline.reports.run_report import DamagedInput
from wikiextract.sources import PageFailure, open_source
from wikiextract.sources.bz2_text import Damage, told
from wikiextract.sources.page import Page


@dataclass
class Tally:
    """What became of the pages of a run: `read` = `written` + `skipped`.

    `failed` of those written say only why there is no more; `degraded` of them have the source view
    in place of the rendered one. `bytes_done` are those read of the inputs, of `bytes_all` when the
    size of all is known (else 0).
    """

    read: int = 0
    written: int = 0
    skipped: int = 0
    failed: int = 0
    degraded: int = 0
    inputs_unusable: int = 0
    inputs_damaged: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    bytes_done: int = 0
    bytes_all: int = 0

    @property
    def pages(self) -> int:
        """The pages read."""
        return self.read


@dataclass(frozen=True)
class Listener:
    """Who is told of a run's progress: `failure` (title, reason), `page` after each page."""

    failure: Callable[[str, str], None]
    page: Callable[[Tally], None]
    stopped: Callable[[], bool]


class Run:
    """A run over inputs; `write` is given each record as a line of JSON, at most `limit` of them.

    Pages are not isolated from each other: that takes the processes of `bulk`. `report` and
    `damages` are for the run's report.
    """

    def __init__(
        self,
        pages: PageRunner,
        write: Callable[[bytes], None],
        listener: Listener,
        limit: int | None = None,
    ) -> None:
        self._pages = pages
        self._write = write
        self._listener = listener
        self._limit = limit
        self.tally = Tally()
        self.report = BlockReport()
        self.damages: list[DamagedInput] = []

    def input(self, path: str) -> None:
        """Process one input. What is wrong with it is told to the listener, not raised."""
        before, bytes_before = self.tally.read, self.tally.bytes_done
        try:
            source = open_source(path, damaged=self._left_out)
            for item in source:
                if self._done():
                    return
                self._item(item)
                self.tally.bytes_done = bytes_before + source.position
                self._listener.page(self.tally)
        except InputError as error:
            if self.tally.read > before:
                self.tally.inputs_damaged += 1
            else:
                self.tally.inputs_unusable += 1
            self.damages.append(DamagedInput(error.where, error.problem_and_advice))
            self._listener.failure(error.where, error.problem_and_advice)

    def _left_out(self, damage: Damage) -> None:
        where, problem = told(damage)
        self.tally.inputs_damaged += 1
        self.damages.append(DamagedInput(where, problem))
        self._listener.failure(where, problem)

    def _done(self) -> bool:
        full = self._limit is not None and self.tally.written >= self._limit
        return full or self._listener.stopped()

    def _item(self, item: Page | PageFailure) -> None:
        pages, tally = self._pages, self.tally
        tally.read += 1
        result = pages.run(item) if pages.wants(item) else pages.skipped(item)
        outcome = result.outcome
        self.report.add(outcome, result.record)
        if result.line is None or result.record is None:
            tally.skipped += 1
            return
        self._write(result.line + b"\n")
        tally.written += 1
        tally.kinds[result.record["kind"]] += 1
        if outcome.reason is not None:
            tally.failed += outcome.outcome == "failed"
            tally.degraded += outcome.outcome == "degraded"
            self._listener.failure(outcome.title, outcome.reason)
