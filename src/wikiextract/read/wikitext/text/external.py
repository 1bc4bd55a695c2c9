"""External links: bracketed ones and bare addresses.

Source of the rules: https://www.mediawiki.org/wiki/Help:Links#External_links
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from wikiextract.late_pattern import late_pattern
from wikiextract.nodes import Link
from wikiextract.read.text.folding import fold
from wikiextract.read.text.run import PlacedLink
from wikiextract.read.wikitext.constructs import (
    ArgumentMarkup,
    CallMarkup,
    CoveredPlaces,
    LinkMarkup,
)
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.addresses import ADDRESS, MORE
from wikiextract.read.wikitext.text.links import given_text, link_target
from wikiextract.read.wikitext.text.source_run import SourceRun
from wikiextract.render.links.urls import SPACES, clean_url

_TEXT_END = late_pattern(r"[\]\n]|\[\[|\{\{|<|-\{")
# Entities of characters that end an address; any entity before its semicolon.
_ENTITY_END = late_pattern(r"&(?:lt|gt|nbsp|#x0*(?:3[ce]|a0)|#0*(?:60|62|160));", re.I)
_ENTITY = late_pattern(r"&(?:[a-z]+|#x[0-9a-f]+|#[0-9]+)\Z", re.I)
_ANGLE = late_pattern("&(?:lt|gt);")
_TRAILING = ",;.:!?\\"
_BLANKS = late_pattern(rf"[\t{SPACES}]*")


class ExternalMarkup(msgspec.Struct, frozen=True, gc=False):
    """``[address text]`` as found. `end` is -1 when it is none.

    `text_start` is the end of the text's range where there is no text. `address` is None when it is
    only known after expansion. No bracket closes a link before `unclosed_until`.
    """

    start: int
    end: int
    text_start: int = -1
    address: str | None = None
    unclosed_until: int = -1

    @property
    def has_text(self) -> bool:
        """True if something is written behind the address."""
        return self.text_start < self.end - 1


def link_number(reading: Reading, start: int) -> int:
    """Return the number that stands for the text of a link without text."""
    if reading.link_numbers is None:
        places = _links_without_text(reading)
        reading.link_numbers = {place: number for number, place in enumerate(places, 1)}
    return reading.link_numbers.get(start, len(reading.link_numbers) + 1)


def _links_without_text(reading: Reading) -> Iterator[int]:
    """Yield where the links without text begin."""
    text, unread = reading.text, CoveredPlaces(reading.constructs.unread())
    search = reading.addresses.bracket.search
    position = 0
    while (bracket := search(text, position)) is not None:
        start = bracket.start()
        position = start + 1
        if start not in unread:
            link = external_link(reading, start, len(text))
            if link.end >= 0 and not link.has_text and link.address:
                yield start
            position = max(position, link.end, link.unclosed_until)


def external_link(reading: Reading, start: int, end: int) -> ExternalMarkup:
    """Read what begins with the bracket at `start`."""
    text = reading.text
    last = reading.constructs.next_rest(start, end)
    match = reading.addresses.bracketed.match(text, start + 1, last)
    if match is None and not text.startswith("{{", start + 1):
        return ExternalMarkup(start, -1, unclosed_until=start + 1)
    written, position = ("", start + 1) if match is None else (match[0], match.end())
    address, position = _continued(reading, written, position, last)
    if match is None:
        match = reading.addresses.bracketed.fullmatch(address or "")
    if match is None or address == match["protocol"]:
        return ExternalMarkup(start, -1, unclosed_until=start + 1)
    text_start = position
    if address is not None:
        angle = _ANGLE.search(address)
        if angle is not None:
            text_start = start + 1 + angle.start()
            address = address[: angle.start()]
        address = absolute_url(address)
    stop = _text_end(reading, position, end)
    if stop < 0 or text[stop] == "\n":
        return ExternalMarkup(start, -1, unclosed_until=stop if stop >= 0 else end)
    blanks = _BLANKS.match(text, text_start, stop)
    return ExternalMarkup(start, stop + 1, blanks.end() if blanks else text_start, address)


def absolute_url(written: str) -> str:
    """Return an address as it is linked to; one without a protocol gets https."""
    url = clean_url(written)
    return f"https:{url}" if url.startswith("//") else url


def _continued(
    reading: Reading, written: str, position: int, end: int, *, bare: bool = False
) -> tuple[str | None, int]:
    """Return an address with what calls in it give, and its end; None when nobody knows that.

    A `bare` one ends before a call of which nobody knows it.
    """
    text, at = reading.text, reading.constructs.at
    address: str | None = written
    while text.startswith("{{", position):
        call = at.get(position)
        if call is None:
            rest = MORE.match(text, position + 2, end)
            stop = rest.end() if rest is not None else position + 2
            address = None if address is None else address + text[position:stop]
            position = stop
            continue
        if not isinstance(call, (CallMarkup, ArgumentMarkup)) or call.end > end:
            break
        given = given_text(reading, call)
        unknown = given is None or not MORE.fullmatch(given or "-")
        if unknown and bare:
            break
        position = call.end
        rest = MORE.match(text, position, end)
        if rest is not None:
            position = rest.end()
        if unknown:
            address = None
        if address is not None:
            address += (given or "") + (rest[0] if rest is not None else "")
    return address, position


def _text_end(reading: Reading, position: int, end: int) -> int:
    """Where the text of a link ends: at a bracket, or a line's end, which closes none; or -1."""
    text, at = reading.text, reading.constructs.at
    while True:
        match = _TEXT_END.search(text, position, end)
        if match is None:
            return -1
        if match[0] in "]\n":
            return match.start()
        construct = at.get(match.start())
        if isinstance(construct, LinkMarkup) and link_target(reading, construct) is None:
            construct = None
        position = construct.end if construct is not None else match.end()


