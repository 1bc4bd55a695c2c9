"""The columns of a row that describe a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from wikiextract.nodes import TypedValue, Value


def first(value: Value, kind: Literal["date", "number", "coordinates"]) -> TypedValue | None:
    """Return the first typed value of that kind; for "number", of any kind that has one."""
    if kind == "number":
        return next((typed for typed in value.typed if typed.number is not None), None)
    return next((typed for typed in value.typed if typed.kind == kind), None)


def first_link(value: Value, *, deep: bool = False) -> str | None:
    """The target of the first link to a page that the value shows; of its items too, if `deep`."""
    for link in value.links:
        if link.kind == "internal" and link.target:
            return link.target
    if deep:
        for _, _, _, item in walk_items(value.items):
            target = first_link(item)
            if target is not None:
                return target
    return None


def joined(outer: str, label: str | None) -> str:
    """The labels of nested groups as one text."""
    return f"{outer} / {label}" if outer and label else label or outer


def walk_items(
    items: Iterable[Value], number: int = 0
) -> Iterator[tuple[int, int | None, int, Value]]:
    """The items and all that is nested in them: number, parent's number, level, item.

    Numbers go on from `number`, in document order; levels begin with 1.
    """
    waiting: list[tuple[Value, int | None, int]] = [(item, None, 1) for item in reversed([*items])]
    while waiting:
        item, parent, level = waiting.pop()
        number += 1
        yield number, parent, level, item
        waiting.extend((inner, number, level + 1) for inner in reversed(item.items))
