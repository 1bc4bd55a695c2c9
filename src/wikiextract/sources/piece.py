"""A piece of an input that is read on its own: by another process, or on another machine."""

from __future__ import annotations

import bz2
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

import msgspec

from wikiextract.errors import InputError
from wikiextract.sources.bz2_streams import next_stream
from wikiextract.sources.enterprise import read_lines
from wikiextract.sources.kinds import Kind
from wikiextract.sources.limits import CHUNK_BYTES, READ_BYTES
from wikiextract.sources.page import DumpSiteInfo, Page, PageFailure
from wikiextract.sources.source import open_source
from wikiextract.sources.xml_dump import read_pages

Framing: TypeAlias = Literal["file", "text", "bz2"]
"""file: a whole input as `open_source` reads it; text: bytes of plain pages or lines; bz2: whole
bz2 streams."""


class Piece(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a piece is: a file, or the bytes from `start` up to `end` of it.

    `kind` is "xml" (``<page>…</page><page>…</page>``) or "ndjson" unless the framing is "file".
    A piece of XML without `site` begins with the header of the dump. `name` stands for the file in
    messages; `first` is the number of its first page or line there, or None when that is not known
    (pages are numbered within the piece then).
    """

    path: str
    framing: Framing = "file"
    kind: Kind | None = None
    start: int = 0
    end: int | None = None
    name: str | None = None
    first: int | None = None
    site: DumpSiteInfo | None = None

    @property
    def where(self) -> str:
        """The piece in messages."""
        name = self.name or self.path
        if self.framing == "file" or self.first is not None:
            return name
        return f"{name}, bytes {self.start} to {self.end}"


class Damage(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of an input that cannot be read: from `start` up to `end` (None: to its end).

    `unusable`: there was nothing before them that could be read.
    """

    where: str
    problem: str
    start: int = 0
    end: int | None = None
    unusable: bool = False


def read_piece(piece: Piece) -> Iterator[Page | PageFailure | Damage]:
    """The pages of a piece, and what of it is damaged; nothing that is wrong with it is raised."""
    place = _Place()
    count = _Count(0)
    try:
        if piece.framing == "file":
            yield from count(open_source(piece.path, kind=piece.kind))
            return
        with Path(piece.path).open("rb") as stream:
            if piece.framing == "text":
                chunks = _bytes(stream, piece.start, piece.end, place)
                yield from count(_read_text(piece, chunks))
            else:
                yield from _read_streams(piece, stream)
    except InputError as error:
        yield Damage(
            where=piece.name or error.where,
            problem=error.problem_and_advice,
            start=piece.start,
            end=piece.end,
            unusable=count.next == 0,
        )
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        start = max(place.position, piece.start)
        yield Damage(where=piece.name or piece.path, problem=problem, start=start, end=piece.end)


class _Place:
    """How far a file is read."""

    def __init__(self) -> None:
        self.position = 0


def _bytes(stream: BinaryIO, start: int, end: int | None, place: _Place) -> Iterator[bytes]:
    stream.seek(start)
    place.position = start
    while end is None or place.position < end:
        size = READ_BYTES if end is None else min(READ_BYTES, end - place.position)
        chunk = stream.read(size)
        if not chunk:
            return
        place.position += len(chunk)
        yield chunk


def _read_text(piece: Piece, chunks: Iterator[bytes]) -> Iterator[Page | PageFailure]:
    if piece.kind == "ndjson":
        return read_lines(chunks, piece.where, piece.first or 1)
    return _read_pages(chunks, piece, piece.first or 1, header=piece.site is None)


def _read_pages(
    chunks: Iterator[bytes], piece: Piece, first: int, *, header: bool
) -> Iterator[Page | PageFailure]:
    return read_pages(chunks, piece.where, piece.site, first, header=header)


class _Streams:
    """The bz2 streams of a file from one byte up to another, up to where they are damaged."""

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        self._stream = stream
        self._end = end
        self.stream_start = start
        self.damage: str | None = None

    def text(self) -> Iterator[bytes]:
        """Decompressed text; ends at the end or at damage, which then stands in `damage`."""
        self.damage = None
        decoder: bz2.BZ2Decompressor | None = None
        position = self.stream_start
        for chunk in _bytes(self._stream, self.stream_start, self._end, _Place()):
            data = chunk
            position += len(chunk)
            while data:
                if decoder is None:
                    data = data.lstrip(b"\0")
                    if not data:
                        break
                    decoder = bz2.BZ2Decompressor()
                    self.stream_start = position - len(data)
                try:
                    yield decoder.decompress(data, CHUNK_BYTES)
                    while not decoder.eof and not decoder.needs_input:
                        yield decoder.decompress(b"", CHUNK_BYTES)
                except (OSError, EOFError) as error:
                    self.damage = f"damaged bz2 data ({error})"
                    return
                data, decoder = (decoder.unused_data, None) if decoder.eof else (b"", decoder)
        if decoder is not None:
            self.damage = "the bz2 data ends in the middle"

    def skip(self) -> tuple[int, int]:
        """Pass over the damaged stream; gives its first byte and the one after its last."""
        start = self.stream_start
        found = next_stream(self._stream, start + 1, self._end)
        self.stream_start = self._end if found is None else found
        return start, self.stream_start

    @property
    def finished(self) -> bool:
        return self.damage is None or self.stream_start >= self._end


def _read_streams(piece: Piece, stream: BinaryIO) -> Iterator[Page | PageFailure | Damage]:
    end = piece.end if piece.end is not None else Path(piece.path).stat().st_size
    streams = _Streams(stream, piece.start, end)
    first = piece.first or 1
    while True:
        count = _Count(first)
        header = piece.site is None and streams.stream_start == 0
        try:
            yield from count(_read_pages(streams.text(), piece, first, header=header))
        except InputError:
            if streams.damage is None:  # otherwise it is only what follows from that
                raise
        if streams.damage is None:
            return
        problem = streams.damage
        start, after = streams.skip()
        yield Damage(where=piece.name or piece.path, problem=problem, start=start, end=after)
        if streams.stream_start >= end:
            return
        first = count.next


class _Count:
    """Counts items as they pass."""

    def __init__(self, first: int) -> None:
        self.next = first

    def __call__(self, items: Iterable[Page | PageFailure]) -> Iterator[Page | PageFailure]:
        for item in items:
            self.next += 1
            yield item
