"""Values of fields that statements of an entity gave, as the statements say them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from wikiextract.map.annotate.agree import Merged, agree, as_shown, merged
from wikiextract.map.annotate.each import each
from wikiextract.map.values.statements import value_of_statement
from wikiextract.nodes import TypedValue, Value
from wikiextract.wikibase.json_values import JsonObject

StatementsOf: TypeAlias = Callable[[str, str], Sequence[JsonObject]]
"""Gives the statements of a property (its id) of an entity (its id) that are not deprecated."""


def no_statements(entity_id: str, property_id: str) -> Sequence[JsonObject]:
    """Return no statements: the entities are not at hand."""
    return ()


_MOST = 200
_MEASURES = frozenset({"number", "quantity", "money", "duration"})


class StatedOfProperty(NamedTuple):
    """What statements say, and the `best` one of them, where there is only one."""

    values: Sequence[TypedValue]
    best: TypedValue | None


class WithStatements(NamedTuple):
    """A value with what statements say, and what of its text they deny."""

    value: Value
    denied: tuple[tuple[TypedValue, TypedValue], ...] = ()


def with_statements(value: Value, stated: StatedOfProperty, longest: int) -> WithStatements:
    """Return the value of a field that statements gave, as they say it.

    Which of several was shown is told by what the text says. Text above `longest` is no value's.
    """
    if not stated.values:
        return WithStatements(value)
    shown = [*value.typed, *(one for item in value.items for one in item.typed)]
    if any(_same(one, other) for one in stated.values for other in shown):
        items = each(value.items, lambda item: _told(item, stated.values))
        return WithStatements(_told(replace(value, items=items), stated.values))
    best = stated.best
    if best is None or any(item.typed for item in value.items) or not _may_deny(best, shown):
        return WithStatements(value)
    text = value.text or ""
    found: Merged = merged(value.typed, (best,), text if len(text) <= longest else "")
    return WithStatements(replace(value, typed=found.values), found.denied)


def read_statements(property_id: str, statements: Sequence[JsonObject]) -> StatedOfProperty:
    """Return what the statements of a property say, in their order; of many the first ones."""
    statements = statements[:_MOST]
    best = [one for one in statements if one.get("rank") == "preferred"] or statements
    values = [value_of_statement(property_id, one) for one in statements]
    only = value_of_statement(property_id, best[0]) if len(best) == 1 else None
    return StatedOfProperty([one for one in values if one is not None], only)


def _told(value: Value, stated: Sequence[TypedValue]) -> Value:
    """Return a value (its items apart) with statements in the place of what its text says."""
    typed = []
    for one in value.typed:
        same = next((other for other in stated if _same(other, one)), None)
        typed.append(one if same is None or one.origin != "text" else _as_shown(same, one))
    return value if tuple(typed) == value.typed else replace(value, typed=tuple(typed))


def _as_shown(stated: TypedValue, shown: TypedValue) -> TypedValue:
    unit = shown.unit if shown.unit_code == stated.unit_code else None
    return replace(as_shown(stated, shown), unit=unit)


def _same(stated: TypedValue, shown: TypedValue) -> bool:
    """Return True if a text shows a statement, perhaps as a number whose unit stands elsewhere."""
    if shown.kind != "number" or stated.kind not in _MEASURES:
        return agree(stated, shown)
    number = stated.number if stated.number is not None else stated.amount
    return agree(TypedValue(kind="number", text="", number=number), shown)


def _may_deny(best: TypedValue, shown: Sequence[TypedValue]) -> bool:
    """Return False where others than prose say something, or prose of another kind of measure."""
    return not any(
        one.origin != "text"
        or (best.kind in _MEASURES and one.kind in _MEASURES and one.kind != best.kind)
        for one in shown
    )
