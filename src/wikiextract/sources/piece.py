"""A piece of an input that is read on its own: by another process, or on another machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

import msgspec

from wikiextract.errors import InputError
from wikiextract.sources.bz2_text import Bz2Text, Damage
from wikiextract.sources.characters import shown_path
from wikiextract.sources.enterprise import read_lines
from wikiextract.sources.kinds import Kind
from wikiextract.sources.limits import READ_BYTES
from wikiextract.sources.page import DumpSiteInfo, Page, PageFailure
from wikiextract.sources.source import open_source
from wikiextract.sources.xml_cutter import GAP
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
        name = shown_path(self.name or self.path)
        if self.framing == "file" or self.first is not None:
            return name
        return f"{name}, bytes {self.start} to {self.end}"


def read_piece(piece: Piece) -> Iterator[Page | PageFailure | Damage]:
    """The pages of a piece, and what of it is damaged; nothing that is wrong with it is raised."""
    place = _Place()
    count = _Count(0)
    try:
        if piece.framing == "file":
            damages: list[Damage] = []
            source = open_source(piece.path, kind=piece.kind, damaged=damages.append)
            yield from with_damages(count(source), damages)
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
        where = shown_path(piece.name or piece.path)
        yield Damage(where=where, problem=problem, start=start, end=piece.end)


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
    header = piece.site is None and piece.start == 0
    return read_pages(chunks, piece.where, piece.site, piece.first or 1, header=header)


def _read_streams(piece: Piece, stream: BinaryIO) -> Iterator[Page | PageFailure | Damage]:
    end = piece.end if piece.end is not None else Path(piece.path).stat().st_size
    damages: list[Damage] = []
    where = shown_path(piece.name or piece.path)
    text = Bz2Text(stream, where, piece.start, end, GAP, damages.append)
    yield from with_damages(_read_text(piece, iter(text)), damages)


def with_damages(
    items: Iterable[Page | PageFailure], damages: list[Damage]
) -> Iterator[Page | PageFailure | Damage]:
    """The items, and before each the damages that were found on the way to it."""
    try:
        for item in items:
            yield from damages
            damages.clear()
            yield item
    finally:
        yield from damages


class _Count:
    """Counts items as they pass."""

    def __init__(self, first: int) -> None:
        self.next = first

    def __call__(self, items: Iterable[Page | PageFailure]) -> Iterator[Page | PageFailure]:
        for item in items:
            self.next += 1
            yield item
