"""The unit of work: pieces of inputs whose pages one worker reads, extracts and writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias

import msgspec

from wikiextract.pipeline.pages.outcome import BlockReport, PageOutcome
from wikiextract.pipeline.select.selection import Selection
from wikiextract.record import Article
from wikiextract.sinks import DEFAULT_FORMAT, Shard
from wikiextract.site import Site
from wikiextract.sources.bz2_text import Damage
from wikiextract.sources.page import Page
from wikiextract.sources.piece import Piece

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
    pieces: tuple[Piece, ...]
    size: int = 0


class PageExtractor(Protocol):
    """What makes records of pages: `wikiextract.pipeline.pages.extract.Extractor`, or one's own."""

    def article(self, page: Page) -> Article:
        """The record of a page; raises what goes wrong."""
        ...

    def site_of(self, page: Page) -> Site | None:
        """The wiki that the page is of."""
        ...


ExtractorFactory: TypeAlias = "Callable[[BlockOptions], PageExtractor]"


@dataclass(frozen=True, kw_only=True)
class BlockOptions:
    """How blocks are run; whole in one value that can be pickled.

    `folder` takes the shards, of about `shard_bytes` at most, in the format named `format` (see
    `sinks.format_of`); with `list_pages` also the list of its records that a later run needs, in
    formats that are addressable. `site` is the name of a bundled wiki or a siteinfo file, `store` a
    page store's path: each worker opens its own. `earlier` is the folder of an earlier run whose
    records are taken for pages that have not changed. `extractor` makes the extractor in the
    process that runs the block (a function at the top of a module); without it, the usual one is
    made.
    """

    folder: str
    format: str = DEFAULT_FORMAT
    selection: Selection = field(default_factory=Selection)
    site: str | None = None
    store: str | None = None
    variant: str | None = None
    earlier: str | None = None
    shard_bytes: int = 512 * MIB
    list_pages: bool = False
    extractor: ExtractorFactory | None = None

    def path(self, key: BlockKey, part: int, extension: str) -> Path:
        """Where a shard is."""
        return Path(self.folder) / f"part-{key.name}-{part:02}{extension}"

    def page_list(self, key: BlockKey) -> Path:
        """Where the list of a block's records is, when there is one."""
        return Path(self.folder) / f"pages-{key.name}.ndjson"

    @property
    def earlier_index(self) -> Path:
        """Where the records of the earlier run are looked up."""
        return Path(self.folder) / "work" / "earlier.sqlite"


class BlockResult(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a block; `pages_read` = `records` + `skipped` + `failed`.

    `records` counts those that came out well or in the source view only (`degraded` of them) or
    were taken from an earlier run (`reused` of them). A page that failed has a record too, which
    says why, so the shards have `records` + `failed` rows. `problems` are the pages that failed or
    were degraded.
    """

    key: BlockKey
    pages_read: int
    records: int
    skipped: int
    failed: int
    degraded: int = 0
    reused: int = 0
    size: int = 0
    seconds: float = 0.0
    shards: tuple[Shard, ...] = ()
    page_list: Shard | None = None
    problems: tuple[PageOutcome, ...] = ()
    damages: tuple[Damage, ...] = ()
    report: BlockReport = msgspec.field(default_factory=BlockReport)

    @property
    def files(self) -> tuple[Shard, ...]:
        """All files of the block."""
        return self.shards if self.page_list is None else (*self.shards, self.page_list)

    @property
    def balanced(self) -> bool:
        """Whether the counts add up."""
        rows = sum(shard.rows for shard in self.shards)
        return (
            self.pages_read == self.records + self.skipped + self.failed
            and rows == self.records + self.failed
        )
