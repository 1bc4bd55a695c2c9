"""A run as it is asked for, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from wikiextract.pipeline.block import MIB, BlockOptions, BlockResult
from wikiextract.pipeline.counts import NOTHING, Counts
from wikiextract.pipeline.pages.bounds import PageLimits
from wikiextract.pipeline.reports.run_report import RunReport
from wikiextract.sinks import Shard
from wikiextract.sources import Source, source_of


@dataclass(frozen=True, kw_only=True)
class Progress:
    """The progress of a run: `counts` of finished pages, and the number of pages `under_way`.

    `bytes_done` of `bytes_all` are those of the inputs; `bytes_all` is 0 when it is not known.
    """

    counts: Counts = NOTHING
    """Finished pages, counted by their outcome."""
    under_way: int = 0
    """Pages that are read in blocks which are not finished."""
    bytes_done: int = 0
    """Bytes read of the inputs."""
    bytes_all: int = 0
    """Bytes of the inputs; 0: not known."""

    @property
    def pages(self) -> int:
        """Pages read so far."""
        return self.counts.pages + self.under_way


@dataclass(frozen=True)
class RunListener:
    """The callbacks of a run: for its progress, for what went wrong, and to ask whether to stop."""

    progress: Callable[[Progress], None] = lambda _: None
    failure: Callable[[str, str], None] = lambda _where, _reason: None
    finished: Callable[[BlockResult], None] = lambda _: None
    stopped: Callable[[], bool] = lambda: False


@dataclass(frozen=True, kw_only=True)
class RunSettings:
    """The settings of a run that do not change its records; `block_bytes` is the size of blocks."""

    workers: int = 1
    limits: PageLimits = field(default_factory=PageLimits)
    block_bytes: int = MIB


@dataclass(frozen=True, kw_only=True)
class Run:
    """A run as it is asked for: `inputs` are sources, or paths (``-`` for standard input).

    `options.folder` is where it goes. `index` is that of multistream dumps given by their paths,
    `title` that of a page which is given alone, as wikitext or HTML;
    `resume` goes on with a run that was cut off.
    """

    inputs: Sequence[str | Source]
    options: BlockOptions
    settings: RunSettings = field(default_factory=RunSettings)
    listener: RunListener = field(default_factory=RunListener)
    resume: bool = False
    index: str | None = None
    title: str | None = None

    @property
    def sources(self) -> list[Source]:
        """The inputs as sources."""
        return [source_of(one, self.index, self.title) for one in self.inputs]


@dataclass(frozen=True, kw_only=True)
class RunSummary:
    """The result of a run; `counts.status` is its exit status."""

    counts: Counts
    report: RunReport
    shards: tuple[Shard, ...] = ()


class InterruptedRunError(Exception):
    """The listener wanted the run to stop; what is finished is kept."""
