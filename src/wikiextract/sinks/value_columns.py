"""The columns of a row that describe a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wikiextract.nodes import TypedValue, Value

_COUNTED = frozenset({"number", "ordinal", "quantity"})
_NOTHING: tuple[Any, ...] = (None,) * 13


def typed_columns(typed: tuple[TypedValue, ...]) -> tuple[Any, ...]:
    """The columns of the first date, the first number and the first amount of money."""
    if not typed:
        return _NOTHING
    date = number = money = as_of = None
    for one in typed:
        if one.kind == "date":
            date = date or one
        elif one.kind in _COUNTED:
            number = number or one
        elif one.kind == "money":
            money = money or one
        as_of = as_of or one.as_of
    ranged = number or money
    return (
        date.edtf if date else None,
        date.start if date else None,
        date.end if date else None,
        number.number if number else None,
        ranged.low if ranged else None,
        ranged.high if ranged else None,
        number.unit if number else None,
        number.unit_code if number else None,
        number.si_number if number else None,
        number.si_unit if number else None,
        money.amount if money else None,
        money.currency if money else None,
        as_of,
    )


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
