"""Pages of a mapping wiki as nested calls: ``{{TemplateMapping | mapToClass = … | mappings = …}}``.

What a call means is not known here. Pages may be written by anybody, so depth, size and number are
bounded; what lies beyond a bound is left out, and said to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from wikiextract.expand.pieces import Comment, ExtensionTag, Ignored, Part, Piece, Template
from wikiextract.expand.scanner import scan

MOST_CHARACTERS = 1 << 20
"""Longest page that is read; the longest of the real ones has 40,000 characters."""

MOST_CALLS = 20_000
"""Calls that are read of one page."""

DEEPEST = 12
"""Calls inside calls; real pages have four of them."""

_OPAQUE = frozenset({"nowiki", "pre", "ref"})


class MappingArgument(msgspec.Struct, frozen=True):
    """An argument: its text outside of calls and comments, trimmed, and the calls in it."""

    text: str
    calls: tuple[MappingCall, ...] = ()


class MappingCall(msgspec.Struct, frozen=True):
    """A call with its arguments by name; those without a name are named "1", "2", …"""

    name: str
    arguments: dict[str, MappingArgument]

    def text(self, name: str) -> str:
        """Return the text of an argument; an empty one where it is not there."""
        argument = self.arguments.get(name)
        return argument.text if argument is not None else ""

    def calls(self, name: str) -> tuple[MappingCall, ...]:
        """Return the calls in an argument."""
        argument = self.arguments.get(name)
        return argument.calls if argument is not None else ()


class MappingText(msgspec.Struct, frozen=True):
    """The calls of a page, and which bound left some of it out ("" when none did)."""

    calls: tuple[MappingCall, ...]
    left_out: str = ""


def read_calls(wikitext: str) -> MappingText:
    """Return the calls that stand in the text of a page, outermost ones first."""
    if len(wikitext) > MOST_CHARACTERS:
        return MappingText((), f"the page has more than {MOST_CHARACTERS} characters")
    return _CallReader().read(scan(wikitext, extension_tags=_OPAQUE, mode="page"))


class _CallReader:
    """Reads one page; counts its calls."""

    def __init__(self) -> None:
        self._count = 0
        self._left_out = ""

    def read(self, pieces: Sequence[Piece]) -> MappingText:
        calls = tuple(self._calls(pieces, 1))
        return MappingText(calls, self._left_out)

    def _calls(self, pieces: Sequence[Piece], depth: int) -> Iterator[MappingCall]:
        for piece in pieces:
            if not isinstance(piece, Template):
                continue
            if depth > DEEPEST:
                self._left_out = f"calls are nested more than {DEEPEST} deep"
                return
            self._count += 1
            if self._count > MOST_CALLS:
                self._left_out = f"the page has more than {MOST_CALLS} calls"
                return
            yield self._call(piece, depth)

    def _call(self, template: Template, depth: int) -> MappingCall:
        name, *parts = template.parts
        arguments: dict[str, MappingArgument] = {}
        unnamed = 0
        for part in parts:
            if part.name is None:
                unnamed += 1
            key = str(unnamed) if part.name is None else _text(part.name)
            arguments[key] = self._argument(part, depth)
        return MappingCall(_capitalised(_text(name.value)), arguments)

    def _argument(self, part: Part, depth: int) -> MappingArgument:
        calls = tuple(self._calls(part.value, depth + 1))
        return MappingArgument(_text(part.value), calls)


def _text(pieces: Sequence[Piece]) -> str:
    """Return the plain text among pieces; comments are not there, tags are taken at their word."""
    found = []
    for piece in pieces:
        match piece:
            case str():
                found.append(piece)
            case ExtensionTag(name="nowiki"):
                found.append(piece.content or "")
            case Comment() | Ignored() | _:
                continue
    return "".join(found).strip()


def _capitalised(name: str) -> str:
    """Return a template's name as titles are written."""
    name = name.replace("_", " ")
    return name[:1].upper() + name[1:]
