"""What is known of a page when its boxes are read as entities."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from wikiextract.map.annotate import StatementsOf, no_statements
from wikiextract.nodes import Category, Coordinates, Reference, Section


def _no_classes(item: str) -> tuple[str, ...]:
    return ()


def _no_redirect(name: str) -> str | None:
    return None


class LookUp(NamedTuple):
    """What stores know and is asked only where a box's name says nothing.

    `classes` gives the classes (ids) of an item of Wikidata, `redirect` the name of the template
    that a name leads to, None when it is none. `statements` gives those of an entity's property.
    """

    classes: Callable[[str], tuple[str, ...]] = _no_classes
    redirect: Callable[[str], str | None] = _no_redirect
    statements: StatementsOf = no_statements


class SubjectFacts(NamedTuple):
    """What mappings may ask of a page. `language` is the code of its texts' language.

    `sections` and `references` tell where calls of templates stand.
    """

    title: str
    language: str | None = None
    url: str | None = None
    wikidata_id: str | None = None
    categories: tuple[Category, ...] = ()
    coordinates: Coordinates | None = None
    look_up: LookUp = LookUp()
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
