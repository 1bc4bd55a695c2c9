"""The blocks of a bz2 stream one by one, so that a damaged one costs nothing but itself.

A stream is a header of 4 bytes, blocks of at most 900 kB of text each, and an end. Blocks begin at
any bit, with a mark of 48 bits and the checksum of their text.
https://en.wikipedia.org/wiki/Bzip2#File_format
"""

from __future__ import annotations

import bz2
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_BLOCK, _END = 0x314159265359, 0x177245385090
_MARK_BITS, _CHECKSUM_BITS = 48, 32
_HEADER_BYTES = 4
_READ_BYTES = 1 << 20
# No block takes more: its text is at most 900 kB before run-length coding.
_LONGEST = 8 * (2 << 20)


class Mark(NamedTuple):
    """The beginning of a block, or of the end of a stream (`is_end`), in bits of the file."""

    bit: int
    is_end: bool


class DecodedBlock(NamedTuple):
    """A block from one byte up to another: its text, or None when it is damaged."""

    start: int
    end: int
    text: bytes | None


def read_blocks(stream: BinaryIO, start: int, end: int) -> Iterator[DecodedBlock]:
    """The blocks of the stream that begins at `start`, before `end`.

    Bytes in which no block can be found count as a damaged one. Last comes one with an empty text
    and in `end` where the stream ends; it is missing when the stream does not end.
    """
    marks = find_marks(stream, start, end)
    block = next(marks, None)
    first = _bit(block, end)
    if first != (start + _HEADER_BYTES) * 8:  # the first block's own mark is damaged
        yield DecodedBlock(start, first // 8, None)
    while block is not None and not block.is_end:
        after = next(marks, None)
        text = _decoded(stream, block.bit, _bit(after, end))
        if text is None and after is not None and not after.is_end:
            # The bits of a mark may stand inside a block, however unlikely.
            beyond = next(marks, None)
            whole = _decoded(stream, block.bit, _bit(beyond, end))
            if whole is None:
                yield DecodedBlock(block.bit // 8, after.bit // 8, None)
                text = _decoded(stream, after.bit, _bit(beyond, end))
                block = after
            else:
                text = whole
            after = beyond
        yield DecodedBlock(block.bit // 8, _bit(after, end) // 8, text)
        block = after
    if block is not None:
        bits = block.bit + _MARK_BITS + _CHECKSUM_BITS
        yield DecodedBlock(block.bit // 8, (bits + 7) // 8, b"")


def blocks_from(stream: BinaryIO, bit: int, end: int) -> Iterator[tuple[int, DecodedBlock]]:
    """The blocks whose marks begin from `bit` on and before byte `end`, each with its own bit.

    Streams that follow one another are read as one; bytes between blocks are passed over.
    """
    marks = (mark for mark in find_marks(stream, bit // 8, end) if mark.bit >= bit)
    mark = next(marks, None)
    while mark is not None:
        after = next(marks, None)
        if not mark.is_end:
            text = _decoded(stream, mark.bit, _bit(after, end))
            if text is None and after is not None and not after.is_end:
                # The bits of a mark may stand inside a block, however unlikely.
                beyond = next(marks, None)
                text = _decoded(stream, mark.bit, _bit(beyond, end))
                if text is None:
                    yield mark.bit, DecodedBlock(mark.bit // 8, after.bit // 8, None)
                    mark = after
                    text = _decoded(stream, mark.bit, _bit(beyond, end))
                after = beyond
            yield mark.bit, DecodedBlock(mark.bit // 8, _bit(after, end) // 8, text)
        mark = after


def _bit(mark: Mark | None, end: int) -> int:
    return mark.bit if mark is not None else end * 8


def _decoded(stream: BinaryIO, start: int, end: int) -> bytes | None:
    """The text of the block between two bits; None when there is no whole one."""
    size = end - start
    if not _MARK_BITS + _CHECKSUM_BITS < size <= _LONGEST:
        return None
    first, last = start // 8, (end + 7) // 8
    stream.seek(first)
    data = stream.read(last - first)
    bits = int.from_bytes(data, "big") >> (last * 8 - end)
    bits &= (1 << size) - 1
    checksum = (bits >> (size - _MARK_BITS - _CHECKSUM_BITS)) & 0xFFFFFFFF
    # A stream of this block alone: its checksum is the block's.
    bits = (((bits << _MARK_BITS) | _END) << _CHECKSUM_BITS) | checksum
    size += _MARK_BITS + _CHECKSUM_BITS
    padding = -size % 8
    whole = b"BZh9" + (bits << padding).to_bytes((size + padding) // 8, "big")
    decoder = bz2.BZ2Decompressor()
    try:
        text = decoder.decompress(whole)
    except OSError:
        return None
    return text if decoder.eof else None


def _patterns() -> tuple[tuple[int, bool, bytes], ...]:
    """For each kind of mark and each bit it may begin at, the whole bytes inside it."""
    found = []
    for mark in (_BLOCK, _END):
        for shift in range(8):
            data = (mark << (8 - shift)).to_bytes(7, "big")
            inside = data[1:6] if shift else data[:6]
            found.append((shift, mark == _END, inside))
    return tuple(found)


_PATTERNS = _patterns()


def find_marks(stream: BinaryIO, start: int, end: int) -> Iterator[Mark]:
    """The marks from byte `start` up to `end`, in order."""
    position = start
    while position < end:
        stream.seek(position)
        data = stream.read(min(_READ_BYTES + 8, end - position))
        limit = position + _READ_BYTES
        found = [
            mark
            for shift, is_end, inside in _PATTERNS
            for mark in _of_pattern(data, position, shift, is_end, inside)
        ]
        yield from sorted(mark for mark in found if mark.bit < limit * 8)
        position = limit


def _of_pattern(
    data: bytes, position: int, shift: int, is_end: bool, inside: bytes
) -> Iterator[Mark]:
    wanted = _END if is_end else _BLOCK
    at = data.find(inside)
    while at >= 0:
        first = at - 1 if shift else at
        seven = data[first : first + 7] if first >= 0 else b""
        if len(seven) == 6 and not shift:
            seven += b"\0"
        if len(seven) == 7:
            bits = int.from_bytes(seven, "big") >> (8 - shift)
            if bits & ((1 << _MARK_BITS) - 1) == wanted:
                yield Mark((position + first) * 8 + shift, is_end)
        at = data.find(inside, at + 1)
