"""What datatypes and units of the ontology mean for typed values (``data/datatypes.json``)."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from wikiextract.data_files import DataFile, read_data
from wikiextract.map.domains.model import ExpectedKind

DatePartName: TypeAlias = Literal["year", "month", "day", "month-day", "year-month", "date"]


class DatatypeNames(DataFile, frozen=True):
    """``datatypes.json``: kinds of values by the names of datatypes, and units by theirs.

    `date_parts` says which part of a date a datatype is. Things of `link_classes_of_urls` are named
    by their addresses. `durations` are the units of time, `units` all others (UCUM), `currencies`
    the codes of ISO 4217.
    """

    kinds: dict[str, ExpectedKind]
    date_parts: dict[str, DatePartName]
    link_classes_of_urls: tuple[str, ...]
    durations: dict[str, str]
    units: dict[str, str]
    currencies: dict[str, str]


class Datatype(NamedTuple):
    """The kind of value that a name stands for, and the unit (UCUM, ISO 4217) if it is one."""

    kind: ExpectedKind
    unit: str | None = None


def datatype_of(name: str) -> Datatype | None:
    """Return what a datatype or unit stands for; None when it is not known."""
    return _datatypes().get(name.strip().casefold())


def date_part_of(name: str) -> DatePartName | None:
    """Return the part of a date that a datatype is; None when it is none."""
    return _date_parts().get(name.strip().casefold())


def is_named_by_address(class_name: str) -> bool:
    """Return True for a class whose members are named by their addresses on the Web."""
    return class_name in _names().link_classes_of_urls


@cache
def _names() -> DatatypeNames:
    return read_data("wikiextract.map.domains.dbpedia", "datatypes", DatatypeNames)


@cache
def _date_parts() -> dict[str, DatePartName]:
    return {name.casefold(): part for name, part in _names().date_parts.items()}


@cache
def _datatypes() -> dict[str, Datatype]:
    names = _names()
    tables: tuple[tuple[ExpectedKind, dict[str, str]], ...] = (
        ("money", names.currencies),
        ("quantity", names.units),
        ("duration", names.durations),
    )
    found = {name.casefold(): Datatype(kind) for name, kind in names.kinds.items()}
    for kind, units in tables:
        found |= {name.casefold(): Datatype(kind, unit) for name, unit in units.items()}
    return found
