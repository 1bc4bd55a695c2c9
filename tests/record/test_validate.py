"""jsonschema-rs decides, jsonschema explains: both agree on valid and on broken records."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from wikiextract import nodes
from wikiextract.errors import InputError
from wikiextract.record import (
    Article,
    Extraction,
    Validator,
    article_schema_id,
    to_json,
    validate_file,
)
from wikiextract.record.schemas import load_schema

ARTICLE = Article(
    title="Foo",
    kind="article",
    infoboxes=(
        nodes.Infobox(
            name="Infobox thing",
            groups=(
                nodes.FieldGroup(
                    fields=(
                        nodes.Field(
                            param="place",
                            label="Place",
                            value=nodes.Value(
                                text="Bar", links=(nodes.Link(text="Bar", target="Bar"),)
                            ),
                            span=(3, 9),
                        ),
                    )
                ),
            ),
        ),
    ),
    sections=(
        nodes.Section(
            level=1,
            blocks=(
                nodes.Paragraph(text="Foo is a bar."),
                nodes.ContentList(items=(nodes.Value(text="one", items=(nodes.Value(text="a"),)),)),
                nodes.Table(
                    width=1, rows=(nodes.Row(cells=(nodes.Cell(value=nodes.Value(), column=0),)),)
                ),
            ),
        ),
    ),
    categories=(nodes.Category(name="Things", hidden=True),),
    extraction=Extraction(version="0", view="source", schema=article_schema_id()),
)
VALID: dict[str, Any] = msgspec.json.decode(to_json(ARTICLE))

Breakage = Callable[[dict[str, Any]], object]
BROKEN: dict[str, tuple[Breakage, str]] = {
    "missing": (lambda r: r.pop("kind"), "$"),
    "unknown property": (lambda r: r.update(color="red"), "$"),
    "wrong type": (lambda r: r.update(page_id="7"), "$.page_id"),
    "not in list": (lambda r: r.update(kind="essay"), "$.kind"),
    "negative": (lambda r: r.update(page_id=-1), "$.page_id"),
    "empty text": (lambda r: r["sections"][0]["blocks"][0].update(text=""), ".blocks[0].text"),
    "missing property": (lambda r: r["sections"][0]["blocks"][1].pop("ordered"), ".blocks[1]"),
    "unknown block": (lambda r: r["sections"][0]["blocks"][0].update(type="poem"), ".type"),
    "span of three": (
        lambda r: r["infoboxes"][0]["groups"][0]["fields"][0].update(span=[1, 2, 3]),
        ".span",
    ),
    "null": (lambda r: r.update(abstract=None), "$.abstract"),
    "deep": (
        lambda r: r["sections"][0]["blocks"][1]["items"][0]["items"][0].update(links=[{}]),
        ".items[0].items[0].links[0]",
    ),
    "code not kebab-case": (
        lambda r: r.update(diagnostics=[{"code": "A B", "severity": "info", "message": "m"}]),
        ".code",
    ),
}


@pytest.fixture(scope="module")
def validator() -> Validator:
    return Validator.named("article")


@pytest.fixture(scope="module")
def reference() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(load_schema("article"))


def test_a_valid_record_is_valid_for_both(
    validator: Validator, reference: jsonschema.Draft202012Validator
) -> None:
    assert validator.is_valid(VALID)
    assert reference.is_valid(VALID)
    assert validator.check(VALID) is None


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_record_is_invalid_for_both_and_explained(
    name: str, validator: Validator, reference: jsonschema.Draft202012Validator
) -> None:
    damage, path = BROKEN[name]
    record = copy.deepcopy(VALID)
    damage(record)
    assert not validator.is_valid(record)
    assert not reference.is_valid(record)
    problem = validator.check(record)
    assert problem is not None
    assert problem.path.endswith(path)
    assert problem.expected
    assert problem.found


def test_an_explanation_says_what_was_expected_and_found(validator: Validator) -> None:
    problem = validator.check({**VALID, "page_id": "7"})
    assert str(problem) == '$.page_id: expected type integer, found "7"'


def test_lone_surrogates_do_not_break_a_record(validator: Validator) -> None:
    article = msgspec.structs.replace(ARTICLE, title="a\ud800b")
    assert msgspec.json.decode(to_json(article))["title"] == "a\ufffdb"


def test_every_line_of_a_file_is_judged(tmp_path: Path, validator: Validator) -> None:
    path = tmp_path / "records.ndjson"
    line = to_json(ARTICLE)
    path.write_bytes(b"\n".join([line, b"{broken", b"", b"[1]", line]) + b"\n")
    verdicts = list(validate_file(validator, str(path)))
    assert [(v.line, v.problem is None) for v in verdicts] == [
        (1, True),
        (2, False),
        (4, False),
        (5, True),
    ]


def test_a_pretty_printed_record_is_one_record(tmp_path: Path, validator: Validator) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(msgspec.json.format(to_json(ARTICLE), indent=2))
    assert [v.problem for v in validate_file(validator, str(path))] == [None]


@pytest.mark.parametrize("depth", [900, 5000, 100_000])
def test_a_record_nested_too_deeply_is_a_problem_not_a_crash(
    depth: int, tmp_path: Path, validator: Validator
) -> None:
    path = tmp_path / "deep.ndjson"
    path.write_bytes(b'{"title":' + b"[" * depth + b"]" * depth + b"}\n")
    (verdict,) = validate_file(validator, str(path))
    assert verdict.problem is not None


@pytest.mark.parametrize("name", ["missing.ndjson", "empty.ndjson", "folder"])
def test_an_unusable_file_is_a_clear_error(name: str, tmp_path: Path, validator: Validator) -> None:
    path = tmp_path / name
    if name == "empty.ndjson":
        path.touch()
    elif name == "folder":
        path.mkdir()
    with pytest.raises(InputError, match=name):
        list(validate_file(validator, str(path)))


def test_a_schema_that_is_none_is_a_clear_error() -> None:
    with pytest.raises(InputError, match="not a usable JSON Schema"):
        Validator({"type": 7}, "own.json")
