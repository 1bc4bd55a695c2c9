"""Our own mappings for the pages of one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec.structs import asdict, replace

from wikiextract.map.domains.domain_files import (
    Domain,
    DomainProperty,
    FieldNames,
    domains,
)
from wikiextract.map.domains.model import (
    BoxMapping,
    Condition,
    IntervalRule,
    MappingRule,
    MappingSet,
    NodeRule,
    PairRule,
    PlaceRule,
    PropertyRule,
    normal_name,
)

_EVERYWHERE = "*"
_ENGLISH = "en"


def own_mappings(language: str | None) -> MappingSet:
    """Return our mappings with the names that fields have in a language; in all without one."""
    known = domains()
    # Made once, though the classes below have them, too.
    made = {name: _own_rules(one, language) for name, one in known.items()}
    return MappingSet(
        boxes=tuple(_mapping(one, known, made, language) for one in known.values() if one.parent),
        superclasses={
            # That it is a thing says nothing.
            one.type: tuple(above.type for above in _above(one, known) if above.parent)
            for one in known.values()
        },
    )


def _above(domain: Domain, known: dict[str, Domain]) -> list[Domain]:
    """Return the classes above one, nearest first."""
    found: list[Domain] = []
    while domain.parent is not None and len(found) < len(known):
        domain = known[domain.parent]
        found.append(domain)
    return found


def properties_of(domain: Domain) -> dict[str, DomainProperty]:
    """Return the properties of a class and of those above it; its own come first."""
    found: dict[str, DomainProperty] = {}
    for one in (domain, *_above(domain, domains())):
        for name, stated in one.properties.items():
            found.setdefault(name, stated)
    return found


_OwnRules: TypeAlias = dict[str, tuple[MappingRule | None, MappingRule | None]]
"""The rules of a class by property: that of its names, and that of those with a condition."""


def _own_rules(domain: Domain, language: str | None) -> _OwnRules:
    return {
        name: (_rule(name, stated, language), _rule_when(name, stated, language))
        for name, stated in domain.properties.items()
    }


def _rules(classes: Iterable[Domain], made: dict[str, _OwnRules]) -> Iterator[MappingRule]:
    """Yield the rules of a class, then of those above it.

    A name of a field that a class uses means nothing else in the classes above it.
    """
    stated: set[str] = set()
    taken: set[str] = set()
    for domain in classes:
        own: set[str] = set()
        for name, (rule, rule_when) in made[domain.name].items():
            if name in stated:
                continue
            if isinstance(rule, PropertyRule):
                own.update(rule.names)
                left = tuple(field for field in rule.names if field not in taken)
                if left:
                    yield replace(rule, names=left)
            elif rule is not None:
                yield rule
            if rule_when is not None:
                yield rule_when
        stated |= set(domain.properties)
        taken |= own


def _mapping(
    domain: Domain, known: dict[str, Domain], made: dict[str, _OwnRules], language: str | None
) -> BoxMapping:
    return BoxMapping(
        name=domain.name,
        types=(domain.type,),
        boxes=_normal(name for names in domain.boxes.values() for name in names),
        categories=_names(domain.categories, language),
        items=domain.items,
        rules=tuple(_rules((domain, *_above(domain, known)), made)),
    )


def _rule(name: str, stated: DomainProperty, language: str | None) -> MappingRule | None:
    names = _names(stated.names, language)
    if stated.place is not None:
        parts = {part: _normal(given) for part, given in asdict(stated.place).items()}
        return PlaceRule(property=name, coordinates=names, **parts)
    if stated.properties:
        inner = [_rule(key, one, language) for key, one in stated.properties.items()]
        rules = tuple(rule for rule in inner if rule is not None)
        key = next(iter(stated.properties))
        return NodeRule(property=name, types=stated.types, rules=rules, key=key)
    units = {normal_name(one): unit for unit, given in stated.units.items() for one in given}
    names = (*names, *(one for one in units if one not in names))
    if not names:
        return None
    if stated.interval is not None:
        return IntervalRule(names=names, start=stated.interval[0], end=stated.interval[1])
    if stated.pair is not None:
        pair = stated.pair
        return PairRule(
            property=name,
            names=names,
            first=pair.first,
            second=pair.second,
            alone=pair.alone,
            types=stated.types,
        )
    beside = [_rule(key, one, language) for key, one in stated.qualifiers.items()]
    return PropertyRule(
        property=name,
        names=names,
        kind=stated.kind,
        unit=stated.unit,
        units=units,
        split=stated.split,
        types=stated.types,
        qualifiers=tuple(rule for rule in beside if rule is not None),
    )


def _rule_when(name: str, stated: DomainProperty, language: str | None) -> MappingRule | None:
    when = stated.when
    if when is None:
        return None
    beside = _normal(when.beside)
    values = _names(when.values, language)
    return PropertyRule(
        property=name,
        names=_normal(when.names),
        kind=stated.kind,
        split=stated.split,
        when=tuple(Condition(names=beside, test="equals", value=value) for value in values),
    )


def _names(names: FieldNames, language: str | None) -> tuple[str, ...]:
    """Return the names in the language, before those that hold everywhere and the English ones."""
    if language is None:
        return _normal(name for given in names.values() for name in given)
    wanted = dict.fromkeys((language, language.partition("-")[0], _EVERYWHERE, _ENGLISH))
    return _normal(name for code in wanted for name in names.get(code, ()))


def _normal(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(normal_name, names)))
