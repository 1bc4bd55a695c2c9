"""Every construct of a wikitext with its place in the whole text, nested ones included.

The scanner gives a tree of pieces and leaves the contents of extension tags closed; the readers
need to know, at any offset, which call, link, tag or comment begins there and where it ends.
`find_constructs` therefore walks the pieces, scans what stands inside tags such as ``<ref>`` too,
and lays everything out in one list in document order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import TypeAlias

import msgspec

from wikiextract.expand.pieces import (
    Argument,
    Comment,
    ExtensionTag,
    Heading,
    Ignored,
    InternalLink,
    Part,
    Pieces,
    Template,
    Variant,
)
from wikiextract.expand.scanner import scan
from wikiextract.markup.poems import INDENT as POEM_INDENT
from wikiextract.markup.portable_infobox import ELEMENTS, LITERAL
from wikiextract.markup.tags import tag_named
from wikiextract.nodes import Span
from wikiextract.read.wikitext.attributes import attribute_range, read_attributes

_place = attrgetter("start")

# What shows nothing, the start of a call, a link, a file, a tag, a tag that is a block; what fills
# the rest of it.
NOTHING, CALL, LINK, FILE, TAG, BLOCK = "\x06", "\x01", "\x02", "\x03", "\x04", "\x05"
FILL = "\x07"
# What fills the place of a call before the signs of a table that it stands for.
SIGN_FILL = "\x08"
CONTROL = "".join(map(chr, (*range(9), *range(11, 32), 127)))


class Range(msgspec.Struct, frozen=True, gc=False):
    """An argument of a call: `start` to `end` with its name, `value_start` to `end` without.

    `name_end` is -1 for a positional argument.
    """

    start: int
    name_end: int
    value_start: int
    end: int


class Construct:
    """Something that stands at ``text[start:end]``."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class Hidden(Construct):
    """A comment, or a part of the page that is not shown (``<includeonly>``)."""

    __slots__ = ("comment",)

    def __init__(self, start: int, end: int, *, comment: bool = False) -> None:
        super().__init__(start, end)
        self.comment = comment


class Indent(Hidden):
    """The colons before a line of a poem, which keep what follows from beginning the line."""

    __slots__ = ()


class CallMarkup(Construct):
    """``{{…}}``. `title_end` ends what names the call; `index` is its place among all calls.

    `chosen` is the range of the text that stands in its place; `unseen`: it stands in a text that
    was not chosen.
    """

    __slots__ = ("arguments", "chosen", "depth", "index", "parent", "title_end", "unseen")

    def __init__(
        self,
        start: int,
        end: int,
        title_end: int,
        arguments: tuple[Range, ...],
        parent: CallMarkup | None,
    ) -> None:
        super().__init__(start, end)
        self.title_end = title_end
        self.arguments = arguments
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.index = -1
        self.chosen: Span | None = None
        self.unseen = False


class ArgumentMarkup(Construct):
    """``{{{name|default}}}``; `default` is the range of its default, (-1, -1) without one."""

    __slots__ = ("default",)

    def __init__(self, start: int, end: int, default: tuple[int, int]) -> None:
        super().__init__(start, end)
        self.default = default


