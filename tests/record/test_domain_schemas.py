"""Each class has a schema, made of its mapping file; entities of records are valid by it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from wikiextract.map.domains.context import addresses, context
from wikiextract.map.domains.domain_files import Domain, domains
from wikiextract.map.domains.own import own_mappings, properties_of
from wikiextract.record import RecordValidator, schema_names, schema_text

ROOT = Path(__file__).resolve().parents[2]
CLASSES = [one for one in domains().values() if one.schema]
FIXTURE = ROOT / "fixtures" / "zhwiki" / "阿拉木图宣言" / "record.json"
FIXTURES = sorted((ROOT / "fixtures").glob("*/*/*.json"))


def test_schemas_and_context_are_in_step_with_the_mapping_files() -> None:
    command = [sys.executable, str(ROOT / "tools" / "write_schemas.py"), "--check"]
    answer = subprocess.run(command, check=False, timeout=600)
    assert answer.returncode == 0, "run tools/write_schemas.py"


@pytest.mark.parametrize("domain", CLASSES, ids=lambda one: one.name)
def test_a_class_has_a_valid_schema_with_a_version(domain: Domain) -> None:
    assert domain.name in schema_names()
    schema = json.loads(schema_text(domain.name))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"].startswith(f"urn:wikiextract:schema:{domain.name}:")
    stated = schema["properties"]["properties"]["properties"]
    assert set(stated) == set(properties_of(domain))


def test_a_name_means_one_thing_everywhere() -> None:
    for domain in domains().values():
        for name, stated in domain.properties.items():
            if stated.iri is not None:
                assert addresses()[name] == stated.iri, f"{domain.name}: {name}"


def test_addresses_at_wikidata_are_of_properties_and_items() -> None:
    at_wikidata = re.compile(r"http://www\.wikidata\.org/(?:prop/direct/P|entity/Q)[1-9]\d*")
    stated = [one for one in addresses().values() if "wikidata.org" in one]
    assert stated
    assert [one for one in stated if not at_wikidata.fullmatch(one)] == []


def test_no_term_is_one_of_the_parts_of_values() -> None:
    parts = {"id", "types", "label", "properties", "qualifiers", "text", "typed", "link", "source"}
    assert not parts & set(addresses())
    assert json.loads(schema_text("context")) == context()


def test_names_of_boxes_belong_to_one_class() -> None:
    seen: dict[str, str] = {}
    for box in own_mappings(None).boxes:
        for name in box.boxes:
            assert seen.setdefault(name, box.name) == box.name, name


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: "/".join(path.parts[-3:]))
def test_the_entities_of_the_fixtures_are_valid(path: Path) -> None:
    record = json.loads(path.read_text("utf-8"))
    if "extraction" in record:
        assert RecordValidator().check(record) is None


def test_an_entity_that_its_class_refuses_is_told() -> None:
    record: dict[str, Any] = json.loads(FIXTURE.read_text("utf-8"))
    record["entity"]["properties"]["dateSigned"][0]["typed"]["kind"] = "number"
    problem = RecordValidator().check(record)
    assert problem is not None
    assert problem.path.startswith("$.entity.properties.dateSigned[0]")


def test_an_entity_is_json_ld_with_the_context() -> None:
    jsonld = pytest.importorskip("pyld.jsonld", reason="pyld is not installed")
    entity = json.loads(FIXTURE.read_text("utf-8"))["entity"]
    (expanded,) = jsonld.expand({**entity, **context()})
    assert expanded["@id"] == entity["id"]
    assert expanded["@type"] == ["http://www.wikidata.org/entity/Q131569"]
    signed = expanded["http://www.wikidata.org/prop/direct/P585"]
    assert signed[0]["urn:wikiextract:terms:typed"][0]["urn:wikiextract:terms:edtf"] == [
        {"@value": "1991-12-21"}
    ]
