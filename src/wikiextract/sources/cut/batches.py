"""Cuts a stream of text into batches of whole pages or lines, in bounded memory.

For inputs of which only the beginning can be found by position: single-stream bz2, gz, zst, xz,
pipes. The batches depend on the text and the size wanted alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from wikiextract.errors import InputError
from wikiextract.sources.input_kinds import MANY_PAGES, InputKind
from wikiextract.sources.limits import HEADER_BYTES
from wikiextract.sources.page import DumpSiteInfo
from wikiextract.sources.xml.cutter import cut_off
from wikiextract.sources.xml.header import check_header_size, read_damaged_header

_PAGE, _PAGE_END, _END = b"<page>", b"</page>", b"</mediawiki>"
_LONGEST = len(_END) - 1
# The end of a dump in any spelling, which comments may follow.
_ENDS = re.compile(rb"</(?:[\w.-]+:)?mediawiki\s*>(?:\s|<!--[^<>]*-->)*\Z")
_LOOKED_AT = 1 << 12


class BatchPart(NamedTuple):
    """Some text of a batch. Batches are numbered from 0, `first` is that of its first page or line.

    `site` is None in a batch that begins with the header of a dump.
    """

    batch: int
    first: int
    site: DumpSiteInfo | None
    text: bytes
    kind: InputKind


def cut_batches(chunks: Iterator[bytes], kind: InputKind, size: int) -> Iterator[BatchPart]:
    """Cut text into batches of at least `size` bytes; that of one page is one batch.

    XML in another spelling than MediaWiki's (with comments or CDATA) goes into one last batch from
    there on. What `chunks` raises is raised, after the text before; and `CutOffError` for a dump
    that has no end.
    """
    if kind == "xml":
        return _PageBatches(size).cut(chunks)
    if kind in MANY_PAGES:
        return _cut_lines(chunks, kind, size)
    return (BatchPart(0, 1, None, chunk, kind) for chunk in chunks)


def _cut_lines(chunks: Iterator[bytes], kind: InputKind, size: int) -> Iterator[BatchPart]:
    batch, first, lines, held = 0, 1, 0, 0
    for chunk in chunks:
        text = chunk
        while text:
            cut = text.find(b"\n", max(size - held - 1, 0)) + 1 if held + len(text) >= size else 0
            part = text[:cut] if cut else text
            yield BatchPart(batch, first, None, part, kind)
            lines += part.count(b"\n")
            held += len(part)
            text = text[len(part) :]
            if cut:
                batch, first, held = batch + 1, lines + 1, 0


class _PageBatches:
    """Follows the text of one dump or several, one after the other, and cuts after pages."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._batch = 0
        self._first = 1
        self._pages = 0
        self._held = 0
        self._site: DumpSiteInfo | None = None
        self._stated: DumpSiteInfo | None = None
        self._header: bytearray | None = bytearray()

    def cut(self, chunks: Iterator[bytes]) -> Iterator[BatchPart]:
        kept = b""
        for chunk in chunks:
            text = kept + chunk
            if b"<!" in text:
                yield from self._rest(text, chunks)
                return
            # A tag may go on in the next chunk.
            safe = text.rfind(b"<", max(len(text) - _LONGEST, 0))
            text, kept = (text[:safe], text[safe:]) if safe >= 0 else (text, b"")
            yield from self._take(text)
        yield from self._take(kept)
        if self._header is None or self._header.strip():
            raise cut_off("dump", f"after page {self._pages}")

    def _rest(self, text: bytes, chunks: Iterator[bytes]) -> Iterator[BatchPart]:
        """Give all that follows, too."""
        end = b""
        for part in chain((text,), chunks):
            yield self._part(part)
            end = (end + part)[-_LOOKED_AT:]
        if not _ENDS.search(end):
            raise cut_off("dump", f"after page {self._pages}")

    def _take(self, text: bytes) -> Iterator[BatchPart]:
        while text:
            if self._header is not None:
                end = text.find(_PAGE)
                part = text[:end] if end >= 0 else text
                self._read_header(self._header, part, ended=end >= 0)
                yield self._part(part)
            else:
                end = text.find(_END)
                part = text[: end + len(_END)] if end >= 0 else text
                yield from self._cut_pages(part)
                if end >= 0:
                    self._header = bytearray()
            text = text[len(part) :]

    def _cut_pages(self, text: bytes) -> Iterator[BatchPart]:
        while text:
            cut = -1
            if self._held + len(text) >= self._size:
                cut = text.find(_PAGE_END, max(self._size - self._held - len(_PAGE_END), 0))
            part = text[: cut + len(_PAGE_END)] if cut >= 0 else text
            yield self._part(part)
            text = text[len(part) :]
            if cut >= 0:
                self._batch += 1
                self._first = self._pages + 1
                self._held = 0
                self._site = self._stated

    def _part(self, text: bytes) -> BatchPart:
        self._held += len(text)
        self._pages += text.count(_PAGE)
        return BatchPart(self._batch, self._first, self._site, text, "xml")

    def _read_header(self, header: bytearray, text: bytes, *, ended: bool) -> None:
        """Look for the site in what stands before the first page."""
        header += text
        check_header_size(header, "dump")
        if not ended and len(header) <= HEADER_BYTES:
            return
        self._header = None
        try:
            self._stated = read_damaged_header(bytes(header), "dump")
        except InputError:  # told by whoever reads this batch
            self._stated = self._stated or DumpSiteInfo()
