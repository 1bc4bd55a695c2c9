"""Our own mappings as they are written: a file a class, in the folders of ``data``.

A class has the properties of the class above it, too. Names of fields are given by language: those
of ``*`` hold in all, and English ones may be used anywhere.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeAlias

import msgspec

from wikiextract.data_files import DataFile, read_data
from wikiextract.map.domains.model import ExpectedKind, PlaceNames, Split

_PACKAGE = "wikiextract.map.domains"

FieldNames: TypeAlias = dict[str, tuple[str, ...]]


class DomainPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the parts of a domain file."""


class PairNames(DomainPart, frozen=True, kw_only=True):
    """The properties of the two sides of a pair, and of an item of one side."""

    first: str
    second: str
    alone: str | None = None


class NamesWhen(DomainPart, frozen=True, kw_only=True):
    """Fields that state a property only where one `beside` them has one of the `values`.

    ``#`` in both is the same number.
    """

    names: tuple[str, ...]
    beside: tuple[str, ...]
    values: FieldNames


class DomainProperty(DomainPart, frozen=True, kw_only=True):
    """A property of a class: its address, what it says, and the fields that state it.

    `kind` is what its values are. `when` are names that need another field beside them. `units` are
    names of fields with their unit (UCUM). With `pair`, `place`, `interval` (the properties of both
    ends) or `properties` it is a node, a place or two dates; `qualifiers` are stated by fields
    beside it.
    """

    iri: str | None = None
    about: str
    kind: ExpectedKind | None = None
    names: FieldNames = msgspec.field(default_factory=dict)
    when: NamesWhen | None = None
    unit: str | None = None
    units: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    split: Split = "items"
    types: tuple[str, ...] = ()
    pair: PairNames | None = None
    place: PlaceNames | None = None
    interval: tuple[str, str] | None = None
    properties: dict[str, DomainProperty] = msgspec.field(default_factory=dict)
    qualifiers: dict[str, DomainProperty] = msgspec.field(default_factory=dict)


class Domain(DataFile, frozen=True, kw_only=True):
    """A class: its term and address, the class above it, and what tells its boxes.

    `items` are classes of Wikidata, `categories` parts of their pages' categories by language,
    `boxes` names of templates by language. A class without `schema` has none of its own.
    """

    name: str
    type: str
    iri: str
    about: str
    parent: str | None = None
    schema: bool = True
    items: tuple[str, ...] = ()
    categories: FieldNames = msgspec.field(default_factory=dict)
    boxes: FieldNames = msgspec.field(default_factory=dict)
    properties: dict[str, DomainProperty]


@cache
def domains() -> dict[str, Domain]:
    """Return our classes by name."""
    return {name: read_data(_PACKAGE, f"{folder}/{name}", Domain) for name, folder in _places()}


def domain_folder(name: str) -> str:
    """Return the folder in which the file of a class stands."""
    return dict(_places())[name]


@cache
def _places() -> tuple[tuple[str, str], ...]:
    """The names of our classes, each with the folder of its file."""
    root = files(_PACKAGE) / "data"
    return tuple(
        (file.name.removesuffix(".json"), folder.name)
        for folder in sorted(root.iterdir(), key=lambda one: one.name)
        if folder.is_dir()
        for file in sorted(folder.iterdir(), key=lambda one: one.name)
    )
