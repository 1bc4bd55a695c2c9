"""External links: bracketed ones and bare addresses.

Source of the rules: https://www.mediawiki.org/wiki/Help:Links#External_links
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wikiextract.nodes import Link
from wikiextract.read.text.folding import fold
from wikiextract.read.text.run import PlacedLink
from wikiextract.read.wikitext.reading import Reading
from wikiextract.read.wikitext.text.source_run import SourceRun
from wikiextract.site.parse_title import decode_entities

_WITH_SLASHES = "https?|ftps?|git|gopher|ircs?|mms|nntp|redis|sftp|ssh|svn|telnet|worldwind"
_WITHOUT_SLASHES = "bitcoin|geo|magnet|mailto|matrix|news|sips?|sms|tel|urn|xmpp"
BRACKETED = re.compile(rf"\[(?=(?:(?:{_WITH_SLASHES}):)?//|(?:{_WITHOUT_SLASHES}):)", re.I)
_SCHEME_BEFORE = re.compile(rf"(?:\W|\A|_)({_WITH_SLASHES})\Z", re.I)
_LONGEST_SCHEME = 10
# An address ends at white space, brackets, quotes, angle brackets, doubled apostrophes and calls.
_ADDRESS = re.compile(r"(?:[^\s\[\]<>\"'{}\x7f-\xa0\u3000]|'(?!')|\{(?!\{)|\}(?!\}))+")
_WITHOUT_TEXT = re.compile(BRACKETED.pattern + r"[^\s\[\]<>\"]+[ \t]*\]", re.I)
_TEXT_END = re.compile(r"[\]\n]|\[\[|\{\{|<|-\{")
# Entities of characters that end an address; any entity before its semicolon.
_ENTITY_END = re.compile(r"&(?:lt|gt|nbsp|#x0*(?:3[ce]|a0)|#0*(?:60|62|160));", re.I)
_ENTITY = re.compile(r"&(?:[a-z]+|#x[0-9a-f]+|#[0-9]+)\Z", re.I)
_TRAILING = ",;.:!?\\"


@dataclass(frozen=True, slots=True)
class ExternalMarkup:
    """``[address text]`` as found. `end` is -1 when it is not closed before `unclosed_until`."""

    start: int
    end: int
    text_start: int = -1
    address: str | None = None
    unclosed_until: int = -1

    def node(self, reading: Reading, run: SourceRun, place: int) -> Link | None:
        """The link whose text begins at a place in `run`; a number is shown for an empty text.

        None when the address is only known after expansion.
        """
        if self.address is None:
            return None
        text = fold("".join(run.pieces[place:]))
        if not text:
            note_address(reading, self.address, None, self.start)
            text = f"[{_number(reading, self.start)}]"
            run.pieces.append(text)
            return Link(
                text=text, target=self.address, kind="external", span=(self.start, self.end)
            )
        note_address(reading, self.address, text, self.start)
        return Link(text=text, target=self.address, kind="external", span=(self.start, self.end))


def _number(reading: Reading, start: int) -> int:
    """The number that stands for the text of a link without text."""
    if not reading.link_numbers:
        found = _WITHOUT_TEXT.finditer(reading.text)
        reading.link_numbers = {match.start(): n for n, match in enumerate(found, 1)}
    return reading.link_numbers.get(start, len(reading.link_numbers) + 1)


def external_link(reading: Reading, bracket: re.Match[str], end: int) -> ExternalMarkup:
    """Read what begins with the bracket that `BRACKETED` matched."""
    text, start = reading.text, bracket.start()
    address = _ADDRESS.match(text, start + 1, end)
    if address is None:
        return ExternalMarkup(start, -1, unclosed_until=start + 1)
    position = address.end()
    url: str | None = decode_entities(address[0])
    if url is not None and url.startswith("//"):
        url = f"https:{url}"
    at = reading.constructs.at
    if text.startswith("{{", position) and position in at:
        url = None  # the address goes on with what a call gives
        while position in at and text.startswith("{{", position):
            position = at[position].end
            rest = _ADDRESS.match(text, position, end)
            position = rest.end() if rest is not None else position
    text_start = position
    while True:
        match = _TEXT_END.search(text, position, end)
        if match is None:
            return ExternalMarkup(start, -1, unclosed_until=end)
        mark = match[0]
        if mark == "]":
            while text_start < match.start() and text[text_start] in " \t\u3000":
                text_start += 1
            return ExternalMarkup(start, match.end(), text_start, url)
        if mark == "\n":
            return ExternalMarkup(start, -1, unclosed_until=match.start())
        construct = at.get(match.start())
        position = construct.end if construct is not None else match.start() + 1


def bare_link(reading: Reading, run: SourceRun, colon: int, end: int) -> int:
    """A bare address whose ``://`` is at `colon`, or the colon alone; gives where to go on.

    The scheme was read as text: it is the end of the last piece.
    """
    text, pieces = reading.text, run.pieces
    before = pieces[-1] if pieces else ""
    scheme = _SCHEME_BEFORE.search(before[-_LONGEST_SCHEME - 1 :])
    address = _ADDRESS.match(text, colon + 3, end) if scheme is not None else None
    if scheme is None or address is None:
        pieces.append(":")
        return colon + 1
    name = scheme[1]
    stop = address.end()
    url = text[colon - len(name) : stop]
    ending = _ENTITY_END.search(url)
    if ending is not None:
        url = url[: ending.start()]
        stop = colon - len(name) + len(url)
    trailing = _TRAILING if "(" in url else _TRAILING + ")"
    kept = url.rstrip(trailing)
    if url.startswith(";", len(kept)) and _ENTITY.search(kept):
        kept += ";"
    if len(kept) <= len(name) + 3:
        pieces.append(":")
        return colon + 1
    stop -= len(url) - len(kept)
    pieces[-1] = before[: -len(name)]
    shown = decode_entities(kept)
    start = colon - len(name)
    note_address(reading, shown, None, start)
    link = Link(text=fold(shown), target=shown, kind="external", span=(start, stop))
    run.links.append(PlacedLink(len(pieces), len(pieces) + 1, link))
    pieces.append(shown)
    return stop


def note_address(reading: Reading, url: str, text: str | None, place: int) -> None:
    """Remember a distinct address of the page with the first text it is shown with."""
    known = reading.urls.get(url)
    if known is None or place < known[0] or (known[1] is None and text):
        first = place if known is None else min(place, known[0])
        reading.urls[url] = (first, text or (known[1] if known is not None else None))
