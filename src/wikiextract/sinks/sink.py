"""What a form of output is to a run: it writes shards, and makes one file of them.

A worker writes the records of its block into one or a few shards, so whatever the form is, no
record passes from one process to another. A shard lies under its final name only when it is whole
and on the disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec


class Shard(msgspec.Struct, frozen=True, kw_only=True):
    """A finished file: its name (without folder), records, size in bytes, SHA-256 in hex."""

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
        """Add a record that was found valid: as JSON values, and as its line without line end."""
        ...

    def finish(self) -> Shard:
        """Close the file, have it on the disk, and give it its final name."""
        ...

    def abandon(self) -> None:
        """Close and remove what was written; after `finish` it does nothing."""
        ...


class Form(Protocol):
    """A form of output."""

    @property
    def extension(self) -> str:
        """How the names of its shards end, with the dot."""
        ...

    def open(self, path: Path) -> ShardWriter:
        """Begin the shard that will have the name `path`; `OutputError` when it cannot be."""
        ...

    def gather(self, shards: Sequence[Path], output: Path) -> Shard:
        """Make the one file `output` of shards that `open` made, in this order.

        The shards stay as they are. The file appears when it is whole; `OutputError` when it
        cannot be written.
        """
        ...
