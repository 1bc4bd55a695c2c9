"""The terms of our own mappings by the addresses that they stand for."""

from __future__ import annotations

from functools import cache

from wikiextract.map.domains.domain_files import domains
from wikiextract.map.domains.model import ExpectedKind


@cache
def terms_by_address() -> dict[str, str]:
    """Return the names of our classes and properties by their addresses."""
    found: dict[str, str] = {}
    for domain in domains().values():
        found.setdefault(domain.iri, domain.type)
        for name, stated in domain.properties.items():
            if stated.iri is not None:
                found.setdefault(stated.iri, name)
    return found


@cache
def typed_terms() -> dict[str, ExpectedKind]:
    """Return our properties whose values are always typed, with the kind of these."""
    found: dict[str, ExpectedKind] = {}
    for domain in domains().values():
        for name, stated in domain.properties.items():
            kind = "coordinates" if stated.place is not None else stated.kind
            if kind is not None and kind not in ("text", "link"):
                found.setdefault(name, kind)
    return found
