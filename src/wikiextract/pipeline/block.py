"""The unit of work: parts of sources whose pages one worker reads, extracts and writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias

import msgspec

from wikiextract.nodes import EVERYTHING, Parts
from wikiextract.pipeline.books import books_of, work_of
from wikiextract.pipeline.counts import Counts, counts_of
from wikiextract.pipeline.pages.outcome import BlockReport, PageOutcome
from wikiextract.pipeline.select.selection import Selection
from wikiextract.plugins import Plugin
from wikiextract.record import Article
from wikiextract.sinks import DEFAULT_FORMAT, Format, Shard
from wikiextract.site import Site
from wikiextract.sources import Damage, Page, Source

MIB = 1 << 20


class BlockKey(msgspec.Struct, frozen=True, order=True):
    """A block's place in the order of the dump: which input, and which block of it."""

    input: int
    index: int

    @property
    def name(self) -> str:
        """The key in the names of files, which sort like the keys."""
        return f"{self.input:04}-{self.index:06}"


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Some pages of a run's inputs. `size` is how many bytes of the inputs it stands for."""

    key: BlockKey
    sources: tuple[Source, ...]
    size: int = 0


class PageExtractor(Protocol):
    """Makes records of pages, as `wikiextract.pipeline.pages.extract.Extractor` does."""

    def article(self, page: Page) -> Article:
        """The record of a page; raises what goes wrong."""
        ...

    def site_of(self, page: Page) -> Site | None:
        """The wiki that the page is of."""
        ...


ExtractorFactory: TypeAlias = "Callable[[BlockOptions], PageExtractor]"


@dataclass(frozen=True, kw_only=True)
class BlockOptions:
    """The options with which blocks are run, in one value that can be pickled.

    `folder` takes the shards, of about `shard_bytes` at most, in the format named `format` (see
    `sinks.format_of`); with `list_pages` also the list of its records that a later run needs, in
    formats that are addressable. `site` is the name of a bundled wiki or a siteinfo file, `store` a
    page store's path, `entities` an entity store's, `mappings` a folder of mapping pages: each
    worker opens its own. `earlier` is the folder of an earlier run whose records are taken for
    pages that have not changed. `parts` are those of the records that are asked for: the others are
    neither written nor computed. `plugins` are those to use, or their names; None: all that are
    installed, which each worker finds. `extractor` makes the extractor in the process that runs the
    block (a function at the top of a module); without it, the usual one is made.
    """

    folder: str
    format: str = DEFAULT_FORMAT
    selection: Selection = field(default_factory=Selection)
    site: str | None = None
    store: str | None = None
    entities: str | None = None
    mappings: str | None = None
    plugins: tuple[Plugin | str, ...] | None = None
    variant: str | None = None
    earlier: str | None = None
    parts: Parts = EVERYTHING
    shard_bytes: int = 512 * MIB
    list_pages: bool = False
    extractor: ExtractorFactory | None = None

    def path(self, key: BlockKey, part: int, extension: str) -> Path:
        """The path of a shard."""
        return Path(self.folder) / f"part-{key.name}-{part:02}{extension}"

    @property
    def parts_to_make(self) -> Parts:
        """The parts that are asked for, and those by which pages are selected."""
        return self.parts if self.selection.categories is None else self.parts.plus("categories")

    def lists(self, format_: Format) -> bool:
        """Return True when the blocks' records are listed, for a later run to take them."""
        return self.list_pages and format_.capabilities.addressable

    def page_list(self, key: BlockKey) -> Path:
        """The path of the list of a block's records, when there is one."""
        return books_of(Path(self.folder)) / f"pages-{key.name}.ndjson"

    @property
    def earlier_index(self) -> Path:
        """The path of the index of the earlier run's records."""
        return work_of(Path(self.folder)) / "earlier.sqlite"


class BlockResult(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a block.

    `problems` are the pages that failed or were degraded, `damages` the places that could not be
    read, unless somebody else was told of them on the way.
    """

    key: BlockKey
    size: int = 0
    seconds: float = 0.0
    shards: tuple[Shard, ...] = ()
    page_list: Shard | None = None
    problems: tuple[PageOutcome, ...] = ()
    damages: tuple[Damage, ...] = ()
    report: BlockReport = msgspec.field(default_factory=BlockReport)

    @property
    def counts(self) -> Counts:
        """Its pages by their outcome, and its damages."""
        return self.report.counts + counts_of(self.damages)

    @property
    def files(self) -> tuple[Shard, ...]:
        """All files of the block."""
        return self.shards if self.page_list is None else (*self.shards, self.page_list)

    @property
    def balanced(self) -> bool:
        """True when the shards have the records that the counts say were written."""
        return self.counts.written == sum(shard.rows for shard in self.shards)
