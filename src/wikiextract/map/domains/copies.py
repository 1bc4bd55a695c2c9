"""Templates that wikis have copied: known by the mapping of another wiki's template of that name.

A copy keeps the names of its parameters. By these it is told from a template that has the name
only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from msgspec.structs import replace

from wikiextract.map.domains.box import MappedBox
from wikiextract.map.domains.model import (
    BoxMapping,
    ConstantRule,
    DateOfPartsRule,
    IntervalRule,
    JoinedTextRule,
    MappingRule,
    MappingSet,
    NodeRule,
    PairRule,
    PlaceRule,
    PropertyRule,
    SumRule,
    normal_name,
)

_LEAST = 3
# Mappings know about half of the parameters that boxes of their own wiki have.
_SHARE = 1 / 3


class CopiedMappings:
    """Mappings of another wiki, for boxes that have no mapping of their own wiki."""

    def __init__(self, others: MappingSet, own: MappingSet, address: str) -> None:
        """`others` hold but for the names that `own` has.

        `address` is that of the other wiki's pages, but for their titles.
        """
        self._address = address
        known = {name for box in own.boxes for name in box.boxes}
        self._by_box = {
            name: box for box in others.boxes for name in box.boxes if name not in known
        }
        self._adapted: dict[str, BoxMapping] = {}
        self._names: dict[str, frozenset[str]] = {}

    def of_box(self, box: MappedBox) -> BoxMapping | None:
        """Return the mapping of a box that is a copy: it shares a third of its parameters."""
        name = normal_name(box.name) if box.name else None
        mapping = self._by_box.get(name) if name is not None else None
        if name is None or mapping is None:
            return None
        known = self._names.get(name)
        if known is None:
            rules = (*mapping.rules, *(rule for case in mapping.cases for rule in case.rules))
            known = self._names[name] = frozenset(_names(rules))
        given = {
            normal_name(field.source.param)
            for field in box.fields
            if field.source.param and field.value.text
        }
        shared = len(given & known)
        if shared < max(_LEAST, _SHARE * len(given)):
            return None
        adapted = self._adapted.get(name)
        if adapted is None:
            adapted = self._adapted[name] = self._adapt(mapping)
        return adapted

    def _adapt(self, mapping: BoxMapping) -> BoxMapping:
        """Return the mapping with the titles of the other wiki's pages as their addresses."""
        cases = tuple(replace(case, rules=self._rules(case.rules)) for case in mapping.cases)
        return replace(mapping, rules=self._rules(mapping.rules), cases=cases)

    def _rules(self, rules: tuple[MappingRule, ...]) -> tuple[MappingRule, ...]:
        return tuple(map(self._rule, rules))

    def _rule(self, rule: MappingRule) -> MappingRule:
        if isinstance(rule, NodeRule):
            return replace(rule, rules=self._rules(rule.rules))
        if isinstance(rule, ConstantRule) and rule.kind == "link" and "://" not in rule.value:
            return replace(rule, value=self._address + quote(rule.value.replace(" ", "_")))
        return rule


def _names(rules: Iterable[MappingRule]) -> Iterator[str]:
    """Yield the names of the fields that rules ask for."""
    for rule in rules:
        match rule:
            case PropertyRule() | IntervalRule() | PairRule():
                yield from rule.names
            case DateOfPartsRule() | SumRule():
                yield from (name for part in rule.parts for name in part.names)
            case JoinedTextRule():
                yield from (name for part in rule.parts for name in part)
            case NodeRule():
                yield from _names(rule.rules)
            case PlaceRule():
                yield from (*rule.coordinates, *rule.latitude, *rule.longitude)
                yield from (*rule.latitude_degrees, *rule.latitude_minutes)
                yield from (*rule.latitude_seconds, *rule.latitude_direction)
                yield from (*rule.longitude_degrees, *rule.longitude_minutes)
                yield from (*rule.longitude_seconds, *rule.longitude_direction)
