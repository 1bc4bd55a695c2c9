"""All nodes of a record, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from wikiextract.nodes import Node

_Found = TypeVar("_Found", bound=Node)


def walk(part: Any) -> Iterator[Node]:
    """Return the nodes in a part of a record and the part itself, each before what it holds."""
    waiting = [part]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            waiting.extend(reversed(node.values()))
        elif isinstance(node, Node):
            yield node
            inner = [getattr(node, name) for name in node.__struct_fields__]
            waiting.extend(
                one for one in reversed(inner) if one and isinstance(one, Node | tuple | dict)
            )


def found(
    part: Any, kind: type[_Found], where: Callable[[_Found], bool] | None = None
) -> Iterator[_Found]:
    """Return the nodes of a kind in a part of a record, those that `where` is true of."""
    for node in walk(part):
        if isinstance(node, kind) and (where is None or where(node)):
            yield node
