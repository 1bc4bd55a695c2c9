"""The kinds of statements, by the names of their calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from wikiextract.map.domains.dbpedia.calls import MappingCall
from wikiextract.map.domains.dbpedia.statement_reader import MOST_NUMBERED, StatementReader
from wikiextract.map.domains.dbpedia.statements.one_field import (
    constant_rule,
    interval_rule,
    property_rule,
)
from wikiextract.map.domains.dbpedia.statements.several_fields import (
    PLACE_PARTS,
    combined_date_rule,
    joined_text_rule,
    place_rule,
    sum_rule,
)
from wikiextract.map.domains.model import MappingRule, NodeRule


class _Statement(NamedTuple):
    """What makes the rule of a statement, and the arguments that it may have."""

    rule_of: Callable[[StatementReader, MappingCall], MappingRule | None]
    arguments: frozenset[str]


def rules_of(reader: StatementReader, calls: Sequence[MappingCall]) -> tuple[MappingRule, ...]:
    """Return the rules that statements are, in their order; what has no effect is told."""
    return tuple(_rules(reader, calls))


def _rules(reader: StatementReader, calls: Sequence[MappingCall]) -> Iterator[MappingRule]:
    for call in calls:
        statement = _STATEMENTS.get(call.name)
        if statement is None:
            reader.complaints.add(f"{call.name} is no statement that is known")
            continue
        reader.complaints.about_arguments(call, statement.arguments)
        rule = statement.rule_of(reader, call)
        if rule is not None:
            yield rule


def _node_rule(reader: StatementReader, call: MappingCall) -> MappingRule | None:
    """Return the rule by which parameters describe something that a property leads to."""
    term, types = reader.property(call, "correspondingProperty"), reader.types(call, "nodeClass")
    rules = rules_of(reader, call.calls("mappings"))
    if term is None or types is None or not rules:
        return None
    return NodeRule(property=term, types=types, rules=rules)


def _arguments(*names: str) -> frozenset[str]:
    """Return arguments with those of all statements, of which the last two are for people."""
    return frozenset({*names, "ontologyProperty", "comment", "nocat"})


_NUMBERED = [
    f"{name}{number}"
    for name in ("templateProperty", "unit")
    for number in range(1, MOST_NUMBERED + 1)
]
_DETAILS = ("unit", "factor", "select", "prefix", "suffix", "transform", "language", "lang")

# Units of what is made of amounts have no effect, as quantities have SI values besides; nor have
# the addresses of nodes, and the languages of texts.
_STATEMENTS = {
    "PropertyMapping": _Statement(property_rule, _arguments("templateProperty", *_DETAILS)),
    "ConstantMapping": _Statement(constant_rule, _arguments("value", "unit")),
    "IntermediateNodeMapping": _Statement(
        _node_rule, _arguments("nodeClass", "correspondingProperty", "mappings", "nodeURI")
    ),
    "GeocoordinatesMapping": _Statement(place_rule, _arguments(*PLACE_PARTS)),
    "DateIntervalMapping": _Statement(
        interval_rule,
        _arguments("templateProperty", "startDateOntologyProperty", "endDateOntologyProperty"),
    ),
    "CombineDateMapping": _Statement(combined_date_rule, _arguments(*_NUMBERED)),
    "CalculateMapping": _Statement(sum_rule, _arguments("operation", "unit", *_NUMBERED)),
    "CombineSimpleMapping": _Statement(joined_text_rule, _arguments(*_NUMBERED)),
}
