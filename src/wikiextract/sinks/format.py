"""The protocol of output formats: they write shards, merge them into one file, or make a stream.

A worker writes the records of its block into one or a few shards, so that no record passes from one
process to another. A shard has its final name only when it is whole and on the disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

import msgspec


class Shard(msgspec.Struct, frozen=True, kw_only=True):
    """A finished file: its name in the run's folder, records, size in bytes, SHA-256 in hex."""

    name: str
    rows: int
    bytes: int
    sha256: str


class ShardWriter(Protocol):
    """One shard that is being written. Its methods raise `OutputError` when the disk refuses."""

    @property
    def size(self) -> int:
        """About how many bytes it has so far; a run begins a new shard past a limit."""
        ...

    def write(self, record: dict[str, Any], line: bytes) -> None:
        """Add a record that was found valid: as JSON values, and as its line without line end.

        The values are the writer's own from then on: it may change them.
        """
        ...

    def finish(self) -> Shard:
        """Close the file, have it on the disk, and give it its final name."""
        ...

    def abandon(self) -> None:
        """Close and remove what was written; after `finish` it does nothing."""
        ...


class Encoder(Protocol):
    """Makes bytes of records, one after the other, for whoever reads them as they come."""

    def encode(self, record: dict[str, Any], line: bytes) -> bytes:
        """The bytes that a record adds to the output; see `ShardWriter.write`."""
        ...

    def finish(self) -> bytes:
        """The bytes that end the output."""
        ...


@dataclass(frozen=True, kw_only=True)
class Capabilities:
    """The facts about a format that a run needs to know; the defaults are right for most.

    `single`: a run into a folder leaves one file, not many, as of a database. `sharded`: an output
    that could be either is a folder, since readers take many files as one, and merging them is
    slow. `addressable`: a record stands in its shard as its line, which begins where the shard
    ended (`ShardWriter.size`) before it was written, so that a later run can take it from there.
    `header`: so many bytes at a shard's beginning stand once where shards are joined to one stream.
    `dataset`: Hugging Face's `datasets` reads the shards, which have a record a line, or columns.
    `parts`: the parts of a record without which there is nothing to write; none where it writes
    whatever there is.
    """

    single: bool = False
    sharded: bool = False
    addressable: bool = False
    header: int = 0
    dataset: Literal["lines", "columns"] | None = None
    parts: tuple[str, ...] = ()


class Format(Protocol):
    """A format of output."""

    @property
    def extension(self) -> str:
        """The ending of its shards' names, with the dot."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """The format's capabilities."""
        ...

    def open(self, path: Path) -> ShardWriter:
        """Begin the shard that will have the name `path`; `OutputError` when it cannot be."""
        ...

    def gather(self, shards: Sequence[Path], output: Path, rows: int) -> Shard:
        """Make the one file `output` of shards that `open` made, in this order.

        `rows` is how many records they have. The shards stay as they are. The file appears when it
        is whole; `OutputError` when it cannot be written.
        """
        ...

    def encoder(self) -> Encoder | None:
        """A new encoder; None when the format needs a file.

        A format with an encoder is a stream: its shards one after the other are one, too, each but
        the first without its header (`Capabilities.header`).
        """
        ...
