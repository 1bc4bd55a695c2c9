"""The boxes of a page as entities: the page's own, and those that only a box describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wikiextract.map.domains.box import MappedBox, box_of_call, box_of_infobox
from wikiextract.map.domains.choose import choose_mapping
from wikiextract.map.domains.conditions import case_of
from wikiextract.map.domains.facts import SubjectFacts
from wikiextract.map.domains.index import MappingIndex
from wikiextract.map.domains.model import BoxMapping, normal_name
from wikiextract.map.domains.rules.apply import add_values, apply_rules
from wikiextract.map.domains.rules.places import COORDINATES
from wikiextract.map.domains.rules.state import Applying, ValuesFound
from wikiextract.nodes import (
    Diagnostic,
    Infobox,
    PageEntity,
    PropertyValue,
    TemplateCall,
    TypedValue,
)

_ITEM = "http://www.wikidata.org/entity/"
_IMAGE = "image"
_SHOWN = 10
_MOST_BOXES = 100


class Entities(NamedTuple):
    """What a page's boxes describe, and what of them was not understood."""

    entity: PageEntity | None = None
    more: tuple[PageEntity, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class _Described(NamedTuple):
    """What one box says, or several about the same thing."""

    box: MappedBox
    types: list[str]
    found: ValuesFound


def entities_of(
    page: SubjectFacts,
    infoboxes: Sequence[Infobox],
    templates: Sequence[TemplateCall],
    index: MappingIndex,
) -> Entities:
    """Return the entities that the infoboxes (with their typed values) and templates describe."""
    described: list[_Described] = []
    unread: list[str] = []
    for box in _boxes(infoboxes, templates, index):
        mappings = _mappings(box, page, index)
        one = _describe(box, mappings, page, index, unread)
        if one is not None:
            _put(one, described, page)
    if not described:
        return Entities()
    first = _with_place(described[0], page)
    more = tuple(_entity(one, page, number) for number, one in enumerate(described[1:], 2))
    return Entities(_entity(first, page, 1), more, tuple(_told(unread)))


def _boxes(
    infoboxes: Sequence[Infobox], templates: Sequence[TemplateCall], index: MappingIndex
) -> Iterator[MappedBox]:
    """Yield the infoboxes, then the other templates that have a mapping."""
    by_span = {call.span: call for call in templates if call.span and call.parent is None}
    spans = {box.span for box in infoboxes}
    for number, infobox in enumerate(infoboxes[:_MOST_BOXES]):
        yield box_of_infobox(infobox, number, by_span.get(infobox.span) if infobox.span else None)
    calls = (
        call
        for call in templates
        if call.parent is None and call.span not in spans and index.of_box(call.name)
    )
    for number, call in enumerate(calls):
        if number < _MOST_BOXES:
            yield box_of_call(call)


def _mappings(box: MappedBox, page: SubjectFacts, index: MappingIndex) -> list[BoxMapping]:
    found = index.of_box(box.name)
    if not found and box.name:
        found = index.of_box(page.look_up.redirect(box.name))
    if not found and box.is_infobox:
        chosen = choose_mapping(box, page, index)
        found = [chosen] if chosen is not None else []
    return found


def _describe(
    box: MappedBox,
    mappings: list[BoxMapping],
    page: SubjectFacts,
    index: MappingIndex,
    unread: list[str],
) -> _Described | None:
    if not mappings:
        return None
    types: list[str] = []
    found: ValuesFound = {}
    for mapping in mappings:
        state = Applying(box, page.language, apply_rules, unread)
        case = case_of(mapping, state)
        types += case.types
        add_values(found, apply_rules((*case.rules, *mapping.rules), state))
        types += mapping.types
    if box.image is not None:
        found.setdefault(_IMAGE, [PropertyValue(text=box.image.file)])
    return _Described(box, index.with_superclasses(types), found)


def _put(one: _Described, described: list[_Described], page: SubjectFacts) -> None:
    """Put what a box says to the entity that it describes, or beside the others.

    A box that names itself as the page or as an earlier box does is about the same thing. One that
    names nothing is about the page's, unless its classes are others; a plain template always is.
    """
    for known in described:
        if not one.box.is_infobox or _same_thing(one, known, page):
            add_values(known.found, one.found)
            known.types[:] = dict.fromkeys([*known.types, *one.types])
            return
    described.append(one)


def _same_thing(one: _Described, known: _Described, page: SubjectFacts) -> bool:
    names = [_name(described, page) for described in (one, known)]
    if one.box.title and known.box.title:
        return names[0] == names[1]
    return one.types[0] in known.types or known.types[0] in one.types


def _name(described: _Described, page: SubjectFacts) -> str:
    return normal_name(described.box.title or page.title)


def _with_place(one: _Described, page: SubjectFacts) -> _Described:
    """Return what is said of the page's subject, with the place that the page states of it."""
    place = page.coordinates
    if place is None or COORDINATES in one.found:
        return one
    text = place.text or f"{place.latitude:.10g}, {place.longitude:.10g}"
    typed = TypedValue(
        kind="coordinates",
        text=text,
        origin="template",
        latitude=place.latitude,
        longitude=place.longitude,
        globe=place.globe,
    )
    return one._replace(found={**one.found, COORDINATES: [PropertyValue(text=text, typed=typed)]})


def _entity(one: _Described, page: SubjectFacts, number: int) -> PageEntity:
    address = f"{_ITEM}{page.wikidata_id}" if page.wikidata_id else page.url
    if address is not None and number > 1:
        address = f"{page.url or address}#infobox-{number}"
    return PageEntity(
        id=address,
        types=tuple(one.types),
        label=one.box.title or page.title,
        properties={name: tuple(values) for name, values in one.found.items() if values},
    )


def _told(unread: list[str]) -> Iterator[Diagnostic]:
    """Yield one diagnostic for the fields that have a property and no value of its kind."""
    names = list(dict.fromkeys(unread))
    if names:
        shown = ", ".join(name[:60] for name in names[:_SHOWN])
        rest = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        yield Diagnostic(
            code="property-not-read",
            severity="info",
            message=f"these fields state no value of their property's kind: {shown}{rest}",
        )
