"""Cuts the text of a dump into pages, however the text arrives, in bounded memory."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TypeAlias

from wikiextract.errors import CutOffError
from wikiextract.sources.limits import MIB, PAGE_BYTES
from wikiextract.sources.page import DumpSiteInfo, Page, PageFailure
from wikiextract.sources.xml.events import too_large
from wikiextract.sources.xml.usual_page import read_any, read_usual, title_in

_OPEN, _CLOSE, _END = b"<page>", b"</page>", b"</mediawiki>"
_REVISION, _REVISION_CLOSE = b"<revision>", b"</revision>"
_TRIM_BYTES = 8 * MIB
_SPACES = 64
# Characters that XML does not allow become a byte that is never UTF-8, so that the page they stand
# in is read with replacement characters and says so.
_CHARACTERS = bytes(0xFF if code < 32 and code not in {9, 10, 13} else code for code in range(256))

GAP = b"<gap/></page>"
"""Stands in the text for what could not be read: the page before it ends there."""

Steps: TypeAlias = Generator["Page | PageFailure", None, int]


class OtherSpellingError(Exception):
    """The text holds comments, CDATA or the like, whose extent only a parser of the whole knows."""


def cut_off(where: str, place: str) -> CutOffError:
    """Return the error for a dump that has no end; `place` says after what."""
    advice = "it was cut off: fetch it again and compare its checksum"
    return CutOffError(where, f"the dump ends in the middle, {place}", advice)


class PageCutter:
    """Feed it text in pieces of any size; each gives the pages that end there.

    Pages need nothing of what stands before them but the site, so a block of a multistream dump is
    read by a cutter of its own. `number` is that of the next page, for messages; `finished` is set
    by ``</mediawiki>``, after which `rest` is what follows it.
    """

    def __init__(self, where: str, site: DumpSiteInfo | None = None, number: int = 1) -> None:
        self.where = where
        self.site = site
        self.number = number
        self.finished = False
        self._buffer = bytearray()
        self._searched = 0
        self._trim_at = _TRIM_BYTES
        self._skipping = False

    @property
    def rest(self) -> bytes:
        """The text that was fed and not read."""
        return bytes(self._buffer)

    def feed(self, text: bytes) -> Iterator[Page | PageFailure]:
        """Add text and give the pages that are complete.

        Raises `OtherSpellingError` when the next page cannot be cut out; it stands first in `rest`.
        """
        buffer, where, site = self._buffer, self.where, self.site
        buffer += text.translate(_CHARACTERS)
        position = 0
        # Text that only goes on with a page is not tried again from its beginning.
        waiting = self._searched > 0 and buffer.find(_CLOSE, self._searched) < 0
        while not (self.finished or waiting):
            found = None
            if not self._skipping:
                found = read_usual(buffer, position, f"{where}, page {self.number}", site)
            if found is not None:
                page, position = found
                self.number += 1
                yield page
                continue
            end = buffer.find(_CLOSE, max(position, self._searched))
            if end < 0:
                break
            position = yield from self._unusual(position, end + len(_CLOSE))
        if not self.finished:
            position = yield from self._remainder(position)
        self._searched = max(len(buffer) - len(_CLOSE) + 1 - position, 0)
        del buffer[:position]

    def finish(self) -> Iterator[Page | PageFailure]:
        """Say that no text follows: gives a failure for a page that does not end.

        Raises `CutOffError` when the dump itself does not end.
        """
        if self.finished:
            return
        left = self.rest.strip()
        head, end, after = left.partition(_END)
        title = title_in(head)
        if end:
            yield self._failure("page-unreadable", "it does not end", title)
            self.finished = True
            self._buffer[:] = after
            return
        place = f"in the page {title!r}" if title else f"after page {self.number - 1}"
        raise cut_off(self.where, place)

    def _failure(self, code: str, problem: str, title: str | None = None) -> PageFailure:
        place = f"{self.where}, page {self.number}"
        return PageFailure(title=title, where=place, code=code, problem=problem)

    def _unusual(self, start: int, end: int) -> Steps:
        """Read what stands before this end of a page; gives the position to go on at."""
        buffer = self._buffer
        if self._skipping:
            self._skipping = False
            return end
        start = self._after_space(start)
        if buffer.startswith(_END, start):
            self.finished = True
            return start + len(_END)
        if buffer.find(b"<!", start, end) >= 0 or buffer.find(b"<?", start, end) >= 0:
            del buffer[:start]
            raise OtherSpellingError
        page = buffer.find(_OPEN, start, end)
        if end - start == len(GAP) and buffer.startswith(GAP, start):
            return end
        if page != start:
            size = (end if page < 0 else page) - start
            yield self._failure("unexpected-data", f"{size} bytes before it are no page")
            return end if page < 0 else page
        # A page whose end is lost must not take the next one with it.
        end = next((at for at in [buffer.find(_OPEN, start + 1, end)] if at >= 0), end)
        yield read_any(bytes(buffer[start:end]), self.where, self.number, self.site)
        self.number += 1
        return end

    def _remainder(self, position: int) -> Steps:
        """Look at text in which no page ends; gives the position up to which it is done with."""
        buffer = self._buffer
        if self._skipping:
            return max(len(buffer) - len(_CLOSE) + 1, position)
        start = self._after_space(position)
        if buffer.startswith(_END, start):
            self.finished = True
            return start + len(_END)
        if len(buffer) - position <= self._trim_at:
            return position
        self._drop_earlier_revisions(position)
        self._trim_at = len(buffer) - position + _TRIM_BYTES
        if len(buffer) - position <= PAGE_BYTES:
            return position
        yield too_large(title_in(buffer, position), f"{self.where}, page {self.number}")
        self.number += 1
        self._skipping = True
        self._trim_at = _TRIM_BYTES
        return len(buffer) - len(_CLOSE) + 1

    def _drop_earlier_revisions(self, start: int) -> None:
        """Keep only the last whole revision of the page at `start`, and what follows."""
        buffer = self._buffer
        first = buffer.find(_REVISION, start)
        last_end = buffer.rfind(_REVISION_CLOSE, start)
        last = buffer.rfind(_REVISION, first, last_end) if 0 <= first < last_end else -1
        if last > first:
            if buffer.find(b"<!", first, last) >= 0:
                del buffer[:start]
                raise OtherSpellingError
            del buffer[first:last]

    def _after_space(self, position: int) -> int:
        buffer = self._buffer
        while True:
            piece = buffer[position : position + _SPACES]
            stripped = piece.lstrip()
            position += len(piece) - len(stripped)
            if stripped or not piece:
                return position
