"""Frozen nodes changed one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Changed = TypeVar("_Changed")


def each(
    nodes: tuple[_Changed, ...], change: Callable[[_Changed], _Changed]
) -> tuple[_Changed, ...]:
    """Return the nodes after `change`: the same tuple when none changed."""
    changed = tuple(change(node) for node in nodes)
    if all(new is old for new, old in zip(changed, nodes, strict=True)):
        return nodes
    return changed
