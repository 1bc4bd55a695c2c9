"""Kinds of values that are one word: addresses, identifiers, colours, yes and no."""

from wikiextract.map.values.small.booleans import find_boolean
from wikiextract.map.values.small.colours import find_colour
from wikiextract.map.values.small.identifiers import find_identifiers
from wikiextract.map.values.small.urls import find_urls

__all__ = ["find_boolean", "find_colour", "find_identifiers", "find_urls"]
