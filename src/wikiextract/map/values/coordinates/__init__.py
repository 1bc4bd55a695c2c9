"""Places in degrees: in texts, and in what calls state."""

from wikiextract.map.values.coordinates.find import find_coordinates
from wikiextract.map.values.coordinates.parts import place_of_parts

__all__ = ["find_coordinates", "place_of_parts"]
