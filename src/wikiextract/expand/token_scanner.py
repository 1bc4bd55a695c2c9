"""Goes through a wikitext from token to token, with a stack of open constructs.

Time is linear in the text's length whatever it holds, there is no recursion and nothing is raised.
What is never closed is text. Braces come first: quotes, HTML tags and the like have no say;
comments and extension tags are opaque.

What is made of the constructs is the business of the classes that go by these rules: `scan` gives
pieces (``scanner.py``), the source view places in the text (``read/wikitext/find_constructs.py``).

Rules: https://www.mediawiki.org/wiki/Preprocessor_ABNF. Finished constructs are collected in one
list; an open construct remembers where in that list it began, so that closing it takes its share
and giving it up costs nothing.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, ClassVar, Generic, Protocol, TypeAlias, TypeVar

from wikiextract.expand.tokens import GROUPS, Mode, Search, patterns_for

_BLANKS = " \t"
_Handler: TypeAlias = Callable[[Any, re.Match[str]], None]


class Placed(Protocol):
    """What stands at a place of a text."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset behind its last character."""


_Node = TypeVar("_Node", bound=Placed)


class OpenConstruct:
    """A construct that is not closed yet.

    `opening` is "{", "[", "-" (for "-{") or "=" (a heading's line); `count` is the number of
    braces, brackets or equals signs still unmatched, counted from `start`. `first_node` is where
    its contents begin in the scanner's list. `parts` are the finished parts, each as `(start, end,
    equals position or -1, first node, first node behind the equals sign)`, the rest is the part
    that is being read. `search` finds the next token within. `hyphen`: braces stand behind a
    hyphen, with which the last may open "-{".
    """

    __slots__ = (
        "count",
        "equals",
        "equals_node",
        "first_node",
        "hyphen",
        "opening",
        "part_node",
        "part_start",
        "parts",
        "search",
        "start",
    )

    def __init__(
        self, opening: str, start: int, count: int, first_node: int, search: Search
    ) -> None:
        self.opening = opening
        self.start = start
        self.count = count
        self.first_node = self.part_node = first_node
        self.search = search
        self.hyphen = False
        self.parts: list[tuple[int, int, int, int, int]] = []
        self.part_start = start + count
        self.equals = -1
        self.equals_node = 0


