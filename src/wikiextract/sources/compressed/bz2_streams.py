"""Where the streams of a multistream bz2 dump begin.

Such a dump is many bz2 streams one after the other, each of a hundred whole pages but the first,
which is the dump's header, and the last, its end.
https://meta.wikimedia.org/wiki/Data_dumps/Dump_format#Multistream_dumps
"""

from __future__ import annotations

import bz2
import re
from typing import BinaryIO

# "BZh", the block size, and the mark of a block (or of the end, in an empty stream).
_HEADER = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_HEADER_BYTES = 10
_READ_BYTES = 1 << 20
_LOOKED_AT = 256
# Some tools cut a dump into streams wherever they please; those are not searched to the end.
_MAX_TRIED = 8


def next_stream(stream: BinaryIO, start: int, end: int) -> int | None:
    """The position of the first bz2 stream that begins from `start` to `end`; None if none does."""
    position = start
    held = b""
    while position < end:
        stream.seek(position)
        data = stream.read(min(_READ_BYTES, end - position))
        if not data:
            return None
        text = held + data
        found = _HEADER.search(text)
        if found is not None:
            return position - len(held) + found.start()
        position += len(data)
        held = text[-_HEADER_BYTES + 1 :]
    return None


def next_page_stream(stream: BinaryIO, start: int, end: int) -> int | None:
    """The position of the next bz2 stream that begins with a page; None if none is found."""
    position = start
    for _ in range(_MAX_TRIED):
        found = next_stream(stream, position, end)
        if found is None:
            return None
        if begins_with_page(stream, found):
            return found
        position = found + 1
    return None


def begins_with_page(stream: BinaryIO, position: int) -> bool:
    """Return True if a bz2 stream begins at `position` and its text begins with ``<page>``."""
    stream.seek(position)
    decoder = bz2.BZ2Decompressor()
    text = b""
    try:
        while len(text) < _LOOKED_AT and not decoder.eof:
            data = b""
            if decoder.needs_input:
                data = stream.read(_READ_BYTES >> 4)
                if not data:
                    break
            text += decoder.decompress(data, _LOOKED_AT)
    except (OSError, EOFError):
        return False
    return text.lstrip().startswith(b"<page>")
