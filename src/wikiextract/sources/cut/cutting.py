"""Cuts an input into pieces that are read on their own, where its form lets us find borders.

The cuts depend on the input and the size wanted alone, so that they are the same each time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import BinaryIO

from wikiextract.errors import InputError
from wikiextract.sources.compressed.bz2_streams import begins_with_page, next_page_stream
from wikiextract.sources.compressed.compression import MAGIC_BYTES, compression_of
from wikiextract.sources.compressed.stream_index import index_beside, read_index
from wikiextract.sources.cut.piece import Piece
from wikiextract.sources.damage import Damage
from wikiextract.sources.input_kinds import MANY_PAGES, InputKind
from wikiextract.sources.opened import OpenInput
from wikiextract.sources.page import DumpSiteInfo
from wikiextract.sources.remote import open_anywhere
from wikiextract.sources.xml.dump import read_site

COMPRESSION = 4
"""XML is about so many times the size of its bz2."""

_READ_BYTES = 1 << 22
_PAGE_END = b"</page>"
_LOOKED_AT = 16


def cut_file(
    path: str, kind: InputKind, size: int, index: str | None = None
) -> tuple[Piece, ...] | None:
    """The pieces of a file, each of about `size` bytes; None when it cannot be cut by position.

    Multistream bz2 is cut at its streams, which the index (that beside the dump, or `index`) or the
    file itself tells; plain XML at the ends of pages, plain NDJSON at those of lines. There
    are no pieces when it is best left whole: a file of another kind, or not larger than `size`.
    Raises `InputError` for an input that is unusable from its beginning.
    """
    try:
        with open_anywhere(path) as stream:
            end = stream.seek(0, 2)
            stream.seek(0)
            compression = compression_of(stream.read(MAGIC_BYTES))
            if kind not in MANY_PAGES or end <= size:
                return ()
            borders: list[int] | None
            if compression is None:
                borders = _text_borders(stream, kind, end, size)
            elif compression == "bz2" and kind == "xml":
                borders = _stream_borders(stream, path, end, size, index)
            else:
                return None
    except FileNotFoundError:
        raise InputError(path, "no such file") from None
    except OSError as error:
        raise InputError(path, f"cannot be opened: {error.strerror or error}") from error
    if borders is None:
        return None
    if not borders:
        return ()
    site = _site(path) if kind == "xml" else None
    return _pieces(path, kind, compression is not None, [0, *borders, end], site)


def _pieces(
    path: str, kind: InputKind, compressed: bool, borders: Sequence[int], site: DumpSiteInfo | None
) -> tuple[Piece, ...]:
    return tuple(
        Piece(
            path=path,
            framing="bz2" if compressed else "text",
            kind=kind,
            start=start,
            end=end,
            site=site if start else None,
            last=end == borders[-1],
        )
        for start, end in pairwise(borders)
    )


def _site(path: str) -> DumpSiteInfo:
    """The site that the dump's header states, as far as it is not damaged."""
    stream = open_anywhere(path)
    with OpenInput(stream, path, kind="xml", damaged=_passed_over) as source:
        return read_site(source.text(), path)


def _passed_over(_: Damage) -> None:
    """Whoever reads the damaged place tells of it."""


def _stream_borders(
    stream: BinaryIO, path: str, end: int, size: int, index: str | None
) -> list[int] | None:
    """Borders of about `size` bytes at starts of streams; None when it is not multistream."""
    found = index if index is not None else index_beside(path)
    if found is not None:
        borders = _indexed_borders(stream, read_index(found), end, size)
        if borders is not None:
            return borders
        if index is not None:
            raise InputError(index, f"is not the index of {path}: no stream begins where it says")
    borders = []
    position = next_page_stream(stream, size, end)
    while position is not None:
        borders.append(position)
        position = next_page_stream(stream, position + size, end)
    return borders or None


def _indexed_borders(
    stream: BinaryIO, offsets: Sequence[int], end: int, size: int
) -> list[int] | None:
    borders: list[int] = []
    position = 0
    while (at := bisect_left(offsets, position + size)) < len(offsets):
        position = offsets[at]
        borders.append(position)
    if position >= end:
        return None
    # An index of another dump is wrong almost everywhere. To unpack a page at each border takes a
    # minute for a large dump, and a border that is wrong alone is damage that its reader tells of.
    looked_at = borders[:: max(len(borders) // _LOOKED_AT, 1)] + borders[-1:]
    return borders if all(begins_with_page(stream, one) for one in looked_at) else None


def _text_borders(stream: BinaryIO, kind: InputKind, end: int, size: int) -> list[int]:
    """Borders in plain text after the end of a page or line; none when comments could hide ends."""
    mark = _PAGE_END if kind == "xml" else b"\n"
    borders: list[int] = []
    position = 0
    held = b""
    stream.seek(0)
    while data := stream.read(_READ_BYTES):
        text = held + data
        start = position - len(held)
        if kind == "xml" and b"<!" in text:
            return []
        wanted = (borders[-1] if borders else 0) + size
        while start + len(text) >= wanted:
            found = text.find(mark, max(wanted - start - len(mark), 0))
            if found < 0:
                break
            border = start + found + len(mark)
            if border >= end:
                break
            borders.append(border)
            wanted = border + size
        position += len(data)
        held = text[-len(mark) + 1 :] if len(mark) > 1 else b""
    return borders
