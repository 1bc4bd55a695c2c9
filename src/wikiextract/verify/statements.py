"""The statements in the files of a run, as they are on the disk."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from wikiextract.errors import NOT_JSON, InputError

_T = TypeVar("_T")


class StatedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of records: its name, records, bytes, SHA-256."""

    name: str
    rows: int
    bytes: int
    sha256: str


class StatedInput(msgspec.Struct, frozen=True, kw_only=True):
    """An input, with its size in bytes where that is known."""

    name: str
    size: int | None = None


class StatedIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """The inputs and the options of a run."""

    inputs: tuple[StatedInput, ...]
    options: dict[str, object]
    schema: str


class StatedBalance(msgspec.Struct, frozen=True, kw_only=True):
    """Pages counted: `pages_read` = `records` + `skipped` + `failed`."""

    pages_read: int
    records: int
    skipped: int
    failed: int
    degraded: int = 0
    damaged: int = 0
    killed: int = 0


class StatedBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A block's pages counted, and the names of its files."""

    block: str
    pages_read: int
    records: int
    skipped: int
    failed: int
    shards: tuple[str, ...] = ()


class StatedManifest(msgspec.Struct, frozen=True, kw_only=True):
    """``manifest.json``."""

    identity: StatedIdentity
    state: str = "running"
    balance: StatedBalance | None = None
    unusable: int = 0
    blocks: tuple[StatedBlock, ...] = ()
    shards: tuple[StatedFile, ...] = ()

    @property
    def limited(self) -> bool:
        """True when the run was to end after so many records."""
        selection = self.identity.options.get("selection")
        return isinstance(selection, dict) and selection.get("limit") is not None


class StatedKey(msgspec.Struct, frozen=True):
    """The number of an input, and that of a block in it."""

    input: int
    index: int


class StatedResult(msgspec.Struct, frozen=True, kw_only=True):
    """A finished block: the `size` of what it stands for, and its files."""

    key: StatedKey
    size: int = 0
    shards: tuple[StatedFile, ...] = ()
    page_list: StatedFile | None = None

    @property
    def name(self) -> str:
        """The block's name in those of files."""
        return f"{self.key.input:04}-{self.key.index:06}"


class FinishedBlock(msgspec.Struct, frozen=True, tag="block"):
    """A line of ``ledger.ndjson``."""

    result: StatedResult


class EndedInput(msgspec.Struct, frozen=True, kw_only=True, tag="input"):
    """Another one: an input that was cut as it was read has so many blocks."""

    input: int
    blocks: int


class StatedFailure(msgspec.Struct, frozen=True, kw_only=True):
    """A line of ``failures.ndjson``."""

    outcome: str
    where: str
    reason: str = ""
    title: str | None = None
    page_id: int | None = None


class StatedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A line of ``pages-….ndjson``: where the record of a page is."""

    page_id: int
    revision_id: int
    shard: str
    start: int
    size: int


def open_file(path: Path) -> BinaryIO:
    """Open a file of a run to be read. Raises `OSError`, for a pipe that could wait, too."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "is no regular file")
    return path.open("rb")


def read_statement(path: Path, kind: type[_T]) -> _T:
    """Read a file of one JSON value. Raises `InputError` when it cannot be, or is another thing."""
    try:
        with open_file(path) as stream:
            return msgspec.json.decode(stream.read(), type=kind)
    except (*NOT_JSON, OSError) as error:
        advice = "give the folder that extract -o wrote"
        raise InputError(str(path), f"cannot be read ({error})", advice) from error


def read_lines(path: Path, kind: type[_T]) -> Iterator[_T]:
    """Read a file of one JSON value a line; raises as `read_statement` does."""
    decoder = msgspec.json.Decoder(kind)
    try:
        with open_file(path) as stream:
            for line in stream:
                yield decoder.decode(line)
    except (*NOT_JSON, OSError) as error:
        raise InputError(str(path), f"cannot be read ({error})") from error
