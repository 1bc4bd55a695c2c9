"""Wikitext to edit: a page's text as mwparserfromhell has it, in which a record's spans find nodes.

code = wikicode(text)
box = code.at(article.infoboxes[0].span)    # mwparserfromhell's Template
box.add("population", "1,234")
str(code)                                   # the page's new text
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import mwparserfromhell
from mwparserfromhell.nodes import Argument, ExternalLink, Heading, Node, Tag, Template, Text
from mwparserfromhell.nodes import Wikilink as WikiLink
from mwparserfromhell.nodes.extras import Parameter
from mwparserfromhell.wikicode import Wikicode

from wikiextract.errors import InputError
from wikiextract.nodes import Span
from wikiextract.sources.page import Page

Found: TypeAlias = Node | Parameter | Wikicode


class _Child(NamedTuple):
    """Wikitext within a node, and where it begins there."""

    offset: int
    code: Wikicode


class _Placed(NamedTuple):
    """A node, and from where to where it stood in its wikitext as it was given."""

    start: int
    end: int
    node: Node


class EditableWikicode(Wikicode):
    """mwparserfromhell's `Wikicode` of a whole page, in which spans find their nodes.

    Spans count in the text as it was given, whatever was edited since; of a node that was itself
    edited only the whole is found.
    """

    def __init__(self, nodes: list[Node]) -> None:
        super().__init__(nodes)
        # By the identity of the wikitexts within the page: they live as long as their nodes.
        self._placed: dict[int, tuple[Wikicode, list[_Placed]]] = {}
        self._length = self._placed_in(self)[-1].end if nodes else 0

    def at(self, span: Span) -> Found:
        """Return what stands at `span`: a node, a template's parameter, or a row of nodes.

        What is returned is part of this code: editing it changes ``str(code)``. Text is cut where
        the span begins and ends in it. Raises InputError when the span is none of this text, or
        when it begins or ends within a construct.
        """
        start, end = span
        where = f"span {list(span)}"
        if not 0 <= start <= end <= self._length:
            raise InputError(where, "it is no place in this text")
        found = self._find(self, start, end)
        if found is None:
            advice = "give the span of a node of the record of this very text"
            raise InputError(where, "it begins or ends within a construct", advice)
        return found

    def _placed_in(self, code: Wikicode) -> list[_Placed]:
        known = self._placed.get(id(code))
        if known is None:
            placed: list[_Placed] = []
            position = 0
            for node in code.nodes:
                end = position + len(str(node))
                placed.append(_Placed(position, end, node))
                position = end
            known = self._placed[id(code)] = (code, placed)
        return known[1]

    def _find(self, code: Wikicode, start: int, end: int) -> Found | None:
        """Return what stood at ``str(code)[start:end]``, as deep as that is a whole."""
        placed = self._placed_in(code)
        index = max(bisect_right(placed, start, key=_start) - 1, 0)
        if not placed or start == end:
            return Wikicode([]) if start == end else None
        first = placed[index]
        if first[:2] == (start, end) and not isinstance(first.node, Text):
            return first.node
        if end <= first.end:
            inner = self._find_within(first.node, start - first.start, end - first.start)
            if inner is not None:
                return inner
        return self._row(code, index, start, end)

    def _find_within(self, node: Node, start: int, end: int) -> Found | None:
        if isinstance(node, Template):
            for parameter, offset in _parameters(node):
                if (offset, offset + len(str(parameter))) == (start, end):
                    return parameter
        for offset, code in _children(node):
            if offset <= start and end <= offset + len(str(code)):
                return self._find(code, start - offset, end - offset)
        return None

    def _row(self, code: Wikicode, index: int, start: int, end: int) -> Wikicode | None:
        """The nodes from `start` to `end`; the one at `index` holds `start`."""
        placed = self._placed_in(code)
        if start > placed[index].start:
            if not self._cut(code, index, start):
                return None
            index += 1
        last = max(bisect_right(placed, end - 1, key=_start) - 1, 0)
        if placed[last].end != end and not self._cut(code, last, end):
            return None
        return Wikicode([one.node for one in placed[index : last + 1]])

    def _cut(self, code: Wikicode, index: int, at: int) -> bool:
        """Cut a text in two; False when the node is no text, or was taken out."""
        placed = self._placed_in(code)
        start, end, node = placed[index]
        where = next((n for n, other in enumerate(code.nodes) if other is node), None)
        if not isinstance(node, Text) or where is None or len(str(node)) != end - start:
            return False
        text = str(node)
        parts = [Text(text[: at - start]), Text(text[at - start :])]
        code.nodes[where : where + 1] = parts
        placed[index : index + 1] = [_Placed(start, at, parts[0]), _Placed(at, end, parts[1])]
        return True


def _start(placed: _Placed) -> int:
    return placed.start


def wikicode(text: str | Page) -> EditableWikicode:
    """Return wikitext, or that of a page, for editing.

    Raises InputError when the page has no wikitext.
    """
    wikitext = text.wikitext if isinstance(text, Page) else text
    if not isinstance(wikitext, str):
        where = text.where if isinstance(text, Page) else "text"
        raise InputError(where, "there is no wikitext to edit", "give the wikitext of the page")
    return EditableWikicode(mwparserfromhell.parse(wikitext, skip_style_tags=True).nodes)


def _parameters(template: Template) -> Iterator[tuple[Parameter, int]]:
    offset = len("{{") + len(str(template.name))
    for parameter in template.params:
        yield parameter, offset + 1
        offset += 1 + len(str(parameter))


def _children(node: Node) -> Iterator[_Child]:
    """The wikitext within a node, with its places in ``str(node)``."""
    if isinstance(node, Template):
        yield _Child(2, node.name)
        for parameter, offset in _parameters(node):
            if parameter.showkey:
                yield from _parts(offset, parameter.name, parameter.value)
            else:
                yield _Child(offset, parameter.value)
    elif isinstance(node, Argument):
        yield from _parts(3, node.name, node.default)
    elif isinstance(node, WikiLink):
        yield from _parts(2, node.title, node.text)
    elif isinstance(node, Heading):
        yield _Child(node.level, node.title)
    elif isinstance(node, ExternalLink) and node.title is not None:
        yield _Child(len(str(node)) - 1 - len(str(node.title)), node.title)
    elif isinstance(node, Tag) and node.contents is not None and not node.self_closing:
        end = node.closing_wiki_markup or "" if node.wiki_markup else f"</{node.closing_tag}>"
        yield _Child(len(str(node)) - len(end) - len(str(node.contents)), node.contents)


def _parts(offset: int, first: Wikicode, second: Wikicode | None) -> Iterator[_Child]:
    yield _Child(offset, first)
    if second is not None:
        yield _Child(offset + len(str(first)) + 1, second)
