"""MediaWiki XML dumps (export 0.10 and 0.11) as a stream of pages, in bounded memory.

https://www.mediawiki.org/wiki/Help:Export#Export_format
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

from wikiextract.errors import InputError
from wikiextract.sources.limits import HEADER_BYTES
from wikiextract.sources.page import DumpSiteInfo, Page, PageFailure
from wikiextract.sources.siteinfo import read_header
from wikiextract.sources.xml_cutter import OtherSpellingError, PageCutter
from wikiextract.sources.xml_events import read_events
from wikiextract.sources.xml_page import title_in

_FIRST_PAGE, _END = b"<page>", b"</mediawiki>"


def read_dump(chunks: Iterator[bytes], where: str) -> Iterator[Page | PageFailure]:
    """Read the pages of a dump from its decompressed text, in pieces of any size.

    Of a page with several revisions the last one in the dump is read. A page that is damaged or
    larger than `limits.PAGE_BYTES` gives a `PageFailure`. Several dumps, one after the other in one
    stream, are read like one; each page carries the `site` of its own.

    Raises `InputError` when this is no dump, or where it is damaged beyond the page, after giving
    the pages before.
    """
    rest = b""
    number = 1
    while True:
        rest, number = yield from _read_document(rest, chunks, where, number)
        if not rest:
            return


def read_fragment(
    text: bytes, where: str, site: DumpSiteInfo | None = None, first: int = 1
) -> Iterator[Page | PageFailure]:
    """Read the pages of a piece of a dump, ``<page>…</page><page>…</page>``: a multistream block.

    `site` is that of the dump's header, `first` the number of the first page, for messages. The
    end of the dump may follow the pages. Nothing is raised: what cannot be read of the block gives
    a `PageFailure` at its end.
    """
    cutter = PageCutter(where, site, first)
    problem = "the block ends in the middle of this page"
    try:
        yield from cutter.feed(text)
    except OtherSpellingError:
        whole = b"<mediawiki>" + cutter.rest.rstrip().removesuffix(_END) + _END
        try:
            yield from read_events(iter(()), where, whole, site=site, number=cutter.number)
            return
        except InputError as error:
            problem = error.problem
    if cutter.rest.strip() and not cutter.finished:
        yield PageFailure(
            title=title_in(cutter.rest),
            where=f"{where}, page {cutter.number}",
            code="page-unreadable",
            problem=problem,
        )


def _read_document(
    start: bytes, chunks: Iterator[bytes], where: str, number: int
) -> Generator[Page | PageFailure, None, tuple[bytes, int]]:
    """Read one dump; gives back what follows it in the stream and the next page's number."""
    text = _until_first_page(start, chunks)
    first = text.find(_FIRST_PAGE)
    header = bytes(text[:first] if first >= 0 else text)
    if b"<!" in header or (first < 0 and _END not in header):
        if not header.strip():
            raise InputError(where, "empty: there is nothing in it")
        if b"<!" not in header:
            read_header(header, where)
        yield from read_events(chunks, where, bytes(text), number=number)
        return b"", number
    site = read_header(header, where)
    cutter = PageCutter(where, site, number)
    try:
        yield from cutter.feed(bytes(text[first:] if first >= 0 else header[header.find(_END) :]))
        while not cutter.finished:
            chunk = next(chunks, None)
            if chunk is None:
                yield from cutter.finish()
                break
            yield from cutter.feed(chunk)
    except OtherSpellingError:
        rest = b"<mediawiki>" + cutter.rest
        yield from read_events(chunks, where, rest, site=site, number=cutter.number)
        return b"", cutter.number
    return _after(cutter.rest, chunks), cutter.number


def _until_first_page(start: bytes, chunks: Iterator[bytes]) -> bytearray:
    text = bytearray(start)
    searched = 0
    while text.find(_FIRST_PAGE, searched) < 0 and text.find(_END, searched) < 0:
        searched = max(len(text) - len(_END), 0)
        chunk = next(chunks, None)
        if chunk is None or len(text) > HEADER_BYTES:
            if chunk is not None:
                text += chunk
            break
        text += chunk
    return text


def _after(rest: bytes, chunks: Iterator[bytes]) -> bytes:
    """What follows a finished dump, without white space; reads on until there is something."""
    rest = rest.lstrip()
    while not rest:
        chunk = next(chunks, None)
        if chunk is None:
            return b""
        rest = chunk.lstrip()
    return rest
