"""Rules applied to a box, each kind by its own function."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from wikiextract.map.domains.model import (
    ConstantRule,
    DateOfPartsRule,
    IntervalRule,
    JoinedTextRule,
    MappingRule,
    NodeRule,
    PairRule,
    PlaceRule,
    PropertyRule,
    SumRule,
)
from wikiextract.map.domains.property_values import each_once
from wikiextract.map.domains.rules.amounts import apply_sum
from wikiextract.map.domains.rules.dates import apply_date_of_parts, apply_interval
from wikiextract.map.domains.rules.nodes import apply_node, apply_pair
from wikiextract.map.domains.rules.places import apply_place
from wikiextract.map.domains.rules.properties import (
    apply_constant,
    apply_joined_text,
    apply_property,
)
from wikiextract.map.domains.rules.state import Applying, ValuesFound


def apply_rules(rules: Iterable[MappingRule], state: Applying) -> ValuesFound:
    """Return what the rules find in a box: the values of each property, each once."""
    found: ValuesFound = {}
    for rule in rules:
        add_values(found, _apply(rule, state))
    return found


def add_values(found: ValuesFound, more: ValuesFound) -> None:
    """Add the values that are not there yet."""
    for name, values in more.items():
        known = found.get(name)
        found[name] = each_once([*known, *values]) if known else values


def _apply(rule: MappingRule, state: Applying) -> ValuesFound:
    match rule:
        case PropertyRule():
            return apply_property(rule, state)
        case ConstantRule():
            return apply_constant(rule, state)
        case PlaceRule():
            return apply_place(rule, state)
        case IntervalRule():
            return apply_interval(rule, state)
        case DateOfPartsRule():
            return apply_date_of_parts(rule, state)
        case SumRule():
            return apply_sum(rule, state)
        case JoinedTextRule():
            return apply_joined_text(rule, state)
        case NodeRule():
            return apply_node(rule, state)
        case PairRule():
            return apply_pair(rule, state)
        case _:
            assert_never(rule)
