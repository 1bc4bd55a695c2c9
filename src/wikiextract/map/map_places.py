"""Places that maps in a page show: points of GeoJSON, or what a map is centred on.

https://www.mediawiki.org/wiki/Help:Extension:Kartographer, https://datatracker.ietf.org/doc/html/rfc7946
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from wikiextract.errors import NOT_JSON
from wikiextract.markup.tags import tag_named
from wikiextract.nodes import Block, Coordinates, Extension, Infobox, Section, TypedValue, Value

_MOST_OBJECTS = 10_000
_MOST_PLACES = 20
_DEGREES = re.compile(r"[-−+]?\d{1,3}(?:\.\d{1,18})?")
_LATITUDE, _LONGITUDE = ("latitude", "lat"), ("longitude", "lon")
# Where GeoJSON's objects have others in them.
_INSIDE = ("geometry", "geometries", "features")


class Place(NamedTuple):
    """A point, in degrees."""

    latitude: float
    longitude: float


def places_of(block: Block) -> list[Place]:
    """Return the points that a map shows, each once; those of its attributes where it has none."""
    if not isinstance(block, Extension) or not tag_named(block.name).map:
        return []
    points = list(dict.fromkeys(_points(block.text or "")))[:_MOST_PLACES]
    if points:
        return points
    latitude, longitude = (_degrees(block, names) for names in (_LATITUDE, _LONGITUDE))
    place = _place(latitude, longitude)
    return [place] if place is not None else []


def typed_places(blocks: Iterable[Block]) -> tuple[TypedValue, ...]:
    """Return the places of maps as typed values."""
    places = dict.fromkeys(place for block in blocks for place in places_of(block))
    return tuple(
        TypedValue(
            kind="coordinates",
            text=f"{place.latitude:.10g}, {place.longitude:.10g}",
            latitude=place.latitude,
            longitude=place.longitude,
        )
        for place in places
    )


def place_of_page(infoboxes: Iterable[Infobox], sections: Iterable[Section]) -> Coordinates | None:
    """Return the place of a page's subject as maps tell it; None when they tell none, or several.

    Maps of infoboxes tell it, in fields that show nothing else; otherwise maps in the lead.
    """
    for blocks in (_blocks_of_boxes(infoboxes), _blocks_of_lead(sections)):
        places = {place for block in blocks for place in places_of(block)}
        if places:
            place = places.pop()
            only = not places
            return Coordinates(latitude=place.latitude, longitude=place.longitude) if only else None
    return None


def _blocks_of_boxes(infoboxes: Iterable[Infobox]) -> Iterator[Block]:
    waiting = [group for box in infoboxes for group in box.groups]
    while waiting:
        group = waiting.pop()
        waiting.extend(group.groups)
        for field in group.fields:
            if field.value.text is None:
                yield from _blocks_of_value(field.value)


def _blocks_of_value(value: Value) -> Iterator[Block]:
    yield from value.blocks or ()
    for item in value.items:
        yield from _blocks_of_value(item)


def _blocks_of_lead(sections: Iterable[Section]) -> Iterator[Block]:
    for section in sections:
        if section.level == 1 and section.title is None:
            yield from section.blocks
        return


def _points(source: str) -> Iterator[Place]:
    """The points of a text of GeoJSON; none of what is no such text."""
    try:
        waiting: list[Any] = [msgspec.json.decode(source)]
    except NOT_JSON:
        return
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, dict):
            waiting.extend(one[name] for name in reversed(_INSIDE) if name in one)
            if one.get("type") == "Point":
                place = _point(one.get("coordinates"))
                if place is not None:
                    yield place


def _point(coordinates: object) -> Place | None:
    if not isinstance(coordinates, list) or len(coordinates) < 2:
        return None
    longitude, latitude = coordinates[:2]
    if any(not isinstance(one, (int, float)) or isinstance(one, bool) for one in coordinates[:2]):
        return None
    return _place(float(latitude), float(longitude))


def _degrees(block: Extension, names: tuple[str, ...]) -> float | None:
    stated = {one.name: one.value for one in block.attributes}
    written = next((stated[name] for name in names if name in stated), "")
    match = _DEGREES.fullmatch(written.strip())
    return float(match[0].replace("−", "-")) if match is not None else None


def _place(latitude: float | None, longitude: float | None) -> Place | None:
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 360:
        return None
    return Place(latitude, longitude)
