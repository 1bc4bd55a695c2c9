"""Writes into schemas/ what follows from other files: schemas of classes, of full records, the
JSON-LD context.

Usage: .venv/bin/python tools/write_schemas.py [--check]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wikiextract.map.domains.context import context
from wikiextract.map.domains.domain_files import Domain, DomainProperty, domain_folder, domains
from wikiextract.map.domains.own import properties_of
from wikiextract.record import FULL, schema_text

SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"
VERSION = "1.0.0"
DEFINITIONS = ("span", "link", "typed_value", "value_source", "property_value")
VALUES = {"$ref": "#/$defs/property_value"}
# A duration may be shown as so many minutes.
ALSO = {"duration": ["duration", "quantity"]}


def files() -> Iterator[tuple[Path, str]]:
    """Yield each file with its text."""
    yield SCHEMAS / "context.jsonld", _text(context())
    yield SCHEMAS / f"{FULL}.schema.json", _text(full_schema())
    for name, domain in domains().items():
        if domain.schema:
            yield SCHEMAS / domain_folder(name) / f"{name}.schema.json", _text(schema(domain))


def schema(domain: Domain) -> dict[str, Any]:
    """Return the schema of the entities of a class."""
    definitions = json.loads(schema_text())["$defs"]
    properties = {name: values(one) for name, one in properties_of(domain).items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:wikiextract:schema:{domain.name}:{VERSION}",
        "title": f"wikiextract {domain.name}",
        "description": f"{domain.about} ({domain.iri})",
        "type": "object",
        "properties": {
            "id": {"type": "string", "minLength": 1, "description": "Its address."},
            "types": {
                "type": "array",
                "items": {"type": "string", "minLength": 1},
                "contains": {"const": domain.type},
                "description": "Its classes, the most special first.",
            },
            "label": {"type": "string", "minLength": 1, "description": "Its name."},
            "properties": {
                "type": "object",
                "properties": properties,
                "additionalProperties": {"type": "array", "minItems": 1, "items": VALUES},
                "description": "Its properties by name; it may have those of other classes, too.",
            },
        },
        "required": ["types"],
        "additionalProperties": False,
        "$defs": {name: definitions[name] for name in DEFINITIONS},
    }


def full_schema() -> dict[str, Any]:
    """Return the schema of records in which every attribute is present."""
    article = json.loads(schema_text())
    article["$id"] = article["$id"].replace(":article:", f":{FULL}:")
    article["title"] = f"wikiextract {FULL}"
    article["description"] = (
        "A record of `extract --full`: that of `article`, with absent properties as null"
        " and lists that are empty."
    )
    for one in (article, *article["$defs"].values()):
        if one.get("additionalProperties") is False:
            _require_all(one)
    return dict(article)


def _require_all(described: dict[str, Any]) -> None:
    """Change the schema of an object: its properties are there, and null where they may be absent.

    A list that may be empty is.
    """
    required = described.get("required", ())
    for name, value in described["properties"].items():
        empty = value.get("type") == "array" and "minItems" not in value
        if name not in required and not empty:
            about = {"description": value.pop("description")} if "description" in value else {}
            described["properties"][name] = {"anyOf": [value, {"type": "null"}], **about}
    described["required"] = list(described["properties"])


def values(stated: DomainProperty) -> dict[str, Any]:
    """Return the schema of the values of a property."""
    about = f"{stated.about} ({stated.iri})" if stated.iri else stated.about
    return {"type": "array", "minItems": 1, "items": VALUES | value(stated), "description": about}


def value(stated: DomainProperty) -> dict[str, Any]:
    """Return what the schema asks of one value."""
    asked: dict[str, Any] = {}
    if stated.pair is not None:
        sides = (stated.pair.first, stated.pair.second, stated.pair.alone)
        some = {"minProperties": 1, "propertyNames": {"enum": [one for one in sides if one]}}
        asked = {"required": ["properties"], "properties": {"properties": some}}
    elif stated.properties:
        inner = {name: values(one) for name, one in stated.properties.items()}
        asked = {"required": ["properties"], "properties": {"properties": {"properties": inner}}}
    elif stated.place is not None or stated.kind not in (None, "text", "link"):
        kind = "coordinates" if stated.place is not None else str(stated.kind)
        kinds = ALSO.get(kind, [kind])
        asked = {
            "required": ["typed"],
            "properties": {"typed": {"properties": {"kind": {"enum": kinds}}}},
        }
    elif stated.kind is not None:
        asked = {"required": ["text"]}
    if stated.qualifiers:
        beside = {name: values(one) for name, one in stated.qualifiers.items()}
        asked.setdefault("properties", {})["qualifiers"] = {"properties": beside}
    return asked


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    check = "--check" in sys.argv[1:]
    wanted = dict(files())
    found = {path for path in SCHEMAS.rglob("*.json*") if path.name != "article.schema.json"}
    stale = [*(found - set(wanted))]
    stale += [
        path
        for path, text in wanted.items()
        if path not in found or path.read_text("utf-8") != text
    ]
    if check:
        return 1 if stale else 0
    for path in found - set(wanted):
        path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
