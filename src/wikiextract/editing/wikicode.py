"""Wikitext as mwparserfromhell's tree, addressed by the spans of the text that it was parsed from.

Where each node stood is noted at first, so that spans are found in any order and after other edits.
What an edit has put into the place of something has no span.
"""

from __future__ import annotations

from typing import TypeAlias

import mwparserfromhell
from mwparserfromhell.nodes import Node, Text
from mwparserfromhell.nodes.extras import Parameter
from mwparserfromhell.wikicode import Wikicode

from wikiextract.editing.runs import Arguments, Cover, noted, span_error
from wikiextract.errors import InputError
from wikiextract.nodes import Span
from wikiextract.sources.page import Page

Found: TypeAlias = Node | Parameter | Wikicode


def wikicode(text: str | Page) -> EditableWikicode:
    """Return wikitext, or that of a page, for editing; ``str`` of it is the text with all edits.

    Raises InputError when the page has no wikitext.
    """
    wikitext = text.wikitext if isinstance(text, Page) else text
    if not isinstance(wikitext, str):
        where = text.where if isinstance(text, Page) else "text"
        raise InputError(where, "there is no wikitext to edit", "give the wikitext of the page")
    return EditableWikicode(wikitext)


class EditableWikicode(Wikicode):
    """mwparserfromhell's `Wikicode` of a whole page, in which spans find their nodes.

    Spans count in the text as it was given, whatever was edited since.
    """

    def __init__(self, text: str) -> None:
        """Parse `text`."""
        super().__init__(_parsed(text))
        self._text = text
        self._arguments: Arguments = {}
        self._page = noted(self, 0, self._arguments)

    def at(self, span: Span) -> Found:
        """Return what stands at `span`: a node, a template's parameter, or a row of nodes.

        A parameter without a name whose value is one node has the same span: then it is the node.
        What is returned is part of this code: editing it changes ``str(code)``. Text is cut where
        the span begins and ends in it. Raises InputError when the span is none of this text, when
        it begins or ends within a construct, or when what stood there was edited away.
        """
        cover = self._cover(span)
        argument = None if cover.is_one_node else self._argument(cover)
        if argument is not None:
            return argument
        if not cover.is_exact:
            advice = "give the span of a node of the record of this very text"
            raise span_error(span, "it begins or ends within a construct", advice)
        cover = cover.cut(self._text)
        nodes = list(cover.run.code.nodes[cover.slice()])
        if len(nodes) == 1 and not isinstance(nodes[0], Text):
            return nodes[0]
        return Wikicode(nodes)

    def put(self, span: Span, wikitext: str) -> None:
        """Put `wikitext` into the place of what stands at `span`, be it whole nodes or not.

        Raises InputError when the span is none of this text, or what stood there was edited.
        """
        cover = self._cover(span)
        if cover.is_exact:
            cover = cover.cut(self._text)
        else:
            before, after = cover.around(self._text)
            wikitext = before + wikitext + after
        cover.run.code.nodes[cover.slice()] = _parsed(wikitext)

    def put_value(self, span: Span, wikitext: str) -> None:
        """Put `wikitext` into the place of the value of the parameter (or field) at `span`.

        Its name and the blanks around the value stay. Raises InputError as `at` does, and when
        there is no parameter.
        """
        argument = self._argument(self._cover(span))
        if argument is None:
            raise span_error(span, "no parameter of a template call stands there")
        value = str(argument.value)
        after = value[len(value.rstrip()) :]
        before = value[: len(value) - len(value.lstrip())] if value.strip() else ""
        argument.value = before + wikitext + after
        if "=" in wikitext:
            argument.showkey = True  # otherwise what is before it would be a name

    def _cover(self, span: Span) -> Cover:
        start, end = span
        if not 0 <= start <= end <= len(self._text):
            raise span_error(span, "it is no place in this text")
        return Cover.of(self._page, start, end)

    def _argument(self, cover: Cover) -> Parameter | None:
        found = self._arguments.get((cover.start, cover.end))
        if found is None:
            return None
        if not found.stands():
            raise cover.edited()
        return found.argument


def _parsed(wikitext: str) -> list[Node]:
    # Apostrophes stay text: as tags they would reach over the ends of lines, and so of spans.
    nodes: list[Node] = mwparserfromhell.parse(wikitext, skip_style_tags=True).nodes
    return nodes
