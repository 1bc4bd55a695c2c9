"""Frozen nodes changed one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Changed = TypeVar("_Changed")


def each(
    nodes: tuple[_Changed, ...], change: Callable[[_Changed], _Changed]
) -> tuple[_Changed, ...]:
    """Return the nodes after `change`: the same tuple when none changed."""
    changed: list[_Changed] = []
    for place, node in enumerate(nodes):
        new = change(node)
        if new is not node and not changed:
            changed.extend(nodes[:place])
            changed.append(new)
        elif changed:
            changed.append(new)
    return tuple(changed) if changed else nodes
