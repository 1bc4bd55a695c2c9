"""Where the records of a block go: into shards, each of about one size, or into a stream."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, Protocol

import msgspec

from wikiextract.pipeline.block import BlockKey, BlockOptions
from wikiextract.pipeline.pages.page_runner import PageResult
from wikiextract.pipeline.reuse.page_list import PageList, site_checksum
from wikiextract.sinks import Encoder, Format, Shard, ShardWriter
from wikiextract.sources import Page, PageFailure


class WrittenFiles(NamedTuple):
    """The files that have a block's records: shards, and perhaps a list of what is in them."""

    shards: tuple[Shard, ...] = ()
    page_list: Shard | None = None


class BlockOutput(Protocol):
    """Takes the records of a block, in order. Its methods raise `OutputError`."""

    def write(self, item: Page | PageFailure, result: PageResult) -> None:
        """Take the record of a page, when the result has one."""
        ...

    def finish(self) -> WrittenFiles:
        """End what was written; the files that it is in."""
        ...

    def abandon(self) -> None:
        """Remove what is not finished; after `finish` it does nothing."""
        ...


class ShardOutput:
    """As many shards as the records need; none when there are no records."""

    def __init__(self, format_: Format, options: BlockOptions, key: BlockKey) -> None:
        self._format = format_
        self._options = options
        self._key = key
        self._writer: ShardWriter | None = None
        self._name = ""
        self._finished: list[Shard] = []
        self._list = PageList(options.page_list(key)) if options.lists(format_) else None
        self._site_checksum = lru_cache(16)(site_checksum)

    def write(self, item: Page | PageFailure, result: PageResult) -> None:
        """See `BlockOutput.write`; a new shard is begun when one has its size."""
        if result.line is None or result.record is None:
            return
        writer = self._writer or self._begin()
        start = writer.size
        writer.write(result.record, result.line)
        good = result.outcome.outcome in {"record", "reused"}
        if self._list is not None and isinstance(item, Page) and good:
            site, size = self._site_checksum(item.site), len(result.line)
            self._list.add(result.outcome, self._name, start, size, site, result.uses)
        if writer.size >= self._options.shard_bytes:
            self._end()

    def finish(self) -> WrittenFiles:
        """See `BlockOutput.finish`."""
        self._end()
        return WrittenFiles(tuple(self._finished), self._finish_list())

    def abandon(self) -> None:
        """See `BlockOutput.abandon`."""
        if self._writer is not None:
            self._writer.abandon()
            self._writer = None
        if self._list is not None:
            self._list.abandon()

    def _begin(self) -> ShardWriter:
        path = self._options.path(self._key, len(self._finished), self._format.extension)
        self._writer = self._format.open(path)
        self._name = path.name
        return self._writer

    def _finish_list(self) -> Shard | None:
        if self._list is None:
            return None
        place = self._options.page_list(self._key).relative_to(self._options.folder)
        return msgspec.structs.replace(self._list.finish(), name=str(place))

    def _end(self) -> None:
        if self._writer is not None:
            self._finished.append(self._writer.finish())
            self._writer = None


class StreamOutput:
    """Gives `write` each record as the encoder makes it, block after block."""

    def __init__(self, encoder: Encoder, write: Callable[[bytes], None]) -> None:
        self._encoder = encoder
        self._write = write

    def write(self, item: Page | PageFailure, result: PageResult) -> None:
        """See `BlockOutput.write`."""
        if result.line is not None and result.record is not None:
            self._pass_on(self._encoder.encode(result.record, result.line))

    def finish(self) -> WrittenFiles:
        """See `BlockOutput.finish`: there are no files, and other blocks may follow."""
        return WrittenFiles()

    def abandon(self) -> None:
        """See `BlockOutput.abandon`: what was written cannot be taken back."""

    def end(self) -> None:
        """Write what ends the stream."""
        self._pass_on(self._encoder.finish())

    def _pass_on(self, data: bytes) -> None:
        if data:
            self._write(data)
