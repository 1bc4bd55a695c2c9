"""A frame: a text that is being expanded, with the arguments it was called with.

The page itself is the first frame; every transcluded page and every invoked module has one below
its caller's (https://www.mediawiki.org/wiki/Extension:Scribunto/Lua_reference_manual#Frame_object).

Recursion: a construct within a construct costs at most five Python frames, and there are at most
`ExpandOptions.expansion_depth` of them, so that a page cannot exhaust Python's stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from wikiextract.expand.arguments import Arguments, GivenArguments
from wikiextract.expand.calls import expand_argument, expand_call, transclude
from wikiextract.expand.functions.call import Call
from wikiextract.expand.lua.host import HostError, LuaArguments
from wikiextract.expand.origins import BLANKS, join, trace
from wikiextract.expand.pieces import (
    Argument,
    Comment,
    ExtensionTag,
    Ignored,
    Markup,
    Part,
    Piece,
    Pieces,
    Template,
)
from wikiextract.expand.tags import expand_tag, make_tag
from wikiextract.expand.tokens import Mode

if TYPE_CHECKING:
    from wikiextract.expand.page import PageExpansion
    from wikiextract.site import Title


class Frame:
    """See the module. Satisfies `lua.host.LuaFrame`."""

    __slots__ = ("call", "depth", "given", "in_source", "page", "parent", "title")

    def __init__(
        self,
        page: PageExpansion,
        title: Title,
        given: Arguments | GivenArguments | LuaArguments,
        parent: Frame | None = None,
        in_source: bool = False,
    ) -> None:
        """`in_source`: pieces expanded here have offsets in the page's own wikitext.

        `call`, set afterwards, is the number of the transclusion that this frame is for, when the
        call stands in the page.
        """
        self.page = page
        self.title = title
        self.given = given
        self.parent = parent
        self.in_source = in_source
        self.call = -1
        self.depth: int = 0 if parent is None else parent.depth + 1

    # --- expansion --------------------------------------------------------------------------

    def expand(self, pieces: Pieces) -> str:
        """The text of `pieces`, expanded with the arguments of this frame.

        A construct gives text, or pieces that take its place: those need no recursion.
        """
        if len(pieces) == 1 and isinstance(pieces[0], str):
            return pieces[0]
        page = self.page
        if not page.enter(len(pieces)):
            return page.depth_error()
        texts: list[str] = []
        waiting: list[Iterator[Piece]] = []
        following = iter(pieces)
        try:
            while True:
                for piece in following:
                    if isinstance(piece, str):
                        texts.append(piece)
                        continue
                    result = _EXPAND[type(piece)](self, piece)
                    if isinstance(result, str):
                        texts.append(result)
                        continue
                    page.visit(len(result))
                    waiting.append(following)
                    following = iter(result)
                    break
                else:
                    if not waiting:
                        return join(texts) if page.options.trace_origins else "".join(texts)
                    following = waiting.pop()
        finally:
            page.depth -= 1

    def expand_part(self, part: Part) -> str:
        """The text of a whole part, name and equals sign included."""
        value = self.expand(part.value)
        return value if part.name is None else join((self.expand(part.name), "=", value))

    def is_within(self, title: Title) -> bool:
        """Whether the text of `title` is being expanded here or above (the page itself aside)."""
        frame: Frame = self
        while frame.parent is not None:
            if frame.title.text == title.text and frame.title.namespace == title.namespace:
                return True
            frame = frame.parent
        return False

    # --- what modules ask for ---------------------------------------------------------------

    def argument(self, name: str) -> str | None:
        """See `LuaFrame.argument`."""
        value = self.given.argument(name)
        if value is None or self.page.for_modules is None:
            return value
        return self._for_modules(name, value)

    def arguments(self) -> Mapping[str, str]:
        """See `LuaFrame.arguments`."""
        values = self.given.arguments()
        if self.page.for_modules is None:
            return values
        return {name: self._for_modules(name, value) for name, value in values.items()}

    def argument_names(self) -> Iterable[str]:
        """See `LuaFrame.argument_names`."""
        return self.given.argument_names()

    def _for_modules(self, name: str, value: str) -> str:
        """A value as a module is given it when a call is made again (`PageExpansion.again`)."""
        assert self.page.for_modules is not None
        return self.page.for_modules(trace(value, self.call, name) if self.call >= 0 else value)

    def child(
        self, title: Title, arguments: Mapping[str, str] | LuaArguments | Arguments | GivenArguments
    ) -> Frame:
        """See `LuaFrame.child`."""
        given = GivenArguments(arguments) if isinstance(arguments, Mapping) else arguments
        return Frame(self.page, title, given, self)

    def preprocess(self, text: str, mode: Mode = "page") -> str:
        """The expansion of a further text, such as the content of a tag, with these arguments."""
        if "{" not in text and "<" not in text:
            return text
        frame = self
        if self.in_source:
            # Same arguments, but the offsets of these pieces say nothing of the page.
            frame = Frame(self.page, self.title, self.given)
        return frame.expand(self.page.parse(text, mode))

    def expand_text(self, text: str) -> str:
        """See `LuaFrame.expand_text`."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return self.preprocess(text, "inclusion" if self.depth else "page")

    def expand_template(self, title: Title, arguments: Mapping[str, str]) -> str:
        """See `LuaFrame.expand_template`."""
        trimmed = {
            name: value if name.isdecimal() else value.strip(BLANKS)
            for name, value in arguments.items()
        }
        if self.depth >= self.page.options.template_depth:
            raise HostError("expandTemplate: template depth limit exceeded")
        parsed = self.page.fetch(title)
        if parsed is None:
            raise HostError(f'expandTemplate: template "{title.prefixed}" does not exist')
        if self.is_within(parsed.title):
            raise HostError("expandTemplate: template loop detected")
        return transclude(self, title, parsed, GivenArguments(trimmed))

    def call_parser_function(self, name: str, arguments: Mapping[str, str]) -> str | None:
        """See `LuaFrame.call_parser_function`."""
        name, colon, first = name.partition(":")
        given = dict(arguments)
        if not colon:
            first = given.pop("1", "")
        parts = tuple(
            Part(0, 0, 0, None if key.isdecimal() else [key], [value] if value else [])
            for key, value in given.items()
        )
        function = self.page.words.function(name)
        return None if function is None else function(Call(self, first.strip(BLANKS), parts))

    def extension_tag(
        self, name: str, content: str | None, attributes: Mapping[str, str]
    ) -> str | None:
        """See `LuaFrame.extension_tag`."""
        if name.lower() not in self.page.site.extension_tags:
            return None
        return make_tag(self, name.lower(), content, attributes)


def _nothing(frame: Frame, piece: Markup) -> str:
    """Comments and what is ignored in this mode leave nothing."""
    return ""


_EXPAND: dict[type[Markup], Callable[[Frame, Any], str | Pieces]] = {
    Template: expand_call,
    Argument: expand_argument,
    ExtensionTag: expand_tag,
    Comment: _nothing,
    Ignored: _nothing,
}
