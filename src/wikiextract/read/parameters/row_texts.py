"""Rows of a box in expanded wikitext, with what they show, as far as this is plain to see."""

from __future__ import annotations

import re
from collections.abc import Container, Set
from html import unescape
from typing import NamedTuple

from wikiextract.expand.markers import DELIMITER, MARKER

_DIVIDER = re.compile(
    r"^[ \t]*(?:(?P<row>\{\|.*|\|\}|\|-.*)|(?P<cell>\|\+?|!))"
    r"|(?P<more>\|\||!!)"
    r"|</?(?P<tag>table|tbody|tr)(?=[\s/>])[^<>]*>"
    r"|<(?P<begin>td|th)(?=[\s/>])[^<>]*>|</t[dh]\s*>",
    re.MULTILINE | re.IGNORECASE,
)
_LINK = re.compile(r"\[\[(?:[^\[\]|:\n]*\|)?([^\[\]|:\n]+)\]\]")
_EXTERNAL = re.compile(r"\[(?:https?:)?//[^\s\[\]]+ ([^\[\]\n]+)\]")
_QUOTES_OR_TAG = re.compile(r"''+|</?[a-z][^<>]*>", re.IGNORECASE)
_SPAN = re.compile(r"<(?P<end>/?)span(?P<attributes>[\s/][^<>]*|)>", re.IGNORECASE)
_HIDING_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CLASS = re.compile(r"""\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""", re.IGNORECASE)


class RowText(NamedTuple):
    """A row: its `source` without attributes, and what it shows, without white space.

    `shown` is None where only a rendering tells.
    """

    source: str
    shown: str | None

    def may_show(self, letters: str) -> bool:
        """Return True if a rendering might show these letters, in this order, for all we know."""
        if DELIMITER in self.source:
            return True
        source = unescape(self.source) if "&" in self.source else self.source
        place = 0
        for letter in letters:
            place = source.find(letter, place) + 1
            if not place:
                return False
        return True


def row_texts(text: str, textless: Container[str], hidden: Set[str] = frozenset()) -> list[RowText]:
    """Return what may show something in a text: the rows of its tables, and what is in no cell.

    Of strip markers `textless` alone show nothing, and so do elements of the classes `hidden`. It
    is only looked for what divides cells and for the markup that text is mostly made of: whether a
    row shows what is said here must be told by what was read.
    """
    sources: list[str] = []
    cells: list[str] = []
    start, attributes, inside = 0, False, False
    for divider in _DIVIDER.finditer(text):
        piece = text[start : divider.start()]
        if inside:
            cells.append(_content(piece, attributes))
        elif not piece.isspace():
            sources.append(piece)
        attributes = divider["cell"] is not None or divider["more"] is not None
        inside = attributes or divider["begin"] is not None
        start = divider.end()
        if (divider["row"] or divider["tag"]) and cells:
            sources.append("\n".join(cells))
            cells = []
    cells.append(_content(text[start:], attributes and inside))
    rows = [_row(source, textless, hidden) for source in (*sources, "\n".join(cells))]
    return [row for row in rows if row.shown != ""]


def _row(source: str, textless: Container[str], hidden: Set[str]) -> RowText:
    if DELIMITER in source:
        if any(marker not in textless for marker in MARKER.findall(source)):
            return RowText(source, None)
        source = MARKER.sub("", source)
    text = source
    if "<span" in text:
        text = _without_hidden(text, hidden)
        if not text or text.isspace():  # it might show something for all that
            return RowText(source, None)
    if "[" in text:
        text = _EXTERNAL.sub(r"\1", _LINK.sub(r"\1", text))
        if "[[" in text:
            return RowText(source, None)
    text = _QUOTES_OR_TAG.sub("", text)
    return RowText(source, "".join((unescape(text) if "&" in text else text).split()))


def _without_hidden(text: str, hidden: Set[str]) -> str:
    """Return a text without the spans that are hidden by style or class, or "" if one has no end.

    So are the decimal degrees beside coordinates in degrees, minutes and seconds.
    """
    pieces: list[str] = []
    position = depth = 0
    for span in _SPAN.finditer(text):
        if depth:
            depth += -1 if span["end"] else 1
            position = span.end()
        elif not span["end"] and _is_hidden(span["attributes"], hidden):
            pieces.append(text[position : span.start()])
            depth = 1
    return "" if depth else "".join((*pieces, text[position:]))


def _is_hidden(attributes: str, hidden: Set[str]) -> bool:
    if _HIDING_STYLE.search(attributes):
        return True
    names = _CLASS.search(attributes)
    return names is not None and not hidden.isdisjoint(
        (names[1] or names[2] or names[3] or "").split()
    )


def _content(cell: str, attributes: bool) -> str:
    """Return a cell without the attributes that may stand before its first pipe."""
    before, pipe, content = cell.partition("|") if attributes else ("", "", "")
    return content if pipe and "[[" not in before else cell