class BareLink(msgspec.Struct, frozen=True, gc=False):
    """An address in text that is a link, from `first` to `stop`.

    `behind` is what calls gave that ends the sentence around it.
    """

    link: Link
    first: int
    stop: int
    behind: str = ""


def bare_link(reading: Reading, run: SourceRun, colon: int, end: int) -> int:
    """A bare address whose protocol ends with the `colon`, or the colon alone.

    Gives where to go on. The protocol was read as text: it is the end of the last piece.
    """
    pieces = run.pieces
    before = pieces[-1] if pieces else ""
    found = bare_address(reading, before, colon, end)
    if found is None:
        pieces.append(":")
        return colon + 1
    note_address(reading, found.link.target, None, found.first)
    pieces[-1] = before[: found.first - colon]
    run.links.append(PlacedLink(len(pieces), len(pieces) + 1, found.link))
    pieces.append(found.link.target)
    if found.behind:
        pieces.append(found.behind)
    return found.stop


def bare_address(reading: Reading, before: str, colon: int, end: int) -> BareLink | None:
    """Return the bare address whose protocol ends with the `colon`; None: the colon is text.

    `before` is the text before it.
    """
    text, patterns = reading.text, reading.addresses
    end = reading.constructs.next_rest(colon, end)
    last = before[-patterns.longest_protocol - 1 :]
    scheme, start = None, colon + 1
    if text.startswith("//", start):
        scheme = patterns.before_slashes.search(last)
        start += 2
    if scheme is None:
        scheme, start = patterns.before_colon.search(last), colon + 1
    address = ADDRESS.match(text, start, end) if scheme is not None else None
    if scheme is None or address is None:
        return None
    first = colon - len(scheme[1])
    url, stop = text[first : address.end()], address.end()
    given, after = _continued(reading, url, stop, end, bare=True)
    continued = given is not None and after > stop
    if given is not None:
        url, stop = given, after
    kept = _without_ending(url)
    if len(kept) <= start - first:
        return None
    if kept != url and not continued:
        stop = first + len(kept)
    shown = clean_url(kept)
    link = Link(text=fold(shown), target=shown, kind="external", span=(first, stop))
    return BareLink(link, first, stop, url[len(kept) :] if continued else "")


def _without_ending(url: str) -> str:
    """Return an address without what ends the sentence around it."""
    ending = _ENTITY_END.search(url)
    if ending is not None:
        url = url[: ending.start()]
    kept = url.rstrip(_TRAILING if "(" in url else _TRAILING + ")")
    if url.startswith(";", len(kept)) and _ENTITY.search(kept):
        kept += ";"
    return kept


def note_address(reading: Reading, url: str, text: str | None, place: int) -> None:
    """Remember a distinct address that the page shows, with the first text it is shown with."""
    if place in reading.constructs.left_out:
        return
    known = reading.urls.get(url)
    if known is None or place < known[0] or (known[1] is None and text):
        first = place if known is None else min(place, known[0])
        reading.urls[url] = (first, text or (known[1] if known is not None else None))
