"""What boxes say, put together where it is about the same thing."""

from __future__ import annotations

from typing import NamedTuple

from wikiextract.map.domains.box import MappedBox
from wikiextract.map.domains.facts import SubjectFacts
from wikiextract.map.domains.model import PartOf, normal_name
from wikiextract.map.domains.rules.apply import add_values
from wikiextract.map.domains.rules.state import ValuesFound
from wikiextract.nodes import PropertyValue, ValueSource

_OWN_THING = "Thing"
_ANYTHING = (_OWN_THING, "owl:Thing")


class Described(NamedTuple):
    """What one box says, or several about the same thing; and what it is part of, if stated."""

    box: MappedBox
    types: list[str]
    found: ValuesFound
    part_of: PartOf | None = None


def put(one: Described, described: list[Described], page: SubjectFacts) -> None:
    """Put what a box says to the entity that it describes, or beside the others.

    A box that names itself as the page or as an earlier box does is about the same thing. One that
    names nothing is about the page's, unless its classes are others. A plain template of other
    classes counts only before the first heading, or where there is nothing else.
    """
    if one.part_of is not None and _put_in(one, one.part_of, described):
        return
    for known in described:
        if _same_thing(one, known, page):
            add_values(known.found, one.found)
            pairs = [known.types, one.types]
            if known.types[0] in one.types[1:]:
                pairs.reverse()
            known.types[:] = _special_first([*pairs[0], *pairs[1]])
            return
    if one.box.is_infobox or one.box.in_lead or not described:
        described.append(one._replace(types=_special_first(one.types)))


def says_something(one: Described) -> bool:
    """Return True if more is known than that there is something."""
    return bool(one.found) or any(name not in _ANYTHING for name in one.types)


def _put_in(one: Described, part_of: PartOf, described: list[Described]) -> bool:
    """Put what a box says into what it is part of; False where there is nothing of that class."""
    whole = next((known for known in described if part_of.type in known.types), None)
    if whole is None:
        return False
    node = PropertyValue(
        types=tuple(one.types),
        properties={name: tuple(values) for name, values in one.found.items() if values},
        source=ValueSource(infobox=one.box.name),
    )
    add_values(whole.found, {part_of.property: [node]})
    return True


def _same_thing(one: Described, known: Described, page: SubjectFacts) -> bool:
    if one.box.title and known.box.title:
        return _name(one, page) == _name(known, page)
    anything = set(one.types) <= set(_ANYTHING) or set(known.types) <= set(_ANYTHING)
    return anything or one.types[0] in known.types or known.types[0] in one.types


def _name(described: Described, page: SubjectFacts) -> str:
    return normal_name(described.box.title or page.title)


def _special_first(types: list[str]) -> list[str]:
    """Return the classes, each once; that of all things comes last, and by one of its names."""
    special = [name for name in dict.fromkeys(types) if name not in _ANYTHING]
    if _OWN_THING in types:
        return [*special, _OWN_THING]
    return special or list(dict.fromkeys(types))
