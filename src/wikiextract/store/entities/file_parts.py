"""Files cut into parts that are read on their own, side by side: plain text and bz2.

A line belongs to the part in which it begins. So a part other than the first begins after the first
end of a line in it, and goes on behind its end to the end of the line there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from wikiextract.errors import InputError
from wikiextract.sources.characters import shown_path
from wikiextract.sources.compressed.bz2_blocks import blocks_from, find_marks
from wikiextract.sources.damage import Damage
from wikiextract.sources.limits import READ_BYTES

PART_BYTES = 16 << 20
"""Text of a part, about."""
_PART_BLOCKS = 16
"""Blocks of bz2 of a part: of 900 kB of text each, but for text that is made to explode."""


@dataclass(frozen=True)
class FilePart:
    """A part of a file, from `start` up to `end`: bytes of plain text, or bits of bz2."""

    path: str
    is_bz2: bool
    start: int
    end: int

    @property
    def position(self) -> int:
        """The byte at which it ends."""
        return self.end // 8 if self.is_bz2 else self.end

    @property
    def place(self) -> str:
        """Where it is in the file, for people; nothing for what begins it."""
        unit = 8 if self.is_bz2 else 1
        return f", bytes {self.start // unit} to {self.end // unit}" if self.start else ""

    def read(self, damaged: Callable[[Damage], None]) -> Iterator[bytes]:
        """The text of the lines that begin in it, in pieces.

        In the place of damaged data, which is told, stands an end of a line. Raises `InputError`
        when the file is not to be read any more.
        """
        try:
            yield from self._read(damaged)
        except OSError as error:
            raise InputError(shown_path(self.path), f"cannot be read ({error.strerror})") from error

    def _read(self, damaged: Callable[[Damage], None]) -> Iterator[bytes]:
        pieces = _bz2_pieces if self.is_bz2 else _plain_pieces
        passing = self.start > 0
        with Path(self.path).open("rb") as stream:
            for is_inside, piece in pieces(self, stream, damaged):
                text = piece
                if passing:
                    if not is_inside:
                        return
                    passing = b"\n" not in text
                    text = text[text.find(b"\n") + 1 :] if not passing else b""
                end = text.find(b"\n") + 1 if not is_inside else 0
                yield text[:end] if end else text
                if end:
                    return


def cut_plain(path: str, size: int) -> Iterator[FilePart]:
    """The parts of a plain file of `size` bytes."""
    for start in range(0, size, PART_BYTES):
        yield FilePart(path, False, start, min(start + PART_BYTES, size))


def cut_bz2(path: str, size: int, known: Callable[[int], int | None]) -> Iterator[FilePart]:
    """The parts of a bz2 file of `size` bytes, whole blocks each.

    `known` gives the end of the part that begins somewhere, where that is known already.
    """
    start = 0
    with Path(path).open("rb") as stream:
        while start < size * 8:
            end = known(start) or _border(stream, start, size)
            yield FilePart(path, True, start, end)
            start = end


def _border(stream: BinaryIO, start: int, size: int) -> int:
    """The bit of the first block that is not in the part from `start` on, or the file's end."""
    blocks = 0
    for mark in find_marks(stream, start // 8, size):
        if mark.bit >= start and not mark.is_end:
            if blocks == _PART_BLOCKS:
                return mark.bit
            blocks += 1
    return size * 8


def _plain_pieces(
    part: FilePart, stream: BinaryIO, _: Callable[[Damage], None]
) -> Iterator[tuple[bool, bytes]]:
    """The text in a part and, told by False, what follows it."""
    stream.seek(part.start)
    yield True, stream.read(part.end - part.start)
    while data := stream.read(READ_BYTES):
        yield False, data


def _bz2_pieces(
    part: FilePart, stream: BinaryIO, damaged: Callable[[Damage], None]
) -> Iterator[tuple[bool, bytes]]:
    """The text in a part and, told by False, what follows it."""
    size = stream.seek(0, 2)
    for bit, block in blocks_from(stream, part.start, size):
        is_inside = bit < part.end
        if block.text is None and is_inside:
            problem = "damaged bz2 data; fetch the file again and compare its checksum"
            damaged(Damage(where=part.path, problem=problem, start=block.start, end=block.end))
        yield is_inside, b"\n" if block.text is None else block.text
