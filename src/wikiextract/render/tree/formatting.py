"""Formatting elements that are closed in the wrong order, as HTML5 repairs them.

https://html.spec.whatwg.org/multipage/parsing.html, "The list of active formatting elements" and
"adoption agency algorithm". The list holds nodes and markers (None, at the border of a table cell
or caption).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikiextract.render.tree.elements import FORMATTING, SCOPE, SPECIAL
from wikiextract.render.tree.node import TreeNode
from wikiextract.render.tree.wrapping import insert, reparent_children

if TYPE_CHECKING:
    from wikiextract.render.tree.builder import Builder

_PICTURE = re.compile(r'typeof="[^"]*\bmw:File\b')
# The same start tag is kept at most three times ("Noah's Ark clause").
_ARK = 3
_OUTER_LOOP, _INNER_LOOP = 8, 3


def open_formatting(builder: Builder, name: str, attributes: str) -> None:
    """Open a formatting element and put it on the list."""
    reconstruct(builder)
    before = builder.stack[-1]
    node = builder.open_element(name, attributes)
    if node is not before:
        _remember(builder, node)


def _remember(builder: Builder, node: TreeNode) -> None:
    active = builder.active
    same = 0
    for position in range(len(active) - 1, -1, -1):
        entry = active[position]
        if entry is None:
            break
        if entry.name == node.name and entry.attributes == node.attributes:
            same += 1
            if same == _ARK:
                del active[position]
                break
    active.append(node)


def forget(builder: Builder, node: TreeNode) -> None:
    """Take an element off the list, when it is there."""
    active = builder.active
    for position in range(len(active) - 1, -1, -1):
        if active[position] is node:
            del active[position]
            return


def clear_to_marker(builder: Builder) -> None:
    """Forget everything since the last marker, and the marker."""
    active = builder.active
    while active and active.pop() is not None:
        pass


def reconstruct(builder: Builder) -> None:
    """Open again the formatting elements that were closed by the end of a block around them."""
    active, stack = builder.active, builder.stack
    if not active:
        return
    entry = active[-1]
    if entry is None or entry.name == "" or builder.is_open(entry) or _in_picture(stack):
        return
    position = len(active) - 1
    while position > 0:
        before = active[position - 1]
        if before is None or builder.is_open(before):
            break
        position -= 1
    if not builder.may_reopen(len(active) - position):
        del active[position:]
        return
    for index in range(position, len(active)):
        old = active[index]
        if old is not None:
            node = builder.open_element(old.name, old.attributes)
            if node is not stack[-1]:
                return
            active[index] = node


def _in_picture(stack: list[TreeNode]) -> bool:
    """Return True between a picture and its caption, where only what belongs to it may stand.

    https://www.mediawiki.org/wiki/Specs/HTML#Media
    """
    for node in reversed(stack):
        if node.name == "figcaption":
            return False
        if node.name == "figure":
            return _PICTURE.search(node.attributes) is not None
    return False


def last_since_marker(builder: Builder, name: str) -> TreeNode | None:
    """The last formatting element of this name since the last marker."""
    for entry in reversed(builder.active):
        if entry is None:
            return None
        if entry.name == name:
            return entry
    return None


def end_formatting(builder: Builder, name: str) -> None:
    """An end tag of a formatting element (the adoption agency algorithm)."""
    stack, active = builder.stack, builder.active
    current = stack[-1]
    if current.name == name and active and active[-1] is current:
        # Closed in the right order, as nearly always.
        del active[-1]
        builder.pop()
        return
    if current.name == name and current not in active:
        builder.pop()
        return
    for _ in range(_OUTER_LOOP):
        element = last_since_marker(builder, name)
        if element is None:
            builder.end_other(name)
            return
        if not builder.is_open(element):
            forget(builder, element)
            return
        if not _in_scope(stack, element):
            return
        at = _position(stack, element)
        furthest_at = next((i for i in range(at + 1, len(stack)) if stack[i].name in SPECIAL), None)
        if furthest_at is None:
            builder.pop_to(at)
            forget(builder, element)
            return
        _adopt(builder, element, at, furthest_at)


def _adopt(builder: Builder, element: TreeNode, at: int, furthest_at: int) -> None:
    stack, active = builder.stack, builder.active
    furthest = stack[furthest_at]
    ancestor = stack[at - 1]
    bookmark = active.index(element)
    clones: list[TreeNode] = []
    index = furthest_at
    for count in range(1, furthest_at - at):
        index -= 1
        node = stack[index]
        known = node in active
        if known and count > _INNER_LOOP:
            position = active.index(node)
            if position < bookmark:
                bookmark -= 1
            del active[position]
            known = False
        if not known:
            builder.remove_from_stack(index)
            continue
        position = active.index(node)
        clone = TreeNode(node.name, node.attributes)
        active[position] = clone
        builder.replace_on_stack(index, clone)
        if not clones:
            bookmark = position + 1
        clones.append(clone)
    furthest.detach()
    clones.append(ancestor)
    # From the outside in, so that each finds its place among the wrappers.
    for position in range(len(clones) - 1, 0, -1):
        builder.insert_at(clones[position], clones[position - 1])
    builder.insert_at(clones[0], furthest)
    new = TreeNode(element.name, element.attributes)
    reparent_children(furthest, new)
    position = active.index(element)
    if position < bookmark:
        bookmark -= 1
    del active[position]
    active.insert(bookmark, new)
    builder.remove_from_stack(_position(stack, element))
    builder.insert_on_stack(_position(stack, furthest) + 1, new)


def _in_scope(stack: list[TreeNode], element: TreeNode) -> bool:
    for node in reversed(stack):
        if node is element:
            return True
        if node.name in SCOPE:
            return False
    return False


def _position(stack: list[TreeNode], element: TreeNode) -> int:
    position = len(stack) - 1
    while stack[position] is not element:
        position -= 1
    return position


__all__ = [
    "FORMATTING",
    "clear_to_marker",
    "end_formatting",
    "forget",
    "insert",
    "last_since_marker",
    "open_formatting",
    "reconstruct",
]
