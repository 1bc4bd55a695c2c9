"""Boxes and pages for the tests of mappings."""

from __future__ import annotations

from wikiextract.map.domains.entities import Entities, entities_of
from wikiextract.map.domains.facts import LookUp, SubjectFacts
from wikiextract.map.domains.index import MappingIndex
from wikiextract.map.domains.model import BoxMapping, MappingRule, MappingSet
from wikiextract.map.values import ValueContext, read_values
from wikiextract.nodes import (
    Category,
    Field,
    FieldGroup,
    Infobox,
    Link,
    PropertyValue,
    Reference,
    Section,
    TemplateCall,
    Value,
)

NOTHING_STORED = LookUp()


def value(text: str, *links: str, parts: tuple[str, ...] = ()) -> Value:
    """A value; lines of the text are its items, and each link stands in the first that shows it."""
    lines = text.split("\n")
    typed = read_values(text, ValueContext("en")).values
    if len(lines) == 1:
        found = tuple(Link(text=one, target=one) for one in links)
        return Value(text=text, links=found, typed=typed, parts=parts)
    items = tuple(value(line, *(one for one in links if one in line)) for line in lines)
    return Value(text=" ".join(lines), items=items)


def infobox(
    box: str | None = "infobox x", /, *, title: str | None = None, **fields: Value
) -> Infobox:
    """An infobox of the source view: fields with parameters."""
    made = tuple(Field(param=param, value=one) for param, one in fields.items())
    return Infobox(name=box, title=title, groups=(FieldGroup(fields=made),))


def shown_box(title: str | None = None, **fields: str) -> Infobox:
    """An infobox of the rendered view: labels ("_" stands for a blank), and no name."""
    made = tuple(
        Field(label=label.replace("_", " "), value=value(text)) for label, text in fields.items()
    )
    return Infobox(title=title, groups=(FieldGroup(fields=made),))


def described(
    *boxes: Infobox,
    mappings: MappingSet,
    templates: tuple[TemplateCall, ...] = (),
    categories: tuple[str, ...] = (),
    look_up: LookUp = NOTHING_STORED,
    wikidata_id: str | None = None,
    title: str = "Page",
    sections: tuple[Section, ...] = (),
    references: tuple[Reference, ...] = (),
) -> Entities:
    """What the boxes of an English page describe."""
    page = SubjectFacts(
        title,
        "en",
        "https://x.example/Page",
        wikidata_id,
        tuple(Category(name=one) for one in categories),
        None,
        look_up,
        sections,
        references,
    )
    return entities_of(page, boxes, templates, MappingIndex((mappings,)))


def found(*rules: MappingRule, **fields: Value) -> dict[str, tuple[PropertyValue, ...]]:
    """What rules find in a box."""
    mapping = BoxMapping(name="x", types=("X",), boxes=("infobox x",), rules=rules)
    entity = described(infobox(**fields), mappings=MappingSet(boxes=(mapping,))).entity
    assert entity is not None
    return entity.properties


def texts(values: tuple[PropertyValue, ...]) -> list[str | None]:
    return [one.text for one in values]
