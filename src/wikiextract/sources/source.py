"""Where pages come from: the small protocol of a source, and what some sources can do besides.

Runs take any source. It may be sent to another process to be read there, so it must be picklable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias, runtime_checkable

import msgspec

from wikiextract.sources.cut.batches import BatchPart
from wikiextract.sources.damage import Damage
from wikiextract.sources.page import Page, PageFailure

Item: TypeAlias = Page | PageFailure | Damage
"""An item of a source: a page, one that cannot be read, or a place that cannot be read."""

Moved: TypeAlias = Callable[[int], None]


def unheard(_position: int) -> None:
    """Take no notice of a position."""


class Source(Protocol):
    """Pages, in an order that is the same each time."""

    @property
    def name(self) -> str:
        """A short name, for reports: a file's name without folders."""
        ...

    @property
    def where(self) -> str:
        """The source in messages."""
        ...

    @property
    def size(self) -> int:
        """The number of bytes, by which progress is measured; 0 when it is not known."""
        ...

    def read(self, moved: Moved = unheard) -> Iterator[Item]:
        """Read from the beginning; `moved` is told how many of the `size` bytes have been read.

        What is wrong with the source is given, not raised.
        """
        ...


class SourceIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """By what a source is known again: name, size, time of change, SHA-256 of both ends.

    `ends` is that of the first and last MiB. What is not there has its name only.
    """

    name: str
    size: int | None = None
    changed: int | None = None
    ends: str | None = None


@runtime_checkable
class Stored(Protocol):
    """A source that stays as it is: it can be read again, and a run over it can be resumed."""

    def identity(self) -> SourceIdentity:
        """By what it is known again."""
        ...


@runtime_checkable
class Filed(Protocol):
    """A source that reads files, which must not change while a run goes on."""

    def files(self) -> Sequence[str]:
        """The paths of the files."""
        ...


@runtime_checkable
class Cuttable(Protocol):
    """A source that can be cut into parts, each a source that is read on its own.

    The cuts depend on the source and the size wanted alone, so that they are the same each time.
    """

    @property
    def packed_size(self) -> int:
        """About how many bytes it has, or would have, as bz2."""
        ...

    def cut(self, size: int) -> Sequence[Source] | None:
        """The parts, each of about `size` bytes as bz2; None when this one cannot be cut.

        Raises `InputError` when the source is unusable from its beginning.
        """
        ...


@runtime_checkable
class Streamed(Protocol):
    """A source whose text can be cut while it is read from its beginning."""

    @property
    def where(self) -> str:
        """See `Source.where`."""
        ...

    @property
    def size(self) -> int:
        """See `Source.size`."""
        ...

    def parts(
        self, size: int, threads: int, damaged: Callable[[Damage], None]
    ) -> Iterator[BatchPart]:
        """Its text in batches that are read on their own, each of about `size` bytes as bz2.

        `threads` may decompress it. Damage is told to `damaged`; raises `InputError` where the
        source ends before its time.
        """
        ...

    def batch(self, path: str, part: BatchPart) -> Source:
        """The source that reads a batch from the file at `path`, which has its parts' text."""
        ...


@runtime_checkable
class Checked(Protocol):
    """A source of which something is stated that tells whether it is whole."""

    def statements(self) -> Sequence[str]:
        """The paths of the files that state it."""
        ...

    def check(self, stopped: Callable[[], bool]) -> tuple[str, str] | None:
        """Compare it with what is stated; a place and a reason when something may be missing.

        Raises `InputError` when it is not what is stated. `stopped` is asked now and then whether
        to leave off.
        """
        ...
