"""The schema and the record's types say the same."""

from __future__ import annotations

import inspect
import json
from typing import Any, get_args

import jsonschema
import msgspec
import pytest
from msgspec.structs import FieldInfo

from wikiextract import nodes
from wikiextract.errors import InputError
from wikiextract.map.annotate.agree import _COMPARED
from wikiextract.record import Article, Extraction, schema_names, schema_text
from wikiextract.record.schemas import load_schema
from wikiextract.sinks.wide.property_columns import columns_of_kind, same_columns
from wikiextract.sources.page import Revision

SCHEMA: dict[str, Any] = json.loads(schema_text())
BLOCKS = set(get_args(nodes.Block))
NOT_IN_RECORDS = {nodes.Node, nodes.Document}


def definition_name(node: type) -> str:
    """The name of a type's definition: ``FieldGroup`` is ``field_group``."""
    if node in BLOCKS:
        return f"{node.__struct_config__.tag}_block"
    name = "".join(f"_{c.lower()}" if c.isupper() else c for c in node.__name__)
    return name.removeprefix("_")


def node_types() -> list[type[msgspec.Struct]]:
    found = [
        value
        for _, value in inspect.getmembers(nodes, inspect.isclass)
        if issubclass(value, nodes.Node) and value not in NOT_IN_RECORDS
    ]
    return [*found, Revision, Extraction]


def always_written(field: FieldInfo) -> bool:
    """Whether msgspec writes the field also when it has its default."""
    factory = field.default_factory
    return field.default is msgspec.NODEFAULT and factory is not dict


def check_object(node: type[msgspec.Struct], schema: dict[str, Any]) -> None:
    fields = {field.encode_name: field for field in msgspec.structs.fields(node)}
    tag = node.__struct_config__.tag_field
    names = set(fields) | ({tag} if tag else set())
    assert set(schema["properties"]) == names
    required = {name for name, field in fields.items() if always_written(field)}
    assert set(schema.get("required", ())) == required | ({tag} if tag else set())
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("node", node_types(), ids=lambda node: node.__name__)
def test_type_and_definition_have_the_same_properties(node: type[msgspec.Struct]) -> None:
    check_object(node, SCHEMA["$defs"][definition_name(node)])


# Built most often; their readers fold what is shown to None where there is nothing.
FOLDED = {nodes.Value, nodes.Paragraph}


@pytest.mark.parametrize("node", node_types(), ids=lambda node: node.__name__)
def test_no_node_has_an_optional_text_that_is_empty(node: type[msgspec.Struct]) -> None:
    properties = SCHEMA["$defs"][definition_name(node)]["properties"]
    optional = {
        field.name
        for field in msgspec.structs.fields(node)
        if field.default is None and properties[field.name].get("minLength")
    }
    if not optional or node in {*FOLDED, Extraction}:
        return
    required = {field.name: "x" for field in msgspec.structs.fields(node) if field.required}
    built = node(**required, **dict.fromkeys(optional, ""))
    assert {getattr(built, name) for name in optional} == {None}
    kept = node(**required, **dict.fromkeys(optional, "y"))
    assert {getattr(kept, name) for name in optional} == {"y"}


def test_record_and_schema_have_the_same_properties() -> None:
    top = {key: SCHEMA[key] for key in ("properties", "required", "additionalProperties")}
    check_object(Article, top)


def test_every_definition_has_a_type() -> None:
    known = {definition_name(node) for node in node_types()} | {"span", "block"}
    assert set(SCHEMA["$defs"]) == known


def test_every_property_is_described() -> None:
    todo: list[tuple[str, Any]] = [("$", SCHEMA)]
    while todo:
        path, value = todo.pop()
        if isinstance(value, dict):
            if "properties" in value and "type" in value:
                for name, prop in value["properties"].items():
                    assert prop.get("description", "").endswith("."), f"{path}.{name}"
            todo.extend((f"{path}.{name}", inner) for name, inner in value.items())


def test_schema_is_valid_and_versioned() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"].rpartition(":")[2].count(".") == 2


def test_schemas_are_found_by_name_and_path(tmp_path: Any) -> None:
    assert "article" in schema_names()
    own = tmp_path / "own.json"
    own.write_text('{"type": "object"}')
    assert load_schema(str(own)) == {"type": "object"}


@pytest.mark.parametrize("content", [None, "{", "[]", b"\xff\xfe"])
def test_an_unusable_schema_is_a_clear_error(tmp_path: Any, content: str | bytes | None) -> None:
    path = tmp_path / "schema.json"
    if isinstance(content, str):
        path.write_text(content)
    elif content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"schema\.json"):
        load_schema(str(path))


def test_an_unknown_schema_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="article"):
        schema_text("nonsense")


def test_all_that_tells_kinds_of_values_apart_knows_each() -> None:
    kinds = set(get_args(nodes.ValueKind))
    assert set(SCHEMA["$defs"]["typed_value"]["properties"]["kind"]["enum"]) == kinds
    assert set(_COMPARED) == kinds
    texts = columns_of_kind(None)
    assert not [kind for kind in kinds if columns_of_kind(same_columns(kind)) == texts]
