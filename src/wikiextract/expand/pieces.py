"""The pieces of a wikitext, as the scanner finds them.

A list of pieces covers a stretch of the text without gaps. Plain text is a `str`; everything else
is a `Markup` with `start` and `end`, offsets (in code points) in the scanned text. As the pieces
are contiguous, the place of a `str` follows from what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import msgspec


class Markup(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A construct that stands at `text[start:end]`."""

    start: int
    end: int


Piece: TypeAlias = str | Markup
Pieces: TypeAlias = list[Piece]


class Part(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One of the parts between the pipes of a call or a link.

    `text[start:end]` is the whole part, `text[value_start:end]` its value. A part with an equals
    sign (the first one that is not inside another construct) has a `name`, which ends just before
    that sign; otherwise `name` is None and `value_start` is `start`. Nothing is trimmed.
    """

    start: int
    end: int
    value_start: int
    name: Pieces | None
    value: Pieces

    @property
    def value_end(self) -> int:
        """The end of the value, which is that of the part."""
        return self.end


class Template(Markup, frozen=True, eq=False, gc=False):
    """`{{…}}`: a template, parser function or variable.

    `parts[0].value` is the title (with, for parser functions, the first argument behind the
    colon), the other parts are the arguments. `line_start`: it stands just behind a line break.
    """

    parts: tuple[Part, ...]
    line_start: bool


class Argument(Markup, frozen=True, eq=False, gc=False):
    """`{{{…}}}`: the use of a parameter. `parts[0]` is its name, `parts[1]` the default."""

    parts: tuple[Part, ...]


class ExtensionTag(Markup, frozen=True, eq=False, gc=False):
    """`<name attributes>content</name>`, or `<name attributes/>` (`content` is None).

    `name` is in lower case; `opening` (``<Name``), `attributes` and `closing` (``</Name>``) are as
    written. The content is opaque and starts at `content_start` (for a self-closing tag that is
    the end of the tag).
    """

    name: str
    attributes: str
    content: str | None
    content_start: int
    closing: str
    opening: str

    @property
    def content_end(self) -> int:
        """The end of the content."""
        return self.content_start + len(self.content or "")


class Comment(Markup, frozen=True, eq=False, gc=False):
    """`<!-- … -->`, to the end of the text when it is unclosed.

    Comments that fill a line alone take their line (blanks and line break) with them.
    """


class Ignored(Markup, frozen=True, eq=False, gc=False):
    """A part that is not there in this mode: `<noinclude>` itself, what `<includeonly>` holds."""


def fill(text: str, nodes: Iterable[Markup], start: int, end: int) -> Pieces:
    """Puts the plain text of `text[start:end]` between the `nodes` there."""
    pieces: Pieces = []
    for node in nodes:
        if node.start > start:
            pieces.append(text[start : node.start])
        pieces.append(node)
        start = node.end
    if start < end:
        pieces.append(text[start:end])
    return pieces


def plain_parts(body: str, start: int) -> tuple[Part, ...]:
    """The parts of a call whose `body`, which begins at `start`, holds no other construct."""
    title, *arguments = body.split("|")
    end = start + len(title)
    parts = [Part(start, end, start, None, [title] if title else [])]
    for argument in arguments:
        start = end + 1
        end = start + len(argument)
        name, equals, value = argument.partition("=")
        if equals:
            value_start = start + len(name) + 1
            parts.append(
                Part(start, end, value_start, [name] if name else [], [value] if value else [])
            )
        else:
            parts.append(Part(start, end, start, None, [argument] if argument else []))
    return tuple(parts)
