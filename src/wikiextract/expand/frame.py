"""A frame: a text that is being expanded, with the arguments it was called with.

The page itself is the first frame; every transcluded page and every invoked module has one below
its caller's (https://www.mediawiki.org/wiki/Extension:Scribunto/Lua_reference_manual#Frame_object).

Recursion: a construct within a construct costs at most five Python frames, and there are at most
`ExpandOptions.expansion_depth` of them, so that a page cannot exhaust Python's stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from wikiextract.expand.arguments import Arguments, GivenArguments
from wikiextract.expand.origins import join, trace
from wikiextract.expand.page.expansion import PageExpansion
from wikiextract.expand.pieces import Markup, Part, Piece, Pieces
from wikiextract.expand.tokens import Mode
from wikiextract.site import Title


class Handlers(msgspec.Struct, frozen=True, eq=False):
    """The meaning of constructs on a wiki: frames can expand a text, but do not know what it says.

    `constructs` has, by the type of a piece, what gives its text, or pieces that take its place.
    `run_module` gives the result of a module's function; None where nothing runs modules.
    """

    constructs: Mapping[type[Markup], Callable[[Frame, Any], str | Pieces]]
    run_module: Callable[[Frame, str, str | None, Arguments], str] | None


class Frame:
    """A page's text with the arguments it is expanded with; see the module."""

    __slots__ = (
        "call",
        "depth",
        "expansion",
        "given",
        "handlers",
        "in_source",
        "page",
        "parent",
        "title",
    )

    def __init__(
        self,
        expansion: PageExpansion,
        handlers: Handlers,
        title: Title,
        given: Arguments | GivenArguments,
        parent: Frame | None = None,
        in_source: bool = False,
    ) -> None:
        """`expansion` is that of the page, whose facts are in `page`, too.

        `in_source`: pieces expanded here have offsets in the page's own wikitext.

        `call`, set afterwards, is the number of the transclusion that this frame is for, when the
        call stands in the page.
        """
        self.expansion = expansion
        self.page = expansion.facts
        self.handlers = handlers
        self.title = title
        self.given = given
        self.parent = parent
        self.in_source = in_source
        self.call = -1
        self.depth: int = 0 if parent is None else parent.depth + 1

    def child(self, title: Title, given: Arguments | GivenArguments) -> Frame:
        """Return a frame for the text of `title` below this one."""
        return Frame(self.expansion, self.handlers, title, given, self)

    def expand(self, pieces: Pieces) -> str:
        """Return the text of `pieces`, expanded with the arguments of this frame.

        A construct gives text, or pieces that take its place: those need no recursion.
        """
        if len(pieces) == 1 and isinstance(pieces[0], str):
            return pieces[0]
        limits = self.expansion.limits
        if not limits.enter(len(pieces)):
            return self.expansion.depth_error()
        constructs = self.handlers.constructs
        texts: list[str] = []
        waiting: list[Iterator[Piece]] = []
        following = iter(pieces)
        try:
            while True:
                for piece in following:
                    if isinstance(piece, str):
                        texts.append(piece)
                        continue
                    result = constructs[type(piece)](self, piece)
                    if isinstance(result, str):
                        texts.append(result)
                        continue
                    limits.visit(len(result))
                    waiting.append(following)
                    following = iter(result)
                    break
                else:
                    if not waiting:
                        text = join(texts) if self.page.options.trace_origins else "".join(texts)
                        if len(text) > _SHORT:
                            limits.hold(len(text))
                        return text
                    following = waiting.pop()
        finally:
            limits.depth -= 1

    def argument(self, name: str) -> str | None:
        """Return the value of an argument, traced where that is wanted; None: it is not given."""
        value = self.given.argument(name)
        if value is not None and self.call >= 0 and self.page.options.trace_origins:
            return trace(value, self.call, name)
        return value

    def expand_part(self, part: Part) -> str:
        """Return the text of a whole part, name and equals sign included."""
        value = self.expand(part.value)
        return value if part.name is None else join((self.expand(part.name), "=", value))

    def preprocess(self, text: str, mode: Mode = "page") -> str:
        """Return the expansion of a further text, such as a tag's content, with these arguments."""
        if "{" not in text and "<" not in text:
            return text
        frame = self
        if self.in_source:
            # Same arguments, but the offsets of these pieces say nothing of the page.
            frame = Frame(self.expansion, self.handlers, self.title, self.given)
        return frame.expand(self.expansion.parse(text, mode))

    def is_within(self, title: Title) -> bool:
        """Return True if the text of `title` is being expanded here or above (the page aside)."""
        frame: Frame = self
        while frame.parent is not None:
            if frame.title.text == title.text and frame.title.namespace == title.namespace:
                return True
            frame = frame.parent
        return False


_SHORT = 200
"""Characters of a text that the number of constructs bounds well enough."""
