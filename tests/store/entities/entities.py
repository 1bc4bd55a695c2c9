"""Entities made up for tests, and files of them."""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import zstandard


def statement(prop: str, value: Any, kind: str = "wikibase-entityid") -> dict[str, Any]:
    """A statement with one value."""
    snak = {"snaktype": "value", "property": prop, "datavalue": {"value": value, "type": kind}}
    return {"mainsnak": snak, "type": "statement", "rank": "normal", "id": f"{prop}$1"}


def item_value(entity_id: str) -> dict[str, Any]:
    """The value of a statement that is an item."""
    return {"entity-type": "item", "numeric-id": int(entity_id[1:]), "id": entity_id}


def entity(
    entity_id: str,
    labels: Mapping[str, str] | None = None,
    *,
    sitelinks: Mapping[str, str] | None = None,
    claims: Mapping[str, Iterable[str]] | None = None,
    **others: Any,
) -> dict[str, Any]:
    """An item or a property whose statements have items as values."""
    terms = {code: {"language": code, "value": value} for code, value in (labels or {}).items()}
    return {
        "type": "property" if entity_id.startswith("P") else "item",
        "id": entity_id,
        "labels": terms,
        "descriptions": {},
        "aliases": {code: [term] for code, term in terms.items()},
        "claims": {
            prop: [statement(prop, item_value(value)) for value in values]
            for prop, values in (claims or {}).items()
        },
        "sitelinks": {
            site: {"site": site, "title": title, "badges": []}
            for site, title in (sitelinks or {}).items()
        },
        **others,
    }


def dumped(entities: Iterable[Mapping[str, Any]]) -> bytes:
    """Entities as Wikidata dumps them: an array with one a line."""
    lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in entities)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def write_dump(path: Path, entities: Iterable[Mapping[str, Any]]) -> Path:
    """Write a dump of entities, compressed as the name says."""
    data = dumped(entities)
    if path.suffix == ".bz2":
        data = bz2.compress(data)
    elif path.suffix == ".gz":
        data = gzip.compress(data)
    elif path.suffix == ".zst":
        data = zstandard.compress(data)
    path.write_bytes(data)
    return path
