"""HTML tags in running text, and which elements of it are not shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from wikiextract.markup.elements import elements
from wikiextract.read.wikitext.constructs import FILL
from wikiextract.read.wikitext.facts import facts

if TYPE_CHECKING:
    from mwparserfromhell.nodes import Node, Tag

TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>[\s/][^<>]*)?>")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
_MAX_TAGS = 2000


def may_hide(attributes: str) -> bool:
    """Return True if a tag's attributes could hide its element."""
    if _HIDDEN.search(attributes) is not None:
        return True
    return any(name in attributes for name in facts().classes.hidden)


def hides(attributes: Mapping[str, str]) -> bool:
    """Return True if an element with these attributes is not shown (`hidden` is not allowed)."""
    if _HIDDEN.search(attributes.get("style", "")) is not None:
        return True
    return not facts().classes.hidden.isdisjoint(attributes.get("class", "").lower().split())


def hidden_elements(covered: str) -> dict[int, int]:
    """Start and end of each element that is not shown, in text whose constructs are covered.

    mwparserfromhell pairs the tags. It is given a skeleton of the text in which nothing but tags is
    left, every other character filled, so that no other markup can keep it from pairing them; and
    since it gives back exactly what it was given, places in the skeleton are places in the text.
    """
    skeleton = _skeleton(covered)
    if skeleton is None:
        return {}
    # Few pages hide an element: the parser loads for the first that does.
    import mwparserfromhell
    from mwparserfromhell.nodes import Tag

    found: dict[int, int] = {}
    position = 0
    nodes: list[Node | _Skip] = list(mwparserfromhell.parse(skeleton, skip_style_tags=True).nodes)
    nodes.reverse()
    while nodes:
        node = nodes.pop()
        length = len(str(node))
        if isinstance(node, Tag) and not node.self_closing:
            if _is_hidden(node):
                found[position] = position + length
            elif node.contents is not None:
                inside = str(node.contents)
                closing = len(str(node.closing_tag)) + len("</>")
                nodes.append(_Skip(closing))
                nodes.extend(reversed(node.contents.nodes))
                length -= len(inside) + closing
        position += length
    return found


class _Skip:
    """Stands for characters that belong to no node of their own: an end tag."""

    def __init__(self, length: int) -> None:
        self.length = length

    def __str__(self) -> str:
        return FILL * self.length


def _is_hidden(tag: Tag) -> bool:
    return hides({str(one.name).strip().lower(): str(one.value or "") for one in tag.attributes})


def _skeleton(covered: str) -> str | None:
    """`covered` with nothing but its HTML tags; None when there are too many to pair."""
    pieces: list[str] = []
    position = 0
    html = elements().all
    for match in TAG.finditer(covered):
        if match["name"].lower() not in html:
            continue
        pieces.append(FILL * (match.start() - position))
        pieces.append(match[0])
        position = match.end()
    if len(pieces) > 2 * _MAX_TAGS:
        return None
    pieces.append(FILL * (len(covered) - position))
    return "".join(pieces)
