"""What programs say of pages, in one form, and what ours says in it.

A *reading* has, as far as the program has the thing at all: `fields` (of boxes: `name`, `text` and
`typed`), `sections` (headings), `categories`, `navboxes` (`groups` and `items`), and `tables` (each
a list of rows of texts).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Json: TypeAlias = Mapping[str, Any]


def typed_under(node: object) -> Iterator[Json]:
    """Yield the typed values of a part of a record, inner ones included."""
    if isinstance(node, Mapping):
        for key, inner in node.items():
            if key == "typed":
                yield from inner
            else:
                yield from typed_under(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from typed_under(inner)


def fields_of(record: Json) -> Iterator[Json]:
    """Yield the fields of the boxes of a record, those of boxes in it and of its blocks, too."""
    for box in record.get("infoboxes", ()):
        yield from _fields_of_groups(box.get("groups", ()))


def text_of(value: Json) -> str:
    """Return the text of a value, its items' after it."""
    texts = [value.get("text") or "", *(text_of(item) for item in value.get("items", ()))]
    return "\n".join(text for text in texts if text)


def _fields_of_groups(groups: list[Json]) -> Iterator[Json]:
    for group in groups:
        yield from group.get("fields", ())
        yield from _fields_of_groups(group.get("groups", ()))


def sections_of(record: Json) -> Iterator[str]:
    """Yield the headings of a record's sections, in their order."""
    for section in record.get("sections", ()):
        yield section.get("title") or ""
        yield from sections_of(section)
