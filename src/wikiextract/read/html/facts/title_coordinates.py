"""Where a page says that its subject is: the coordinates at its title.

Wikis put them into an element ``#coordinates`` or a page status indicator, in the geo microformat
(http://microformats.org/wiki/geo) or as a link to a map. Where there are none, those of an infobox
serve, when they have a row of their own (beside a capital or a birthplace they say where that is).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from wikiextract.nodes import Coordinates
from wikiextract.read.html.boxes.recognise import find_boxes
from wikiextract.read.html.data_files import page_marks
from wikiextract.read.html.tree.markup import detach, shown_text
from wikiextract.read.text.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

_GEO = ".//*[contains(concat(' ', @class, ' '), ' geo ')]"
_MAP_LINK = ".//*[@data-lat and @data-lon]"
_SHOWN = (
    ".//*[contains(concat(' ', @class, ' '), ' geo-dms ')"
    " or contains(concat(' ', @class, ' '), ' geo-dec ')]"
)
_NUMBER = re.compile(r"[-−]?\d{1,3}(?:\.\d{1,18})?")
_FIRST_NUMBER = re.compile(r"[-−]?\d")
# https://www.mediawiki.org/wiki/GeoHack; templates leave minutes and seconds empty ("56_10__N").
_HACK = re.compile(
    r"params=(?P<north>\d{1,2}(?:\.\d{1,12})?(?:_(?:\d{1,2}(?:\.\d{1,12})?)?){0,2})"
    r"_(?P<south>[NS])_"
    r"(?P<east>\d{1,3}(?:\.\d{1,12})?(?:_(?:\d{1,2}(?:\.\d{1,12})?)?){0,2})_(?P<west>[EWO])"
)
_GLOBE = re.compile(r"globe:([a-z]{2,20})", re.I)


def read_title_coordinates(marked: list[_Element], content: _Element) -> Coordinates | None:
    """The subject's coordinates; takes what stands at the title out of the tree.

    `marked` are the document's elements that may say where its subject is. An infobox keeps those
    in it: they are one of its fields.
    """
    found = None
    for element in marked:
        if not may_hold_coordinates(element.get("id") or ""):
            continue
        place = _coordinates(element)
        found = found or place
        if place is None:
            continue
        if next(element.iterancestors("table", "aside", "dl"), None) is None:
            detach(element)
        elif element.tag == "span":
            element.tag = "div"  # it is shown at the title, apart from what stands before it
    if found is None and any(_is_place(element) for element in marked):
        return _of_infoboxes(content)
    return found


def may_hold_coordinates(identifier: str) -> bool:
    """Return True if an element with this id may say where the page's subject is."""
    if identifier in page_marks().coordinate_ids:
        return True
    return identifier.startswith("mw-indicator") and "coord" in identifier


def _is_place(element: _Element) -> bool:
    return element.get("data-lat") is not None or "geo" in (element.get("class") or "").split()


def _of_infoboxes(content: _Element) -> Coordinates | None:
    """The only place that infoboxes state in rows of their own."""
    places: dict[tuple[float, float], Coordinates] = {}
    boxes = [box for box in find_boxes(content) if box.kind == "infobox"]
    for box in boxes:
        for mark in cast("list[_Element]", box.element.xpath(f"{_GEO} | {_MAP_LINK}")):
            holder = _row_of_own(mark)
            for place in _places(holder) if holder is not None else ():
                places[place.latitude, place.longitude] = place
    return next(iter(places.values())) if len(places) == 1 else None


def _row_of_own(mark: _Element) -> _Element | None:
    """The cell, or block, that shows nothing but coordinates and perhaps a label before them."""
    holder = mark
    for ancestor in mark.iterancestors():
        holder = ancestor
        if ancestor.tag in ("td", "th", "dd", "li", "p", "table"):
            break
    before = shown_text(holder)
    found = _FIRST_NUMBER.search(before)
    label = before[: found.start()].rstrip() if found else before
    return holder if not label or label.endswith((":", "：")) else None


def _coordinates(element: _Element) -> Coordinates | None:
    return next(iter(_places(element)), None)


def _places(element: _Element) -> list[Coordinates]:
    """The places that are stated in numbers within an element."""
    found = []
    for geo in cast("list[_Element]", element.xpath(_GEO)):
        numbers = _NUMBER.findall(str(geo.xpath("string()")))
        if len(numbers) == 2:
            found.append(_place(_degrees(numbers[0]), _degrees(numbers[1]), element))
    for link in cast("list[_Element]", element.xpath(_MAP_LINK)):
        latitude, longitude = (link.get(f"data-{name}") or "" for name in ("lat", "lon"))
        if _NUMBER.fullmatch(latitude) and _NUMBER.fullmatch(longitude):
            found.append(_place(_degrees(latitude), _degrees(longitude), element))
    if not found:
        for address in cast("list[str]", element.xpath(".//@href")):
            if match := _HACK.search(address):
                north, south = _of_parts(match["north"]), match["south"] == "S"
                east, west = _of_parts(match["east"]), match["west"] in "WO"
                place = _place(-north if south else north, -east if west else east, element)
                found.append(place)
    return [place for place in found if place is not None]


def _degrees(number: str) -> float:
    return float(number.replace("−", "-"))


def _of_parts(text: str) -> float:
    """Degrees, minutes and seconds as GeoHack's addresses give them ("52_31_1.2")."""
    parts = [float(part or 0) for part in text.split("_")]
    degrees = sum((part / 60.0**place for place, part in enumerate(parts[:3])), start=0.0)
    return round(degrees, 6)


def _place(north: float, east: float, element: _Element) -> Coordinates | None:
    if abs(north) > 90 or abs(east) > 360:
        return None
    globe = None
    for address in cast("list[str]", element.xpath(".//@href")):
        if match := _GLOBE.search(address):
            globe = match[1].lower()
    return Coordinates(
        latitude=north,
        longitude=east,
        globe=None if globe == "earth" else globe,
        text=_shown(element),
    )


def _shown(element: _Element) -> str | None:
    """The coordinates as a reader sees them."""
    for path in (_SHOWN, _MAP_LINK, ".//a[contains(@href, 'params=')]"):
        for mark in cast("list[_Element]", element.xpath(path)):
            if text := fold(shown_text(mark)):
                return text
    return None
