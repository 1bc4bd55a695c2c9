"""Finds every construct of a wikitext, those in tags that hold wikitext included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wikiextract.expand.token_scanner import OpenConstruct, TokenScanner
from wikiextract.markup.poems import INDENT as POEM_INDENT
from wikiextract.markup.portable_infobox import ELEMENTS, LITERAL
from wikiextract.markup.tags import tag_named
from wikiextract.nodes import Span
from wikiextract.read.wikitext.constructs import (
    AnyMarkup,
    ArgumentMarkup,
    CallMarkup,
    Construct,
    Constructs,
    Hidden,
    Indent,
    LinkMarkup,
    Range,
    TagMarkup,
    VariantMarkup,
    spans_of,
)

_NO_DEFAULT = (-1, -1)


def find_constructs(text: str, *, extension_tags: frozenset[str]) -> Constructs:
    """Return every construct of `text`, those in tags that hold wikitext included."""
    found: list[AnyMarkup] = []
    waiting: list[TagMarkup] = []
    signs: list[Hidden] = []
    scanner = _ConstructScanner(text, extension_tags, found, waiting)
    scanner.run(0, len(text))
    while waiting:
        tag = waiting.pop()
        start, end = tag.content_start, tag.content_end
        content = text[start:end]
        within = scanner
        if tag.facts.kind == "gallery" and (caption := tag.caption) is not None:
            scanner.run(*caption)
        elif tag.facts.kind == "poem":
            indents = (mark.span() for mark in POEM_INDENT.finditer(content))
            found += (Indent(start + begin, start + stop) for begin, stop in indents)
        elif tag.facts.kind == "infobox":
            signs += (Hidden(*sign.span()) for sign in LITERAL.finditer(text, start, end))
            within = _ConstructScanner(text, extension_tags - ELEMENTS, found, waiting)
        if tag.facts.holds_wikitext and (
            "{{" in content or "[[" in content or "<" in content or "-{" in content
        ):
            within.run(start, end)
    constructs = Constructs([*found, *signs])
    constructs.rests = sorted(sign.start for sign in signs)
    return constructs


class _ConstructScanner(TokenScanner[Construct]):
    """Adds constructs to `found`, and tags whose contents may hold more of them to `waiting`.

    `nodes` are the constructs that stand in no other, among them headings and calls without a
    name, which are not to be found.
    """

    def __init__(
        self,
        text: str,
        extension_tags: frozenset[str],
        found: list[AnyMarkup],
        waiting: list[TagMarkup],
    ) -> None:
        super().__init__(text, extension_tags, "page")
        self.found = found
        self.waiting = waiting

    def add(self, one: AnyMarkup) -> None:
        """Add a construct, which is the last of the nodes, too."""
        self.nodes.append(one)
        self.found.append(one)

    # --- calls and arguments ----------------------------------------------------------------

    def _on_whole_template(self, match: re.Match[str]) -> None:
        start, end = match.span()
        title, *written = match["whole_template"].split("|")
        if not title or title.isspace():
            self.nodes.append(Construct(start, end))  # MediaWiki shows such braces as they are.
            return
        self.add(CallMarkup(start, end, start + 2 + len(title), written))

    def _on_whole_argument(self, match: re.Match[str]) -> None:
        start, end = match.span()
        _, *more = spans_of(match["whole_argument"].split("|"), start + 3)
        self.add(ArgumentMarkup(start, end, more[0] if more else _NO_DEFAULT))

    def close_braces(self, top: OpenConstruct, start: int, braces: int) -> None:
        end = self.position
        (_, title_end, *_), *others = top.parts
        one: Construct
        if braces == 3:
            one = ArgumentMarkup(start, end, others[0][:2] if others else _NO_DEFAULT)
            self.found.append(one)
        elif self.names_nothing(top):
            one = Construct(start, end)
        else:
            ranges = [
                Range(begin, equals, begin if equals < 0 else equals + 1, stop)
                for begin, stop, equals, _, _ in others
            ]
            one = CallMarkup(start, end, title_end, None, tuple(ranges))
            self.found.append(one)
        self.nodes[top.first_node :] = [one]

    def names_nothing(self, top: OpenConstruct) -> bool:
        """Return True if a call's title is blank: MediaWiki shows such braces as they are."""
        start, end, _, node, _ = top.parts[0]
        stop = top.parts[1][3] if len(top.parts) > 1 else len(self.nodes)
        nodes = self.nodes[node:stop]
        return all(isinstance(one, Hidden) for one in nodes) and all(
            not self.text[begin:stop].strip() for begin, stop in _gaps(nodes, start, end)
        )

    # --- links, variant markup and headings --------------------------------------------------

    def _on_whole_link(self, match: re.Match[str]) -> None:
        start, end = match.span()
        self.add(self.plain_link(start, end, match["whole_link"]))

    def plain_link(self, start: int, end: int, body: str) -> LinkMarkup:
        """Return a link that holds no other construct."""
        if not body:
            return LinkMarkup(start, end, ranges=((start + 2, start + 2),))
        if self.text.startswith("]", end) and _leaves_bracket(body):
            body, end = body + "]", end + 1
        name, pipe, label = body.partition("|")
        # Not "/Page" either, which goes on with the name of the page that it stands in.
        to_page = name[:1].isalnum() and not (":" in name or "&" in name or "%" in name)
        return LinkMarkup(start, end, name, label if pipe else None, to_page)

    def close_link(self, top: OpenConstruct, start: int) -> None:
        end = self.position
        nodes = self.nodes[top.first_node :]
        body = self.text[start + 2 : end - 2]
        if nodes:
            parts = self.parts_around(nodes, start + 2, end - 2)
            target_end = parts[0][1]
            dynamic = any(
                one.start < target_end and not (isinstance(one, Hidden) and one.comment)
                for one in nodes
            )
            if self.text.startswith("]", end) and _leaves_bracket(body):
                parts[-1] = parts[-1][0], parts[-1][1] + 1
                end += 1
            link = LinkMarkup(start, end, ranges=tuple(parts), dynamic=dynamic)
        else:
            link = self.plain_link(start, end, body)
        self.nodes[top.first_node :] = [link]
        self.found.append(link)

    def close_variant(self, top: OpenConstruct) -> None:
        nodes = self.nodes[top.first_node :]
        parts = self.parts_around(nodes, top.start + 2, self.position - 2)
        variant = VariantMarkup(top.start, self.position, tuple(parts))
        self.nodes[top.first_node :] = [variant]
        self.found.append(variant)

    def parts_around(self, nodes: list[Construct], start: int, end: int) -> list[Span]:
        """Return the ranges between the pipes that stand in none of the nodes."""
        parts: list[Span] = []
        for begin, stop in _gaps(nodes, start, end):
            pipe = self.text.find("|", begin, stop)
            while pipe >= 0:
                parts.append((start, pipe))
                start = pipe + 1
                pipe = self.text.find("|", start, stop)
        parts.append((start, end))
        return parts

    def close_heading(self, top: OpenConstruct) -> None:
        """Add what stands in the title and hide what stands behind it."""
        text, nodes, start, end = self.text, self.nodes, top.start, self.position
        signs_end = self.skip_blanks_back(end)
        for node in reversed(nodes[top.first_node :]):
            if (
                node.end != signs_end
                or not (isinstance(node, Hidden) and node.comment)
                or not text.endswith("-->", node.start + 4, signs_end)
            ):
                break
            signs_end = self.skip_blanks_back(node.start)
        signs_start = signs_end
        while signs_start > start and text[signs_start - 1] == "=":
            signs_start -= 1
        signs = signs_end - signs_start
        if signs_start == start:
            # Nothing but equals signs: half of them are the title's.
            level = 0 if signs < 3 else min(6, (signs - 1) // 2)
        else:
            level = min(signs, top.count)
        if level == 0:
            return
        while len(nodes) > top.first_node and nodes[-1].end > signs_end - level:
            nodes.pop()
            self.found.pop()
        nodes[top.first_node :] = [Construct(start, end)]
        if signs_end < end:
            self.found.append(Hidden(signs_end, end))

    # --- comments, extension tags, inclusion control ----------------------------------------

    def add_comment(self, start: int, end: int) -> None:
        self.add(Hidden(start, end, comment=True))

    def add_ignored(self, start: int, end: int) -> None:
        self.add(Hidden(start, end))

    def add_tag(self, opening: re.Match[str], opening_end: int, closing_start: int) -> None:
        name = opening["extension"].lower()
        facts = tag_named(name)
        start, end = opening_end + 1, closing_start
        if closing_start < 0:
            opening_end, end = opening_end - 1, start
        attributes = self.text[opening.end() : opening_end]
        tag = TagMarkup(opening.start(), self.position, name, attributes, start, end, facts)
        self.add(tag)
        if facts.kind == "gallery" or (start < end and facts.holds_wikitext):
            self.waiting.append(tag)


def _gaps(nodes: Iterable[Construct], start: int, end: int) -> Iterator[Span]:
    """Yield the ranges of text between two offsets that stand in none of the nodes there."""
    for node in nodes:
        yield start, node.start
        start = node.end
    yield start, end


def _leaves_bracket(body: str) -> bool:
    """Return True if a bracket is open in a link's text at its end.

    "[[Page|[text]]]": the first bracket ends what stands in the link.
    """
    text = body.partition("|")[2]
    return "[[" not in text and text.count("[") > text.count("]")
