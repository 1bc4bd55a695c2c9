"""The pieces of a text between separators, as mw.text.split gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wikiextract.expand.lua.patterns.engine import search
from wikiextract.expand.lua.patterns.translate import Compiled


def pieces(
    text: str, separator: Compiled | str, seconds_left: Callable[[], float] | None
) -> Iterator[str]:
    """The pieces; where the separator matches nothing, the text is cut after a character."""
    position, size = 0, len(text)
    while True:
        if isinstance(separator, str):
            start = text.find(separator, position)
            stop = start + len(separator)
        else:
            match = search(separator, text, position, seconds_left() if seconds_left else None)
            start, stop = match.span() if match else (-1, -1)
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
