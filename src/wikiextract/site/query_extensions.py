"""Which wikis have the extensions that store what pages state (Semantic MediaWiki, Cargo)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from wikiextract.data_files import DataFile, read_data
from wikiextract.site.model import Namespace

SEMANTIC: Final = "SemanticMediaWiki"
"""The extension's name, as siteinfo states it."""


class _QueryExtensions(DataFile, frozen=True):
    storing: frozenset[str]
    declaring: frozenset[str]
    querying: frozenset[str]
    semantic_functions: frozenset[str]
    semantic_namespaces: Mapping[int, frozenset[str]]


@cache
def _facts() -> _QueryExtensions:
    return read_data("wikiextract.site", "query_extensions", _QueryExtensions)


def storing_functions() -> frozenset[str]:
    """Return the ids of functions that store values, and show nothing."""
    return _facts().storing


def declaring_functions() -> frozenset[str]:
    """Return the ids of functions that declare what others store, and show nothing."""
    return _facts().declaring


def querying_functions() -> frozenset[str]:
    """Return the ids of functions that show queries of what is stored."""
    return _facts().querying


@cache
def stating_functions() -> frozenset[str]:
    """Return the ids of functions that state something for queries, and show nothing."""
    return storing_functions() | declaring_functions()


@cache
def all_functions() -> frozenset[str]:
    """Return the ids of all parser functions of such extensions."""
    return stating_functions() | querying_functions()


def semantic_functions() -> frozenset[str]:
    """Return the ids of functions of Semantic MediaWiki: a page that calls one is of its wiki."""
    return _facts().semantic_functions


def has_semantic_namespaces(namespaces: Mapping[int, Namespace]) -> bool:
    """Return True if a wiki's namespaces tell that it has Semantic MediaWiki."""
    return all(
        number in namespaces and namespaces[number].name.lower() in names
        for number, names in _facts().semantic_namespaces.items()
    )


def stated_extensions(names: Iterable[str], functions: frozenset[str]) -> frozenset[str]:
    """Return the names of a wiki's extensions, as it states them or as its functions tell."""
    found = frozenset(names)
    return found | {SEMANTIC} if functions >= semantic_functions() else found
