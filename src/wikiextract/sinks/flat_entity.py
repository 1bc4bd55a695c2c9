"""The properties of an entity as one list of values, whatever their names and depth, and back.

Names of properties are data, so they are no names of columns; and values may have properties and
qualifiers of their own. So `properties` is a list of values in document order, each with the `name`
of its property, its own properties and qualifiers after it: these have the index of the value as
`parent`, and qualifiers are marked `qualifier`.
"""

from __future__ import annotations

from typing import Any

Object = dict[str, Any]


def flatten_properties(entity: Object) -> list[Object]:
    """Lay the properties of an entity flat; returns the list that they now are."""
    listed: list[Object] = []
    waiting = _reversed(entity.get("properties", {}), {})
    while waiting:
        value, place = waiting.pop()
        own, qualifiers = value.pop("properties", {}), value.pop("qualifiers", {})
        number = len(listed)
        listed.append(value)
        value.update(place)
        waiting += _reversed(qualifiers, {"parent": number, "qualifier": True})
        waiting += _reversed(own, {"parent": number})
    entity["properties"] = listed
    return listed


def _reversed(properties: Object, place: Object) -> list[tuple[Object, Object]]:
    """The values and what is said of their place, the last first."""
    return [
        (value, {"name": name, **place})
        for name in reversed(properties)
        for value in reversed(properties[name])
    ]


def nest_properties(entity: Object) -> None:
    """Undo `flatten_properties`."""
    listed = entity.pop("properties", ())
    for value in listed:
        parent = value.pop("parent", None)
        holder = entity if parent is None else listed[parent]
        part = "qualifiers" if value.pop("qualifier", False) else "properties"
        holder.setdefault(part, {}).setdefault(value.pop("name"), []).append(value)
