"""Where the parts of a node of mwparserfromhell stand in its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from mwparserfromhell.nodes import Argument, ExternalLink, Heading, Node, Tag, Template, Wikilink
from mwparserfromhell.nodes.extras import Parameter
from mwparserfromhell.wikicode import Wikicode


class NodePart(NamedTuple):
    """A part of a node: nodes, or an argument of a call. `start` counts in the node's text."""

    start: int
    content: Wikicode | Parameter


Parts: TypeAlias = Iterator[NodePart]


def parts_of(node: Node) -> Parts:
    """Yield the parts of a node in their order; an argument comes before its name and value.

    Names of tags and of their attributes are left out: nobody addresses them.
    """
    match node:
        case Template():
            return _of_call(node)
        case Argument():
            return _in_turn(3, node.name, node.default, gap=1)
        case Wikilink():
            return _in_turn(2, node.title, node.text, gap=1)
        case ExternalLink():
            gap = 0 if node.suppress_space else 1
            return _in_turn(1 if node.brackets else 0, node.url, node.title, gap=gap)
        case Heading():
            return _in_turn(node.level, node.title, None, gap=0)
        case Tag():
            return _of_tag(node)
    return iter(())


def _in_turn(start: int, first: Wikicode, second: Wikicode | None, *, gap: int) -> Parts:
    yield NodePart(start, first)
    if second is not None:
        yield NodePart(start + len(str(first)) + gap, second)


def _of_call(call: Template) -> Parts:
    yield NodePart(2, call.name)
    position = 2 + len(str(call.name))
    for argument in call.params:
        position += 1
        yield NodePart(position, argument)
        if argument.showkey:
            yield NodePart(position, argument.name)
            position += len(str(argument.name)) + 1
        yield NodePart(position, argument.value)
        position += len(str(argument.value))


def _of_tag(tag: Tag) -> Parts:
    if tag.wiki_markup:
        position = len(tag.wiki_markup)
        closing = tag.closing_wiki_markup or ""
    else:
        position = len("</" if tag.invalid else "<") + len(str(tag.tag))
        closing = f"</{tag.closing_tag}>"
    for attribute in tag.attributes:
        position += len(str(attribute))
        if attribute.value is not None:
            after = len(str(attribute.value)) + len(attribute.quotes or "")
            yield NodePart(position - after, attribute.value)
    if not tag.self_closing:
        inside = len(str(tag.contents)) + len(closing)
        yield NodePart(len(str(tag)) - inside, tag.contents)
