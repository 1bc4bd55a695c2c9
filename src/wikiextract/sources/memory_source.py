"""Pages that are in memory already, as a source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import msgspec

from wikiextract.sources.cut.cutting import COMPRESSION
from wikiextract.sources.page import Page, PageFailure
from wikiextract.sources.source import Item, Moved, Source, SourceIdentity, unheard


class MemorySource(msgspec.Struct, frozen=True):
    """Pages, and failures in the place of pages, that a program has made or fetched."""

    pages: tuple[Page | PageFailure, ...]
    name: str = "pages in memory"

    @property
    def where(self) -> str:
        """See `Source.where`."""
        return self.name

    @property
    def size(self) -> int:
        """See `Source.size`: the characters of its texts."""
        return sum(map(_size, self.pages))

    def read(self, moved: Moved = unheard) -> Iterator[Item]:
        """See `Source.read`."""
        position = 0
        for page in self.pages:
            position += _size(page)
            moved(position)
            yield page

    def identity(self) -> SourceIdentity:
        """See `Stored.identity`."""
        checksum = hashlib.sha256()
        for page in self.pages:
            checksum.update(msgspec.msgpack.encode(page))
        return SourceIdentity(name=self.name, size=self.size, ends=checksum.hexdigest())

    @property
    def packed_size(self) -> int:
        """See `Cuttable.packed_size`."""
        return self.size // COMPRESSION

    def cut(self, size: int) -> Sequence[Source]:
        """See `Cuttable.cut`."""
        parts: list[Source] = []
        held: list[Page | PageFailure] = []
        room = size * COMPRESSION
        for page in self.pages:
            held.append(page)
            room -= _size(page)
            if room <= 0:
                parts.append(MemorySource(tuple(held), self.name))
                held, room = [], size * COMPRESSION
        if held or not parts:
            parts.append(MemorySource(tuple(held), self.name))
        return tuple(parts)


def _size(page: Page | PageFailure) -> int:
    if isinstance(page, PageFailure):
        return 0
    return len(page.wikitext or "") + len(page.html or "")
