"""The text of a bz2 file that may be damaged: all blocks but those that are."""

from __future__ import annotations

import bz2
from collections import deque
from collections.abc import Callable, Generator, Iterator
from typing import BinaryIO

from wikiextract.sources.compressed.bz2_blocks import DecodedBlock, read_blocks
from wikiextract.sources.damage import Damage
from wikiextract.sources.limits import CHUNK_BYTES, READ_BYTES

# bz2 gives the text of a block before it has compared its checksum, so that much is held back.
_UNCHECKED = 1_000_000
_ADVICE = "fetch the file again and compare its checksum"


class Bz2Text:
    """Reads the bz2 streams from byte `start` up to `end` of a file, which must be seekable.

    `position` is how far it is. Blocks that are damaged are told to `damaged`, and `gap` stands in
    the text in their place.
    """

    def __init__(
        self,
        stream: BinaryIO,
        where: str,
        start: int,
        end: int,
        gap: bytes,
        damaged: Callable[[Damage], None],
    ) -> None:
        self.position = start
        self._stream = stream
        self._where = where
        self._end = end
        self._gap = gap
        self._damaged = damaged
        self._released = 0

    def __iter__(self) -> Iterator[bytes]:
        while self._at_stream():
            start = self.position
            self._released = 0
            whole = yield from self._read_stream()
            if not whole:
                yield from self._recover(start)

    def _at_stream(self) -> bool:
        """Pass over zeros, which are padding; whether anything follows."""
        while self.position < self._end:
            self._stream.seek(self.position)
            data = self._stream.read(min(READ_BYTES, self._end - self.position))
            if not data:
                self._tell(DecodedBlock(self.position, self._end, None), "the file ends before")
                return False
            stripped = data.lstrip(b"\0")
            self.position += len(data) - len(stripped)
            if stripped:
                return True
        return False

    def _read_stream(self) -> Generator[bytes, None, bool]:
        """Read the stream at the position; whether it was whole."""
        decoder = bz2.BZ2Decompressor()
        held: deque[bytes] = deque()
        size = 0
        position = self.position
        self._stream.seek(position)
        while not decoder.eof:
            data = b""
            if decoder.needs_input:
                data = self._stream.read(min(READ_BYTES, self._end - position))
                if not data:
                    return False
                position += len(data)
            try:
                text = decoder.decompress(data, CHUNK_BYTES)
            except (OSError, EOFError):
                return False
            held.append(text)
            size += len(text)
            while size - len(held[0]) >= _UNCHECKED:
                released = held.popleft()
                size -= len(released)
                self._released += len(released)
                self.position = position
                yield released
        yield from filter(None, held)
        self.position = position - len(decoder.unused_data)
        return True

    def _recover(self, start: int) -> Iterator[bytes]:
        """Read the blocks of a damaged stream that were not given yet."""
        passed = self._released
        ended = None
        damaged: DecodedBlock | None = None
        for block in read_blocks(self._stream, start, self._end):
            if damaged is not None:
                self._tell(damaged, "damaged bz2 data")
                damaged = None
            if block.text is None:
                damaged = block
                yield self._gap
            elif not block.text:
                ended = block.end
            elif passed >= len(block.text):
                passed -= len(block.text)
            else:
                yield block.text[passed:]
                passed = 0
        if damaged is not None:
            self._tell(damaged, "the bz2 data ends in the middle")
        elif ended is None:
            end = DecodedBlock(self._end, self._end, None)
            self._tell(end, "the bz2 data ends without its end mark")
        self.position = self._end if ended is None else ended

    def _tell(self, block: DecodedBlock, problem: str) -> None:
        self._damaged(
            Damage(
                where=self._where,
                problem=f"{problem}; {_ADVICE}",
                start=block.start,
                end=block.end,
            )
        )
