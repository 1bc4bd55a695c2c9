"""Where a page says that its subject is: the coordinates at its title.

Wikis put them into an element ``#coordinates`` or a page status indicator, in the geo microformat
(http://microformats.org/wiki/geo) or as a link to a map; those of an infobox serve where there are
none, when it has just one place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from wikiextract.nodes import Coordinates
from wikiextract.read.folding import fold
from wikiextract.read.markup import detach

if TYPE_CHECKING:
    from lxml.etree import _Element

_AT_TITLE = (
    "//*[@id='coordinates' or @id='coordinate' or @id='coords' or @id='mw-indicator-coordinates'"
    " or @id='mw-indicator-0-coord' or @id='mw-indicator-AA-coordinates']"
)
_IN_BOX = "//table[contains(@class, 'infobox')] | //div[contains(@class, 'infobox')]"
_GEO = ".//*[contains(concat(' ', @class, ' '), ' geo ')]"
_MAP_LINK = ".//*[@data-lat and @data-lon]"
_SHOWN = (
    ".//*[contains(concat(' ', @class, ' '), ' geo-dms ')"
    " or contains(concat(' ', @class, ' '), ' geo-dec ')]"
)
_NUMBER = re.compile(r"[-−]?\d{1,3}(?:\.\d{1,18})?")
_GLOBE = re.compile(r"globe:([a-z]{2,20})", re.I)


def read_title_coordinates(root: _Element) -> Coordinates | None:
    """The subject's coordinates; takes what stands at the title out of the tree."""
    found = None
    for element in cast("list[_Element]", root.xpath(_AT_TITLE)):
        found = found or _coordinates(element)
        if found is not None:
            detach(element)
    return found or _of_infobox(root)


def _of_infobox(root: _Element) -> Coordinates | None:
    for box in cast("list[_Element]", root.xpath(_IN_BOX)):
        places = {(p.latitude, p.longitude): p for p in _places(box)}
        if places:
            return next(iter(places.values())) if len(places) == 1 else None
    return None


def _coordinates(element: _Element) -> Coordinates | None:
    return next(iter(_places(element)), None)


def _places(element: _Element) -> list[Coordinates]:
    """The places that are stated in numbers within an element."""
    found = []
    for geo in cast("list[_Element]", element.xpath(_GEO)):
        numbers = _NUMBER.findall(str(geo.xpath("string()")))
        if len(numbers) == 2:
            found.append(_place(numbers[0], numbers[1], element))
    for link in cast("list[_Element]", element.xpath(_MAP_LINK)):
        latitude, longitude = (link.get(f"data-{name}") or "" for name in ("lat", "lon"))
        if _NUMBER.fullmatch(latitude) and _NUMBER.fullmatch(longitude):
            found.append(_place(latitude, longitude, element))
    return [place for place in found if place is not None]


def _place(latitude: str, longitude: str, element: _Element) -> Coordinates | None:
    north, east = (float(number.replace("−", "-")) for number in (latitude, longitude))
    if abs(north) > 90 or abs(east) > 360:
        return None
    shown = cast("list[_Element]", element.xpath(_SHOWN))
    globe = None
    for address in cast("list[str]", element.xpath(".//@href")):
        if match := _GLOBE.search(address):
            globe = match[1].lower()
    return Coordinates(
        latitude=north,
        longitude=east,
        globe=None if globe == "earth" else globe,
        text=(fold(str(shown[0].xpath("string()"))) or None) if shown else None,
    )
