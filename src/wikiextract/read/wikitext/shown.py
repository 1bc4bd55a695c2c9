"""What a call shows where it stands, as far as its arguments tell."""

from __future__ import annotations

from dataclasses import dataclass

from wikiextract.nodes import Image, Link, Value


@dataclass(frozen=True, slots=True)
class Shown:
    """What a call adds to the text around it.

    `text` is all that it shows, its `items` included. `line_break`: it ends the line. `understood`
    is False when nobody knows what the call shows, so that it is left out.
    """

    text: str = ""
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    items: tuple[Value, ...] = ()
    references: tuple[str, ...] = ()
    foreign_links: tuple[Link, ...] = ()
    line_break: bool = False
    understood: bool = True


NOTHING_SHOWN = Shown()
UNKNOWN = Shown(understood=False)
