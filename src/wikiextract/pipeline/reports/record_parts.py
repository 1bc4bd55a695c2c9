"""The parts of a record that reports count, and by which an inspector finds pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

Object: TypeAlias = dict[str, Any]
Facet: TypeAlias = tuple[str, str]
"""A thing that records can have in common: its kind ("box", "class", …), and its name."""

TEXT_MISSING = "text-not-stored"
"""The code of a diagnostic that says which text a store has not."""

_LISTS = (
    "infoboxes",
    "navboxes",
    "categories",
    "references",
    "notices",
    "language_links",
    "external_links",
    "templates",
    "diagnostics",
)
_FACTS = ("abstract", "short_description", "coordinates", "image", "wikidata_id", "entity")
_BLOCKS = {
    "paragraph": "paragraphs",
    "list": "lists",
    "definition_list": "definition lists",
    "table": "tables",
    "quote": "quotations",
    "code": "code blocks",
    "math": "formulas",
    "gallery": "galleries",
    "figure": "figures",
    "extension": "extension tags",
    "template": "templates as blocks",
}


def parts_of(record: Object) -> Iterator[tuple[str, int]]:
    """Return the parts of a record, each with the number that it has of it, also none."""
    for name in _LISTS:
        yield name.replace("_", " "), len(record.get(name, ()))
    for name in _FACTS:
        yield name.replace("_", " "), int(record.get(name) is not None)
    yield "citations", sum("citation" in reference for reference in record.get("references", ()))
    yield "infobox fields", sum(len(list(_fields(box))) for box in record.get("infoboxes", ()))
    yield "navbox items", sum(len(group.get("items", ())) for group in _navbox_groups(record))
    counts: dict[str, int] = {}
    sections = 0
    for section in _tree(record.get("sections", ()), "sections"):
        sections += "title" in section
        for block in section.get("blocks", ()):
            counts[block["type"]] = counts.get(block["type"], 0) + 1
    yield "sections", sections
    for kind, count in counts.items():
        yield _BLOCKS.get(kind, kind), count


def fields_of(box: Object) -> dict[str, bool]:
    """Return the parameters of an infobox, or else the labels, and of each if a value is typed."""
    found: dict[str, bool] = {}
    for field in _fields(box):
        name = field.get("param") or field.get("label")
        if name:
            found[name] = found.get(name, False) or _is_typed(field.get("value") or {})
    return found


def classes_of(record: Object) -> Iterator[str]:
    """Return the classes of what a record says that it is about, with those of further boxes."""
    for entity in (record.get("entity"), *(record.get("more_entities") or ())):
        if entity is not None:
            yield from entity.get("types", ())


def blamed(record: Object) -> Iterator[tuple[str, str]]:
    """Return templates and modules that are to blame for something, with the diagnostic's code.

    Texts that a store has not are told by `missing_titles`.
    """
    for diagnostic in record.get("diagnostics", ()):
        template = (diagnostic.get("where") or {}).get("template")
        if template and diagnostic["code"] != TEXT_MISSING:
            yield template, diagnostic["code"]


def missing_titles(record: Object) -> Iterator[str]:
    """Return the titles of pages that were asked for when the record was made, and were missing."""
    for diagnostic in record.get("diagnostics", ()):
        where = diagnostic.get("where")
        if diagnostic["code"] == TEXT_MISSING and where and where.get("template"):
            yield where["template"]


def facets_of(record: Object) -> set[Facet]:
    """Return all by which a record is found: whatever the report of its run counts.

    A field is named with its box: see `field_facet`; "untyped" are fields without a typed value.
    """
    found = {("kind", record["kind"])}
    if record["kind"] != "redirect":
        found.update(("part", name) for name, count in parts_of(record) if count)
    for box in record.get("infoboxes", ()):
        name = box.get("name") or ""
        found.add(("box", name))
        for field, typed in fields_of(box).items():
            found.add(("field", field_facet(name, field)))
            if not typed:
                found.add(("untyped", field_facet(name, field)))
    found.update(("class", name) for name in classes_of(record))
    found.update(("diagnostic", one["code"]) for one in record.get("diagnostics", ()))
    found.update(("template", template) for template, _ in blamed(record))
    found.update(("template", title) for title in missing_titles(record))
    return found


def field_facet(box: str, field: str) -> str:
    """Return the name of a field among facets."""
    return f"{box}\n{field}"


def _tree(nodes: Sequence[Object], children: str) -> Iterator[Object]:
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.get(children, ()))


def _navbox_groups(record: Object) -> Iterator[Object]:
    for box in record.get("navboxes", ()):
        yield from _tree(box.get("groups", ()), "groups")


def _fields(box: Object) -> Iterator[Object]:
    for group in _tree(box.get("groups", ()), "groups"):
        yield from group.get("fields", ())


def _is_typed(value: Object) -> bool:
    return any("typed" in one for one in _tree([value], "items"))
