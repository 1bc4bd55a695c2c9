"""The scanner: finds the extent of every construct of a wikitext, by MediaWiki's rules.

    scan("{{a|b=[[c]]}}", extension_tags=frozenset({"ref"}), mode="source")

It goes through the text once, from token to token, with a stack of open constructs: time is linear
in the text's length whatever it holds, there is no recursion and nothing is raised. What is never
closed is text. Braces come first: quotes, HTML tags and the like have no say; comments and
extension tags are opaque.

Modes:

- "page": a page for display. `<includeonly>` is ignored with its content, the tags `<noinclude>`
  and `<onlyinclude>` alone. Links, variant markup and headings are text (they still decide which
  pipes and braces count).
- "inclusion": a page for transclusion. `<noinclude>` is ignored with its content, the tags of
  `<includeonly>` alone; where there is `<onlyinclude>…</onlyinclude>`, everything else is ignored.
- "source": like "page", but links, variant markup and headings are pieces of their own.

Rules: https://www.mediawiki.org/wiki/Preprocessor_ABNF. Finished constructs are collected in one
list; an open construct remembers where in that list it began, so that closing it takes its share
and giving it up costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from wikiextract.expand.pieces import (
    Argument,
    Comment,
    ExtensionTag,
    Heading,
    Ignored,
    InternalLink,
    Markup,
    Part,
    Pieces,
    Template,
    Variant,
    cut,
    fill,
    plain_parts,
)
from wikiextract.expand.tokens import Mode, Patterns, patterns_for

_BLANKS = " \t"


def scan(text: str, *, extension_tags: frozenset[str], mode: Mode = "page") -> Pieces:
    """Splits `text` into pieces, which cover it from start to end.

    `extension_tags` are the lower-case names of the tags that are opaque on this wiki.
    """
    return _Scanner(text, extension_tags, mode).run()


class _Open:
    """A construct that is not closed yet.

    `opening` is "{", "[", "-" (for "-{") or "=" (a heading's line); `count` is the number of
    braces, brackets or equals signs still unmatched, counted from `start`. `first_node` is where
    its contents begin in the scanner's list. `parts` are the finished parts, each as `(start,
    equals position or -1, first node, first node behind the equals sign)`, the rest is the part
    that is being read. `hyphen`: braces stand behind a hyphen, with which the last may open "-{".
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
        "start",
    )

    def __init__(self, opening: str, start: int, count: int, first_node: int) -> None:
        self.opening = opening
        self.start = start
        self.count = count
        self.first_node = first_node
        self.hyphen = False
        self.begin_parts(start + count)

    def begin_parts(self, position: int) -> None:
        """Begins (again) with the first part, at `position`."""
        self.parts: list[tuple[int, int, int, int, int]] = []
        self.part_start = position
        self.part_node = self.first_node
        self.equals = -1
        self.equals_node = 0


class _Scanner:
    """One run over one text; `position` is the first character that is not consumed yet."""

    def __init__(self, text: str, extension_tags: frozenset[str], mode: Mode) -> None:
        self.text = text
        self.structured = mode == "source"
        self.chunks = mode == "inclusion" and "<onlyinclude>" in text and "</onlyinclude>" in text
        self.patterns: Patterns = patterns_for(extension_tags, mode, self.chunks)
        self.position = 0
        self.variant_end = 0
        self.nodes: list[Markup] = []
        self.stack: list[_Open] = []
        self.search = self.patterns.top.search
        self.no_more_tag_ends = False
        self.closing_tags: dict[str, re.Pattern[str] | None] = {}

    def run(self) -> Pieces:
        text = self.text
        unfinished = self.begin_chunk() if self.chunks else True
        if unfinished and text.startswith("=", self.position):
            self.open_heading(self.position)
        while True:
            match = self.search(text, self.position)
            if match is not None:
                self.position = match.end()
                _HANDLERS[match.lastgroup](self, match)
            elif self.stack and self.stack[-1].opening == "=" and self.position <= len(text):
                # The end of the text ends a heading's line too.
                self.close_heading(len(text))
            else:
                return fill(text, self.nodes, 0, len(text))

    # --- what is open -----------------------------------------------------------------------

    def push(self, opening: str, start: int, count: int) -> None:
        self.stack.append(_Open(opening, start, count, len(self.nodes)))
        self.choose_pattern()

    def choose_pattern(self) -> None:
        """Sets the pattern for the innermost open construct."""
        patterns = self.patterns
        if not self.stack:
            self.search = patterns.top.search
            return
        top = self.stack[-1]
        awaits_name = top.equals < 0 and bool(top.parts)
        if top.opening == "{":
            pattern = patterns.template_name if awaits_name else patterns.template
        elif top.opening == "[":
            pattern = patterns.link
        elif top.opening == "=":
            pattern = patterns.heading
        else:
            pattern = patterns.variant_name if awaits_name else patterns.variant
        self.search = pattern.search

    # --- calls, arguments, links, variant markup --------------------------------------------

    def on_whole_template(self, match: re.Match[str]) -> None:
        start, end = match.span()
        parts = plain_parts(match["whole_template"], start + 2)
        line_start = start > 0 and self.text[start - 1] == "\n"
        self.nodes.append(Template(start, end, parts, line_start))

    def on_whole_argument(self, match: re.Match[str]) -> None:
        start, end = match.span()
        self.nodes.append(Argument(start, end, plain_parts(match["whole_argument"], start + 3)))

    def on_whole_link(self, match: re.Match[str]) -> None:
        if self.structured:
            content = match["whole_link"]
            self.nodes.append(InternalLink(*match.span(), [content] if content else []))

    def on_braces(self, match: re.Match[str]) -> None:
        start, end = match.span()
        self.push("{", start, end - start)
        if start > self.variant_end and self.text[start - 1] == "-":
            self.stack[-1].hyphen = True

    def on_brackets(self, match: re.Match[str]) -> None:
        start, end = match.span()
        self.push("[", start, end - start)

    def on_variant(self, match: re.Match[str]) -> None:
        self.push("-", match.start(), 2)

    def on_pipe(self, match: re.Match[str]) -> None:
        self.end_part(self.stack[-1], match.start())
        self.choose_pattern()

    def on_equals(self, match: re.Match[str]) -> None:
        top = self.stack[-1]
        top.equals = match.start()
        top.equals_node = len(self.nodes)
        self.choose_pattern()

    def end_part(self, top: _Open, end: int) -> None:
        """Ends the current part of `top` at `end`, where a pipe or the closing stands."""
        top.parts.append((top.part_start, end, top.equals, top.part_node, top.equals_node))
        top.part_start = end + 1
        top.part_node = len(self.nodes)
        top.equals = -1

    def on_braces_end(self, match: re.Match[str]) -> None:
        top = self.stack[-1]
        start, end = match.span()
        matched = min(end - start, top.count, 3)
        # Further braces of the run are looked at anew, in the context that is then open.
        self.position = start + matched
        self.end_part(top, start)
        parts = self.build_parts(top)
        del self.nodes[top.first_node :]
        opened = top.start + top.count - matched
        if matched == 2:
            line_start = top.start == opened > 0 and self.text[opened - 1] == "\n"
            self.nodes.append(Template(opened, self.position, parts, line_start))
        else:
            self.nodes.append(Argument(opened, self.position, parts))
        self.reopen(top, top.count - matched)

    def reopen(self, top: _Open, count: int) -> None:
        """Leaves `count` opening braces or brackets of `top` open, when they can open something."""
        top.count = count
        if count == 1 and top.opening == "{" and top.hyphen:
            # What is left of "-{{{…" is "-{".
            top.opening = "-"
            top.start -= 1
            top.count = 2
        elif count < 2:
            self.stack.pop()
            self.choose_pattern()
            return
        # What has just been closed is the beginning of the first part now.
        top.begin_parts(top.start + top.count)
        self.choose_pattern()

    def on_link_end(self, match: re.Match[str]) -> None:
        top = self.stack[-1]
        start = match.start()
        self.position = start + 2
        opened = top.start + top.count - 2
        if self.structured:
            pieces = fill(self.text, self.nodes[top.first_node :], opened + 2, start)
            del self.nodes[top.first_node :]
            self.nodes.append(InternalLink(opened, self.position, pieces))
        self.reopen(top, top.count - 2)

    def on_variant_end(self, match: re.Match[str]) -> None:
        top = self.stack.pop()
        if self.structured:
            pieces = fill(self.text, self.nodes[top.first_node :], top.start + 2, match.start())
            del self.nodes[top.first_node :]
            self.nodes.append(Variant(top.start, self.position, pieces))
        self.variant_end = self.position
        self.choose_pattern()

    def build_parts(self, top: _Open) -> tuple[Part, ...]:
        text, nodes = self.text, self.nodes
        parts = []
        following = [part[3] for part in top.parts[1:]]
        following.append(len(nodes))
        for (start, end, equals, node, equals_node), stop in zip(top.parts, following, strict=True):
            if equals < 0:
                parts.append(
                    Part(start, end, start, None, fill(text, nodes[node:stop], start, end))
                )
            else:
                name = fill(text, nodes[node:equals_node], start, equals)
                value = fill(text, nodes[equals_node:stop], equals + 1, end)
                parts.append(Part(start, end, equals + 1, name, value))
        return tuple(parts)

    # --- headings ---------------------------------------------------------------------------

    def on_heading(self, match: re.Match[str]) -> None:
        self.push("=", match.start(), self.position - match.start())

    def open_heading(self, start: int) -> None:
        """Opens a heading at the first character of the text."""
        signs = len(self.text[start : start + 6]) - len(self.text[start : start + 6].lstrip("="))
        self.push("=", start, signs)
        self.position = start + signs

    def on_line_end(self, match: re.Match[str]) -> None:
        # The line break is not consumed: it may be what another heading begins behind.
        self.close_heading(match.start())

    def close_heading(self, end: int) -> None:
        """Ends a heading's line at `end`; without equals signs there it was no heading."""
        top = self.stack.pop()
        self.position = end
        self.choose_pattern()
        if not self.structured:
            return
        text, nodes = self.text, self.nodes
        title_end = _skip_blanks_back(text, end)
        node = len(nodes) - 1
        while (
            node >= top.first_node
            and nodes[node].end == title_end
            and isinstance(nodes[node], Comment)
            and text.endswith("-->", nodes[node].start + 4, title_end)
        ):
            title_end = _skip_blanks_back(text, nodes[node].start)
            node -= 1
        signs_start = title_end
        while signs_start > top.start and text[signs_start - 1] == "=":
            signs_start -= 1
        signs = title_end - signs_start
        if signs_start == top.start:
            # Nothing but equals signs: half of them are the title's.
            level = 0 if signs < 3 else min(6, (signs - 1) // 2)
        else:
            level = min(signs, top.count)
        if level > 0:
            title_start, title_end = top.start + level, title_end - level
            inside = fill(text, nodes[top.first_node :], top.start, end)
            title = cut(inside, top.start, title_start, title_end)
            del nodes[top.first_node :]
            nodes.append(Heading(top.start, end, level, title_start, title_end, title))

    # --- comments, extension tags, inclusion control ----------------------------------------

    def on_comment(self, match: re.Match[str]) -> None:
        text = self.text
        start = match.start()
        end = text.find("-->", start + 4)
        if end < 0:
            self.position = len(text)
            self.nodes.append(Comment(start, len(text)))
            return
        self.position = end + 3
        line_start = _skip_blanks_back(text, start)
        if line_start > 0 and text[line_start - 1] == "\n":
            line_end = self.comments_line_end(self.position)
            if line_end > 0:
                self.position = line_end
                self.nodes.append(Comment(line_start, line_end))
                # The next line begins here, though no line break is left before it.
                return
        self.nodes.append(Comment(start, self.position))

    def comments_line_end(self, position: int) -> int:
        """The start of the next line when only blanks and comments stand before it, or -1."""
        text = self.text
        while True:
            position = _skip_blanks(text, position)
            if not text.startswith("<!--", position):
                return position + 1 if text.startswith("\n", position) else -1
            end = text.find("-->", position + 4)
            if end < 0:
                return -1
            position = end + 3

    def tag_end(self, match: re.Match[str]) -> int:
        """The offset of the ">" that ends the tag, or -1 (which is remembered)."""
        if self.no_more_tag_ends:
            return -1
        end = self.text.find(">", match.end())
        self.no_more_tag_ends = end < 0
        return end

    def on_ignored_tag(self, match: re.Match[str]) -> None:
        end = self.tag_end(match)
        if end >= 0:
            self.position = end + 1
            self.nodes.append(Ignored(match.start(), end + 1))

    def on_ignored_element(self, match: re.Match[str]) -> None:
        end = self.tag_end(match)
        if end < 0:
            return
        self.position = end + 1
        if self.text[end - 1] != "/":
            closing = self.find_closing(match["ignored_element"].lower(), end + 1)
            self.position = closing.end() if closing else len(self.text)
        self.nodes.append(Ignored(match.start(), self.position))

    def on_extension(self, match: re.Match[str]) -> None:
        text = self.text
        end = self.tag_end(match)
        if end < 0:
            return
        self.position = end + 1
        name = match["extension"].lower()
        start, name_end = match.span()
        if text[end - 1] == "/":
            attributes = text[name_end : end - 1]
            self.nodes.append(
                ExtensionTag(start, end + 1, name, attributes, None, end + 1, "", match[0])
            )
            return
        closing = self.find_closing(name, end + 1)
        if closing is None:
            return  # Never closed: the tag is text, whatever its attributes hold.
        content = text[end + 1 : closing.start()]
        self.position = closing.end()
        self.nodes.append(
            ExtensionTag(
                start,
                self.position,
                name,
                text[name_end:end],
                content,
                end + 1,
                closing[0],
                match[0],
            )
        )

    def find_closing(self, name: str, position: int) -> re.Match[str] | None:
        """The closing tag of `name` behind `position`. A failure is remembered: none is ahead."""
        if name not in self.closing_tags:
            self.closing_tags[name] = re.compile(rf"</{re.escape(name)}\s*+>", re.A | re.I)
        pattern = self.closing_tags[name]
        closing = pattern.search(self.text, position) if pattern else None
        if closing is None:
            self.closing_tags[name] = None
        return closing

    def on_chunk_end(self, match: re.Match[str]) -> None:
        self.position = match.start()
        self.begin_chunk()

    def begin_chunk(self) -> bool:
        """Ignores everything up to and with the next `<onlyinclude>`; False: to the end."""
        start = self.text.find("<onlyinclude>", self.position)
        end = start + len("<onlyinclude>") if start >= 0 else len(self.text)
        self.nodes.append(Ignored(self.position, end))
        self.position = end
        return start >= 0


# What is done with a token, by the name of its group in the patterns.
_HANDLERS: dict[str | None, Callable[[_Scanner, re.Match[str]], None]] = {
    "whole_template": _Scanner.on_whole_template,
    "whole_argument": _Scanner.on_whole_argument,
    "whole_link": _Scanner.on_whole_link,
    "braces": _Scanner.on_braces,
    "brackets": _Scanner.on_brackets,
    "variant": _Scanner.on_variant,
    "pipe": _Scanner.on_pipe,
    "equals": _Scanner.on_equals,
    "braces_end": _Scanner.on_braces_end,
    "link_end": _Scanner.on_link_end,
    "variant_end": _Scanner.on_variant_end,
    "heading": _Scanner.on_heading,
    "line_end": _Scanner.on_line_end,
    "comment": _Scanner.on_comment,
    "ignored_tag": _Scanner.on_ignored_tag,
    "ignored_element": _Scanner.on_ignored_element,
    "extension": _Scanner.on_extension,
    "chunk_end": _Scanner.on_chunk_end,
}


def _skip_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position] in _BLANKS:
        position += 1
    return position


def _skip_blanks_back(text: str, position: int) -> int:
    while position > 0 and text[position - 1] in _BLANKS:
        position -= 1
    return position
