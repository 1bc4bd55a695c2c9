"""The scanner: splits a wikitext into pieces, by MediaWiki's rules.

    scan("{{a|b=[[c]]}}", extension_tags=frozenset({"ref"}))

Links, variant markup and headings are text (they still decide which pipes and braces count).

Modes:

- "page": a page for display. `<includeonly>` is ignored with its content, the tags `<noinclude>`
  and `<onlyinclude>` alone.
- "inclusion": a page for transclusion. `<noinclude>` is ignored with its content, the tags of
  `<includeonly>` alone; where there is `<onlyinclude>…</onlyinclude>`, everything else is ignored.
"""

from __future__ import annotations

import re

from wikiextract.expand.pieces import (
    Argument,
    Comment,
    ExtensionTag,
    Ignored,
    Markup,
    Part,
    Pieces,
    Template,
    fill,
    plain_parts,
)
from wikiextract.expand.token_scanner import OpenConstruct, TokenScanner
from wikiextract.expand.tokens import Mode


def scan(text: str, *, extension_tags: frozenset[str], mode: Mode = "page") -> Pieces:
    """Splits `text` into pieces, which cover it from start to end.

    `extension_tags` are the lower-case names of the tags that are opaque on this wiki.
    """
    scanner = _PieceScanner(text, extension_tags, mode)
    scanner.run(0, len(text))
    return fill(text, scanner.nodes, 0, len(text))


class _PieceScanner(TokenScanner[Markup]):
    """Makes pieces of what expansion knows."""

    def _on_whole_template(self, match: re.Match[str]) -> None:
        start, end = match.span()
        parts = plain_parts(match["whole_template"], start + 2)
        self.nodes.append(Template(start, end, parts, self.begins_line(start)))

    def _on_whole_argument(self, match: re.Match[str]) -> None:
        start, end = match.span()
        self.nodes.append(Argument(start, end, plain_parts(match["whole_argument"], start + 3)))

    def close_braces(self, top: OpenConstruct, start: int, braces: int) -> None:
        parts = self.build_parts(top)
        del self.nodes[top.first_node :]
        if braces == 2:
            line_start = top.start == start and self.begins_line(start)
            self.nodes.append(Template(start, self.position, parts, line_start))
        else:
            self.nodes.append(Argument(start, self.position, parts))

    def add_comment(self, start: int, end: int) -> None:
        self.nodes.append(Comment(start, end))

    def add_ignored(self, start: int, end: int) -> None:
        self.nodes.append(Ignored(start, end))

    def add_tag(self, opening: re.Match[str], opening_end: int, closing_start: int) -> None:
        text, (start, name_end) = self.text, opening.span()
        name, content_start = opening["extension"].lower(), opening_end + 1
        content, closing = None, ""
        if closing_start >= 0:
            content = text[content_start:closing_start]
            closing = text[closing_start : self.position]
        else:
            opening_end -= 1  # the slash of a tag that closes itself
        attributes, written = text[name_end:opening_end], opening[0]
        self.nodes.append(
            ExtensionTag(
                start, self.position, name, attributes, content, content_start, closing, written
            )
        )

    def begins_line(self, start: int) -> bool:
        """Return True if a line break stands before an offset."""
        return start > 0 and self.text[start - 1] == "\n"

    def build_parts(self, top: OpenConstruct) -> tuple[Part, ...]:
        """Return the parts of a construct that is closed."""
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
