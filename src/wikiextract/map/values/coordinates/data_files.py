"""The data files of coordinates (``data/*.json``)."""

from __future__ import annotations

from functools import cache

import msgspec

from wikiextract.data_files import DataFile, read_data


class Directions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for the four directions that go together."""

    north: tuple[str, ...]
    south: tuple[str, ...]
    east: tuple[str, ...]
    west: tuple[str, ...]


class Hemispheres(DataFile, frozen=True):
    """``hemispheres.json``: CLDR's words for the directions by language."""

    languages: dict[str, Directions]


class AngleMarks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Signs behind degrees, minutes and seconds."""

    degrees: tuple[str, ...]
    minutes: tuple[str, ...]
    seconds: tuple[str, ...]


class PlaceWords(DataFile, frozen=True):
    """``place_words.json``: how places are written; its description says more."""

    letters: Directions
    sets: dict[str, tuple[Directions, ...]]
    beside: tuple[str, ...]
    marks: AngleMarks
    template_names: tuple[str, ...]
    latitude: tuple[str, ...]
    longitude: tuple[str, ...]
    globe: tuple[str, ...]
    no_globe: frozenset[str]


@cache
def hemispheres() -> Hemispheres:
    """Return CLDR's words for the directions."""
    return read_data("wikiextract.map.values.coordinates", "hemispheres", Hemispheres)


@cache
def place_words() -> PlaceWords:
    """Return how places are written."""
    return read_data("wikiextract.map.values.coordinates", "place_words", PlaceWords)