class TokenScanner(ABC, Generic[_Node]):
    """One run over one text; `position` is the first character that is not consumed yet.

    Its methods for tokens are named by the groups of the patterns.
    """

    handlers: ClassVar[Mapping[str | None, _Handler]]

    def __init_subclass__(cls, **named: Any) -> None:
        super().__init_subclass__(**named)
        cls.handlers = {group: getattr(cls, f"_on_{group}") for group in GROUPS}

    def __init__(self, text: str, extension_tags: frozenset[str], mode: Mode) -> None:
        self.text = text
        self.chunks = mode == "inclusion" and "<onlyinclude>" in text and "</onlyinclude>" in text
        self.patterns = patterns_for(extension_tags, mode, self.chunks)
        self.nodes: list[_Node] = []
        self.stack: list[OpenConstruct] = []

    def run(self, start: int, end: int) -> None:
        """Go through ``text[start:end]`` as a text of its own."""
        text, handlers, stack = self.text, self.handlers, self.stack
        self.begin = self.position = self.variant_end = start
        self.end = end
        self.no_more_tag_ends = False
        self.unclosed: set[str] = set()
        self.search = self.patterns.top
        self.nodes.clear()
        if (not self.chunks or self.begin_chunk()) and text.startswith("=", self.position, end):
            self.open_heading(self.position)
        while True:
            match = self.search(text, self.position, end)
            if match is not None:
                self.position = match.end()
                handlers[match.lastgroup](self, match)
            elif stack and stack[-1].opening == "=" and self.position <= end:
                # The end of the text ends a heading's line too.
                self.end_line(end)
            else:
                stack.clear()
                return

    # --- what a class makes of the constructs -----------------------------------------------

    @abstractmethod
    def _on_whole_template(self, match: re.Match[str]) -> None:
        """Make something of a call that holds no other construct."""

    @abstractmethod
    def _on_whole_argument(self, match: re.Match[str]) -> None:
        """Make something of an argument that holds no other construct."""

    @abstractmethod
    def close_braces(self, top: OpenConstruct, start: int, braces: int) -> None:
        """Make something of what begins at `start` with so many braces and ends at `position`."""

    @abstractmethod
    def add_comment(self, start: int, end: int) -> None:
        """Make something of a comment."""

    @abstractmethod
    def add_ignored(self, start: int, end: int) -> None:
        """Make something of a part that is not there in this mode."""

    @abstractmethod
    def add_tag(self, opening: re.Match[str], opening_end: int, closing_start: int) -> None:
        """Make something of an extension tag that ends at `position`.

        `opening` is its beginning to the name, `opening_end` the offset of the ">" that ends it.
        """

    def _on_whole_link(self, match: re.Match[str]) -> None:
        """Make something of a link that holds no other construct."""

    def close_link(self, top: OpenConstruct, start: int) -> None:
        """Make something of a link that begins at `start` and ends at `position`."""

    def close_variant(self, top: OpenConstruct) -> None:
        """Make something of variant markup that ends at `position`."""

    def close_heading(self, top: OpenConstruct) -> None:
        """Make something of a heading's line that ends at `position`, if it is a heading."""

    # --- what is open -----------------------------------------------------------------------

    def push(self, opening: str, start: int, count: int) -> None:
        """Open a construct."""
        self.search = self.patterns.within[opening]
        self.stack.append(OpenConstruct(opening, start, count, len(self.nodes), self.search))

    def pop(self) -> OpenConstruct:
        """Return the innermost open construct, which is no longer open."""
        top = self.stack.pop()
        self.search = self.stack[-1].search if self.stack else self.patterns.top
        return top

    def _on_braces(self, match: re.Match[str]) -> None:
        start, end = match.span()
        self.push("{", start, end - start)
        if start > self.variant_end and self.text[start - 1] == "-":
            self.stack[-1].hyphen = True

    def _on_brackets(self, match: re.Match[str]) -> None:
        start, end = match.span()
        self.push("[", start, end - start)

    def _on_variant(self, match: re.Match[str]) -> None:
        self.push("-", match.start(), 2)

    def _on_pipe(self, match: re.Match[str]) -> None:
        top = self.stack[-1]
        self.end_part(top, match.start())
        # Behind a pipe, the first equals sign ends a name.
        self.search = top.search = self.patterns.before_name[top.opening]

    def _on_equals(self, match: re.Match[str]) -> None:
        top = self.stack[-1]
        top.equals = match.start()
        top.equals_node = len(self.nodes)
        self.search = top.search = self.patterns.within[top.opening]

    def end_part(self, top: OpenConstruct, end: int) -> None:
        """End the current part of `top` at `end`, where a pipe or the closing stands."""
        top.parts.append((top.part_start, end, top.equals, top.part_node, top.equals_node))
        top.part_start = end + 1
        top.part_node = len(self.nodes)
        top.equals = -1

    def _on_braces_end(self, match: re.Match[str]) -> None:
        top = self.stack[-1]
        start, end = match.span()
        matched = min(end - start, top.count, 3)
        # Further braces of the run are looked at anew, in the context that is then open.
        self.position = start + matched
        self.end_part(top, start)
        self.close_braces(top, top.start + top.count - matched, matched)
        self.reopen(top, top.count - matched)

    def _on_link_end(self, match: re.Match[str]) -> None:
        top = self.stack[-1]
        self.position = match.start() + 2
        self.close_link(top, top.start + top.count - 2)
        self.reopen(top, top.count - 2)

    def _on_variant_end(self, match: re.Match[str]) -> None:
        self.close_variant(self.pop())
        self.variant_end = self.position

    def reopen(self, top: OpenConstruct, count: int) -> None:
        """Leave `count` opening braces or brackets of `top` open, when they can open something."""
        opening, start, hyphen = top.opening, top.start, top.hyphen
        self.pop()
        if count == 1 and opening == "{" and hyphen:
            # What is left of "-{{{…" is "-{".
            opening, start, count, hyphen = "-", start - 1, 2, False
        if count >= 2:
            # What has just been closed is the beginning of the first part now.
            self.push(opening, start, count)
            again = self.stack[-1]
            again.hyphen = hyphen
            again.first_node = again.part_node = top.first_node

    # --- headings ---------------------------------------------------------------------------

    def _on_heading(self, match: re.Match[str]) -> None:
        self.push("=", match.start(), self.position - match.start())

    def open_heading(self, start: int) -> None:
        """Open a heading at the first character of the text."""
        signs = self.text[start : min(start + 6, self.end)]
        count = len(signs) - len(signs.lstrip("="))
        self.push("=", start, count)
        self.position = start + count

    def _on_line_end(self, match: re.Match[str]) -> None:
        # The line break is not consumed: it may be what another heading begins behind.
        self.end_line(match.start())

    def end_line(self, end: int) -> None:
        """End a heading's line at `end`."""
        self.position = end
        self.close_heading(self.pop())

    # --- comments, extension tags, inclusion control ----------------------------------------

    def _on_comment(self, match: re.Match[str]) -> None:
        text = self.text
        start = match.start()
        end = text.find("-->", start + 4, self.end)
        if end < 0:
            self.position = self.end
            self.add_comment(start, self.end)
            return
        self.position = end + 3
        line_start = self.skip_blanks_back(start)
        if line_start > self.begin and text[line_start - 1] == "\n":
            line_end = self.comments_line_end(self.position)
            if line_end > 0:
                # The next line begins here, though no line break is left before it.
                self.position = line_end
                start = line_start
        self.add_comment(start, self.position)

    def comments_line_end(self, position: int) -> int:
        """Return the start of the next line when only blanks and comments are before it, or -1."""
        text, end = self.text, self.end
        while True:
            while position < end and text[position] in _BLANKS:
                position += 1
            if not text.startswith("<!--", position, end):
                return position + 1 if text.startswith("\n", position, end) else -1
            comment_end = text.find("-->", position + 4, end)
            if comment_end < 0:
                return -1
            position = comment_end + 3

    def skip_blanks_back(self, position: int) -> int:
        """Return where the blanks before an offset begin."""
        text, begin = self.text, self.begin
        while position > begin and text[position - 1] in _BLANKS:
            position -= 1
        return position

    def tag_end(self, match: re.Match[str]) -> int:
        """Return the offset of the ">" that ends the tag, or -1 (which is remembered)."""
        if self.no_more_tag_ends:
            return -1
        end = self.text.find(">", match.end(), self.end)
        self.no_more_tag_ends = end < 0
        return end

    def _on_ignored_tag(self, match: re.Match[str]) -> None:
        end = self.tag_end(match)
        if end >= 0:
            self.position = end + 1
            self.add_ignored(match.start(), end + 1)

    def _on_ignored_element(self, match: re.Match[str]) -> None:
        end = self.tag_end(match)
        if end < 0:
            return
        self.position = end + 1
        if self.text[end - 1] != "/":
            closing = self.find_closing(match["ignored_element"].lower(), end + 1)
            self.position = closing.end() if closing else self.end
        self.add_ignored(match.start(), self.position)

    def _on_extension(self, match: re.Match[str]) -> None:
        end = self.tag_end(match)
        if end < 0:
            return
        self.position = end + 1
        if self.text[end - 1] == "/":
            self.add_tag(match, end, -1)
            return
        closing = self.find_closing(match["extension"].lower(), end + 1)
        if closing is not None:  # Never closed: the tag is text, whatever its attributes hold.
            self.position = closing.end()
            self.add_tag(match, end, closing.start())

    def find_closing(self, name: str, position: int) -> re.Match[str] | None:
        """Return the closing tag of `name` behind `position`.

        A failure is remembered: none is ahead.
        """
        if name in self.unclosed:
            return None
        closing = _closing_tag(name).search(self.text, position, self.end)
        if closing is None:
            self.unclosed.add(name)
        return closing

    def _on_chunk_end(self, match: re.Match[str]) -> None:
        self.position = match.start()
        self.begin_chunk()

    def begin_chunk(self) -> bool:
        """Ignore everything up to and with the next `<onlyinclude>`; False: to the end."""
        start = self.text.find("<onlyinclude>", self.position, self.end)
        end = start + len("<onlyinclude>") if start >= 0 else self.end
        self.add_ignored(self.position, end)
        self.position = end
        return start >= 0


@lru_cache(maxsize=64)
def _closing_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}\s*+>", re.A | re.I)
