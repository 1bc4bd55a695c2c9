"""Kinds of values that are one word: addresses, identifiers, colours, yes and no."""

from wikiextract.map.values.small.booleans import find_boolean
from wikiextract.map.values.small.colours import COLOUR_SIGNS, find_colour
from wikiextract.map.values.small.identifiers import find_identifiers, identifier_signs
from wikiextract.map.values.small.urls import URL_SIGNS, find_urls

__all__ = [
    "COLOUR_SIGNS",
    "URL_SIGNS",
    "find_boolean",
    "find_colour",
    "find_identifiers",
    "find_urls",
    "identifier_signs",
]
