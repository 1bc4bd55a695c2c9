r"""Strip markers: what stands in wikitext for something that must not be looked into.

A marker reads ``\x7f'"`UNIQ--ref-00000001-QINU`"'\x7f``, as in MediaWiki, since modules and string
functions of wikis know that form. DEL cannot come from a page: it is replaced on reading.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Mapping, MutableMapping
from typing import Literal, Protocol

import msgspec

from wikiextract.expand.tokens import Mode

DELIMITER = "\x7f"
"""Begins and ends what stands for something else in the text; no page has this character."""

PREFIX = f"{DELIMITER}'\"`UNIQ-"
SUFFIX = f"-QINU`\"'{DELIMITER}"
LEFTOVER = re.compile(f"{DELIMITER}[^{DELIMITER}<>]{{1,200}}{DELIMITER}|{DELIMITER}")
"""Whatever stands for something else, told by its delimiters."""

MARKER = re.compile(re.escape(PREFIX) + f"[^{DELIMITER}<>&'\"]+" + re.escape(SUFFIX))

MarkerKind = Literal["extension", "nowiki", "html", "link"]


class TagFrame(Protocol):
    """Where a tag stands: what expands its content."""

    def preprocess(self, text: str, mode: Mode = "page") -> str:
        """Return the expansion of a text that stands there."""
        ...


class StripMarker(msgspec.Struct, frozen=True, eq=False):
    """The content that a marker stands for.

    `kind` is "nowiki" for ``<nowiki>`` (text that is not markup), "html" for HTML that a parser
    function gave (in `content`), "link" for a link that the function `name` gave (`content` is
    its target, `attributes` the text that it shows), otherwise "extension": the tag `name` (in
    lower case) with its `attributes` as written (a leading blank included) and its `content`,
    None for a self-closing tag. `opening` and `closing` are the tag's beginning and its closing
    tag as written. `frame` is where the tag stood: content that is wikitext may be expanded in
    it. `start` and `end` are the tag's offsets in the page's wikitext when it stands there; -1
    otherwise.
    """

    kind: MarkerKind
    name: str
    attributes: str
    content: str | None
    opening: str
    closing: str
    frame: TagFrame | None = None
    start: int = -1
    end: int = -1

    @property
    def source(self) -> str:
        """The tag or call as wikitext (for kind "html" the HTML itself)."""
        if self.kind == "html":
            return self.content or ""
        if self.kind == "link":
            return self.opening + self.closing
        if self.content is None:
            return f"{self.opening}{self.attributes}/>"
        return f"{self.opening}{self.attributes}>{self.content}{self.closing}"


class _Numbers(msgspec.Struct):
    """The number of the next marker, for all tables of a page."""

    next: int = 0


class MarkerTable:
    """The strip markers of one page's expansion.

    With `base`, the table of the expansion that this one began from, the markers of that one are
    known here, but not the other way round. No marker has the name of another of either.
    """

    def __init__(self, base: MarkerTable | None = None) -> None:
        self._own: dict[str, StripMarker] = {}
        self._known: MutableMapping[str, StripMarker] = self._own
        self._numbers = _Numbers()
        if base is not None:
            self._known = ChainMap(self._own, base._known)
            self._numbers = base._numbers

    @property
    def markers(self) -> Mapping[str, StripMarker]:
        """The markers with their meanings, in the order of their coming (those of `base` first)."""
        return self._known

    def __len__(self) -> int:
        return len(self._known)

    def add(self, marker: StripMarker) -> str:
        """Keep `marker`; return the text that stands for it."""
        numbers = self._numbers
        key = f"{PREFIX}-{marker.name}-{numbers.next:08X}{SUFFIX}"
        numbers.next += 1
        self._own[key] = marker
        return key

    def mark(self) -> tuple[int, int]:
        """Return what `go_back` needs to forget the markers that are added from here on."""
        return len(self._own), self._numbers.next

    def go_back(self, mark: tuple[int, int]) -> None:
        """Forget the markers that were added since `mark`; their numbers are given again.

        In the meantime no other table of the page may have got one.
        """
        size, self._numbers.next = mark
        for key in list(self._own)[size:]:
            del self._own[key]

    def unstrip_nowiki(self, text: str) -> str:
        """Return `text` with the HTML of its nowiki markers; other markers stay."""
        return self._replace(text, _nowiki_content)

    def to_wikitext(self, text: str) -> str:
        """Return `text` with the source of all tags, as MediaWiki shows an expanded page."""
        return self._replace(text, _source)

    def _replace(self, text: str, replacement: Callable[[StripMarker], str | None]) -> str:
        """Replace markers in `text`; those for which `replacement` gives None stay.

        Texts put in are searched too (a ``<ref>`` may hold a marker), to a bounded depth.
        """
        if PREFIX not in text:
            return text
        markers = self._known
        size = len(text)

        def put_back(match: re.Match[str]) -> str:
            nonlocal size
            marker = markers.get(match[0])
            found = None if marker is None else replacement(marker)
            if found is None:
                return match[0]
            size += len(found)
            if size <= _MOST_CHARACTERS:
                return found
            error = f"Unstrip size limit exceeded ({_MOST_CHARACTERS:,})"
            return f'<span class="error">{error}</span>'

        for _ in range(_NESTING):
            replaced = MARKER.sub(put_back, text)
            if replaced == text or PREFIX not in replaced:
                return replaced
            text = replaced
        error = f"Unstrip depth limit exceeded ({_NESTING})"
        return MARKER.sub(f'<span class="error">{error}</span>', text)


def _source(marker: StripMarker) -> str:
    return marker.source


def _nowiki_content(marker: StripMarker) -> str | None:
    return nowiki_html(marker.content or "") if marker.kind == "nowiki" else None


def nowiki_html(content: str) -> str:
    """Return the HTML that the content of ``<nowiki>`` stands for.

    Only character references mean something in it; variant markup does not. Markers in it stay.
    """
    if PREFIX in content:
        pieces = zip(MARKER.split(content), [*MARKER.findall(content), ""], strict=True)
        return "".join(nowiki_html(piece) + marker for piece, marker in pieces)
    text = content.replace("-{", "-&#123;").replace("}-", "&#125;-")
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def remove_markers(text: str) -> str:
    """Return `text` without strip markers."""
    return MARKER.sub("", text) if PREFIX in text else text


_MOST_CHARACTERS = 5_000_000
_NESTING = 20
"""How deep markers stand in the contents of markers (MediaWiki's limit for unstripping)."""
