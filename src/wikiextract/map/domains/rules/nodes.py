"""Fields that are the properties of something else: nodes and pairs."""

from __future__ import annotations

from collections.abc import Iterator

from wikiextract.map.domains.model import (
    AmountPart,
    DatePart,
    IntervalRule,
    MappingRule,
    NodeRule,
    PairRule,
    PropertyRule,
)
from wikiextract.map.domains.pieces import ValuePiece, divide
from wikiextract.map.domains.rules.state import Applying, ValuesFound
from wikiextract.nodes import PropertyValue, ValueSource

_MOST_NODES = 200


def apply_node(rule: NodeRule, state: Applying) -> ValuesFound:
    """Return the node that the rule's fields describe: one for each number in their names."""
    nodes = []
    for number in _numbers(rule, state):
        inner = state.apply(rule.rules, state._replace(number=number))
        if not inner or (rule.key is not None and rule.key not in inner):
            continue
        properties = {name: tuple(values) for name, values in inner.items()}
        nodes.append(PropertyValue(types=rule.types or None, properties=properties))
    return {rule.property: nodes} if nodes else {}


def _numbers(rule: NodeRule, state: Applying) -> list[int | None]:
    """Return the numbers that the names of the rule's fields have in the box."""
    names = tuple(name for name in _names(rule.rules) if "#" in name)
    if not names or state.number is not None:
        return [state.number]
    return list(state.box.numbers(names)[:_MOST_NODES])


def _names(rules: tuple[MappingRule, ...]) -> Iterator[str]:
    for rule in rules:
        match rule:
            case PropertyRule() | IntervalRule() | PairRule() | DatePart() | AmountPart():
                yield from rule.names
            case NodeRule():
                yield from _names(rule.rules)


def apply_pair(rule: PairRule, state: Applying) -> ValuesFound:
    """Return a node for each pair that the rule's fields state."""
    nodes = [
        node
        for field in state.box.find(rule.names, state.number)
        for piece in divide(field.value, "items", state.language)
        if (node := _pair(piece, rule, field.source)) is not None
    ]
    return {rule.property: nodes[:_MOST_NODES]} if nodes else {}


def _pair(piece: ValuePiece, rule: PairRule, source: ValueSource) -> PropertyValue | None:
    """Return the node of one item: both sides, each with the link that stands in it."""
    if len(piece.parts) == 2:
        sides = {rule.first: piece.parts[0], rule.second: piece.parts[1]}
    elif rule.alone is not None:
        sides = {rule.alone: piece.text}
    else:
        return None
    links = list(piece.links)
    properties: dict[str, tuple[PropertyValue, ...]] = {}
    for name, text in sides.items():
        inside = [link for link in links if link.text and link.text in text]
        properties[name] = (PropertyValue(text=text, link=inside[0] if inside else None),)
        links = links[links.index(inside[-1]) + 1 :] if inside else links
    return PropertyValue(
        text=piece.text, types=rule.types or None, properties=properties, source=source
    )