class LinkMarkup(Construct):
    """``[[…]]``: the ranges between its pipes, the first is the target.

    `dynamic`: the target holds a call or another construct, so nobody knows it before expansion.
    `plain`: there is no construct within.
    """

    __slots__ = ("dynamic", "parts", "plain")

    def __init__(
        self,
        start: int,
        end: int,
        parts: tuple[tuple[int, int], ...],
        *,
        dynamic: bool = False,
        plain: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.parts = parts
        self.dynamic = dynamic
        self.plain = plain


class VariantMarkup(Construct):
    """``-{…}-``: the ranges between its pipes."""

    __slots__ = ("parts",)

    def __init__(self, start: int, end: int, parts: tuple[tuple[int, int], ...]) -> None:
        super().__init__(start, end)
        self.parts = parts


class TagMarkup(Construct):
    """An extension tag; its content is ``text[content_start:content_end]`` (or it has none).

    `facts` is what the registry says of it.
    """

    __slots__ = ("attributes", "content_end", "content_start", "facts", "name")

    def __init__(
        self, start: int, end: int, name: str, attributes: str, content: tuple[int, int]
    ) -> None:
        super().__init__(start, end)
        self.name = name
        self.facts = tag_named(name)
        self.attributes = attributes
        self.content_start, self.content_end = content

    @property
    def caption(self) -> Span | None:
        """The range of a gallery's caption, which is an attribute with wikitext."""
        return self.attribute("caption") if self.facts.kind == "gallery" else None

    def attribute(self, name: str) -> Span | None:
        """Return the range of an attribute's value; None for one that the tag has not."""
        found = attribute_range(self.attributes, name)
        if found is None:
            return None
        begin = self.start + 1 + len(self.name)
        return begin + found[0], begin + found[1]

    @property
    def is_block(self) -> bool:
        """True if the tag is a block, also where it stands in a line."""
        return self.facts.is_block(read_attributes(self.attributes) if self.attributes else {})


AnyMarkup: TypeAlias = Hidden | CallMarkup | ArgumentMarkup | LinkMarkup | VariantMarkup | TagMarkup


class Constructs:
    """All constructs of a text, in document order (an outer one before those that it holds)."""

    __slots__ = ("_starts", "_tag_starts", "at", "calls", "left_out", "links", "rests", "tags")

    def __init__(self, found: list[AnyMarkup]) -> None:
        found.sort(key=_place)
        self._starts = [construct.start for construct in found]
        self.at: dict[int, AnyMarkup] = {construct.start: construct for construct in found}
        self.calls = [construct for construct in found if type(construct) is CallMarkup]
        self.links = [construct for construct in found if type(construct) is LinkMarkup]
        self.tags = [construct for construct in found if type(construct) is TagMarkup]
        self._tag_starts = [tag.start for tag in self.tags]
        # Where something hidden begins in plain text: signs of XML, and the rests of calls behind
        # what they chose.
        self.rests: list[int] = []
        self.left_out = CoveredPlaces(())
        for index, call in enumerate(self.calls):
            call.index = index

    @property
    def seen_calls(self) -> Iterator[CallMarkup]:
        """The calls that are part of the page, without those in texts that were not chosen."""
        return (call for call in self.calls if not call.unseen)

    def choose(self, chosen: Mapping[int, Span]) -> None:
        """Let texts stand in the place of the calls, given by their indexes, that choose them.

        The rest of each call is hidden, with the links, tags and calls in it.
        """
        hidden: list[Hidden] = []
        for index, (start, end) in chosen.items():
            call = self.calls[index]
            call.chosen = start, end
            del self.at[call.start]
            if start == end:
                hidden.append(Hidden(call.start, call.end))
            else:
                hidden += (Hidden(call.start, start), Hidden(end, call.end))
        for call in self.calls:
            parent = call.parent
            if parent is not None:
                place = parent.chosen
                left_out = place is not None and not place[0] <= call.start < place[1]
                call.unseen = parent.unseen or left_out
        ends = (end for start, end in chosen.values() if start < end)
        self.rests = sorted((*self.rests, *ends))
        self.left_out = CoveredPlaces(hidden)
        self.links = [link for link in self.links if link.start not in self.left_out]
        self.tags = [tag for tag in self.tags if tag.start not in self.left_out]
        self._tag_starts = [tag.start for tag in self.tags]
        self.at |= {one.start: one for one in hidden}
        self._starts = sorted(self.at)

    def leave_out_links(self, calls: Iterable[CallMarkup]) -> None:
        """Take the links in calls for none of the page's: they are in texts that it never shows."""
        covered = CoveredPlaces(calls)
        self.links = [link for link in self.links if link.start not in covered]

    def within(self, start: int, end: int) -> Iterator[AnyMarkup]:
        """The constructs between two offsets, without those inside of others."""
        starts, at = self._starts, self.at
        index = bisect_left(starts, start)
        while index < len(starts) and starts[index] < end:
            construct = at[starts[index]]
            if construct.end > end:
                return
            yield construct
            index = bisect_left(starts, construct.end, index + 1)

    def hide(self, start: int, end: int) -> None:
        """Show nothing of plain text between two offsets."""
        if start < end and start not in self.at:
            self.at[start] = Hidden(start, end)
            insort(self.rests, start)

    def next_rest(self, start: int, end: int) -> int:
        """Return where the first rest of a call between two offsets begins; `end` without one."""
        index = bisect_left(self.rests, start)
        return min(end, self.rests[index]) if index < len(self.rests) else end

    def unread(self) -> Iterator[Construct]:
        """Yield constructs that are no wikitext: comments and the like, tags that hold text."""
        for construct in self.at.values():
            is_text = isinstance(construct, TagMarkup) and not construct.facts.holds_wikitext
            if is_text or isinstance(construct, Hidden):
                yield construct

    def any_tag_within(self, start: int, end: int) -> bool:
        """Return True if an extension tag begins between two offsets."""
        index = bisect_left(self._tag_starts, start)
        return index < len(self._tag_starts) and self._tag_starts[index] < end

    def any_within(self, start: int, end: int) -> bool:
        """Return True if a construct begins between two offsets."""
        index = bisect_left(self._starts, start)
        return index < len(self._starts) and self._starts[index] < end


class CoveredPlaces:
    """The places that are in one of many ranges."""

    def __init__(self, ranges: Iterable[Construct]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for one in sorted(ranges, key=_place):
            if not self._ends or one.start > self._ends[-1]:
                self._starts.append(one.start)
                self._ends.append(one.end)
            else:
                self._ends[-1] = max(self._ends[-1], one.end)

    def __contains__(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._ends[index]


def find_constructs(text: str, *, extension_tags: frozenset[str]) -> Constructs:
    """Return every construct of `text`, those in tags that hold wikitext included."""
    walk = _ConstructWalk(text)
    signs: list[AnyMarkup] = []
    walk.add(scan(text, extension_tags=extension_tags, mode="source"), 0, None)
    while walk.waiting:
        tag, parent = walk.waiting.pop()
        caption = tag.caption
        if caption is not None:
            written = scan(text[slice(*caption)], extension_tags=extension_tags, mode="source")
            walk.add(written, caption[0], parent)
        if not tag.facts.holds_wikitext:
            continue
        content = text[tag.content_start : tag.content_end]
        if tag.facts.kind == "poem":
            walk.found += (
                Indent(tag.content_start + mark.start(), tag.content_start + mark.end())
                for mark in POEM_INDENT.finditer(content)
            )
        names = extension_tags
        if tag.facts.kind == "infobox":
            names -= ELEMENTS
            signs += (
                Hidden(tag.content_start + sign.start(), tag.content_start + sign.end())
                for sign in LITERAL.finditer(content)
            )
        if "{{" in content or "[[" in content or "<" in content or "-{" in content:
            pieces = scan(content, extension_tags=names, mode="source")
            walk.add(pieces, tag.content_start, parent)
    constructs = Constructs([*walk.found, *signs])
    constructs.rests = sorted(sign.start for sign in signs)
    return constructs


class _ConstructWalk:
    """Collects constructs from pieces, with a stack of its own instead of recursion."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[AnyMarkup] = []
        self.waiting: list[tuple[TagMarkup, CallMarkup | None]] = []
        self._stack: list[tuple[Pieces, CallMarkup | None]] = []

    def add(self, pieces: Pieces, shift: int, parent: CallMarkup | None) -> None:
        """Add what `pieces` hold; `shift` is where the text that they were scanned in begins."""
        stack, found = self._stack, self.found
        stack.append((pieces, parent))
        while stack:
            pieces, parent = stack.pop()
            for piece in pieces:
                if isinstance(piece, str):
                    continue
                start, end = piece.start + shift, piece.end + shift
                if isinstance(piece, InternalLink):
                    found.append(self._link(piece, start, end, shift, parent))
                elif isinstance(piece, Template):
                    if _names_nothing(piece.parts[0]):
                        self._inside(piece.parts, parent)
                    else:
                        found.append(self._call(piece, start, end, shift, parent))
                elif isinstance(piece, ExtensionTag):
                    begin = piece.content_start + shift
                    content = (begin, begin + len(piece.content or ""))
                    tag = TagMarkup(start, end, piece.name, piece.attributes, content)
                    found.append(tag)
                    if piece.content or piece.attributes:
                        self.waiting.append((tag, parent))
                elif isinstance(piece, Heading):
                    stack.append((piece.title, parent))
                    self._after_title(piece, shift)
                elif isinstance(piece, Argument):
                    found.append(self._argument(piece, start, end, shift, parent))
                elif isinstance(piece, Variant):
                    parts = piece.parts
                    found.append(VariantMarkup(start, end, _ranges(parts, shift)))
                    stack.append((piece.pieces, parent))
                elif isinstance(piece, (Comment, Ignored)):
                    found.append(Hidden(start, end, comment=isinstance(piece, Comment)))

    def _call(
        self, piece: Template, start: int, end: int, shift: int, parent: CallMarkup | None
    ) -> CallMarkup:
        title, *arguments = piece.parts
        ranges = tuple(
            [
                Range(
                    part.start + shift,
                    -1 if part.name is None else part.value_start - 1 + shift,
                    part.value_start + shift,
                    part.end + shift,
                )
                for part in arguments
            ]
        )
        call = CallMarkup(start, end, title.end + shift, ranges, parent)
        self._inside(piece.parts, call)
        return call

    def _argument(
        self, piece: Argument, start: int, end: int, shift: int, parent: CallMarkup | None
    ) -> ArgumentMarkup:
        default = (-1, -1)
        if len(piece.parts) > 1:
            default = (piece.parts[1].start + shift, piece.parts[1].end + shift)
        self._inside(piece.parts, parent)
        return ArgumentMarkup(start, end, default)

    def _inside(self, parts: tuple[Part, ...], parent: CallMarkup | None) -> None:
        for part in parts:
            for pieces in (part.name, part.value):
                if pieces and not (len(pieces) == 1 and isinstance(pieces[0], str)):
                    self._stack.append((pieces, parent))

    def _link(
        self, piece: InternalLink, start: int, end: int, shift: int, parent: CallMarkup | None
    ) -> LinkMarkup:
        pieces, text = piece.pieces, self.text
        # "[[Page|[text]]]": the first bracket ends what stands in the link.
        open_bracket = text.startswith("]", end) and _leaves_bracket(text[start + 2 : end - 2])
        end += open_bracket
        if len(pieces) == 1 and isinstance(pieces[0], str):
            body = pieces[0] + "]" * open_bracket
            return LinkMarkup(start, end, _split(body, start + 2), plain=True)
        parts = piece.parts
        self._stack.append((pieces, parent))
        dynamic = any(not isinstance(part, (str, Comment)) for part in parts[0].value)
        ranges = _ranges(parts, shift)
        if open_bracket:
            ranges = (*ranges[:-1], (ranges[-1][0], ranges[-1][1] + 1))
        return LinkMarkup(start, end, ranges, dynamic=dynamic)

    def _after_title(self, piece: Heading, shift: int) -> None:
        """Comments behind a heading's closing signs are not in the piece's title."""
        stop = piece.title_end + piece.level + shift
        if stop < piece.end + shift:
            self.found.append(Hidden(stop, piece.end + shift))


def _leaves_bracket(body: str) -> bool:
    """Return True if a bracket is open in a link's text at its end."""
    text = body.partition("|")[2]
    return "[[" not in text and text.count("[") > text.count("]")


def _names_nothing(title: Part) -> bool:
    """Return True if a call's title is blank: MediaWiki shows such braces as they are."""
    value = title.value
    if len(value) == 1 and isinstance(value[0], str):
        return not value[0] or value[0].isspace()
    return all(
        not piece.strip() if isinstance(piece, str) else isinstance(piece, (Comment, Ignored))
        for piece in value
    )


def _split(body: str, start: int) -> tuple[tuple[int, int], ...]:
    """The ranges between the pipes of a link that holds no construct."""
    if "|" not in body:
        return ((start, start + len(body)),)
    ranges: list[tuple[int, int]] = []
    for part in body.split("|"):
        ranges.append((start, start + len(part)))
        start += len(part) + 1
    return tuple(ranges)


def _ranges(parts: tuple[Part, ...], shift: int) -> tuple[tuple[int, int], ...]:
    return tuple((part.start + shift, part.end + shift) for part in parts)
