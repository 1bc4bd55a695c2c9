"""Spark's filters as conditions on pages.

They are known by the names of their classes in `pyspark.sql.datasource`, so that this needs no
pyspark.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from wikiextract.pipeline.select.conditions import FACTS, Fact, PageCondition, Test

_TESTS: dict[str, Test] = {
    "LessThan": "<",
    "LessThanOrEqual": "<=",
    "GreaterThan": ">",
    "GreaterThanOrEqual": ">=",
    "StringStartsWith": "starts",
}


def conditions_of(filters: Iterable[Any]) -> tuple[PageCondition, ...]:
    """Return what filters ask of title, namespace, page id and kind, as far as sources state it.

    Each is a part of what the filters ask, so Spark still has to apply them to the rows.
    """
    found = (_condition(one) for one in filters)
    return tuple(condition for condition in found if condition is not None)


def _condition(asked: Any) -> PageCondition | None:
    attribute: tuple[str, ...] = getattr(asked, "attribute", ())
    if len(attribute) != 1 or attribute[0] not in FACTS:
        return None
    fact = cast(Fact, attribute[0])
    name = type(asked).__name__
    if name in {"EqualTo", "EqualNullSafe"} and asked.value is not None:
        return PageCondition(fact, "in", frozenset({asked.value}))
    if name == "In":
        return PageCondition(fact, "in", frozenset(asked.value))
    test = _TESTS.get(name)
    return PageCondition(fact, test, asked.value) if test is not None else None
