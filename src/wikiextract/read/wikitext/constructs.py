"""Every construct of a wikitext with its place in the whole text, nested ones included.

The readers need to know, at any offset, which call, link, tag or comment begins there and where it
ends, in tags such as ``<ref>``, too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TypeAlias

import msgspec

from wikiextract.markup.tags import Tag
from wikiextract.nodes import Span
from wikiextract.read.wikitext.attributes import attribute_range, read_attributes
from wikiextract.read.wikitext.link_targets import LinkTarget

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


class Construct(msgspec.Struct, eq=False, gc=False):
    """Something that stands at ``text[start:end]``."""

    start: int
    end: int


class Hidden(Construct, eq=False, gc=False):
    """A comment, or a part of the page that is not shown (``<includeonly>``)."""

    comment: bool = False


class Indent(Hidden, eq=False, gc=False):
    """The colons before a line of a poem, which keep what follows from beginning the line."""


# With `gc`, calls in calls to any depth can be freed: without it, each frees its parent in turn.
class CallMarkup(Construct, eq=False, gc=True):
    """``{{…}}``. `title_end` ends what names the call; `index` is its place among all calls.

    `written` are the arguments of a call that holds no other construct, as they stand between its
    pipes; of any other call their `ranges` are known. `parent` is the call that it stands in.
    `chosen` is the range of the text that stands in its place; `unseen`: it stands in a text that
    was not chosen.
    """

    title_end: int
    written: list[str] | None = None
    ranges: tuple[Range, ...] | None = None
    parent: CallMarkup | None = None
    depth: int = 0
    index: int = -1
    chosen: Span | None = None
    unseen: bool = False

    @property
    def arguments(self) -> tuple[Range, ...]:
        """The arguments. Most calls are read without them, by what is `written`."""
        if self.ranges is None:
            self.ranges = tuple(_ranges(self.written or (), self.title_end + 1))
        return self.ranges

    @property
    def has_arguments(self) -> bool:
        """True if there is a pipe behind what names the call."""
        return self.title_end < self.end - 2


def _ranges(written: Sequence[str], start: int) -> Iterator[Range]:
    """Yield the ranges of arguments that stand between pipes from `start` on."""
    for one, (begin, end) in zip(written, spans_of(written, start), strict=True):
        equals = one.find("=")
        if equals < 0:
            yield Range(begin, -1, begin, end)
        else:
            yield Range(begin, begin + equals, begin + equals + 1, end)


def spans_of(written: Iterable[str], start: int) -> Iterator[Span]:
    """Yield the ranges of what stands between pipes from `start` on."""
    for one in written:
        end = start + len(one)
        yield start, end
        start = end + 1


class ArgumentMarkup(Construct, eq=False, gc=False):
    """``{{{name|default}}}``; `default` is the range of its default, (-1, -1) without one."""

    default: Span


class LinkMarkup(Construct, eq=False, gc=False):
    """``[[…]]``.

    Of a link that holds no other construct `name` is what stands before its first pipe, `label` all
    behind it (None: there is no pipe); of any other link the `ranges` between its pipes are known.
    `dynamic`: the target holds a call or another construct, so nobody knows it before expansion.
    `to_page`: the target names no namespace and no wiki, so that it is a page if the brackets are a
    link at all. `target` is what it leads to, once that is `resolved` (None: it is no link).
    """

    name: str | None = None
    label: str | None = None
    to_page: bool = False
    ranges: tuple[Span, ...] | None = None
    dynamic: bool = False
    target: LinkTarget | None = None
    resolved: bool = False

    @property
    def parts(self) -> tuple[Span, ...]:
        """The ranges between the pipes; the first is the target."""
        if self.ranges is None:
            behind = [] if self.label is None else self.label.split("|")
            self.ranges = tuple(spans_of((self.name or "", *behind), self.start + 2))
        return self.ranges


class VariantMarkup(Construct, eq=False, gc=False):
    """``-{…}-``: the ranges between its pipes."""

    parts: tuple[Span, ...]


class TagMarkup(Construct, eq=False, gc=False):
    """An extension tag; its content is ``text[content_start:content_end]`` (or it has none).

    `facts` is what the registry says of it.
    """

    name: str
    attributes: str
    content_start: int
    content_end: int
    facts: Tag

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
        asks = self.attributes and self.facts.is_block_by_attributes
        return self.facts.is_block(read_attributes(self.attributes) if asks else {})


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
        parent: CallMarkup | None = None
        for index, call in enumerate(self.calls):
            call.index = index
            while parent is not None and parent.end <= call.start:
                parent = parent.parent
            if parent is not None:
                call.parent, call.depth = parent, parent.depth + 1
            parent = call

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
        if covered:
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
            index += 1
            if index < len(starts) and starts[index] < construct.end:
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

    def __bool__(self) -> bool:
        return bool(self._starts)

    def __contains__(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._ends[index]
