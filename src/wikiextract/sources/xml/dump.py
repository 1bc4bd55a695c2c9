"""MediaWiki XML dumps (export 0.10 and 0.11) as a stream of pages, in bounded memory.

https://www.mediawiki.org/wiki/Help:Export#Export_format
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

from wikiextract.errors import InputError
from wikiextract.sources.limits import HEADER_BYTES
from wikiextract.sources.page import DumpSiteInfo, Page, PageFailure
from wikiextract.sources.xml.cutter import OtherSpellingError, PageCutter, cut_off
from wikiextract.sources.xml.events import read_events
from wikiextract.sources.xml.header import check_header_size, read_damaged_header
from wikiextract.sources.xml.siteinfo import read_header
from wikiextract.sources.xml.usual_page import title_in

_FIRST_PAGE, _END = b"<page>", b"</mediawiki>"


def read_dump(chunks: Iterator[bytes], where: str) -> Iterator[Page | PageFailure]:
    """Read the pages of a dump from its decompressed text, in pieces of any size.

    Of a page with several revisions the newest is read. A page that is damaged or
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
    yield from read_pages(iter([text]), where, site, first)


def read_pages(
    chunks: Iterator[bytes],
    where: str,
    site: DumpSiteInfo | None = None,
    first: int = 1,
    *,
    header: bool = False,
    last: bool = False,
) -> Iterator[Page | PageFailure]:
    """Like `read_fragment`, of text that comes in pieces of any size, in bounded memory.

    `header`: the text begins with that of a dump, which says the `site`; `last`: nothing follows
    it. After the end of a dump another one may begin. Raises `InputError` for a header that is none
    and for a last piece without the end of the dump, and what `chunks` raises, after what was read
    before.
    """
    rest = b""
    if header:
        site, rest = _site_and_rest(b"", chunks, where)
    number = first
    while True:
        cutter = PageCutter(where, site, number)
        ended = yield from _read_part(cutter, rest, chunks)
        number = cutter.number
        if last and not ended:
            raise cut_off(where, "after its last page")
        rest = _after(cutter.rest, chunks) if cutter.finished else b""
        if not rest:
            return
        site, rest = _site_and_rest(rest, chunks, where)


def read_site(chunks: Iterator[bytes], where: str) -> DumpSiteInfo:
    """Read the header of a dump and no further.

    Raises `InputError` when it is none.
    """
    return _site_and_rest(b"", chunks, where)[0]


def _site_and_rest(start: bytes, chunks: Iterator[bytes], where: str) -> tuple[DumpSiteInfo, bytes]:
    """Read the header of a dump; gives its site and what follows the header."""
    text = _until_first_page(start, chunks, where)
    end = _header_end(text)
    header = bytes(text[:end])
    return read_damaged_header(header, where), bytes(text[end:])


def _read_part(
    cutter: PageCutter, start: bytes, chunks: Iterator[bytes]
) -> Generator[Page | PageFailure, None, bool]:
    """Read pages up to the end of the text or of the dump; give back whether that end came."""
    problem = "the text ends in the middle of this page"
    try:
        yield from cutter.feed(start)
        while not cutter.finished:
            chunk = next(chunks, None)
            if chunk is None:
                break
            yield from cutter.feed(chunk)
    except OtherSpellingError:
        ends: list[bool] = []
        whole = _wrapped(cutter.rest, chunks, ends)
        try:
            yield from read_events(whole, cutter.where, site=cutter.site, number=cutter.number)
            return ends == [True]
        except InputError as error:
            problem = error.problem
    if cutter.rest.strip() and not cutter.finished:
        yield PageFailure(
            title=title_in(cutter.rest),
            where=f"{cutter.where}, page {cutter.number}",
            code="page-unreadable",
            problem=problem,
        )
    return cutter.finished


def _wrapped(rest: bytes, chunks: Iterator[bytes], ends: list[bool]) -> Iterator[bytes]:
    """A piece of a dump as a document: with a root; `ends` notes whether the piece has its end."""
    yield b"<mediawiki>"
    held = rest
    for chunk in chunks:
        held += chunk
        ready = len(held.rstrip()) - len(_END)
        if ready > 0:
            yield held[:ready]
            held = held[ready:]
    held = held.rstrip()
    ends.append(held.endswith(_END))
    yield held.removesuffix(_END) + _END


def _read_document(
    start: bytes, chunks: Iterator[bytes], where: str, number: int
) -> Generator[Page | PageFailure, None, tuple[bytes, int]]:
    """Read one dump; gives back what follows it in the stream and the next page's number."""
    text = _until_first_page(start, chunks, where)
    first = text.find(_FIRST_PAGE)
    header = bytes(text[:first] if first >= 0 else text)
    if b"<!" in header or (first < 0 and _END not in header):
        if not header.strip():
            raise InputError(where, "empty: there is nothing in it")
        if b"<!" not in header:
            read_header(header, where)
        yield from read_events(chunks, where, bytes(text), number=number)
        return b"", number
    site = read_damaged_header(header, where)
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


def _until_first_page(start: bytes, chunks: Iterator[bytes], where: str) -> bytearray:
    text = bytearray(start)
    searched = 0
    while text.find(_FIRST_PAGE, searched) < 0 and text.find(_END, searched) < 0:
        searched = max(len(text) - len(_END), 0)
        chunk = next(chunks, None)
        if chunk is None:
            break
        text += chunk
        if len(text) > HEADER_BYTES:
            break
    check_header_size(text[: _header_end(text)], where)
    return text


def _header_end(text: bytes | bytearray) -> int:
    """Where the first page begins, or the dump ends; or the text, when there is neither."""
    ends = [at for at in (text.find(_FIRST_PAGE), text.find(_END)) if at >= 0]
    return min(ends, default=len(text))


def _after(rest: bytes, chunks: Iterator[bytes]) -> bytes:
    """The text after a finished dump, without white space; reads on until there is some."""
    rest = rest.lstrip()
    while not rest:
        chunk = next(chunks, None)
        if chunk is None:
            return b""
        rest = chunk.lstrip()
    return rest
