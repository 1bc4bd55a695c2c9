"""Places in degrees: in texts, and in what calls state."""

from wikiextract.map.values.coordinates.find import degree_signs, find_coordinates
from wikiextract.map.values.coordinates.parts import place_of_parts

__all__ = ["degree_signs", "find_coordinates", "place_of_parts"]
