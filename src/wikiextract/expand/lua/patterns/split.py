"""The pieces of a text between separators, as mw.text.split gives them."""

from __future__ import annotations

from collections.abc import Iterator

from wikiextract.expand.lua.patterns.engine import ReadyPattern, SecondsLeft, search


def pieces(text: str, separator: ReadyPattern | str, seconds_left: SecondsLeft) -> Iterator[str]:
    """The pieces; where the separator matches nothing, the text is cut after a character."""
    position, size = 0, len(text)
    while True:
        if isinstance(separator, str):
            start = text.find(separator, position)
            stop = start + len(separator)
        else:
            found = search(separator, text, position, seconds_left)
            start, stop = (found.start, found.end) if found else (-1, -1)
        if start < 0:
            yield text[position:]
            return
        if stop > start:
            yield text[position:start]
            position = stop
            continue
        yield text[position : start + 1]
        if start + 1 >= size:
            return
        position = start + 1
