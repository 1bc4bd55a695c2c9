"""A record without recursion, as columns hold it, and back.

Columns cannot nest without end. So in a flat record:

* A tree is a list in document order (a parent before what it holds), and `parent` is the index of
  the parent in that list, absent at the top: `sections`, the `groups` of infoboxes and navboxes,
  the `items` of a value, the `blocks` of a section (those inside a quotation follow it).
* What is rare and may hold anything is JSON, in properties that end in ``_json``: blocks inside
  values and cells (`blocks_json`), a nested navbox's `above_json` and `below_json`, the value of a
  template parameter (`value_json`, its `text` beside it), items of a caption (`items_json`).
* A block is one kind of struct for all types: the entries of a definition list are `entries`, the
  picture of a figure is the only one of its `images`.
* The properties of an entity are a list of values with their names: see `flat_entity`.
* A span is ``{"start": …, "end": …}``; everything else stands as in the record.

Both directions change the dictionaries that they are given.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from wikiextract.sinks.flat_entity import flatten_properties, nest_properties

Object = dict[str, Any]

_SPAN_LISTS = ("links", "images", "label_links", "title_links", "foreign_links")
_FLAT_LISTS = ("categories", "references", "notices", "language_links")
_TREES = ("items", "terms", "definitions")


def flatten(record: Object) -> Object:
    """The record (as decoded from JSON) in its flat form.

    Raises RecursionError when a part that is kept as JSON is nested too deeply.
    """
    _plain(record)
    for box in record.get("infoboxes", ()):
        _plain(box)
        _list(box, "groups", "groups", _flatten_field_group)
    _list(record, "sections", "sections", _flatten_section)
    for navbox in record.get("navboxes", ()):
        _flatten_navbox(navbox)
    for name in _FLAT_LISTS:
        for node in record.get(name, ()):
            _plain(node)
    for call in record.get("templates", ()):
        _plain(call)
        for parameter in call.get("parameters", ()):
            _plain(parameter)
            if "text" in parameter["value"]:
                parameter["text"] = parameter["value"]["text"]
            _to_json(parameter, "value")
    for fact in record.get("stored_facts", ()):
        _plain(fact)
        _flatten_value(fact["value"])
    for diagnostic in record.get("diagnostics", ()):
        if "where" in diagnostic:
            _plain(diagnostic["where"])
    if "coordinates" in record:
        _plain(record["coordinates"])
    for entity in _entities(record):
        for value in flatten_properties(entity):
            _plain(value.get("link", {}))
            _plain(value.get("source", {}))
    return record


def unflatten(record: Object) -> Object:
    """The record of which `flatten` made this; absent properties may also be None or empty."""
    _drop_absent(record)
    _restore(record)
    for box in record.get("infoboxes", ()):
        _grow(box, "groups", "groups")
    for section in record.get("sections", ()):
        _grow(section, "blocks", "blocks")
    _grow(record, "sections", "sections")
    for navbox in record.get("navboxes", ()):
        _grow(navbox, "groups", "groups")
    for call in record.get("templates", ()):
        for parameter in call.get("parameters", ()):
            parameter.pop("text", None)
    for entity in _entities(record):
        nest_properties(entity)
    return record


def _entities(record: Object) -> list[Object]:
    entity = [record["entity"]] if "entity" in record else []
    return [*entity, *record.get("more_entities", ())]


# --- to the flat form -----------------------------------------------------------------------------


def _listed(nodes: list[Object], children: str, each: Callable[[Object], None]) -> list[Object]:
    """The trees as one list in document order; `each` flattens what a node holds besides."""
    listed: list[Object] = []
    waiting: list[tuple[Object, int | None]] = [(node, None) for node in reversed(nodes)]
    while waiting:
        node, parent = waiting.pop()
        inner = node.pop(children, ())
        if parent is not None:
            node["parent"] = parent
        each(node)
        waiting.extend((child, len(listed)) for child in reversed(inner))
        listed.append(node)
    return listed


def _list(node: Object, name: str, children: str, each: Callable[[Object], None]) -> None:
    """Replace the trees in a property, where it is there, by their list."""
    if name in node:
        node[name] = _listed(node[name], children, each)


def _plain(node: Object) -> None:
    """The spans of a node, its links and its pictures."""
    span = node.get("span")
    if span is not None:
        node["span"] = {"start": span[0], "end": span[1]}
    for name in _SPAN_LISTS:
        for inner in node.get(name, ()):
            _plain(inner)
    image = node.get("image")
    if image is not None:
        _plain(image)


def _to_json(node: Object, name: str) -> None:
    if name in node:
        node[f"{name}_json"] = msgspec.json.encode(node.pop(name)).decode()


def _flatten_item(item: Object) -> None:
    _plain(item)
    _to_json(item, "blocks")


def _flatten_items(node: Object, name: str = "items") -> None:
    _list(node, name, "items", _flatten_item)


def _flatten_value(value: Object) -> None:
    _flatten_item(value)
    _flatten_items(value)


def _flatten_caption(node: Object, name: str) -> None:
    caption = node.get(name)
    if caption is not None:
        _to_json(caption, "items")
        _flatten_item(caption)


def _flatten_field_group(group: Object) -> None:
    _plain(group)
    for field in group.get("fields", ()):
        _plain(field)
        _flatten_value(field["value"])


def _flatten_section(section: Object) -> None:
    _plain(section)
    _list(section, "blocks", "blocks", _flatten_block)


def _flatten_block(block: Object) -> None:
    _plain(block)
    match block["type"]:
        case "list":
            _flatten_items(block)
        case "definition_list":
            block["entries"] = block.pop("items", [])
            for entry in block["entries"]:
                _flatten_items(entry, "terms")
                _flatten_items(entry, "definitions")
        case "table":
            _flatten_caption(block, "caption")
            for row in block.get("rows", ()):
                for cell in row.get("cells", ()):
                    _flatten_value(cell["value"])
                    _to_json(cell, "blocks")
        case "quote":
            _flatten_caption(block, "source")
        case "gallery":
            _flatten_caption(block, "caption")
        case "figure":
            block["images"] = [block.pop("image")]


def _flatten_navbox(navbox: Object) -> None:
    _plain(navbox)
    title = navbox.get("title")
    if title is not None:
        _plain(title)
        if "link" in title:
            _plain(title["link"])
    for name in ("above", "below"):
        if name in navbox:
            _flatten_value(navbox[name])
    _list(navbox, "groups", "groups", _flatten_navbox_group)


def _flatten_navbox_group(group: Object) -> None:
    _plain(group)
    _flatten_items(group)
    _to_json(group, "above")
    _to_json(group, "below")


# --- and back -------------------------------------------------------------------------------------


def _grow(node: Object, name: str, children: str) -> None:
    """Replace the list in a property, where it is there, by the trees of which it was made."""
    if name in node:
        node[name] = _tree(node[name], children)


def _tree(listed: list[Object], children: str) -> list[Object]:
    top: list[Object] = []
    for node in listed:
        parent = node.pop("parent", None)
        inner = top if parent is None else listed[parent].setdefault(children, [])
        inner.append(node)
    return top


def _drop_absent(record: Object) -> None:
    """Remove what is None or an empty list, in the whole record, which is not deep."""
    waiting: list[Any] = [record]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            for name in [name for name, inner in value.items() if inner is None or inner == []]:
                del value[name]
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _restore(record: Object) -> None:
    """Undo what does not hang on where in the record a node stands."""
    nodes: list[Object] = []
    waiting: list[Any] = [record]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            waiting.extend(node.values())
            nodes.append(node)
    for node in reversed(nodes):  # what a node holds before the node itself
        _restore_node(node)


def _restore_node(node: Object) -> None:
    for name in _TREES:
        _grow(node, name, "items")
    for name in [name for name in node if name.endswith("_json")]:
        node[name.removesuffix("_json")] = msgspec.json.decode(node.pop(name))
    span = node.get("span")
    if span is not None:
        node["span"] = [span["start"], span["end"]]
    if "entries" in node:
        node["items"] = node.pop("entries")
    if node.get("type") == "figure" and "images" in node:
        (node["image"],) = node.pop("images")
