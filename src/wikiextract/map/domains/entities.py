"""The boxes of a page as entities: the page's own, and those that only a box describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wikiextract.map.domains.box import MappedBox
from wikiextract.map.domains.choose import choose_mapping
from wikiextract.map.domains.conditions import case_of
from wikiextract.map.domains.facts import SubjectFacts
from wikiextract.map.domains.index import MappingIndex
from wikiextract.map.domains.merge import Described, put, says_something
from wikiextract.map.domains.model import BoxMapping
from wikiextract.map.domains.page_boxes import boxes_of
from wikiextract.map.domains.repeats import without_repeats
from wikiextract.map.domains.rules.apply import add_values, apply_rules
from wikiextract.map.domains.rules.places import COORDINATES
from wikiextract.map.domains.rules.state import Applying, ValuesFound
from wikiextract.map.domains.tables import put_tables
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


class Entities(NamedTuple):
    """What a page's boxes describe, and what of them was not understood."""

    entity: PageEntity | None = None
    more: tuple[PageEntity, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def entities_of(
    page: SubjectFacts,
    infoboxes: Sequence[Infobox],
    templates: Sequence[TemplateCall],
    index: MappingIndex,
) -> Entities:
    """Return the entities that the infoboxes (with their typed values) and templates describe."""
    described: list[Described] = []
    unread: list[str] = []
    for box in boxes_of(page, infoboxes, templates, index):
        mappings = _mappings(box, page, index)
        one = _describe(box, mappings, page, index, unread)
        if one is not None:
            put(one, described, page)
    put_tables(page.sections, index.tables, described, page.language, unread)
    described = [
        one._replace(found=without_repeats(one.found, page.title))
        for one in described
        if says_something(one)
    ]
    if not described:
        return Entities(diagnostics=tuple(_told(unread)))
    first = _with_place(described[0], page)
    more = tuple(_entity(one, page, number) for number, one in enumerate(described[1:], 2))
    return Entities(_entity(first, page, 1), more, tuple(_told(unread)))


def _mappings(box: MappedBox, page: SubjectFacts, index: MappingIndex) -> list[BoxMapping]:
    found = index.of_box(box.name)
    if not found and box.name:
        found = index.of_box(page.look_up.redirect(box.name))
    copied = index.copies.of_box(box) if index.copies is not None and box.is_infobox else None
    if copied is not None:
        found = [*found, copied]
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
) -> Described | None:
    if not mappings:
        return None
    types: list[str] = []
    found: ValuesFound = {}
    missed: list[str] = []
    for mapping in mappings:
        state = Applying(box, page.language, apply_rules, missed)
        case = case_of(mapping, state)
        types += case.types
        # What only cases describe is nothing where none of them holds.
        if case.types or mapping.types:
            add_values(found, apply_rules((*case.rules, *mapping.rules), state))
            types += mapping.types
    if not types:
        return None
    if box.image is not None:
        found.setdefault(_IMAGE, [PropertyValue(text=box.image.file)])
    read = {value.source for values in found.values() for value in values if value.source}
    names = {one.field or one.param for one in read}
    unread += [name for name in missed if name not in names]
    part_of = next((one.part_of for one in mappings if one.part_of), None)
    return Described(box, index.with_superclasses(types), found, part_of)


def _with_place(one: Described, page: SubjectFacts) -> Described:
    """Return what is said of the page's subject, with the place that the page states of it."""
    place = page.coordinates
    if place is None or COORDINATES in one.found:
        return one
    text = place.text or f"{place.latitude:.10g}, {place.longitude:.10g}"
    typed = TypedValue(
        kind="coordinates",
        text=text,
        # What a call states has its place in the wikitext; pages of HTML mark it for machines.
        origin="microformat" if place.span is None else "template",
        latitude=place.latitude,
        longitude=place.longitude,
        globe=place.globe,
    )
    return one._replace(found={**one.found, COORDINATES: [PropertyValue(text=text, typed=typed)]})


def _entity(one: Described, page: SubjectFacts, number: int) -> PageEntity:
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
