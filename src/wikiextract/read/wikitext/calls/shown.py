"""The share of a call in the text where it stands, as far as its arguments tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from wikiextract.nodes import Block, Image, Link, Value
from wikiextract.read.text.folding import fold


class Shown(msgspec.Struct, frozen=True, gc=False):
    """The share of a call in the text around it.

    `text` is all that it shows, its `items` included. `blocks` are what an extension tag makes that
    the call stands for. `line_break`: it ends the line. `understood`
    is False when nobody knows what the call shows, so that it is left out. `handled`: somebody else
    than our rules said it, and the call is nothing but that.
    """

    text: str = ""
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    items: tuple[Value, ...] = ()
    references: tuple[str, ...] = ()
    foreign_links: tuple[Link, ...] = ()
    blocks: tuple[Block, ...] = ()
    line_break: bool = False
    understood: bool = True
    handled: bool = False

    @property
    def only_items(self) -> bool:
        """True if `text` says nothing but what the items say."""
        return bool(self.items) and fold(self.text) == fold(" ".join(texts_of(self.items)))


def texts_of(values: Iterable[Value]) -> Iterator[str]:
    """The texts of items, those of nested ones included."""
    for value in values:
        if value.text:
            yield value.text
        yield from texts_of(value.items)


NOTHING_SHOWN = Shown()
UNKNOWN = Shown(understood=False)
