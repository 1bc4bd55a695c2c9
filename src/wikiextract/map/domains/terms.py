"""The terms of our own mappings by the addresses that they stand for."""

from __future__ import annotations

from functools import cache

from wikiextract.map.domains.domain_files import domains


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
