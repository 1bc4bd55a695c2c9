"""The pieces of a wikitext, as the scanner finds them.

A list of pieces covers a stretch of the text without gaps. Plain text is a `str`; everything else
is a `Markup` with `start` and `end`, offsets (in code points) in the scanned text. As the pieces
are contiguous, the place of a `str` follows from what stands before it; `located` works it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


class InternalLink(Markup, frozen=True, eq=False, gc=False):
    """`[[…]]`, only in "source" mode. `pieces` is what the brackets hold."""

    pieces: Pieces

    @property
    def parts(self) -> tuple[Part, ...]:
        """The target and the texts (or image options) between the pipes; none has a name."""
        return tuple(split_pieces(self.pieces, self.start + 2, "|"))


class Variant(Markup, frozen=True, eq=False, gc=False):
    """`-{…}-`, only in "source" mode. `pieces` is what the brackets hold."""

    pieces: Pieces

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return what stands between the pipes (flags, then rules); none has a name."""
        return tuple(split_pieces(self.pieces, self.start + 2, "|"))


class Heading(Markup, frozen=True, eq=False, gc=False):
    """`== … ==`, only in "source" mode: the line without its line break.

    `title` is what stands between the equals signs, at `title_start:title_end`; the line may go on
    with comments and blanks.
    """

    level: int
    title_start: int
    title_end: int
    title: Pieces


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


def located(pieces: Sequence[Piece], start: int) -> Iterator[tuple[int, int, Piece]]:
    """Gives `(start, end, piece)` for contiguous `pieces` of which the first begins at `start`."""
    for piece in pieces:
        end = start + len(piece) if isinstance(piece, str) else piece.end
        yield start, end, piece
        start = end


def split_pieces(pieces: Sequence[Piece], start: int, separator: str) -> Iterator[Part]:
    """Splits contiguous `pieces` (from offset `start`) where the plain text has `separator`."""
    part_start = position = start
    value: Pieces = []
    for piece in pieces:
        if isinstance(piece, str):
            first, *others = piece.split(separator)
            if first:
                value.append(first)
            position += len(first)
            for text in others:
                yield Part(part_start, position, part_start, None, value)
                part_start = position + len(separator)
                value = [text] if text else []
                position = part_start + len(text)
        else:
            value.append(piece)
            position = piece.end
    yield Part(part_start, position, part_start, None, value)


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


def cut(pieces: Pieces, start: int, cut_start: int, cut_end: int) -> Pieces:
    """Return what of contiguous `pieces` (from offset `start`) lies in `cut_start:cut_end`.

    The cuts go through plain text only.
    """
    inside: Pieces = []
    for piece_start, piece_end, piece in located(pieces, start):
        if isinstance(piece, str):
            kept = piece[max(cut_start - piece_start, 0) : max(cut_end - piece_start, 0)]
            if kept:
                inside.append(kept)
        elif piece_start >= cut_start and piece_end <= cut_end:
            inside.append(piece)
    return inside
